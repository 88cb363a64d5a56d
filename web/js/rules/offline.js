// What works without network: which pages, which sizes are one picture, what still counts.

/** Pages of a round that a judge may want without network: the grid and the cards. */
export function is_judging_page(path) {
  return /^\/(zh|ja|ko|mn|ru|en|vi)\/judging(\/rounds\/[0-9a-f-]+|\/assignments\/[0-9a-f-]+)?$/.test(path);
}

/** All sizes and types of a picture have one key; undefined for other addresses. */
export function media_key(address) {
  const found = /\/media\/([0-9a-f]+)\/\d+\.(?:jpg|webp)$/.exec(address);
  return found ? found[1] : undefined;
}

/** The promise's answer, or a failure after so long. */
export function with_time(promise, ms) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("the network does not answer")), ms);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** The fields of a kept card as [name, value] pairs, without what only the transport needs. */
export function fields_of(body) {
  return [...new URLSearchParams(body)].filter(([name]) => !["csrf", "key", "tile"].includes(name));
}

/** A key for one card, new for every change: the server takes the same card twice and counts it once. */
export function new_key(chance = globalThis.crypto) {
  if (chance.randomUUID) return chance.randomUUID();
  return [...chance.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
