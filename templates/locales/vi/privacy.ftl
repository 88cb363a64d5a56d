# Dữ liệu của trẻ em, bằng lời dễ hiểu, ở ba mức. Phần cho trẻ em có nhiều nhất 150 từ.
privacy-title = Dữ liệu của trẻ em
privacy-lede = Chúng tôi lưu gì về trẻ vẽ tranh, ai được xem và làm thế nào để rút lại. Trước hết cho các em, rồi cho cha mẹ và người giám hộ, sau cùng là đầy đủ.
privacy-child-title = Gửi em, người vẽ tranh
privacy-child =
    Em vẽ tranh và muốn gửi. Đây là những gì sẽ diễn ra.

    Chúng tôi giữ tranh, tên tranh, lời em viết, tên, tuổi, trường và nơi em ở. Chúng tôi cũng giữ tên và địa chỉ thư của một người lớn để viết thư cho họ.

    Giám khảo xem tranh, tên tranh và lời em viết. Họ không biết em là ai.

    Người khác chỉ xem được tranh nếu người lớn đồng ý. Họ chỉ thấy tên em nếu người lớn cũng đồng ý.

    Em đổi ý? Lúc nào cũng được. Dùng mã trên biên nhận để rút tranh. Em không cần nói lý do.

    Em có câu hỏi? Hãy nhờ người lớn viết cho chúng tôi. Chúng tôi sẽ trả lời.
privacy-guardian-title = Gửi cha mẹ và người giám hộ
privacy-guardian =
    Để dự thi chỉ cần một sự đồng ý. Mọi việc khác được hỏi riêng: đọc dữ liệu ở nước khác, trưng bày tranh, ghi tên, in ấn và triển lãm lưu động, lưu giữ sau cuộc thi. Không ô nào được chọn sẵn, và không câu trả lời nào làm thay đổi việc chấm tranh.

    Với mã trên biên nhận, quý vị có thể xem bất cứ lúc nào những sự đồng ý còn hiệu lực, và có thể rút tranh lại. Từ lúc đó tranh không còn được chấm hay trưng bày, và mọi sự đồng ý chấm dứt.

    Trẻ không có tài khoản, và chúng tôi không hỏi địa chỉ thư của trẻ. Địa điểm và thiết bị mà máy ảnh ghi vào ảnh được xóa khi ảnh đến nơi. Đọc các trang này không cần tài khoản, không dùng cookie và không tải gì từ công ty khác.
privacy-full-title = Đầy đủ
privacy-what = Chúng tôi lưu gì
privacy-what-text = Ảnh chụp bức tranh; tên tranh và lời của trẻ; họ tên của trẻ bằng chữ gốc và chữ Latinh, tuổi, trường và địa phương; họ tên, địa chỉ thư của người giám hộ và quan hệ với trẻ; mỗi sự đồng ý cùng nội dung, ngôn ngữ và thời điểm; và những gì đã quyết định về bức tranh.
privacy-why = Để làm gì
privacy-why-text = Để tổ chức cuộc thi: kiểm tra tuổi, cho giám khảo xem tranh mà không có tên, viết thư cho người giám hộ, trao giải và trưng bày. Mỗi việc sử dụng đều dựa trên sự đồng ý cho việc đó. Không bán và không dùng để quảng cáo.
privacy-who = Ai được xem
privacy-who-text = Giám khảo xem tranh, tên tranh và lời của trẻ. Điều phối viên của một địa phương xem các bài dự thi của địa phương đó. Ban thư ký xem những gì cần để tổ chức cuộc thi, và các quyết định đều được ghi lại. Công chúng xem những gì đã được đồng ý: bức tranh, kèm tên, tuổi và địa phương, hoặc chỉ có địa phương.
privacy-long = Trong bao lâu
privacy-long-text = Trong thời gian cuộc thi và các triển lãm diễn ra. Nếu đồng ý lưu giữ, tranh sẽ ở lại kho lưu trữ; nếu không, tranh và dữ liệu sẽ bị xóa. Bản ghi ai quyết định gì và khi nào chỉ có số, không có tên.
privacy-rights = Quyền của quý vị
privacy-rights-text = Quý vị có thể xem những gì chúng tôi lưu, yêu cầu sửa, nhận bản sao, yêu cầu xóa tất cả và rút lại bất kỳ sự đồng ý nào, không cần lý do và không bị thiệt thòi. Hãy trả lời bất kỳ thư nào của chúng tôi; sẽ có người đọc. Quý vị cũng có thể liên hệ cơ quan bảo vệ dữ liệu của nước mình.
privacy-back = Cách rút lại
privacy-back-text = Mở trang dưới đây, nhập mã trên biên nhận và chọn rút tranh lại. Không cần tài khoản.
privacy-to-code = Nhập mã của bức tranh
