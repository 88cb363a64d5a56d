# Отправка рисунка и что с ним дальше.
refusal-quota-full = { $entries_max ->
    [one] Этот регион может прислать { $entries_max } рисунок, и он уже получен. Обратитесь к координатору вашего региона.
    [few] Этот регион может прислать { $entries_max } рисунка, и все они уже получены. Обратитесь к координатору вашего региона.
    [many] Этот регион может прислать { $entries_max } рисунков, и все они уже получены. Обратитесь к координатору вашего региона.
   *[other] Этот регион может прислать { $entries_max } рисунка, и все они уже получены. Обратитесь к координатору вашего региона.
}
refusal-picture-entered-already = Этот рисунок уже участвует в конкурсе под номером { $number }. Присылать его второй раз не нужно.
refusal-wrong-entry-code = Такого кода нет ни у одного рисунка. Сверьте его с квитанцией или нашим письмом.
refusal-entry-changed-meanwhile = Кто-то опередил вас: по этому рисунку только что принято решение или он изменился. Ничего не перезаписано.
refusal-consent-missing = Без согласия родителя или опекуна на участие мы не можем принять рисунок.
refusal-entry-not-screenable = По этому рисунку сейчас нельзя принять решение: он возвращён или отозван.
refusal-reason-missing = Выберите причину: она войдёт в письмо.
refusal-entry-not-withdrawable = Этот рисунок уже не участвует в конкурсе, отозвать его нельзя.
refusal-entry-not-returned = Другой снимок не нужен: этот рисунок не возвращали.
refusal-return-deadline-over = Срок для нового снимка истёк: { $deadline_at }.
refusal-too-many-entries = С этого подключения за час пришло очень много рисунков. Попробуйте немного позже; всё, что вы написали, сохранено.
refusal-too-many-tries = Слишком много попыток ввести код. Подождите минуту.
field-age-not-a-number = Укажите возраст целым числом лет.
field-answer-yes-or-no = Ответьте «да» или «нет».
field-consent-needed = Принять рисунок мы можем только с ответом «да».
field-photo-missing = Выберите фотографию рисунка.

consent-taking-part = Участие в конкурсе
consent-hint-taking-part = Жюри видит рисунок, его название и слова ребёнка. Имени, возраста и школы жюри не видит. Обязательно только это согласие.
consent-transfer = Передача данных за границу
consent-hint-transfer = Секретариат работает в другой стране. С вашего согласия там смогут прочитать имя и ваш адрес для связи.
consent-show-work = Показ рисунка
consent-hint-show-work = Если рисунок выберут, его увидят на этом сайте и на выставках.
consent-show-name = Имя рядом с рисунком
consent-hint-show-name = Рядом с рисунком стоят имя, возраст и регион. Без согласия — только регион.
consent-print-and-tour = Печать и передвижные выставки
consent-hint-print-and-tour = Рисунок может войти в каталог, на плакаты и в передвижные выставки.
consent-archive = Хранение после конкурса
consent-hint-archive = После конкурса рисунок может остаться в архиве. Без согласия он будет удалён.

screening-reason-blurred = снимок размытый или тёмный
screening-reason-cut = край рисунка обрезан
screening-reason-personal-data = на снимке видны имя, лицо или адрес
screening-reason-age = нужно проверить возраст
screening-reason-duplicate = этот рисунок уже есть в конкурсе
screening-reason-not-own = это не собственный рисунок ребёнка
screening-reason-theme = рисунок не на тему конкурса

letter-entry-received-subject = Рисунок получен: { $number }
letter-entry-received-body =
    Здравствуйте, { $guardian }!

    Спасибо: рисунок «{ $title }» получен. Его номер:

    { $number }

    С этим кодом можно в любое время узнать, что с рисунком, прислать другой снимок, если понадобится, или отозвать рисунок:

    { $code }

    { $link }

    Сохраните это письмо. Код открывает только этот рисунок; учётная запись не нужна.
letter-entry-returned-subject = Пришлите, пожалуйста, снимок ещё раз: { $number }
letter-entry-returned-body =
    Здравствуйте, { $guardian }!

    Рисунок { $number } не потерян, но нам нужен другой снимок. Причина: { $reason }.

    { $note }

    Пришлите его до { $deadline_at }. Откройте эту страницу и введите код из нашего первого письма:

    { $link }
letter-entry-rejected-subject = Рисунок { $number } не может участвовать
letter-entry-rejected-body =
    Здравствуйте, { $guardian }!

    Спасибо за рисунок { $number }. К сожалению, в этот раз он не может участвовать. Причина: { $reason }.

    { $note }

    Если вы считаете, что это ошибка, ответьте секретариату и назовите номер.

# Pages.
enter-title = Прислать рисунок
enter-until = До { $closes_at }.
enter-wrong = { $n ->
    [one] Нужно исправить { $n } место
    [few] Нужно исправить { $n } места
    [many] Нужно исправить { $n } мест
   *[other] Нужно исправить { $n } места
}
enter-kept = Всё, что вы написали, сохранено. Пока ничего не отправлено.
enter-draft = Сохранено на этом устройстве в { $time }
enter-draft-forget = Удалить черновик
enter-sending = Отправляем…
enter-part-drawing = Рисунок
enter-photo = Фотография рисунка
enter-photo-hint = При хорошем свете, прямо сверху. { $takes_heic ->
        [yes] JPEG, HEIC, PNG, WebP или TIFF
       *[no] JPEG, PNG, WebP или TIFF
    }, до { $megabytes_max } МБ; короткая сторона не меньше { $short_side_px_min } пикс.
