// [data-key="a"]: that key presses this button or link, or ticks this choice. Several: data-key="ArrowRight n".
// [data-keys-switch]: a box that turns all of them off (WCAG 2.1.4); the choice stays on this device.

import { store } from "./store.js";

const writes = (element) => element.matches("textarea, select, [contenteditable]") || (element.matches("input") && !/^(radio|checkbox|button|submit)$/.test(element.type));

/** Keys are ours unless someone writes, a modifier is held, or the keys are switched off. */
export function keys_are_free(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false;
  if (event.target instanceof Element && writes(event.target)) return false;
  return store.get("keys") !== "off";
}

export function keys() {
  const box = document.querySelector("[data-keys-switch]");
  if (box) {
    box.checked = store.get("keys") !== "off";
    const show = () => document.documentElement.classList.toggle("keys-off", !box.checked);
    box.addEventListener("change", () => {
      store.set("keys", box.checked ? null : "off");
      show();
    });
    show();
  }
  document.addEventListener("keydown", (event) => {
    if (!keys_are_free(event) || event.repeat) return;
    // Arrows inside a row of choices belong to the choices.
    if (event.key.startsWith("Arrow") && event.target.matches?.("input")) return;
    const wanted = event.key.toLowerCase();
    const found = [...document.querySelectorAll("[data-key]")].find((e) => e.dataset.key.toLowerCase().split(" ").includes(wanted) && !e.disabled && e.offsetParent !== null);
    if (!found) return;
    event.preventDefault();
    found.click();
    if (found.matches("input, textarea, summary")) found.focus();
  });
}
