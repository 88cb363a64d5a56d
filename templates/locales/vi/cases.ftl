# Provisional results, objections, cases and their letters.
desk-cases = Khiếu nại và vụ việc
provisional-title = Kết quả tạm thời
provisional-lede = Giám khảo đã quyết định nhưng chưa có gì là cuối cùng. Nếu bạn biết một bức tranh là chép lại, do người lớn vẽ, đã dự cuộc thi khác hoặc do máy tạo ra, hãy mở tranh và cho chúng tôi biết.
provisional-until = Có thể khiếu nại đến
provisional-over = Thời gian khiếu nại đã hết. Tiếp theo là kết quả chính thức.
provisional-none = Hiện không có tranh nào của giải này được phép trưng bày.
provisional-link = Xem kết quả tạm thời
objection-title = Khiếu nại về bức tranh này
objection-lede = Bức tranh này có điều gì không đúng? Chỉ ban thư ký cuộc thi đọc những gì bạn viết, và bạn không cần tài khoản. Hai bên đều được lắng nghe trước khi quyết định.
objection-kind = Điều gì không đúng
objection-kind-copied = Chép lại từ tranh khác
objection-kind-adult-hand = Người lớn vẽ hoặc sửa
objection-kind-entered-elsewhere = Đã dự một cuộc thi khác
objection-kind-generated = Do máy tạo ra
objection-kind-other = Điều khác
objection-words = Bạn biết điều gì?
objection-words-hint = Xin viết sự thật, đừng phỏng đoán về em nhỏ.
objection-evidence = Có thể xem ở đâu
objection-evidence-hint = Ví dụ địa chỉ trang mạng hoặc tên cuốn sách.
objection-contact = Địa chỉ thư điện tử của bạn
objection-contact-hint = Chỉ dùng cho một lần trả lời; xóa ngay sau khi chúng tôi viết cho bạn.
objection-optional = (không bắt buộc)
objection-leave-empty = Hãy để trống
objection-send = Gửi
objection-receipt = Khiếu nại của bạn
receipt-keep = Hãy giữ số này. Với số này, trang này luôn cho bạn biết khiếu nại đã đến đâu; những gì bạn viết không công khai ở bất cứ đâu.
receipt-state-open = Đã nhận. Sẽ có người đọc.
receipt-state-in-case = Bức tranh đang được xem xét và hai bên được lắng nghe.
receipt-state-set-aside = Đã đọc và trả lời: không có lý do để xem xét thêm.
receipt-state-upheld = Đã quyết định: bức tranh không còn dự thi.
receipt-state-dismissed = Đã quyết định: bức tranh ở lại cuộc thi.
cases-lede = Những khiếu nại về kết quả tạm thời và cách giải quyết.
cases-gone = { $n } giải thuộc về tranh không còn dự thi
cases-gone-hint = Gia đình đã rút tranh. Trước khi công khai kết quả, các tranh sau được đẩy lên và tranh dự bị vào thay.
cases-gone-do = Đẩy tranh sau lên
cases-reported = Tranh bị khiếu nại
cases-reported-none = Không có khiếu nại nào chờ trả lời.
cases-n-objections = { $n } khiếu nại
cases-title = Các vụ việc
cases-none = Chưa có vụ việc nào.
period-title = Thời gian khiếu nại
period-before = Trước khi kết quả là chính thức, có thể cho xem kết quả tạm thời vài ngày và ai cũng có thể khiếu nại.
period-open = Cho xem kết quả tạm thời
period-open-hint = Tranh đoạt giải được công khai theo cùng quy định như kết quả chính thức, không gửi thư. Từ đó giải chỉ thay đổi qua vụ việc.
period-ends = Nhận khiếu nại đến
period-runs = Kết quả tạm thời đang công khai; nhận khiếu nại đến { $moment }.
period-over = Đã nhận khiếu nại đến { $moment }. Khi mọi khiếu nại đã được trả lời và mọi vụ việc đã quyết định, có thể xác nhận kết quả.
period-confirm = Xác nhận kết quả
period-confirmed = Kết quả đã xác nhận. Tiếp theo là công bố.
period-reopen = Thu hồi kết quả
period-reopen-hint = Không ai còn thấy kết quả và bảng giải thưởng được mở lại. Lý do được ghi vào nhật ký.
case-title = Vụ việc
case-nth = Vụ việc số { $number }
case-opened = Mở lúc
case-open = Mở vụ việc
case-open-own = Mở vụ việc khi không có khiếu nại
case-open-own-hint = Cho điều mà ban thư ký hoặc giám khảo nhận thấy. Sau khi công bố kết quả vẫn được: nếu đúng thì thu hồi giải.
case-entry = Số bài dự thi
case-words = Xem xét điều gì
case-words-hint = Phía dự thi sẽ đọc những lời này. Đừng nêu tên người khiếu nại. Trong lúc xem xét, tranh được ẩn.
case-set-aside = Trả lời mà không mở vụ việc
case-set-aside-hint = Người để lại địa chỉ sẽ đọc câu trả lời này.
case-running = Trong lúc vụ việc diễn ra, bên ngoài không ai thấy tranh và không thể công bố kết quả.
case-objections = Nội dung khiếu nại
case-objections-none = Không ai khiếu nại; ban thư ký mở vụ việc.
case-statements = Lời của hai bên
case-statements-none = Chưa ai nói gì.
case-asked = Đã gửi thư hỏi phía dự thi lúc { $moment }.
case-ask-hint = Người giám hộ nhận thư có những lời trên và đường dẫn để trả lời. Thư không nói ai đã khiếu nại.
case-ask = Hỏi phía dự thi
case-record = Ghi lại lời đã nói
case-recorded = ban thư ký ghi lại
case-who = Ai nói
case-said = Nói gì
case-side-entrant = Phía dự thi
case-side-reporter = Người khiếu nại
case-decision = Quyết định
case-undecided = Chưa quyết định.
case-uphold = Chấp nhận khiếu nại
case-uphold-hint = Bài bị loại, giải bị rút và tranh sau được đẩy lên trước khi có kết quả chính thức.
case-uphold-late-hint = Bài bị loại và giải bị thu hồi. Không ai được đẩy lên nữa.
case-dismiss = Bác khiếu nại
case-dismiss-hint = Mọi thứ như trước vụ việc.
case-reason = Lý do
case-reason-hint = Hai bên đọc lý do trong thư. Không công khai ở đâu cả.
case-decide = Quyết định vụ việc
case-state-open = đang xem xét
case-state-upheld = chấp nhận
case-state-dismissed = bác
statement-title = Một câu hỏi về bức tranh này
statement-lede = Có người nói điều gì đó về bức tranh này và chúng tôi muốn nghe bạn trước khi quyết định. Cho đến lúc đó tranh không được trưng bày.
statement-about = Về việc gì
statement-said = Bạn đã viết
statement-words = Câu trả lời của bạn
statement-hint = Tranh được vẽ như thế nào? Ai đã giúp, giúp gì? Ảnh bản phác có thể gửi bằng cách trả lời thư của chúng tôi.
statement-send = Gửi câu trả lời
statement-outcome-upheld = Bức tranh không còn dự thi.
statement-outcome-dismissed = Bức tranh ở lại cuộc thi.
statement-link = Có một câu hỏi về bức tranh này
field-period-too-short = Hãy cho mọi người ít nhất một ngày.
field-period-too-long = Nhiều nhất là hai tháng.
field-unknown-entry = Không có bài dự thi mang số này.
refusal-awards-of-gone-entries = { $n } giải thuộc về tranh không còn dự thi. Trước hết hãy đẩy tranh sau lên ở mục “Khiếu nại và vụ việc”.
refusal-objections-unanswered = Còn { $n } khiếu nại hoặc vụ việc đang chờ. Trước hết hãy trả lời ở mục “Khiếu nại và vụ việc”.
refusal-objections-running = Vẫn nhận khiếu nại đến { $ends_at }.
refusal-objections-over = Đã nhận khiếu nại đến { $ends_at }.
refusal-objections-enough = Bức tranh này đã có đủ khiếu nại; tranh sẽ được xem xét.
refusal-objections-none = Không có khiếu nại nào về bức tranh này chờ trả lời.
refusal-too-many-objections = Nhiều khiếu nại đã đến từ kết nối của bạn trong một giờ. Xin thử lại sau.
refusal-case-decided = Vụ việc này đã được quyết định.
refusal-case-not-now = Chỉ mở vụ việc khi đã hết hạn nhận tranh.
refusal-statement-asked-already = Đã hỏi phía dự thi rồi.
refusal-statements-enough = Bạn đã trả lời nhiều lần; tất cả sẽ được đọc. Nếu còn điều gì, hãy trả lời thư của chúng tôi.
refusal-awards-fixed = Kết quả đang công khai tạm thời hoặc đã xác nhận: giải nay chỉ thay đổi qua vụ việc.
refusal-results-stand-already = Kết quả đang công khai tạm thời hoặc đã xác nhận nên các vòng giữ nguyên. Muốn đổi, trước hết hãy thu hồi kết quả.
letter-case-statement-asked-subject = Câu hỏi về { $number }
letter-case-statement-asked-body =
    Kính gửi { $guardian },

    có người nói điều gì đó về bức tranh mang số { $number }, và chúng tôi muốn nghe quý vị trước khi quyết định:

    { $words }

    Xin cho biết ở đây tranh được vẽ như thế nào, hoặc trả lời thư này. Mã trên giấy biên nhận mở được trang:

    { $link }

    Cho đến khi quyết định, tranh không được trưng bày. Chưa có gì được quyết định.
