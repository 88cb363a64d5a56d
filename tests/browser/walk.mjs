// The whole main job in a browser: a call is opened (Korean), two drawings are sent in from a phone (Mongolian), admitted, judged on a
// tablet (Japanese), awarded, announced, hung and seen by everybody. Afterwards nothing stored or served carries a place, and the
// pictures stand upright.
//
//   node tests/browser/walk.mjs          TEST_DATABASE_URL=postgres://… for PostgreSQL

import assert from "node:assert/strict";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { AXE, House, fixture, until } from "./house.mjs";

const THEME = { zh: "海那边的一天", ja: "海の向こうの一日", ko: "바다 건너의 하루", mn: "Далайн чанадах нэг өдөр", ru: "День за морем", en: "A day across the sea", vi: "Một ngày bên kia biển" };
const DRAWINGS = [
  { photo: "drawing_phone_jpeg_named.png", title: "Талын салхи", native: "Туршилт Номин", latin: "Turshilt Nomin" },
  { photo: "gps_in_exif.jpg", title: "Уулын дээрх нар", native: "Туршилт Бат", latin: "Turshilt Bat" },
];

/** A form's own button: pressing it is what a person does. */
const press = (page, selector) => Promise.all([page.waitForNavigation(), page.locator(selector).first().click()]);
const local = (moment) => new Date(moment + 9 * 3600e3).toISOString().slice(0, 16);
const DAY = 24 * 3600e3;

async function is_accessible(page, name) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  const bad = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  assert.deepEqual(bad.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 120)).join(" | ")}`), [], `axe on ${name}`);
}

/** Signs in by the code that the command line printed. */
async function sign_in(house, page, lang, email, code) {
  await page.goto(`/${lang}/sign-in`);
  await page.fill("#email", email);
  await press(page, "main form button");
  await page.fill("input[name=code]", code.trim());
  await press(page, "main form button");
}

async function open_the_call(desk) {
  await desk.goto("/ko/desk");
  await is_accessible(desk, "desk");
  await desk.fill("#number", "14");
  await desk.fill("#year", "2026");
  await press(desk, "main form button.button");
  for (const [lang, theme] of Object.entries(THEME)) await desk.fill(`#theme-${lang}`, theme);
  const now = Date.now();
  await desk.fill("#opens_at", local(now - DAY));
  await desk.fill("#closes_at", local(now + 20 * DAY));
  await desk.fill("#short_side_px_min", "300");
  await is_accessible(desk, "settings");
  await press(desk, "form.form .actions button.button");
  assert.match(desk.url(), /saved=1/, "the settings were taken");
  await enter_state(desk, "open");
}

async function enter_state(desk, state) {
  await desk.goto("/ko/desk/editions/14");
  const form = desk.locator(`form:has(input[name=state][value=${state}])`);
  await desk.locator(`details:has(input[name=state][value=${state}]) > summary`).click();
  await Promise.all([desk.waitForNavigation(), form.locator("button").click()]);
}

async function send_in(phone, { photo, title, native, latin }) {
  await phone.goto("/mn/call");
  await is_accessible(phone, "call");
  await press(phone, "a[href$='/entering']");
  await is_told_at_once(phone);
  await phone.setInputFiles("#photo", fixture(photo));
  await phone.locator(".says-stop").waitFor({ state: "detached" }); // it was said of another photo
  await phone.selectOption("#member", { value: "MN-041" });
  await phone.fill("#name_native", native);
  await phone.fill("#name_latin", latin);
  await phone.fill("#age", "11");
  await phone.fill("#school", "Туршилтын сургууль");
  await phone.fill("#title", title);
  await phone.fill("#statement", "Бид хамтдаа салхи барьсан.");
  await phone.fill("#guardian_name", "Туршилт Сараа");
  await phone.fill("#guardian_email", "saraa@example.org");
  await phone.selectOption("#relation", { index: 1 });
  for (const purpose of ["taking-part", "transfer", "show-work", "print-and-tour", "archive"]) await phone.check(`input[name="consent-${purpose}"][value=yes]`);
  await phone.check(`input[name="consent-show-name"][value=no]`);
  await is_accessible(phone, "enter");
  await press(phone, "form .actions button.button-large");
  const number = (await phone.locator(".number").first().textContent()).trim();
  assert.match(number, /^14-MN-\d{3}$/, await phone.locator("main").textContent());
  await is_accessible(phone, "receipt");
  return number;
}

