// [data-uploads=URL] around a file field: the photo goes ahead in pieces (tus 1.0) while the rest is filled in, goes on where it
// stopped when the line was cut, and the form then names it instead of carrying it. Whatever fails here, the form still carries it;
// only what the server says of the photo itself is told at once (`photo-refused`, with its sentence).
// Words: data-says-sending with {percent}, data-says-waiting, data-says-sent.

import { PIECE_BYTES, piece_of, wait_ms } from "../rules/uploading.js";
import { say } from "../rules/say.js";
import { store } from "./store.js";

const VERSION = { "Tus-Resumable": "1.0.0" };
const remembered = "upload";

/** The server's sentence, where it refused the photo and not the way it was sent. */
async function sentence_of({ answer }) {
  const problem = await answer?.json().catch(() => undefined);
  return problem?.code?.startsWith("picture-") ? problem.title : undefined;
}

/** The same file again, after the page was closed. */
const name_of = (file) => [file.name, file.size, file.lastModified].join("/");

/** Where the upload of this file stands: {address, offset}; begun anew where the server forgot it. */
async function place_of(uploads, file, signal) {
  const kept = JSON.parse(store.get(remembered) || "null");
  if (kept?.name === name_of(file)) {
    const answer = await fetch(kept.address, { method: "HEAD", headers: VERSION, signal });
    const offset = Number(answer.headers.get("Upload-Offset"));
    if (answer.ok && offset < file.size) return { address: kept.address, offset };
  }
  const answer = await fetch(uploads, { method: "POST", headers: { ...VERSION, "Upload-Length": file.size }, signal });
  if (!answer.ok) throw Object.assign(new Error("refused"), { answer });
  const address = answer.headers.get("Location");
  store.set(remembered, JSON.stringify({ name: name_of(file), address }));
  return { address, offset: 0 };
}

/** Sends the file to its end; the name that the form is to give. A cut line is waited for, a refusal is thrown. */
async function send(uploads, file, signal, told) {
  let place;
  let n_failures = 0;
  for (;;) {
    try {
      place ??= await place_of(uploads, file, signal);
      const answer = await fetch(place.address, {
        method: "PATCH",
        headers: { ...VERSION, "Accept-Language": document.documentElement.lang, "Content-Type": "application/offset+octet-stream", "Upload-Offset": place.offset },
        body: piece_of(file, place.offset),
        signal,
      });
      const picture = answer.headers.get("Artkite-Picture");
      if (picture) {
        store.set(remembered, null);
        return picture;
      }
      if (answer.ok) {
        place.offset = Number(answer.headers.get("Upload-Offset"));
        n_failures = 0;
        told("sending", Math.floor((100 * place.offset) / file.size));
        continue;
      }
      if (answer.status < 500 && ![404, 409, 423].includes(answer.status)) throw Object.assign(new Error("refused"), { answer });
      if (answer.status === 404) store.set(remembered, null);
    } catch (error) {
      if (error.answer || error.name === "AbortError") throw error;
    }
    // The line or the server is away, or the upload stands elsewhere than we thought: ask again where it stands.
    place = undefined;
    n_failures += 1;
    told("waiting");
    await new Promise((resolve) => setTimeout(resolve, wait_ms(n_failures)));
    if (signal.aborted) throw new DOMException("", "AbortError");
  }
}

export function uploadings() {
  document.querySelectorAll("[data-uploads]").forEach((place) => {
    const field = place.querySelector("input[type=file]");
    const form = field.form;
    const kept = form?.querySelector("input[name=kept]");
    const bar = place.querySelector("[data-upload-bar]");
    const words = place.querySelector("[data-upload-says]");
    if (!kept || !bar || typeof AbortController !== "function") return;
    let stop;
    let sending;

    const told = (state, percent) => {
      bar.hidden = words.hidden = !state;
      if (!state) return;
      if (percent !== undefined) bar.value = percent;
      const sentence = say(place.dataset[`says${state[0].toUpperCase()}${state.slice(1)}`], { percent });
      if (words.textContent !== sentence) words.textContent = sentence;
    };

    const begin = () => {
      stop?.abort();
      sending = undefined;
      if (place.dataset.sent) kept.value = ""; // it named the photo before this one
      delete place.dataset.sent;
      told();
      const file = field.files[0];
      // A small photo is as quick with the form, and one that would be refused is not sent at all.
      if (!file || file.size <= PIECE_BYTES || !field.checkValidity()) return;
      stop = new AbortController();
      const mine = (sending = send(place.dataset.uploads, file, stop.signal, told).then(
        (picture) => {
          if (sending !== mine) return;
          kept.value = picture;
          place.dataset.sent = name_of(file);
          told("sent", 100);
        },
        async (error) => {
          const sentence = await sentence_of(error);
          if (sending !== mine) return;
          told();
          if (sentence) place.dispatchEvent(new CustomEvent("photo-refused", { detail: sentence }));
        },
      ));
      told("sending", 0);
    };
    // After photo.js has looked at it.
    place.addEventListener("photo-looked", begin);

    form.addEventListener("submit", (event) => {
      const file = field.files[0];
      if (file && place.dataset.sent === name_of(file)) {
        field.disabled = true;
        return;
      }
      if (!sending || !stop || stop.signal.aborted || bar.hidden) return;
      // On its way: the form follows it.
      event.preventDefault();
      event.stopImmediatePropagation();
      const button = event.submitter;
      sending.then(() => form.requestSubmit(button ?? undefined)); // which stops at a photo that was refused
    }, { capture: true });
    addEventListener("pageshow", () => {
      field.disabled = false;
    });
  });
}
