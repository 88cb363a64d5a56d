// Has a house keep, publish and make sizes of every picture below folders, and asks exiftool what is left in every file that is stored and
// every file that is served. Fails if anything is but the picture, its colours and how it is to be turned.
//   node benches/hostile/traces.mjs ARTKITE FOLDER...       Needs exiftool (Debian: libimage-exiftool-perl).

import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

import { House } from "./house.mjs";

const [artkite, ...folders] = process.argv.slice(2).map((path) => resolve(path));

const files_below = (path) => (statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => files_below(join(path, name))) : [path]);

/** What a file may tell: what it is, how large, in which colours, how to be turned. */
const MAY_BE_TOLD = [
  /^SourceFile$/, /^(ExifTool|File|ICC_Profile):/, /^Composite:(ImageSize|Megapixels)$/,
  /^JFIF:(JFIFVersion|ResolutionUnit|XResolution|YResolution)$/, /^APP14:/,
  /^EXIF:(Orientation|ImageWidth|ImageHeight|BitsPerSample|Compression|PhotometricInterpretation|FillOrder|Strip\w+|Tile\w+|SamplesPerPixel|RowsPerStrip|XResolution|YResolution|ResolutionUnit|PlanarConfiguration|Predictor|ColorMap|ExtraSamples|SampleFormat)$/,
  /^PNG(-pHYs)?:(ImageWidth|ImageHeight|BitDepth|ColorType|Compression|Filter|Interlace|Palette|Transparency|SRGBRendering|Gamma|SignificantBits|WhitePoint\w|(Red|Green|Blue)[XY]|ProfileName|PixelsPerUnit[XY]|PixelUnits|BackgroundColor)$/,
  /^RIFF:(VP8Version|HorizontalScale|VerticalScale|ImageWidth|ImageHeight|WebP_Flags|AlphaIsUsed|Alpha\w+)$/,
];
const AMISS = /GPS|Serial|Artist|Author|Owner|Creator|Thumbnail|Preview|Make$|Model$/i;

/** What exiftool says of files; of those that it cannot read, that. */
const ask_exiftool = (words, paths) => {
  const all = [];
  for (let at = 0; at < paths.length; at += 500) {
    const { stdout } = spawnSync("exiftool", ["-json", ...words, ...paths.slice(at, at + 500)], { maxBuffer: 1 << 28, encoding: "utf8" });
    all.push(...JSON.parse(stdout));
  }
  return all;
};

/** Tags that should not be there, of files in one of our folders; how many files were read. */
function told(paths) {
  const all = ask_exiftool(["-G", "-a", "-ee", "-U"], paths);
  const wrong = [];
  for (const one of all) {
    for (const tag of Object.keys(one)) {
      const is_colour = tag.startsWith("ICC_Profile:");
      if (!MAY_BE_TOLD.some((allowed) => allowed.test(tag)) || (!is_colour && AMISS.test(tag))) wrong.push(`${one.SourceFile}: ${tag} = ${String(one[tag]).slice(0, 60)}`);
    }
  }
  return { n: all.length, wrong };
}

const pictures = folders.flatMap(files_below).sort();
const house = await House.open(artkite, { ARTKITE__LIMITS__VIEW_AREA_PX_MAX: "80000000" });
const run = (...words) => execFileSync(artkite, words, {
  cwd: house.folder, stdio: ["ignore", "pipe", "pipe"],
  env: { ...process.env, ARTKITE_LOG: "error", ARTKITE__DATABASE__URL: `sqlite:${join(house.folder, "a.db")}`, ARTKITE__FILES__URL: `file:${join(house.folder, "uploads")}` },
});
const served = join(house.folder, "served");
const sizes = join(house.folder, "sizes");
mkdirSync(served);
let n_taken = 0;
for (const [at, path] of pictures.entries()) {
  const answer = await house.upload(readFileSync(path)).catch((error) => ({ status: 0, text: String(error) }));
  if (answer.status !== 201) continue;
  n_taken += 1;
  run("pictures", "publish", path, "--id", `n${at}`);
  try {
    run("pictures", "derive", path, "--out", join(sizes, String(at)), "--jobs", "1");
  } catch {
    // a picture that is damaged is told so
  }
  const { width, height } = JSON.parse((await house.ask("GET", `/iiif/3/n${at}/info.json`)).text);
  const tile = `0,0,${Math.min(512, width)},${Math.min(512, height)}`;
  for (const part of ["full/max/0/default.jpg", "full/max/0/default.png", `full/${Math.min(width, 600)},/0/default.webp`, `${tile}/max/0/default.jpg`, `${tile}/max/90/gray.jpg`]) {
    const reply = await fetch(`http://127.0.0.1:${house.port}/iiif/3/n${at}/${part}`);
    const bytes = Buffer.from(await reply.arrayBuffer());
    if (reply.ok) writeFileSync(join(served, `${at}-${part.replaceAll(/[^a-z0-9.]/g, "_")}`), bytes);
  }
}
const tags = ask_exiftool(["-GPSLatitude", "-SerialNumber", "-ThumbnailImage"], pictures);
const n_with = (tag) => tags.filter((one) => one[tag] !== undefined).length;
console.log(`${pictures.length} files sent, as they came ${n_with("GPSLatitude")} with a place, ${n_with("SerialNumber")} with a serial number, ${n_with("ThumbnailImage")} with a thumbnail`);
let is_well = n_taken > 0;
for (const [what, folder] of [["stored by the house", join(house.folder, "uploads")], ["sizes", sizes], ["served by the image service", served]]) {
  const { n, wrong } = told(files_below(folder));
  console.log(`${what}: ${n} files of ${n_taken} pictures, ${wrong.length} tags amiss`);
  for (const line of wrong.slice(0, 30)) console.log(`  ${line}`);
  is_well &&= wrong.length === 0;
}
await house.close();
process.exit(is_well ? 0 : 1);
