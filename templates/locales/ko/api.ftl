# The page about the API; what it lists comes from the handlers.
api-title = 프로그램용 안내
api-document = OpenAPI 문서
api-parameters = 매개변수
api-body = 보낼 내용
api-answers = 응답
api-shapes = 데이터 형식
refusal-key-used-for-another = 이 키는 이미 다른 요청에 사용되었습니다.
refusal-request-in-progress = 같은 요청을 처리하고 있습니다. 잠시 후 다시 시도해 주십시오.
refusal-idempotency-key-malformed = Idempotency-Key는 표시 가능한 ASCII 문자 1~{ $chars_max }자여야 합니다.
