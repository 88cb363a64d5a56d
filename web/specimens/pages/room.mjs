import { bare_page, language_menu, ratio_class, sheet, size_of, words } from "../parts.mjs";

const hang = (n, title, lang, translated, maker, { own, size = "", prize = "제9회 · 입선", alt } = {}) => `<figure class="placement ${ratio_class(...size_of(n))} ${size}" id="work-${n}">
${sheet(n, { alt: alt ?? `${translated || title}. 크레용 그림`, href: `pictures/${n}.jpg`, zoom: true, sizes: "(min-width: 60rem) 60vw, 88vw", eager: n === 6 })}
<figcaption class="label">${own ? `<p class="own" lang="${lang}">${own}</p>` : ""}<p class="title" lang="${lang}">${title}</p>${translated ? `<p class="translated">${translated}</p>` : ""}<p class="maker">${maker}</p><p class="prize">${prize}</p></figcaption>
</figure>`;

const body = `<a class="skip" href="#main">${words("ko").skip}</a>
<header class="room-bar" data-fade>
<a href="exhibition.html"><span class="room-name">다섯 나라, 하나의 하늘</span></a>
<span class="room-count" data-room-count="풀과 바람 {n} / {all}" aria-live="off">풀과 바람</span>
<button type="button" data-room-prev data-key="k" aria-label="앞 작품" hidden>↑</button><button type="button" data-room-next data-key="j" aria-label="다음 작품" hidden>↓</button>
<a class="only-wide" href="list.html">모든 작품</a>${language_menu("ko")}
</header>
<main class="room" id="main" data-room>
<header class="room-head">
<p class="over">제1전시실</p>
<h1>풀과 바람</h1>
<p class="lede">끝이 보이지 않는 풀밭을 처음 본 아이는 무엇을 그릴까요. 몽골에서 온 그림과 몽골에 가고 싶은 그림이 마주 봅니다.</p>
</header>
<section class="hang-solo">${hang(6, "Нүүдэл", "mn", "이사하는 날", "아리온자야, 10세, 홉스골", { own: "Манайх жилд дөрөв нүүдэг. Хаврын нүүдэл хамгийн гоё.", prize: "제9회 · 우수작품상" })}</section>
<section class="hang-pair">
${hang(12, "我的草原朋友", "zh", "나의 초원 친구들", "쓰위안, 11세, 네이멍구")}
${hang(18, "友だちのゲル", "ja", "친구의 게르", "소타, 12세, 돗토리")}
</section>
<p class="pause" lang="mn">Салхи надтай хамт гүйдэг.<cite lang="ko">“바람은 나와 함께 달린다.” 테무렌, 8세, 투브</cite></p>
<section class="hang-cluster">
${hang(24, "Степь", "ru", "초원", "로만, 9세, 자바이칼", { size: "size-m" })}
${hang(15, "Шөнийн тэнгэр", "mn", "밤하늘", "너민, 9세, 투브", { size: "" })}
${hang(22, "봄 소풍", "ko", "", "하린, 7세, 경상북도", { size: "size-s" })}
</section>
<section class="hang-solo">${hang(23, "연 날리는 언덕", "ko", "", "지우, 9세, 경상남도", { own: "연줄을 놓쳤는데 하나도 안 슬펐어요. 몽골까지 갔을 거예요." })}</section>
</main>
<footer class="ending">
<p class="actions"><a class="button button-large" href="#">제2전시실 ‘바다 건너’로</a><a class="button button-quiet button-large" href="list.html">모든 작품</a></p>
</footer>`;

export default bare_page({ lang: "ko", title: "풀과 바람", styles: ["exhibition"], scripts: ["view"], body, body_class: "walls wall-sage", han: ["ko", "zh", "ja"] });
