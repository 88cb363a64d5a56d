import { desk, size_of } from "../parts.mjs";

const n = 4;
const [w, h] = size_of(n);
export const KO_PLACES = ["제14회", ["현황", ""], ["접수 작품", "456"], ["적격 심사", "86", true], ["심사 라운드", "2"], ["수상", "180"], ["전시", ""], "사무국", ["편지함", "12"], ["작업", "3"], ["사람", ""]];

const main = `<main class="screening" id="main">
<div class="screening-wall"><a href="pictures/${n}.jpg" data-zoom data-zoom-words='{"close":"닫기","in":"크게","out":"작게","home":"전체","left":"왼쪽","right":"오른쪽","up":"위","down":"아래","says":"확대 {step} / 5, {place}","places":["왼쪽 위","위","오른쪽 위","왼쪽","가운데","오른쪽","왼쪽 아래","아래","오른쪽 아래"]}'><img src="pictures/${n}.jpg" width="${w}" height="${h}" alt="초록 들판에 노란 옷을 입은 아이, 빨간 지붕 집, 꽃나무"></a><p class="screening-says">4032 × 2856 · 2.6 MB · JPEG</p></div>
<section class="screening-facts" aria-label="작품 정보">
<div class="screening-head"><span class="entry">14-MN-017</span><span>86점 가운데 12번째</span><label class="check"><input type="checkbox" data-keys-switch checked><span>단축키</span></label></div>
<h1><span lang="mn">Нуурын эрэг дээрх зун</span> <span class="translated">호숫가의 여름</span></h1>
<p class="small" lang="mn">Хөвсгөл нуур дээр солонгос найзтайгаа завиар зугаалж байгаа минь.</p>
<p class="small quiet">홉스골 호수에서 한국 친구와 배를 타고 노는 모습이에요.</p>
<dl class="facts small">
<dt>이름</dt><dd><span lang="mn">Батын Өнөрзаяа</span> · Unurzaya Bat</dd>
<dt>나이</dt><dd>13세 · 나 부문</dd>
<dt>지역</dt><dd>몽골 홉스골 아이막</dd>
<dt>학교</dt><dd lang="mn">Хатгал тосгоны сургууль</dd>
<dt>보호자 동의</dt><dd><span class="badge badge-good">참가</span> <span class="badge badge-good">전시</span> <span class="badge badge-wait">이름 미응답</span></dd>
</dl>
<section aria-labelledby="likes"><h2 class="small quiet" id="likes">비슷한 그림</h2>
<div class="likes"><a href="#"><img src="pictures/11.jpg" alt="">14-CN-201 · 62%</a><a href="#"><img src="pictures/16.jpg" alt="">12-KR-008 · 58%</a><a href="#"><img src="pictures/22.jpg" alt="">9-JP-031 · 51%</a></div></section>
<form class="decide" method="post" action="#">
<button class="button" name="decision" value="admit" data-key="a"><span>적격</span><kbd>A</kbd></button>
<details open><summary class="button button-quiet" data-key="r"><span>사유와 함께 돌려보내기</span><kbd>R</kbd></summary>
<div class="reasons">
<label><input type="radio" name="reason" value="blurred" data-key="1"><span>사진이 흐리거나 어두움</span><kbd>1</kbd></label>
<label><input type="radio" name="reason" value="cut" data-key="2"><span>그림 가장자리가 잘림</span><kbd>2</kbd></label>
<label><input type="radio" name="reason" value="consent" data-key="3" checked><span>보호자 동의 없음</span><kbd>3</kbd></label>
<label><input type="radio" name="reason" value="age" data-key="4"><span>나이 확인 필요</span><kbd>4</kbd></label>
</div>
<button class="button button-quiet" name="decision" value="return"><span>편지 보내기</span><kbd>↵</kbd></button></details>
<button class="button button-stop" name="decision" value="reject" data-key="x"><span>부적격</span><kbd>X</kbd></button>
<nav class="actions" aria-label="작품 넘기기"><a class="button button-plain" href="#" rel="prev" data-key="k">← 앞 작품 <kbd>K</kbd></a><a class="button button-plain" href="#" rel="next" data-key="j">다음 작품 → <kbd>J</kbd></a></nav>
</form>
</section>
</main>`;

export default desk({ lang: "ko", title: "적격 심사 14-MN-017", edition: "제14회 · 적격 심사 10월 5일까지", person: "서지민", places: KO_PLACES, main, wide: true, scripts: ["desk"], han: [] });
