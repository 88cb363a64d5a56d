// The judge's page: keys, swipes, zoom, points that save themselves, the next work in hand. And the wall and keypads of a round in one room.

import { following } from "./parts/follow.js";
import { keys } from "./parts/keys.js";
import { offline } from "./parts/offline.js";
import { scorecards } from "./parts/scorecard.js";
import { turning } from "./parts/turning.js";
import { zooms } from "./parts/zoom.js";

keys();
const cards = scorecards();
turning(cards);
following(cards);
zooms();
offline();
// What is folded out comes into sight above the row of buttons.
document.addEventListener("click", ({ target }) => {
  const summary = target instanceof Element && target.closest(".judge-extra summary");
  if (summary) requestAnimationFrame(() => summary.parentElement.open && summary.parentElement.scrollIntoView({ block: "nearest" }));
});
