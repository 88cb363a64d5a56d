# The page about the API; what it lists comes from the handlers.
api-title = 供程序使用
api-document = OpenAPI 文档
api-parameters = 参数
api-body = 请求内容
api-answers = 返回结果
api-shapes = 数据结构
refusal-key-used-for-another = 此键已用于另一个不同的请求。
refusal-request-in-progress = 相同的请求正在处理中，请稍后再试。
refusal-idempotency-key-malformed = Idempotency-Key 须为 1 至 { $chars_max } 个可见的 ASCII 字符。
