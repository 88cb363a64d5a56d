# Awards: gallery, results, the board, the announcement and its letters.

work-age-place = { $age } настай, { $place }
work-comma = {", "}
work-more = Энэ бүтээлийн тухай
work-theme = Сэдэв
work-division = Насны ангилал
work-neighbours = Хөрш бүтээлүүд
work-previous = Өмнөх
work-all = Бүх бүтээл
work-next = Дараах
gallery-count = Шагналт { $n } бүтээл
gallery-filter = Бүтээл сонгох
gallery-by-edition = Уралдаан
gallery-by-award = Шагнал
gallery-by-country = Улс
gallery-by-member = Нутаг
gallery-by-division = Насны ангилал
gallery-by-colour = Өнгө
colour-red = Улаан
colour-orange = Улбар шар
colour-yellow = Шар
colour-green = Ногоон
colour-turquoise = Номин ногоон
colour-blue = Цэнхэр, хөх
colour-violet = Нил ягаан
colour-pink = Ягаан
colour-brown = Хүрэн
colour-black = Хар
gallery-all = Бүгд
gallery-show = Харуулах
gallery-none = Тохирох бүтээл алга. Нэг шүүлтүүрийг авна уу.
gallery-pages = Хуудас
gallery-more = Бусад бүтээл
results-title = Дүн
results-lede = { $entries } зургаас { $awards } шагнал
results-gallery = Бүх шагналт бүтээл
results-entries = Улс тус бүрийн бүтээл
results-more = Энэ шагналын бүх бүтээл
strip-title = Шагналт бүтээл
strip-all = Бүгдийг үзэх
board-lede = Дээд шагналаас доош. Зарлахаас өмнө нийтэд харагдахгүй.
board-announced = Дүн нийтлэгдсэн. Шагнал цаашид өөрчлөгдөхгүй.
board-filled = Шүүгчдийн эрэмбээр шагналыг бөглөлөө.
board-tied = Дараах шагналын зааг дээр ижил байр байна; гараар шийднэ үү:
board-fill = Эрэмбээр бөглөх
board-fill-hint = Таны гараар тавьсан нь хэвээр үлдэнэ.
board-unplaced = Эрэмбийн дараагийн бүтээл
board-unplaced-none = Үлдсэн бүтээл алга.
board-tier = Шагнал
board-none = шагналгүй
board-set = Тавих
announce-title = Дүн зарлах
announce-lede = Дүн, үзэсгэлэн, захидал шууд, зөвхөн нэг удаа нийтлэгдэнэ.
announce-done = { $moment } зарласан.
announce-awards = Шагнал
announce-letters = Захидал
announce-hidden = Шагналтай ч үзүүлэх боломжгүй
announce-off-size = { $n } олгосон, { $size } төлөвлөсөн
announce-by-language = Хэл тус бүрийн захидал
announce-awarded = Шагналтай
announce-thanks = Талархал
refusal-entry-not-eligible = { $number } цаашид оролцохгүй.
refusal-nothing-tallied-yet = Тоолсон шат хараахан байхгүй тул эрэмбэ алга.
refusal-no-awards-given = Шагнал хараахан олгоогүй байна.

letter-entry-awarded-subject = { $number }: { $award }
letter-entry-awarded-body =
    Эрхэм { $guardian },

    { $number } дугаартай зураг шагнал хүртлээ: { $award }. Зураачид баяр хүргэе!

    Цаашид юу болохыг эндээс үзнэ үү:

    { $link }

    Зургаа бидэнд үзүүлсэнд баярлалаа.
letter-entry-thanks-subject = Оролцсонд баярлалаа: { $number }
letter-entry-thanks-body =
    Эрхэм { $guardian },

    уралдаан дуусаж, дүн нийтлэгдлээ. Шүүгчид { $number } дугаартай зургийг анхааралтай үзсэн. Зураг бүр уралдааныг баяжуулсан; танд болон зураачид талархал илэрхийлье.

    { $link }
board-share = { $works } бүтээлийн { $percent } %, дээш тоймлосон
warn-title = Анхаарах зүйл
warn-hint = Эдгээр нь юуг ч хориглохгүй. Нийтлэхийн өмнө үзээрэй.
warn-own-child-read = Шүүгч { $judge } энэ хүүхдийн асран хамгаалагч бөгөөд бүтээлийг үнэлсэн.
warn-own-child-kept = Шүүгч { $judge } энэ хүүхдийн асран хамгаалагч; бүтээлийг үнэлээгүй.
warn-own-school-read = Шүүгч { $judge } энэ хүүхдийн сургуульд багшилж байсан бөгөөд бүтээлийг үнэлсэн.
warn-own-school-kept = Шүүгч { $judge } энэ хүүхдийн сургуульд багшилж байсан; бүтээлийг үнэлээгүй.
warn-own-member-read = Шүүгч { $judge } мөн гишүүн засаг захиргаанаас бөгөөд бүтээлийг үнэлсэн.
warn-own-member-kept = Шүүгч { $judge } мөн гишүүн засаг захиргаанаас; бүтээлийг үнэлээгүй.
warn-stepped-aside-read = Шүүгч { $judge } нэг шатанд татгалзсан ({ $reason }) боловч өөр шатанд үнэлсэн.
warn-stepped-aside-kept = Шүүгч { $judge } энэ бүтээлээс татгалзсан: { $reason }
warn-exception-on = { $round }-р шатанд онцгойлон дэвшсэн: { $reason }
warn-exception-off = { $round }-р шатанд онцгойлон үлдсэн: { $reason }
warn-case-open = Энэ бүтээлийн талаар хэрэг нээлттэй байна.
warn-not-shown = Бүтээлийг үзүүлэх зөвшөөрөл алга: галерейд гарахгүй.
warn-gone = Энэ бүтээл цаашид оролцохгүй.
warn-cap = { $group }: { $n } шагнал, дээд тал нь { $most } гэж бодсон
warn-cap-works = { $group }: { $n } шагнал, дээд тал нь { $most } гэж бодсон ({ $numbers })
board-drag = Өөр шагнал руу чирэх
board-moved = { $number } → { $tier }
board-not-saved = Холболт алга тул хадгалсангүй. Юу ч хөдлөөгүй; дахин оролдоно уу.
refusal-award-moved-meanwhile = Та самбарыг нээснээс хойш { $number }-г өөр хүн зөөсөн байна. Одоо байгаа газарт нь харуулж байна; хэрэгтэй бол дахин зөөнө үү.
board-warnings = { $n } анхаарах зүйл
board-each = насны ангилал бүрд
