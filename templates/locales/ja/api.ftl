# The page about the API; what it lists comes from the handlers.
api-title = プログラム向け
api-document = OpenAPI 文書
api-parameters = パラメーター
api-body = 送る内容
api-answers = 応答
api-shapes = データの形
refusal-key-used-for-another = このキーは別のリクエストにすでに使われています。
refusal-request-in-progress = 同じリクエストを処理中です。少し待ってからもう一度お試しください。
refusal-idempotency-key-malformed = Idempotency-Key は、表示できる ASCII 文字 1～{ $chars_max } 文字で指定してください。
