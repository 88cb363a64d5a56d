# What becomes of scorecards that are missing.
missing-settle = Сонгосныг шийдэх
missing-settle-hint = Хуудсуудыг сонгож, яахыг шийднэ. Сонгоогүй нь шат хаахад хасагдана.
missing-what = Яах вэ
missing-to-least = Хамгийн цөөн зурагтай шүүгчид
missing-to-chair = Ахлагч нөхнө
missing-to-judge = Шилжүүлэх: { $name }
missing-drop = Хасах
refusal-missing-none-chosen = Дор хаяж нэг хуудас сонгоно уу.
refusal-missing-given-meanwhile = Энэ хооронд аль нэг хуудас ирсэн эсвэл шийдэгдсэн. Дахин харна уу.
refusal-missing-nobody-may = Дараах зургийг үзэх шүүгч алга, эсвэл энэ шүүгч үзэж болохгүй: { $entries }. Юу ч өөрчлөгдөөгүй.
refusal-panel-without-chair = Ахлагч энэ бүрэлдэхүүнд алга.
