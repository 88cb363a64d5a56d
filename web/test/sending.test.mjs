// Cards between a page that is left, the page after it, and a server that hears both.

import { test } from "node:test";
import assert from "node:assert/strict";
import { sender } from "../js/parts/sending.js";
import { shelf } from "../js/parts/shelf.js";

const kept = new Map();
globalThis.localStorage = {
  getItem: (key) => kept.get(key) ?? null,
  setItem: (key, value) => kept.set(key, String(value)),
  removeItem: (key) => kept.delete(key),
};
globalThis.document = { querySelector: () => null };
globalThis.navigator ??= {};

const TO = "https://example.org/en/judging/assignments/1/scorecard";
const card = (key, points, at_ms = 1000) => ({ to: TO, body: `points-idea=${points}&key=${key}`, at_ms });
const told = { saved() {}, refused: assert.fail, waiting() {} };

/** A server that takes a card once, by its key, in the order in which cards arrive. */
class Server {
  arrived = [];

  take(body) {
    const fields = new URLSearchParams(body);
    if (!this.arrived.some((one) => one.get("key") === fields.get("key"))) this.arrived.push(fields);
    return new Response("{}", { status: 200 });
  }

  get keys() {
    return this.arrived.map((one) => one.get("key"));
  }
}

const settled = () => new Promise((resolve) => { setTimeout(resolve, 5); });

test("a card that was under way when its page was left cannot come after a newer one", async () => {
  const server = new Server();
  let late;
  globalThis.fetch = (_, { body }) => new Promise(() => { late = body; });
  await shelf.put(card("first", 9));
  sender(told)(); // of the page that is left: nobody hears its answer
  await settled();
  await shelf.put(card("second", 8, 1001));

  globalThis.fetch = async (_, { body }) => server.take(body);
  await sender(told)();
  server.take(late);
  assert.deepEqual(server.keys, ["first", "second"]);
  assert.equal(server.arrived.at(-1).get("points-idea"), "8");
  assert.deepEqual([await shelf.all(), kept.size], [[], 0], "nothing stays behind");
});

test("of two cards of one millisecond the newer one is sent too", async () => {
  const server = new Server();
  globalThis.fetch = async (_, { body }) => {
    if (!server.keys.length) await shelf.put(card("newer", 2));
    return server.take(body);
  };
  await shelf.put(card("older", 1));
  await sender(told)();
  assert.deepEqual(server.keys, ["older", "newer"]);
});

test("without network cards wait, and of those never sent only the newest goes", async () => {
  const server = new Server();
  globalThis.fetch = async () => { throw new TypeError("no network"); };
  for (const [at, key] of ["one", "two", "three"].entries()) {
    await shelf.put(card(key, at, at));
    if (!at) await sender(told)();
  }
  assert.equal((await shelf.all()).length, 1);
  globalThis.fetch = async (_, { body }) => server.take(body);
  await sender(told)();
  assert.deepEqual(server.keys, ["one", "three"], "the first may have arrived after all");
});
