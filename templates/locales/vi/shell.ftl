# Khung của mọi trang và lời của chính hệ thống.
app-tagline = Cuộc thi vẽ Đông Bắc Á
skip-to-content = Đến nội dung
nav-main = Trình đơn chính
nav-call = Thể lệ và nhận bài
nav-gallery = Tác phẩm
nav-exhibitions = Triển lãm
nav-judging = Chấm thi
nav-desk = Bàn làm việc
language = Ngôn ngữ
theme = Sáng hoặc tối
theme-auto = Theo thiết bị
theme-light = Sáng
theme-dark = Tối
sign-in = Đăng nhập
sign-out = Đăng xuất
foot-about = Cuộc thi vẽ quốc tế dành cho thiếu nhi và thanh thiếu niên Đông Bắc Á. Xem trang không cần tài khoản và không dùng cookie.
foot-privacy = Dữ liệu của trẻ em
foot-api = Dành cho chương trình

problem-title = Chưa thực hiện được
problem-what = Chuyện gì đã xảy ra
problem-safe = Những gì vẫn an toàn
problem-safe-yours = Mọi thứ đã nhận trước đó không mất và không thay đổi.
problem-safe-ours = Mọi thứ đã được xác nhận đều an toàn. Những gì bạn vừa gửi không bị lưu dở dang.
problem-fields = Cần sửa những gì
problem-home = Về trang đầu

refusal-wrong-input = Một số nội dung đã gửi cần được xem lại.
refusal-not-found = Địa chỉ này không có gì, hoặc không công khai.
refusal-sign-in-first = Vui lòng đăng nhập trước.
refusal-not-allowed = Tài khoản của bạn không được làm việc này.
refusal-internal = Phía chúng tôi gặp sự cố và đã ghi lại. Vui lòng thử lại sau một phút.
refusal-method-not-allowed = Không thể dùng địa chỉ này theo cách đó.
refusal-request-timeout = Kết nối quá chậm nên đã bị ngắt. Vui lòng thử lại.
refusal-form-too-large = Biểu mẫu lớn hơn mức chúng tôi nhận.
refusal-form-malformed = Biểu mẫu bị hỏng khi gửi đến. Vui lòng gửi lại.
refusal-form-expired = Biểu mẫu này được mở trước lần đăng nhập gần nhất của bạn. Hãy quay lại, tải lại trang rồi gửi lần nữa.
refusal-cross-site-request = Yêu cầu này đến từ trang khác nên không được thực hiện.

field-required = Vui lòng điền vào đây.
field-too-long = Quá dài: nhiều nhất { $chars_max } ký tự.
field-malformed = Không đọc được. Vui lòng kiểm tra.
field-unknown-field = Không có mục này.
field-not-a-choice = Vui lòng chọn một mục trong danh sách.
field-not-an-email = Đây không phải là địa chỉ thư điện tử.
