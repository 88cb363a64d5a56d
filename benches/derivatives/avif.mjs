// What AVIF costs and saves by speed and quality, beside WebP and JPEG as they are made: CPU time of one size (with a few ms for starting and reading),
// bytes, and mean SSIM of the light against the resized picture (windows of 8 px, Wang 2004). Needs heif-enc (Debian: libheif-examples) with libaom, and sharp
// beside this file (npm install sharp).   node avif.mjs 6,7,8,9 58,62 320,640,1280,2048 PICTURE...
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";

const [speeds, qualities, widths] = process.argv.slice(2, 5).map((list) => list.split(","));
const pictures = process.argv.slice(5);
const [WINDOW, STEP] = [8, 4];
const [C1, C2] = [(0.01 * 255) ** 2, (0.03 * 255) ** 2];
const folder = mkdtempSync(join(tmpdir(), "avif-"));
const [resized, coded] = ["resized.png", "coded.avif"].map((name) => join(folder, name));
sharp.concurrency(1);

const light = (file) => sharp(file).toColourspace("srgb").removeAlpha().greyscale().raw().toBuffer();

function ssim(one, other, { width, height }) {
  let [sum, windows] = [0, 0];
  for (let top = 0; top + WINDOW <= height; top += STEP) {
    for (let left = 0; left + WINDOW <= width; left += STEP) {
      let [a, b, aa, bb, ab] = [0, 0, 0, 0, 0];
      for (let y = top; y < top + WINDOW; y += 1) {
        for (let at = y * width + left; at < y * width + left + WINDOW; at += 1) {
          const [p, q] = [one[at], other[at]];
          a += p; b += q; aa += p * p; bb += q * q; ab += p * q;
        }
      }
      const n = WINDOW * WINDOW;
      const [ma, mb] = [a / n, b / n];
      sum += ((2 * ma * mb + C1) * (2 * (ab / n - ma * mb) + C2)) / ((ma * ma + mb * mb + C1) * (aa / n - ma * ma + bb / n - mb * mb + C2));
      windows += 1;
    }
  }
  return sum / windows;
}

const found = new Map();
const note = (name, cpu_ms, bytes, likeness, kib = 0) => {
  if (!found.has(name)) found.set(name, { cpu_ms: 0, bytes: 0, likeness: 0, kib: 0, n: 0 });
  const one = found.get(name);
  one.cpu_ms += cpu_ms; one.bytes += bytes; one.likeness += likeness; one.n += 1;
  one.kib = Math.max(one.kib, kib);
};

for (const picture of pictures) {
  for (const width of widths.map(Number)) {
    const sides = await sharp(picture).rotate().flatten({ background: "#fff" }).toColourspace("srgb").resize({ width, fastShrinkOnLoad: false }).png({ compressionLevel: 1 }).toFile(resized);
    const wanted = await light(resized);
    for (const [name, file] of [["webp 78", sharp(resized).webp({ quality: 78, effort: 4 })], ["jpeg 80", sharp(resized).jpeg({ quality: 80 })]]) {
      const bytes = await file.toBuffer();
      note(name, 0, bytes.length, ssim(wanted, await light(bytes), sides));
    }
    for (const speed of speeds) {
      for (const quality of qualities) {
        const encoded = spawnSync("/usr/bin/time", ["-f", "%U %S %M", "heif-enc", "-A", "-q", quality, "-p", `speed=${speed}`, "-p", "threads=1", "-o", coded, resized], { encoding: "utf8" });
        const [user, system, kib] = encoded.stderr.trim().split("\n").pop().split(" ").map(Number);
        note(`avif ${quality} speed ${speed}`, (user + system) * 1000, statSync(coded).size, ssim(wanted, await light(coded), sides), kib);
      }
    }
  }
}
rmSync(folder, { recursive: true });
for (const [name, one] of found) {
  console.log(`${name.padEnd(16)} ${(one.cpu_ms / one.n).toFixed(0).padStart(5)} CPU-ms ${(one.bytes / one.n / 1000).toFixed(1).padStart(7)} kB  SSIM ${(one.likeness / one.n).toFixed(4)} ${(one.kib / 1024).toFixed(0).padStart(4)} MiB  ${one.n} sizes`);
}
