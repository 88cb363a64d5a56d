// form[data-order]: a list of works put in order by dragging, by keys on the work in focus (↑ ↓ move, = shares the place above), by its buttons
// or by its numbers. Saved at once, like a card. Words: data-says-moved="{label} … {place}" in [data-order-says].

import { drop, read_places, step, tie } from "../rules/order.js";
import { say } from "../rules/say.js";

const HOLD_MS = 180;

export function ordering(save) {
  const form = document.querySelector("form[data-order]");
  if (!form) return;
  const list = form.querySelector(".order-list");
  const says = document.querySelector("[data-order-says]");
  const items = () => [...list.children];
  const field = (item) => item.querySelector("input[type=number]");
  const key_of = (item) => field(item).name;
  const item_of = (key) => items().find((item) => key_of(item) === key);
  const read = () => read_places(items().map((item) => ({ key: key_of(item), value: field(item).value })));

  const show = ({ places, waiting }) => {
    places.forEach((place, n) => place.forEach((key, k) => {
      const item = item_of(key);
      field(item).value = n + 1;
      item.classList.remove("is-open");
      item.classList.toggle("is-tied", k > 0);
      list.append(item);
    }));
    waiting.forEach((key) => {
      const item = item_of(key);
      item.classList.add("is-open");
      list.append(item);
    });
  };
  const change = (item, places) => {
    const had_focus = document.activeElement;
    const placed = new Set(places.flat());
    show({ places, waiting: items().map(key_of).filter((key) => !placed.has(key)) });
    if (says) says.textContent = say(form.dataset.saysMoved, { label: item.dataset.orderItem, place: field(item).value });
    had_focus?.focus?.({ preventScroll: true });
    item.scrollIntoView({ block: "nearest" });
    save(form);
  };
  const moves = {
    up: (item) => change(item, step(read().places, key_of(item), "up")),
    down: (item) => change(item, step(read().places, key_of(item), "down")),
    tie: (item) => change(item, tie(read().places, key_of(item))),
  };
  const keys = { ArrowUp: "up", ArrowDown: "down", "=": "tie" };

  for (const item of items()) {
    item.tabIndex = 0;
    const buttons = item.querySelector(".order-moves");
    if (buttons) buttons.hidden = false;
    buttons?.addEventListener("click", ({ target }) => moves[target.dataset.move]?.(item));
    item.addEventListener("keydown", (event) => {
      if (event.target !== item || event.ctrlKey || event.metaKey || event.altKey) return;
      const move = keys[event.key];
      if (!move) return;
      event.preventDefault();
      moves[move](item);
    });
    drag(item);
  }
  form.addEventListener("change", ({ target }) => {
    if (target.type === "number") change(target.closest("li"), read().places);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    save(form);
  });

  /** Mouse at once, finger after a moment: a quick finger scrolls. */
  function drag(item) {
    let holding;
    let is_held = false;
    const begin = (event) => {
      is_held = true;
      item.classList.add("is-held");
      item.setPointerCapture(event.pointerId);
    };
    item.addEventListener("pointerdown", (event) => {
      if (event.button || event.target.closest("input, button")) return;
      if (event.pointerType === "mouse") begin(event);
      else holding = setTimeout(() => begin(event), HOLD_MS);
    });
    item.addEventListener("touchmove", (event) => is_held && event.preventDefault(), { passive: false });
    item.addEventListener("pointermove", (event) => {
      if (!is_held) {
        clearTimeout(holding);
        return;
      }
      const over = items().find((other) => {
        const { top, bottom } = other.getBoundingClientRect();
        return other !== item && event.clientY > top && event.clientY < bottom;
      });
      if (!over) return;
      const { top, height } = over.getBoundingClientRect();
      if (event.clientY > top + height / 2) over.after(item);
      else over.before(item);
    });
    const end = () => {
      clearTimeout(holding);
      if (!is_held) return;
      is_held = false;
      item.classList.remove("is-held");
      const before = items().slice(0, items().indexOf(item)).filter((other) => field(other).value !== "").length;
      change(item, drop(read().places, key_of(item), before));
    };
    item.addEventListener("pointerup", end);
    item.addEventListener("pointercancel", end);
    // A drag that ends on the picture must not open it.
    item.addEventListener("click", (event) => item.classList.contains("is-held") && event.preventDefault(), true);
    item.addEventListener("dragstart", (event) => event.preventDefault());
  }
}
