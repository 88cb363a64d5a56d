import { page } from "../parts.mjs";

const consent = (name, legend, hint, wrong) => `<fieldset class="consent${wrong ? " field-wrong" : ""}" id="${name}">
<legend>${legend}</legend>
<p class="hint">${hint}</p>
${wrong ? `<p class="error">${wrong}</p>` : ""}
<div class="consent-answer"><label><input type="radio" name="${name}" value="yes"> Тийм</label><label><input type="radio" name="${name}" value="no"> Үгүй</label></div>
</fieldset>`;

const main = `
<div class="head"><div>
<p class="over">14 дэх удаагийн уралдаан</p>
<h1>Зургаа илгээх</h1>
<p class="lede">Сэдэв: «Далайн чанад дахь найзтайгаа өнгөрөөхийг хүссэн нэг өдөр». Есдүгээр сарын 30-ны 17:00 цаг хүртэл (Улаанбаатар).</p>
</div></div>

<div class="error-summary" role="alert" tabindex="-1" data-focus>
<h2>Гурван зүйлийг засна уу</h2>
<ul class="plain-list">
<li><a href="#birth">Төрсөн огноогоо бичнэ үү</a></li>
<li><a href="#photo">Зураг хэтэрхий жижиг байна: 640 × 480 цэг</a></li>
<li><a href="#take_part">Оролцох зөвшөөрөлд хариулна уу</a></li>
</ul>
<p>Таны бичсэн бүхэн хэвээр байна. Юу ч илгээгдээгүй.</p>
</div>

<form class="form" action="#" method="post" enctype="multipart/form-data" data-draft="enter-14" data-draft-says="Энэ утсанд {time} цагт хадгалав" data-submit-once="Илгээж байна…">
<p class="kept" data-draft-note hidden><span></span><button class="button button-plain button-small" type="button" data-draft-forget>Ноорог устгах</button></p>

<fieldset class="part">
<legend><h2>Зураг</h2></legend>
<div class="field field-wrong">
<label for="photo">Зургийн гэрэл зураг</label>
<p class="hint" id="photo-hint">Гэрэлтэй газар, дээрээс нь эгц авна. JPEG, PNG, WebP, TIFF; 30 МБ хүртэл, богино тал нь 1200 цэгээс багагүй.</p>
<p class="error" id="photo-error">Зураг хэтэрхий жижиг байна: 640 × 480 цэг. Утасныхаа камераар дахин авна уу.</p>
<div class="photo-field" data-photo data-bytes-max="31457280" data-side-min="1200"
 data-says-ok="{width} × {height} цэг, {megabytes} МБ. Болж байна."
 data-says-small="Хэтэрхий жижиг: {width} × {height} цэг. Богино тал нь {side_min} байх ёстой."
 data-says-heavy="{megabytes} МБ байна; дээд хэмжээ {megabytes_max} МБ."
 data-says-dark="Гэрэл зураг бараан харагдаж байна. Цонхны дэргэд юм уу гадаа гарч, бүх зурагт гэрэл тусаж, утасны сүүдэр тусахгүй байхаар авна уу."
 data-says-heic="iPhone-ын HEIC зургийг хүлээж авахгүй. Тохиргоо → Камер → Формат → Most Compatible."
 data-says-type="Энэ төрлийн файлыг хүлээж авахгүй. JPEG, PNG, WebP, TIFF илгээнэ үү."
 data-says-unreadable="Энэ файлыг нээж чадсангүй.">
<input type="file" id="photo" name="photo" accept="image/jpeg,image/png,image/webp,image/tiff" aria-describedby="photo-hint photo-error" aria-invalid="true" required>
<div class="photo-preview" data-photo-preview hidden></div>
<ul class="photo-says" data-photo-says aria-live="polite"></ul>
</div>
</div>
<div class="field"><label for="title">Зургийн нэр</label><input id="title" name="title" value="Нуурын эрэг дээрх зун" maxlength="120" required></div>
<div class="field"><label for="words">Зургийнхаа тухай хоёр үг <span class="optional">(заавал биш)</span></label><p class="hint" id="words-hint">Өөрийнхөөрөө бич. Шүүгчид орчуулгатай нь уншина.</p><textarea id="words" name="words" rows="3" aria-describedby="words-hint">Хөвсгөл нуур дээр солонгос найзтайгаа завиар зугаалж байгаа минь.</textarea></div>
</fieldset>

<fieldset class="part">
<legend><h2>Зурсан хүүхэд</h2></legend>
<div class="field-row">
<div class="field"><label for="name">Нэр</label><input id="name" name="name" autocomplete="name" value="Батын Өнөрзаяа" required></div>
<div class="field"><label for="latin">Нэр, латин үсгээр</label><input id="latin" name="latin" value="Unurzaya Bat" lang="en" required></div>
</div>
<div class="field field-wrong">
<label for="birth">Төрсөн огноо</label>
<p class="error" id="birth-error">Төрсөн огноогоо бичнэ үү.</p>
<input class="middling" type="date" id="birth" name="birth" aria-invalid="true" aria-describedby="birth-error age-told" required
 data-age data-age-on="2026-09-30" data-age-divisions='[{"name":"А","from":6,"to":9},{"name":"Б","from":10,"to":13},{"name":"В","from":14,"to":18}]'
 data-age-told="age-told"
 data-age-in="Есдүгээр сарын 30-нд та {age} настай: {division} бүлэг."
 data-age-out="Есдүгээр сарын 30-нд та {age} настай. Уралдаанд 6–18 насныхан оролцоно.">
<output class="told told-good" id="age-told" for="birth">Есдүгээр сарын 30-нд та 13 настай: Б бүлэг.</output>
</div>
<div class="field-row">
<div class="field"><label for="country">Улс</label><select id="country" name="country"><option>Монгол</option><option>ОХУ</option><option>Хятад</option><option>Өмнөд Солонгос</option><option>Япон</option></select></div>
<div class="field"><label for="member">Аймаг, хот</label><select id="member" name="member"><option>Хөвсгөл аймаг</option><option>Төв аймаг</option><option>Улаанбаатар</option></select></div>
</div>
<div class="field"><label for="school">Сургууль <span class="optional">(заавал биш)</span></label><input id="school" name="school" value="Хатгал тосгоны сургууль"></div>
<fieldset>
<legend>Хэн бөглөж байна вэ?</legend>
<div class="choices choices-two">
<label class="choice"><input type="radio" name="who" value="self"><b>Би өөрөө</b><span class="hint">Эцэг эх, асран хамгаалагч чинь тусдаа холбоосоор зөвшөөрнө.</span></label>
<label class="choice"><input type="radio" name="who" value="guardian" checked><b>Эцэг эх, асран хамгаалагч</b><span class="hint">Та доор шууд зөвшөөрнө.</span></label>
</div>
</fieldset>
</fieldset>

<fieldset class="part">
<legend><h2>Асран хамгаалагчийн зөвшөөрөл</h2></legend>
<p class="hint">Зөвхөн эхнийх нь заавал хэрэгтэй. Бусдад нь «үгүй» гэж хариулсан ч зураг адилхан шүүгдэнэ.</p>
<div class="consents">
${consent("take_part", "Уралдаанд оролцох", "Зургийг шүүгчид үзнэ. Нэр, сургууль, улс харагдахгүй.", "Тийм эсвэл үгүй гэж хариулна уу.")}
${consent("show_work", "Зургийг дэлгэн үзүүлэх", "Шалгарвал энэ сайтад болон үзэсгэлэнд харуулна.")}
${consent("show_name", "Нэрийг хамт бичих", "Зөвхөн өөрийн нэр, нас, аймаг. Овог хэзээ ч бичигдэхгүй.")}
${consent("touring", "Хэвлэх, аялуулах", "Каталог, зурагт хуудас, явуулын үзэсгэлэн.")}
</div>
<div class="field"><label for="mail">Асран хамгаалагчийн и-мэйл</label><p class="hint" id="mail-hint">Хүлээн авсан тухай захидал ирнэ. Хүүхдийн и-мэйл хэрэггүй.</p><input type="email" id="mail" name="mail" autocomplete="email" aria-describedby="mail-hint" value="oyun.bat@example.org" lang="en"></div>
</fieldset>

<div class="part"><p class="actions"><button class="button button-large">Зургаа илгээх</button><button class="button button-plain" name="later" value="1">Дараа үргэлжлүүлэх</button></p></div>
</form>`;

export default page({ lang: "mn", title: "Зургаа илгээх", here: "call", main_class: "page-text", main });
