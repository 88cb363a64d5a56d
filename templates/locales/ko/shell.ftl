# 모든 페이지의 틀과 누리집이 하는 말.
app-tagline = 동북아시아 그림 대회
skip-to-content = 본문으로
nav-main = 주 메뉴
nav-call = 작품 공모
nav-gallery = 작품
nav-exhibitions = 전시
nav-judging = 심사
nav-desk = 사무국
language = 언어
theme = 밝게 또는 어둡게
theme-auto = 기기 설정대로
theme-light = 밝게
theme-dark = 어둡게
sign-in = 로그인
sign-out = 로그아웃
foot-about = 동북아시아 어린이와 청소년을 위한 국제 그림 대회입니다. 보는 데에는 계정이 필요 없고 쿠키도 쓰지 않습니다.
foot-privacy = 어린이 개인정보
foot-api = 프로그램용

problem-title = 처리하지 못했습니다
problem-what = 무슨 일이 있었나
problem-safe = 안전한 것
problem-safe-yours = 이미 접수된 것은 사라지거나 바뀌지 않았습니다.
problem-safe-ours = 접수가 확인된 것은 모두 안전합니다. 방금 보내신 것이 반쯤만 저장되지는 않았습니다.
problem-fields = 고칠 곳
problem-home = 첫 페이지로

refusal-wrong-input = 보내신 내용 중 다시 살펴볼 것이 있습니다.
refusal-not-found = 이 주소에는 아무것도 없거나 공개되지 않았습니다.
refusal-sign-in-first = 먼저 로그인해 주세요.
refusal-not-allowed = 이 계정으로는 할 수 없습니다.
refusal-internal = 저희 쪽에서 문제가 생겼습니다. 기록해 두었으니 1분 뒤에 다시 해 주세요.
refusal-method-not-allowed = 이 주소는 그렇게 쓸 수 없습니다.
refusal-request-timeout = 연결이 너무 느려 끊었습니다. 다시 해 주세요.
refusal-form-too-large = 양식이 받을 수 있는 크기보다 큽니다.
refusal-form-malformed = 양식이 손상되어 도착했습니다. 다시 보내 주세요.
refusal-form-expired = 마지막으로 로그인하기 전에 연 양식입니다. 뒤로 가서 페이지를 다시 연 다음 보내 주세요.
refusal-cross-site-request = 다른 사이트에서 온 요청이라 실행하지 않았습니다.

field-required = 입력해 주세요.
field-too-long = 너무 깁니다. { $chars_max }자까지 쓸 수 있습니다.
field-malformed = 읽을 수 없습니다. 확인해 주세요.
field-unknown-field = 그런 항목은 없습니다.
field-not-a-choice = 목록에 있는 것 중에서 골라 주세요.
field-not-an-email = 메일 주소가 아닙니다.
