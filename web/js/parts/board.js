// [data-board]: works moved between awards by dragging: with a mouse by the whole card, with a finger by its handle, so that a finger elsewhere
// scrolls. The card's own form is what is sent, and the page that answers takes the place of this one: what another person did meanwhile
// is on it, and a move that came too late is told on it. Words: data-says-moved="{number} → {tier}", data-says-lost.

import { pull } from "../rules/board.js";
import { say } from "../rules/say.js";

const BEGIN_PX = 6;

export function boards() {
  if (!document.querySelector("[data-board]")) return;
  show_handles();
  document.addEventListener("submit", (event) => {
    if (event.defaultPrevented || !event.target.matches("[data-board] form[data-move]")) return;
    event.preventDefault();
    send(event.target);
  });
  document.addEventListener("pointerdown", begin);
  // A picture is not dragged away by the browser itself.
  document.addEventListener("dragstart", (event) => event.target.closest?.("[data-card]") && event.preventDefault());
}

const show_handles = () => document.querySelectorAll("[data-grip]").forEach((grip) => { grip.hidden = false; });

function tell(words) {
  const says = document.querySelector("[data-board-says]");
  if (says) says.textContent = words;
}

let is_sending = false;

/** Sends a card's form and puts the page that answers in place of this one, where the eye left it. */
async function send(form) {
  if (is_sending) return;
  is_sending = true;
  const board = document.querySelector("[data-board]");
  const card = form.closest("[data-card]");
  const select = form.querySelector("select");
  const facts = { number: card.dataset.card, tier: select.selectedOptions[0].textContent };
  card.classList.add("is-sent");
  try {
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), credentials: "same-origin", headers: { accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    // A session that ended, a house that broke: the ordinary way shows what happened.
    if (!page.querySelector("[data-board]")) return form.submit();
    const lists = () => [...document.querySelectorAll("[data-scroll]")];
    const scrolled = lists().map((one) => one.scrollLeft);
    const [x, y] = [scrollX, scrollY];
    const main = document.querySelector("main");
    main.replaceChildren(...document.importNode(page.querySelector("main"), true).childNodes);
    lists().forEach((one, n) => { one.scrollLeft = scrolled[n] ?? 0; });
    scrollTo(x, y);
    show_handles();
    const told = document.querySelector("[data-refused]");
    document.getElementById(select.id)?.focus({ preventScroll: true });
    if (told) told.scrollIntoView({ block: "nearest" });
    else tell(say(document.querySelector("[data-board]").dataset.saysMoved, facts));
  } catch {
    // Nothing reached the house: the choice is set back, so that the page shows what is true.
    form.reset();
    tell(board.dataset.saysLost);
  } finally {
    is_sending = false;
    card.classList.remove("is-sent");
  }
}

function begin(event) {
  const card = event.target.closest?.("[data-card]");
  const form = card?.querySelector("form[data-move]");
  const on_grip = event.target.closest?.("[data-grip]");
  if (!form || event.button || is_sending || event.target.closest("select, button, a, input")) return;
  if (!on_grip && event.pointerType !== "mouse") return;
  const from = { x: event.clientX, y: event.clientY };
  const at = { ...from };
  const gap = document.createElement("li");
  let is_held = false;
  let over;
  let frame;

  // Out of its list, which would cut it off, over everything; a gap of its size keeps its place.
  const lift = () => {
    const { left, top, width, height } = card.getBoundingClientRect();
    gap.className = "tier-gap";
    gap.style.height = `${height}px`;
    card.before(gap);
    Object.assign(card.style, { left: `${left}px`, top: `${top}px`, width: `${width}px` });
    card.classList.add("is-held");
  };
  const lay_down = () => {
    gap.remove();
    card.removeAttribute("style");
    card.classList.remove("is-held");
  };
  const aim = () => {
    const under = document.elementsFromPoint(at.x, at.y).find((one) => !card.contains(one) && one.closest("[data-drop]"));
    const next = under?.closest("[data-drop]");
    if (next === over) return;
    over?.classList.remove("is-over");
    over = next;
    over?.classList.add("is-over");
  };
  const follow = () => {
    card.style.transform = `translate(${at.x - from.x}px, ${at.y - from.y}px)`;
    scrollBy(0, pull(at.y, 0, innerHeight));
    document.querySelectorAll("[data-scroll]").forEach((row) => {
      const { left, right, top, bottom } = row.getBoundingClientRect();
      if (at.y > top && at.y < bottom) row.scrollLeft += pull(at.x, Math.max(0, left), Math.min(innerWidth, right));
    });
    aim();
    frame = requestAnimationFrame(follow);
  };
  const move = (moved) => {
    if (moved.pointerId !== event.pointerId) return;
    Object.assign(at, { x: moved.clientX, y: moved.clientY });
    if (!is_held && Math.hypot(at.x - from.x, at.y - from.y) < BEGIN_PX) return;
    if (!is_held) {
      is_held = true;
      lift();
      follow();
    }
    moved.preventDefault();
  };
  const end = (ended) => {
    if (ended.pointerId !== undefined && ended.pointerId !== event.pointerId) return;
    cancelAnimationFrame(frame);
    ["pointermove", "pointerup", "pointercancel"].forEach((name) => removeEventListener(name, name === "pointermove" ? move : end));
    removeEventListener("keydown", leave, true);
    aim();
    lay_down();
    over?.classList.remove("is-over");
    if (!is_held || ended.type !== "pointerup" || !over) return;
    const select = form.querySelector("select");
    if (over.dataset.drop === form.elements.seen.value) return;
    const is_to = (option) => option.value === over.dataset.drop;
    select.value = [...select.options].find(is_to)?.value ?? "";
    send(form);
  };
  const leave = (pressed) => pressed.key === "Escape" && end({ type: "left" });

  // Text is not marked while a card is on its way.
  if (on_grip || event.pointerType === "mouse") event.preventDefault();
  addEventListener("pointermove", move, { passive: false });
  addEventListener("pointerup", end);
  addEventListener("pointercancel", end);
  addEventListener("keydown", leave, true);
}
