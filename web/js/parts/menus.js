// Small helps of the shell: menus that close, the theme, one submit, focus on what is wrong.

import { store } from "./store.js";

/** Menus are <details>; a click elsewhere or Escape closes them. */
export function menus() {
  const open = () => document.querySelectorAll("details.menu[open]");
  document.addEventListener("click", ({ target }) => open().forEach((menu) => menu.contains(target) || menu.removeAttribute("open")));
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    open().forEach((menu) => {
      menu.removeAttribute("open");
      if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
    });
  });
}

/** Rows of places that are wider than a phone start where one is. */
export function show_here() {
  document.querySelectorAll(".nav [aria-current], .side [aria-current], .tabs [aria-current]").forEach((here) => {
    const row = here.parentElement;
    row.scrollLeft = here.offsetLeft - row.offsetLeft - (row.clientWidth - here.offsetWidth) / 2;
  });
}

/** [data-theme-set=auto|light|dark]; the choice is kept on this device and read by theme.js. */
export function theme() {
  const buttons = [...document.querySelectorAll("[data-theme-set]")];
  const show = () => {
    const now = document.documentElement.dataset.theme || "auto";
    buttons.forEach((b) => b.setAttribute("aria-pressed", String(b.dataset.themeSet === now)));
  };
  buttons.forEach((button) => button.addEventListener("click", () => {
    const choice = button.dataset.themeSet;
    if (choice === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = choice;
    store.set("theme", choice === "auto" ? null : choice);
    show();
  }));
  document.querySelectorAll("[data-theme-menu]").forEach((menu) => menu.removeAttribute("hidden"));
  show();
}

/** form[data-submit-once="Sending…"]: a second press does nothing while the first is under way. */
export function submit_once() {
  document.querySelectorAll("form[data-submit-once]").forEach((form) => {
    const button = form.querySelector("button:not([type=button])");
    const words = button && button.textContent;
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent) return event.preventDefault();
      form.dataset.sent = "1";
      if (button) {
        button.setAttribute("aria-disabled", "true");
        if (form.dataset.submitOnce) button.textContent = form.dataset.submitOnce;
      }
    });
    // Coming back with the browser's button shows the form as it was left.
    addEventListener("pageshow", () => {
      delete form.dataset.sent;
      if (button) {
        button.removeAttribute("aria-disabled");
        button.textContent = words;
      }
    });
  });
}

/** [data-focus]: the error summary is read first. */
export function focus_first() {
  const first = document.querySelector("[data-focus]");
  if (first) first.focus();
}
