# Зураг илгээх, цаашид юу болох.
refusal-quota-full = { $entries_max ->
    [one] Энэ нутгаас нэг зураг авах ёстой бөгөөд тэр нь ирсэн байна. Нутгийнхаа зохицуулагчаас асууна уу.
   *[other] Энэ нутгаас { $entries_max } зураг авах ёстой бөгөөд бүгд ирсэн байна. Нутгийнхаа зохицуулагчаас асууна уу.
}
refusal-picture-entered-already = Энэ зураг { $number } дугаартай уралдаанд оролцож байна. Хоёр дахь удаа илгээх шаардлагагүй.
refusal-wrong-entry-code = Энэ кодтой зураг алга. Баримт эсвэл манай захидалтай тулгаж үзнэ үү.
refusal-entry-changed-meanwhile = Өөр хүн түрүүлж амжлаа: энэ зургийг дөнгөж сая шийдвэрлэсэн эсвэл өөрчилсөн байна. Таны шийдвэр юуг ч дарж бичээгүй.
refusal-consent-missing = Эцэг эх, асран хамгаалагч оролцохыг зөвшөөрөөгүй бол зургийг хүлээж авах боломжгүй.
refusal-entry-not-screenable = Зургийг буцаасан эсвэл эргүүлэн татсан тул одоо шийдвэрлэх боломжгүй.
refusal-reason-missing = Шалтгаанаа сонгоно уу: захидалд бичигдэнэ.
refusal-entry-not-withdrawable = Энэ зураг уралдаанд байхгүй болсон тул эргүүлэн татах боломжгүй.
refusal-entry-not-returned = Энэ зургийг буцаагаагүй тул өөр гэрэл зураг хэрэггүй.
refusal-return-deadline-over = Гэрэл зургаа дахин илгээх хугацаа { $deadline_at }-нд дууссан.
refusal-too-many-entries = Энэ холболтоос нэг цагийн дотор маш олон зураг ирлээ. Түр хүлээгээд дахин оролдоно уу; бичсэн зүйл тань хэвээр байна.
refusal-too-many-tries = Хэт олон код оруулж үзлээ. Нэг минут хүлээнэ үү.
field-age-not-a-number = Насаа бүтэн тоогоор бичнэ үү.
field-answer-yes-or-no = Тийм эсвэл үгүй гэж хариулна уу.
field-consent-needed = Зөвхөн «Тийм» гэвэл зургийг хүлээж авна.
field-photo-missing = Зургийнхаа гэрэл зургийг сонгоно уу.

consent-taking-part = Уралдаанд оролцох
consent-hint-taking-part = Шүүгчид зураг, түүний нэр, хүүхдийн бичсэн үгийг үзнэ. Хүүхдийн нэр, нас, сургууль харагдахгүй. Зөвхөн энэ зөвшөөрөл л заавал хэрэгтэй.
consent-transfer = Мэдээллийг гадаадад дамжуулах
consent-hint-transfer = Нарийн бичгийн дарга нарын газар өөр улсад ажилладаг. Зөвшөөрвөл нэр, холбоо барих хаягийг тэнд үзнэ.
consent-show-work = Зургийг дэлгэн үзүүлэх
consent-hint-show-work = Шалгарвал зургийг энэ сайт болон үзэсгэлэнд үзүүлнэ.
consent-show-name = Нэрийг хамт бичих
consent-hint-show-name = Зургийн хажууд нэр, нас, нутаг бичигдэнэ. Зөвшөөрөхгүй бол зөвхөн нутаг бичигдэнэ.
consent-print-and-tour = Хэвлэх, аялуулах
consent-hint-print-and-tour = Зураг каталог, зурагт хуудас, явуулын үзэсгэлэнд орж болно.
consent-archive = Дараа нь хадгалах
consent-hint-archive = Уралдаан дууссаны дараа зураг архивт үлдэж болно. Зөвшөөрөхгүй бол устгана.

screening-reason-blurred = гэрэл зураг бүдэг эсвэл бараан байна
screening-reason-cut = зургийн ирмэг тасарсан байна
screening-reason-personal-data = зураг дээр нэр, царай эсвэл хаяг харагдаж байна
screening-reason-age = насыг дахин нягтлах шаардлагатай
screening-reason-duplicate = ижил зураг уралдаанд аль хэдийн орсон байна
screening-reason-not-own = хүүхдийн өөрийн зурсан зураг биш байна
screening-reason-theme = сэдэвт тохирохгүй байна

