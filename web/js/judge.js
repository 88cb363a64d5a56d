// The judge's page: keys, swipes, zoom, points that save themselves.

import { keys } from "./parts/keys.js";
import { scorecards } from "./parts/scorecard.js";
import { turning } from "./parts/turning.js";
import { zooms } from "./parts/zoom.js";

keys();
scorecards();
turning();
zooms();
