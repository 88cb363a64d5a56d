// Where a zoomed picture stands. A view is {scale, x, y}: the picture's own pixels times scale, its
// upper left corner at x, y of the frame. frame and picture are {width, height} in px.

/** Each step is half as large again. */
export const ZOOM_STEPS = [1, 1.5, 2.25, 3.4, 5];

/** The whole picture in the middle of the frame, never enlarged beyond its own size unless tiny. */
export function fitting(frame, picture) {
  const scale = Math.min(frame.width / picture.width, frame.height / picture.height);
  return { scale, x: (frame.width - picture.width * scale) / 2, y: (frame.height - picture.height * scale) / 2 };
}

/** The view with the picture kept in the frame: centred where it is smaller, edge to edge where larger. */
export function inside(view, frame, picture) {
  const hold = (at, room, size) => (size <= room ? (room - size) / 2 : Math.min(0, Math.max(room - size, at)));
  return {
    scale: view.scale,
    x: hold(view.x, frame.width, picture.width * view.scale),
    y: hold(view.y, frame.height, picture.height * view.scale),
  };
}

/** Zooms by `factor` about a point of the frame, between 1 and 5 times the fitting size. */
export function closer(view, factor, point, frame, picture) {
  const home = fitting(frame, picture).scale;
  const scale = Math.min(home * ZOOM_STEPS[4], Math.max(home, view.scale * factor));
  const by = scale / view.scale;
  return inside({ scale, x: point.x - (point.x - view.x) * by, y: point.y - (point.y - view.y) * by }, frame, picture);
}

/** Zoom step 1..5 of a view. */
export function step_of(view, frame, picture) {
  const times = view.scale / fitting(frame, picture).scale;
  return ZOOM_STEPS.filter((step) => times >= step * 0.99).length;
}

/** Which ninth of the picture is in the middle of the frame: 0 upper left … 8 lower right. */
export function place_of(view, frame, picture) {
  const third = (at, room, size) => Math.min(2, Math.max(0, Math.floor((3 * (room / 2 - at)) / (size * view.scale))));
  return 3 * third(view.y, frame.height, picture.height) + third(view.x, frame.width, picture.width);
}
