// Makes the web fonts and the stylesheets that name them.
//
// The packages carry variable fonts of every weight with every layout feature. We need far less:
// two weights of text, one of titles. Cutting them down halves a page on a weak network
// (Mongolian: 51 kB instead of 260 kB, because the four letters Ө ө Ү ү otherwise bring the whole of
// "Cyrillic extended"). Cut files are kept in .cache/ by the hash of what they were cut from.

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { Worker, isMainThread, parentPort } from "node:worker_threads";

const WEB = new URL("../", import.meta.url);
const PACKAGES = new URL("node_modules/@fontsource-variable/", WEB);
const CACHE = new URL(".cache/fonts/", WEB);

const TEXT_WEIGHTS = { min: 400, max: 600 };
const TITLE_WEIGHT = 460;
const HAN_TITLE_WEIGHT = 500;
// The packages number their pieces from rare to frequent characters. Nearly every title is set with
// the last forty; the rare ones go out as they come, which spares a minute of the first build.
const HAN_CHUNKS_CUT = 40;

// One file per script. `from` are the package's own pieces in which the letters are found.
const SCRIPTS = {
  latin: {
    from: "latin",
    range: "U+0020-007E,U+00A0-00FF,U+0131,U+0152-0153,U+0178,U+02C6,U+02DA,U+02DC,U+2010-2014,U+2018-201A,U+201C-201E,U+2020-2022,U+2026,U+202F,U+2032-2033,U+2039-203A,U+2044,U+20AC,U+2122,U+2190-2193,U+2212,U+2215",
  },
  "latin-ext": { from: "latin-ext", range: "U+0100-0130,U+0132-0151,U+0154-0177,U+0179-017F,U+0218-021B" },
  vietnamese: {
    from: "vietnamese",
    range: "U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303,U+0309,U+0323,U+1EA0-1EF9,U+20AB",
  },
  cyrillic: { from: "cyrillic", range: "U+0400-045F,U+0490-0491,U+2116" },
  mongolian: { from: "cyrillic-ext", range: "U+04AE-04AF,U+04E8-04E9,U+20AE" },
};

// In Chinese and Japanese these marks are a full square and belong to the Han font.
const HAN_MARKS = ["U+2010-2014", "U+2018-201A", "U+201C-201E", "U+2020-2022", "U+2026", "U+00B7", "U+00D7"];

// One Han family each, for titles. Text is set in the system's own Han sans, which every phone and
// desk in these countries has; where there is none, text falls back to this serif. A second family of
// 9 MB and a minute of cutting that next to nobody would ever load is left out on purpose.
const HAN = { zh: "noto-serif-sc", ja: "noto-serif-jp", ko: "noto-serif-kr" };

function code_points(range) {
  return range.split(",").flatMap((part) => {
    const [first, last = first] = part.trim().replace(/^U\+/i, "").split("-");
    const from = parseInt(first, 16);
    return Array.from({ length: parseInt(last, 16) - from + 1 }, (_, i) => from + i);
  });
}

const letters = (range) => String.fromCodePoint(...code_points(range));

/** The same range without the given parts, written as CSS. */
export function range_without(range, parts) {
  const gone = new Set(parts.flatMap(code_points));
  const left = code_points(range).filter((c) => !gone.has(c)).sort((a, b) => a - b);
  const runs = [];
  for (const c of left) {
    const run = runs.at(-1);
    if (run && run[1] === c - 1) run[1] = c;
    else runs.push([c, c]);
  }
  const name = (c) => c.toString(16).toUpperCase().padStart(4, "0");
  return runs.map(([a, b]) => (a === b ? `U+${name(a)}` : `U+${name(a)}-${name(b)}`)).join(",");
}

/** Cuts one font; runs in a worker, because the cutter is synchronous WebAssembly. */
async function cut({ source, range, wght }) {
  const { default: subset_font } = await import("subset-font");
  return subset_font(readFileSync(source), letters(range), {
    targetFormat: "woff2",
    variationAxes: { wght },
  });
}

