// a[data-zoom] around a work: a tap lets it fill the wall in place, a second gesture goes closer.
// The link leads to the largest picture, which is also the way without script.
// Words: data-zoom-words='{"close","in","out","home","says":"… {step} … {place}","places":[nine]}'.

import { say } from "../rules/say.js";
import { closer, fitting, inside, place_of, step_of } from "../rules/view.js";

const STEP = 1.5;
const PAN_PX = 90;

const element = (tag, attributes) => Object.assign(document.createElement(tag), attributes);

function open_zoom(link) {
  const small = link.querySelector("img:not(.blur)");
  const words = JSON.parse(link.dataset.zoomWords || "{}");
  const size = { width: Number(small.getAttribute("width")), height: Number(small.getAttribute("height")) };
  const dialog = element("dialog", { className: "zoom" });
  dialog.setAttribute("aria-label", small.alt);
  const place = element("div", { className: "zoom-view" });
  const picture = element("img", { src: small.currentSrc || small.src, alt: small.alt, width: size.width, height: size.height, draggable: false });
  const large = new Image();
  large.onload = () => { picture.src = large.src; };
  large.src = link.href;
  const says = element("p", { className: "zoom-says" });
  says.setAttribute("aria-live", "polite");
  const button = (sign, name, act) => {
    const made = element("button", { type: "button", textContent: sign, onclick: act });
    made.setAttribute("aria-label", name || sign);
    return made;
  };

  const frame = () => ({ width: place.clientWidth, height: place.clientHeight });
  let view;
  let telling;
  const show = (next) => {
    view = next;
    picture.style.transform = `translate(${view.x}px,${view.y}px) scale(${view.scale})`;
    clearTimeout(telling);
    telling = setTimeout(() => {
      says.textContent = say(words.says, { step: step_of(view, frame(), size), place: (words.places || [])[place_of(view, frame(), size)] || "" });
    }, 250);
  };
  const middle = () => ({ x: place.clientWidth / 2, y: place.clientHeight / 2 });
  const home = () => show(fitting(frame(), size));
  const zoom = (factor, point = middle()) => show(closer(view, factor, point, frame(), size));
  const pan = (dx, dy) => show(inside({ ...view, x: view.x + dx, y: view.y + dy }, frame(), size));

  const bar = element("div", { className: "zoom-bar" });
  bar.append(
    button("←", words.left, () => pan(PAN_PX, 0)),
    button("↑", words.up, () => pan(0, PAN_PX)),
    button("↓", words.down, () => pan(0, -PAN_PX)),
    button("→", words.right, () => pan(-PAN_PX, 0)),
    button("−", words.out, () => zoom(1 / STEP)),
    button("+", words.in, () => zoom(STEP)),
    button("⌂", words.home, home),
  );
  const close = button("×", words.close, () => dialog.close());
  close.className = "zoom-close";
  place.append(picture);
  dialog.append(place, says, bar, close);

  // Fingers and mouse: one drags, two pinch, a second tap goes closer.
  const fingers = new Map();
  let tapped_at = 0;
  let moved = 0;
  const spread = () => {
    const [a, b] = [...fingers.values()];
    return { far: Math.hypot(a.x - b.x, a.y - b.y) || 1, x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  };
  place.addEventListener("pointerdown", (e) => {
    place.setPointerCapture(e.pointerId);
    fingers.set(e.pointerId, { x: e.clientX, y: e.clientY });
    moved = 0;
  });
  place.addEventListener("pointermove", (e) => {
    const was = fingers.get(e.pointerId);
    if (!was) return;
    const before = fingers.size === 2 ? spread() : undefined;
    moved += Math.abs(e.clientX - was.x) + Math.abs(e.clientY - was.y);
    fingers.set(e.pointerId, { x: e.clientX, y: e.clientY });
    if (before) {
      const now = spread();
      zoom(now.far / before.far, now);
      pan(now.x - before.x, now.y - before.y);
    } else if (fingers.size === 1) {
      pan(e.clientX - was.x, e.clientY - was.y);
    }
  });
  const lift = (e) => {
    fingers.delete(e.pointerId);
    if (e.type !== "pointerup" || moved > 8) return;
    if (e.timeStamp - tapped_at < 350) {
      if (step_of(view, frame(), size) >= 4) home();
      else zoom(STEP * STEP, { x: e.clientX, y: e.clientY });
      tapped_at = 0;
    } else {
      tapped_at = e.timeStamp;
    }
  };
  place.addEventListener("pointerup", lift);
  place.addEventListener("pointercancel", lift);
  place.addEventListener("wheel", (e) => {
    e.preventDefault();
    zoom(Math.exp(-e.deltaY / 400), { x: e.clientX, y: e.clientY });
  }, { passive: false });
  const keys = {
    "+": () => zoom(STEP), "=": () => zoom(STEP), "-": () => zoom(1 / STEP), 0: home, Home: home,
    ArrowLeft: () => pan(PAN_PX, 0), ArrowRight: () => pan(-PAN_PX, 0), ArrowUp: () => pan(0, PAN_PX), ArrowDown: () => pan(0, -PAN_PX),
  };
  dialog.addEventListener("keydown", (e) => {
    e.stopPropagation();
    if (keys[e.key]) {
      e.preventDefault();
      keys[e.key]();
    }
  });
  addEventListener("resize", home);
  const { scrollX, scrollY } = window;
  dialog.addEventListener("close", () => {
    removeEventListener("resize", home);
    clearTimeout(telling);
    dialog.remove();
    link.focus({ preventScroll: true });
    scrollTo(scrollX, scrollY);
  });
  document.body.append(dialog);
  dialog.showModal();
  home();
  close.focus({ preventScroll: true });
}

export function zooms() {
  if (typeof HTMLDialogElement === "undefined") return; // the link still opens the picture
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a[data-zoom]");
    if (!link || event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    open_zoom(link);
  });
}
