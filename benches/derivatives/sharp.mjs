// The same derivative set made by sharp: `cascade` decodes once and makes each size from the one before (its best use), `usual` makes one
// call for each output. WebP effort as given. npm install sharp beside this file first.
//   node sharp.mjs cascade|usual EFFORT OUT PICTURE...
import sharp from "sharp";
import { basename, extname, join } from "node:path";

const [, , way, effort, out, ...files] = process.argv;
const WIDTHS = [2048, 1280, 640, 320];
sharp.cache(false);

const save = (picture, name, width) => Promise.all([
  picture.clone().jpeg({ quality: 80 }).toFile(join(out, `${name}-${width}.jpg`)),
  picture.clone().webp({ quality: 78, effort: Number(effort) }).toFile(join(out, `${name}-${width}.webp`)),
]);

for (const file of files) {
  const name = basename(file, extname(file));
  if (way === "usual") {
    for (const width of WIDTHS) await save(sharp(file).rotate().resize({ width, withoutEnlargement: true }).toColourspace("srgb"), name, width);
    continue;
  }
  let { data, info } = await sharp(file).rotate().resize({ width: WIDTHS[0], withoutEnlargement: true }).toColourspace("srgb").raw().toBuffer({ resolveWithObject: true });
  for (const width of WIDTHS) {
    ({ data, info } = await sharp(data, { raw: info }).resize({ width, withoutEnlargement: true }).raw().toBuffer({ resolveWithObject: true }));
    await save(sharp(data, { raw: info }), name, width);
  }
}
