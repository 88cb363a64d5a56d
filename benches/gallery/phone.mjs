// A page of pictures on a phone with 400 kbit/s: what stands there in the first paint, and what moves afterwards.
//   node benches/gallery/phone.mjs http://127.0.0.1:8080/en/gallery [SCREENSHOT.png]
// Prints bytes, times, how many blurs were painted in the first paint of all that the page has, and the layout shift.

import { createRequire } from "node:module";

const require = createRequire(new URL("../../web/package.json", import.meta.url));
const { chromium } = require("playwright-core");
const [url, shot] = process.argv.slice(2);
const RATE_BYTES = 400_000 / 8;
const LATENCY_MS = 200;

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const context = await browser.newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 3, isMobile: true, hasTouch: true });
const page = await context.newPage();
const wire = await context.newCDPSession(page);
await wire.send("Network.enable");
await wire.send("Network.emulateNetworkConditions", { offline: false, latency: LATENCY_MS, downloadThroughput: RATE_BYTES, uploadThroughput: RATE_BYTES });
let bytes = 0;
const documents = new Set();
wire.on("Network.requestWillBeSent", ({ requestId, type }) => type === "Document" && documents.add(requestId));
wire.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => { if (documents.has(requestId)) bytes = encodedDataLength; });

// Runs before the page does: notes at each frame until the first paint which blurs are there and decoded.
await page.addInitScript(() => {
  globalThis.shift = 0;
  globalThis.moved = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (entry.hadRecentInput) continue;
      globalThis.shift += entry.value;
      globalThis.moved.push(...entry.sources.map(({ node }) => node?.outerHTML?.slice(0, 120)));
    }
  }).observe({ type: "layout-shift", buffered: true });
  const count = () => [...document.querySelectorAll("img.blur")].filter((blur) => blur.complete && blur.naturalWidth > 0).length;
  new PerformanceObserver((list) => {
    const first = list.getEntriesByName("first-contentful-paint")[0];
    if (first) globalThis.first = { ms: first.startTime, blurs: count(), read: document.readyState };
  }).observe({ type: "paint", buffered: true });
});
const wait = page.goto(url, { waitUntil: "load", timeout: 120_000 });
await page.waitForFunction(() => globalThis.first, undefined, { timeout: 120_000, polling: 20 });
if (shot) await page.screenshot({ path: shot });
await wait;
// Every picture is scrolled to: it is asked for, and what it does to the page is seen. At this rate not all of them come.
for (let at = 0, end = await page.evaluate(() => document.body.scrollHeight); at < end; at += 400) {
  await page.evaluate((top) => scrollTo(0, top), at);
  await page.waitForTimeout(400);
}
const { first, shift, moved, n, came } = await page.evaluate(() => ({
  first: globalThis.first, shift: globalThis.shift, moved: globalThis.moved, n: document.querySelectorAll("img.blur").length,
  came: [...document.querySelectorAll("img.blur + img")].filter((picture) => picture.complete && picture.naturalWidth > 0).length,
}));
console.log(`${n} pictures, the page ${(bytes / 1024).toFixed(0)} KiB; first paint after ${first.ms.toFixed(0)} ms with ${first.blurs} blurs (${first.read}); ${came} pictures came; layout shift ${shift.toFixed(4)}`);
for (const one of moved) console.log(`moved: ${one}`);
await browser.close();
process.exitCode = n > 0 && first.blurs === n && shift === 0 ? 0 : 1;
