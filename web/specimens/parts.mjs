// What all specimen pages share: the shell, a work, a picture. The HTML here is what templates write.

import { readFileSync } from "node:fs";
import { SHEETS } from "./paint.mjs";

const read_json = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
const assets = read_json("../dist/manifest.json");
const blurs = read_json("./out/pictures/blur.json");

export const asset = (name) => {
  if (!assets[name]) throw new Error(`no asset ${name}`);
  return `../../dist/${assets[name]}`;
};

export const MARK = `<svg class="mark" viewBox="0 0 32 32" aria-hidden="true"><path class="mark-sail" d="M28 3 26.4 15.6 9 23 15.4 5.2Z"/><path class="mark-shade" d="M28 3 26.4 15.6 9 23Z"/><path class="mark-spar" d="M28 3 9 23M15.4 5.2 26.4 15.6"/><path class="mark-tail" d="M9 23c-3.5.5-5 2-4 3.6s.5 2.9-2 3"/></svg>`;

const LANGUAGES = { zh: "中文", ja: "日本語", ko: "한국어", mn: "Монгол", ru: "Русский", en: "English", vi: "Tiếng Việt" };

const WORDS = {
  en: { skip: "Skip to the content", nav: "Main", call: "Call for entries", gallery: "Gallery", exhibitions: "Exhibitions", judging: "How it is judged", language: "Language", theme: "Light or dark", auto: "As the device", light: "Light", dark: "Dark", sign_in: "Sign in", foot: "An international drawing contest for children and young people of North-East Asia. Reading needs no account and sets no cookie.", privacy: "Children’s data", contact: "Write to us", check: "Check a certificate", api: "Open data" },
  mn: { skip: "Агуулга руу очих", nav: "Үндсэн цэс", call: "Уралдааны зар", gallery: "Бүтээлүүд", exhibitions: "Үзэсгэлэн", judging: "Хэрхэн шүүдэг вэ", language: "Хэл", theme: "Өнгө", auto: "Төхөөрөмжөөр", light: "Цайвар", dark: "Бараан", sign_in: "Нэвтрэх", foot: "Зүүн хойд Азийн хүүхэд, өсвөр үеийнхний олон улсын зургийн уралдаан. Уншихад бүртгэл, күүки шаардахгүй.", privacy: "Хүүхдийн мэдээлэл", contact: "Бидэнд бичих", check: "Гэрчилгээ шалгах", api: "Нээлттэй өгөгдөл" },
  ru: { skip: "К содержанию", nav: "Разделы", call: "Приём работ", gallery: "Галерея", exhibitions: "Выставки", judging: "Как судят работы", language: "Язык", theme: "Оформление", auto: "Как на устройстве", light: "Светлое", dark: "Тёмное", sign_in: "Войти", foot: "Международный конкурс рисунков детей и подростков Северо-Восточной Азии. Для чтения не нужна учётная запись и не ставятся файлы cookie.", privacy: "Данные детей", contact: "Написать нам", check: "Проверить сертификат", api: "Открытые данные" },
  ko: { skip: "본문으로 건너뛰기", nav: "주 메뉴", call: "작품 공모", gallery: "갤러리", exhibitions: "전시", judging: "심사 방법", language: "언어", theme: "화면 밝기", auto: "기기 설정", light: "밝게", dark: "어둡게", sign_in: "로그인", foot: "동북아시아 어린이와 청소년을 위한 국제 그림 공모전. 보기에는 계정도 쿠키도 필요하지 않습니다.", privacy: "어린이 개인정보", contact: "문의", check: "증서 확인", api: "공개 데이터" },
  ja: { skip: "本文へ移動", nav: "メインメニュー", call: "作品募集", gallery: "ギャラリー", exhibitions: "展覧会", judging: "審査のしくみ", language: "言語", theme: "画面の明るさ", auto: "端末に合わせる", light: "明るい", dark: "暗い", sign_in: "ログイン", foot: "北東アジアの子どもと青少年のための国際絵画コンテスト。閲覧に登録やクッキーは不要です。", privacy: "子どもの個人情報", contact: "お問い合わせ", check: "証書を確認", api: "オープンデータ" },
  vi: { skip: "Đến nội dung", nav: "Chính", call: "Mời gửi tranh", gallery: "Tranh", exhibitions: "Triển lãm", judging: "Cách chấm", language: "Ngôn ngữ", theme: "Sáng hay tối", auto: "Theo thiết bị", light: "Sáng", dark: "Tối", sign_in: "Đăng nhập", foot: "Cuộc thi vẽ quốc tế dành cho thiếu nhi và thanh thiếu niên Đông Bắc Á. Đọc không cần tài khoản, không dùng cookie.", privacy: "Dữ liệu của trẻ em", contact: "Viết cho chúng tôi", check: "Kiểm tra chứng nhận", api: "Dữ liệu mở" },
  zh: { skip: "跳到正文", nav: "主菜单", call: "征集作品", gallery: "作品", exhibitions: "展览", judging: "评审方式", language: "语言", theme: "明暗", auto: "跟随设备", light: "浅色", dark: "深色", sign_in: "登录", foot: "面向东北亚儿童和青少年的国际绘画大赛。浏览无需账号，也不使用Cookie。", privacy: "儿童信息保护", contact: "联系我们", check: "查验证书", api: "开放数据" },
};

