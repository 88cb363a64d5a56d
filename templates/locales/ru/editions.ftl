# Editions: the call, the settings, the life of a contest.

edition-state-draft = готовится
edition-state-announced = объявлен
edition-state-open = приём открыт
edition-state-closed = приём закрыт
edition-state-screening = идёт отбор
edition-state-judging = идёт судейство
edition-state-provisional = предварительный итог
edition-state-objection = период возражений
edition-state-confirmed = итог утверждён
edition-state-published = итоги опубликованы
edition-state-archived = в архиве
edition-state-cancelled = отменён

edition-do-draft = Вернуть в подготовку
edition-do-announced = Объявить
edition-do-open = Открыть приём
edition-do-closed = Закрыть приём
edition-do-screening = Начать отбор
edition-do-judging = Начать судейство
edition-do-provisional = Назвать предварительный итог
edition-do-objection = Открыть период возражений
edition-do-confirmed = Утвердить итог
edition-do-archived = Убрать в архив
edition-do-cancelled = Отменить конкурс

edition-do-hint-draft = Публика больше его не видит.
edition-do-hint-announced = Объявление становится открытым; работы пока не принимаются.
edition-do-hint-open = Работы принимаются со дня открытия до срока.
edition-do-hint-closed = Новые работы не принимаются. Полученные остаются.
edition-do-hint-screening = Проверяется, какие работы могут участвовать.
edition-do-hint-judging = Можно открывать туры. Критерии лучше больше не менять.
edition-do-hint-provisional = Порядок судей есть, но он не окончательный.
edition-do-hint-objection = Несколько дней любой может сообщить о работе.
edition-do-hint-confirmed = Итог окончательный, но ещё не опубликован.
edition-do-hint-archived = Можно читать, менять уже нельзя.
edition-do-hint-cancelled = Конкурс не состоится. Присланное сохраняется.

editions-none = Конкурсов пока нет. Создайте первый ниже.
editions-number = Номер конкурса
editions-year = Год
editions-state = Состояние
editions-make = Создать конкурс
editions-begin-with = Взять за основу
editions-template = встроенный образец
editions-copy = копию { $number }-го конкурса
editions-no-theme = Темы пока нет
editions-public-page = Открытая страница
editions-left = Осталось
editions-missing = Чего не хватает до открытия приёма
editions-next = Что дальше
editions-release = Итоги открывают двое на странице наград.
editions-life = Жизнь конкурса
edition-missing-theme-untranslated = темы на всех языках объявления
edition-missing-calendar-missing = начала приёма и срока
edition-missing-divisions-missing = возрастных групп
edition-missing-criteria-missing = критериев для судей
edition-missing-tiers-missing = наград
settings-lede = Всё, чем один конкурс отличается от другого. Сохранение никому ничего не отправляет.
settings-saved = Сохранено.
settings-kept = Введённое осталось ниже.
settings-words = Тема и слова
settings-untranslated = Ещё не переведено:
settings-theme = Тема
settings-description = Абзац для объявления
settings-in-this-language = Объявление выходит на этом языке
settings-calendar = Календарь
settings-zone = Часовой пояс конкурса
settings-opens-at = Приём с
settings-closes-at = Срок
settings-grace = Негласная отсрочка после срока, минут
settings-age-on = День, на который считается возраст
settings-short-side = Короткая сторона снимка, не меньше пикселей
settings-photo-rule = Размытый, тёмный или обрезанный снимок
settings-photo-rule-hint = Проверяется, как только снимок пришёл: размыт, тёмный, обрезан, рисунок мелкий, снимок экрана.
photo-rule-warn = сказать об этом и принять, если его отправят как есть
photo-rule-refuse = не принимать
settings-rows-hint = Очистите строку, чтобы её убрать. После сохранения появятся новые пустые строки.
settings-add-row = Добавить ещё
settings-divisions = Возрастные группы
settings-code = Код
settings-age-min = Возраст от
settings-age-max = Возраст до
settings-name = Название
settings-criteria = Критерии
settings-weight = Вес
settings-points-min = Наименьший балл
settings-points-max = Наибольший балл
settings-low = Что значит наименьший балл
settings-middle = Что значит середина
settings-high = Что значит наибольший балл
settings-tiers = Награды
settings-size = Сколько
settings-quotas = Квоты
settings-member = Регион-участник
settings-all-members = все, у кого нет своей квоты
settings-entries-max = Работ не больше
settings-save = Сохранить
call-lede = Дети и подростки из регионов-участников присылают один рисунок. Это бесплатно, электронная почта ребёнка не нужна, достаточно снимка на телефон.
call-enter = Отправить рисунок
call-have-code = У меня есть код работы
call-results = К итогам
call-opens = Приём откроется { $moment }.
call-what = Что рисовать
call-who = Кто может участвовать
call-age-on = Возраст считается на { $day }
call-division = Группа
call-age = Возраст
call-ages = от { $from } до { $to } лет
call-how-old = Сколько лет ребёнку на { $day }?
call-check = Проверить
call-age-in = Возраст { $age }: { $division }. Добро пожаловать!
call-how = Как прислать
call-step-draw = Нарисовать
call-step-draw-hint = На бумаге и самому. Изображения, созданные машиной, не принимаются.
call-step-photo = Сфотографировать или отсканировать
call-step-photo-hint = У окна, прямо сверху. Страница сразу скажет, достаточно ли снимок большой и светлый.
call-step-form = Заполнить одну страницу
call-step-form-hint = Имя, возраст, регион, название. Недописанное останется в этом телефоне до завтра.
call-step-consent = Спросить родителя или опекуна
call-step-consent-hint = О каждой цели спрашивают отдельно. Согласия только на участие достаточно для судейства.
call-judged = Как судят работы
call-judged-blind = Судьи видят рисунок, название и твои слова. Имени, школы и страны они не видят, и никто не оценивает работы своей страны.
call-deadline = Срок
call-days-left =
    { $days ->
        [one] { $days } день
        [few] { $days } дня
        [many] { $days } дней
       *[other] { $days } дня
    }