enter-photo-kept = Ваша фотография получена: { $width } × { $height } пикс. Выбирайте файл, только если хотите прислать другую.
enter-drawing-title = Название
enter-title-lang = Язык названия
enter-statement = Несколько слов о рисунке
enter-statement-hint = Своими словами ребёнка.
enter-optional = (необязательно)
enter-part-child = Кто нарисовал
enter-name = Имя
enter-name-latin = Имя латинскими буквами
enter-age = Возраст на { $day }
enter-age-in = Возраст { $age }: группа { $division }.
enter-age-out = В возрасте { $age } в этом конкурсе не участвуют.
enter-member = Регион
enter-choose = Выберите
enter-school = Школа
enter-part-guardian = Родитель или опекун
enter-guardian-name = Имя родителя или опекуна
enter-relation = Кем приходится ребёнку
relation-parent = Мать или отец
relation-relative = Другой родственник
relation-legal-guardian = Законный опекун
enter-guardian-email = Электронная почта
enter-guardian-email-hint = Сюда придут квитанция и письма. Адрес ребёнка не нужен.
enter-part-consent = Согласие родителя или опекуна
enter-consent-hint = Обязательно только первое. Что бы вы ни ответили на остальные, рисунок оценят так же.
answer-yes = Да
answer-no = Нет
enter-send = Отправить рисунок
receipt-title = Рисунок получен
receipt-letter = Родителю или опекуну отправлено письмо.
receipt-number = Номер
receipt-code = Код
receipt-code-hint = С этим кодом позже можно узнать, что с рисунком, прислать другой снимок или отозвать его. Здесь код показан один раз, он есть и в письме.
receipt-look = Посмотреть рисунок
receipt-another = Прислать ещё рисунок
receipt-print = Распечатайте эту страницу или запишите код. Потом введите его здесь:
step-received = Получен
step-received-hint = Данные о месте и камере из снимка удалены.
step-screening = Проверка
step-screening-hint = Если нужен другой снимок, придёт письмо.
step-judging = Судейство
step-judging-hint = Жюри видит рисунок, название и слова — больше ничего.
step-results = Результаты
code-title = Ваш рисунок
code-lede = Введите код из квитанции, чтобы узнать, что с рисунком.
code-hint = Шестнадцать букв и цифр. Дефисы и регистр не важны.
code-open = Открыть
own-next = Что дальше
own-judges-see = Жюри видит именно это: рисунок, название и слова ребёнка.
own-picture-waiting = Изображение готовится.
own-picture-before = { $n ->
    [one] Перед ним { $n } изображение.
    [few] Перед ним { $n } изображения.
    [many] Перед ним { $n } изображений.
   *[other] Перед ним { $n } изображения.
}
own-picture-failed = Изображение пока не удалось подготовить. Мы посмотрим; ничего не потеряно.
own-again = Другой снимок
own-again-until = До { $deadline_at }.
own-again-send = Отправить снимок
own-facts = Что вы сообщили
own-age = Возраст
own-sent = Отправлен
own-consents = Согласия
consent-state-given = Да
consent-state-refused = Нет
consent-state-withdrawn = Отозвано
consent-state-unanswered = Нет ответа
own-withdraw = Отозвать рисунок
own-withdraw-hint = Рисунок больше не будут оценивать и показывать, все согласия прекратятся. Вернуть это нельзя.
own-withdraw-sure = Да, отозвать
entry-state-submitted = Получен
entry-state-returned = Нужен другой снимок
entry-state-eligible = Участвует
entry-state-ineligible = Не может участвовать
entry-state-duplicate = Уже в конкурсе
entry-state-withdrawn = Отозван
entry-state-suspended = На рассмотрении
entry-state-disqualified = Исключён
entry-state-erased = Удалён
entry-next-submitted = Рисунок и снимок проверят. Если нужен другой снимок, придёт письмо.
entry-next-returned = Сфотографируйте рисунок ещё раз и пришлите снимок здесь.
entry-next-eligible = Рисунок отправится к жюри.
entry-next-ineligible = Нам очень жаль. Причина указана ниже и в письме.
entry-next-duplicate = Этот рисунок участвует под другим номером.
entry-next-withdrawn = Его больше не оценивают и не показывают.
entry-next-suspended = Рассматривается сообщение об этом рисунке.
entry-next-disqualified = Он исключён из конкурса по решению о сообщении.
entry-next-erased = Личные данные удалены.
list-all = Работ
list-waiting = Ждут
list-eligible = Приняты
list-returned = Возвращены
list-pictures-waiting = { $n ->
    [one] Готовится { $n } изображение.
    [few] Готовятся { $n } изображения.
    [many] Готовится { $n } изображений.
   *[other] Готовится { $n } изображения.
}
list-failed = Неудавшиеся изображения
list-why = Причина
list-retry = Повторить
list-entries = Все работы
list-state = Состояние
list-any = Все
list-filter = Показать
list-none = Здесь пока нет работ.
list-pages = Страницы
list-next = Дальше
list-by-member = По регионам
list-quota = Работы и квота
screening-none = Ничего не ждёт решения.
screening-waiting = { $n ->
    [one] Ждёт { $n } работа
    [few] Ждут { $n } работы
    [many] Ждут { $n } работ
   *[other] Ждут { $n } работы
}
screening-keys = Клавиши
screening-photo = Снимок
screening-same = Тот же самый снимок
screening-alike = Вероятно, тот же рисунок — в этом или в прежнем конкурсе
screening-with-reason = Не принимать, с причиной
screening-note = Фраза для письма
decision-admit = Принять
decision-return = Вернуть и отправить письмо
decision-reject = Отклонить
