import { page, ratio_class, sheet, size_of, work } from "../parts.mjs";

const main = `
<section class="wall wall-day opening" aria-labelledby="theme">
<div class="opening-in">
<div class="opening-words">
<p class="over">14th contest · 2026</p>
<h1 id="theme">A day I would like to spend with a friend from across the sea</h1>
<p class="lede">Draw it, photograph it, send it. For everyone aged 6 to 18 in the member regions of six countries.</p>
<p>Open until <time datetime="2026-09-30T18:00:00+09:00" data-time>30 September 2026, 18:00 Seoul time</time></p>
<p class="actions"><a class="button button-large" href="enter.html">Enter a drawing</a><a class="button button-quiet button-large" href="call.html">Read the call</a></p>
</div>
<figure class="hang-one ${ratio_class(...size_of(7))}">
${sheet(7, { alt: "A girl in an orange dress before three houses and blossoming trees, two kites in the sky", href: "artwork.html", eager: true })}
<figcaption class="label"><p class="maker">From the 13th contest: <span lang="ko" class="title">바람이 부는 날</span></p></figcaption>
</figure>
</div>
</section>

<section class="band" aria-labelledby="dates">
<div class="band-in columns columns-even">
<div class="stack">
<h2 id="dates">What happens when</h2>
<ol class="calendar">
<li class="past"><time datetime="2026-05-06">6 May</time><span>The call opens in seven languages</span></li>
<li><b><time datetime="2026-09-30">30 September, 18:00</time></b><span><b>Last moment to send a drawing</b> <span class="quiet">in Seoul; 17:00 in Ulaanbaatar and Beijing, 19:00 in Vladivostok</span></span></li>
<li><time datetime="2026-10-12">12 to 26 October</time><span>The judges look, without names or countries</span></li>
<li><time datetime="2026-11-03">3 to 13 November</time><span>Provisional results; anyone may report a work</span></li>
<li><time datetime="2026-11-20">20 November</time><span>Results and certificates for everyone who took part</span></li>
</ol>
</div>
<div class="stack">
<h2>On tour now</h2>
<ol class="calendar">
<li><b>Until 16 October</b><span><a href="exhibition.html" lang="ko">경상북도도서관</a> <span class="quiet">Gyeongsangbuk-do Library, Yecheon</span></span></li>
<li><span>18 to 29 October</span><span><a href="exhibition.html" lang="ko">충청남도도서관</a> <span class="quiet">Chungcheongnam-do Library, Hongseong</span></span></li>
<li><span>Any day</span><span><a href="exhibition.html">The rooms on this site</a> <span class="quiet">80 works in four rooms</span></span></li>
</ol>
</div>
</div>
</section>

<section class="band" aria-labelledby="awarded">
<div class="band-in">
<div class="head"><h2 id="awarded">From the last contest</h2><a href="gallery.html">All 180 awarded works</a></div>
<ul class="gallery">
${work(3, { title: "Гэрийн ойролцоох оройн салют", lang: "mn", translated: "Evening fireworks near our ger", maker: "Номин, 9, Töv", alt: "Two children before three yurts at night" })}
${work(12, { title: "我的草原朋友", lang: "zh", translated: "My friends of the grassland", maker: "思远, 11, Inner Mongolia", alt: "Three children with yurts and brown mountains" })}
${work(17, { title: "Паруса над Байкалом", lang: "ru", translated: "Sails on Lake Baikal", maker: "Вера, 12, Irkutsk", alt: "Three boats under a pink sky with kites" })}
${work(14, { title: "三人で帰る道", lang: "ja", translated: "The way home, three of us", maker: "はるか, 10, Toyama", alt: "Three children in front of trees and houses" })}
${work(20, { title: "우리 마을의 봄", lang: "ko", translated: "Spring in our village", maker: "서윤, 8, Gyeongnam", alt: "A girl in a blue dress, houses behind" })}
${work(11, { title: "放风筝的下午", lang: "zh", translated: "An afternoon with kites", maker: "欣怡, 10, Jilin", alt: "Two kites over three houses with red roofs" })}
</ul>
</div>
</section>

<section class="band" aria-labelledby="paths">
<div class="band-in">
<h2 id="paths">Where do you want to go?</h2>
<ul class="paths">
<li><h3><a href="enter.html">I want to enter</a></h3><p class="quiet">One page, one photograph. You see at once whether you may take part and what the judges will see.</p></li>
<li><h3><a href="#">I teach a class</a></h3><p class="quiet">Sixty drawings at once: drop the photos, paste the class list, print the labels and consent slips.</p></li>
<li><h3><a href="#">I coordinate a region</a></h3><p class="quiet">Entries against your quota, schools that have started, and the works you send forward.</p></li>
<li><h3><a href="#">I have a certificate</a></h3><p class="quiet">Check its number, or see the drawing it was given for.</p></li>
</ul>
</div>
</section>`;

export default page({ lang: "en", title: "A drawing contest for North-East Asia", here: "", main_class: "page-bare", main, han: ["zh", "ja", "ko"] });
