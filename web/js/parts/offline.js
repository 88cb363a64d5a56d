// Registers the judge's service worker and asks it to hold the works ahead: [data-hold] on the round's page names the addresses of a
// work's card and picture. Words: data-says-held="{n} …" on [data-held].

import { say } from "../rules/say.js";
import { store } from "./store.js";

// An hour at the pace of a fast sift.
const WORKS_MAX = 300;

export function offline() {
  if (!("serviceWorker" in navigator)) return;
  navigator.serviceWorker.register("/judging-worker.js", { scope: `/${document.documentElement.lang.slice(0, 2)}/judging` }).catch(() => {});
  const line = document.querySelector("[data-held]");
  const works = [...document.querySelectorAll("[data-hold]")].slice(0, WORKS_MAX);
  if (!works.length || navigator.connection?.saveData || store.get("hold") === "off") return;
  const addresses = works.flatMap((work) => work.dataset.hold.split(/\s+/).filter(Boolean));
  const own = [location.pathname, ...[...document.querySelectorAll("link[rel=stylesheet], script[src]")].map((e) => new URL(e.href || e.src).pathname)];
  navigator.serviceWorker.addEventListener("message", ({ data }) => {
    if (line && data?.held > own.length) line.textContent = say(line.dataset.saysHeld, { n: works.length });
  });
  navigator.serviceWorker.ready.then((registration) => registration.active?.postMessage({ hold: [...own, ...addresses] }));
}
