// form[data-draft=KEY]: what is written stays on this device until it is sent, the photo too.
// [data-draft-clear=KEY] on the receipt forgets it. Words: data-draft-says="Kept at {time}".

import { kept_values, read_draft } from "../rules/draft.js";
import { clock, say } from "../rules/say.js";
import { photos, store } from "./store.js";

const name_of = (key) => `draft:${key}`;

const forget = (key) => {
  store.set(name_of(key), null);
  photos.remove(key);
};

const controls_of = (form) => [...form.elements].map((field) => ({
  name: field.name,
  type: field.type,
  value: field.value,
  checked: field.checked,
  skip: "draftSkip" in field.dataset,
}));

/** Puts kept values into fields that the server left empty; what the server filled in stays. */
function restore(form, values) {
  const fields = [...form.elements];
  for (const [name, kept] of Object.entries(values)) {
    const named = fields.filter((f) => f.name === name);
    if (named.some((f) => f.checked)) continue;
    named.forEach((field, i) => {
      if (field.type === "radio" || field.type === "checkbox") field.checked = kept.includes(field.value);
      else if (field.tagName === "SELECT") {
        if (![...field.options].some((o) => o.defaultSelected)) field.value = kept[0];
      } else if (field.value === "" && kept[i] !== undefined) field.value = kept[i];
      field.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }
}

export function drafts() {
  document.querySelectorAll("[data-draft-clear]").forEach((place) => forget(place.dataset.draftClear));

  document.querySelectorAll("form[data-draft]").forEach((form) => {
    const key = form.dataset.draft;
    const note = form.querySelector("[data-draft-note]");
    const file_field = form.querySelector("[data-photo] input[type=file]");
    const tell = (at_ms) => {
      if (!note) return;
      note.querySelector("span").textContent = say(form.dataset.draftSays, { time: clock(at_ms, document.documentElement.lang) });
      note.hidden = false;
    };

    const kept = read_draft(store.get(name_of(key)), Date.now());
    if (kept) {
      restore(form, kept.values);
      tell(kept.at_ms);
    } else {
      forget(key); // too old: the photo goes too
    }
    // A photo that the server has already is not sent a second time.
    if (file_field && kept && !form.elements.kept?.value) {
      photos.get(key).then((photo) => {
        if (!photo || file_field.files.length) return;
        const carrier = new DataTransfer();
        carrier.items.add(photo);
        file_field.files = carrier.files;
        file_field.dispatchEvent(new Event("change", { bubbles: true }));
      });
    }

    let waiting;
    const keep = () => {
      const at_ms = Date.now();
      if (store.set(name_of(key), JSON.stringify({ at_ms, values: kept_values(controls_of(form)) }))) tell(at_ms);
    };
    form.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(keep, 600);
    });
    addEventListener("pagehide", () => {
      if (!waiting) return;
      clearTimeout(waiting);
      waiting = undefined;
      if (!form.dataset.forgotten) keep();
    });
    if (file_field) {
      file_field.addEventListener("change", (event) => {
        if (event.isTrusted && file_field.files[0]) photos.put(key, file_field.files[0]).then(keep);
      });
    }
    const button = form.querySelector("[data-draft-forget]");
    if (button) {
      button.addEventListener("click", () => {
        clearTimeout(waiting);
        form.dataset.forgotten = "1";
        forget(key);
        form.reset();
        note.hidden = true;
        if (file_field) file_field.dispatchEvent(new Event("change", { bubbles: true }));
        delete form.dataset.forgotten;
      });
    }
  });
}
