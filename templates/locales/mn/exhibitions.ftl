# Exhibitions, rooms, stops; the curator’s desk.
refusal-exhibition-cannot-become = Үзэсгэлэнг «{ $from }» төлвөөс «{ $to }» төлөвт шилжүүлэх боломжгүй.
refusal-exhibition-has-gaps =
    { $n_gaps ->
        [one] Нэг зүйл дутуу байна.
       *[other] { $n_gaps } зүйл дутуу байна.
    } Жагсаалтаас харна уу.
refusal-too-many-rooms = Үзэсгэлэн хамгийн ихдээ { $rooms_max } танхимтай.
refusal-room-full = Нэг танхимд хамгийн ихдээ { $works_max } бүтээл өлгөнө; ингэвэл { $n_works } болно.
refusal-work-not-public =
    { $n_works ->
        [one] Нэг бүтээлийг олон нийтэд үзүүлэх боломжгүй.
       *[other] { $n_works } бүтээлийг олон нийтэд үзүүлэх боломжгүй.
    }
refusal-too-many-stops = Үзэсгэлэн хамгийн ихдээ { $stops_max } зогсоолтой.
refusal-too-many-venues = Газрын тоо дээд хэмжээ болох { $venues_max }-д хүрсэн байна.
refusal-changed-meanwhile = Энэ хооронд өөр хүн өөрчилжээ. Дахин харна уу.
field-exhibition-text-too-long = Хамгийн ихдээ { $chars_max } тэмдэгт.
field-exhibition-text-missing = Дор хаяж нэг хэлээр бичнэ үү.
field-not-a-slug = Зөвхөн жижиг латин үсэг, тоо, зураас.
field-slug-taken = Энэ хаягийг өөр үзэсгэлэн ашиглаж байна.
field-exhibition-languages-missing = Дор хаяж нэг хэл сонгоно уу.
field-days-backwards = Сүүлийн өдөр эхний өдрөөс өмнө байна.
field-too-many-words = { $lang }: { $n_words } үг; дээд хэмжээ { $words_max }.
field-no-work-chosen = Дор хаяж нэг бүтээл сонгоно уу.
field-not-a-day = Энэ өдөр биш байна.
field-not-a-zone = Энэ цагийн бүс биш байна. Жишээ нь Asia/Seoul.
