// Small files that would fill the memory, and the largest pictures that are taken, four at once: how long the no takes, and the
// memory of the house and its children all together.
//   node benches/hostile/bombs.mjs ARTKITE        N=100       Needs vips (Debian: libvips-tools) for the largest legal pictures.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { crc32, deflateSync } from "node:zlib";

import { House, pause, quantile } from "./house.mjs";

const [artkite] = process.argv.slice(2);
const N = Number(process.env.N ?? 100);
const numbers = (kind, ...all) => Buffer.concat(all.map((number) => {
  const bytes = Buffer.alloc(Number(/\d+/.exec(kind)[0]) / 8);
  bytes[`writeUInt${kind}`](number);
  return bytes;
}));

function chunk(kind, data) {
  const body = Buffer.concat([Buffer.from(kind), data]);
  return Buffer.concat([numbers("32BE", data.length), body, numbers("32BE", crc32(body))]);
}

/** A PNG of zeros, whole and right in every byte. `more` are chunks before its data. */
function png(side, bits, more = []) {
  const head = Buffer.concat([numbers("32BE", side, side), Buffer.from([bits, 0, 0, 0, 0])]);
  const rows = Buffer.alloc((1 + Math.ceil((side * bits) / 8)) * side);
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), chunk("IHDR", head), ...more, chunk("IDAT", deflateSync(rows, { level: 9 })), chunk("IEND", Buffer.alloc(0))]);
}

const segment = (marker, data) => Buffer.concat([Buffer.from([0xff, marker]), numbers("16BE", data.length + 2), data]);

/** The header of a JPEG of so many pixels, and so many scans of nothing. */
function jpeg(width, height, n_scans) {
  const frame = Buffer.concat([Buffer.from([8]), numbers("16BE", height, width), Buffer.from([1, 1, 0x11, 0])]);
  const scan = Buffer.concat([segment(0xda, Buffer.from([1, 1, 0, 0, 0, 0x01])), Buffer.from([0x12])]);
  return Buffer.concat([Buffer.from([0xff, 0xd8]), segment(0xdb, Buffer.alloc(65, 1)), segment(0xc2, frame), ...Array(n_scans).fill(scan), Buffer.from([0xff, 0xd9])]);
}

const riff = (...chunks) => {
  const body = Buffer.concat([Buffer.from("WEBP"), ...chunks.map(([kind, data]) => Buffer.concat([Buffer.from(kind), numbers("32LE", data.length), data]))]);
  return Buffer.concat([Buffer.from("RIFF"), numbers("32LE", body.length), body]);
};

/** The directory of a TIFF of so many pixels. */
const tiff = (width, height) => {
  const entries = [[256, width], [257, height], [258, 8], [259, 1], [262, 1], [273, 8], [277, 1], [278, height], [279, 1]];
  const listed = entries.map(([tag, value]) => Buffer.concat([numbers("16LE", tag, 4), numbers("32LE", 1, value)]));
  return Buffer.concat([Buffer.from("II*\0"), numbers("32LE", 10), Buffer.alloc(2), numbers("16LE", entries.length), ...listed, Buffer.alloc(4)]);
};

const BOMBS = {
  "PNG 22,000² px of 8 bits": () => png(22_000, 8),
  "PNG 60,000² px of 1 bit": () => png(60_000, 1),
  "PNG with 4 billion frames": () => png(64, 8, [chunk("acTL", numbers("32BE", 0xffffffff, 0))]),
  "JPEG 65,500² px": () => jpeg(65_500, 65_500, 1),
  "JPEG with 30,000 scans": () => jpeg(8_000, 8_000, 30_000),
  "WebP of 16,383² px": () => riff(["VP8 ", Buffer.concat([Buffer.from([0x10, 0, 0, 0x9d, 0x01, 0x2a]), numbers("16LE", 16_383, 16_383)])]),
  "WebP with frames": () => riff(["VP8X", Buffer.from([2, 0, 0, 0, 255, 255, 0, 255, 255, 0])]),
  "TIFF 4 billion px wide": () => tiff(0xffffffff, 0xffffffff),
};

const house = await House.open(resolve(artkite));
await Promise.all(Array.from({ length: 8 }, () => house.upload(Buffer.from("nothing"))));
const all = [];
const before = house.memory();
for (const [name, make] of Object.entries(BOMBS)) {
  const bytes = make();
  // In one request, and to an upload begun before, as the entry form's script does.
  const begun = await house.begin(bytes.length);
  const times = [];
  let code;
  for (let at = 0; at < 2 * N; at += 1) {
    const { status, text, ms } = await (at % 2 ? house.append(begun, 0, bytes) : house.upload(bytes));
    code = status < 300 ? "TAKEN" : JSON.parse(text).code;
    times.push(ms);
  }
  all.push(...times);
  console.log(`${name.padEnd(28)} ${(bytes.length / 1000).toFixed(1).padStart(7)} kB  ${code.padEnd(24)} median ${quantile(times, 0.5).toFixed(1)} ms, p99 ${quantile(times, 0.99).toFixed(1)} ms`);
}
const after = house.memory();
console.log(`all of them: median ${quantile(all, 0.5).toFixed(1)} ms, p99 ${quantile(all, 0.99).toFixed(1)} ms over HTTP; server ${before.peak.toFixed(1)} → ${after.peak.toFixed(1)} MiB at its highest`);

// 80 million pixels each, in the ways that take most memory.
const folder = mkdtempSync(join(tmpdir(), "worst-"));
const at = (name) => join(folder, name);
const vips = (...words) => execFileSync("vips", words);
const worst = (width, height, name, samples, ...save) => {
  vips("black", at("grey.v"), String(width), String(height), "--bands", "4");
  vips("cast", at("grey.v"), at("cast.v"), samples);
  vips("copy", at("cast.v"), at("worst.v"), "--interpretation", samples === "ushort" ? "rgb16" : "srgb");
  vips(save[0], at("worst.v"), at(name), ...save.slice(1));
  for (const left of ["grey.v", "cast.v", "worst.v"]) rmSync(at(left));
  return readFileSync(at(name));
};
const legal = {
  "PNG, 16 bits, alpha": worst(8_944, 8_944, "a.png", "ushort", "pngsave"),
  "TIFF, 16 bits, alpha": worst(8_944, 8_944, "a.tiff", "ushort", "tiffsave", "--compression", "deflate"),
  "WebP, lossless, alpha": worst(16_380, 4_880, "a.webp", "uchar", "webpsave", "--lossless"),
  "JPEG, progressive, 4:4:4": worst(8_944, 8_944, "a.jpg", "uchar", "jpegsave", "--interlace", "--subsample-mode", "off"),
};
const mixed = Object.values(legal);
for (const [name, files] of [...Object.entries(legal).map(([name, file]) => [name, Array(4).fill(file)]), ["one of each", mixed]]) {
  let highest = 0;
  let is_measured = true;
  const watch = (async () => {
    while (is_measured) {
      const { server, children } = house.memory();
      highest = Math.max(highest, server + children);
      await pause(10);
    }
  })();
  const answers = await Promise.all(files.map((file) => house.upload(file)));
  is_measured = false;
  await watch;
  const told = answers.map(({ status, text }) => (status === 201 ? "taken" : JSON.parse(text).code));
  console.log(`4 at once of ${name.padEnd(26)} server and children together at most ${highest.toFixed(0)} MiB; ${told.join(", ")}`);
}
const { panics, lost } = house.complaints();
console.log(`${panics.length} panics, ${lost.length} children lost`);
rmSync(folder, { recursive: true });
await house.close();
