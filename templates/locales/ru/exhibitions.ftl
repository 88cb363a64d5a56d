# Exhibitions, rooms, stops; the curator’s desk.
refusal-exhibition-cannot-become = Выставку нельзя перевести из состояния «{ $from }» в «{ $to }».
refusal-exhibition-has-gaps =
    { $n_gaps ->
        [one] Не хватает { $n_gaps } пункта.
        [few] Не хватает { $n_gaps } пунктов.
        [many] Не хватает { $n_gaps } пунктов.
       *[other] Не хватает { $n_gaps } пункта.
    } Они названы в списке.
refusal-too-many-rooms = На выставке не больше { $rooms_max } залов.
refusal-room-full = В зале помещается не больше { $works_max } работ; получилось бы { $n_works }.
refusal-work-not-public =
    { $n_works ->
        [one] { $n_works } работу нельзя показывать публично.
        [few] { $n_works } работы нельзя показывать публично.
        [many] { $n_works } работ нельзя показывать публично.
       *[other] { $n_works } работы нельзя показывать публично.
    }
refusal-too-many-stops = У выставки не больше { $stops_max } остановок.
refusal-too-many-venues = Площадок уже { $venues_max }, больше нельзя.
refusal-changed-meanwhile = Тем временем кто-то внёс изменения. Посмотрите ещё раз.
field-exhibition-text-too-long = Не больше { $chars_max } знаков.
field-exhibition-text-missing = Напишите хотя бы на одном языке.
field-not-a-slug = Только строчные латинские буквы, цифры и дефис.
field-slug-taken = Этот адрес занят другой выставкой.
field-exhibition-languages-missing = Выберите хотя бы один язык.
field-days-backwards = Последний день раньше первого.
field-too-many-words = { $lang }: слов { $n_words }, а можно не больше { $words_max }.
field-no-work-chosen = Выберите хотя бы одну работу.
field-not-a-day = Это не дата.
field-not-a-zone = Это не часовой пояс; напишите, например, Asia/Seoul.
hung-age-place =
    { $age ->
        [one] { $age } год
        [few] { $age } года
        [many] { $age } лет
       *[other] { $age } года
    }, { $place }
hung-comma = {", "}
hung-more = Подробнее
hung-count =
    { $n ->
        [one] { $n } работа
        [few] { $n } работы
        [many] { $n } работ
       *[other] { $n } работы
    }
