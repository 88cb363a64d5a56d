// The two servers started, asked, and measured by the CPU time of their process trees; see compare.sh.

import { execFileSync, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { connect, createServer } from "node:net";
import { join } from "node:path";

const [artkite, iipsrv, work, n_text] = process.argv.slice(2);
const N = Number(n_text);
const [WIDTH, HEIGHT, TILE] = [6000, 4000, 512];
// A tick of /proc is 10 ms: each figure is of hundreds of views.
const TICK_MS = 10;
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

const free_port = () => new Promise((resolve) => {
  const server = createServer().listen(0, "127.0.0.1", () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});

/** CPU-ms of a process, its threads and its children, the ended ones included. */
function cpu_ms(pid) {
  let ticks = 0;
  for (const name of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    let stat;
    try {
      stat = readFileSync(`/proc/${name}/stat`, "utf8");
    } catch {
      continue; // gone meanwhile
    }
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const is_ours = Number(name) === pid;
    if (is_ours || Number(fields[1]) === pid) ticks += Number(fields[11]) + Number(fields[12]);
    if (is_ours) ticks += Number(fields[13]) + Number(fields[14]);
  }
  return ticks * TICK_MS;
}

/** Region and size of every tile of the grid, as viewers ask for them. */
function grid() {
  const tiles = [];
  for (let factor = 1; ; factor *= 2) {
    const step = TILE * factor;
    for (let y = 0; y < HEIGHT; y += step) {
      for (let x = 0; x < WIDTH; x += step) {
        const [w, h] = [Math.min(step, WIDTH - x), Math.min(step, HEIGHT - y)];
        tiles.push(`${x},${y},${w},${h}/${Math.ceil(w / factor)},${Math.ceil(h / factor)}`);
      }
    }
    if (Math.max(WIDTH, HEIGHT) / factor <= TILE) return tiles;
  }
}

/** Parts of 512 px anywhere, at full size: the same sequence for both, another one each round. */
function off_grid(round, n) {
  let state = 12345 + round * 977;
  const below = (limit) => (state = (state * 1103515245 + 12345) % 2147483648) % limit;
  return Array.from({ length: n }, () => `${below(WIDTH - TILE)},${below(HEIGHT - TILE)},${TILE},${TILE}/${TILE},${TILE}`);
}

class Artkite {
  name = "artkite";
  async start() {
    this.port = await free_port();
    const place = (name) => join(work, name);
    this.environment = {
      ...process.env, ARTKITE_LOG: "warn", ARTKITE__SERVER__LISTEN: `127.0.0.1:${this.port}`, ARTKITE__DATABASE__URL: `sqlite:${place("a.db")}`,
      ARTKITE__FILES__URL: `file:${place("uploads")}`, ARTKITE__MAIL__URL: `file:${place("outbox")}`, ARTKITE__WORKER__ENABLED: "false",
    };
    execFileSync(artkite, ["pictures", "publish", place("scan.jpg"), "--id", "scan"], { env: this.environment, stdio: ["ignore", "ignore", "inherit"] });
    this.process = spawn(artkite, ["serve"], { env: this.environment, stdio: ["ignore", "ignore", "inherit"] });
    this.agent = new Agent({ keepAlive: true, maxSockets: 2 });
    while (!(await this.ask("/readyz").catch(() => null))) await pause(50);
    await this.view("0,0,64,64/64,64"); // both have opened the picture before they are measured
  }
  ask(path) {
    return new Promise((resolve, reject) => {
      request({ port: this.port, host: "127.0.0.1", path, agent: this.agent }, (response) => {
        let bytes = 0;
        response.on("data", (data) => (bytes += data.length));
        response.on("end", () => (response.statusCode === 200 ? resolve(bytes) : reject(new Error(`${path}: ${response.statusCode}`))));
      }).on("error", reject).end();
    });
  }
  view = (part) => this.ask(`/iiif/3/scan/${part}/0/default.jpg`);
}

class Iipsrv {
  name = "iipsrv";
  async start() {
    this.port = await free_port();
    const environment = { ...process.env, JPEG_QUALITY: "80", MAX_CVT: "20000", MAX_IMAGE_CACHE_SIZE: "200", VERBOSITY: "0", LOGFILE: "/dev/null" };
    this.process = spawn(iipsrv, ["--bind", `127.0.0.1:${this.port}`], { env: environment, stdio: "ignore" });
    while (!(await this.view("0,0,64,64/64,64").catch(() => null))) await pause(50);
  }
  /** One request by FastCGI (version 1, responder), as a web server sends it. */
  view = (part) => new Promise((resolve, reject) => {
    const record = (type, content) => {
      const head = Buffer.from([1, type, 0, 1, content.length >> 8, content.length & 255, 0, 0]);
      return Buffer.concat([head, content]);
    };
    const pair = (key, value) => {
      const long = Buffer.alloc(4);
      long.writeUInt32BE(value.length + 0x80000000);
      return Buffer.concat([Buffer.from([key.length]), long, Buffer.from(key + value)]);
    };
    const size = part === "full/max" ? "full/full" : part;
    const query = `IIIF=${join(work, "scan.tif")}/${size}/0/default.jpg`;
    const parameters = Buffer.concat([pair("QUERY_STRING", query), pair("REQUEST_METHOD", "GET"), pair("SERVER_PROTOCOL", "HTTP/1.1")]);
    const socket = connect(this.port, "127.0.0.1");
    const parts = [];
    socket.on("error", reject);
    socket.on("data", (data) => parts.push(data));
    socket.on("close", () => {
      const all = Buffer.concat(parts);
      const out = [];
      for (let at = 0; at + 8 <= all.length;) {
        const [length, padding] = [all.readUInt16BE(at + 4), all[at + 6]];
        if (all[at + 1] === 6) out.push(all.subarray(at + 8, at + 8 + length));
        at += 8 + length + padding;
      }
      const answer = Buffer.concat(out);
      const start = answer.indexOf("\r\n\r\n") + 4;
      const is_jpeg = start >= 4 && answer[start] === 0xff && answer[start + 1] === 0xd8;
      if (is_jpeg) resolve(answer.length - start);
      else reject(new Error(`${part}: ${answer.subarray(0, 200)}`));
    });
    socket.write(Buffer.concat([record(1, Buffer.from([0, 1, 0, 0, 0, 0, 0, 0])), record(4, parameters), record(4, Buffer.alloc(0)), record(5, Buffer.alloc(0))]));
  });
}

/** CPU-ms and bytes of one view, asked for one after the other. */
async function measure(server, parts) {
  const before = cpu_ms(server.process.pid);
  let bytes = 0;
  for (const part of parts) bytes += await server.view(part);
  await pause(20);
  return { cpu: (cpu_ms(server.process.pid) - before) / parts.length, bytes: bytes / parts.length };
}

const repeated = (parts, n) => Array.from({ length: n }, () => parts).flat();
// What is asked for, and what was asked for before and is not measured.
const KINDS = [
  ["on the grid, uncached", () => grid(), []],
  ["on the grid, warm", () => repeated(grid(), 10), grid()],
  ["off the grid, uncached", (round) => off_grid(round, 200), []],
  ["full/max, uncached", () => ["full/max"], []],
  ["full/max, again", () => repeated(["full/max"], 5), ["full/max"]],
];
const found = new Map();
for (let round = 0; round < N; round++) {
  for (const [kind, parts, before] of KINDS) {
    for (const server of [new Artkite(), new Iipsrv()]) {
      await server.start(); // anew each time: nothing kept
      try {
        for (const part of before) await server.view(part);
        const key = `${server.name}: ${kind}`;
        if (!found.has(key)) found.set(key, []);
        found.get(key).push(await measure(server, parts(round)));
      } finally {
        const gone = new Promise((resolve) => server.process.once("exit", resolve));
        server.process.kill("SIGTERM");
        await gone;
      }
    }
  }
}
for (const [kind] of KINDS) {
  const [own, peer] = ["artkite", "iipsrv"].map((name) => {
    const runs = found.get(`${name}: ${kind}`);
    return { cpu: median(runs.map(({ cpu }) => cpu)), bytes: median(runs.map(({ bytes }) => bytes)) };
  });
  const kb = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
  console.log(
    `${kind.padEnd(24)} ours ${own.cpu.toFixed(3).padStart(8)} CPU-ms ${kb(own.bytes).padStart(10)}   iipsrv ${peer.cpu.toFixed(3).padStart(8)} CPU-ms ${kb(peer.bytes).padStart(10)}   1 : ${(peer.cpu / own.cpu).toFixed(2)}`,
  );
}