call-your-time = у вас это { $time }
call-calendar = Календарь
call-opening = Начало приёма
call-closing = Последний момент для отправки
call-awards = Награды
call-award-count =
    { $n ->
        [one] { $n } награда
        [few] { $n } награды
        [many] { $n } наград
       *[other] { $n } награды
    }
refusal-edition-number-taken = { $number }-й конкурс уже есть.
refusal-edition-part-in-use = Убранная возрастная группа, критерий или награда уже используются в работах, оценках или наградах. Верните их или измените только название.
refusal-edition-changed-meanwhile = После того как вы открыли страницу, кто-то другой изменил настройки. Проверьте то, что ниже, и сохраните ещё раз, чтобы оставить это, или загрузите страницу заново.
refusal-age-outside-divisions = В возрасте { $age } участвовать нельзя: конкурс для возраста от { $age_min } до { $age_max }.
refusal-call-closed = Приём закрылся { $closed_at }.
refusal-call-not-open = Приём ещё не открыт.
refusal-edition-cannot-become = Из нынешнего состояния конкурс не может перейти в это. Загрузите страницу снова, чтобы увидеть, где он сейчас.
refusal-edition-incomplete =
    { $n_missing ->
        [one] До открытия приёма не хватает { $n_missing } вещи. Какой, сказано в обзоре.
        [few] До открытия приёма не хватает { $n_missing } вещей. Каких, сказано в обзоре.
        [many] До открытия приёма не хватает { $n_missing } вещей. Каких, сказано в обзоре.
       *[other] До открытия приёма не хватает { $n_missing } вещи. Какой, сказано в обзоре.
    }
refusal-results-announced-already = Итоги уже опубликованы.
refusal-edition-state-of-awards = Итоги открывают не здесь, а на странице наград, и делают это двое.
field-closes-before-opening = Срок должен быть позже начала.
field-points-backwards = Наибольший балл должен быть больше наименьшего.
field-size-below-one = Каждой награды нужна хотя бы одна.
field-unknown-zone = Такого часового пояса нет.
field-weight-not-positive = Вес должен быть больше нуля.
field-age-band-backwards = Группа идёт от младшего возраста к старшему, от 1 до 30 лет.
field-age-bands-overlap = Две группы пересекаются. Каждый возраст может относиться только к одной.
field-not-a-number = Напишите число.
field-not-a-time = Укажите день и время.
settings-tiers-hint = Доля считается от работ в судействе: допущенных и не выбывших. Она округляется вверх до целой работы. «В каждой возрастной группе» значит, что каждая группа получает столько же или такую же долю от своих работ.
settings-measure = Считать
settings-measure-works = работ
settings-measure-share = % работ в судействе
settings-each = В каждой возрастной группе
settings-caps = Наград не больше
settings-caps-hint = Если наград больше, доска наград и страница объявления предупредят. Ничего не запрещается. Что не считать, оставьте пустым.
cap-country = Одной стране
cap-member = Одному региону-участнику
cap-school = Одной школе
cap-adult = Присланным одним взрослым
cap-child = Одному ребёнку
field-share-outside = Доля — от 0,1 до 100 процентов, не больше одного знака после запятой.
field-shares-over-whole = Все доли вместе больше 100 процентов.
field-cap-below-one = Предел наград — 1 или больше; если его нет, оставьте пустым.
call-award-share = { $percent } % работ в судействе, с округлением вверх
call-award-share-each = { $percent } % работ в судействе в каждой возрастной группе, с округлением вверх
call-award-count-each =
    { $n ->
        [one] { $n } награда в каждой возрастной группе
        [few] { $n } награды в каждой возрастной группе
        [many] { $n } наград в каждой возрастной группе
       *[other] { $n } награды в каждой возрастной группе
    }
