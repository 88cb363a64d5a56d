// Opens every specimen in Chromium under the product's content policy: nothing may be blocked, axe-core
// may find nothing serious or critical, the enter page must stay light, and the browser code must do
// what it says. npm run check [page…]

import { createServer } from "node:http";
import { createRequire } from "node:module";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import assert from "node:assert/strict";
import { chromium } from "playwright-core";
import { CONTENT_POLICY } from "./policy.mjs";

const WEB = fileURLToPath(new URL("../", import.meta.url));
const OUT = join(WEB, "specimens/out");
const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".jpg": "image/jpeg", ".woff2": "font/woff2" };
// Where the product serves the judges' worker from is a matter of the product; its bytes are these.
const WORKER = readdirSync(join(WEB, "dist")).find((name) => name.startsWith("worker-") && name.endsWith(".js"));
const LIGHT_PAGE_BYTES_MAX = 100000;

let posted = [];
let posts_fail = false;
const server = createServer((request, response) => {
  if (request.method === "POST") {
    let body = "";
    request.on("data", (part) => { body += part; });
    request.on("end", () => {
      if (posts_fail) {
        response.writeHead(503).end();
        return;
      }
      posted.push({ body, accept: request.headers.accept });
      response.writeHead(200, { "content-type": "application/json" }).end("{}");
    });
    return;
  }
  const asked = decodeURIComponent(new URL(request.url, "http://x").pathname);
  const path = asked === "/judging-worker.js" ? join(WEB, "dist", WORKER) : normalize(join(WEB, asked));
  if (!path.startsWith(WEB) || !existsSync(path)) {
    response.writeHead(404).end();
    return;
  }
  const type = TYPES[extname(path)] ?? "application/octet-stream";
  const bytes = readFileSync(path);
  const packs = /html|css|javascript|svg/.test(type);
  response.writeHead(200, { "content-type": type, "content-security-policy": CONTENT_POLICY, "service-worker-allowed": "/", ...(packs && { "content-encoding": "gzip" }) });
  response.end(packs ? gzipSync(bytes) : bytes);
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const origin = `http://127.0.0.1:${server.address().port}/specimens/out`;

const chosen = process.argv.slice(2);
const names = chosen.length ? chosen : readdirSync(OUT).filter((f) => f.endsWith(".html") && f !== "index.html").map((f) => f.slice(0, -5));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core"), "utf8");
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const failures = [];
const fail = (words) => {
  failures.push(words);
  console.error(`✗ ${words}`);
};

for (const [theme, width, height] of [["light", 390, 844], ["dark", 1440, 900]]) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme, reducedMotion: "reduce" });
  for (const name of names) {
    const page = await context.newPage();
    const where = `${name}, ${width} px, ${theme}`;
    page.on("pageerror", (error) => fail(`${where}: ${error.message}`));
    page.on("console", (message) => message.type() === "error" && fail(`${where}: ${message.text()}`));
    await page.goto(`${origin}/${name}.html`, { waitUntil: "load" });
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
    for (const { id, impact, help, nodes } of violations) {
      const words = `${where}: ${impact} ${id}: ${help} (${nodes.length}) ${nodes[0].target} ${nodes[0].html.slice(0, 140)}`;
      if (["serious", "critical"].includes(impact)) fail(words);
      else console.log(`  ${words}`);
    }
    const spill = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (spill > 0) fail(`${where}: ${spill} px wider than the screen`);
    await page.close();
  }
  await context.close();
}

/** Each behaviour gets a fresh browser profile. */
async function behave(words, name, act, options = {}) {
  if (chosen.length && !chosen.includes(name)) return;
  const context = await browser.newContext({ viewport: { width: 820, height: 1180 }, locale: "en-GB", ...options });
  const page = await context.newPage();
  posted = [];
  posts_fail = false;
  try {
    await page.goto(`${origin}/${name}.html`, { waitUntil: "load" });
    await act(page);
    console.log(`✓ ${words}`);
  } catch (error) {
    fail(`${words}: ${error.message}`);
  }
  await context.close();
}