letter-case-upheld-subject = Quyết định về { $number }
letter-case-upheld-body =
    Kính gửi { $guardian },

    chúng tôi đã xem xét bức tranh mang số { $number } và lắng nghe hai bên. Tranh không thể tiếp tục dự thi. Lý do:

    { $reason }

    Những gì đã viết có thể đọc ở đây:

    { $link }

    Nếu quý vị nghĩ khác, xin trả lời thư này.
letter-case-dismissed-subject = Quyết định về { $number }
letter-case-dismissed-body =
    Kính gửi { $guardian },

    chúng tôi đã xem xét bức tranh mang số { $number }. Tranh ở lại cuộc thi và mọi thứ như trước. Lý do:

    { $reason }

    Xin cảm ơn sự giúp đỡ của quý vị. Những gì đã viết có thể đọc ở đây:

    { $link }
letter-objection-upheld-subject = Khiếu nại của bạn { $receipt }
letter-objection-upheld-body =
    Xin chào,

    bạn đã khiếu nại về bức tranh { $number }. Chúng tôi đã xem xét và lắng nghe hai bên; tranh không còn dự thi. Lý do:

    { $reason }

    Cảm ơn sự giúp đỡ của bạn. Địa chỉ của bạn đã được xóa ở đây.
letter-objection-dismissed-subject = Khiếu nại của bạn { $receipt }
letter-objection-dismissed-body =
    Xin chào,

    bạn đã khiếu nại về bức tranh { $number }. Chúng tôi đã xem những gì bạn viết; tranh ở lại cuộc thi. Lý do:

    { $reason }

    Cảm ơn bạn đã xem kỹ. Địa chỉ của bạn đã được xóa ở đây.
board-reserves = Tranh dự bị
board-reserves-hint = Khi một giải bị rút trước khi công khai kết quả, tranh được đẩy lên theo thứ tự này.
board-reserves-none = Chưa có tranh dự bị. Điền theo hạng sẽ đặt chúng.