letter-entry-received-subject = Зургийг хүлээн авлаа: { $number }
letter-entry-received-body =
    Эрхэм { $guardian },

    баярлалаа: «{ $title }» зураг ирлээ. Бүртгэлийн дугаар нь

    { $number }

    Доорх кодоор зураг хаана яваагаа хэзээ ч харж, шаардлагатай бол гэрэл зургийг дахин илгээж, эсвэл эргүүлэн татаж болно:

    { $code }

    { $link }

    Энэ захидлыг хадгалаарай. Код зөвхөн энэ нэг зургийг нээдэг; өөр бүртгэл хэрэггүй.
letter-entry-returned-subject = Гэрэл зургаа дахин илгээнэ үү: { $number }
letter-entry-returned-body =
    Эрхэм { $guardian },

    { $number } дугаартай зураг алдагдаагүй, харин дахин авсан гэрэл зураг хэрэгтэй байна: { $reason }.

    { $note }

    Хугацаа: { $deadline_at }. Доорх хуудсыг нээгээд анхны захидалд байгаа кодоо бичнэ үү:

    { $link }
letter-entry-rejected-subject = { $number } зураг оролцох боломжгүй боллоо
letter-entry-rejected-body =
    Эрхэм { $guardian },

    { $number } дугаартай зургийг илгээсэнд баярлалаа. Харамсалтай нь энэ удаа оролцох боломжгүй байна: { $reason }.

    { $note }

    Хэрэв бид алдсан гэж бодож байвал зургийн дугаарыг дурдан нарийн бичгийн дарга нарын газарт хариу бичнэ үү.

# Pages.
enter-title = Зураг илгээх
enter-until = { $closes_at } хүртэл.
enter-wrong = { $n ->
    [one] Нэг зүйлийг засна уу
   *[other] { $n } зүйлийг засна уу
}
enter-kept = Таны бичсэн бүхэн хэвээр байна. Юу ч илгээгдээгүй.
enter-draft = Энэ төхөөрөмжид { $time } цагт хадгалав
enter-draft-forget = Ноорог устгах
enter-sending = Илгээж байна…
enter-part-drawing = Зураг
enter-photo = Зургийн гэрэл зураг
enter-photo-hint = Гэрэлтэй газар, дээрээс нь эгц авна. { $takes_heic ->
        [yes] JPEG, HEIC, PNG, WebP, TIFF
       *[no] JPEG, PNG, WebP, TIFF
    }; { $megabytes_max } МБ хүртэл, богино тал нь { $short_side_px_min } цэгээс багагүй.
