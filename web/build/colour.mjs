// Colour arithmetic for the build and its tests: OKLCH to sRGB, and WCAG contrast.
// OKLab after Björn Ottosson, "A perceptual color space for image processing" (2020);
// contrast after WCAG 2.2, "relative luminance" and "contrast ratio".
//
// The styles are written in OKLCH because its lightness is what the eye sees. Phones older than
// 2023 do not know the function, so the build writes plain sRGB into what it delivers.

const OKLCH = /oklch\(\s*([\d.]+)(%?)\s+([\d.]+)\s+([\d.]+)\s*(?:\/\s*([\d.]+)(%?)\s*)?\)/g;

/** Linear sRGB (may leave 0..1) of an OKLCH colour; hue in degrees. */
function linear_of_oklch(lightness, chroma, hue) {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

const is_inside = (rgb) => rgb.every((c) => c >= -0.0005 && c <= 1.0005);

const encode = (c) => {
  const v = Math.min(1, Math.max(0, c));
  return Math.round(255 * (v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055));
};

/** sRGB bytes [r, g, b]; a colour outside sRGB loses chroma, never lightness or hue. */
export function srgb_of_oklch(lightness, chroma, hue) {
  let inside = linear_of_oklch(lightness, chroma, hue);
  if (!is_inside(inside)) {
    let low = 0;
    let high = chroma;
    for (let i = 0; i < 24; i += 1) {
      const middle = (low + high) / 2;
      if (is_inside(linear_of_oklch(lightness, middle, hue))) low = middle;
      else high = middle;
    }
    inside = linear_of_oklch(lightness, low, hue);
  }
  return inside.map(encode);
}

const hex = (bytes) => `#${bytes.map((b) => b.toString(16).padStart(2, "0")).join("")}`;

/** Replaces every `oklch(L C H [/ A])` in a stylesheet by sRGB hex. */
export function lower_oklch(css) {
  return css.replace(OKLCH, (_, l, percent, c, h, alpha, alpha_percent) => {
    const bytes = srgb_of_oklch(percent ? l / 100 : Number(l), Number(c), Number(h));
    if (alpha !== undefined) {
      bytes.push(Math.round(255 * (alpha_percent ? alpha / 100 : Number(alpha))));
    }
    return hex(bytes);
  });
}

/** Relative luminance 0..1 of "#rrggbb". */
export function luminance(colour) {
  const [r, g, b] = [1, 3, 5].map((i) => {
    const c = parseInt(colour.slice(i, i + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG contrast ratio, 1..21, of two "#rrggbb" colours. */
export function contrast(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}
