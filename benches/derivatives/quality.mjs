// How near the sizes in two folders come to the pictures they were made of: mean SSIM of the light (windows of 8 px, Wang 2004), and bytes. The reference
// is the whole picture, resized in one step without shrinking on load by the peer's own library: if it favours anybody, then the peer. It is resized twice:
// as it is coded, which is what the peer does, and in linear light (scRGB, floating point), which is what a lens would do.
//   node quality.mjs FOLDER FOLDER PICTURE...
import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, extname, join } from "node:path";
import sharp from "sharp";

const [, , ours, theirs, ...files] = process.argv;
const WINDOW = 8;

const REFERENCES = { coded: (picture) => picture, linear: (picture) => picture.pipelineColourspace("scrgb") };

async function light(picture, width, height) {
  const rgb = await picture.resize({ width, height, fit: "fill", fastShrinkOnLoad: false }).toColourspace("srgb").removeAlpha().raw().toBuffer();
  const n = rgb.length / (width * height);
  return Float32Array.from({ length: width * height }, (_, at) => (n < 3 ? rgb[at * n] : 0.299 * rgb[at * n] + 0.587 * rgb[at * n + 1] + 0.114 * rgb[at * n + 2]));
}

function ssim(a, b, width, height) {
  const [c1, c2] = [(0.01 * 255) ** 2, (0.03 * 255) ** 2];
  let [sum, n] = [0, 0];
  for (let top = 0; top + WINDOW <= height; top += 4) {
    for (let left = 0; left + WINDOW <= width; left += 4) {
      let [sa, sb, saa, sbb, sab] = [0, 0, 0, 0, 0];
      for (let y = top; y < top + WINDOW; y += 1) {
        for (let at = y * width + left; at < y * width + left + WINDOW; at += 1) {
          const [p, q] = [a[at], b[at]];
          sa += p; sb += q; saa += p * p; sbb += q * q; sab += p * q;
        }
      }
      const count = WINDOW * WINDOW;
      const [ma, mb] = [sa / count, sb / count];
      const [va, vb, cov] = [saa / count - ma * ma, sbb / count - mb * mb, sab / count - ma * mb];
      sum += ((2 * ma * mb + c1) * (2 * cov + c2)) / ((ma * ma + mb * mb + c1) * (va + vb + c2));
      n += 1;
    }
  }
  return sum / n;
}

const found = new Map();
for (const file of files) {
  const name = basename(file, extname(file));
  const own = readdirSync(ours);
  const whole = await sharp(file).rotate().flatten({ background: "#fff" }).toColourspace("srgb").removeAlpha().raw().toBuffer({ resolveWithObject: true });
  for (const other of readdirSync(theirs).filter((one) => one.startsWith(`${name}-`))) {
    const kind = extname(other).slice(1);
    const width = Number(/-(\d+)\.\w+$/.exec(other)[1]);
    const same = own.find((one) => one === other);
    if (!same || !existsSync(join(ours, same))) continue;
    const { height } = await sharp(join(theirs, other)).metadata();
    const real = await sharp(join(ours, same)).metadata();
    if (real.width !== width) continue;
    const both = [["ours", ours, same], ["peer", theirs, other]];
    const seen = await Promise.all(both.map(([, folder, at]) => light(sharp(join(folder, at)), width, height)));
    for (const [reference, way] of Object.entries(REFERENCES)) {
      const wanted = await light(way(sharp(whole.data, { raw: whole.info })), width, height);
      for (const [which, [whose, folder, at]] of both.entries()) {
        const key = `${kind} ${reference} ${whose}`;
        if (!found.has(key)) found.set(key, { ssim: 0, bytes: 0, n: 0 });
        const one = found.get(key);
        one.ssim += ssim(wanted, seen[which], width, height);
        one.bytes += statSync(join(folder, at)).size;
        one.n += 1;
      }
    }
  }
}
for (const kind of ["jpg coded", "jpg linear", "webp coded", "webp linear"]) {
  const [a, b] = ["ours", "peer"].map((whose) => found.get(`${kind} ${whose}`));
  if (!a) continue;
  const [sa, sb] = [a.ssim / a.n, b.ssim / b.n];
  console.log(`${kind.padEnd(11)} SSIM ours ${sa.toFixed(4)}, peer ${sb.toFixed(4)} (${((sa / sb - 1) * 100).toFixed(2)} %); bytes ours ${(a.bytes / 1000).toFixed(0)} kB, peer ${(b.bytes / 1000).toFixed(0)} kB (${((a.bytes / b.bytes - 1) * 100).toFixed(2)} %); ${a.n} pictures`);
}
