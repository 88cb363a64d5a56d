// Turning from work to work: a swipe over [data-swipe] follows a[rel=next] or a[rel=prev]; the pictures
// named in [data-preload] (addresses with spaces between) are fetched while one still looks.

import { swipe_of } from "../rules/judging.js";

export function turning() {
  const place = document.querySelector("[data-swipe]");
  let start;
  if (place) {
    place.addEventListener("touchstart", (e) => {
      start = e.touches.length === 1 ? { x: e.touches[0].clientX, y: e.touches[0].clientY, at: e.timeStamp } : undefined;
    }, { passive: true });
    place.addEventListener("touchend", (e) => {
      if (!start) return;
      const finger = e.changedTouches[0];
      const way = swipe_of(finger.clientX - start.x, finger.clientY - start.y, e.timeStamp - start.at);
      start = undefined;
      const link = way && document.querySelector(`a[rel~="${way}"]`);
      if (link) link.click();
    }, { passive: true });
  }
  const ahead = document.querySelector("[data-preload]");
  if (ahead) {
    addEventListener("load", () => ahead.dataset.preload.split(/\s+/).filter(Boolean).forEach((src) => { new Image().src = src; }));
  }
}
