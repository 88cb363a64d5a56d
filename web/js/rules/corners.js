// Four corners of a sheet in a photo: {x, y} in hundredths of its sides, clockwise from the top left. The same rule as the server's.

/** Least length of a side, in hundredths. */
const SIDE_MIN = 5;

/** What is wrong with four corners, "too-small" or "crossed"; nothing if they are a sheet. */
export function wrong_corners(points) {
  const sides = points.map((a, at) => {
    const b = points[(at + 1) % 4];
    return { x: b.x - a.x, y: b.y - a.y, length: Math.hypot(b.x - a.x, b.y - a.y) };
  });
  if (sides.some(({ length }) => length < SIDE_MIN)) return "too-small";
  const turns_right = (side, at) => {
    const next = sides[(at + 1) % 4];
    return side.x * next.y - side.y * next.x > 0.2 * side.length * next.length;
  };
  return sides.every(turns_right) ? undefined : "crossed";
}

/** A corner within the photo, with two digits behind the point. */
export function held({ x, y }) {
  const hold = (share) => Math.round(Math.min(100, Math.max(0, share)) * 100) / 100;
  return { x: hold(x), y: hold(y) };
}

const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Where a key moves a corner: a fifth of a hundredth, ten times as far with Shift; nothing for other keys. */
export function moved(point, key, is_far) {
  const step = STEPS[key];
  if (!step) return undefined;
  const by = is_far ? 2 : 0.2;
  return held({ x: point.x + step[0] * by, y: point.y + step[1] * by });
}

/** As the server reads them in an address: ten-thousandths. */
export const address_of = (points) => points.map(({ x, y }) => `${Math.round(x * 100)},${Math.round(y * 100)}`).join("+");

/** Where the glass lies beside a fingertip: beyond it, towards the middle of the photo. `frame`, `at` and `size` in px. */
export function glass_place(at, frame, size) {
  const beside = size * 0.75;
  return {
    x: Math.min(frame.width - size / 2, Math.max(size / 2, at.x + (at.x < frame.width / 2 ? beside : -beside))),
    y: Math.min(frame.height - size / 2, Math.max(size / 2, at.y + (at.y < frame.height / 2 ? beside : -beside))),
  };
}
