// Sends the cards that wait on the shelf, oldest first, one after the other.

import { fate_of } from "../rules/judging.js";
import { shelf } from "./shelf.js";

/** A function that sends all that waits. `told` is told what became of it: {saved(), refused(detail), waiting(detail)}. */
export function sender(told) {
  let running;
  const send = async () => {
    for (let card = await shelf.next_to_send(); card; card = await shelf.next_to_send()) {
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
      // What is kept for the hour without network knows the points too.
      navigator.serviceWorker?.controller?.postMessage({ renew: card.to.replace(/\/scorecard$/, "") });
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
