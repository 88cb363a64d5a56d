import { desk } from "../parts.mjs";

const places = ["9th contest", ["Overview", ""], ["Entries", "456"], ["Screening", "0"], ["Rounds", "2"], ["Awards", "180", true], ["Exhibitions", ""], "Secretariat", ["Letters", "12"], ["Jobs", "3"], ["People", ""]];
const tiers = [["Best Work Award", 1, 1, [[17, "9-RU-033", "Где-то в Монголии", "ru", 9.41]]], ["Excellent Work Award", 4, 4, [[7, "9-CN-104", "舞狮", "zh", 9.22], [12, "9-CN-018", "我的草原朋友", "zh", 9.1], [14, "9-JP-007", "三人で帰る道", "ja", 9.02], [9, "9-KR-011", "한옥의 밤", "ko", 8.97]]], ["Encouragement Award", 15, 16, [[11, "9-JP-021", "九份の古い道", "ja", 8.9], [4, "9-MN-006", "Таван хошуу мал", "mn", 8.88], [20, "9-KR-002", "우리 마을의 봄", "ko", 8.85]]], ["Finalist Award", 131, 128, [[24, "9-RU-058", "Степь", "ru", 8.1], [21, "9-CN-230", "我们的船", "zh", 8.09], [2, "9-CN-009", "春天的渡口", "zh", 8.07]]]];

const main = `<main class="page" id="main">
<div class="head"><div><h1>Awards</h1><p class="lede">Standings of the final, certified by the chair on 11 August. A work is moved by its menu or by dragging; an exception asks for a reason.</p></div><p class="actions"><a class="button button-quiet" href="#">Preview the results</a><button class="button">Open the objection period</button></p></div>
<div class="notice notice-stop"><p><b>Encouragement Award holds one work too many.</b> 16 of 15. Nothing can be announced until it fits.</p></div>
<div class="awards" tabindex="0" role="group" aria-label="Tiers">
${tiers.map(([name, room, now, works]) => `<section class="tier ${now > room ? "tier-over" : now === room ? "tier-full" : ""}"><header><h2>${name}</h2><p>${now} of ${room}</p></header><ul class="tier-works">
${works.map(([n, number, title, lang, mean]) => `<li class="tier-work"><a class="thumb" href="#"><img src="pictures/${n}.jpg" alt="Work ${number}" loading="lazy"></a><div><p class="title" lang="${lang}">${title}</p><p class="quiet nums">${number} · ${mean.toFixed(2)}</p><label class="visually-hidden" for="m-${number}">Tier of ${number}</label><select id="m-${number}" name="tier">${tiers.map(([t]) => `<option${t === name ? " selected" : ""}>${t}</option>`).join("")}<option>No award</option></select></div></li>`).join("\n")}
</ul></section>`).join("\n")}
</div>
<section aria-labelledby="failed"><h2 id="failed">Work that did not succeed</h2>
<div class="table-wrap"><table class="table table-stack">
<thead><tr><th scope="col">Job</th><th scope="col">For</th><th scope="col">What went wrong</th><th scope="col" class="num">Tries</th><th scope="col">Last try</th><th scope="col"><span class="visually-hidden">Action</span></th></tr></thead>
<tbody><tr><th scope="row">Make derivatives</th><td data-label="For">9-CN-230</td><td data-label="What went wrong"><p class="job-error">The picture ends after 62 % of its rows <code>picture-truncated</code></p></td><td class="num" data-label="Tries">5</td><td data-label="Last try"><time datetime="2021-08-11T14:02:00+09:00">14:02</time></td><td><button class="button button-quiet button-small">Try again</button></td></tr>
<tr><th scope="row">Send a letter</th><td data-label="For">9-MN-003</td><td data-label="What went wrong"><p class="job-error">The mail server says the mailbox does not exist <code>mailbox-unknown</code></p></td><td class="num" data-label="Tries">3</td><td data-label="Last try"><time datetime="2021-08-11T13:40:00+09:00">13:40</time></td><td><button class="button button-quiet button-small">Try again</button></td></tr></tbody></table></div></section>
</main>`;

export default desk({ lang: "en", title: "Awards", edition: "Awards, 9th contest", person: "Minjun Seo", places, main, han: ["zh", "ja", "ko"] });
