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
field-key-missing = Thiếu khóa để nhận biết lần gửi này.

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
