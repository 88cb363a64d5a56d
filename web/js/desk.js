// The desks: the same work by keyboard.

import { keys } from "./parts/keys.js";
import { zooms } from "./parts/zoom.js";

keys();
zooms();
