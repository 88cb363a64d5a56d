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
