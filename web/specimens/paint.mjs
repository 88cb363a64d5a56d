// Paints the drawings of the specimens into out/pictures: SVG with a waxy filter, photographed by
// Chromium. They stand in for children's works while the look is tuned; nothing else uses them.

import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const OUT = fileURLToPath(new URL("./out/pictures/", import.meta.url));

/** A small repeatable source of numbers 0..1 (mulberry32). */
function dice(seed) {
  let a = seed * 2654435761;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const SKIES = [["#8fc6e8", "#d9eef7"], ["#f4b183", "#fbe3b3"], ["#5f7fb8", "#b9c8e6"], ["#2d3a6b", "#5a5f9c"], ["#a8d5c2", "#e6f3df"], ["#f2a7b5", "#fde4d8"]];
const GRASS = ["#6fae4e", "#8fbf4f", "#4c8f56", "#b7b84c", "#d9b24c", "#e9edf0"];
const BRIGHT = ["#d8402f", "#f2b233", "#2f6fb5", "#e8752a", "#3c9a63", "#8b4a9c", "#e0588a", "#f6dc4b"];

function drawing(seed, w, h) {
  const roll = dice(seed);
  const pick = (list) => list[Math.floor(roll() * list.length)];
  const between = (a, b) => a + roll() * (b - a);
  const [sky, sky_low] = SKIES[seed % SKIES.length];
  const grass = GRASS[(seed * 5) % GRASS.length];
  const night = sky === "#2d3a6b";
  const horizon = h * between(0.5, 0.66);
  const out = [];
  const put = (markup) => out.push(markup);
  const strokes = (x0, y0, x1, y1, colour, n, width, slope = 0.06) => {
    for (let i = 0; i < n; i += 1) {
      const x = between(x0, x1 - (x1 - x0) * 0.25);
      const y = between(y0, y1);
      const long = between(0.12, 0.4) * (x1 - x0);
      put(`<path d="M${x} ${y}q${long / 2} ${between(-18, 18)} ${long} ${long * slope * between(-1, 1)}" stroke="${colour}" stroke-width="${width * between(0.6, 1.3)}" fill="none" stroke-linecap="round" opacity="${between(0.35, 0.8)}"/>`);
    }
  };

  strokes(0, 0, w, horizon, sky, 70, 34);
  strokes(0, horizon * 0.55, w, horizon, sky_low, 45, 34);
  const sun_x = between(0.15, 0.85) * w;
  const sun_y = between(0.12, 0.25) * h;
  const sun_r = between(0.06, 0.1) * Math.min(w, h);
  put(`<circle cx="${sun_x}" cy="${sun_y}" r="${sun_r}" fill="${night ? "#f7ecc2" : pick(["#f6c531", "#e8552f", "#f29a2e"])}"/>`);
  if (!night) {
    for (let i = 0; i < 14; i += 1) {
      const t = (i / 14) * 6.283;
      put(`<path d="M${sun_x + Math.cos(t) * sun_r * 1.25} ${sun_y + Math.sin(t) * sun_r * 1.25}L${sun_x + Math.cos(t) * sun_r * between(1.6, 2)} ${sun_y + Math.sin(t) * sun_r * between(1.6, 2)}" stroke="#f2a52e" stroke-width="9" stroke-linecap="round"/>`);
    }
  }

  const n_hills = 2 + Math.floor(roll() * 2);
  for (let i = 0; i < n_hills; i += 1) {
    const peak = between(0.1, 0.9) * w;
    const top = horizon - h * between(0.1, 0.3);
    const colour = pick(["#6a8f9c", "#7c9a6b", "#8d7fa8", "#b58a63", "#5f7d8c"]);
    const half = w * between(0.22, 0.4);
    put(`<path d="M${peak - half} ${horizon + 30}Q${peak - half * 0.3} ${top} ${peak} ${top}Q${peak + half * 0.35} ${top + 20} ${peak + half} ${horizon + 30}Z" fill="${colour}" stroke="#3b4650" stroke-width="5"/>`);
    if (roll() > 0.4) put(`<path d="M${peak - half * 0.18} ${top + h * 0.055}Q${peak} ${top - 8} ${peak + half * 0.2} ${top + h * 0.06}L${peak + half * 0.06} ${top + h * 0.04}L${peak} ${top + h * 0.075}L${peak - half * 0.08} ${top + h * 0.045}Z" fill="#f7f8fa"/>`);
  }

  const is_sea = seed % 4 === 1;
  const ground = is_sea ? "#3f86b8" : grass;
  put(`<path d="M0 ${horizon}Q${w / 2} ${horizon - between(10, 60)} ${w} ${horizon + between(0, 30)}V${h}H0Z" fill="${ground}"/>`);
  strokes(0, horizon + 20, w, h, is_sea ? "#a9d6ec" : pick(["#4f8f3f", "#a8c858", "#7aa23c"]), is_sea ? 46 : 60, is_sea ? 9 : 20, is_sea ? 0.02 : 0.12);

  const yurt = (x, y, s) => {
    put(`<path d="M${x - s} ${y}V${y - s * 0.62}Q${x} ${y - s * 0.8} ${x + s} ${y - s * 0.62}V${y}Q${x} ${y + s * 0.16} ${x - s} ${y}Z" fill="#f7f3e8" stroke="#5a4632" stroke-width="6"/><path d="M${x - s * 1.06} ${y - s * 0.6}Q${x} ${y - s * 1.62} ${x + s * 1.06} ${y - s * 0.6}Q${x} ${y - s * 0.82} ${x - s * 1.06} ${y - s * 0.6}Z" fill="#ece2c9" stroke="#5a4632" stroke-width="6"/><path d="M${x - s} ${y - s * 0.4}Q${x} ${y - s * 0.56} ${x + s} ${y - s * 0.4}" stroke="${pick(BRIGHT)}" stroke-width="${s * 0.1}" fill="none"/><rect x="${x - s * 0.2}" y="${y - s * 0.52}" width="${s * 0.4}" height="${s * 0.56}" fill="${pick(["#c8452f", "#2f6fb5", "#d98a2b"])}" stroke="#5a4632" stroke-width="5"/>`);
  };
  const house = (x, y, s) => {
    put(`<rect x="${x - s * 0.7}" y="${y - s * 0.9}" width="${s * 1.4}" height="${s * 0.9}" fill="${pick(["#f5e0c3", "#f7efe0", "#e9c7a8", "#cfe0e6"])}" stroke="#4c3a2e" stroke-width="6"/><path d="M${x - s} ${y - s * 0.86}Q${x - s * 0.5} ${y - s * 1.05} ${x} ${y - s * 1.55}Q${x + s * 0.5} ${y - s * 1.05} ${x + s} ${y - s * 0.86}Z" fill="${pick(["#b8402f", "#3f5f7c", "#6b4a3a", "#38705a"])}" stroke="#3a2c24" stroke-width="6"/><rect x="${x - s * 0.16}" y="${y - s * 0.5}" width="${s * 0.34}" height="${s * 0.5}" fill="#7a4b2f"/><rect x="${x + s * 0.3}" y="${y - s * 0.66}" width="${s * 0.28}" height="${s * 0.28}" fill="#f9e08a" stroke="#4c3a2e" stroke-width="5"/><rect x="${x - s * 0.56}" y="${y - s * 0.66}" width="${s * 0.28}" height="${s * 0.28}" fill="#f9e08a" stroke="#4c3a2e" stroke-width="5"/>`);
  };
  const tree = (x, y, s) => {
    const leaf = pick(["#3f8a4a", "#e58fa8", "#d9822f", "#68a648", "#f3b7c4"]);
    put(`<path d="M${x - s * 0.08} ${y}Q${x - s * 0.02} ${y - s * 0.6} ${x - s * 0.04} ${y - s}H${x + s * 0.08}Q${x + s * 0.04} ${y - s * 0.6} ${x + s * 0.12} ${y}Z" fill="#6b472e"/>`);
    for (let i = 0; i < 7; i += 1) put(`<circle cx="${x + between(-0.42, 0.42) * s}" cy="${y - s * between(0.85, 1.45)}" r="${s * between(0.2, 0.32)}" fill="${leaf}" opacity=".9"/>`);
    for (let i = 0; i < 8; i += 1) put(`<circle cx="${x + between(-0.5, 0.5) * s}" cy="${y - s * between(0.8, 1.55)}" r="${s * 0.05}" fill="${pick(BRIGHT)}"/>`);
  };
  const child = (x, y, s) => {
    const coat = pick(BRIGHT);
    put(`<path d="M${x} ${y - s * 0.95}L${x - s * 0.4} ${y - s * 0.12}Q${x} ${y - s * 0.04} ${x + s * 0.4} ${y - s * 0.12}Z" fill="${coat}" stroke="#33251d" stroke-width="5"/><path d="M${x - s * 0.14} ${y - s * 0.1}V${y + s * 0.12}M${x + s * 0.14} ${y - s * 0.1}V${y + s * 0.12}M${x - s * 0.14} ${y - s * 0.66}L${x - s * 0.56} ${y - s * 0.9}M${x + s * 0.14} ${y - s * 0.66}L${x + s * 0.56} ${y - s * 0.98}" stroke="#33251d" stroke-width="${s * 0.09}" stroke-linecap="round"/><circle cx="${x}" cy="${y - s * 1.16}" r="${s * 0.29}" fill="#f3cba6" stroke="#33251d" stroke-width="5"/><path d="M${x - s * 0.3} ${y - s * 1.2}Q${x} ${y - s * 1.72} ${x + s * 0.3} ${y - s * 1.2}Q${x} ${y - s * 1.36} ${x - s * 0.3} ${y - s * 1.2}Z" fill="#2d211b"/><circle cx="${x - s * 0.1}" cy="${y - s * 1.14}" r="${s * 0.035}" fill="#33251d"/><circle cx="${x + s * 0.1}" cy="${y - s * 1.14}" r="${s * 0.035}" fill="#33251d"/><path d="M${x - s * 0.1} ${y - s * 1.04}Q${x} ${y - s * 0.96} ${x + s * 0.1} ${y - s * 1.04}" stroke="#b8402f" stroke-width="5" fill="none"/>`);
  };
  const kite = (x, y, s) => {
    put(`<path d="M${x} ${y - s}L${x + s * 0.7} ${y}L${x} ${y + s * 1.2}L${x - s * 0.7} ${y}Z" fill="${pick(BRIGHT)}" stroke="#33251d" stroke-width="5"/><path d="M${x} ${y - s}V${y + s * 1.2}M${x - s * 0.7} ${y}H${x + s * 0.7}" stroke="#33251d" stroke-width="4"/><path d="M${x} ${y + s * 1.2}q${s * 0.5} ${s * 0.5} 0 ${s}t${s * 0.2} ${s}" stroke="${pick(BRIGHT)}" stroke-width="6" fill="none"/>`);
  };
  const boat = (x, y, s) => {
    put(`<path d="M${x - s} ${y}Q${x} ${y + s * 0.7} ${x + s} ${y}Z" fill="${pick(["#b8402f", "#7a4b2f", "#e8a33c"])}" stroke="#33251d" stroke-width="6"/><path d="M${x} ${y}V${y - s * 1.3}L${x + s * 0.8} ${y - s * 0.3}Z" fill="#f9f4e6" stroke="#33251d" stroke-width="5"/><path d="M${x - 6} ${y - s * 0.1}L${x - s * 0.7} ${y - s * 0.2}L${x - 6} ${y - s * 1.1}Z" fill="${pick(BRIGHT)}"/>`);
  };
  const unit = Math.min(w, h);
  if (is_sea) {
    for (let i = 0; i < 3; i += 1) boat(between(0.15, 0.85) * w, horizon + h * (0.08 + 0.12 * i), unit * between(0.08, 0.14));
  } else {
    const build = seed % 3 === 0 ? yurt : house;
    for (let i = 0; i < 3; i += 1) build(w * (0.2 + 0.3 * i + between(-0.06, 0.06)), horizon + h * between(0.06, 0.16), unit * between(0.1, 0.17));
    for (let i = 0; i < 3; i += 1) tree(w * between(0.06, 0.94), horizon + h * between(0.16, 0.26), unit * between(0.12, 0.2));
  }
  const n_children = 1 + Math.floor(roll() * 3);
  if (!is_sea) for (let i = 0; i < n_children; i += 1) child(w * (0.25 + (0.55 * i) / n_children + between(0, 0.12)), h * between(0.84, 0.92), unit * between(0.14, 0.2));
  if (seed % 2) for (let i = 0; i < 2; i += 1) kite(between(0.12, 0.88) * w, h * between(0.12, 0.38), unit * between(0.05, 0.09));
  if (night) for (let i = 0; i < 30; i += 1) put(`<circle cx="${roll() * w}" cy="${roll() * horizon * 0.8}" r="${between(2, 7)}" fill="#fbeeb5"/>`);

  const paper = pick(["#fbfaf6", "#f8f4ea", "#fcfbf9", "#f3eee2"]);
  const edge = unit * 0.018;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}">
<filter id="wax" x="0" y="0" width="100%" height="100%" filterUnits="userSpaceOnUse" primitiveUnits="userSpaceOnUse">
<feTurbulence type="fractalNoise" baseFrequency="0.012" numOctaves="2" seed="${seed}" result="wobble"/>
<feDisplacementMap in="SourceGraphic" in2="wobble" scale="16" result="drawn"/>
<feTurbulence type="fractalNoise" baseFrequency="0.55 0.7" numOctaves="2" seed="${seed + 7}"/>
<feColorMatrix values="0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 -5.2 3.7"/>
<feComposite in="drawn" operator="in"/></filter>
<rect width="100%" height="100%" fill="${paper}"/>
<clipPath id="c"><rect x="${edge}" y="${edge}" width="${w - 2 * edge}" height="${h - 2 * edge}"/></clipPath>
<g filter="url(#wax)"><g clip-path="url(#c)">${out.join("")}</g></g></svg>`;
}

/** Sizes of the painted sheets: what children send is mostly A4 and A3, some square, one long. */
export const SHEETS = [
  [1200, 850], [850, 1200], [1200, 900], [1200, 860], [900, 1200], [1200, 850], [1100, 1100], [1200, 800],
  [860, 1200], [1200, 900], [1200, 850], [900, 1200], [1200, 640], [1200, 880], [850, 1200], [1200, 860],
  [1200, 900], [840, 1200], [1200, 850], [1040, 1200], [1200, 800], [1200, 900], [880, 1200], [1200, 850],
];

export async function paint() {
  mkdirSync(OUT, { recursive: true });
  if (existsSync(`${OUT}blur.json`)) return;
  const blurs = {};
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
  const page = await browser.newPage();
  for (const [i, [w, h]] of SHEETS.entries()) {
    await page.setViewportSize({ width: w, height: h });
    await page.setContent(`<body style="margin:0">${drawing(i + 1, w, h)}`);
    const jpeg = await page.screenshot({ type: "jpeg", quality: 82 });
    writeFileSync(`${OUT}${i + 1}.jpg`, jpeg);
    blurs[i + 1] = await page.evaluate(async (source) => {
      const picture = new Image();
      picture.src = source;
      await picture.decode();
      const canvas = document.createElement("canvas");
      const long = Math.max(picture.width, picture.height);
      canvas.width = Math.max(1, Math.round((8 * picture.width) / long));
      canvas.height = Math.max(1, Math.round((8 * picture.height) / long));
      const brush = canvas.getContext("2d");
      brush.imageSmoothingQuality = "high";
      brush.drawImage(picture, 0, 0, canvas.width, canvas.height);
      return canvas.toDataURL("image/png");
    }, `data:image/jpeg;base64,${jpeg.toString("base64")}`);
  }
  await browser.close();
  writeFileSync(`${OUT}blur.json`, JSON.stringify(blurs));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await paint();
