import { test } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { age_on, division_of } from "../js/rules/age.js";
import { address_of, glass_place, held, moved, wrong_corners } from "../js/rules/corners.js";
import { kept_values, read_draft } from "../js/rules/draft.js";
import { drop, read_places, step, tie } from "../js/rules/order.js";
import { fields_of, is_judging_page, media_key, new_key, with_time } from "../js/rules/offline.js";
import { fate_of, next_criterion, points_of_key, swipe_of } from "../js/rules/judging.js";
import { brightness_p95, findings, type_of_bytes } from "../js/rules/photo.js";
import { clock, say } from "../js/rules/say.js";
import { PIECE_BYTES, piece_of, wait_ms } from "../js/rules/uploading.js";
import { closer, fitting, inside, place_of, step_of } from "../js/rules/view.js";
import { range_without } from "../build/fonts.mjs";

test("a sentence is filled with facts and keeps what it does not know", () => {
  assert.equal(say("{width} × {height} цэг, {why}", { width: 640, height: 0 }), "640 × 0 цэг, {why}");
  assert.equal(say(undefined, {}), "");
});

test("the clock has two digits and twenty-four hours", () => {
  assert.equal(clock(new Date(2026, 9, 1, 14, 2), "en"), "14:02");
});

test("age changes on the birthday, not before", () => {
  assert.equal(age_on("2013-09-30", "2026-09-29"), 12);
  assert.equal(age_on("2013-09-30", "2026-09-30"), 13);
  assert.equal(age_on("2012-02-29", "2025-02-28"), 12);
  assert.equal(age_on("2012-02-29", "2025-03-01"), 13);
  assert.equal(age_on("2026-10-01", "2026-09-30"), undefined);
  assert.equal(age_on("", "2026-09-30"), undefined);
});

test("divisions hold both their edges", () => {
  const divisions = [{ name: "A", from: 6, to: 9 }, { name: "B", from: 10, to: 13 }];
  assert.deepEqual([5, 6, 9, 10, 13, 14].map((age) => division_of(age, divisions)?.name), [undefined, "A", "A", "B", "B", undefined]);
});

const bytes_of = (...parts) => Uint8Array.from(parts.flatMap((p) => (typeof p === "string" ? [...p].map((c) => c.charCodeAt(0)) : [p])));

test("the type of a picture comes from its bytes", () => {
  assert.equal(type_of_bytes(bytes_of(0xff, 0xd8, 0xff, 0xe1)), "jpeg");
  assert.equal(type_of_bytes(bytes_of(0x89, "PNG\r\n")), "png");
  assert.equal(type_of_bytes(bytes_of("RIFF....WEBPVP8 ")), "webp");
  assert.equal(type_of_bytes(bytes_of("II*\0")), "tiff");
  assert.equal(type_of_bytes(bytes_of("MM\0*")), "tiff");
  assert.equal(type_of_bytes(bytes_of(0, 0, 0, 24, "ftypheic")), "heic");
  assert.equal(type_of_bytes(bytes_of(0, 0, 0, 24, "ftypmif1")), "heic");
  assert.equal(type_of_bytes(bytes_of(0, 0, 0, 24, "ftypisom")), "other");
  assert.equal(type_of_bytes(bytes_of("GIF89a")), "other");
  assert.equal(type_of_bytes(bytes_of("<svg xmlns=")), "other");
  assert.equal(type_of_bytes(bytes_of()), "other");
});

test("a photo is told everything that is wrong with it", () => {
  const limits = { bytes_max: 31457280, side_min: 1200 };
  const codes = (photo) => findings({ type: "jpeg", bytes: 1000, width: 4000, height: 3000, bright: 220, ...photo }, limits).map(({ code, level }) => `${level} ${code}`);
  assert.deepEqual(codes({}), ["good ok"]);
  assert.deepEqual(codes({ bytes: 31457280, height: 1200 }), ["good ok"]);
  assert.deepEqual(codes({ bytes: 31457281, height: 1199, bright: 80 }), ["stop heavy", "stop small", "wait dark"]);
  assert.deepEqual(codes({ type: "heic", width: undefined }), ["stop heic"]);
  assert.deepEqual(codes({ type: "other", width: undefined }), ["stop type"]);
  assert.deepEqual(codes({ width: undefined }), ["stop unreadable"]);
  assert.deepEqual(codes({ type: "tiff", width: undefined }), ["good unshown"]);
  const opened = { ...limits, takes_heic: true };
  const told = (photo) => findings({ type: "heic", bytes: 1000, ...photo }, opened).map(({ code, level }) => `${level} ${code}`);
  assert.deepEqual(told({}), ["good unshown"], "whoever opens HEIC is sent it");
  assert.deepEqual(told({ width: 4000, height: 3000, bright: 220 }), ["good ok"], "Safari shows it");
  assert.deepEqual(told({ bytes: 31457281 }), ["stop heavy", "good unshown"]);
});

