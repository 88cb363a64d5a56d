// Holds every pair of text and ground that the styles may put together.
import { test } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { contrast, lower_oklch, srgb_of_oklch } from "../build/colour.mjs";

const css = lower_oklch(readFileSync(new URL("../css/tokens.css", import.meta.url), "utf8"))
  .replace(/\/\*[^]*?\*\//g, "");

/** The custom properties of the rules with exactly this selector list. */
function tokens_of(selector) {
  const tokens = {};
  for (const [, selectors, body] of css.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    if (selectors.trim() !== selector) continue;
    for (const [, name, value] of body.matchAll(/(--[\w-]+):\s*([^;]+);/g)) tokens[name] = value.trim();
  }
  return tokens;
}

const light = tokens_of(":root");
const dark_by_choice = { ...light, ...tokens_of(':root[data-theme="dark"]') };
const dark_by_system = { ...light, ...tokens_of(':root:not([data-theme="light"])') };

const TEXT = 7;
const SHAPE = 3;
const surfaces = ["--ground", "--paper", "--well"];
const pairs = [
  ...surfaces.flatMap((s) => ["--ink", "--ink-2", "--kite", "--link", "--stop", "--good", "--wait", "--note"].map((t) => [t, s, TEXT])),
  ...surfaces.flatMap((s) => ["--focus", "--edge", "--kite"].map((t) => [t, s, SHAPE])),
  ...["good", "wait", "stop", "note"].flatMap((s) => [
    [`--${s}`, `--${s}-tint`, TEXT],
    ["--ink", `--${s}-tint`, TEXT],
    ["--link", `--${s}-tint`, TEXT],
    [`--${s}-dot`, `--${s}-tint`, SHAPE],
  ]),
  ["--kite", "--kite-tint", TEXT],
  ["--ink", "--kite-tint", TEXT],
  ["--on-solid", "--solid", TEXT],
  ["--on-solid", "--solid-hover", TEXT],
  ...["--studio", "--studio-2"].flatMap((s) => [["--on-studio", s, TEXT], ["--on-studio-2", s, TEXT]]),
];

for (const [theme, tokens] of Object.entries({ light, dark_by_choice, dark_by_system })) {
  for (const [text, surface, least] of pairs) {
    test(`${theme}: ${text} on ${surface} is at least ${least}:1`, () => {
      const ratio = contrast(tokens[text], tokens[surface]);
      assert.ok(ratio >= least, `${ratio.toFixed(2)}:1 (${tokens[text]} on ${tokens[surface]})`);
    });
  }
}

const all_walls = tokens_of(".wall-chalk, .wall-putty, .wall-sage, .wall-dusk, .wall-ink");
const dark_walls = tokens_of(".wall-dusk, .wall-ink");
const walls = {
  chalk: { ...all_walls, ...tokens_of(".wall-chalk") },
  putty: { ...all_walls, ...tokens_of(".wall-putty") },
  sage: { ...all_walls, ...tokens_of(".wall-sage") },
  dusk: { ...all_walls, ...dark_walls, ...tokens_of(".wall-dusk") },
  ink: { ...all_walls, ...dark_walls, ...tokens_of(".wall-ink") },
  day: tokens_of(".wall-day"),
  "day, at night": tokens_of(':root[data-theme="dark"] .wall-day'),
};

test("the wall of pages is putty by day and ink by night", () => {
  assert.deepEqual(walls.day, walls.putty);
  assert.deepEqual(walls["day, at night"], walls.ink);
  assert.deepEqual(tokens_of(':root:not([data-theme="light"]) .wall-day'), walls.ink);
});

for (const [wall, tokens] of Object.entries(walls)) {
  test(`wall ${wall}: a button can be read and be told from the wall`, () => {
    for (const solid of ["--solid", "--solid-hover"]) assert.ok(contrast(tokens["--on-solid"], tokens[solid]) >= TEXT, solid);
    assert.ok(contrast(tokens["--solid"], tokens["--wall"]) >= SHAPE);
  });
  for (const surface of ["--wall", "--wall-high", "--wall-low"]) {
    for (const [text, least] of [["--on-wall", TEXT], ["--on-wall-2", TEXT], ["--wall-focus", SHAPE]]) {
      test(`wall ${wall}: ${text} on ${surface} is at least ${least}:1`, () => {
        const ratio = contrast(tokens[text], tokens[surface]);
        assert.ok(ratio >= least, `${ratio.toFixed(2)}:1 (${tokens[text]} on ${tokens[surface]})`);
      });
    }
  }
}

test("dark is the same whether the system or the reader asks for it", () => {
  assert.deepEqual(dark_by_choice, dark_by_system);
});

test("no stylesheet but the tokens names a colour", async () => {
  const { readdirSync } = await import("node:fs");
  const folder = new URL("../css/", import.meta.url);
  for (const file of readdirSync(folder).filter((f) => f.endsWith(".css") && f !== "tokens.css")) {
    const text = readFileSync(new URL(file, folder), "utf8").replace(/\/\*[^]*?\*\//g, "");
    assert.equal(/(#[0-9a-f]{3,8}\b|oklch\(|rgba?\(|hsla?\()/i.exec(text)?.[0], undefined, file);
  }
});

test("OKLCH is turned into sRGB as published", () => {
  // Reference values of CSS Color 4: red, lime and white.
  assert.deepEqual(srgb_of_oklch(0.62796, 0.25768, 29.234), [255, 0, 0]);
  assert.deepEqual(srgb_of_oklch(0.86644, 0.29483, 142.495), [0, 255, 0]);
  assert.deepEqual(srgb_of_oklch(1, 0, 0), [255, 255, 255]);
  assert.equal(lower_oklch("a{color:oklch(0 0 0 / 50%)}"), "a{color:#00000080}");
});

test("contrast is WCAG's: 21 for black on white, 4.48 for #777", () => {
  assert.equal(contrast("#000000", "#ffffff"), 21);
  assert.equal(contrast("#777777", "#ffffff").toFixed(2), "4.48");
});
