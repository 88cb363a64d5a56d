// A house for one browser test: the built program on a folder of its own (and, where TEST_DATABASE_URL names a
// PostgreSQL server, on a database of its own), its letters as files, and a Chromium.

import { spawn, execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const require = createRequire(join(ROOT, "web/package.json"));
const { chromium } = require("playwright-core");

export const AXE = readFileSync(require.resolve("axe-core"), "utf8");
export const fixture = (name) => join(ROOT, "tests/fixtures/pictures", name);
const BINARY = process.env.ARTKITE_BINARY ?? join(ROOT, "target/debug/artkite");
// A development build on a busy machine takes its time over a photo of twelve megapixels.
const WAIT_MS_MAX = 60000;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Asks again and again until `find` gives something. */
export async function until(what, find) {
  for (const began = Date.now(); Date.now() - began < WAIT_MS_MAX; await pause(100)) {
    const found = await find();
    if (found) return found;
  }
  throw new Error(`waited ${WAIT_MS_MAX} ms in vain for ${what}`);
}

const free_port = () => new Promise((resolve) => {
  const server = createServer().listen(0, "127.0.0.1", () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});

/** The text of one MIME part, decoded. */
function decode(head, body) {
  const how = /^content-transfer-encoding:\s*(\S+)/im.exec(head)?.[1]?.toLowerCase();
  if (how === "base64") return Buffer.from(body.replace(/\s/g, ""), "base64").toString("utf8");
  if (how !== "quoted-printable") return body;
  const bytes = body.replace(/=\r?\n/g, "").replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}

/** The plain text of a letter file. */
function plain_text(raw) {
  const boundary = /boundary="?([^"\r\n;]+)"?/i.exec(raw)?.[1];
  const parts = boundary ? raw.split(`--${boundary}`).slice(1) : [raw];
  for (const part of parts) {
    const [head, ...rest] = part.replace(/^\r?\n/, "").split(/\r?\n\r?\n/);
    if (!boundary || /^content-type:\s*text\/plain/im.test(head)) return decode(head, rest.join("\n\n"));
  }
  return "";
}

export class House {
  static async start() {
    const house = new House();
    house.folder = mkdtempSync(join(tmpdir(), "artkite-browser-"));
    house.origin = `http://127.0.0.1:${await free_port()}`;
    const place = (name) => join(house.folder, name);
    let database = `sqlite:${place("artkite.db")}`;
    if (process.env.TEST_DATABASE_URL) {
      const server = process.env.TEST_DATABASE_URL;
      const name = `artkite_browser_${process.pid}`;
      execFileSync("psql", ["-q", server, "-c", `CREATE DATABASE ${name}`]);
      database = server.replace(/[^/]+$/, name);
    }
    house.environment = {
      ...process.env,
      ARTKITE__SERVER__LISTEN: house.origin.slice("http://".length),
      ARTKITE__SERVER__PUBLIC_URL: house.origin,
      ARTKITE__DATABASE__URL: database,
      ARTKITE__FILES__URL: `file:${place("uploads")}`,
      ARTKITE__MAIL__URL: `file:${place("outbox")}`,
      ARTKITE__JOURNAL__KEY_FILE: place("journal.key"),
      ARTKITE_LOG: "warn",
    };
    house.program = spawn(BINARY, ["serve"], { env: house.environment, stdio: ["ignore", "inherit", "inherit"] });
    await until("the house to open", async () => (await fetch(`${house.origin}/readyz`).catch(() => null))?.ok);
    house.browser = await chromium.launch({
      executablePath: "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    });
    return house;
  }

  /** Runs the program's command line on this house and gives what it printed. */
  run(...args) {
    return execFileSync(BINARY, args, { env: this.environment, encoding: "utf8" });
  }

  /** A person's own browser. Requests to any other host fail the test; so do blocked or broken scripts. */
  async person({ lang, width, height, ...more }) {
    const context = await this.browser.newContext({ locale: lang, viewport: { width, height }, baseURL: this.origin, ...more });
    const page = await context.newPage();
    this.complaints ??= [];
    page.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith(this.origin) && !/^(data|blob):/.test(url)) this.complaints.push(`asked another host: ${url}`);
    });
    page.on("pageerror", (error) => this.complaints.push(`${page.url()}: ${error}`));
    page.on("console", (message) => {
      if (message.type() === "error" && /Content Security Policy/.test(message.text())) this.complaints.push(`${page.url()}: ${message.text()}`);
    });
    return page;
  }

  /** The newest letter to an address whose text fits `pattern`; waits for it. */
  async letter(to, pattern) {
    return until(`a letter to ${to} with ${pattern}`, () => {
      const folder = join(this.folder, "outbox");
      let names = [];
      try {
        names = readdirSync(folder).filter((name) => name.endsWith(".eml")).sort().reverse();
      } catch {
        return null;
      }
      for (const name of names) {
        const raw = readFileSync(join(folder, name), "utf8");
        if (!raw.includes(to)) continue;
        const found = pattern.exec(plain_text(raw));
        if (found) return found;
      }
      return null;
    });
  }

  /** What every open page shows, for whoever looks into a failure: tests/browser/shots/. */
  async photograph() {
    const folder = join(ROOT, "tests/browser/shots");
    mkdirSync(folder, { recursive: true });
    const pages = this.browser.contexts().flatMap((context) => context.pages());
    for (const [n, page] of pages.entries()) await page.screenshot({ path: join(folder, `${n}.png`), fullPage: true }).catch(() => {});
    console.error(`pages: ${pages.map((page) => page.url()).join(" ")}`);
  }

  async stop() {
    await this.browser?.close();
    this.program?.kill("SIGTERM");
    await new Promise((resolve) => this.program?.once("exit", resolve) ?? resolve());
    rmSync(this.folder, { recursive: true, force: true });
  }
}
