// Setting the four corners of a photographed sheet.

import { corners } from "./parts/corners.js";

corners();
