// The desks: the same work by keyboard.

import { boards } from "./parts/board.js";
import { keys } from "./parts/keys.js";
import { zooms } from "./parts/zoom.js";

keys();
zooms();
boards();
