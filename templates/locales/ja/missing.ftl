# What becomes of scorecards that are missing.
missing-settle = 選んだものを処理する
missing-settle-hint = 採点票を選び、扱いを決めます。選ばなかったものは終了時に取り下げになります。
missing-what = 扱い
missing-to-least = 担当の少ない審査員に
missing-to-chair = 委員長が採点する
missing-to-judge = { $name } に
missing-drop = 取り下げる
refusal-missing-none-chosen = 採点票を1件以上選んでください。
refusal-missing-given-meanwhile = この間に提出または処理された採点票があります。もう一度ご確認ください。
refusal-missing-nobody-may = 次の作品を担当できる審査員がいないか、この審査員は担当できません：{ $entries }。何も変えていません。
refusal-panel-without-chair = 委員長はこの審査員団にいません。
