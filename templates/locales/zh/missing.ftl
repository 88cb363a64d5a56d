# What becomes of scorecards that are missing.
missing-settle = 处理所选
missing-settle-hint = 勾选评分表并决定如何处理。未勾选的在结束本轮时作废。
missing-what = 如何处理
missing-to-least = 交给作品最少的评委
missing-to-chair = 由主席补评
missing-to-judge = 交给 { $name }
missing-drop = 作废
refusal-missing-none-chosen = 请至少勾选一张评分表。
refusal-missing-given-meanwhile = 其中有评分表在此期间已提交或已处理，请再看一次。
refusal-missing-nobody-may = 以下作品没有可评的评委，或该评委不能评：{ $entries }。未作任何更改。
refusal-panel-without-chair = 主席不在本轮评委组中。
