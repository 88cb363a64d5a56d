# Gửi tranh dự thi, và những gì diễn ra sau đó.
refusal-quota-full = Địa phương này được gửi tối đa { $entries_max } bức tranh và tất cả đã đến. Vui lòng hỏi điều phối viên của địa phương.
refusal-picture-entered-already = Bức tranh này đã dự thi với số { $number }. Không cần gửi lần nữa.
refusal-wrong-entry-code = Không có bức tranh nào ứng với mã này. Vui lòng so với biên nhận hoặc thư của chúng tôi.
refusal-entry-changed-meanwhile = Có người đã nhanh hơn: bức tranh này vừa được quyết định hoặc thay đổi. Không có gì bị ghi đè.
refusal-consent-missing = Nếu cha mẹ hoặc người giám hộ không đồng ý cho dự thi, chúng tôi không thể nhận bức tranh.
refusal-entry-not-screenable = Bức tranh đã được trả lại hoặc rút lại nên hiện không thể quyết định.
refusal-reason-missing = Vui lòng chọn lý do: lý do sẽ được ghi trong thư.
refusal-entry-not-withdrawable = Bức tranh này không còn trong cuộc thi nên không thể rút lại.
refusal-entry-not-returned = Bức tranh này không bị trả lại nên không cần ảnh khác.
refusal-return-deadline-over = Hạn gửi lại ảnh đã hết vào { $deadline_at }.
refusal-too-many-entries = Trong một giờ có rất nhiều tranh gửi từ kết nối này. Vui lòng thử lại sau ít phút; những gì bạn viết vẫn được giữ.
refusal-too-many-tries = Đã thử quá nhiều mã. Vui lòng đợi một phút.
field-age-not-a-number = Vui lòng ghi tuổi bằng số nguyên.
field-answer-yes-or-no = Vui lòng trả lời có hoặc không.
field-consent-needed = Chỉ khi trả lời “Có” ở đây chúng tôi mới có thể nhận bức tranh.
field-photo-missing = Vui lòng chọn ảnh chụp bức tranh.

consent-taking-part = Tham gia cuộc thi
consent-hint-taking-part = Giám khảo chỉ thấy bức tranh, tên tranh và lời của trẻ, không thấy họ tên, tuổi hay trường. Chỉ có sự đồng ý này là bắt buộc.
consent-transfer = Chuyển dữ liệu ra nước ngoài
consent-hint-transfer = Ban thư ký làm việc ở nước khác. Nếu đồng ý, ở đó có thể đọc họ tên và cách liên hệ với quý vị.
consent-show-work = Trưng bày bức tranh
consent-hint-show-work = Nếu được chọn, bức tranh sẽ được xem trên trang này và trong các triển lãm.
consent-show-name = Ghi tên bên bức tranh
consent-hint-show-name = Bên bức tranh có họ tên, tuổi và địa phương. Nếu không đồng ý thì chỉ ghi địa phương.
consent-print-and-tour = In ấn và triển lãm lưu động
consent-hint-print-and-tour = Bức tranh có thể có trong tập tranh, áp phích và triển lãm lưu động.
consent-archive = Lưu giữ sau cuộc thi
consent-hint-archive = Sau cuộc thi, bức tranh có thể được giữ trong kho lưu trữ. Nếu không đồng ý, tranh sẽ bị xóa.

screening-reason-blurred = ảnh bị mờ hoặc tối
screening-reason-cut = một cạnh của bức tranh bị cắt mất
screening-reason-personal-data = trong ảnh có thể thấy tên, khuôn mặt hoặc địa chỉ
screening-reason-age = cần kiểm tra lại tuổi
screening-reason-duplicate = bức tranh này đã có trong cuộc thi
screening-reason-not-own = không phải tranh do chính trẻ vẽ
screening-reason-theme = không đúng chủ đề

letter-entry-received-subject = Đã nhận được bức tranh: { $number }
letter-entry-received-body =
    Kính gửi { $guardian },

    cảm ơn quý vị: bức tranh “{ $title }” đã đến nơi. Số của tranh là

    { $number }

    Với mã này, quý vị có thể xem tình trạng bất cứ lúc nào, gửi ảnh khác khi cần, hoặc rút tranh lại:

    { $code }

    { $link }

    Xin giữ thư này. Mã chỉ mở một bức tranh này; không cần tài khoản.
