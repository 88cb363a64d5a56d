// The twelve pictures of the measurements, made from the named files of a folder of fixtures: real photos as they are, the same at the
// 12 and 24 megapixels that phones and cameras have today (enlarged, with the grain that enlarging takes away), and one scan as PNG.
// Some turned, some with full colour, one in Display P3. The same files each time (xorshift32). npm install sharp beside this file first.
//   node pictures.mjs FIXTURES OUT
import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";

const [, , fixtures, out] = process.argv;
mkdirSync(out, { recursive: true });

// Name, source, width as stored in px (none: the file as it is), subsampling, EXIF orientation, profile.
const PICTURES = [
  ["01-drawing-phone-12mp.jpg", "drawing_phone_jpeg_named.png"],
  ["02-drawing-phone-2-12mp.jpg", "drawing_phone_2_jpeg_named.png"],
  ["03-phone-iphone-8mp.jpg", "phone_iphone.jpg"],
  ["04-phone-jolla-12mp.jpg", "phone_jolla.jpg", 4032, "4:2:0", 1],
  ["05-drawing-scan-12mp.jpg", "drawing_scan_2000x1500.png", 4032, "4:2:0", 3],
  ["06-phone-iphone-12mp-p3.jpg", "phone_iphone.jpg", 4032, "4:2:0", 1, "p3"],
  ["07-drawing-phone-24mp.jpg", "drawing_phone_jpeg_named.png", 5712, "4:2:0", 6],
  ["08-drawing-phone-2-24mp-444.jpg", "drawing_phone_2_jpeg_named.png", 5712, "4:4:4", 1],
  ["09-phone-iphone-24mp.jpg", "phone_iphone.jpg", 5712, "4:2:0", 1],
  ["10-phone-jolla-24mp-444.jpg", "phone_jolla.jpg", 5712, "4:4:4", 8],
  ["11-drawing-phone-2-24mp.jpg", "drawing_phone_2_jpeg_named.png", 5712, "4:2:0", 8],
  ["12-drawing-scan-3mp.png", "drawing_scan_2000x1500.png"],
];
const GRAIN = 6; // the widest step that grain makes, of 255

for (const [name, source, width, chromaSubsampling, orientation, profile] of PICTURES) {
  const [from, to] = [join(fixtures, source), join(out, name)];
  if (!width) {
    copyFileSync(from, to);
    continue;
  }
  const { data, info } = await sharp(from).resize({ width }).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  let seed = 20261127;
  for (let at = 0; at < data.length; at += 3) {
    seed ^= seed << 13; seed ^= seed >>> 17; seed ^= seed << 5;
    // The mean of two draws: small steps are the most frequent.
    const grain = (((seed & 0xffff) + (seed >>> 16)) / 0xffff - 1) * GRAIN;
    for (let k = at; k < at + 3; k += 1) data[k] = Math.max(0, Math.min(255, Math.round(data[k] + grain)));
  }
  let picture = sharp(data, { raw: info }).withMetadata({ orientation });
  if (profile) picture = picture.withIccProfile(profile);
  await picture.jpeg({ quality: 92, chromaSubsampling }).toFile(to);
}
