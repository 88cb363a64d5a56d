// npm run build: css/, js/ and the fonts of the packages become dist/ with content-hashed names.
// dist/manifest.json maps the plain name to the hashed one; templates ask for the plain name.

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, rmSync, watch, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build as bundle } from "esbuild";
import { lower_oklch } from "./colour.mjs";
import { make_fonts } from "./fonts.mjs";

const WEB = fileURLToPath(new URL("../", import.meta.url));
const DIST = join(WEB, "dist");

// Phones of 2020 and later; what they lack is rewritten by esbuild or done without.
const TARGET = ["chrome87", "firefox78", "safari14.1"];

const STYLES = ["app", "straighten", "exhibition", "desk", "judge"];
const SCRIPTS = ["theme", "app", "view", "straighten", "desk", "judge", "worker"];

/** Stylesheets in OKLCH go out in sRGB; `artkite:fonts` is the generated list of faces. */
const our_css = (fonts) => ({
  name: "our-css",
  setup(esbuild) {
    esbuild.onResolve({ filter: /^artkite:fonts$/ }, () => ({ path: "fonts.css", namespace: "made" }));
    esbuild.onLoad({ filter: /.*/, namespace: "made" }, () => ({ contents: fonts, loader: "css" }));
    esbuild.onResolve({ filter: /^fonts\// }, ({ path }) => ({ path, external: true }));
    esbuild.onLoad({ filter: /\.css$/ }, ({ path }) => ({
      contents: lower_oklch(readFileSync(path, "utf8")),
      loader: "css",
    }));
  },
});

async function build() {
  rmSync(DIST, { recursive: true, force: true });
  mkdirSync(DIST, { recursive: true });
  const fonts = await make_fonts(join(DIST, "fonts"));
  const manifest = { ...fonts.files };

  const write = (name, contents) => {
    const hash = createHash("sha256").update(contents).digest("hex").slice(0, 10);
    const hashed = name.replace(/(\.[a-z]+)$/, `-${hash}$1`);
    writeFileSync(join(DIST, hashed), contents);
    manifest[name] = hashed;
  };

  const made = await bundle({
    entryPoints: [
      ...STYLES.map((name) => join(WEB, "css", `${name}.css`)),
      ...SCRIPTS.map((name) => join(WEB, "js", `${name}.js`)),
    ],
    outdir: DIST,
    bundle: true,
    minify: true,
    write: false,
    legalComments: "none",
    format: "iife", // classic scripts also run from a folder (file://), where modules are refused
    target: TARGET,
    plugins: [our_css(fonts.css["fonts.css"])],
  });
  for (const file of made.outputFiles) write(basename(file.path), file.text);
  for (const [name, text] of Object.entries(fonts.css)) {
    if (name !== "fonts.css") write(name, text);
  }
  for (const name of readdirSync(join(WEB, "img"))) write(name, readFileSync(join(WEB, "img", name)));
  for (const family of ["noto-sans", "noto-serif"]) {
    writeFileSync(
      join(DIST, "fonts", `LICENSE-${family}.txt`),
      readFileSync(join(WEB, "node_modules/@fontsource-variable", family, "LICENSE")),
    );
  }

  const sorted = Object.fromEntries(Object.entries(manifest).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(join(DIST, "manifest.json"), `${JSON.stringify(sorted, null, 1)}\n`);
  for (const [name, hashed] of Object.entries(sorted)) {
    if (!/\.(css|js)$/.test(name)) continue;
    const bytes = readFileSync(join(DIST, hashed));
    console.log(`${name.padEnd(16)} ${String(bytes.length).padStart(7)} B ${String(gzipSync(bytes).length).padStart(7)} B gzip`);
  }
}

await build();

if (process.argv.includes("--watch")) {
  let waiting;
  for (const folder of ["css", "js", "img"]) {
    watch(join(WEB, folder), () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => build().catch((error) => console.error(error.message)), 80);
    });
  }
}
