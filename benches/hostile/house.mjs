// A house of its own in a scratch folder, and how to send it pictures in one piece or in many.

import { spawn } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** The value below which a share of the numbers lies. */
export function quantile(numbers, share) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

const free_port = () => new Promise((resolve) => {
  const server = createServer().listen(0, "127.0.0.1", () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});

/** Parent and memory of every process that can be seen: `rss` and its `peak`, MiB. */
function processes() {
  return readdirSync("/proc").filter((name) => /^\d+$/.test(name)).flatMap((name) => {
    try {
      const status = readFileSync(`/proc/${name}/status`, "utf8");
      const number = (key) => Number(new RegExp(`^${key}:\\s+(\\d+)`, "m").exec(status)?.[1] ?? 0);
      return [{ pid: Number(name), parent: number("PPid"), rss: number("VmRSS") / 1024, peak: number("VmHWM") / 1024 }];
    } catch {
      return []; // gone meanwhile
    }
  });
}

export class House {
  /** Starts `artkite serve` with a database and files of its own. `settings` are more of its variables. */
  static async open(artkite, settings = {}) {
    const house = new House();
    house.folder = mkdtempSync(join(tmpdir(), "house-"));
    house.port = await free_port();
    // Lines at rest are given up before the house does so.
    house.agent = new Agent({ keepAlive: true, maxSockets: 512, timeout: 2000 });
    const at = (name) => join(house.folder, name);
    house.log = at("log");
    const log = openSync(house.log, "w");
    house.process = spawn(artkite, ["serve"], {
      cwd: house.folder,
      stdio: ["ignore", log, log],
      env: {
        ...process.env, ARTKITE_LOG: "warn", ARTKITE__SERVER__LISTEN: `127.0.0.1:${house.port}`, ARTKITE__DATABASE__URL: `sqlite:${at("a.db")}`,
        ARTKITE__FILES__URL: `file:${at("uploads")}`, ARTKITE__MAIL__URL: `file:${at("outbox")}`,
        ARTKITE__LIMITS__ENTRIES_PER_ADDRESS_PER_HOUR_MAX: "1000000", ...settings,
      },
    });
    closeSync(log);
    house.process.once("exit", () => (house.has_ended = true));
    while (!house.has_ended && (await house.ask("GET", "/readyz").catch(() => ({}))).status !== 200) await pause(50);
    if (house.has_ended) throw new Error(readFileSync(house.log, "utf8"));
    return house;
  }

  async close() {
    const gone = house_ended(this);
    this.process.kill("SIGTERM");
    await gone;
    this.agent.destroy();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** One request: its status, headers and text. `body` may be a buffer; `cut_after` bytes of it the line is cut. */
  ask(method, path, headers = {}, body = undefined, cut_after = undefined) {
    return new Promise((resolve, reject) => {
      const length = body === undefined ? {} : { "content-length": body.length };
      const sent = request({ port: this.port, host: "127.0.0.1", agent: this.agent, method, path, headers: { ...headers, ...length } }, (answer) => {
        const parts = [];
        answer.on("data", (part) => parts.push(part));
        answer.on("end", () => resolve({ status: answer.statusCode, headers: answer.headers, text: Buffer.concat(parts).toString("utf8") }));
        answer.on("error", reject);
      });
      sent.on("error", reject);
      if (cut_after === undefined) sent.end(body);
      else sent.write(body.subarray(0, cut_after), () => setImmediate(() => sent.destroy(new Error("cut"))));
    });
  }

  /** Sends a picture in one piece: the answer, and the time until it was there. */
  upload(bytes) {
    return this.timed("POST", "/api/v1/uploads", { "upload-length": bytes.length }, bytes);
  }

  /** The address of an upload of so many bytes that is begun and of which nothing is sent. */
  async begin(n_bytes) {
    const { status, headers, text } = await this.ask("POST", "/api/v1/uploads", { "tus-resumable": "1.0.0", "upload-length": n_bytes });
    if (status !== 201) throw new Error(`begin: ${status} ${text}`);
    return headers.location;
  }

  /** Sends a piece of it. */
  append(address, offset, piece) {
    return this.timed("PATCH", address, { "upload-offset": offset }, piece);
  }

  async timed(method, path, headers, piece) {
    const before = performance.now();
    const answer = await this.ask(method, path, { "tus-resumable": "1.0.0", "content-type": "application/offset+octet-stream", ...headers }, piece);
    return { ...answer, ms: performance.now() - before };
  }

  /** Resident memory of the server and of its children, MiB, and the server's highest so far. */
  memory() {
    const all = processes();
    const own = all.find(({ pid }) => pid === this.process.pid);
    const children = all.filter(({ parent }) => parent === this.process.pid);
    return { server: own?.rss ?? 0, peak: own?.peak ?? 0, children: children.reduce((sum, { rss }) => sum + rss, 0) };
  }

  /** Lines that the server wrote about losing a child or itself. */
  complaints() {
    const lines = readFileSync(this.log, "utf8").split("\n");
    return { lost: lines.filter((line) => line.includes("decoding child was lost")), panics: lines.filter((line) => /panicked/.test(line)) };
  }
}

function house_ended(house) {
  return house.has_ended ? Promise.resolve() : new Promise((resolve) => house.process.once("exit", resolve));
}
