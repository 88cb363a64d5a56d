// form[data-straighten=ADDRESS]: four points on the photo in [data-corners], dragged or moved by arrow keys (ten times as far with Shift);
// the number fields, two for each point, say the same. [data-corners-told] tells at once what is no sheet, and the
// button "preview" puts what would come of it into [data-corners-preview]: ADDRESS and the corners.
// Words: data-says-crossed, data-says-too-small, data-says-place="{x} … {y}", data-preview-alt.

import { address_of, glass_place, held, moved, wrong_corners } from "../rules/corners.js";
import { say } from "../rules/say.js";

/** How much larger the glass shows the photo. */
const GLASS_TIMES = 3;

export function corners() {
  const form = document.querySelector("form[data-straighten]");
  const photo = form?.querySelector("[data-corners]");
  if (!photo) return;
  const img = photo.querySelector("img");
  const outline = photo.querySelector("polygon");
  const told = form.querySelector("[data-corners-told]");
  const shown = form.querySelector("[data-corners-preview]");
  const button = (choice) => form.querySelector(`button[value=${choice}]`);
  const fields = [1, 2, 3, 4].map((n) => ({ x: form.elements[`x${n}`], y: form.elements[`y${n}`] }));
  const points = fields.map(({ x, y }) => held({ x: Number(x.value), y: Number(y.value) }));
  form.querySelector("[data-corners-keys]").hidden = false;

  const glass = document.createElement("div");
  glass.className = "corner-glass";
  glass.hidden = true;

  const handles = points.map((_, at) => {
    const handle = document.createElement("div");
    handle.className = "corner";
    handle.tabIndex = 0;
    handle.setAttribute("role", "slider");
    handle.setAttribute("aria-label", fields[at].x.dataset.corner);
    handle.setAttribute("aria-valuemin", "0");
    handle.setAttribute("aria-valuemax", "100");
    photo.append(handle);
    return handle;
  });
  photo.append(glass);

  const draw = () => {
    const wrong = wrong_corners(points);
    points.forEach(({ x, y }, at) => {
      handles[at].style.left = `${x}%`;
      handles[at].style.top = `${y}%`;
      handles[at].setAttribute("aria-valuenow", x);
      handles[at].setAttribute("aria-valuetext", say(form.dataset.saysPlace, { x: Math.round(x), y: Math.round(y) }));
    });
    outline.setAttribute("points", points.map(({ x, y }) => `${x * 100},${y * 100}`).join(" "));
    photo.classList.toggle("corners-wrong", Boolean(wrong));
    told.classList.toggle("told-stop", Boolean(wrong));
    const says = { crossed: form.dataset.saysCrossed, "too-small": form.dataset.saysTooSmall }[wrong] ?? "";
    if (told.textContent !== says) told.textContent = says;
    button("preview").disabled = button("straighten").disabled = Boolean(wrong);
  };
  const move = (at, point) => {
    points[at] = point;
    fields[at].x.value = point.x;
    fields[at].y.value = point.y;
    shown.classList.add("corners-before"); // what is shown is of other corners
    draw();
  };

  const show_glass = (at) => {
    const frame = { width: img.clientWidth, height: img.clientHeight };
    const place = { x: (points[at].x / 100) * frame.width, y: (points[at].y / 100) * frame.height };
    glass.hidden = false;
    const size = glass.offsetWidth;
    const lies = glass_place(place, frame, size);
    const middle = glass.clientWidth / 2;
    glass.style.left = `${lies.x}px`;
    glass.style.top = `${lies.y}px`;
    glass.style.backgroundImage = `url("${img.currentSrc || img.src}")`;
    glass.style.backgroundSize = `${frame.width * GLASS_TIMES}px ${frame.height * GLASS_TIMES}px`;
    glass.style.backgroundPosition = `${middle - place.x * GLASS_TIMES}px ${middle - place.y * GLASS_TIMES}px`;
  };

  handles.forEach((handle, at) => {
    let from;
    handle.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      event.preventDefault();
      handle.focus({ preventScroll: true });
      handle.setPointerCapture(event.pointerId);
      from = { x: event.clientX, y: event.clientY, point: points[at] };
      show_glass(at);
    });
    handle.addEventListener("pointermove", (event) => {
      if (!from) return;
      const share = (by, whole) => (100 * by) / whole;
      move(at, held({
        x: from.point.x + share(event.clientX - from.x, img.clientWidth),
        y: from.point.y + share(event.clientY - from.y, img.clientHeight),
      }));
      show_glass(at);
    });
    for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) {
      handle.addEventListener(end, () => {
        from = undefined;
        glass.hidden = true;
      });
    }
    handle.addEventListener("keydown", (event) => {
      const point = event.ctrlKey || event.metaKey || event.altKey ? undefined : moved(points[at], event.key, event.shiftKey);
      if (!point) return;
      event.preventDefault();
      move(at, point);
    });
    for (const field of [fields[at].x, fields[at].y]) {
      field.addEventListener("input", () => {
        if (!field.validity.valid) return; // half a number; the browser tells when it is sent
        points[at] = held({ x: Number(fields[at].x.value), y: Number(fields[at].y.value) });
        shown.classList.add("corners-before");
        draw();
      });
    }
  });

  let asked = "";
  form.addEventListener("submit", (event) => {
    if (event.submitter?.value !== "preview" || asked === "in vain") return;
    event.preventDefault();
    asked = form.dataset.straighten + address_of(points);
    const own = asked;
    const preview = new Image();
    preview.alt = form.dataset.previewAlt;
    shown.setAttribute("aria-busy", "true");
    preview.onload = () => {
      if (own !== asked) return; // another was asked for since
      preview.width = preview.naturalWidth;
      preview.height = preview.naturalHeight;
      let sheet = shown.querySelector(".sheet");
      if (!sheet) {
        sheet = document.createElement("span");
        sheet.className = "sheet";
        shown.prepend(sheet);
      }
      sheet.replaceChildren(preview);
      shown.hidden = false;
      shown.classList.remove("corners-before");
      shown.removeAttribute("aria-busy");
      shown.scrollIntoView({ block: "nearest" });
    };
    // The server's own page says why.
    preview.onerror = () => {
      if (own !== asked) return;
      asked = "in vain";
      form.requestSubmit?.(button("preview"));
    };
    preview.src = own;
  });
  draw();
}
