# Рамка каждой страницы и слова самого сайта.
app-tagline = Конкурс рисунков Северо-Восточной Азии
skip-to-content = К содержанию
nav-main = Главное меню
nav-call = Приём работ
nav-gallery = Работы
nav-exhibitions = Выставки
nav-judging = Судейство
nav-desk = Секретариат
desk-overview = Обзор
desk-entries = Работы
desk-screening = Отбор
desk-judges = Судьи
desk-rounds = Туры
desk-awards = Награды
desk-settings = Настройки
desk-editions = Конкурсы
desk-exhibitions = Выставки
desk-standing = Участие
desk-people = Люди
desk-letters = Письма
desk-jobs = Фоновая работа
desk-journal = Журнал
edition-nth = { $number }-й конкурс
language = Язык
theme = Светлая или тёмная
theme-auto = Как на устройстве
theme-light = Светлая
theme-dark = Тёмная
sign-in = Войти
sign-out = Выйти
foot-about = Международный конкурс рисунков для детей и молодёжи Северо-Восточной Азии. Для просмотра не нужна учётная запись и не используются cookie.
foot-privacy = Данные детей
foot-api = Для программ

problem-title = Не получилось
problem-what = Что произошло
problem-safe = Что в сохранности
problem-safe-yours = Всё, что было принято раньше, не потеряно и не изменено.
problem-safe-ours = Всё, что было подтверждено, в сохранности. Ничто из отправленного сейчас не сохранилось наполовину.
problem-fields = Что исправить
problem-home = На первую страницу

refusal-wrong-input = Кое-что из отправленного нужно проверить ещё раз.
refusal-not-found = По этому адресу ничего нет, или это не для всех.
refusal-sign-in-first = Сначала войдите.
refusal-not-allowed = Вашей учётной записи это не разрешено.
refusal-internal = У нас что-то сломалось. Мы это записали; попробуйте через минуту.
refusal-method-not-allowed = Этот адрес так использовать нельзя.
refusal-request-timeout = Соединение было слишком медленным и закрыто. Попробуйте ещё раз.
refusal-form-too-large = Форма больше, чем мы можем принять.
refusal-form-malformed = Форма пришла повреждённой. Отправьте её ещё раз.
refusal-form-expired = Форма была открыта до вашего последнего входа. Вернитесь, загрузите страницу заново и отправьте ещё раз.
refusal-cross-site-request = Запрос пришёл с другого сайта, поэтому не выполнен.
refusal-not-ready = Система ещё запускается. Попробуйте через минуту.
refusal-store-full = У нас закончилось место для рисунков. Ничего не сохранено наполовину; попробуйте позже.
refusal-store-unavailable = Хранилище рисунков сейчас не отвечает. Ничего не сохранено наполовину; попробуйте через несколько минут.
refusal-pictures-busy = Сервер сейчас слишком загружен и не может открыть рисунок. Ничего не сохранено наполовину; попробуйте через несколько минут.

field-required = Заполните это поле.
field-too-long = Слишком длинно: не больше { $chars_max ->
    [one] { $chars_max } знака
   *[other] { $chars_max } знаков
}.
field-malformed = Не удаётся прочитать. Проверьте.
field-unknown-field = Такого поля нет.
field-not-a-choice = Выберите из предложенного.
field-not-an-email = Это не адрес электронной почты.
