import { page, work } from "../parts.mjs";

const cast = [
  ["Где-то в Монголии", "ru", "", "Алиса, 12 лет, Иркутская область", "Лучшая работа"],
  ["舞狮", "zh", "Танец льва", "子涵, 11 лет, Внутренняя Монголия", "Отличная работа"],
  ["가을 운동회", "ko", "Осенние спортивные игры", "지우, 9 лет, Кёнсан-Намдо", "Отличная работа"],
  ["雪の日の駅", "ja", "Станция в снежный день", "みお, 10 лет, Тояма", "Отличная работа"],
  ["Морин хуурын дуу", "mn", "Песня моринхура", "Тэмүүлэн, 13 лет, аймак Туве", "Отличная работа"],
  ["Праздник воздушных змеев у старого маяка, куда мы ездили всей семьёй", "ru", "", "Егор, 8 лет, Приморский край", "Поощрение"],
  ["春天的渡口", "zh", "Весенняя переправа", "雨桐, 12 лет, Цзилинь", "Поощрение"],
  ["祖母の庭", "ja", "Бабушкин сад", "ゆうと, 7 лет, Симане", "Поощрение"],
  ["Наш двор", "ru", "", "Ксения, 6 лет, Республика Саха (Якутия)", "Поощрение"],
  ["한옥의 밤", "ko", "Ночь в ханоке", "하린, 14 лет, Кёнсан-Пукто", "Поощрение"],
  ["我们的船", "zh", "Наши лодки", "Без имени, 10 лет, Шаньдун", "Вошла в подборку"],
  ["Таван хошуу мал", "mn", "Пять видов скота", "Анударь, 9 лет, Дорноговь", "Вошла в подборку"],
];
const order = [17, 7, 2, 9, 4, 13, 10, 5, 24, 21, 1, 18, 6, 15, 16, 22];

const main = `
<div class="head"><div>
<p class="over">9-й конкурс, 2021</p>
<h1>Страна Северо-Восточной Азии, куда я хочу поехать</h1>
<p class="lede">180 награждённых работ из 456. Судьи не знали ни имён, ни стран. <a href="#">Как судили</a></p>
</div></div>

<form class="filters" method="get" action="#" role="search" aria-label="Отбор работ">
<div class="field"><label for="f-award">Награда</label><select id="f-award" name="award"><option>Все</option><option>Лучшая работа</option><option>Отличные работы</option></select></div>
<div class="field"><label for="f-country">Страна</label><select id="f-country" name="country"><option>Все</option><option>Китай</option><option>Корея</option><option>Монголия</option><option>Россия</option><option>Япония</option></select></div>
<div class="field"><label for="f-member">Регион</label><select id="f-member" name="member"><option>Все</option></select></div>
<div class="field"><label for="f-age">Возраст</label><select id="f-age" name="division"><option>Любой</option><option>6–9</option><option>10–13</option><option>14–18</option></select></div>
<button class="button button-quiet">Показать</button>
</form>

<nav class="tabs" aria-label="Издания"><a href="#">2022</a><a href="#" aria-current="page">2021 <span class="count">180</span></a><a href="#">2020</a><a href="#">2019</a><a href="#">2018</a></nav>

<ul class="gallery">
${order.map((n, i) => {
    const [title, lang, translated, maker, prize] = cast[i % cast.length];
    return work(n, { title, lang, translated, maker, prize, alt: "Рисунок: дома, деревья и дети под солнцем", eager: i < 4 });
  }).join("\n")}
</ul>

<nav class="pager" aria-label="Страницы"><span>Показано 16 из 180</span><a class="button button-quiet" href="#" rel="next">Следующие работы</a></nav>`;

export default page({ lang: "ru", title: "Галерея", here: "gallery", main, han: ["zh", "ja", "ko"] });