const head = ({ lang, title, styles = [], scripts = [], light = false }) => `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Artkite</title>
<link rel="icon" href="${asset("kite.svg")}" type="image/svg+xml">
<script src="${asset("theme.js")}"></script>
<link rel="preload" href="${asset("fonts/sans-latin.woff2")}" as="font" type="font/woff2" crossorigin>
${["app", ...styles].map((name) => `<link rel="stylesheet" href="${asset(`${name}.css`)}">`).join("\n")}
${["app", ...scripts].map((name) => `<script src="${asset(`${name}.js`)}" defer></script>`).join("\n")}
</head>`;

const theme_menu = (w) => `<details class="menu" data-theme-menu hidden>
<summary>${w.theme}</summary>
<div class="menu-list"><button type="button" data-theme-set="auto">${w.auto}</button><button type="button" data-theme-set="light">${w.light}</button><button type="button" data-theme-set="dark">${w.dark}</button></div>
</details>`;

export const language_menu = (lang, w = WORDS[lang]) => `<details class="menu">
<summary><span class="visually-hidden">${w.language}: </span><span>${LANGUAGES[lang]}</span></summary>
<div class="menu-list">
${Object.entries(LANGUAGES).map(([code, name]) => `<a href="#${code}" lang="${code}" hreflang="${code}"${code === lang ? ' aria-current="true"' : ""}>${name}</a>`).join("\n")}
</div>
</details>`;

/** A whole public page. `here` is the current item of the navigation. */
export function page({ lang, title, here, main, main_class = "", styles, scripts, han = [] }) {
  const w = WORDS[lang];
  const item = (key) => `<a href="#"${here === key ? ' aria-current="page"' : ""}>${w[key]}</a>`;
  return `${head({ lang, title, styles, scripts })}
<body>
<a class="skip" href="#main">${w.skip}</a>
<header class="top">
<a class="brand" href="home.html">${MARK}<span>Artkite</span></a>
<nav class="nav" aria-label="${w.nav}">${["call", "gallery", "exhibitions", "judging"].map(item).join("")}</nav>
<div class="tools">${language_menu(lang)}</div>
</header>
<main class="page ${main_class}" id="main">
${main}
</main>
<footer class="foot">
<div class="foot-in">
<p>${w.foot}</p>
<ul class="foot-links"><li><a href="#">${w.privacy}</a></li><li><a href="#">${w.check}</a></li><li><a href="#">${w.api}</a></li><li><a href="#">${w.contact}</a></li><li><a href="#">${w.sign_in}</a></li><li>${theme_menu(w)}</li></ul>
</div>
</footer>
${han.map((code) => `<link rel="stylesheet" href="${asset(`han-${code}.css`)}">`).join("\n")}
</body>
</html>
`;
}

