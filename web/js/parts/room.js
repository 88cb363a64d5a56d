// A room of an exhibition: the bar counts along and withdraws while one looks; "next" is the visitor's.
// [data-room] holds .placement elements; [data-room-count="{n} / {all}"]; [data-room-next], [data-room-prev];
// [data-fade] is the bar that fades after three seconds, never while it holds the focus.

import { say } from "../rules/say.js";

const LOOKING_MS = 3000;

export function room() {
  const hall = document.querySelector("[data-room]");
  if (!hall) return;
  const works = [...hall.querySelectorAll(".placement")];
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  const middle_of = (e) => {
    const { top, bottom } = e.getBoundingClientRect();
    return (top + bottom) / 2 - innerHeight / 2;
  };
  const nearest = () => works.reduce((best, w, i) => (Math.abs(middle_of(w)) < Math.abs(middle_of(works[best])) ? i : best), 0);
  const count = document.querySelector("[data-room-count]");
  let asked = false;
  const show = () => {
    asked = false;
    if (count && works.length) count.textContent = say(count.dataset.roomCount, { n: nearest() + 1, all: works.length });
  };
  addEventListener("scroll", () => {
    if (!asked) requestAnimationFrame(show);
    asked = true;
  }, { passive: true });
  show();

  const go = (by) => {
    if (!works.length) return;
    const here = nearest();
    const away = middle_of(works[here]);
    // Between two works "next" is the one below the middle, whichever is nearer.
    const at = by > 0 && away > innerHeight / 4 ? here : by < 0 && away < -innerHeight / 4 ? here : here + by;
    const target = works[Math.min(works.length - 1, Math.max(0, at))];
    target.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
  };
  document.querySelectorAll("[data-room-next], [data-room-prev]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => go("roomNext" in button.dataset ? 1 : -1));
  });

  const bar = document.querySelector("[data-fade]");
  if (!bar || calm.matches) return;
  let resting;
  const wake = () => {
    bar.classList.remove("is-resting");
    clearTimeout(resting);
    resting = setTimeout(() => {
      if (!bar.contains(document.activeElement) && !bar.querySelector("[open]")) bar.classList.add("is-resting");
    }, LOOKING_MS);
  };
  ["pointermove", "pointerdown", "keydown", "focusin"].forEach((kind) => addEventListener(kind, wake, { passive: true }));
  addEventListener("scroll", wake, { passive: true });
  wake();
}
