# Нэвтрэх.
sign-in-lede = Нарийн бичгийн дарга нарын газар, шүүгч, зохицуулагч, багш нарт зориулав. Имэйлээр код илгээнэ, нууц үг байхгүй.
sign-in-email = Таны имэйл хаяг
sign-in-send-code = Код илгээх
sign-in-code-title = Кодоо бичнэ үү
sign-in-code-lede = Энэ хаягаар нэвтрэх эрхтэй бол найман оронтой код бүхий захидал явсан. Код энэ хөтөч дээр арван минут хүчинтэй.
sign-in-code = Найман орон
sign-in-code-none = Хэдэн минут өнгөрсөн ч захидал ирээгүй юу?
sign-in-again = Дахин код авах
invitation-title = Урилга
invitation-hello = Тавтай морил, { $name }
invitation-lede = Таныг хамтран ажиллахад урьж байна. Энэ товчоор нэг удаа орно, дараа нь имэйлээр ирэх кодоор нэвтэрнэ.
invitation-begin = Эхлэх
field-wrong-code = Код буруу, ашиглагдсан эсвэл хугацаа нь дууссан. Код авсан хөтөч дээрээ арван минутын дотор нэг удаа ашиглана.
refusal-wrong-code = Код буруу, ашиглагдсан эсвэл хугацаа нь дууссан.
refusal-too-many-codes = Энэ хаягт хэт олон код хүссэн байна. Нэг цаг хүлээнэ үү.
refusal-invitation-used = Урилгыг ашигласан эсвэл хугацаа нь дууссан. Имэйлийн кодоор нэвтрэх, эсвэл шинэ урилга хүснэ үү.

letter-sign-in-code-subject = { $code } бол таны код
letter-sign-in-code-body =
    Таны нэвтрэх код:

    { $code }

    Код хүссэн хөтөч дээрээ арван минутын дотор нэг удаа ашиглана. Та хүсээгүй бол юу ч хийх шаардлагагүй.
letter-invitation-subject = Танд ирсэн урилга
letter-invitation-body =
    Эрхэм { $name },

    таныг зургийн уралдаанд хамтран ажиллахад урьж байна. Энэ холбоосоор арван дөрвөн хоногийн дотор нэг удаа орж болно:

    { $link }

    Дараа нь энэ хаягт илгээх кодоор нэвтэрнэ.

# Ажлын ширээний хүмүүс.
people-lede = Хэн ямар үүрэгтэйгээр хамт ажилладаг вэ. Хассан үүрэг тухайн хүний дараагийн үйлдлээс эхлэн хүчингүй болно.
people-none = Одоогоор хэн ч алга.
people-name = Нэр
people-email = Имэйл хаяг
people-role = Үүрэг
people-roles = Үүрэг
people-any = Бүгд
people-filter = Харуулах
people-no-role = одоо үүрэггүй
people-take = Хасах
people-take-hint = Дараагийн үйлдлээс эхлэн энэ хүн үүнийг хийх эрхгүй болно. Бүртгэлд үлдэнэ.
people-take-sure = Тийм, хасна
people-invite = Хүн урих
people-invite-hint = Арван дөрвөн хоногийн дотор нэг удаа ашиглах холбоостой захидал явна. Бүртгэлтэй хүн бол үүрэг нэмэгдэнэ.
people-lang = Захидлын хэл
people-edition = Уралдаан
people-edition-hint = Шүүгч, шүүгчдийн ахлагчид.
people-every-edition = Бүх уралдаан
people-member = Гишүүн засаг захиргаа
people-member-hint = Зохицуулагч, багшид.
people-no-member = Байхгүй
people-send = Урилга илгээх
people-sending = Илгээж байна…
people-invited = Урилга явлаа.
people-wrong = { $n ->
    [one] Нэг зүйлийг дахин нягтална уу
   *[other] { $n } зүйлийг дахин нягтална уу
}
people-kept = Бичсэн зүйл тань хэвээр байна.
person-role-secretariat = Нарийн бичгийн дарга нарын газар
person-role-coordinator = Зохицуулагч
person-role-teacher = Багш
person-role-judge = Шүүгч
person-role-chair = Шүүгчдийн ахлагч
person-role-curator = Үзэсгэлэн зохиогч
person-role-auditor = Хянагч
field-edition-not-for-role = Зөвхөн шүүгч, шүүгчдийн ахлагчийг нэг уралдаанд урина.
field-member-not-for-role = Зөвхөн зохицуулагч, багш гишүүн засаг захиргаанд харьяалагдана.
refusal-own-secretariat-role = Энэ бол таны өөрийн сүүлчийн эрх. Нарийн бичгийн дарга нарын газрын хамт ажиллагч тань хасаж болно.