/** A browser shows the half of a photo that is there; the server's no is told while the form is filled in. */
async function is_told_at_once(phone) {
  const whole = readFileSync(fixture("drawing_phone_jpeg_named.png"));
  await phone.setInputFiles("#photo", { name: "half.jpg", mimeType: "image/jpeg", buffer: whole.subarray(0, whole.length / 2) });
  await phone.locator(".says-stop", { hasText: "Файл дутуу ирлээ" }).waitFor();
  assert.match(await phone.locator("#photo").evaluate((field) => field.validationMessage), /^Файл дутуу ирлээ/, "the form waits for another photo");
  assert.equal(await phone.locator("[data-photo-says] li").count(), 1, "nothing beside it says that the photo will do");
}

/** A corner is moved by finger and by key, looked at, taken, and taken back: the photo is as it was sent. */
async function straighten(phone, number) {
  await phone.goto(`/mn/entries/${number}`);
  await press(phone, "a[href$='/straightening']");
  await phone.waitForFunction(() => document.querySelector(".corners img").naturalWidth > 0);
  await is_accessible(phone, "straightening");
  const corner = phone.getByRole("slider").first();
  const box = await corner.boundingBox();
  assert.ok(box.width >= 44 && box.height >= 44, "as large as a fingertip");
  await phone.mouse.move(box.x + 22, box.y + 22);
  await phone.mouse.down();
  await phone.mouse.move(box.x + 42, box.y + 32, { steps: 4 });
  assert.ok(await phone.locator(".corner-glass").isVisible(), "what is under the finger is shown beside it");
  await phone.mouse.up();
  const dragged = Number(await phone.inputValue("#x1"));
  await corner.press("ArrowRight");
  assert.equal(await phone.inputValue("#x1"), String(Math.round((dragged + 0.2) * 100) / 100));
  assert.match(await corner.getAttribute("aria-valuetext"), /^Зүүн талаас \d+ %/);
  await phone.click("button[value=preview]");
  await until("the preview", () => phone.evaluate(() => document.querySelector("[data-corners-preview] img")?.naturalWidth > 0 && !document.querySelector("[data-corners-preview]").ariaBusy));
  await press(phone, "button[value=straighten]");
  await until("the straightened picture", () => phone.locator("#picture img").count());
  await press(phone, "button[value=as-it-is]");
  await until("the photo as it was sent", () => phone.locator("#picture img").count());
}

async function screen_all(desk, numbers) {
  for (const _ of numbers) {
    await desk.goto("/ko/desk/editions/14/screening");
    await until("the picture on the desk", async () => {
      if (await desk.locator(".screening-wall img").count()) return true;
      await desk.reload();
      return false;
    });
    await is_accessible(desk, "screening");
    await Promise.all([desk.waitForNavigation(), desk.keyboard.press("a")]);
  }
}

