// Cards that wait for the network: one per address, the newest, in IndexedDB, so that neither a reload nor a dead battery loses one.
// Where the device keeps nothing (a private window), they wait in memory while the page is open.
//
// Laying a card there takes a moment, and a quick hand has left the page by then. What is on its way is therefore written down at once,
// in the one store that answers before the next event, and the next page lays it on the shelf.
//
// A card that was sent may reach the server long after its page was left. Until its answer is here it is therefore sent again ahead of all
// others, also of a newer card in its place: the server takes it once, by its key, and what comes late changes nothing any more.

import { store } from "./store.js";

const NAME = "artkite-judging";
const SHELF = "cards";

const memory = new Map();

let opening;
const open = () => (opening ??= new Promise((resolve) => {
  try {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(SHELF, { keyPath: "to" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = request.onblocked = () => resolve(undefined);
  } catch {
    resolve(undefined);
  }
}));

/** Runs `act` on the shelf; answers what it asked for, once it is on the disk. Undefined where nothing is kept. */
async function on_shelf(mode, act) {
  const database = await open();
  if (!database) return undefined;
  return new Promise((resolve) => {
    const deal = database.transaction(SHELF, mode);
    const asked = act(deal.objectStore(SHELF));
    deal.oncomplete = () => resolve({ result: asked?.result });
    deal.onerror = deal.onabort = () => resolve(undefined);
  });
}

const ON_THEIR_WAY = "cards";
const SENT = "card-sent";

const note = (name, value) => store.set(name, value === undefined ? null : JSON.stringify(value));

function noted(name) {
  try {
    return JSON.parse(store.get(name)) ?? undefined;
  } catch {
    // Half written by a browser that died: nothing can be read from it, and cards that come must not stumble over it.
    return undefined;
  }
}

const on_their_way = () => noted(ON_THEIR_WAY) ?? {};

/** A body holds the key of its card, which no other one has; two cards may well be of one millisecond. */
const is_same = (one, other) => one?.to === other?.to && one?.body === other?.body;

/** The card needs no note any more, unless a newer one is on its way. */
function arrived(card) {
  const { [card.to]: last, ...others } = on_their_way();
  if (is_same(last, card)) note(ON_THEIR_WAY, Object.keys(others).length ? others : undefined);
}

async function lay(card) {
  if (await on_shelf("readwrite", (cards) => cards.put(card))) arrived(card);
  else memory.set(card.to, card);
}

let left_behind;

export const shelf = {
  /** Lays a card {to, body, at_ms} on the shelf in place of an older one for the same address. Safe from this very event on. */
  put(card) {
    note(ON_THEIR_WAY, { ...on_their_way(), [card.to]: card });
    return lay(card);
  },
  /** All that waits, the oldest first. */
  async all() {
    left_behind ??= Promise.all(Object.values(on_their_way()).map(lay));
    await left_behind;
    const kept = (await on_shelf("readonly", (cards) => cards.getAll()))?.result ?? [];
    return [...kept, ...memory.values()].sort((a, b) => a.at_ms - b.at_ms);
  },
  /** The card to send now, if one waits. From here on it counts as sent, until it is taken off. */
  async next_to_send() {
    const sent = noted(SENT);
    if (sent) return sent;
    const [card] = await this.all();
    note(SENT, card);
    return card;
  },
  /** Takes a card off, unless a newer one lies in its place. */
  async take(card) {
    if (is_same(noted(SENT), card)) note(SENT, undefined);
    if (is_same(memory.get(card.to), card)) memory.delete(card.to);
    arrived(card);
    await on_shelf("readwrite", (cards) => {
      const found = cards.get(card.to);
      found.onsuccess = () => {
        if (is_same(found.result, card)) cards.delete(card.to);
      };
    });
  },
};
