// Sends a running house everything that public corpora have, and mutations of real pictures, and says what became of them.
//   node benches/hostile/attack.mjs ARTKITE CORPUS...       N=20000 CLIENTS=4 FIXTURES=tests/fixtures/pictures
// A corpus is a folder; every file below it is sent as it is. Fails if the server ended, answered 5xx, or panicked.

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

import { House, quantile } from "./house.mjs";

const [artkite, ...corpora] = process.argv.slice(2);
const N = Number(process.env.N ?? 20_000);
const CLIENTS = Number(process.env.CLIENTS ?? 4);
const here = import.meta.dirname;
const FIXTURES = process.env.FIXTURES ?? join(here, "../../tests/fixtures/pictures");
/** What was answered badly is kept here. */
const KEPT = process.env.KEPT ?? "hostile-findings";
// Larger ones are sent, too, but would make of 20,000 mutations an hour of copying.
const MUTATED_BYTES_MAX = 200_000;

function files_below(path) {
  const found = statSync(path);
  if (!found.isDirectory()) return found.size > 0 && found.isFile() ? [path] : [];
  return readdirSync(path).flatMap((name) => files_below(join(path, name)));
}

/** Numbers that look random and are the same in every run. */
class Dice {
  constructor(seed) {
    this.state = BigInt(seed) * 2862933555777941757n + 3037000493n;
  }
  roll(below) {
    this.state = (this.state * 6364136223846793005n + 1442695040888963407n) & ((1n << 64n) - 1n);
    return Number((this.state >> 33n) % BigInt(below));
  }
}

/** One to eight changes of a file: bits, bytes, lengths, missing, doubled, foreign and moved parts. */
function mutated(file, others, dice) {
  let bytes = Buffer.from(file);
  for (let left = dice.roll(8); left >= 0; left -= 1) {
    // Headers are where it hurts: half of the changes go there.
    const at = dice.roll(dice.roll(2) === 0 ? Math.min(bytes.length, 400) : bytes.length);
    const length = 1 + dice.roll(Math.min(4096, bytes.length - at));
    const [before, part, after] = [bytes.subarray(0, at), bytes.subarray(at, at + length), bytes.subarray(at + length)];
    switch (dice.roll(9)) {
      case 0: bytes[at] ^= 1 << dice.roll(8); break;
      case 1: bytes[at] = [0, 0xff, 0x7f, 0x80, 0xd9][dice.roll(5)]; break;
      case 2: for (let k = at; k < Math.min(at + 4, bytes.length); k += 1) bytes[k] = dice.roll(256); break;
      case 3: if (at + 4 <= bytes.length) bytes.writeUInt32BE([0, 1, 0x7fffffff, 0xffffffff, 0x10000, bytes.length][dice.roll(6)], at); break;
      case 4: bytes = Buffer.concat([before, after]); break;
      case 5: bytes = Buffer.concat([before, part, part, after]); break;
      case 6: bytes = Buffer.concat([before, Buffer.alloc(length, dice.roll(256)), after]); break;
      case 7: {
        const other = others[dice.roll(others.length)];
        const from = dice.roll(other.length);
        bytes = Buffer.concat([before, other.subarray(from, from + length), after]);
        break;
      }
      default: if (dice.roll(4) === 0) bytes = Buffer.from(before);
    }
    if (bytes.length === 0) bytes = Buffer.from([dice.roll(256)]);
  }
  return bytes;
}

function* everything() {
  const seen = new Set();
  for (const path of corpora.flatMap(files_below).sort()) {
    const bytes = readFileSync(path);
    const hash = createHash("sha1").update(bytes).digest("hex");
    if (seen.has(hash)) continue;
    seen.add(hash);
    yield { kind: "corpora", name: path, bytes };
  }
  const fixtures = files_below(FIXTURES).map((path) => readFileSync(path)).filter(({ length }) => length <= MUTATED_BYTES_MAX);
  for (let seed = 0; seed < N; seed += 1) {
    const dice = new Dice(seed);
    yield { kind: "mutations", name: `mutation ${seed}`, bytes: mutated(fixtures[dice.roll(fixtures.length)], fixtures, dice) };
  }
}

const house = await House.open(resolve(artkite));
await house.upload(Buffer.from("GIF89a, to warm up"));
const found = new Map();
const findings = [];
const sent = everything();
let n_sent = 0;
async function client() {
  for (const { kind, name, bytes } of sent) {
    let answer;
    try {
      answer = await house.upload(bytes);
    } catch (error) {
      answer = { status: 0, text: String(error), ms: 0 };
    }
    const code = answer.status === 201 ? "taken" : (/"code":"([^"]+)"/.exec(answer.text)?.[1] ?? answer.text.slice(0, 80));
    if (!found.has(kind)) found.set(kind, { taken: [], refused: [], codes: new Map() });
    const { taken, refused, codes } = found.get(kind);
    (answer.status === 201 ? taken : refused).push(answer.ms);
    codes.set(code, (codes.get(code) ?? 0) + 1);
    if (answer.status === 0 || answer.status >= 500) {
      findings.push(`${answer.status} ${name}: ${answer.text.slice(0, 200)}`);
      mkdirSync(KEPT, { recursive: true });
      writeFileSync(join(KEPT, createHash("sha1").update(bytes).digest("hex")), bytes);
    }
    n_sent += 1;
    if (n_sent % 1000 === 0) process.stderr.write(`${n_sent} sent, ${JSON.stringify(house.memory(), (_, value) => (typeof value === "number" ? Math.round(value) : value))} MiB\n`);
    if (house.has_ended) return;
  }
}
await Promise.all(Array.from({ length: CLIENTS }, client));
for (const [kind, { taken, refused, codes }] of found) {
  const ms = (numbers) => `median ${quantile(numbers, 0.5).toFixed(1)} ms, p99 ${quantile(numbers, 0.99).toFixed(0)} ms, longest ${quantile(numbers, 1).toFixed(0)} ms`;
  console.log(`${kind}: ${taken.length + refused.length} sent`);
  console.log(`  ${refused.length} refused: ${ms(refused)}`);
  console.log(`  ${taken.length} taken: ${ms(taken)}`);
  for (const [code, n] of [...codes].sort((a, b) => b[1] - a[1])) console.log(`    ${String(n).padStart(6)} ${code}`);
}
const { lost, panics } = house.complaints();
console.log(`server ${house.has_ended ? "ENDED" : "alive"}, peak ${house.memory().peak.toFixed(0)} MiB; ${lost.length} children lost, ${panics.length} panics, ${findings.length} answers of 5xx or none`);
for (const line of [...findings.slice(0, 20), ...panics.slice(0, 20), ...lost.slice(0, 20)]) console.log(line);
const is_well = !house.has_ended && findings.length === 0 && panics.length === 0;
await house.close();
process.exit(is_well ? 0 : 1);
