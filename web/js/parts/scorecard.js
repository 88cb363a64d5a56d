// form[data-scorecard]: points are sent as soon as they are given, wait on this device while the
// network is away, and every digit key scores. The plain form with its button does the same.
// form[data-tile] on the grid: one answer a press. form[data-turns]: an answer leads on to the next work.
// Words: data-says-saving, -saved="… {time}", -waiting="{n} …", -refused. They appear in [data-saved]; how many are
// done in [data-done][data-done-all][data-says-done="{n} … {all}"].
// The server answers 2xx or problem+json; it must take the same card twice.
// The card on the page changes while the page stays (turning.js): whoever listens asks for the one that is there.

import { next_criterion, points_of_key } from "../rules/judging.js";
import { fields_of, new_key } from "../rules/offline.js";
import { clock, say } from "../rules/say.js";
import { keys_are_free } from "./keys.js";
import { ordering } from "./order.js";
import { sender } from "./sending.js";
import { shelf } from "./shelf.js";

const AGAIN_MS = 20000;
// A finger that trembles, a key that bounces: nobody judges a work within this time of seeing it. Where the room turns and not the hand, what
// comes right after was meant for the work before.
const GLANCE_MS = 150;
const GLANCE_IN_ROOM_MS = 600;

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
    /** So many more works have all their points. */
    done: (by) => {
      const count = document.querySelector("[data-done]");
      if (!count || !by) return;
      count.dataset.done = Number(count.dataset.done) + by;
      const { done: n, doneAll: all, saysDone } = count.dataset;
      count.textContent = say(saysDone, { n, all });
      const bar = document.querySelector(".judge-progress progress");
      if (bar) {
        bar.value = n;
        bar.setAttribute("aria-label", count.textContent);
      }
    },
  };
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

export function scorecards() {
  const told = teller();
  const send_all = sender(told);
  addEventListener("online", send_all);
  setInterval(async () => (await shelf.all()).length && send_all(), AGAIN_MS);

  document.querySelectorAll("form[data-tile]").forEach((form) => tile(form, told, send_all));
  ordering(async (list) => {
    told.saving();
    await shelf.put(card_of(list, []));
    send_all();
  });
  const given = new Map();
  const cards = card(told, send_all, given);

  const form = form_now();
  if (form) cards.look_at(form);
  shelf.all().then((waiting) => {
    for (const { to, body } of waiting) {
      // What was given meanwhile is newer.
      if (!given.has(to)) {
        given.set(to, body);
        if (form?.action === to) cards.put_back(form, body);
      }
      const own = [...document.querySelectorAll("form[data-tile]")].find(({ action }) => action === to);
      if (own) press(own, new URLSearchParams(body).get("points-verdict"));
    }
    if (waiting.length) send_all();
  });
  return cards;
}

function press(form, value) {
  for (const button of form.querySelectorAll("button")) button.setAttribute("aria-pressed", String(button.value === value));
  const work = form.closest("li");
  const was_open = work?.classList.contains("is-open");
  work?.classList.remove("is-open");
  return was_open;
}

/** One work of the grid: the answer pressed is the card. */
function tile(form, told, send_all) {
  form.addEventListener("submit", async (event) => {
    const { submitter } = event;
    if (!submitter?.name) return;
    event.preventDefault();
    told.done(press(form, submitter.value) ? 1 : 0);
    told.saving();
    await shelf.put(card_of(form, [[submitter.name, submitter.value]]));
    send_all();
  });
}

const form_now = () => document.querySelector("form[data-scorecard]");
const criteria_of = (form) => [...form.querySelectorAll(".criterion")];
const scored = (form) => criteria_of(form).map((one) => Boolean(one.querySelector("input:checked")));
const is_whole = (form) => scored(form).every(Boolean);
const answer_of = (form) => form.querySelector(".criterion input:checked")?.value;
const choose = (form, index) => criteria_of(form).forEach((one, n) => one.classList.toggle("criterion-now", n === index));
const chosen_in = (form) => criteria_of(form).findIndex((one) => one.classList.contains("criterion-now"));

