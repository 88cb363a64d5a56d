import { bare_page, SHEET_COUNT, size_of, words } from "../parts.mjs";

const cell = (n, i) => {
  const [w, h] = size_of(n);
  const own = i % 7 === 3 ? "<span>あとで</span>" : i > 17 ? "<b>未採点</b>" : `<b>${(5 + ((i * 37) % 50) / 10).toFixed(1)}</b>`;
  return `<li class="${i > 17 ? "is-open" : ""}"><a href="judge.html"><img src="pictures/${n}.jpg" width="${w}" height="${h}" alt="作品 9-${String(80 + i).padStart(3, "0")}" loading="lazy"><span class="own"><span>9-${String(80 + i).padStart(3, "0")}</span>${own}</span></a></li>`;
};
const spread = [1, 3, 6, 11, 19, 28, 31, 22, 12, 4];
const body = `<a class="skip" href="#main">${words("ja").skip}</a>
<header>
<div class="judge-bar"><a href="judge.html">採点にもどる</a><p class="judge-status" role="status"><span>14:02 保存済み</span><span>450点中 137点</span></p></div>
<div class="judge-progress"><progress value="137" max="450" aria-label="採点済み 450点中137点"></progress></div>
</header>
<main id="main" class="stack">
<h1 class="visually-hidden">すべての作品</h1>
<nav class="tabs judge-tabs" aria-label="表示"><a href="#" aria-current="page">すべて <span class="count">450</span></a><a href="#">未採点 <span class="count">313</span></a><a href="#">あとで <span class="count">9</span></a><a href="#">自分の5点 <span class="count">19</span></a></nav>
<section aria-labelledby="own"><h2 class="small quiet judge-own-title" id="own">自分の点の分布</h2><ol class="judge-own">${spread.map((v, i) => `<li><span>${v}</span><span><progress value="${v}" max="31" aria-label="${i + 1}点：${v}件"></progress></span><span>${i + 1}</span></li>`).join("")}</ol></section>
<ul class="judge-grid">${Array.from({ length: SHEET_COUNT }, (_, i) => cell(i + 1, i)).join("\n")}</ul>
</main>`;

export default bare_page({ lang: "ja", title: "すべての作品", styles: ["judge"], scripts: ["judge"], body, body_class: "judging judging-long" });
