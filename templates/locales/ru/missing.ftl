# What becomes of scorecards that are missing.
missing-settle = Решить об отмеченных
missing-settle-hint = Отметьте листы и решите, что с ними будет. Неотмеченные выпадут при закрытии тура.
missing-what = Что с ними будет
missing-to-least = Судьям, у которых меньше всего работ
missing-to-chair = Заполнит председатель
missing-to-judge = Передать: { $name }
missing-drop = Исключить
refusal-missing-none-chosen = Отметьте хотя бы один лист.
refusal-missing-given-meanwhile = Один из этих листов тем временем подан или решён. Посмотрите ещё раз.
refusal-missing-nobody-may = Эти работы некому передать, или этот судья не может их смотреть: { $entries }. Ничего не изменено.
refusal-panel-without-chair = Председателя нет в составе этого жюри.