test("a night drawn on white paper is not a dark photo", () => {
  const night = [...Array(90).fill([20, 25, 60, 255]), ...Array(10).fill([240, 238, 230, 255])].flat();
  const dark = Array(100).fill([70, 60, 50, 255]).flat();
  assert.ok(brightness_p95(night) > 200);
  assert.ok(brightness_p95(dark) < 80);
});

test("a draft keeps words and answers, not files, secrets or tokens", () => {
  assert.deepEqual(
    kept_values([
      { name: "title", type: "text", value: "Салхи" },
      { name: "empty", type: "text", value: "" },
      { name: "token", type: "hidden", value: "x" },
      { name: "photo", type: "file", value: "C:\\fakepath\\a.jpg" },
      { name: "code", type: "password", value: "x" },
      { name: "show", type: "radio", value: "yes", checked: false },
      { name: "show", type: "radio", value: "no", checked: true },
      { name: "later", type: "text", value: "x", skip: true },
    ]),
    { title: ["Салхи"], show: ["no"] },
  );
});

test("a draft comes back for two weeks", () => {
  const stored = JSON.stringify({ at_ms: 0, values: { a: ["b"] } });
  const day = 86400000;
  assert.ok(read_draft(stored, 14 * day - 1));
  assert.equal(read_draft(stored, 14 * day), undefined);
  assert.equal(read_draft("{broken", 0), undefined);
  assert.equal(read_draft(null, 0), undefined);
  assert.equal(read_draft('{"at_ms":0,"values":{}}', 0), undefined);
});

const frame = { width: 1000, height: 800 };
const picture = { width: 4000, height: 3000 };

test("a work fits its frame in the middle", () => {
  assert.deepEqual(fitting(frame, picture), { scale: 0.25, x: 0, y: 25 });
});

test("zooming keeps the point under the finger and stops at five", () => {
  const home = fitting(frame, picture);
  const point = { x: 300, y: 400 };
  const near = closer(home, 2, point, frame, picture);
  const at = (view) => [(point.x - view.x) / view.scale, (point.y - view.y) / view.scale];
  assert.deepEqual(at(near), at(home));
  const nearest = closer(near, 100, point, frame, picture);
  assert.equal(nearest.scale, 1.25);
  assert.deepEqual(closer(near, 0.01, point, frame, picture), home);
});

test("a picture is never pushed out of its frame", () => {
  const near = closer(fitting(frame, picture), 2, { x: 500, y: 400 }, frame, picture);
  assert.deepEqual(inside({ ...near, x: 9999, y: -9999 }, frame, picture), { scale: 0.5, x: 0, y: -700 });
});

test("zoom says its step and place", () => {
  const home = fitting(frame, picture);
  assert.equal(step_of(home, frame, picture), 1);
  assert.equal(place_of(home, frame, picture), 4);
  const corner = closer(home, 5, { x: 0, y: 25 }, frame, picture);
  assert.equal(step_of(corner, frame, picture), 5);
  assert.equal(place_of(corner, frame, picture), 0);
  const far = inside({ ...corner, x: -99999, y: -99999 }, frame, picture);
  assert.equal(place_of(far, frame, picture), 8);
});

test("digits are points, zero is ten, and nothing above the scale", () => {
  assert.deepEqual(["1", "9", "0", "a", "Enter", ""].map((key) => points_of_key(key, 10)), [1, 9, 10, undefined, undefined, undefined]);
  assert.deepEqual(["5", "6", "0"].map((key) => points_of_key(key, 5)), [5, undefined, undefined]);
});

