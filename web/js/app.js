// What every page may use. Each part looks for its data- attributes and does nothing without them.

import { ages } from "./parts/age.js";
import { drafts } from "./parts/draft.js";
import { focus_first, menus, show_here, submit_once, theme } from "./parts/menus.js";
import { photo_fields } from "./parts/photo.js";
import { refreshing } from "./parts/refresh.js";
import { times } from "./parts/times.js";
import { uploadings } from "./parts/uploading.js";

menus();
show_here();
theme();
uploadings();
photo_fields();
ages();
drafts();
submit_once();
times();
refreshing();
focus_first();
