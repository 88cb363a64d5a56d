# Awards: gallery, results, the board, the announcement and its letters.

work-age-place = { $age } tuổi, { $place }
work-comma = {", "}
work-more = Thêm về bức tranh này
work-theme = Chủ đề
work-division = Nhóm tuổi
work-neighbours = Tranh bên cạnh
work-previous = Trước
work-all = Tất cả tranh
work-next = Sau
gallery-count = { $n } tranh đoạt giải
gallery-filter = Chọn tranh
gallery-by-edition = Kỳ thi
gallery-by-award = Giải
gallery-by-country = Nước
gallery-by-member = Vùng
gallery-by-division = Nhóm tuổi
gallery-by-colour = Màu sắc
colour-red = Đỏ
colour-orange = Cam
colour-yellow = Vàng
colour-green = Xanh lá
colour-turquoise = Xanh ngọc
colour-blue = Xanh dương
colour-violet = Tím
colour-pink = Hồng
colour-brown = Nâu
colour-black = Đen
gallery-all = Tất cả
gallery-show = Xem
gallery-none = Không có tranh phù hợp. Hãy bỏ bớt một điều kiện.
gallery-pages = Các trang
gallery-more = Thêm tranh
results-title = Kết quả
results-lede = { $awards } giải trong { $entries } bức tranh
results-gallery = Tất cả tranh đoạt giải
results-entries = Số tranh theo nước
results-more = Tất cả tranh của giải này
strip-title = Tranh đoạt giải
strip-all = Xem tất cả
board-lede = Xếp theo giải, từ cao xuống. Trước khi công bố không ai thấy.
board-announced = Kết quả đã công khai. Giải không thay đổi nữa.
board-filled = Đã điền giải theo thứ tự của ban giám khảo.
board-tied = Ở ranh giới các giải sau có hạng bằng nhau; hãy tự quyết định:
board-fill = Điền theo hạng
board-fill-hint = Giữ những gì bạn đã đặt.
board-unplaced = Tiếp theo trong thứ tự
board-unplaced-none = Không còn tranh nào chưa có giải.
board-tier = Giải
board-none = không giải
board-set = Đặt
announce-title = Công bố
announce-lede = Kết quả, phòng tranh và thư sẽ công khai ngay và chỉ một lần.
announce-done = Đã công bố { $moment }.
announce-awards = Giải
announce-letters = Thư
announce-hidden = Đoạt giải nhưng không được trưng bày
announce-off-size = đã trao { $n }, dự định { $size }
announce-by-language = Thư theo ngôn ngữ
announce-awarded = Đoạt giải
announce-thanks = Cảm ơn
refusal-entry-not-eligible = { $number } không còn tham gia.
refusal-nothing-tallied-yet = Chưa có vòng nào được tính nên chưa có thứ tự.
refusal-no-awards-given = Chưa trao giải nào.

letter-entry-awarded-subject = { $number }: { $award }
letter-entry-awarded-body =
    Kính gửi { $guardian },

    bức tranh mang số { $number } đã đoạt giải: { $award }. Xin chúc mừng tác giả!

    Những việc tiếp theo xem ở đây:

    { $link }

    Cảm ơn đã cho chúng tôi được xem tranh.
letter-entry-thanks-subject = Cảm ơn đã tham gia: { $number }
letter-entry-thanks-body =
    Kính gửi { $guardian },

    cuộc thi đã kết thúc và kết quả đã công khai. Ban giám khảo đã xem kỹ bức tranh mang số { $number }. Mỗi bức tranh đều làm cuộc thi phong phú hơn; xin cảm ơn và nhờ chuyển lời cảm ơn đến tác giả.

    { $link }
board-share = { $percent } % của { $works } bài, làm tròn lên
warn-title = Điều nên biết
warn-hint = Không có gì bị cấm ở đây. Hãy xem trước khi giải được công bố.
warn-own-child-read = Giám khảo { $judge } là người chịu trách nhiệm cho em này và đã chấm bài.
warn-own-child-kept = Giám khảo { $judge } là người chịu trách nhiệm cho em này; không chấm bài.
warn-own-school-read = Giám khảo { $judge } từng dạy ở trường của em này và đã chấm bài.
warn-own-school-kept = Giám khảo { $judge } từng dạy ở trường của em này; không chấm bài.
warn-own-member-read = Giám khảo { $judge } thuộc cùng chính quyền thành viên và đã chấm bài.
warn-own-member-kept = Giám khảo { $judge } thuộc cùng chính quyền thành viên; không chấm bài.
warn-stepped-aside-read = Giám khảo { $judge } đã rút khỏi bài này ở một vòng ({ $reason }) nhưng chấm ở vòng khác.
warn-stepped-aside-kept = Giám khảo { $judge } đã rút khỏi bài này: { $reason }
warn-exception-on = Được đi tiếp theo ngoại lệ ở vòng { $round }: { $reason }
warn-exception-off = Bị loại theo ngoại lệ ở vòng { $round }: { $reason }
warn-case-open = Đang có vụ việc mở về bài này.
warn-not-shown = Không có đồng ý trưng bày: bài sẽ không có trong phòng tranh.
warn-gone = Bài này không còn dự thi.
warn-cap = { $group }: { $n } giải, dự định nhiều nhất { $most }
warn-cap-works = { $group }: { $n } giải, dự định nhiều nhất { $most } ({ $numbers })
board-drag = Kéo sang giải khác
board-moved = { $number } → { $tier }
board-not-saved = Chưa lưu: không có kết nối. Chưa có gì được chuyển; hãy thử lại.
refusal-award-moved-meanwhile = Có người đã chuyển { $number } sau khi bạn mở bảng. Bài hiện ở chỗ hiện tại của nó; hãy chuyển lại nếu vẫn muốn.
board-warnings = { $n } điều nên biết
board-each = ở mỗi nhóm tuổi
