// What can be said of a photo before it is sent. The server checks everything again; this saves a
// family on a weak network from sending thirty megabytes in vain.

const text = (bytes, from, to) => String.fromCharCode(...bytes.slice(from, to));

/** The type found in the first 32 bytes: the name of a file proves nothing. */
export function type_of_bytes(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return "jpeg";
  if (text(bytes, 1, 4) === "PNG" && bytes[0] === 0x89) return "png";
  if (text(bytes, 0, 4) === "RIFF" && text(bytes, 8, 12) === "WEBP") return "webp";
  if (["II*\0", "MM\0*"].includes(text(bytes, 0, 4))) return "tiff";
  if (text(bytes, 4, 8) === "ftyp") return /^(hei|hev|mif|msf)/.test(text(bytes, 8, 12)) ? "heic" : "other";
  return "other";
}

/** Paper is bright even on a drawing of the night: if hardly anything in the photo is, it is too dark. */
const BRIGHT_MIN = 115;

/** Brightness 0..255 below which 95 % of the pixels lie; `rgba` as a canvas gives it. */
export function brightness_p95(rgba) {
  const levels = [];
  for (let i = 0; i < rgba.length; i += 4) levels.push(0.2126 * rgba[i] + 0.7152 * rgba[i + 1] + 0.0722 * rgba[i + 2]);
  levels.sort((a, b) => a - b);
  return levels[Math.floor(0.95 * (levels.length - 1))];
}

/**
 * `photo`: {type, bytes, width?, height?, bright?}; `limits`: {bytes_max, side_min, takes_heic}.
 * Answers [{code, level}], level "stop" (would be refused), "wait" (look again) or "good".
 */
export function findings(photo, limits) {
  if (photo.type === "heic" && !limits.takes_heic) return [{ code: "heic", level: "stop" }];
  if (photo.type === "other") return [{ code: "type", level: "stop" }];
  const found = [];
  if (photo.bytes > limits.bytes_max) found.push({ code: "heavy", level: "stop" });
  if (photo.width === undefined) {
    // Few browsers show TIFF or HEIC; that one cannot open a JPEG means that the file is broken.
    if (["tiff", "heic"].includes(photo.type)) found.push({ code: "unshown", level: "good" });
    else found.push({ code: "unreadable", level: "stop" });
    return found;
  }
  if (Math.min(photo.width, photo.height) < limits.side_min) found.push({ code: "small", level: "stop" });
  if (photo.bright !== undefined && photo.bright < BRIGHT_MIN) found.push({ code: "dark", level: "wait" });
  if (!found.length) found.push({ code: "ok", level: "good" });
  return found;
}
