// The judge's page: keys, swipes, zoom, points that save themselves.

import { keys } from "./parts/keys.js";
import { offline } from "./parts/offline.js";
import { scorecards } from "./parts/scorecard.js";
import { turning } from "./parts/turning.js";
import { zooms } from "./parts/zoom.js";

keys();
scorecards();
turning();
zooms();
offline();
// What is folded out comes into sight above the row of buttons.
for (const summary of document.querySelectorAll(".judge-extra summary")) {
  summary.addEventListener("click", () => requestAnimationFrame(() => summary.parentElement.open && summary.parentElement.scrollIntoView({ block: "nearest" })));
}
