# Хуудас бүрийн хүрээ ба системийн өөрийн үгс.
app-tagline = Зүүн хойд Азийн зургийн уралдаан
skip-to-content = Агуулга руу очих
nav-main = Үндсэн цэс
nav-call = Бүтээл хүлээн авах зар
nav-gallery = Бүтээлүүд
nav-exhibitions = Үзэсгэлэн
nav-judging = Шүүлт
nav-desk = Ажлын ширээ
language = Хэл
theme = Цайвар эсвэл бараан
theme-auto = Төхөөрөмжийн дагуу
theme-light = Цайвар
theme-dark = Бараан
sign-in = Нэвтрэх
sign-out = Гарах
foot-about = Зүүн хойд Азийн хүүхэд, залуусын олон улсын зургийн уралдаан. Үзэхэд бүртгэл хэрэггүй, күүки ашиглахгүй.
foot-privacy = Хүүхдийн мэдээлэл
foot-api = Программд зориулсан

problem-title = Амжилтгүй боллоо
problem-what = Юу болсон бэ
problem-safe = Юу бүрэн бүтэн байна вэ
problem-safe-yours = Өмнө нь хүлээн авсан зүйл алга болоогүй, өөрчлөгдөөгүй.
problem-safe-ours = Хүлээн авснаа мэдэгдсэн бүхэн бүрэн бүтэн. Сая илгээсэн зүйл тань хагас дутуу хадгалагдаагүй.
problem-fields = Засах зүйл
problem-home = Нүүр хуудас руу

refusal-wrong-input = Илгээсэн зүйлийн заримыг дахин нягтлах хэрэгтэй.
refusal-not-found = Энэ хаягт юу ч алга, эсвэл нийтэд нээлттэй биш.
refusal-sign-in-first = Эхлээд нэвтэрнэ үү.
refusal-not-allowed = Таны эрхээр үүнийг хийх боломжгүй.
refusal-internal = Манай талд алдаа гарлаа. Бүртгэж авсан. Нэг минутын дараа дахин оролдоно уу.
refusal-method-not-allowed = Энэ хаягийг ингэж ашиглах боломжгүй.
refusal-request-timeout = Холболт хэт удаан тул тасаллаа. Дахин оролдоно уу.
refusal-form-too-large = Маягт бидний хүлээн авах хэмжээнээс том байна.
refusal-form-malformed = Маягт гэмтэж ирлээ. Дахин илгээнэ үү.
refusal-form-expired = Энэ маягтыг таныг сүүлд нэвтрэхээс өмнө нээсэн байна. Буцаж хуудсаа дахин нээгээд илгээнэ үү.
refusal-cross-site-request = Хүсэлт өөр сайтаас ирсэн тул гүйцэтгээгүй.

field-required = Бөглөнө үү.
field-too-long = Хэт урт байна: дээд тал нь { $chars_max } тэмдэгт.
field-malformed = Уншигдахгүй байна. Шалгана уу.
field-unknown-field = Ийм талбар алга.
field-not-a-choice = Жагсаалтаас сонгоно уу.
field-not-an-email = Энэ имэйл хаяг биш байна.
