// Turning from work to work: a[rel=next] and a[rel=prev], pressed, reached by their keys, or by a swipe over [data-swipe]. A work in hand takes
// the place of the one before within the same page; any other link is an ordinary one.

import { swipe_of } from "../rules/judging.js";
import { Hand } from "./hand.js";

export function turning(cards) {
  swipes();
  const hand = Hand.of(document, (work) => cards.minutes(work.minutes));
  if (!hand) return;

  const show = (work) => {
    hand.turn(work);
    document.querySelector("main.judge").replaceWith(work.main);
    document.title = work.title;
    scrollTo(0, 0);
    cards.shown(work.main);
    const title = work.main.querySelector(".title");
    if (title) {
      title.tabIndex = -1;
      title.focus({ preventScroll: true });
    }
    hand.reach();
  };

  cards.turns_at_once((link) => Boolean(hand.find(link.href)));
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a[rel~=next], a[rel~=prev]");
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const work = hand.find(link.href);
    if (!work || work === hand.now) return;
    event.preventDefault();
    cards.left();
    history.pushState(null, "", work.address);
    show(work);
  });
  addEventListener("popstate", () => {
    const work = hand.find(location.href);
    // A part of the same page was gone to.
    if (work === hand.now) return;
    cards.left();
    if (work) show(work);
    else location.reload();
  });
  hand.reach();
}

function swipes() {
  let start;
  const is_over = ({ target }) => target instanceof Element && target.closest("[data-swipe]");
  document.addEventListener("touchstart", (e) => {
    start = is_over(e) && e.touches.length === 1 ? { x: e.touches[0].clientX, y: e.touches[0].clientY, at: e.timeStamp } : undefined;
  }, { passive: true });
  document.addEventListener("touchend", (e) => {
    if (!start) return;
    const finger = e.changedTouches[0];
    const way = swipe_of(finger.clientX - start.x, finger.clientY - start.y, e.timeStamp - start.at);
    start = undefined;
    if (way) document.querySelector(`a[rel~="${way}"]`)?.click();
  }, { passive: true });
}
