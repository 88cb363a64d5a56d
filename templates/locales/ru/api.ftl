# The page about the API; what it lists comes from the handlers.
api-title = Для программ
api-document = Документ OpenAPI
api-parameters = Параметры
api-body = Что отправить
api-answers = Ответы
api-shapes = Структуры данных
refusal-key-used-for-another = Этот ключ уже использован для другого запроса.
refusal-request-in-progress = Такой же запрос сейчас выполняется. Повторите немного позже.
refusal-idempotency-key-malformed = Idempotency-Key должен состоять из видимых символов ASCII, от 1 до { $chars_max }.
