# The page about the API; what it lists comes from the handlers.
api-title = Dành cho chương trình
api-document = Tài liệu OpenAPI
api-parameters = Tham số
api-body = Nội dung gửi
api-answers = Phản hồi
api-shapes = Cấu trúc dữ liệu
refusal-key-used-for-another = Khóa này đã được dùng cho một yêu cầu khác.
refusal-request-in-progress = Yêu cầu này đang được thực hiện. Vui lòng thử lại sau giây lát.
refusal-idempotency-key-malformed = Idempotency-Key phải có từ 1 đến { $chars_max } ký tự ASCII hiển thị được.
