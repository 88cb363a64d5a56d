// [data-follow=ADDRESS][data-place][data-follow-ms]: a page that follows a round in one room. ADDRESS/now is asked again and again; where the place
// is another one, the page's main comes anew from the server. Figures of the answer fill [data-follow-says] meanwhile.
// form[data-follow-move]: its buttons move the room. A request that finds no network is asked again; a reload loses nothing.

import { with_time } from "../rules/offline.js";
import { say } from "../rules/say.js";

const PATIENCE_MS = 5000;

export function following(cards) {
  const place = () => document.querySelector("main[data-follow]");
  if (!place()) return;
  const { follow, followMs } = place().dataset;
  let asking;

  const renew = async () => {
    const answer = await with_time(fetch(follow, { credentials: "same-origin", headers: { accept: "text/html" } }), PATIENCE_MS);
    if (!answer.ok || answer.redirected) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const main = page.querySelector("main[data-follow]");
    if (!main) return;
    const fresh = document.importNode(main, true);
    // The picture is there when it hangs: no bare wall in between.
    await with_time(fresh.querySelector(".wall-picture img")?.decode().catch(() => undefined) ?? Promise.resolve(), PATIENCE_MS).catch(() => undefined);
    cards.left();
    place().replaceWith(fresh);
    document.title = page.title;
    cards.shown(fresh);
  };

  const look = async () => {
    try {
      const answer = await with_time(fetch(`${follow}/now`, { credentials: "same-origin", headers: { accept: "application/json" } }), PATIENCE_MS);
      if (!answer.ok || answer.redirected) return;
      const now = await answer.json();
      if (String(now.place) !== place().dataset.place) await renew();
      const line = document.querySelector("[data-follow-says]");
      const says = line && say(line.dataset.followSays, now);
      if (line && line.textContent !== says) line.textContent = says;
    } catch {
      // No network: asked again soon.
    }
  };
  /** One question at a time. */
  const ask = () => (asking ??= look().finally(() => { asking = undefined; }));
  setInterval(ask, Number(followMs));
  addEventListener("online", ask);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && ask());

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.matches("form[data-follow-move]") || !event.submitter) return;
    event.preventDefault();
    const fields = new URLSearchParams(new FormData(form));
    fields.set(event.submitter.name, event.submitter.value);
    const answer = await fetch(form.action, { method: "POST", body: fields, credentials: "same-origin", redirect: "manual" }).catch(() => undefined);
    // A no is told by the ordinary page.
    if (answer && answer.type !== "opaqueredirect" && !answer.ok) location.reload();
    await asking;
    await ask();
  });
}
