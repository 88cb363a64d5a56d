// time[data-time-says="{time} where you are"]: adds the reader's own time where it differs from the contest's.

import { say } from "../rules/say.js";

const OFFSET = /([+-])(\d\d):?(\d\d)$/;

export function times() {
  const lang = document.documentElement.lang;
  if (!Intl.DateTimeFormat.supportedLocalesOf(lang).length) return;
  const format = new Intl.DateTimeFormat(lang, { month: "long", day: "numeric", hour: "2-digit", minute: "2-digit", hour12: false });
  document.querySelectorAll("time[data-time-says]").forEach((time) => {
    const at = new Date(time.dateTime);
    const [, sign, hours, minutes] = OFFSET.exec(time.dateTime) || [];
    if (!sign || Number.isNaN(at.getTime())) return;
    const theirs_min = (sign === "-" ? -1 : 1) * (60 * hours + Number(minutes));
    if (theirs_min === -at.getTimezoneOffset()) return;
    const here = document.createElement("span");
    here.className = "quiet";
    here.textContent = ` (${say(time.dataset.timeSays, { time: format.format(at) })})`;
    time.after(here);
  });
}
