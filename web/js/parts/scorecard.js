// form[data-scorecard]: points are sent as soon as they are given, wait on this device while the
// network is away, and every digit key scores. The plain form with its button does the same.
// form[data-tile] on the grid: one answer a press. form[data-turns]: an answer leads on to the next work.
// Words: data-says-saving, -saved="… {time}", -waiting="{n} …", -refused. They appear in [data-saved].
// The server answers 2xx or problem+json; it must take the same card twice.

import { fate_of, next_criterion, points_of_key } from "../rules/judging.js";
import { fields_of, new_key } from "../rules/offline.js";
import { clock, say } from "../rules/say.js";
import { keys_are_free } from "./keys.js";
import { ordering } from "./order.js";
import { shelf } from "./shelf.js";

const AGAIN_MS = 20000;

/** What a page says about its cards. */
function teller() {
  const line = document.querySelector("[data-saved]");
  const form = document.querySelector("form[data-scorecard], form[data-order]");
  // The grid has no card; there the line itself carries the words, for cards sent after the page was left.
  const words = form ? form.dataset : (line?.dataset ?? {});
  const lang = document.documentElement.lang;
  const tell = (sentence, facts, state) => {
    if (!line || !sentence) return;
    line.textContent = say(sentence, facts);
    line.dataset.state = state;
  };
  // The server writes the contest's clock, the rest of this page the device's: one of them everywhere.
  if (line?.dataset.savedAt) tell(words.saysSaved, { time: clock(Date.parse(line.dataset.savedAt), lang) }, "saved");
  return {
    saving: () => tell(words.saysSaving, {}, "saving"),
    saved: () => tell(words.saysSaved, { time: clock(Date.now(), lang) }, "saved"),
    refused: (detail) => tell(detail || words.saysRefused, {}, "refused"),
    waiting: async (detail) => {
      const { length } = await shelf.all();
      if (length) tell([words.saysWaiting, detail].filter(Boolean).join(" · "), { n: length }, "waiting");
    },
  };
}

/** Sends what waits, oldest first, one after the other. */
function sender(told) {
  let running;
  const send = async () => {
    for (let [card] = await shelf.all(); card; [card] = await shelf.all()) {
      let answer;
      try {
        answer = await fetch(card.to, {
          method: "POST",
          body: with_token(card.body),
          keepalive: true,
          credentials: "same-origin",
          headers: { "content-type": "application/x-www-form-urlencoded", accept: "application/json" },
        });
      } catch {
        // No network: the card stays on the shelf.
      }
      const problem = answer && !answer.ok ? await answer.json().catch(() => ({})) : {};
      // A redirect leads to the way to sign in: the card was not taken.
      const fate = answer && !answer.redirected ? fate_of(answer.status, problem.code) : "later";
      if (fate === "later") return told.waiting(problem.detail);
      // A newer card for the same work may have been laid on the shelf meanwhile; it is sent next.
      await shelf.take(card);
      if (fate === "refused") return told.refused(problem.detail || problem.title);
      told.saved();
    }
    return undefined;
  };
  /** One at a time; whoever comes meanwhile waits and looks again. */
  return () => (running = (running ?? Promise.resolve()).then(send, send));
}

/** The card with the token of the session that sends it, which may be a newer one than when it was laid on the shelf. */
function with_token(body) {
  const token = document.querySelector("input[name=csrf]")?.value;
  const fields = new URLSearchParams(body);
  if (token) fields.set("csrf", token);
  return fields.toString();
}

/** Puts what waits for this work into its form: a page from this device's store knows only what the server knew. */
function put_back(form, body) {
  const fields = fields_of(body);
  for (const field of form.elements) {
    if (!field.name || field.type === "hidden" || field.type === "submit") continue;
    const values = fields.filter(([name]) => name === field.name).map(([, value]) => value);
    if (field.type === "radio" || field.type === "checkbox") field.checked = values.includes(field.value);
    else if (values.length) [field.value] = values;
  }
}

const card_of = (form, extra) => {
  const fields = new URLSearchParams(new FormData(form));
  for (const [name, value] of extra) fields.set(name, value);
  fields.set("key", new_key());
  return { to: form.action, body: fields.toString(), at_ms: Date.now() };
};

export async function scorecards() {
  const told = teller();
  const send_all = sender(told);
  addEventListener("online", send_all);
  setInterval(async () => (await shelf.all()).length && send_all(), AGAIN_MS);

  document.querySelectorAll("form[data-tile]").forEach((form) => tile(form, told, send_all));
  const form = document.querySelector("form[data-scorecard]");
  if (form) card(form, told, send_all);
  ordering(async (list) => {
    told.saving();
    await shelf.put(card_of(list, []));
    send_all();
  });

  const waiting = await shelf.all();
  for (const { to, body } of waiting) {
    if (form && form.action === to) put_back(form, body);
    const own = [...document.querySelectorAll("form[data-tile]")].find(({ action }) => action === to);
    if (own) press(own, new URLSearchParams(body).get("points-verdict"));
  }
  if (waiting.length) send_all();
}

function press(form, value) {
  for (const button of form.querySelectorAll("button")) button.setAttribute("aria-pressed", String(button.value === value));
  form.closest("li")?.classList.remove("is-open");
}

/** One work of the grid: the answer pressed is the card. */
function tile(form, told, send_all) {
  form.addEventListener("submit", async (event) => {
    const { submitter } = event;
    if (!submitter?.name) return;
    event.preventDefault();
    press(form, submitter.value);
    told.saving();
    await shelf.put(card_of(form, [[submitter.name, submitter.value]]));
    send_all();
  });
}

function card(form, told, send_all) {
  let typing;
  const save = async () => {
    clearTimeout(typing);
    typing = undefined;
    told.saving();
    await shelf.put(card_of(form, []));
    return send_all();
  };
  form.addEventListener("change", async ({ target }) => {
    const turns = "turns" in form.dataset && target.type === "radio";
    if (!turns) return save();
    // The next work must not wait for the network: once the card is on the shelf it is safe.
    told.saving();
    await shelf.put(card_of(form, []));
    send_all();
    return document.querySelector("a[rel~=next]")?.click();
  });
  form.addEventListener("submit", async (event) => {
    if (event.submitter?.name !== "later") return;
    event.preventDefault();
    await shelf.put(card_of(form, [["later", "1"]]));
    send_all();
    document.querySelector("a[rel~=next]")?.click();
  });
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
