import { bare_page, size_of, words } from "../parts.mjs";

const n = 8;
const [w, h] = size_of(n);
const points = (name, checked) => `<div class="points">${Array.from({ length: 10 }, (_, i) => `<label><input type="radio" name="${name}" value="${i + 1}"${checked === i + 1 ? " checked" : ""}><span>${i + 1}</span></label>`).join("")}</div>`;
const criterion = (name, title, anchor, checked) => `<fieldset class="criterion"><legend>${title} <span class="anchor">${anchor}</span></legend>${points(name, checked)}</fieldset>`;

const body = `<a class="skip" href="#card">${words("ja").skip}</a>
<header>
<div class="judge-bar"><a href="judge-grid.html">一覧</a>
<p class="judge-status" role="status"><span data-saved>14:02 保存済み</span><span data-done="137" data-done-all="450" data-says-done="{all}点中 {n}点">450点中 137点</span><span class="only-wide" data-minutes>残り約50分</span></p>
<details class="menu"><summary>?</summary><div class="menu-list"><p class="small"><kbd>1</kbd>–<kbd>0</kbd> 採点　<kbd>↑</kbd><kbd>↓</kbd> 観点　<kbd>←</kbd><kbd>→</kbd> 作品　<kbd>L</kbd> あとで　<kbd>Z</kbd> 拡大</p><label class="check small"><input type="checkbox" data-keys-switch checked><span>キー操作を使う</span></label></div></details>
</div>
<div class="judge-progress"><progress value="137" max="450" aria-label="採点済み 450点中137点"></progress></div>
</header>
<main class="judge" id="main">
<div class="judge-wall" data-swipe>
<a href="pictures/${n}.jpg" data-zoom data-key="z" data-zoom-words='{"close":"閉じる","in":"拡大","out":"縮小","home":"全体","left":"左へ","right":"右へ","up":"上へ","down":"下へ","says":"拡大 {step}/5 {place}","places":["左上","上","右上","左","中央","右","左下","下","右下"]}'><img src="pictures/${n}.jpg" width="${w}" height="${h}" alt="作品 9-088：青空の下、家と木と二人の子ども" fetchpriority="high"></a>
</div>
<form class="scorecard" id="card" method="post" action="#" data-scorecard data-says-saving="保存中…" data-says-saved="{time} 保存済み" data-says-waiting="{n}件を端末に保管中。接続が戻り次第送信します" data-says-refused="保存できませんでした">
<div class="judge-title"><span class="judge-entry">9-088</span><h1 class="title"><span lang="ru">Осень у бабушки</span> <span class="translated">おばあちゃんの家の秋</span></h1></div>
<details class="statement" open><summary>本人のことば</summary><p lang="ru">Мы с подругой из Кореи собираем листья для гербария.</p><p>韓国の友だちといっしょに、押し葉にする葉っぱを集めています。</p></details>
${criterion("idea", "発想", "1 見たことがある · 10 この子だけのもの", 8)}
${criterion("theme", "主題との近さ", "1 離れている · 10 まっすぐ届く", 7)}
${criterion("material", "画材の使い方", "", undefined)}
<div class="judge-extra">
<details><summary>メモと報告</summary><label class="visually-hidden" for="note">自分だけのメモ</label><textarea id="note" name="note" placeholder="自分だけのメモ"></textarea>
<div class="reasons"><label><input type="checkbox" name="flag" value="copied"><span>模写かもしれない</span></label><label><input type="checkbox" name="flag" value="adult"><span>大人の手が入っている</span></label><label><input type="checkbox" name="flag" value="generated"><span>生成画像かもしれない</span></label><label><input type="checkbox" name="flag" value="emblem"><span>校章や氏名が見える</span></label></div></details>
</div>
<div class="judge-turn"><a class="button button-quiet" href="#" rel="prev" data-key="ArrowLeft" aria-label="前の作品">←</a><button class="button button-quiet" name="later" value="1" data-key="l">あとで</button><a class="button" href="#" rel="next" data-key="ArrowRight">次へ →</a></div>
<noscript><button class="button">保存</button></noscript>
</form>
</main>`;

export default bare_page({ lang: "ja", title: "作品 9-088", styles: ["judge"], scripts: ["judge"], body, body_class: "judging" });