enter-photo-kept = Гэрэл зургийг тань хүлээн авсан: { $width } × { $height } цэг. Өөр зураг илгээх бол л файл сонгоно уу.
enter-drawing-title = Зургийн нэр
enter-title-lang = Нэрийн хэл
enter-statement = Зургийнхаа тухай хэдэн үг
enter-statement-hint = Хүүхэд өөрийнхөөрөө бичнэ.
enter-optional = (заавал биш)
enter-part-child = Зурсан хүүхэд
enter-name = Нэр
enter-name-latin = Нэр, латин үсгээр
enter-age = { $day }-нд хүрсэн нас
enter-age-in = { $age } нас: { $division } бүлэг.
enter-age-out = { $age } насанд энэ уралдаанд оролцохгүй.
enter-member = Аймаг, хот
enter-choose = Сонгоно уу
enter-school = Сургууль
enter-part-guardian = Эцэг эх, асран хамгаалагч
enter-guardian-name = Эцэг эх, асран хамгаалагчийн нэр
enter-relation = Хүүхдийн хэн болох
relation-parent = Эх, эцэг
relation-relative = Бусад төрөл садан
relation-legal-guardian = Хууль ёсны асран хамгаалагч
enter-guardian-email = И-мэйл
enter-guardian-email-hint = Хүлээн авсан тухай захидал ирнэ. Хүүхдийн и-мэйл хэрэггүй.
enter-part-consent = Эцэг эх, асран хамгаалагчийн зөвшөөрөл
enter-consent-hint = Зөвхөн эхнийх нь заавал хэрэгтэй. Бусдад нь «үгүй» гэж хариулсан ч зураг адилхан шүүгдэнэ.
answer-yes = Тийм
answer-no = Үгүй
enter-send = Зургаа илгээх
receipt-title = Зургийг чинь хүлээн авлаа
receipt-letter = Эцэг эх, асран хамгаалагчид захидал явуулсан.
receipt-number = Бүртгэлийн дугаар
receipt-code = Код
receipt-code-hint = Энэ кодоор зураг хаана яваагаа харж, гэрэл зургаа дахин илгээж, эсвэл эргүүлэн татаж болно. Код энд нэг л удаа гарна, мөн захидалд бий.
receipt-look = Зургаа харах
receipt-another = Өөр зураг илгээх
receipt-print = Энэ хуудсыг хэвлэх эсвэл кодоо тэмдэглэж аваарай. Дараа нь энд бичнэ:
step-received = Хүлээн авсан
step-received-hint = Гэрэл зургийн байршил, камерын мэдээллийг устгасан.
step-screening = Шалгалт
step-screening-hint = Дахин зураг авах хэрэгтэй бол захидал ирнэ.
step-judging = Шүүлт
step-judging-hint = Шүүгчид зураг, нэр, бичсэн үгийг л үзнэ.
step-results = Үр дүн
code-title = Таны зураг
code-lede = Зураг хаана яваагаа харахын тулд баримтан дээрх кодоо бичнэ үү.
code-hint = Арван зургаан үсэг, тоо. Зураас, том жижиг үсэг хамаагүй.
code-open = Нээх
own-next = Одоо юу болох вэ
own-judges-see = Шүүгчид яг үүнийг харна: зураг, нэр, хүүхдийн үг.
own-picture-waiting = Зургийг бэлтгэж байна.
own-picture-before = { $n ->
    [one] Өмнө нь нэг зураг байна.
   *[other] Өмнө нь { $n } зураг байна.
}
own-picture-failed = Зургийг хараахан бэлтгэж чадсангүй. Манай хүн үзнэ; юу ч алдагдаагүй.
own-again = Өөр гэрэл зураг
own-again-until = { $deadline_at } хүртэл.
own-again-send = Гэрэл зургаа илгээх
own-facts = Таны өгсөн мэдээлэл
own-age = Нас
own-sent = Илгээсэн
own-consents = Зөвшөөрөл
consent-state-given = Зөвшөөрсөн
consent-state-refused = Зөвшөөрөөгүй
consent-state-withdrawn = Эргүүлэн татсан
consent-state-unanswered = Хариулаагүй
own-withdraw = Зургаа эргүүлэн татах
own-withdraw-hint = Ингэвэл зургийг шүүхгүй, үзүүлэхгүй, бүх зөвшөөрөл хүчингүй болно. Буцаах боломжгүй.
own-withdraw-sure = Тийм, эргүүлэн татна
entry-state-submitted = Хүлээн авсан
entry-state-returned = Дахин зураг хэрэгтэй
entry-state-eligible = Оролцож байна
entry-state-ineligible = Оролцох боломжгүй
entry-state-duplicate = Аль хэдийн орсон
entry-state-withdrawn = Эргүүлэн татсан
entry-state-suspended = Хянаж байна
entry-state-disqualified = Хасагдсан
entry-state-erased = Устгасан
entry-next-submitted = Зураг, гэрэл зургийг шалгана. Дахин авах хэрэгтэй бол захидал ирнэ.
entry-next-returned = Гэрэл зургаа дахин авч, эндээс илгээнэ үү.
entry-next-eligible = Зураг шүүгчдэд очно.
entry-next-ineligible = Харамсалтай байна. Шалтгаан доор болон захидалд бий.
entry-next-duplicate = Ижил зураг өөр дугаартай оролцож байна.
entry-next-withdrawn = Цаашид шүүхгүй, үзүүлэхгүй.
entry-next-suspended = Энэ зурагтай холбоотой мэдээллийг хянаж байна.
entry-next-disqualified = Мэдээллийг шийдвэрлэсний дараа уралдаанаас хассан.
entry-next-erased = Хувийн мэдээллийг устгасан.
list-all = Зураг
list-waiting = Хүлээгдэж буй
list-eligible = Зөвшөөрсөн
list-returned = Буцаасан
list-pictures-waiting = { $n ->
    [one] Нэг зургийг бэлтгэж байна.
   *[other] { $n } зургийг бэлтгэж байна.
}
list-failed = Бэлтгэж чадаагүй зураг
list-why = Шалтгаан
list-retry = Дахин оролдох
list-entries = Бүх зураг
list-state = Төлөв
list-any = Бүгд
list-filter = Харуулах
list-none = Одоогоор зураг алга.
list-pages = Хуудас
list-next = Дараах
list-by-member = Нутгаар
list-quota = Зураг, квот
screening-none = Шийдвэр хүлээж буй зураг алга.
screening-waiting = { $n ->
    [one] Нэг зураг хүлээж байна
   *[other] { $n } зураг хүлээж байна
}
screening-keys = Товчлуур
screening-photo = Гэрэл зураг
screening-same = Яг ижил зураг
screening-alike = Энэ эсвэл өмнөх уралдааны ижил байж болзошгүй зураг
screening-with-reason = Шалтгаантайгаар буцаах
screening-note = Захидалд нэмэх үг
decision-admit = Зөвшөөрөх
decision-return = Буцааж, захидал илгээх
decision-reject = Татгалзах
