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
