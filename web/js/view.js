// Looking at works: zoom in place, and walking through a room.

import { keys } from "./parts/keys.js";
import { room } from "./parts/room.js";
import { zooms } from "./parts/zoom.js";

zooms();
room();
keys();
