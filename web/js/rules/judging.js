// Scoring by keys, swipes, and what waits for the network.

/** Points of a pressed digit: "1" … "9", "0" is ten; undefined if not allowed. */
export function points_of_key(key, points_max) {
  if (!/^\d$/.test(key)) return undefined;
  const points = key === "0" ? 10 : Number(key);
  return points <= points_max ? points : undefined;
}

/** Index of the criterion that a key scores next: the chosen one, else the first without points. */
export function next_criterion(scored, chosen) {
  if (chosen !== undefined) return chosen;
  const open = scored.findIndex((has_points) => !has_points);
  return open < 0 ? 0 : open;
}

/** "next", "prev" or undefined for a finger that went (dx, dy) px in `ms`. */
export function swipe_of(dx, dy, ms) {
  if (Math.abs(dx) < 60 || Math.abs(dx) < 2 * Math.abs(dy) || ms > 700) return undefined;
  return dx < 0 ? "next" : "prev";
}

// A no that another time, or a new sign-in, turns into a yes: what was given must not be lost by it.
const FOR_NOW = ["round-paused", "form-expired", "sign-in-first", "request-in-progress"];

/** Whether an answer of the server means: sent, refused for good, or try again later. `code` is the problem's. */
export function fate_of(status, code) {
  if (status >= 200 && status < 300) return "saved";
  const for_now = [401, 403, 408, 429].includes(status) || FOR_NOW.includes(code);
  return status >= 400 && status < 500 && !for_now ? "refused" : "later";
}
