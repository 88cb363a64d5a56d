import { page, ratio_class, sheet, size_of, work } from "../parts.mjs";

const n = 12;
const main = `
<article>
<div class="wall wall-day hang ${ratio_class(...size_of(n))}">
${sheet(n, { alt: "Three children in purple and orange coats stand hand in hand on green grass; behind them white yurts, brown and green mountains and a round yellow sun.", href: `pictures/${n}.jpg`, sizes: "(min-width: 60rem) 60vh, 88vw", eager: true, zoom: true })}
</div>
<div class="band"><div class="band-in artwork-text">
<div class="stack">
<blockquote class="own-words" lang="zh">去年夏天，我第一次住蒙古包。晚上星星好多，我和阿茹娜、巴图一起数，数到一百就睡着了。</blockquote>
<p class="translation">Last summer I slept in a ger for the first time. There were so many stars; Aruna, Bat and I counted them together and fell asleep at a hundred.</p>
</div>
<div class="stack">
<h1 class="title-pair"><span lang="zh">我的草原朋友</span> <span class="translated">My friends of the grassland</span></h1>
<p><span lang="zh">思远</span>, 11, Inner Mongolia, China</p>
<p class="small quiet">9th contest, 2021 · Excellent Work Award · <span class="nowrap">Entry 9-CN-104</span></p>
<details><summary class="small">More about this work</summary>
<dl class="facts small">
<dt>Theme</dt><dd>The North-East Asian country I want to visit</dd>
<dt>Division</dt><dd>B, ages 10 to 13</dd>
<dt>Paper</dt><dd>39 × 27 cm, wax crayon</dd>
<dt>Shown at</dt><dd><a href="exhibition.html">Five Countries, One Sky</a>, room 2</dd>
<dt>For museums</dt><dd><a href="#">IIIF manifest</a></dd>
</dl></details>
</div>
</div>
<div class="band-in"><nav class="neighbours" aria-label="Neighbouring works"><a href="#" rel="prev">← <span lang="ja">雪の日の駅</span></a><a href="gallery.html">All works</a><a href="#" rel="next"><span lang="mn">Морин хуурын дуу</span> →</a></nav></div>
</div>
</article>
<section class="band" aria-labelledby="beside"><div class="band-in">
<h2 id="beside">Beside it, on the same theme</h2>
<ul class="gallery">
${work(6, { title: "Нүүдэл", lang: "mn", translated: "Moving camp", maker: "Ариунаа, 10, Khövsgöl", alt: "" })}
${work(18, { title: "友だちのゲル", lang: "ja", translated: "My friend’s ger", maker: "そうた, 12, Tottori", alt: "" })}
${work(24, { title: "Степь", lang: "ru", translated: "The steppe", maker: "Роман, 9, Zabaykalsky Krai", alt: "" })}
</ul></div></section>`;

export default page({ lang: "en", title: "我的草原朋友 / My friends of the grassland", here: "gallery", main_class: "page-bare", main, scripts: ["view"], han: ["zh", "ja"] });
