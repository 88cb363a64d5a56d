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

# Nhân sự ở bàn làm việc.
people-lede = Ai làm việc cùng chúng tôi và với vai trò gì. Vai trò bị thu hồi hết hiệu lực từ lần nhấp tiếp theo của người đó.
people-none = Chưa có ai.
people-name = Họ tên
people-email = Địa chỉ thư điện tử
people-role = Vai trò
people-roles = Vai trò
people-any = Tất cả
people-filter = Hiện
people-no-role = hiện không có vai trò
people-take = Thu hồi
people-take-hint = Từ lần nhấp tiếp theo người này không còn làm được việc đó. Việc này được ghi vào nhật ký.
people-take-sure = Có, thu hồi
people-invite = Mời một người
people-invite-hint = Một thư có liên kết sẽ được gửi, dùng được một lần trong mười bốn ngày. Với người đã có ở đây, vai trò được thêm vào.
people-lang = Ngôn ngữ của thư
people-edition = Kỳ thi
people-edition-hint = Dành cho giám khảo và trưởng ban giám khảo.
people-every-edition = Mọi kỳ thi
people-member = Chính quyền thành viên
people-member-hint = Dành cho điều phối viên và giáo viên.
people-no-member = Không có
people-send = Gửi lời mời
people-sending = Đang gửi…
people-invited = Lời mời đang được gửi đi.
people-wrong = Có { $n } chỗ cần xem lại
people-kept = Những gì bạn viết vẫn được giữ.
person-role-secretariat = Ban thư ký
person-role-coordinator = Điều phối viên
person-role-teacher = Giáo viên
person-role-judge = Giám khảo
person-role-chair = Trưởng ban giám khảo
person-role-curator = Người tổ chức triển lãm
person-role-auditor = Kiểm soát viên
field-edition-not-for-role = Chỉ giám khảo và trưởng ban giám khảo được mời cho một kỳ thi.
field-member-not-for-role = Chỉ điều phối viên và giáo viên thuộc một chính quyền thành viên.
refusal-own-secretariat-role = Đây là vai trò ban thư ký cuối cùng của chính bạn. Đồng nghiệp trong ban thư ký có thể thu hồi.
