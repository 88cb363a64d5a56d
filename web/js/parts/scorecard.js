// form[data-scorecard]: points are sent as soon as they are given, wait on this device while the
// network is away, and every digit key scores. The plain form with its button does the same.
// Words: data-says-saving, -saved="… {time}", -waiting="{n} …", -refused. They appear in [data-saved].
// The server answers 2xx or problem+json; it must take the same card twice.

import { fate_of, next_criterion, points_of_key, with_waiting } from "../rules/judging.js";
import { clock, say } from "../rules/say.js";
import { keys_are_free } from "./keys.js";
import { store } from "./store.js";

const SHELF = "scorecards";
const AGAIN_MS = 20000;

const waiting = () => {
  try {
    return JSON.parse(store.get(SHELF)) || [];
  } catch {
    return [];
  }
};
const shelve = (cards) => store.set(SHELF, cards.length ? JSON.stringify(cards) : null);

export function scorecards() {
  const form = document.querySelector("form[data-scorecard]");
  const line = document.querySelector("[data-saved]");
  // The grid has no card; there the line itself carries the words, for cards sent after the page was left.
  const words = form ? form.dataset : (line?.dataset ?? {});
  const tell = (sentence, facts, state) => {
    if (!line || !sentence) return;
    line.textContent = say(sentence, facts);
    line.dataset.state = state;
  };
  const tell_waiting = () => tell(words.saysWaiting, { n: waiting().length }, "waiting");

  /** Sends what waits, oldest first; answers whether the shelf is empty. */
  let sending = false;
  const send_all = async () => {
    if (sending) return false;
    sending = true;
    try {
      for (let card = waiting()[0]; card; card = waiting()[0]) {
        let fate = "later";
        let answer;
        try {
          answer = await fetch(card.to, {
            method: "POST",
            body: card.body,
            keepalive: true,
            credentials: "same-origin",
            headers: { "content-type": "application/x-www-form-urlencoded", accept: "application/json" },
          });
          fate = fate_of(answer.status);
        } catch {
          // No network: the card stays on the shelf.
        }
        if (fate === "later") {
          tell_waiting();
          return false;
        }
        // A newer card for the same work may have been laid on the shelf meanwhile.
        shelve(waiting().filter(({ to, at_ms }) => to !== card.to || at_ms !== card.at_ms));
        if (fate === "refused") {
          const problem = await answer.json().catch(() => ({}));
          tell(problem.detail || problem.title || words.saysRefused, {}, "refused");
          return false;
        }
        tell(words.saysSaved, { time: clock(Date.now(), document.documentElement.lang) }, "saved");
      }
      return true;
    } finally {
      sending = false;
    }
  };

  // The server writes the contest's clock, the rest of this page the device's: one of them everywhere.
  if (line?.dataset.savedAt) tell(words.saysSaved, { time: clock(Date.parse(line.dataset.savedAt), document.documentElement.lang) }, "saved");
  if (waiting().length) send_all();
  addEventListener("online", send_all);
  setInterval(() => waiting().length && send_all(), AGAIN_MS);
  if (!form) return;

  let typing;
  const save = async () => {
    clearTimeout(typing);
    tell(words.saysSaving, {}, "saving");
    const body = new URLSearchParams(new FormData(form)).toString();
    if (!shelve(with_waiting(waiting(), { to: form.action, body, at_ms: Date.now() }))) return; // no shelf: the button is there
    if (!(await send_all()) && !sending && navigator.onLine && waiting().length) tell_waiting();
  };
  form.addEventListener("change", save);
  form.addEventListener("input", ({ target }) => {
    if (!target.matches("textarea")) return;
    clearTimeout(typing);
    typing = setTimeout(save, 1200);
  });
  addEventListener("pagehide", () => typing && save());

  const criteria = [...form.querySelectorAll(".criterion")];
  let chosen;
  const choose = (index) => {
    chosen = index;
    criteria.forEach((c, i) => c.classList.toggle("criterion-now", i === index));
  };
  const scored = () => criteria.map((c) => Boolean(c.querySelector("input:checked")));
  if (criteria.length) choose(next_criterion(scored(), undefined));
  criteria.forEach((c, i) => c.addEventListener("click", () => choose(i)));
  document.addEventListener("keydown", (event) => {
    if (!keys_are_free(event) || event.repeat || !criteria.length) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (event.target.matches?.("input")) return;
      event.preventDefault();
      choose((chosen + (event.key === "ArrowDown" ? 1 : criteria.length - 1)) % criteria.length);
      return;
    }
    const circles = [...criteria[chosen].querySelectorAll("input[type=radio]")];
    const points = points_of_key(event.key, Math.max(...circles.map((c) => Number(c.value))));
    const circle = circles.find((c) => Number(c.value) === points);
    if (!circle) return;
    event.preventDefault();
    circle.checked = true;
    circle.dispatchEvent(new Event("change", { bubbles: true }));
    if (chosen < criteria.length - 1) choose(chosen + 1);
  });
}
