import { desk } from "../parts.mjs";

const places = ["9th contest", ["Overview", ""], ["Entries", "456"], ["Screening", "0"], ["Rounds", "2", true], ["Awards", "180"], ["Exhibitions", ""], "Secretariat", ["Letters", "12"], ["Jobs", "3"], ["People", ""]];
const judges = [["青木 里美", "ja", "Japan", 240, 274, "14:02", "good", "On time", 2], ["Болормаа Д.", "mn", "Mongolia", 274, 274, "Yesterday", "good", "Done", 0], ["정다운", "ko", "Korea", 131, 274, "13:48", "wait", "Slow", 5], ["Соколова В.", "ru", "Russia", 198, 273, "11:20", "good", "On time", 1], ["林 嘉怡", "zh", "China", 12, 273, "4 days ago", "stop", "Silent", 0]];

const main = `<main class="page" id="main">
<ol class="trail"><li><a href="#">9th contest</a></li><li><a href="#">Rounds</a></li><li>First reading</li></ol>
<div class="head"><div><h1>First reading</h1><p class="lede">456 entries, five judges, three reads each. Closes <time datetime="2021-08-06T18:00:00+09:00" data-time-says="{time} where you are">6 August, 18:00 in Seoul</time>.</p></div><p><span class="badge badge-good">Open</span></p></div>
<dl class="figures">
<div><dt>Scorecards</dt><dd>855 <small>of 1,368</small></dd></div>
<div><dt>Entries with three reads</dt><dd>188</dd></div>
<div><dt>Days left</dt><dd>4</dd></div>
<div><dt>Recused</dt><dd>8</dd></div>
<div><dt>Flags to look at</dt><dd>3</dd></div>
</dl>
<progress class="bar-thick" value="855" max="1368" aria-label="Scorecards: 855 of 1,368"></progress>
<section aria-labelledby="panel"><div class="panel-head"><h2 id="panel">Panel</h2><p class="actions"><a class="button button-quiet button-small" href="#">Invite a judge</a><button class="button button-quiet button-small">Remind the late (2)</button></p></div>
<div class="table-wrap"><table class="table table-stack">
<thead><tr><th scope="col">Judge</th><th scope="col" class="wide">Scorecards</th><th scope="col" class="num">Given</th><th scope="col">Last seen</th><th scope="col">State</th><th scope="col" class="num">Recused</th><th scope="col"><span class="visually-hidden">Action</span></th></tr></thead>
<tbody class="middle">
${judges.map(([name, lang, country, done, all, seen, state, word, recused]) => `<tr><th scope="row"><span lang="${lang}">${name}</span> <small class="quiet">${country}</small></th><td data-label="Scorecards"><progress class="bar-${state === "good" ? "good" : state}" value="${done}" max="${all}" aria-label="${done} of ${all}"></progress></td><td class="num" data-label="Given">${done} / ${all}</td><td data-label="Last seen">${seen}</td><td data-label="State"><span class="badge badge-${state}">${word}</span></td><td class="num" data-label="Recused">${recused}</td><td><a href="#">Reassign<span class="visually-hidden"> the entries of ${name}</span></a></td></tr>`).join("\n")}
</tbody></table></div></section>
<div class="columns">
<section class="panel" aria-labelledby="criteria"><h2 id="criteria">Criteria</h2><dl class="facts"><dt>Own idea</dt><dd>weight 0.4, points 1 to 10</dd><dt>Closeness to the theme</dt><dd>weight 0.3</dd><dt>Use of the material</dt><dd>weight 0.3</dd></dl><p class="small quiet">Criteria are locked since the first scorecard, 23 July 09:12.</p></section>
<section class="panel" aria-labelledby="close"><h2 id="close">Close the round</h2><p>513 scorecards are missing. Closing now asks for a reason and what becomes of each.</p><p class="actions"><button class="button button-stop">Close early</button></p></section>
</div>
<div class="notice notice-wait"><h3>Three works were flagged by judges</h3><p>9-CN-044 “copied?”, 9-RU-012 “an adult’s hand?”, 9-JP-003 “emblem?”. <a href="#">Look at them</a></p></div>
</main>`;

export default desk({ lang: "en", title: "First reading", edition: "Judging, 9th contest", person: "Minjun Seo", places, main });
