// [data-photo] around a file field: shows the drawing at once and says what is wrong before it is sent.
// Limits: data-bytes-max, data-side-min. Words: data-says-CODE with {width} {height} {side_min}
// {megabytes} {megabytes_max}; codes are those of rules/photo.js. HEIC is taken where nothing is said of it.
// A photo that was sent ahead and refused (`photo-refused`, detail: the sentence) is told of in the same place.

import { brightness_p95, findings, type_of_bytes } from "../rules/photo.js";
import { say } from "../rules/say.js";

const SAMPLE_PX = 48;

const megabytes = (bytes) => (bytes / 1048576).toFixed(1);

/** Opens the file as a picture; nothing if the browser cannot. */
const open_picture = (url) => new Promise((resolve) => {
  const picture = new Image();
  picture.onload = () => resolve(picture);
  picture.onerror = () => resolve();
  picture.src = url;
});

function brightness_of(picture) {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = SAMPLE_PX;
  const brush = canvas.getContext("2d");
  brush.drawImage(picture, 0, 0, SAMPLE_PX, SAMPLE_PX);
  return brightness_p95(brush.getImageData(0, 0, SAMPLE_PX, SAMPLE_PX).data);
}

export function photo_fields() {
  document.querySelectorAll("[data-photo]").forEach((place) => {
    const field = place.querySelector("input[type=file]");
    const preview = place.querySelector("[data-photo-preview]");
    const list = place.querySelector("[data-photo-says]");
    const limits = {
      bytes_max: Number(place.dataset.bytesMax || Infinity),
      side_min: Number(place.dataset.sideMin || 0),
      takes_heic: !place.dataset.saysHeic,
    };
    let url;
    let turn = 0;

    /** [{level, sentence}]: the first that stops keeps the form from being sent. */
    const tell = (sentences) => {
      list.replaceChildren(...sentences.map(({ level, sentence }) => {
        const line = document.createElement("li");
        line.className = `says-${level}`;
        line.textContent = sentence;
        return line;
      }));
      field.setCustomValidity(sentences.find(({ level }) => level === "stop")?.sentence ?? "");
    };

    // Who sends the photo ahead waits for this: what would be refused is not sent.
    const looked = () => place.dispatchEvent(new Event("photo-looked"));

    const look = async () => {
      const mine = (turn += 1); // a second photo may be chosen while the first still opens
      const file = field.files[0];
      if (url) URL.revokeObjectURL(url);
      url = undefined;
      if (!file) {
        preview.hidden = true;
        preview.replaceChildren();
        tell([]);
        looked();
        return;
      }
      const head = new Uint8Array(await file.slice(0, 32).arrayBuffer());
      const photo = { type: type_of_bytes(head), bytes: file.size };
      url = URL.createObjectURL(file);
      const picture = photo.type === "other" || (photo.type === "heic" && !limits.takes_heic) ? undefined : await open_picture(url);
      if (mine !== turn) return;
      if (picture) Object.assign(photo, { width: picture.naturalWidth, height: picture.naturalHeight, bright: brightness_of(picture) });
      const found = findings(photo, limits);
      // What this browser does not show is named: it is the one that was chosen.
      const is_named = found.some(({ code }) => code === "unshown");
      preview.replaceChildren(...(picture ? [picture] : is_named ? [file.name] : []));
      if (picture) picture.alt = file.name;
      preview.hidden = !picture && !is_named;
      const facts = { ...photo, side_min: limits.side_min, megabytes: megabytes(file.size), megabytes_max: megabytes(limits.bytes_max) };
      tell(found.map(({ code, level }) => ({ level, sentence: say(place.dataset[`says${code[0].toUpperCase()}${code.slice(1)}`], facts) })).filter(({ sentence }) => sentence));
      looked();
    };
    place.addEventListener("photo-refused", ({ detail: sentence }) => tell([{ level: "stop", sentence }]));
    field.addEventListener("change", (event) => {
      // What was told of the photo before is not true of this one.
      if (event.isTrusted) document.querySelector("[data-photo-told]")?.remove();
      look();
    });
    if (field.files.length) look();
  });
}
