import { page } from "../parts.mjs";

const main = `
<article class="refusal" aria-labelledby="what">
<h1 id="what">Đã hết hạn gửi tranh</h1>
<dl>
<dt>Chuyện gì đã xảy ra</dt><dd>Cuộc thi đóng lúc 18:00 ngày 30 tháng 9 (giờ Seoul). Tranh của em đến lúc 18:00:01.</dd>
<dt>Điều gì vẫn an toàn</dt><dd>Những gì em đã viết và bức ảnh vẫn được giữ trên điện thoại này. Chưa có gì bị gửi đi.</dd>
<dt>Em có thể làm gì</dt><dd>Tỉnh của em có thể còn một ngày gia hạn. Hãy hỏi điều phối viên, hoặc giữ tranh cho năm sau.</dd>
</dl>
<p class="actions"><a class="button" href="#">Viết cho điều phối viên</a><a class="button button-quiet" href="#">Về trang chủ</a></p>
<p class="refusal-code">call-closed · 01JCX8T4</p>
</article>`;

export default page({ lang: "vi", title: "Đã hết hạn gửi tranh", here: "call", main_class: "page-text", main });