letter-entry-returned-subject = Vui lòng gửi lại ảnh: { $number }
letter-entry-returned-body =
    Kính gửi { $guardian },

    bức tranh { $number } không bị mất, nhưng chúng tôi cần một ảnh khác: { $reason }.

    { $note }

    Vui lòng gửi trước { $deadline_at }. Mở trang này và nhập mã trong thư đầu tiên của chúng tôi:

    { $link }
letter-entry-rejected-subject = Bức tranh { $number } không thể dự thi
letter-entry-rejected-body =
    Kính gửi { $guardian },

    cảm ơn quý vị đã gửi bức tranh { $number }. Rất tiếc lần này tranh không thể dự thi: { $reason }.

    { $note }

    Nếu quý vị cho rằng có nhầm lẫn, xin trả lời ban thư ký và ghi rõ số tranh.

# Pages.
enter-title = Gửi tranh dự thi
enter-until = Đến { $closes_at }.
enter-wrong = Có { $n } chỗ cần xem lại
enter-kept = Những gì bạn viết vẫn được giữ. Chưa có gì được gửi đi.
enter-draft = Đã lưu trên thiết bị này lúc { $time }
enter-draft-forget = Xóa bản nháp
enter-sending = Đang gửi…
enter-part-drawing = Bức tranh
enter-photo = Ảnh chụp bức tranh
enter-photo-hint = Chụp nơi đủ sáng, thẳng từ trên xuống. { $takes_heic ->
        [yes] JPEG, HEIC, PNG, WebP hoặc TIFF
       *[no] JPEG, PNG, WebP hoặc TIFF
    }, tối đa { $megabytes_max } MB; cạnh ngắn ít nhất { $short_side_px_min } điểm ảnh.