test("keys score the chosen criterion, else the first open one", () => {
  assert.equal(next_criterion([true, false, false], undefined), 1);
  assert.equal(next_criterion([true, true], undefined), 0);
  assert.equal(next_criterion([true, false], 0), 0);
});

test("a swipe is long, flat and quick", () => {
  assert.equal(swipe_of(-80, 10, 200), "next");
  assert.equal(swipe_of(80, -10, 200), "prev");
  assert.equal(swipe_of(-59, 0, 200), undefined);
  assert.equal(swipe_of(-80, 41, 200), undefined);
  assert.equal(swipe_of(-80, 0, 701), undefined);
});

test("a refusal is not tried again; a failure, a pause and a lost session are", () => {
  const fates = (...all) => all.map(([status, code]) => fate_of(status, code));
  assert.deepEqual(fates([200], [204], [409, "round-closed"], [422], [404]), ["saved", "saved", "refused", "refused", "refused"]);
  assert.deepEqual(fates([303], [401], [403], [408], [429], [500], [503]), Array(7).fill("later"));
  assert.deepEqual(fates([409, "round-paused"], [409, "form-expired"]), ["later", "later"]);
});

test("a judge's grid and cards work without network, nothing else does", () => {
  const id = "0192f3a0-0000-7000-8000-000000000001";
  const is = (path) => is_judging_page(path);
  assert.ok(is("/ko/judging") && is(`/mn/judging/rounds/${id}`) && is(`/en/judging/assignments/${id}`));
  assert.ok(!is("/fr/judging") && !is(`/en/judging/assignments/${id}/recusal`) && !is("/en/desk") && !is("/"));
});

test("places are read from numbers; equal ones are shared, empty ones wait", () => {
  const fields = [["a", "2"], ["b", "1"], ["c", "2"], ["d", ""]].map(([key, value]) => ({ key, value }));
  assert.deepEqual(read_places(fields), { places: [["b"], ["a", "c"]], waiting: ["d"] });
});

test("a step passes one neighbour, and leaves a shared place first", () => {
  const places = [["a"], ["b", "c"], ["d"]];
  assert.deepEqual(step(places, "d", "up"), [["a"], ["d"], ["b", "c"]]);
  assert.deepEqual(step(places, "c", "up"), [["a"], ["c"], ["b"], ["d"]]);
  assert.deepEqual(step(places, "c", "down"), [["a"], ["b"], ["c"], ["d"]]);
  assert.deepEqual(step(places, "a", "up"), places);
  assert.deepEqual(step(places, "d", "down"), places);
  assert.deepEqual(step(places, "x", "up"), [...places, ["x"]]);
});

test("a tie shares the place above and is undone by itself", () => {
  assert.deepEqual(tie([["a"], ["b"]], "b"), [["a", "b"]]);
  assert.deepEqual(tie([["a", "b"]], "b"), [["a"], ["b"]]);
  assert.deepEqual(tie([["a"], ["b"]], "a"), [["a"], ["b"]]);
});

test("a work is dropped where the hand lets go", () => {
  assert.deepEqual(drop([["a"], ["b"], ["c"]], "c", 0), [["c"], ["a"], ["b"]]);
  assert.deepEqual(drop([["a"], ["b"], ["c"]], "a", 2), [["b"], ["c"], ["a"]]);
  assert.deepEqual(drop([["a", "b"], ["c"]], "x", 2), [["a", "b"], ["x"], ["c"]]);
});

test("all sizes of a picture have one key", () => {
  assert.equal(media_key("https://a.example/media/0af3/320.jpg"), "0af3");
  assert.equal(media_key("/media/0af3/1280.webp"), "0af3");
  assert.equal(media_key("/assets/app.css"), undefined);
});

test("a card's key is new each time, also where randomUUID is missing", () => {
  const old = { getRandomValues: (bytes) => globalThis.crypto.getRandomValues(bytes) };
  const keys = [new_key(), new_key(), new_key(old), new_key(old)];
  assert.equal(new Set(keys).size, 4);
  assert.match(keys[3], /^[0-9a-f]{32}$/);
});

