// Putting works in order: what a move does to places. Pure.

/** Places of a list of keys from what the fields say: [[keys of the first place], …] and those not placed yet. */
export function read_places(fields) {
  const by_place = new Map();
  const waiting = [];
  for (const { key, value } of fields) {
    const place = Number.parseInt(value, 10);
    if (!(place >= 1)) waiting.push(key);
    else by_place.set(place, [...(by_place.get(place) ?? []), key]);
  }
  return { places: [...by_place].sort(([a], [b]) => a - b).map(([, keys]) => keys), waiting };
}

const without = (places, key) => places.map((place) => place.filter((one) => one !== key)).filter((place) => place.length);
const place_of = (places, key) => places.findIndex((place) => place.includes(key));

/** One step up or down: out of a shared place first, then past the neighbour. A work that waits goes to the end of the placed ones. */
export function step(places, key, way) {
  const at = place_of(places, key);
  if (at < 0) return [...places, [key]];
  const is_shared = places[at].length > 1;
  const rest = without(places, key);
  const to = way === "up" ? (is_shared ? at : at - 1) : at + 1;
  if (to < 0 || to > rest.length) return places;
  return [...rest.slice(0, to), [key], ...rest.slice(to)];
}

/** Shares the place of the one above; a work that shares already stands alone again, below. */
export function tie(places, key) {
  const at = place_of(places, key);
  if (at < 0) return [...places, [key]];
  if (places[at].length > 1) {
    const rest = without(places, key);
    return [...rest.slice(0, at + 1), [key], ...rest.slice(at + 1)];
  }
  if (at === 0) return places;
  return without(places, key).map((place, n) => (n === at - 1 ? [...place, key] : place));
}

/** Dropped before the `n`th of the flat list of placed works (0 = first): a place of its own there. */
export function drop(places, key, n) {
  const rest = without(places, key);
  let seen = 0;
  let to = 0;
  while (to < rest.length && seen + rest[to].length <= n) {
    seen += rest[to].length;
    to += 1;
  }
  return [...rest.slice(0, to), [key], ...rest.slice(to)];
}
