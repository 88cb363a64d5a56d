// Cards that wait for the network: one per address, the newest, in IndexedDB, so that neither a reload nor a dead battery loses one.
// Where the device keeps nothing (a private window), they wait in memory while the page is open.
//
// Laying a card there takes a moment, and a quick hand has left the page by then. What is on its way is therefore written down at once,
// in the one store that answers before the next event, and the next page lays it on the shelf.

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
const note = (cards) => store.set(ON_THEIR_WAY, Object.keys(cards).length ? JSON.stringify(cards) : null);

function on_their_way() {
  try {
    return JSON.parse(store.get(ON_THEIR_WAY)) ?? {};
  } catch {
    // Half written by a browser that died: nothing can be read from it, and cards that come must not stumble over it.
    return {};
  }
}

/** The card needs no note any more, unless a newer one is on its way. */
function arrived({ to, at_ms }) {
  const cards = on_their_way();
  if (cards[to]?.at_ms !== at_ms) return;
  delete cards[to];
  note(cards);
}

async function lay(card) {
  if (await on_shelf("readwrite", (cards) => cards.put(card))) arrived(card);
  else memory.set(card.to, card);
}

let left_behind;

export const shelf = {
  /** Lays a card {to, body, at_ms} on the shelf in place of an older one for the same address. Safe from this very event on. */
  put(card) {
    note({ ...on_their_way(), [card.to]: card });
    return lay(card);
  },
  /** All that waits, the oldest first. */
  async all() {
    left_behind ??= Promise.all(Object.values(on_their_way()).map(lay));
    await left_behind;
    const kept = (await on_shelf("readonly", (cards) => cards.getAll()))?.result ?? [];
    return [...kept, ...memory.values()].sort((a, b) => a.at_ms - b.at_ms);
  },
  /** Takes a card off, unless a newer one lies in its place. */
  async take({ to, at_ms }) {
    if (memory.get(to)?.at_ms === at_ms) memory.delete(to);
    arrived({ to, at_ms });
    await on_shelf("readwrite", (cards) => {
      const found = cards.get(to);
      found.onsuccess = () => {
        if (found.result && found.result.at_ms === at_ms) cards.delete(to);
      };
    });
  },
};