/** A page with its own body (exhibition, judge, desk). */
export const bare_page = ({ lang, title, body, styles, scripts, han = [], body_class = "" }) => `${head({ lang, title, styles, scripts })}
<body class="${body_class}">
${body}
${han.map((code) => `<link rel="stylesheet" href="${asset(`han-${code}.css`)}">`).join("\n")}
</body>
</html>
`;

export const words = (lang) => WORDS[lang];

/** Width over height in hundredths, even, 40..250: the class that shapes a sheet. */
export const ratio_class = (width, height) => `r-${Math.min(250, Math.max(40, Math.round((50 * width) / height) * 2))}`;

export const size_of = (n) => SHEETS[n - 1];
export const SHEET_COUNT = SHEETS.length;

const ZOOM_WORDS = JSON.stringify({ close: "Close", in: "Closer", out: "Further away", home: "Whole work", left: "Left", right: "Right", up: "Up", down: "Down", says: "Zoom {step} of 5, {place}", places: ["upper left", "top", "upper right", "left", "middle", "right", "lower left", "bottom", "lower right"] });

/** The sheet of picture n. `eager` for the first works a visitor sees. */
export function sheet(n, { alt, href, sizes = "(min-width: 60rem) 24rem, 90vw", eager = false, zoom = false }) {
  const [w, h] = size_of(n);
  const images = `<img class="blur" src="${blurs[n]}" width="${w}" height="${h}" alt=""><img src="pictures/${n}.jpg" srcset="pictures/${n}.jpg ${w}w" sizes="${sizes}" width="${w}" height="${h}" alt="${alt}"${eager ? ' fetchpriority="high"' : ' loading="lazy" decoding="async"'}>`;
  return href ? `<a class="sheet" href="${href}"${zoom ? ` data-zoom data-zoom-words='${ZOOM_WORDS}'` : ""}>${images}</a>` : `<span class="sheet">${images}</span>`;
}

/** A work in a gallery: picture, then its label. */
export function work(n, { title, lang, translated, maker, prize, alt, eager }) {
  const [w, h] = size_of(n);
  return `<li class="work ${ratio_class(w, h)}">
<a href="artwork.html">${sheet(n, { alt: alt ?? "", eager })}
<div class="label"><p class="title" lang="${lang}">${title}</p>${translated ? `<p class="translated">${translated}</p>` : ""}<p class="maker">${maker}</p>${prize ? `<p class="prize">${prize}</p>` : ""}</div></a>
</li>`;
}

/** The desks' frame: top bar with the edition, places at the side. `places`: [heading | [name, count, is_here]]. */
export function desk({ lang, title, edition, person, places, main, wide = false, scripts = [], han = [] }) {
  const w = WORDS[lang];
  const side = places.map((p) => (typeof p === "string" ? `<h2>${p}</h2>` : `<a href="#"${p[2] ? ' aria-current="page"' : ""}><span>${p[0]}</span>${p[1] ? `<span class="count">${p[1]}</span>` : ""}</a>`)).join("\n");
  return bare_page({
    lang,
    title,
    styles: ["desk"],
    scripts,
    han,
    body: `<a class="skip" href="#main">${w.skip}</a>
<header class="top">
<a class="brand" href="home.html">${MARK}<span>Artkite</span></a>
<p class="small quiet top-note">${edition}</p>
<div class="tools">${language_menu(lang)}<details class="menu"><summary>${person}</summary><div class="menu-list"><a href="#">${w.sign_in}</a><button type="button" data-theme-set="auto">${w.auto}</button><button type="button" data-theme-set="light">${w.light}</button><button type="button" data-theme-set="dark">${w.dark}</button></div></details></div>
</header>
<div class="desk${wide ? " desk-wide" : ""}">
<nav class="side" aria-label="${w.nav}">
${side}
</nav>
${main}
</div>`,
  });
}
