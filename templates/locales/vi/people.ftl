# Đăng nhập.
sign-in-lede = Dành cho ban thư ký, giám khảo, điều phối viên và giáo viên. Chúng tôi gửi mã đến thư điện tử của bạn; không có mật khẩu.
sign-in-email = Địa chỉ thư điện tử của bạn
sign-in-send-code = Gửi mã cho tôi
sign-in-code-title = Nhập mã
sign-in-code-lede = Nếu địa chỉ này được phép đăng nhập, một thư có tám chữ số đang được gửi đến. Mã có hiệu lực mười phút trong trình duyệt này.
sign-in-code = Tám chữ số
sign-in-code-none = Vài phút rồi vẫn chưa có thư?
sign-in-again = Xin mã khác
invitation-title = Lời mời
invitation-hello = Chào mừng { $name }
invitation-lede = Chúng tôi mời bạn cùng làm việc. Nút này cho bạn vào một lần; sau đó bạn đăng nhập bằng mã gửi qua thư.
invitation-begin = Bắt đầu
field-wrong-code = Mã sai, đã dùng hoặc quá hạn. Mỗi mã dùng một lần, trong mười phút, ở trình duyệt đã xin mã.
refusal-wrong-code = Mã sai, đã dùng hoặc quá hạn.
refusal-too-many-codes = Địa chỉ này đã xin quá nhiều mã. Vui lòng đợi một giờ.
refusal-invitation-used = Lời mời này đã dùng hoặc quá hạn. Hãy đăng nhập bằng mã qua thư, hoặc xin lời mời mới.

letter-sign-in-code-subject = { $code } là mã của bạn
letter-sign-in-code-body =
    Mã đăng nhập của bạn là

    { $code }

    Mã dùng một lần, trong mười phút, ở trình duyệt đã xin mã. Nếu bạn không yêu cầu, không cần làm gì cả.
letter-invitation-subject = Lời mời dành cho bạn
letter-invitation-body =
    Kính gửi { $name },

    chúng tôi mời bạn cùng làm việc cho cuộc thi vẽ. Liên kết này cho bạn vào một lần, trong mười bốn ngày:

    { $link }

    Sau đó bạn đăng nhập bằng mã mà chúng tôi gửi đến địa chỉ này.
