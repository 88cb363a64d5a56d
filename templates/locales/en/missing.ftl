# What becomes of scorecards that are missing.
missing-settle = Settle the marked ones
missing-settle-hint = Mark scorecards and say what becomes of them. Those not marked are dropped when the round is closed.
missing-what = What happens
missing-to-least = To the judges with the fewest drawings
missing-to-chair = The chair fills in
missing-to-judge = To { $name }
missing-drop = Drop them
refusal-missing-none-chosen = Please mark at least one scorecard.
refusal-missing-given-meanwhile = One of these scorecards was given or settled meanwhile. Please look again.
refusal-missing-nobody-may = Nobody on the panel, or not this judge, may read: { $entries }. Nothing was changed.
refusal-panel-without-chair = The chair does not sit on this panel.
