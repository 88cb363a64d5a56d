// Photographs specimens: node specimens/shots.mjs [page…] [--widths 390,820,1440] [--themes light,dark] [--into DIR]

import { mkdirSync, readdirSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    widths: { type: "string", default: "390,820,1440" },
    themes: { type: "string", default: "light,dark" },
    into: { type: "string", default: fileURLToPath(new URL("./out/shots", import.meta.url)) },
    fold: { type: "boolean", default: false },
  },
});
const folder = fileURLToPath(new URL("./out/", import.meta.url));
const pages = positionals.length ? positionals : readdirSync(folder).filter((f) => f.endsWith(".html") && f !== "index.html").map((f) => f.slice(0, -5));
mkdirSync(values.into, { recursive: true });
const heights = { 360: 780, 390: 844, 820: 1180, 1440: 900, 2560: 1440, 1080: 1920 };

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--allow-file-access-from-files"] });
for (const theme of values.themes.split(",")) {
  for (const width of values.widths.split(",").map(Number)) {
    const context = await browser.newContext({ viewport: { width, height: heights[width] ?? 900 }, colorScheme: theme, reducedMotion: "reduce", hasTouch: width < 1000 });
    for (const name of pages) {
      const page = await context.newPage();
      page.on("pageerror", (error) => console.error(name, error.message));
      await page.goto(pathToFileURL(`${folder}${name}.html`).href);
      await page.evaluate(async () => {
        for (const image of document.images) image.loading = "eager";
        await Promise.all([document.fonts.ready, ...[...document.images].map((i) => i.decode().catch(() => {}))]);
      });
      const spill = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (spill > 0) console.error(`${name} at ${width}: ${spill} px wider than the screen`);
      await page.screenshot({ path: `${values.into}/${name}-${width}-${theme}.png`, fullPage: !values.fold });
      await page.close();
    }
    await context.close();
  }
}
await browser.close();
