import { desk } from "../parts.mjs";

const places = ["14-й конкурс", ["Обзор", "", true], ["Работы", "312"], ["Отбор", "86"], ["Туры", ""], ["Награды", ""], ["Выставки", ""], "Секретариат", ["Письма", "12"], ["Задания", "3"], ["Люди", ""]];
const members = [["Кёнсан-Пукто", "Республика Корея", 29, 24, 30, 22, 5, 2, "сегодня"], ["Внутренняя Монголия", "Китай", 118, 97, 120, 90, 20, 8, "сегодня"], ["Иркутская область", "Россия", 41, 52, 60, 30, 9, 2, "вчера"], ["Тояма", "Япония", 30, 18, 30, 28, 2, 0, "3 дня назад"], ["Хувсгел", "Монголия", 17, 9, 30, 10, 6, 1, "сегодня"], ["Приморский край", "Россия", 0, 14, 30, 0, 0, 0, "—"], ["Цзилинь", "Китай", 77, 80, 120, 60, 11, 6, "вчера"]];

const main = `<main class="page" id="main">
<div class="head"><div><h1>Работы по регионам</h1><p class="lede">До закрытия приёма 34 дня. Тонкая полоса под сегодняшней — прошлый год.</p></div><a class="button button-quiet" href="#">Скачать таблицу</a></div>
<dl class="figures"><div><dt>Работ</dt><dd>312</dd></div><div><dt>В прошлом году на этот день</dt><dd>294</dd></div><div><dt>Регионов</dt><dd>31 <small>из 79</small></dd></div><div><dt>Ждут отбора</dt><dd>86</dd></div><div><dt>Возвращены</dt><dd>19</dd></div></dl>
<nav class="tabs" aria-label="Страны"><a href="#" aria-current="page">Все <span class="count">312</span></a><a href="#">Китай <span class="count">195</span></a><a href="#">Корея <span class="count">29</span></a><a href="#">Монголия <span class="count">17</span></a><a href="#">Россия <span class="count">41</span></a><a href="#">Япония <span class="count">30</span></a></nav>
<div class="table-wrap"><table class="table table-stack board">
<thead><tr><th scope="col">Регион</th><th scope="col" class="wide">Работы и квота</th><th scope="col" class="num">Приняты</th><th scope="col" class="num">Ждут</th><th scope="col" class="num">Возвращены</th><th scope="col">Последняя</th></tr></thead>
<tbody class="middle">
${members.map(([name, country, now, past, quota, ok, wait, back, last]) => `<tr><th scope="row">${name} <small>${country}</small></th><td data-label="Работы и квота"><div class="quota"><div><progress class="${now >= quota ? "bar-good" : ""}" value="${now}" max="${quota}" aria-label="${now} из ${quota}"></progress><progress class="bar-past" value="${past}" max="${quota}" aria-label="в прошлом году ${past}"></progress></div><span class="nums">${now} / ${quota}</span></div></td><td class="num" data-label="Приняты">${ok}</td><td class="num" data-label="Ждут">${wait}</td><td class="num" data-label="Возвращены">${back}</td><td data-label="Последняя">${last}</td></tr>`).join("\n")}
</tbody></table></div>
<nav class="pager" aria-label="Страницы"><span>7 регионов из 31</span><a class="button button-quiet" href="#" rel="next">Дальше</a></nav>
</main>`;

export default desk({ lang: "ru", title: "Работы по регионам", edition: "14-й конкурс · приём открыт", person: "Ирина Ким", places, main });