hung-all = Все работы
hung-zoom-close = Закрыть
hung-zoom-in = Ближе
hung-zoom-out = Дальше
hung-zoom-home = Вся работа
hung-zoom-left = Влево
hung-zoom-right = Вправо
hung-zoom-up = Вверх
hung-zoom-down = Вниз
hung-zoom-says = Увеличение { $step } из 5, { $place }
hung-zoom-places = слева вверху|вверху|справа вверху|слева|в середине|справа|слева внизу|внизу|справа внизу
room-nth = Зал { $number }
room-to = В зал «{ $room }»
room-back = Назад в зал «{ $room }»
room-work-before = Предыдущая работа
room-work-next = Следующая работа
room-empty = Здесь пока ничего не висит.
stop-online = онлайн
stop-is-planned = впереди
stop-is-open = открыто сейчас
stop-is-closed = завершено
stop-is-moved = даты изменены
stop-is-cancelled = отменено
exhibition-enter = Войти
exhibition-tour = Где и когда
exhibition-rooms = Залы
exhibition-where = Где можно посмотреть
exhibition-thanks = Благодарим
exhibition-phase-now = Сейчас
exhibition-phase-next = Скоро
exhibition-phase-past = Прошедшие выставки
exhibitions-none = Выставок пока нет.
exhibition-is-draft = черновик
exhibition-is-review = на просмотре
exhibition-is-public = открыта
exhibition-is-archived = в архиве
curate-to-draft = Вернуть в черновик
curate-to-review = Отдать на просмотр
curate-to-public = Открыть для всех
curate-to-archived = В архив
wall-chalk = Мел
wall-putty = Глина
wall-sage = Шалфей
wall-dusk = Сумерки
wall-ink = Тушь
role-solo = Отдельно
role-pair = Пара
role-cluster = Группа
label-kind-title = Перевод названия
label-kind-childs-words = Перевод слов ребёнка
label-kind-alt = Что изображено, для тех, кто не видит
label-kind-extended = Ваше дополнение
gap-title = Название выставки
gap-lede = Одно предложение
gap-works = Нет ни одной работы
gap-room-title = Название зала
gap-room-works = Зал пуст
gap-consent = Нельзя показывать
gap-tour-consent = Нет согласия на показ в поездке
gap-work-title = Перевод названия
gap-work-alt = Описание словами
curate-none = Выставок пока нет. Создайте первую.
curate-make = Создать выставку
curate-title = Название
curate-lede = Одно предложение
curate-lede-hint = Стоит под названием на первом экране.
curate-slug = Адрес
curate-slug-hint = Строчные латинские буквы, цифры, дефис: five-countries-one-sky
curate-languages = Языки
curate-languages-hint = До открытия у каждой работы должны быть тексты на этих языках.
curate-opens-on = Первый день
curate-closes-on = Последний день
curate-thanks = Благодарности
curate-thanks-hint = Школы и люди, по одному в строке. Без имён детей.
curate-settings = Название и настройки
curate-save = Сохранить
curate-look = Посмотреть как посетитель
curate-state = Состояние
curate-days = Дни
curate-works = Работы
curate-room-add = Добавить зал
curate-room-title = Название зала
curate-room-intro = У входа
curate-room-words = Тексты и стена зала
curate-room-remove = Закрыть зал и снять работы
curate-room-forward = «{ $room }» ближе ко входу
curate-wall = Стена
curate-wall-hint = Ярким рисункам идут светлые стены, тёмным — тёмные.
curate-stops = Остановки и площадки
curate-stops-lede = Остановки могут пересекаться. Без площадки — онлайн.
curate-stop-add = Добавить остановку
curate-stop-name = Название остановки
curate-stop-name-hint = Только если отличается от площадки: ярмарка, онлайн-показ.
curate-stop-note = Часы и вход
curate-stop-change = Изменить
curate-stop-move = Перенести на эти дни
curate-stop-cancel = Отменить остановку
curate-venue = Площадка
curate-venue-online = Нет: онлайн
curate-venue-add = Добавить площадку
curate-venue-name = Название площадки
curate-member = Член ассоциации
curate-address = Адрес
curate-zone = Часовой пояс
curate-gaps = Чего не хватает
curate-gaps-none = Всё на месте. Выставку можно открыть.
curate-gaps-count =
    { $n ->
        [one] Осталось { $n } дело
        [few] Осталось { $n } дела
        [many] Осталось { $n } дел
       *[other] Осталось { $n } дела
    }
curate-gap = Не хватает
curate-gap-where = Где
curate-rearrange = Предложить развеску
curate-pause = пауза: пустая стена
curate-earlier = «{ $title }» раньше
curate-later = «{ $title }» позже
curate-with-before = Вместе с предыдущими
curate-apart = Начать отсюда заново
curate-to-room = В «{ $room }»
curate-down = Снять
curate-hidden =
    { $n ->
        [one] { $n } работу больше нельзя показывать; посетители её не видят.
        [few] { $n } работы больше нельзя показывать; посетители их не видят.
        [many] { $n } работ больше нельзя показывать; посетители их не видят.
       *[other] { $n } работы больше нельзя показывать; посетители их не видят.
    }
curate-choose = Выбрать работы
curate-choose-hint = Отметьте сколько угодно: они будут повешены в этом порядке.
curate-choose-none = Подходящих опубликованных работ нет.
curate-edition = Конкурс
curate-country = Страна
curate-every = Все
curate-filter = Показать
curate-hangs = уже висит
curate-hang = Повесить отмеченное
curate-more = Ещё работы
curate-words-max = Не больше { $n } слов на каждом языке.
curate-pause-before = Пустая стена перед этой группой
curate-pause-sentence = Предложение на ней
curate-pause-hint = Можно оставить пустым. Нужная ритму пауза останется.
curate-cover = Работа первого экрана
