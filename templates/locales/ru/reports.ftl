# How member governments stand over the editions.

standing-title = Самые активные регионы-участники
standing-lede = Как участвовали регионы за все конкурсы и что получили — только числа. Любую сумму можно пересчитать.
standing-none = Записей пока нет. Они появятся с первыми открытыми результатами или с числами прежних конкурсов.
standing-first = Больше всех баллов:
standing-first-shared = Больше всех баллов, поровну:
standing-rule = Правило
standing-rule-edition =
    { $points ->
        [one] { $points } балл за каждый конкурс, в котором регион участвовал
        [few] { $points } балла за каждый конкурс, в котором регион участвовал
        [many] { $points } баллов за каждый конкурс, в котором регион участвовал
       *[other] { $points } балла за каждый конкурс, в котором регион участвовал
    }
standing-rule-work =
    { $points ->
        [one] { $points } балл за каждую участвовавшую работу
        [few] { $points } балла за каждую участвовавшую работу
        [many] { $points } баллов за каждую участвовавшую работу
       *[other] { $points } балла за каждую участвовавшую работу
    }
standing-rule-tier =
    { $points ->
        [one] { $points } балл за каждую награду ступени { $tier }
        [few] { $points } балла за каждую награду ступени { $tier }
        [many] { $points } баллов за каждую награду ступени { $tier }
       *[other] { $points } балла за каждую награду ступени { $tier }
    }
standing-rule-levels = Ступень 1 — высшая. Не названные ступени баллов не дают.
standing-rule-ties = Регионы с равными баллами делят место. Между ними баллы ничего не решают.
standing-editions = Учтены: { $editions }
standing-members = Регионы-участники
standing-place = Место
standing-shared = поровну
standing-member = Регион-участник
standing-n-editions = Конкурсы
standing-works = Работы
standing-awards = Награды
standing-points = Баллы
standing-sums-hint = За каждый конкурс: участие + работы × баллы + награды каждой ступени × баллы.
standing-together = Вместе
standing-not-set = Это правило ещё никто не установил: оно лишь предложено. Измените его ниже или сохраните как есть.
standing-set = Установить правило
standing-points-edition = Баллы за участие в конкурсе
standing-points-work = Баллы за работу
standing-points-tiers = Баллы за награду, начиная с высшей ступени
standing-first-edition = С конкурса
standing-last-edition = По конкурс
standing-make-public = Эту страницу могут читать все
standing-public-page = Открытая страница
standing-past = Прежние конкурсы
standing-past-hint = Конкурсы, которые шли без Artkite, вносятся числами. Здешние считаются по своим работам.
standing-lines = Числа
standing-lines-hint = По региону в строке: код, работы, затем награды с высшей ступени. Например: KR-47 12 0 1 3. Можно вставить из таблицы. Без строк конкурс убирается.
standing-enter = Внести
refusal-edition-run-here = Конкурс { $number } проходит здесь: он считается по своим работам.
field-standing-points-outside = Баллы — целые числа от 0 до { $n_max }; ступеней не больше двадцати.
field-editions-backwards = Последний конкурс раньше первого.
field-past-member-unknown = Строка { $line }: региона с таким кодом нет.
field-past-line-wrong = Строка { $line }: код, затем целые числа: работы и награды по ступеням.
field-past-more-awards = Строка { $line }: наград больше, чем работ.
field-past-member-twice = Строка { $line }: этот регион уже есть выше.