async function judge_all(house, desk) {
  await desk.goto("/ko/desk/editions/14/judges");
  const judges = [["Sato Test", "sato@example.org"], ["Suzuki Test", "suzuki@example.org"]];
  for (const [name, email] of judges) {
    await desk.fill("#name", name);
    await desk.fill("#email", email);
    await desk.selectOption("#country", "JP");
    await desk.selectOption("#lang", "ja");
    await press(desk, "#invite button.button");
  }
  const tablets = [];
  for (const [, email] of judges) {
    const tablet = await house.person({ lang: "ja", width: 1180, height: 820, hasTouch: true });
    const [link] = await house.letter(email, /http:\/\/\S+\/invitation\?token=\S+/);
    await tablet.goto(link);
    await press(tablet, "main form button");
    await tablet.goto("/ja/judging");
    await press(tablet, "form[action$=acceptance] button");
    tablets.push(tablet);
  }
  await enter_state(desk, "closed");
  await enter_state(desk, "judging");
  await desk.goto("/ko/desk/editions/14/rounds");
  await desk.fill("#name", "본선");
  await desk.fill("#reads_per_entry", "2");
  await desk.fill("#advance_count", "1");
  await desk.selectOption("#tally_method", "mean");
  await press(desk, "form.form .actions button.button");
  await desk.goto("/ko/desk/editions/14/rounds/1");
  for (const box of await desk.locator("input[name=judge]").all()) await box.check();
  await press(desk, "form[action$='/panel'] button");
  await press(desk, "form[action$='/plan'] button");
  await press(desk, "form[action$='/opening'] button");
  await is_accessible(desk, "round");

  for (const tablet of tablets) {
    await tablet.goto("/ja/judging");
    await press(tablet, "main section h2 a");
    await is_accessible(tablet, "grid");
    await press(tablet, ".judge-grid a");
    for (let n = 0; n < DRAWINGS.length; n += 1) {
      const words = await tablet.locator("body").textContent();
      for (const secret of ["MN", "Монгол", "Туршилт", "Turshilt", "14-MN"]) assert.ok(!words.includes(secret), `a judge reads ${secret}`);
      assert.ok(await tablet.locator(".judge-wall img").evaluate((img) => img.decode().then(() => img.naturalWidth > 0)), "the work is there");
      await is_accessible(tablet, "scorecard");
      const n_criteria = await tablet.locator("fieldset.criterion").count();
      // By keys alone: a digit scores the marked criterion and goes to the next; the first work is liked better.
      const title = await tablet.locator("h1.title").textContent();
      for (let k = 0; k < n_criteria; k += 1) {
        await Promise.all([
          tablet.waitForResponse((answer) => answer.url().endsWith("/scorecard") && answer.ok()),
          tablet.keyboard.press(title.includes(DRAWINGS[1].title) ? "9" : "6"),
        ]);
      }
      await Promise.all([tablet.waitForNavigation(), tablet.keyboard.press("ArrowRight")]);
    }
  }
  await desk.goto("/ko/desk/editions/14/rounds/1");
  await press(desk, "form[action$='/closing'] button");
  await press(desk, "form[action$='/tally'] button");
  assert.equal(await desk.locator("section:has(#cut) th[scope=row]").filter({ hasText: /14-MN/ }).count(), 2, "both stand in the order");
}

/** Every file below a folder. */
function files_below(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files_below(path) : [path];
  });
}

function nothing_stored_tells_a_place(house) {
  const paths = files_below(join(house.folder, "uploads"));
  assert.ok(paths.length > 8, "originals and sizes are stored");
  const told = JSON.parse(execFileSync("exiftool", ["-json", "-G", "-a", "-ee", "-api", "LargeFileSupport=1", ...paths], { maxBuffer: 1 << 26, encoding: "utf8" }));
  for (const one of told) {
    // The colour profile stays: it says what the colours mean, and its device is a class of screens, not this child's phone.
    const tags = Object.keys(one).filter((tag) => !tag.startsWith("ICC_Profile:") && /GPS|Serial|Artist|Author|Owner|Thumbnail|Make$|Model$/i.test(tag));
    assert.deepEqual(tags, [], one.SourceFile);
  }
}

/** Width over height of a photo as its camera meant it. */
function upright_ratio(photo) {
  const [told] = JSON.parse(execFileSync("exiftool", ["-json", "-n", "-Orientation", "-ImageWidth", "-ImageHeight", fixture(photo)], { encoding: "utf8" }));
  const ratio = told.ImageWidth / told.ImageHeight;
  return (told.Orientation ?? 1) > 4 ? 1 / ratio : ratio;
}

