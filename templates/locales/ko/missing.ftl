# What becomes of scorecards that are missing.
missing-settle = 고른 것 처리하기
missing-settle-hint = 채점표를 고르고 처리 방법을 정합니다. 고르지 않은 것은 마감할 때 제외됩니다.
missing-what = 처리
missing-to-least = 작품이 가장 적은 심사위원에게
missing-to-chair = 위원장이 채점
missing-to-judge = { $name }에게
missing-drop = 제외하기
refusal-missing-none-chosen = 채점표를 하나 이상 골라 주십시오.
refusal-missing-given-meanwhile = 그사이 제출되거나 처리된 채점표가 있습니다. 다시 확인해 주십시오.
refusal-missing-nobody-may = 다음 작품은 맡을 수 있는 심사위원이 없거나 이 심사위원이 맡을 수 없습니다: { $entries }. 아무것도 바뀌지 않았습니다.
refusal-panel-without-chair = 위원장이 이 심사위원단에 없습니다.