/** The card on the page, whichever it is. `given` remembers what was given on this page: a work fetched ahead does not know it. */
function card(told, send_all, given) {
  let typing;
  let seen_at = -Infinity;
  let is_at_once = () => false;

  const lay = (form, extra = []) => {
    const made = card_of(form, extra);
    given.set(made.to, made.body);
    const by = Number(is_whole(form)) - Number(form.dataset.whole === "true");
    form.dataset.whole = is_whole(form);
    form.dataset.answer = answer_of(form) ?? "";
    told.done(by);
    // Practising: nothing is kept.
    if ("practice" in form.dataset) return Promise.resolve();
    told.saving();
    const laid = shelf.put(made);
    laid.then(send_all);
    return laid;
  };
  const save = (form) => {
    if (typing?.form === form) {
      clearTimeout(typing.timer);
      typing = undefined;
    }
    return lay(form);
  };
  const leave = async (laid) => {
    const link = document.querySelector("a[rel~=next]");
    if (!link) return;
    // A work in hand is there within this event. Any other is a page of its own, and the card must lie safe before this one is left.
    if (!is_at_once(link)) await laid;
    link.click();
  };
  const own = (target) => (target instanceof Element ? target.closest("form[data-scorecard]") : null);
  const is_answer = (form, target) => "turns" in form.dataset && target.type === "radio";
  const is_in_room = (form) => Boolean(form.closest("[data-follow]"));
  const is_a_glance = (event, form) => event.timeStamp - seen_at < (is_in_room(form) ? GLANCE_IN_ROOM_MS : GLANCE_MS);

  document.addEventListener("click", (event) => {
    const form = own(event.target);
    if (!form) return;
    const criterion = event.target.closest(".criterion");
    if (criterion) choose(form, criteria_of(form).indexOf(criterion));
    const answers = is_answer(form, event.target);
    if ((answers || (is_in_room(form) && event.target.type === "radio")) && is_a_glance(event, form)) event.preventDefault();
    // Looked at again and answered as before: nothing to save, only to go on.
    else if (answers && event.target.value === form.dataset.answer) leave();
  });
  document.addEventListener("change", ({ target }) => {
    const form = own(target);
    if (!form) return;
    const laid = save(form);
    if (is_answer(form, target)) leave(laid);
  });
  document.addEventListener("submit", (event) => {
    const form = own(event.target);
    if (!form || event.submitter?.name !== "later") return;
    event.preventDefault();
    if (!is_a_glance(event, form)) leave(lay(form, [["later", "1"]]));
  });
  document.addEventListener("input", ({ target }) => {
    const form = own(target);
    if (!form || !target.matches("textarea")) return;
    clearTimeout(typing?.timer);
    typing = { form, timer: setTimeout(() => save(form), 1200) };
  });
  const left = () => typing && save(typing.form);
  addEventListener("pagehide", left);

  document.addEventListener("keydown", (event) => {
    const form = form_now();
    const criteria = form ? criteria_of(form) : [];
    if (!criteria.length || event.defaultPrevented || !keys_are_free(event) || event.repeat) return;
    const chosen = chosen_in(form);
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (event.target.matches?.("input")) return;
      event.preventDefault();
      choose(form, (chosen + (event.key === "ArrowDown" ? 1 : criteria.length - 1)) % criteria.length);
      return;
    }
    const circles = [...(criteria[chosen]?.querySelectorAll("input[type=radio]") ?? [])];
    const points = points_of_key(event.key, Math.max(...circles.map((one) => Number(one.value))));
    const circle = circles.find((one) => Number(one.value) === points);
    if (!circle) return;
    event.preventDefault();
    circle.click();
    if (chosen < criteria.length - 1) choose(form, chosen + 1);
  });

  const look_at = (form) => {
    form.dataset.whole ??= is_whole(form);
    form.dataset.answer ??= answer_of(form) ?? "";
    if (chosen_in(form) < 0) choose(form, next_criterion(scored(form), undefined));
  };
  return {
    look_at,
    left,
    put_back(form, body) {
      put_back(form, body);
      form.dataset.whole = is_whole(form);
      form.dataset.answer = answer_of(form) ?? "";
    },
    /** Another work took the card's place. */
    shown(main) {
      seen_at = performance.now();
      const form = main.querySelector("form[data-scorecard]");
      if (!form) return;
      if (given.has(form.action) && form.dataset.whole === undefined) put_back(form, given.get(form.action));
      look_at(form);
    },
    minutes(text) {
      const line = document.querySelector("[data-minutes]");
      if (line && text && navigator.onLine) line.textContent = text;
    },
    turns_at_once(whether) {
      is_at_once = whether;
    },
  };
}
