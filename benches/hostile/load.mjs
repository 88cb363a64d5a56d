// Many upload at once, and lines that are cut: memory of the house, and whether what it says it received is what was sent.
//   node benches/hostile/load.mjs ARTKITE      CLIENTS=200 MB=10 CUT=50 CUTS=20
// Each client sends a JPEG of its own, filled up with comments to its size; the hash of what came in is asked of the house.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

import { House, pause, quantile } from "./house.mjs";

const [artkite] = process.argv.slice(2);
const number = (name, usual) => Number(process.env[name] ?? usual);
const [CLIENTS, MB, CUT, CUTS] = [number("CLIENTS", 200), number("MB", 10), number("CUT", 50), number("CUTS", 20)];
const PIECE = { "tus-resumable": "1.0.0", "content-type": "application/offset+octet-stream" };

/** A real photo and comments of random bytes between its header and its picture, so that every upload is its own and has its size. */
function picture(at) {
  const photo = readFileSync(join(import.meta.dirname, "../../tests/fixtures/pictures/orientation_landscape_6.jpg"));
  let state = at + 1;
  const parts = [];
  let left = MB * 1_000_000 - photo.length;
  while (left > 5) {
    const length = Math.min(65_535, left - 2);
    const comment = Buffer.alloc(length + 2);
    comment.writeUInt16BE(0xfffe, 0);
    comment.writeUInt16BE(length, 2);
    for (let k = 4; k + 4 <= comment.length; k += 4) comment.writeUInt32LE((state = (Math.imul(state, 1664525) + 1013904223) >>> 0), k);
    parts.push(comment);
    left -= comment.length;
  }
  return Buffer.concat([photo.subarray(0, 2), ...parts, photo.subarray(2)]);
}

/** Sends the rest from where the house stands, cut after some bytes if that is asked. */
async function go_on(house, address, bytes, cut_after) {
  for (;;) {
    const { headers } = await house.ask("HEAD", address, { "tus-resumable": "1.0.0" });
    const offset = Number(headers["upload-offset"]);
    if (offset === bytes.length) return headers;
    const answer = await house.ask("PATCH", address, { ...PIECE, "upload-offset": offset }, bytes.subarray(offset), cut_after).catch((error) => ({ error }));
    if (answer.status === 204) return answer.headers;
    if (cut_after !== undefined && answer.error) return undefined;
    if (answer.status !== 423 && answer.status !== 409 && !answer.error) throw new Error(`${address}: ${answer.status} ${answer.text}`);
    await pause(20); // the house has not noticed yet that the line was cut
  }
}

/** Whether the house names the picture by the hash of what was sent. */
const is_right = (headers, bytes) => headers["artkite-picture"]?.includes(createHash("sha256").update(bytes).digest("hex")) === true;

const house = await House.open(resolve(artkite));
let highest = { server: 0, children: 0 };
let is_measured = true;
const watch = (async () => {
  while (is_measured) {
    const { peak, children } = house.memory();
    highest = { server: Math.max(highest.server, peak), children: Math.max(highest.children, children) };
    await pause(100);
  }
})();
const idle = house.memory();
const began = performance.now();
const times = [];
let n_right = 0;
await Promise.all(Array.from({ length: CLIENTS }, (_, at) => picture(at)).map(async (bytes) => {
  const address = await house.begin(bytes.length);
  const before = performance.now();
  const headers = await go_on(house, address, bytes);
  times.push(performance.now() - before);
  n_right += is_right(headers, bytes);
}));
const seconds = (performance.now() - began) / 1000;
console.log(`${CLIENTS} × ${MB} MB at once: ${n_right} right in ${seconds.toFixed(1)} s, median ${(quantile(times, 0.5) / 1000).toFixed(1)} s each`);
console.log(`server ${idle.server.toFixed(0)} MiB before, ${highest.server.toFixed(0)} MiB highest; children together ${highest.children.toFixed(0)} MiB`);

let n_right_cut = 0;
await Promise.all(Array.from({ length: CUT }, async (_, at) => {
  const bytes = picture(1000 + at);
  const address = await house.begin(bytes.length);
  let headers;
  for (let cut = 0; cut < CUTS && !headers; cut += 1) headers = await go_on(house, address, bytes, 1 + Math.floor((bytes.length / (CUTS + 1)) * (0.5 + ((at * 31 + cut * 17) % 100) / 100)));
  headers ??= await go_on(house, address, bytes);
  n_right_cut += is_right(headers, bytes);
}));
is_measured = false;
await watch;
console.log(`${CUT} of them cut ${CUTS} times: ${n_right_cut} right; server ${highest.server.toFixed(0)} MiB highest`);
const { panics } = house.complaints();
const is_well = n_right === CLIENTS && n_right_cut === CUT && panics.length === 0 && highest.server < 256;
await house.close();
process.exit(is_well ? 0 : 1);
