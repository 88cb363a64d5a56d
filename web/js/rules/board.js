// Dragging on the award board: what a pointer near an edge scrolls. Pure.

/** Pixels to scroll per frame where a pointer is at `at` between `from` and `to`: nothing in the middle, more the nearer to an edge. */
export function pull(at, from, to, zone = 56, most = 18) {
  const reach = Math.min(zone, (to - from) / 4);
  if (!(reach > 0)) return 0;
  const before = from + reach - at;
  if (before > 0) return -Math.ceil((Math.min(before, reach) / reach) * most);
  const after = at - (to - reach);
  return after > 0 ? Math.ceil((Math.min(after, reach) / reach) * most) : 0;
}
