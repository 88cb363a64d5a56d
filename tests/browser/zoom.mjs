// A viewer that others wrote (OpenSeadragon) walks over every scale of a 24 MP picture: each tile of the image service is
// asked for and comes, none fails. The viewer's page stands on another port, as a partner's would.
//
//   node tests/browser/zoom.mjs

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { createServer } from "node:http";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";

if (!existsSync("/usr/bin/chromium")) {
  console.log("not tried: no Chromium (make test-tools)");
  process.exit(0);
}
const { House } = await import("./house.mjs");
const require = createRequire(new URL("../../web/package.json", import.meta.url));

const [WIDTH, HEIGHT, TILE] = [6000, 4000, 512];
const VIEW = { width: 1500, height: 1000 };
const WAIT_MS_MAX = 60000;

/** A picture in which no two tiles are alike, as PNG. */
function painted() {
  const chunk = (kind, data) => {
    const body = Buffer.concat([Buffer.from(kind, "latin1"), data]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(data.length, 0);
    ends.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const rows = Buffer.alloc((WIDTH * 3 + 1) * HEIGHT);
  for (let y = 0, at = 0; y < HEIGHT; y++) {
    at++; // no filter
    for (let x = 0; x < WIDTH; x++) {
      rows[at++] = (x * 255) / WIDTH;
      rows[at++] = (y * 255) / HEIGHT;
      rows[at++] = (x >> 6) ^ (y >> 6) ? 60 : 220;
    }
  }
  const magic = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
  return Buffer.concat([magic, chunk("IHDR", header), chunk("IDAT", deflateSync(rows, { level: 1 })), chunk("IEND", Buffer.alloc(0))]);
}

const PAGE = `<!doctype html><title>zoom</title><style>body{margin:0}#v{width:${VIEW.width}px;height:${VIEW.height}px}</style>
<div id=v></div><script src=/openseadragon.js></script>`;

/** The partner's page. */
function partner() {
  const script = readFileSync(require.resolve("openseadragon"));
  return new Promise((resolve) => {
    const server = createServer((request, response) => {
      const is_script = request.url === "/openseadragon.js";
      response.setHeader("content-type", is_script ? "text/javascript" : "text/html");
      response.end(is_script ? script : PAGE);
    }).listen(0, "127.0.0.1", () => resolve(server));
  });
}

/** In the page: looks at every part of every scale, and tells which tiles came and which did not. */
async function walk({ info, wait_ms_max }) {
  const loaded = [];
  const failed = [];
  const viewer = globalThis.OpenSeadragon({
    element: document.getElementById("v"), tileSources: info, showNavigationControl: false, animationTime: 0, blendTime: 0,
    drawer: "canvas", crossOriginPolicy: "Anonymous", minZoomImageRatio: 0.01, maxZoomPixelRatio: 4, visibilityRatio: 0, maxImageCacheCount: 1000,
  });
  viewer.addHandler("tile-loaded", ({ tile }) => loaded.push(tile.getUrl()));
  viewer.addHandler("tile-load-failed", ({ tile, message }) => failed.push(`${tile.getUrl()}: ${message}`));
  await new Promise((resolve, reject) => {
    viewer.addOnceHandler("open", resolve);
    viewer.addOnceHandler("open-failed", ({ message }) => reject(new Error(message)));
  });
  const item = viewer.world.getItemAt(0);
  const size = item.getContentSize();
  const settled = async () => {
    for (const began = Date.now(); Date.now() - began < wait_ms_max;) {
      await new Promise((resolve) => setTimeout(resolve, 30));
      if (item.getFullyLoaded()) return;
    }
    throw new Error("the viewer did not settle");
  };
  const box = viewer.viewport.getContainerSize();
  for (let factor = 1; ; factor *= 2) {
    const [width, height] = [box.x * factor, box.y * factor];
    for (let y = 0; y < size.y; y += height) {
      for (let x = 0; x < size.x; x += width) {
        const part = item.imageToViewportRectangle(x, y, width, height);
        viewer.viewport.fitBounds(part, true);
        await settled();
      }
    }
    if (Math.max(size.x, size.y) / factor <= 512) break;
  }
  return { loaded, failed };
}

const server = await partner();
const house = await House.start();
try {
  const file = join(house.folder, "large.png");
  writeFileSync(file, painted());
  const info = house.run("pictures", "publish", file, "--id", "large").trim();
  const context = await house.browser.newContext({ viewport: VIEW });
  const page = await context.newPage();
  const refused = [];
  page.on("response", (response) => {
    if (response.url().includes("/iiif/") && response.status() !== 200) refused.push(`${response.status()} ${response.url()}`);
  });
  page.on("pageerror", (error) => refused.push(String(error)));
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  const { loaded, failed } = await page.evaluate(walk, { info, wait_ms_max: WAIT_MS_MAX });
  assert.deepEqual(failed, []);
  assert.deepEqual(refused, []);
  let n_tiles = 0;
  for (let factor = 1; ; factor *= 2) {
    const [width, height] = [Math.ceil(WIDTH / factor), Math.ceil(HEIGHT / factor)];
    n_tiles += Math.ceil(width / TILE) * Math.ceil(height / TILE);
    if (Math.max(width, height) <= TILE) break;
  }
  assert.equal(new Set(loaded).size, n_tiles, "every tile was asked for");
  console.log(`zoom: ${n_tiles} tiles of ${WIDTH} × ${HEIGHT} px, none failed`);
} catch (error) {
  await house.photograph();
  throw error;
} finally {
  server.close();
  await house.stop();
}