test("what waits is put back without what the transport added", () => {
  assert.deepEqual(fields_of("points-idea=7&note=a+b&flag=copied&csrf=x&key=y"), [["points-idea", "7"], ["note", "a b"], ["flag", "copied"]]);
});

test("a network that is silent too long is away", async () => {
  await assert.rejects(with_time(new Promise(() => {}), 5));
  assert.equal(await with_time(Promise.resolve(3), 50), 3);
});

test("a font's range can lose the marks that belong to Han", () => {
  assert.equal(range_without("U+0020-0024,U+2014", ["U+0022", "U+2014"]), "U+0020-0021,U+0023-0024");
});

test("ratio classes exist for every even hundredth from 40 to 250, and no other", () => {
  const css = readFileSync(new URL("../css/ratios.css", import.meta.url), "utf8");
  const found = [...css.matchAll(/\.r-(\d+)\{--r:([\d.]+)\}/g)].map(([, n, r]) => [Number(n), Number(r)]);
  assert.deepEqual(found, Array.from({ length: 106 }, (_, i) => [40 + 2 * i, (40 + 2 * i) / 100]));
});

test("a photo is cut without a gap or an overlap, and a cut line is waited for ever longer", () => {
  const bytes = new Uint8Array(2 * PIECE_BYTES + 5);
  const lengths = [0, PIECE_BYTES, 2 * PIECE_BYTES].map((offset) => piece_of(bytes, offset).length);
  assert.deepEqual(lengths, [PIECE_BYTES, PIECE_BYTES, 5]);
  assert.deepEqual([1, 2, 3, 6, 60].map(wait_ms), [1000, 2000, 4000, 30_000, 30_000]);
});

const points = (...pairs) => pairs.map(([x, y]) => ({ x, y }));

test("four corners are a sheet, or it is said what is wrong, as the server does", () => {
  assert.equal(wrong_corners(points([1, 1], [99, 1.2], [98, 97], [0.5, 99])), undefined);
  assert.equal(wrong_corners(points([0, 0], [5, 0], [5, 5], [0, 5])), undefined);
  assert.equal(wrong_corners(points([0, 0], [4.9, 0], [5, 5], [0, 5])), "too-small");
  assert.equal(wrong_corners(points([0, 0], [99, 99], [99, 0], [0, 99])), "crossed");
  assert.equal(wrong_corners(points([99, 0], [0, 0], [0, 99], [99, 99])), "crossed", "the other way round");
  assert.equal(wrong_corners(points([0, 0], [99, 0], [30, 30], [0, 99])), "crossed", "bent inwards");
  assert.equal(wrong_corners(points([0, 0], [50, 0], [100, 0], [0, 90])), "crossed", "three on a line");
});

test("a corner stays in the photo, by drag and by key", () => {
  assert.deepEqual(held({ x: -3, y: 100.4 }), { x: 0, y: 100 });
  assert.deepEqual(held({ x: 33.3333, y: 12.345 }), { x: 33.33, y: 12.35 });
  assert.deepEqual(moved({ x: 50, y: 50 }, "ArrowLeft", false), { x: 49.8, y: 50 });
  assert.deepEqual(moved({ x: 50, y: 50 }, "ArrowDown", true), { x: 50, y: 52 });
  assert.deepEqual(moved({ x: 99.9, y: 0 }, "ArrowRight", false), { x: 100, y: 0 });
  assert.equal(moved({ x: 50, y: 50 }, "Tab", false), undefined);
});

test("corners go into an address in ten-thousandths", () => {
  assert.equal(address_of(points([0, 0.05], [100, 12.3], [99.99, 99], [1, 100])), "0,5+10000,1230+9999,9900+100,10000");
});

test("the glass lies beside the finger, within the photo", () => {
  const frame = { width: 360, height: 480 };
  for (const at of [{ x: 0, y: 0 }, { x: 360, y: 0 }, { x: 360, y: 480 }, { x: 0, y: 480 }, { x: 180, y: 240 }]) {
    const { x, y } = glass_place(at, frame, 112);
    assert.ok(x >= 56 && x <= 304 && y >= 56 && y <= 424, `${x}, ${y}`);
    assert.ok(Math.hypot(x - at.x, y - at.y) > 56, "the point is not under it");
  }
});