enter-photo-kept = Đã nhận ảnh: { $width } × { $height } điểm ảnh. Chỉ chọn tệp nếu muốn gửi ảnh khác.
enter-drawing-title = Tên tranh
enter-title-lang = Ngôn ngữ của tên tranh
enter-statement = Vài lời về bức tranh
enter-statement-hint = Bằng lời của chính trẻ.
enter-optional = (không bắt buộc)
enter-part-child = Người vẽ
enter-name = Họ tên
enter-name-latin = Họ tên không dấu
enter-age = Tuổi vào { $day }
enter-age-in = { $age } tuổi: bảng { $division }.
enter-age-out = { $age } tuổi không thể tham gia cuộc thi này.
enter-member = Địa phương
enter-choose = Vui lòng chọn
enter-school = Trường
enter-part-guardian = Cha mẹ hoặc người giám hộ
enter-guardian-name = Họ tên cha mẹ hoặc người giám hộ
enter-relation = Quan hệ với trẻ
relation-parent = Mẹ hoặc cha
relation-relative = Người thân khác
relation-legal-guardian = Người giám hộ hợp pháp
enter-guardian-email = Địa chỉ thư điện tử
enter-guardian-email-hint = Biên nhận và thư sau này sẽ gửi đến đây. Không cần địa chỉ của trẻ.
enter-part-consent = Sự đồng ý của cha mẹ hoặc người giám hộ
enter-consent-hint = Chỉ mục đầu là bắt buộc. Dù trả lời các mục khác thế nào, tranh vẫn được chấm như nhau.
answer-yes = Có
answer-no = Không
enter-send = Gửi tranh
receipt-title = Đã nhận được tranh
receipt-letter = Một lá thư đã được gửi cho cha mẹ hoặc người giám hộ.
receipt-number = Số
receipt-code = Mã
receipt-code-hint = Với mã này, sau này có thể xem tình trạng, gửi ảnh khác hoặc rút tranh lại. Mã chỉ hiện ở đây một lần và có trong thư.
receipt-look = Xem bức tranh
receipt-another = Gửi tranh khác
receipt-print = Hãy in trang này hoặc ghi lại mã. Sau này nhập mã tại
step-received = Đã nhận
step-received-hint = Dữ liệu vị trí và máy ảnh trong ảnh đã được xóa.
step-screening = Kiểm tra
step-screening-hint = Nếu cần ảnh khác, sẽ có thư báo.
step-judging = Chấm giải
step-judging-hint = Giám khảo chỉ thấy bức tranh, tên tranh và lời viết.
step-results = Kết quả
code-title = Bức tranh của bạn
code-lede = Nhập mã trên biên nhận để xem tình trạng bức tranh.
code-hint = Mười sáu chữ cái và chữ số. Dấu gạch và chữ hoa không quan trọng.
code-open = Mở
own-next = Tiếp theo là gì
own-judges-see = Giám khảo thấy đúng như thế này: bức tranh, tên tranh và lời của trẻ.
own-picture-waiting = Đang chuẩn bị hình ảnh.
own-picture-before = Còn { $n } hình khác ở trước.
own-picture-failed = Chưa chuẩn bị được hình ảnh. Sẽ có người xem lại; không có gì bị mất.
own-again = Ảnh khác
own-again-until = Trước { $deadline_at }.
own-again-send = Gửi ảnh
own-facts = Thông tin đã gửi
own-age = Tuổi
own-sent = Gửi lúc
own-consents = Sự đồng ý
consent-state-given = Đồng ý
consent-state-refused = Không đồng ý
consent-state-withdrawn = Đã rút lại
consent-state-unanswered = Chưa trả lời
own-withdraw = Rút tranh lại
own-withdraw-hint = Sau đó tranh không còn được chấm hay trưng bày, và mọi sự đồng ý chấm dứt. Không thể hoàn tác.
own-withdraw-sure = Có, rút lại
entry-state-submitted = Đã nhận
entry-state-returned = Cần ảnh khác
entry-state-eligible = Dự thi
entry-state-ineligible = Không thể dự thi
entry-state-duplicate = Đã có trong cuộc thi
entry-state-withdrawn = Đã rút lại
entry-state-suspended = Đang được xem xét
entry-state-disqualified = Bị loại
entry-state-erased = Đã xóa
entry-next-submitted = Chúng tôi sẽ xem tranh và ảnh. Nếu cần ảnh khác, sẽ có thư báo.
entry-next-returned = Vui lòng chụp lại ảnh và gửi tại đây.
entry-next-eligible = Bức tranh sẽ được chuyển đến giám khảo.
entry-next-ineligible = Rất tiếc. Lý do ở bên dưới và trong thư.
entry-next-duplicate = Cùng bức tranh này dự thi với số khác.
entry-next-withdrawn = Tranh không còn được chấm hay trưng bày.
entry-next-suspended = Một báo cáo về bức tranh này đang được xem xét.
entry-next-disqualified = Tranh đã bị đưa ra khỏi cuộc thi sau khi xem xét báo cáo.
entry-next-erased = Dữ liệu cá nhân đã được xóa.
list-all = Tranh
list-waiting = Chờ
list-eligible = Được nhận
list-returned = Trả lại
list-pictures-waiting = Đang chuẩn bị { $n } hình ảnh.
list-failed = Hình ảnh bị lỗi
list-why = Vì sao
list-retry = Thử lại
list-entries = Tất cả tranh
list-state = Tình trạng
list-any = Tất cả
list-filter = Xem
list-none = Chưa có tranh nào.
list-pages = Trang
list-next = Tiếp
list-by-member = Theo địa phương
list-quota = Tranh và hạn mức
screening-none = Không có tranh nào chờ quyết định.
screening-waiting = { $n } tranh đang chờ
screening-keys = Phím tắt
screening-photo = Ảnh
screening-same = Ảnh hoàn toàn giống
screening-alike = Có lẽ là cùng một bức vẽ, ở kỳ này hoặc kỳ trước
screening-with-reason = Chưa nhận, kèm lý do
screening-note = Một câu cho thư
decision-admit = Nhận
decision-return = Trả lại và gửi thư
decision-reject = Từ chối