await behave("the enter page weighs less than 100 kB before pictures", "enter", async (page) => {
  let bytes = 0;
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  session.on("Network.loadingFinished", ({ encodedDataLength }) => { bytes += encodedDataLength; });
  await page.reload({ waitUntil: "networkidle" });
  console.log(`  enter: ${bytes} bytes`);
  assert.ok(bytes > 20000 && bytes < LIGHT_PAGE_BYTES_MAX, `${bytes} bytes`);
});

const jpeg = (n) => join(OUT, `pictures/${n}.jpg`);

await behave("a photo is shown and judged at once", "enter", async (page) => {
  await page.setInputFiles("#photo", jpeg(7)); // 1100 × 1100, and the least is 1200
  await page.waitForSelector(".photo-says .says-stop");
  assert.match(await page.textContent(".photo-says"), /1100 × 1100.*1200/);
  assert.ok(await page.isVisible(".photo-preview img"));
  assert.notEqual(await page.$eval("#photo", (f) => f.validationMessage), "");
  await page.setInputFiles("#photo", { name: "a.jpg", mimeType: "image/jpeg", buffer: Buffer.from("GIF89a no picture") });
  await page.waitForFunction(() => /JPEG, PNG, WebP, TIFF/.test(document.querySelector(".photo-says").textContent));
  assert.equal(await page.isVisible(".photo-preview"), false);
});

await behave("the division is told while the day of birth is filled in", "enter", async (page) => {
  await page.fill("#birth", "2016-10-01");
  assert.match(await page.textContent("#age-told"), /9 настай: А/);
  await page.fill("#birth", "2006-10-01");
  assert.match(await page.textContent("#age-told"), /19 настай.*6–18/);
});

await behave("a draft and its photo come back after the page is lost", "enter", async (page) => {
  await page.fill("#birth", "2013-09-30");
  await page.check("[name=show_work][value=no]");
  await page.setInputFiles("#photo", jpeg(1));
  await page.waitForSelector(".photo-preview img");
  await page.waitForFunction(() => /"show_work":\["no"\]/.test(localStorage.getItem("draft:enter-14") || ""));
  await page.waitForTimeout(300);
  await page.reload({ waitUntil: "load" });
  assert.equal(await page.inputValue("#birth"), "2013-09-30");
  assert.ok(await page.isChecked("[name=show_work][value=no]"));
  await page.waitForSelector(".photo-preview img");
  assert.equal(await page.$eval("#photo", (f) => f.files[0].size), readFileSync(jpeg(1)).length);
  await page.goto(`${origin}/receipt.html`, { waitUntil: "load" });
  assert.equal(await page.evaluate(() => localStorage.getItem("draft:enter-14")), null);
});

await behave("the theme is the reader's choice and stays", "home", async (page) => {
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground();
  await page.click("[data-theme-menu] summary");
  await page.click("[data-theme-set=dark]");
  const dark = await ground();
  assert.notEqual(light, dark);
  await page.reload();
  assert.equal(await ground(), dark);
});

await behave("a judge scores by keys, and points save themselves", "judge", async (page) => {
  await page.keyboard.press("0"); // the first open criterion is the third
  await page.waitForFunction(() => /保存済み/.test(document.querySelector("[data-saved]").textContent) && document.querySelector("[data-saved]").dataset.state === "saved");
  assert.ok(await page.isChecked("[name=material][value='10']"));
  const { key, ...card } = Object.fromEntries(new URLSearchParams(posted.at(-1).body));
  assert.deepEqual(card, { idea: "8", theme: "7", material: "10", note: "" });
  assert.match(key, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, "sent again, it is the same scorecard");
  assert.equal(posted.at(-1).accept, "application/json");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("3");
  assert.ok(await page.isChecked("[name=theme][value='3']"));
});

