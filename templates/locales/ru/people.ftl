# Вход.
sign-in-lede = Для секретариата, членов жюри, координаторов и учителей. Мы пришлём код на почту; пароля нет.
sign-in-email = Ваш адрес электронной почты
sign-in-send-code = Прислать код
sign-in-code-title = Введите код
sign-in-code-lede = Если с этим адресом можно войти, письмо с восемью цифрами уже в пути. Код действует десять минут в этом браузере.
sign-in-code = Восемь цифр
sign-in-code-none = Прошло несколько минут, а письма нет?
sign-in-again = Запросить ещё один код
invitation-title = Приглашение
invitation-hello = Добро пожаловать, { $name }
invitation-lede = Мы приглашаем вас к работе. Эта кнопка впускает один раз; потом вы входите по коду из письма.
invitation-begin = Начать
field-wrong-code = Код неверный, уже использован или устарел. Код действует один раз, десять минут, в том браузере, где его запросили.
refusal-wrong-code = Код неверный, уже использован или устарел.
refusal-too-many-codes = Для этого адреса запросили слишком много кодов. Подождите час.
refusal-invitation-used = Приглашение уже использовано или устарело. Войдите по коду из письма или попросите новое приглашение.

letter-sign-in-code-subject = { $code } — ваш код
letter-sign-in-code-body =
    Ваш код для входа:

    { $code }

    Он действует один раз, десять минут, в том браузере, где вы его запросили. Если вы ничего не запрашивали, ничего не делайте.
letter-invitation-subject = Ваше приглашение
letter-invitation-body =
    Здравствуйте, { $name }!

    Приглашаем вас к работе в конкурсе рисунков. Эта ссылка впускает один раз в течение четырнадцати дней:

    { $link }

    Потом вы входите по коду, который мы присылаем на этот адрес.

# Люди в секретариате.
people-lede = Кто работает с нами и в какой роли. Снятая роль перестаёт действовать со следующего нажатия.
people-none = Пока никого.
people-name = Имя
people-email = Адрес почты
people-role = Роль
people-roles = Роли
people-any = Все
people-filter = Показать
people-no-role = сейчас без роли
people-take = Снять
people-take-hint = Со следующего нажатия человек больше не сможет этого делать. Запись останется в журнале.
people-take-sure = Да, снять
people-invite = Пригласить
people-invite-hint = Уйдёт письмо со ссылкой: она действует один раз, четырнадцать дней. Тому, кто уже здесь, добавится роль.
people-lang = Язык писем
people-edition = Конкурс
people-edition-hint = Для членов и председателя жюри.
people-every-edition = Все конкурсы
people-member = Регион-участник
people-member-hint = Для координаторов и учителей.
people-no-member = Нет
people-send = Отправить приглашение
people-sending = Отправляем…
people-invited = Приглашение отправлено.
people-wrong = { $n ->
    [one] Нужно проверить { $n } место
    [few] Нужно проверить { $n } места
    [many] Нужно проверить { $n } мест
   *[other] Нужно проверить { $n } места
}
people-kept = Всё, что вы написали, сохранено.
person-role-secretariat = Секретариат
person-role-coordinator = Координатор
person-role-teacher = Учитель
person-role-judge = Член жюри
person-role-chair = Председатель жюри
person-role-curator = Куратор
person-role-auditor = Аудитор
field-edition-not-for-role = На один конкурс приглашают только членов и председателя жюри.
field-member-not-for-role = К региону относятся только координаторы и учителя.
refusal-own-secretariat-role = Это ваша последняя роль в секретариате. Снять её может коллега из секретариата.