if (!isMainThread && parentPort) {
  parentPort.on("message", async (order) => {
    try {
      writeFileSync(order.into, await cut(order));
      parentPort.postMessage({ into: order.into });
    } catch (error) {
      parentPort.postMessage({ into: order.into, error: `${order.source}: ${error.message}` });
    }
  });
}

/** Cuts what is not yet in the cache, on all cores. */
async function cut_all(orders) {
  mkdirSync(CACHE, { recursive: true });
  const left = orders.filter(({ into }) => !existsSync(into));
  if (left.length === 0) return;
  const n_workers = Math.min(left.length, availableParallelism());
  if (left.length > 50) console.log(`cutting ${left.length} font pieces, once`);
  await Promise.all(
    Array.from({ length: n_workers }, () => new Promise((resolve, reject) => {
      const worker = new Worker(fileURLToPath(import.meta.url));
      const next = () => {
        const order = left.shift();
        if (order) worker.postMessage(order);
        else worker.terminate().then(resolve);
      };
      worker.on("message", ({ error }) => (error ? reject(new Error(error)) : next()));
      worker.on("error", reject);
      next();
    })),
  );
}

function order(source, range, wght) {
  const hash = createHash("sha256");
  hash.update(readFileSync(source)).update(range).update(JSON.stringify(wght));
  return { source, range, wght, into: fileURLToPath(new URL(`${hash.digest("hex").slice(0, 24)}.woff2`, CACHE)) };
}

const face = ({ family, weight, file, range }) =>
  `@font-face{font-family:"${family}";font-style:normal;font-weight:${weight};font-display:swap;src:url(fonts/${file}) format("woff2");unicode-range:${range}}\n`;

const package_file = (name, piece) =>
  fileURLToPath(new URL(`${name}/files/${name}-${piece}-wght-normal.woff2`, PACKAGES));

/**
 * Writes every font into `folder` and answers
 * `css`: { "fonts.css", "han-zh.css", "han-ja.css", "han-ko.css" } and
 * `files`: plain name → hashed name, for the manifest.
 */
export async function make_fonts(folder) {
  mkdirSync(folder, { recursive: true });
  const pieces = [];
  for (const [script, { from, range }] of Object.entries(SCRIPTS)) {
    const narrow = range_without(range, HAN_MARKS);
    for (const [kind, wght, weight] of [["sans", TEXT_WEIGHTS, "400 600"], ["serif", TITLE_WEIGHT, "300 700"]]) {
      const family = kind === "sans" ? "Artkite Sans" : "Artkite Serif";
      pieces.push({
        ...order(package_file(`noto-${kind}`, from), range, wght),
        name: `${kind}-${script}`,
        faces: [
          { sheet: "fonts.css", family, weight, range },
          { sheet: "fonts.css", family: `${family} Han`, weight, range: narrow },
        ],
      });
    }
  }
  for (const [lang, name] of Object.entries(HAN)) {
    const ranges = JSON.parse(readFileSync(new URL(`${name}/unicode.json`, PACKAGES), "utf8"));
    const chunks = Object.entries(ranges).filter(([key]) => key.startsWith("[")); // the rest is Latin: ours
    const first_cut = chunks.length - HAN_CHUNKS_CUT;
    for (const [key, range] of chunks) {
      const chunk = Number(key.slice(1, -1));
      const source = package_file(name, chunk);
      pieces.push({
        ...(chunk < first_cut ? { into: source } : order(source, range, HAN_TITLE_WEIGHT)),
        name: `serif-${lang}-${chunk}`,
        faces: [{ sheet: `han-${lang}.css`, family: `Artkite Serif ${lang}`, weight: HAN_TITLE_WEIGHT, range }],
      });
    }
  }

  await cut_all(pieces);

  const css = {};
  const files = {};
  for (const piece of pieces) {
    const bytes = readFileSync(piece.into);
    const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 10);
    const file = `${piece.name}-${hash}.woff2`;
    writeFileSync(join(folder, file), bytes);
    files[`fonts/${piece.name}.woff2`] = `fonts/${file}`;
    for (const { sheet, ...rest } of piece.faces) css[sheet] = (css[sheet] ?? "") + face({ ...rest, file });
  }
  return { css, files };
}
