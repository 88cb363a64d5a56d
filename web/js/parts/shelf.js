// Cards that wait for the network: one per address, the newest, in IndexedDB, so that neither a reload nor a dead battery loses one.
// Where the device keeps nothing (a private window), they wait in memory while the page is open.

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

export const shelf = {
  /** Lays a card {to, body, at_ms} on the shelf in place of an older one for the same address. */
  async put(card) {
    if (!(await on_shelf("readwrite", (cards) => cards.put(card)))) memory.set(card.to, card);
  },
  /** All that waits, the oldest first. */
  async all() {
    const kept = (await on_shelf("readonly", (cards) => cards.getAll()))?.result ?? [];
    return [...kept, ...memory.values()].sort((a, b) => a.at_ms - b.at_ms);
  },
  /** Takes a card off, unless a newer one lies in its place. */
  async take({ to, at_ms }) {
    if (memory.get(to)?.at_ms === at_ms) memory.delete(to);
    await on_shelf("readwrite", (cards) => {
      const found = cards.get(to);
      found.onsuccess = () => {
        if (found.result && found.result.at_ms === at_ms) cards.delete(to);
      };
    });
  },
};