async function pictures_stand_upright(page) {
  const { items } = await (await page.request.get("/api/v1/works")).json();
  for (const { photo, title } of DRAWINGS) {
    const { picture } = items.find((one) => one.title === title);
    const address = `/media/${picture.media_hash}/${picture.widths.at(-1)}.jpg`;
    const real = await page.evaluate(async (src) => {
      const img = new Image();
      img.src = src;
      await img.decode();
      return img.naturalWidth / img.naturalHeight;
    }, address);
    assert.ok(Math.abs(real / upright_ratio(photo) - 1) < 0.01, `${photo} stands upright: ${real}`);
    assert.ok(Math.abs(picture.width / picture.height / real - 1) < 0.01, `${photo} has the sides that are said of it`);
  }
}

/** A work goes to another award by the mouse and back by its menu; a reload shows the same, so the house knows. */
async function move_on_the_board(desk) {
  const card_in = (n, number) => desk.locator(".tier").nth(n).locator(number ? `[data-card="${number}"]` : "[data-card]").first();
  const stands_in = async (n, number) => {
    await until(`${number} in tier ${n}`, () => card_in(n, number).count());
    await desk.reload();
    assert.equal(await card_in(n, number).count(), 1, `${number} stays in tier ${n}`);
  };
  const number = await card_in(1).getAttribute("data-card");
  const middle = ({ x, y, width, height }) => [x + width / 2, y + height / 2];
  await card_in(1).scrollIntoViewIfNeeded();
  await desk.mouse.move(...middle(await card_in(1).locator(".tier-what").boundingBox()));
  await desk.mouse.down();
  await desk.mouse.move(...middle(await desk.locator(".tier").nth(2).boundingBox()), { steps: 12 });
  await desk.mouse.up();
  await stands_in(2, number);
  await card_in(2, number).locator("select").selectOption({ index: 2 });
  await card_in(2, number).locator("button").click();
  await stands_in(1, number);
}

/** One of the secretariat proposes; the second, invited from the same page, looks at the same and confirms. */
async function award_and_announce(house, desk) {
  await desk.goto("/ko/desk/editions/14/awards");
  await is_accessible(desk, "award board");
  await press(desk, "form[action$='/filling'] button");
  await desk.goto("/ko/desk/editions/14/awards");
  await move_on_the_board(desk);
  await desk.goto("/ko/desk/editions/14/awards/announcement");
  await is_accessible(desk, "release");
  await press(desk, "form[action$='/proposal'] button");
  assert.equal(await desk.locator("form[action$='/announcement'] button").count(), 0, "one person cannot confirm their own proposal");
  await press(desk, "a[href$='/desk/people#invite']");
  await desk.fill("#email", "deputy@example.org");
  await desk.fill("#name", "Test Deputy");
  await desk.selectOption("#role", "secretariat");
  await desk.selectOption("#lang", "mn");
  await press(desk, ".invite form button.button");
  const deputy = await house.person({ lang: "mn", width: 820, height: 1180 });
  const [link] = await house.letter("deputy@example.org", /http:\/\/\S+\/invitation\?token=\S+/);
  await deputy.goto(link);
  await press(deputy, "main form button");
  await deputy.goto("/mn/desk/editions/14/awards/announcement");
  await is_accessible(deputy, "release of another");
  await press(deputy, "form[action$='/announcement'] button");
}

