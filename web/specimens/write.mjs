// Writes the specimen pages into out/: npm run specimens, then open out/index.html.

import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { paint } from "./paint.mjs";

const OUT = fileURLToPath(new URL("./out/", import.meta.url));
mkdirSync(OUT, { recursive: true });
await paint();

const folder = new URL("./pages/", import.meta.url);
const names = [];
for (const file of readdirSync(folder).sort()) {
  const { default: html } = await import(new URL(file, folder));
  const name = file.replace(".mjs", ".html");
  writeFileSync(`${OUT}${name}`, html);
  names.push(name);
}
writeFileSync(
  `${OUT}index.html`,
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Specimens</title><ul>${names.map((n) => `<li><a href="${n}">${n}</a></li>`).join("")}</ul></html>\n`,
);
console.log(`${names.length} specimens in ${OUT}`);
