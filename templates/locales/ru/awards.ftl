# Awards: gallery, results, the board, the announcement and its letters.

work-age-place =
    { $age ->
        [one] { $age } год
        [few] { $age } года
        [many] { $age } лет
       *[other] { $age } года
    }, { $place }
work-comma = {", "}
work-more = Об этой работе
work-theme = Тема
work-division = Возрастная группа
work-neighbours = Соседние работы
work-previous = Назад
work-all = Все работы
work-next = Дальше
gallery-count =
    { $n ->
        [one] { $n } награждённая работа
        [few] { $n } награждённые работы
        [many] { $n } награждённых работ
       *[other] { $n } награждённой работы
    }
gallery-filter = Отбор работ
gallery-by-edition = Конкурс
gallery-by-award = Награда
gallery-by-country = Страна
gallery-by-member = Регион
gallery-by-division = Возрастная группа
gallery-by-colour = Цвет
colour-red = Красный
colour-orange = Оранжевый
colour-yellow = Жёлтый
colour-green = Зелёный
colour-turquoise = Бирюзовый
colour-blue = Синий
colour-violet = Фиолетовый
colour-pink = Розовый
colour-brown = Коричневый
colour-black = Чёрный
gallery-all = Все
gallery-show = Показать
gallery-none = Ничего не подошло. Уберите одно из условий.
gallery-pages = Страницы
gallery-more = Следующие работы
results-title = Итоги
results-lede = Наград: { $awards }, рисунков: { $entries }
results-gallery = Все награждённые работы
results-entries = Рисунки по странам
results-more = Все работы с этой наградой
strip-title = Награждённые работы
strip-all = Смотреть все
board-lede = Работы по наградам, от высшей вниз. До объявления здесь ничего не видно публике.
board-announced = Итоги опубликованы. Награды больше не меняются.
board-filled = Награды заполнены в порядке судей.
board-tied = На границе этих наград места равны; решите вручную:
board-fill = Заполнить по местам
board-fill-hint = То, что вы поставили вручную, остаётся.
board-unplaced = Следующие в порядке судей
board-unplaced-none = Работ без награды не осталось.
board-tier = Награда
board-none = без награды
board-set = Поставить
announce-title = Объявление
announce-lede = Итоги, галерея и письма станут открытыми сразу и только один раз.
announce-done = Объявлено { $moment }.
announce-awards = Награды
announce-letters = Письма
announce-hidden = Награждены, но показывать нельзя
announce-off-size = дано { $n }, задумано { $size }
announce-by-language = Письма по языкам
announce-awarded = С наградой
announce-thanks = С благодарностью
refusal-entry-not-eligible = { $number } больше не участвует.
refusal-nothing-tallied-yet = Ни один тур ещё не подсчитан, поэтому порядка нет.
refusal-no-awards-given = Ни одной награды ещё не дано.

letter-entry-awarded-subject = { $number }: { $award }
letter-entry-awarded-body =
    Здравствуйте, { $guardian }!

    Рисунок с номером { $number } получил награду: { $award }. Поздравляем автора!

    Что будет дальше, можно узнать здесь:

    { $link }

    Спасибо, что показали его нам.
letter-entry-thanks-subject = Спасибо за участие: { $number }
letter-entry-thanks-body =
    Здравствуйте, { $guardian }!

    Конкурс завершён, итоги опубликованы. Судьи внимательно посмотрели рисунок с номером { $number }. Каждый рисунок сделал конкурс богаче; спасибо вам и передайте нашу благодарность автору.

    { $link }
board-share = { $percent } % от { $works }, с округлением вверх
warn-title = Что важно знать
warn-hint = Здесь ничего не запрещается. Посмотрите, прежде чем награды станут открытыми.
warn-own-child-read = Судья { $judge } отвечает за этого ребёнка и оценивал работу.
warn-own-child-kept = Судья { $judge } отвечает за этого ребёнка; работу не оценивал.
warn-own-school-read = Судья { $judge } преподавал в школе этого ребёнка и оценивал работу.
warn-own-school-kept = Судья { $judge } преподавал в школе этого ребёнка; работу не оценивал.
warn-own-member-read = Судья { $judge } из того же региона-участника и оценивал работу.
warn-own-member-kept = Судья { $judge } из того же региона-участника; работу не оценивал.
warn-stepped-aside-read = Судья { $judge } взял самоотвод в одном туре ({ $reason }), но оценивал работу в другом.
warn-stepped-aside-kept = Судья { $judge } взял самоотвод: { $reason }
warn-exception-on = Прошла по исключению в туре { $round }: { $reason }
warn-exception-off = Не прошла по исключению в туре { $round }: { $reason }
warn-case-open = О работе открыто разбирательство.
warn-not-shown = Нет согласия на показ: работы не будет в галерее.
warn-gone = Работа больше не участвует.
warn-cap = { $group }: наград — { $n }, задумано не больше { $most }
warn-cap-works = { $group }: наград — { $n }, задумано не больше { $most } ({ $numbers })
board-drag = Перетащить к другой награде
board-moved = { $number } → { $tier }
board-not-saved = Не сохранено: нет связи. Ничего не перемещено, попробуйте ещё раз.
refusal-award-moved-meanwhile = После того как вы открыли доску, кто-то переместил { $number }. Работа показана там, где она сейчас; если нужно, переместите её ещё раз.
board-warnings =
    { $n ->
        [one] { $n } замечание
        [few] { $n } замечания
        [many] { $n } замечаний
       *[other] { $n } замечания
    }
board-each = в каждой возрастной группе
