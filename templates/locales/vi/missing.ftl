# What becomes of scorecards that are missing.
missing-settle = Xử lý các phiếu đã chọn
missing-settle-hint = Chọn phiếu và quyết định cách xử lý. Phiếu không chọn sẽ bị bỏ khi đóng vòng.
missing-what = Xử lý thế nào
missing-to-least = Cho giám khảo có ít tranh nhất
missing-to-chair = Trưởng ban chấm thay
missing-to-judge = Cho { $name }
missing-drop = Bỏ
refusal-missing-none-chosen = Xin chọn ít nhất một phiếu.
refusal-missing-given-meanwhile = Một phiếu đã được nộp hoặc xử lý trong lúc đó. Xin xem lại.
refusal-missing-nobody-may = Không ai trong ban, hoặc giám khảo này, được chấm: { $entries }. Chưa thay đổi gì.
refusal-panel-without-chair = Trưởng ban không có trong ban giám khảo vòng này.
