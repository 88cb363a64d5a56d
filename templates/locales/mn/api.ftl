# The page about the API; what it lists comes from the handlers.
api-title = Програмд зориулсан
api-document = OpenAPI баримт
api-parameters = Параметр
api-body = Илгээх зүйл
api-answers = Хариу
api-shapes = Өгөгдлийн бүтэц
refusal-key-used-for-another = Энэ түлхүүрийг өөр хүсэлтэд аль хэдийн ашигласан байна.
refusal-request-in-progress = Ижил хүсэлтийг яг одоо гүйцэтгэж байна. Түр хүлээгээд дахин оролдоно уу.
refusal-idempotency-key-malformed = Idempotency-Key нь 1-ээс { $chars_max } хүртэлх харагдах ASCII тэмдэгттэй байх ёстой.
