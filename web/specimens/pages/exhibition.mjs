import { bare_page, language_menu, ratio_class, sheet, size_of, words } from "../parts.mjs";

const door = (wall, name, sentence, n) => `<a class="room-door wall-${wall}" href="room.html"><span class="title">${name}</span><span>${sentence}</span><span class="small">${n}</span></a>`;
const schools = ["이르쿠츠크 제23학교", "후흐호트 신화소학교", "도야마 시립 니시초등학교", "거창 월천초등학교", "홉스골 하트갈학교", "창춘 제1실험소학교", "블라디보스토크 제5학교", "돗토리 해변초등학교", "안동 하회초등학교", "투브 조드 학교", "지린 룽탄소학교", "야쿠츠크 예술학교"];

const body = `<a class="skip" href="#main">${words("ko").skip}</a>
<header class="room-bar" data-fade>
<a href="home.html"><span class="room-name">Artkite</span></a>
<a class="only-wide" href="#rooms">전시실</a><a href="list.html">모든 작품</a>${language_menu("ko")}
</header>
<main id="main">
<section class="prologue">
<figure class="placement ${ratio_class(...size_of(3))}">
${sheet(3, { alt: "밤하늘에 큰 달과 연 두 개, 흰 게르 세 채 앞에서 두 아이가 손을 들고 있다", eager: true, sizes: "(min-width: 60rem) 55vw, 90vw" })}
</figure>
<div class="prologue-words">
<p class="over">2021년 9월 7일 – 10월 29일</p>
<h1>다섯 나라, 하나의 하늘</h1>
<p class="lede">연은 국경을 모릅니다. 다섯 나라 아이들이 가 보고 싶은 이웃을 그렸습니다.</p>
<p class="actions"><a class="button button-large" href="room.html">들어가기</a><a class="button button-quiet button-large" href="#stops">전시 일정</a></p>
</div>
</section>
<section class="ending">
<section aria-labelledby="rooms"><h2 id="rooms">전시실</h2>
<div class="rooms">
${door("sage", "풀과 바람", "초원에서 보낸 여름들", "21점")}
${door("dusk", "바다 건너", "배를 타고 가는 꿈", "19점")}
${door("putty", "우리 동네로 와", "집, 골목, 밥상", "22점")}
${door("ink", "밤", "잠들기 전의 하늘", "18점")}
</div></section>
<section aria-labelledby="stops"><h2 id="stops">어디에서 볼 수 있나요</h2>
<ol class="calendar">
<li class="past"><time datetime="2021-09-07">9월 7일 – 17일</time><span>울산도서관 <span class="quiet">끝남</span></span></li>
<li class="past"><time datetime="2021-09-18">9월 18일 – 10월 1일</time><span>김천시립도서관 <span class="quiet">끝남</span></span></li>
<li><b><time datetime="2021-10-05">10월 5일 – 16일</time></b><span><b>경상북도도서관</b> <span class="badge badge-good">지금 열림</span></span></li>
<li><time datetime="2021-10-12">10월 12일 – 14일</time><span>포항 호텔 아트페어 <span class="badge badge-note">온라인</span></span></li>
<li><time datetime="2021-10-18">10월 18일 – 29일</time><span>충청남도도서관</span></li>
</ol></section>
<section aria-labelledby="thanks"><h2 id="thanks">그림을 보내 준 학교들</h2>
<ul class="thanks">${schools.map((s) => `<li>${s}</li>`).join("")}</ul></section>
</section>
</main>`;

export default bare_page({ lang: "ko", title: "다섯 나라, 하나의 하늘", styles: ["exhibition"], scripts: ["view"], body, body_class: "walls wall-chalk", han: ["ko"] });
