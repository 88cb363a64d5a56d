import { page, ratio_class, sheet, size_of } from "../parts.mjs";

const main = `
<div class="notice notice-good" role="status" data-draft-clear="enter-14"><h1>Зургийг чинь хүлээн авлаа</h1><p>2026 оны 8 дугаар сарын 27, 14:02 (Улаанбаатар). Асран хамгаалагчид захидал явуулсан.</p></div>
<div class="columns columns-even part">
<div class="stack">
<p class="over">Бүртгэлийн дугаар</p>
<p class="number">14-MN-017</p>
<p>Энэ дугаараа хадгалаарай. Дугаар, төрсөн өдрөөрөө хэзээ ч хаана яваагаа харж болно.</p>
<p class="actions"><a class="button" href="#">Баримт хэвлэх</a><a class="button button-plain" href="#">Өөр зураг илгээх</a></p>
</div>
<figure class="${ratio_class(...size_of(18))}">
${sheet(18, { alt: "Гурван хүүхэд ногоон нугад, ард нь гэр, уулс", eager: true })}
<figcaption class="label"><p class="title">Нуурын эрэг дээрх зун</p><p class="maker">Шүүгчид яг үүнийг харна: зураг, нэр, чиний үг. Таны нэр, сургууль, улс харагдахгүй.</p></figcaption>
</figure>
</div>
<section class="part" aria-labelledby="next"><h2 id="next">Одоо юу болох вэ</h2>
<ol class="steps">
<li class="done"><b>Хүлээн авсан</b><p>Өнөөдөр. Зургийн байршлын мэдээллийг устгасан.</p></li>
<li aria-current="step"><b>Зургийг бэлтгэж байна</b><div id="pictures" data-refresh="5"><progress value="3" max="4" aria-label="Бэлтгэсэн хэмжээ: 4-өөс 3">4-өөс 3</progress></div></li>
<li><b>Шалгалт</b><p>10 дугаар сарын 5 хүртэл. Дахин зураг авах хэрэгтэй бол захидал ирнэ.</p></li>
<li><b>Шүүлт</b><p>10 дугаар сарын 12–26.</p></li>
<li><b>Үр дүн, гэрчилгээ</b><p>11 дүгээр сарын 20. Оролцсон бүх хүүхэд гэрчилгээ авна.</p></li>
</ol></section>
<section class="part" aria-labelledby="consents"><h2 id="consents">Өгсөн зөвшөөрөл</h2>
<dl class="facts"><dt>Уралдаанд оролцох</dt><dd><span class="badge badge-good">Зөвшөөрсөн</span></dd><dt>Зургийг үзүүлэх</dt><dd><span class="badge badge-good">Зөвшөөрсөн</span></dd><dt>Нэрийг бичих</dt><dd><span class="badge">Зөвшөөрөөгүй</span></dd><dt>Хэвлэх, аялуулах</dt><dd><span class="badge badge-wait">Хариу хүлээж байна</span></dd></dl>
<p class="small"><a href="#">Зөвшөөрлөө өөрчлөх, зургаа буцаан авах</a></p></section>`;

export default page({ lang: "mn", title: "Хүлээн авлаа 14-MN-017", here: "call", main_class: "page-middle", main });