await behave("points wait on the device while the server is away, and follow later", "judge", async (page) => {
  posts_fail = true;
  await page.keyboard.press("4");
  await page.waitForFunction(() => document.querySelector("[data-saved]").dataset.state === "waiting");
  posts_fail = false;
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await page.waitForFunction(() => document.querySelector("[data-saved]").dataset.state === "saved");
  assert.equal(new URLSearchParams(posted.at(-1).body).get("material"), "4");
  assert.equal(await page.evaluate(() => localStorage.getItem("cards")), null);
});

await behave("keys are silent while one writes or has switched them off", "judge", async (page) => {
  await page.click(".judge-extra summary");
  await page.fill("#note", "7");
  await page.focus("#note");
  await page.keyboard.press("5");
  assert.equal(await page.inputValue("#note"), "75");
  assert.equal(await page.$("[name=material]:checked"), null);
  await page.click(".judge-bar .menu summary");
  await page.uncheck("[data-keys-switch]");
  await page.click(".judge-title");
  await page.keyboard.press("5");
  assert.equal(await page.$("[name=material]:checked"), null);
});

await behave("a work fills the wall, goes closer, and gives the place back", "artwork", async (page) => {
  await page.click("a[data-zoom]");
  await page.waitForSelector("dialog.zoom[open]");
  await page.keyboard.press("+");
  await page.keyboard.press("+");
  await page.waitForFunction(() => /3 of 5, middle/.test(document.querySelector(".zoom-says").textContent));
  for (let i = 0; i < 12; i += 1) await page.keyboard.press("ArrowUp");
  await page.waitForFunction(() => /3 of 5, top/.test(document.querySelector(".zoom-says").textContent));
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => !document.querySelector("dialog"));
  assert.ok(await page.$eval("a[data-zoom]", (link) => link === document.activeElement));
});

await behave("on a phone nothing of the large work's bar is cut off or lies on its words", "artwork", async (page) => {
  await page.click("a[data-zoom]");
  await page.waitForFunction(() => document.querySelector(".zoom-says")?.textContent);
  const places = await page.evaluate(() => [...document.querySelectorAll(".zoom button, .zoom-says")].map((one) => {
    const { left, top, right, bottom } = one.getBoundingClientRect();
    return { what: one.textContent, left, top, right, bottom };
  }));
  for (const one of places) {
    assert.ok(one.left >= 0 && one.top >= 0 && one.right <= 320 && one.bottom <= 640, `${one.what} is in sight`);
    const on_it = places.find((other) => other !== one && other.left < one.right && one.left < other.right && other.top < one.bottom && one.top < other.bottom);
    assert.equal(on_it, undefined, `something lies on ${one.what}`);
  }
}, { viewport: { width: 320, height: 640 } });

await behave("the room counts along and next is the visitor's", "room", async (page) => {
  assert.equal((await page.textContent("[data-room-count]")).trim(), "풀과 바람 1 / 7");
  for (let i = 0; i < 2; i += 1) {
    await page.click("[data-room-next]");
    await page.waitForTimeout(150);
  }
  const middle = await page.evaluate(() => [...document.querySelectorAll(".placement")].findIndex((w) => {
    const { top, bottom } = w.getBoundingClientRect();
    return top < innerHeight / 2 && bottom > innerHeight / 2;
  }));
  assert.equal(middle, 1); // from the head of the room to the first work, then to the second
}, { reducedMotion: "reduce", viewport: { width: 390, height: 844 } });

await behave("screening decides by one key", "screening", async (page) => {
  const asked = page.waitForRequest((request) => request.method() === "POST");
  await page.keyboard.press("a");
  assert.match((await asked).postData(), /decision=admit/);
});

await browser.close();
server.close();
if (failures.length) {
  console.error(`${failures.length} failures`);
  process.exit(1);
}
console.log(`${names.length} specimens are clean`);
