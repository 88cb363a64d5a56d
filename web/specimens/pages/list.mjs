import { bare_page, language_menu, ratio_class, sheet, size_of, words } from "../parts.mjs";

const cast = [["Нүүдэл", "mn", "이사하는 날", "아리온자야, 10세, 홉스골"], ["我的草原朋友", "zh", "나의 초원 친구들", "쓰위안, 11세, 네이멍구"], ["友だちのゲル", "ja", "친구의 게르", "소타, 12세, 돗토리"], ["Степь", "ru", "초원", "로만, 9세, 자바이칼"], ["Шөнийн тэнгэр", "mn", "밤하늘", "너민, 9세, 투브"], ["봄 소풍", "ko", "", "하린, 7세, 경상북도"], ["연 날리는 언덕", "ko", "", "지우, 9세, 경상남도"], ["舞狮", "zh", "사자춤", "쯔한, 11세, 네이멍구"]];
const body = `<a class="skip" href="#main">${words("ko").skip}</a>
<header class="room-bar"><a href="exhibition.html"><span class="room-name">다섯 나라, 하나의 하늘</span></a><a href="room.html">전시실로</a>${language_menu("ko")}</header>
<main class="page" id="main">
<div class="head"><h1>모든 작품</h1><p class="quiet">80점 가운데 8점</p></div>
<ul class="checklist">
${[6, 12, 18, 24, 15, 22, 23, 1].map((n, i) => `<li class="${ratio_class(...size_of(n))}">${sheet(n, { alt: cast[i][2] || cast[i][0], href: "artwork.html" })}<div class="label"><p class="place">1-${String(i + 1).padStart(2, "0")}</p><p class="title" lang="${cast[i][1]}">${cast[i][0]}</p>${cast[i][2] ? `<p class="translated">${cast[i][2]}</p>` : ""}<p class="maker">${cast[i][3]}</p><p class="prize">39 × 27 cm</p></div></li>`).join("\n")}
</ul>
</main>`;

export default bare_page({ lang: "ko", title: "모든 작품", styles: ["exhibition"], scripts: ["view"], body, body_class: "walls wall-chalk", han: ["ko"] });