async function hang(desk) {
  await desk.goto("/ko/desk/exhibitions");
  await desk.evaluate(() => document.querySelectorAll("main details").forEach((one) => { one.open = true; }));
  for (const [lang, theme] of Object.entries(THEME)) {
    await desk.fill(`#title_${lang}`, theme);
    await desk.fill(`#lede_${lang}`, theme);
  }
  await desk.fill("#slug", "across-the-sea");
  for (const lang of ["ko", "mn"]) await desk.check(`input[name=language_${lang}]`);
  const day = (n) => local(Date.now() + n * DAY).slice(0, 10);
  await desk.fill("#opens_on", day(-1));
  await desk.fill("#closes_on", day(30));
  await press(desk, "main form.form:has(#slug) .actions button.button");
  await desk.goto("/ko/desk/exhibitions/across-the-sea/rooms");
  for (const [lang, theme] of Object.entries(THEME)) await desk.fill(`#title_${lang}`, theme);
  await desk.check("input[name=wall][value=sage]", { force: true });
  await press(desk, "main form.form .actions button.button");
  await desk.goto("/ko/desk/exhibitions/across-the-sea/rooms/1");
  for (const box of await desk.locator("input[name=entry]").all()) await box.check({ force: true });
  await press(desk, "form[action$='/works'] button");
  const places = await desk.locator("a[href*='/desk/placements/']").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  assert.equal(places.length, DRAWINGS.length, "both hang");
  for (const place of places) {
    await desk.goto(place);
    await is_accessible(desk, "labels");
    for (const area of await desk.locator("textarea[name^=title_], textarea[name^=alt_]").all()) await area.fill("바람과 산");
    await press(desk, "main form.form .actions button.button");
  }
  await desk.goto("/ko/desk/exhibitions/across-the-sea/stops");
  for (const lang of Object.keys(THEME)) await desk.fill(`#name_${lang}`, THEME[lang]);
  await desk.locator("form[action$='/stops'] #opens_on").fill(day(-1));
  await desk.locator("form[action$='/stops'] #closes_on").fill(day(20));
  await press(desk, "form[action$='/stops'] .actions button.button");
  for (const state of ["review", "public"]) {
    await desk.goto("/ko/desk/exhibitions/across-the-sea");
    await is_accessible(desk, "curator's desk");
    await press(desk, `button[name=state][value=${state}]`);
  }
}

async function all_may_look(house, numbers) {
  for (const [lang, width, height] of [["mn", 390, 844], ["ko", 820, 1180], ["zh", 1440, 900]]) {
    const visitor = await house.person({ lang, width, height });
    for (const path of ["/", "/editions/14/results", "/gallery", `/works/${numbers[1]}`, "/exhibitions", "/exhibitions/across-the-sea", "/exhibitions/across-the-sea/rooms/1", "/exhibitions/across-the-sea/works"]) {
      const answer = await visitor.goto(`/${lang}${path}`);
      assert.equal(answer.status(), 200, `${lang}${path}`);
      assert.ok(!(await visitor.content()).includes("Туршилт"), `${lang}${path} tells a name that may not be shown`);
      await is_accessible(visitor, `${lang}${path} at ${width} px`);
      assert.equal(await visitor.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, `${lang}${path} is wider than ${width} px`);
    }
    assert.deepEqual(await visitor.context().cookies(), [], "reading sets no cookie");
    await visitor.goto(`/${lang}/exhibitions/across-the-sea/rooms/1`);
    await pictures_stand_upright(visitor);
  }
}

const house = await House.start();
try {
  const code = house.run("admin", "invite", "secretariat@example.org", "--role", "secretariat", "--lang", "ko");
  const desk = await house.person({ lang: "ko", width: 1440, height: 900 });
  await sign_in(house, desk, "ko", "secretariat@example.org", code);
  await open_the_call(desk);
  const numbers = [];
  for (const drawing of DRAWINGS) {
    const phone = await house.person({ lang: "mn", width: 390, height: 844, hasTouch: true, isMobile: true });
    numbers.push(await send_in(phone, drawing));
    if (numbers.length === 1) await straighten(phone, numbers[0]);
  }
  await screen_all(desk, numbers);
  await judge_all(house, desk);
  await award_and_announce(house, desk);
  await hang(desk);
  await all_may_look(house, numbers);
  nothing_stored_tells_a_place(house);
  assert.deepEqual(house.complaints, []);
  console.log(`walked: ${numbers.join(", ")} from a phone to the wall`);
} catch (error) {
  await house.photograph();
  throw error;
} finally {
  await house.stop();
}
