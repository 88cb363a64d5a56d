# 그림 보내기와 그 뒤의 일.
refusal-quota-full = 이 지역에서는 그림을 { $entries_max }점까지 보낼 수 있고, 이미 모두 도착했습니다. 지역 담당자에게 문의해 주세요.
refusal-picture-entered-already = 이 그림은 { $number } 번으로 이미 참가하고 있습니다. 다시 보내지 않아도 됩니다.
refusal-wrong-entry-code = 이 코드에 해당하는 그림이 없습니다. 접수증이나 저희 편지와 비교해 주세요.
refusal-entry-changed-meanwhile = 다른 분이 먼저 처리했습니다. 이 그림은 방금 결정되었거나 바뀌었습니다. 덮어쓴 것은 없습니다.
refusal-consent-missing = 보호자가 참가에 동의하지 않으면 그림을 받을 수 없습니다.
refusal-entry-not-screenable = 돌려보냈거나 취소된 그림이라 지금은 결정할 수 없습니다.
refusal-reason-missing = 사유를 골라 주세요. 편지에 들어갑니다.
refusal-entry-not-withdrawable = 이 그림은 이미 대회에 없으므로 취소할 수 없습니다.
refusal-entry-not-returned = 돌려보낸 그림이 아니므로 다른 사진이 필요하지 않습니다.
refusal-return-deadline-over = 사진을 다시 보낼 수 있는 기한({ $deadline_at })이 지났습니다.
refusal-too-many-entries = 이 연결에서 한 시간 동안 아주 많은 그림이 도착했습니다. 잠시 뒤에 다시 해 주세요. 쓰신 내용은 그대로 있습니다.
refusal-too-many-tries = 코드를 너무 많이 입력했습니다. 1분 뒤에 다시 해 주세요.
field-age-not-a-number = 나이를 숫자로 적어 주세요.
field-answer-yes-or-no = 예 또는 아니요로 답해 주세요.
field-consent-needed = ‘예’라고 답해야 그림을 받을 수 있습니다.
field-photo-missing = 그림 사진을 골라 주세요.

consent-taking-part = 대회 참가
consent-hint-taking-part = 심사위원은 그림, 제목, 어린이가 쓴 글을 봅니다. 이름, 나이, 학교는 보이지 않습니다. 꼭 필요한 동의는 이것뿐입니다.
consent-transfer = 정보의 국외 이전
consent-hint-transfer = 사무국이 다른 나라에 있습니다. 동의하시면 그곳에서 이름과 연락처를 볼 수 있습니다.
consent-show-work = 그림 공개
consent-hint-show-work = 뽑히면 이 누리집과 전시회에서 그림을 보여 줍니다.
consent-show-name = 이름 표시
consent-hint-show-name = 그림 옆에 이름, 나이, 지역을 적습니다. 동의하지 않으시면 지역만 적습니다.
consent-print-and-tour = 인쇄와 순회 전시
consent-hint-print-and-tour = 도록, 포스터, 순회 전시에 그림이 실릴 수 있습니다.
consent-archive = 대회 뒤 보관
consent-hint-archive = 대회가 끝난 뒤에도 그림을 보관할 수 있습니다. 동의하지 않으시면 삭제합니다.

screening-reason-blurred = 사진이 흐리거나 어둡습니다
screening-reason-cut = 그림의 가장자리가 잘렸습니다
screening-reason-personal-data = 사진에 이름, 얼굴 또는 주소가 보입니다
screening-reason-age = 나이를 다시 확인해야 합니다
screening-reason-duplicate = 같은 그림이 이미 접수되었습니다
screening-reason-not-own = 어린이가 직접 그린 그림이 아닙니다
screening-reason-theme = 주제에 맞지 않습니다

letter-entry-received-subject = 그림을 잘 받았습니다: { $number }
letter-entry-received-body =
    { $guardian } 님께

    감사합니다. ‘{ $title }’ 그림이 도착했습니다. 접수 번호는 다음과 같습니다.

    { $number }

    아래 코드로 언제든지 그림의 상태를 보고, 필요하면 사진을 다시 보내거나 참가를 취소할 수 있습니다.

    { $code }

    { $link }

    이 편지를 보관해 주세요. 코드는 이 그림 하나만 열며, 회원 가입은 필요하지 않습니다.
letter-entry-returned-subject = 사진을 다시 보내 주세요: { $number }
letter-entry-returned-body =
    { $guardian } 님께

    { $number } 그림은 없어지지 않았지만, 사진을 다시 받아야 합니다. 사유: { $reason }.

    { $note }

    { $deadline_at }까지 보내 주세요. 아래 페이지를 열고 첫 편지에 있는 코드를 입력해 주세요.

    { $link }
letter-entry-rejected-subject = { $number } 그림은 참가할 수 없습니다
letter-entry-rejected-body =
    { $guardian } 님께

    { $number } 그림을 보내 주셔서 감사합니다. 아쉽지만 이번에는 참가할 수 없습니다. 사유: { $reason }.

    { $note }

    잘못되었다고 생각하시면 번호를 적어 사무국에 답장해 주세요.

# Pages.
enter-title = 그림 보내기
enter-until = { $closes_at }까지.
enter-wrong = { $n }가지를 확인해 주세요
enter-kept = 쓰신 내용은 그대로 있습니다. 아직 아무것도 보내지 않았습니다.
enter-draft = { $time }에 이 기기에 저장했습니다
enter-draft-forget = 지우기
enter-sending = 보내는 중…
enter-part-drawing = 그림
enter-photo = 그림 사진
enter-photo-hint = 밝은 곳에서 위에서 똑바로 찍어 주세요. { $takes_heic ->
        [yes] JPEG, HEIC, PNG, WebP, TIFF
       *[no] JPEG, PNG, WebP, TIFF
    }, { $megabytes_max } MB까지, 짧은 변 { $short_side_px_min } 픽셀 이상.
enter-photo-kept = 사진을 받았습니다: { $width } × { $height } 픽셀. 다른 사진을 보낼 때만 파일을 골라 주세요.
enter-drawing-title = 제목
enter-title-lang = 제목의 언어
enter-statement = 그림 이야기
enter-statement-hint = 어린이가 자기 말로 씁니다.
enter-optional = (선택)
enter-part-child = 그린 사람
enter-name = 이름
enter-name-latin = 이름(로마자)
enter-age = { $day } 기준 나이
enter-age-in = { $age }세: { $division } 부문.
enter-age-out = { $age }세는 이 대회에 참가할 수 없습니다.
enter-member = 지역
enter-choose = 골라 주세요
enter-school = 학교
enter-part-guardian = 보호자
enter-guardian-name = 보호자 이름
enter-relation = 어린이와의 관계
relation-parent = 어머니 또는 아버지
relation-relative = 다른 친척
relation-legal-guardian = 법정 후견인
enter-guardian-email = 이메일
enter-guardian-email-hint = 접수증과 편지를 이 주소로 보냅니다. 어린이의 주소는 필요하지 않습니다.
enter-part-consent = 보호자 동의
enter-consent-hint = 첫 번째만 꼭 필요합니다. 나머지에 어떻게 답하셔도 심사는 똑같습니다.
answer-yes = 예
answer-no = 아니요
enter-send = 그림 보내기
receipt-title = 그림을 잘 받았습니다
receipt-letter = 보호자께 편지를 보냈습니다.
receipt-number = 접수 번호
receipt-code = 코드
receipt-code-hint = 이 코드로 나중에 그림의 상태를 보고, 사진을 다시 보내거나 참가를 취소할 수 있습니다. 여기에는 한 번만 나오며 편지에도 적혀 있습니다.
receipt-look = 그림 보기
receipt-another = 다른 그림 보내기
receipt-print = 이 페이지를 인쇄하거나 코드를 적어 두세요. 나중에 입력하는 곳:
step-received = 접수
step-received-hint = 사진의 위치와 카메라 정보를 지웠습니다.
step-screening = 적격 심사
step-screening-hint = 다른 사진이 필요하면 편지를 보냅니다.
step-judging = 심사
step-judging-hint = 심사위원은 그림, 제목, 글만 봅니다.
step-results = 결과
code-title = 내 그림
code-lede = 접수증에 있는 코드를 입력하면 그림의 상태를 볼 수 있습니다.
code-hint = 영문자와 숫자 열여섯 자. 줄표와 대소문자는 상관없습니다.
code-open = 열기
own-next = 앞으로의 순서
own-judges-see = 심사위원은 바로 이것을 봅니다: 그림, 제목, 어린이의 글.
own-picture-waiting = 그림을 준비하고 있습니다.
own-picture-before = 앞에 { $n }점이 있습니다.
own-picture-failed = 그림을 아직 준비하지 못했습니다. 담당자가 확인하며, 잃어버린 것은 없습니다.
own-again = 다른 사진
own-again-until = { $deadline_at }까지.
own-again-send = 사진 보내기
own-facts = 알려 주신 내용
own-age = 나이
own-sent = 보낸 때
own-consents = 동의
consent-state-given = 동의함
consent-state-refused = 동의하지 않음
consent-state-withdrawn = 철회함
consent-state-unanswered = 답하지 않음
own-withdraw = 참가 취소
own-withdraw-hint = 그러면 그림을 심사하거나 보여 주지 않으며 모든 동의가 끝납니다. 되돌릴 수 없습니다.
own-withdraw-sure = 네, 취소합니다
entry-state-submitted = 접수됨
entry-state-returned = 사진을 다시 보내야 함
entry-state-eligible = 참가 확정
entry-state-ineligible = 참가 불가
entry-state-duplicate = 이미 접수된 그림
entry-state-withdrawn = 취소됨
entry-state-suspended = 확인 중
entry-state-disqualified = 제외됨
entry-state-erased = 삭제됨
entry-next-submitted = 그림과 사진을 확인합니다. 다른 사진이 필요하면 편지를 보냅니다.
entry-next-returned = 사진을 다시 찍어 여기에서 보내 주세요.
entry-next-eligible = 그림이 심사위원에게 갑니다.
entry-next-ineligible = 아쉽습니다. 사유는 아래와 편지에 있습니다.
entry-next-duplicate = 같은 그림이 다른 번호로 참가하고 있습니다.
entry-next-withdrawn = 더 이상 심사하거나 보여 주지 않습니다.
entry-next-suspended = 이 그림에 관한 신고를 확인하고 있습니다.
entry-next-disqualified = 신고 결과에 따라 대회에서 제외되었습니다.
entry-next-erased = 개인정보를 삭제했습니다.
list-all = 접수 작품
list-waiting = 대기
list-eligible = 적격
list-returned = 반송
list-pictures-waiting = 그림 파일 { $n }점을 준비하고 있습니다.
list-failed = 만들지 못한 그림 파일
list-why = 까닭
list-retry = 다시 시도
list-entries = 모든 작품
list-state = 상태
list-any = 전체
list-filter = 보기
list-none = 아직 작품이 없습니다.
list-pages = 쪽
list-next = 다음
list-by-member = 지역별
list-quota = 작품과 정원
screening-none = 결정을 기다리는 작품이 없습니다.
screening-waiting = { $n }점 대기
screening-keys = 단축키
screening-photo = 사진
screening-same = 똑같은 그림
screening-alike = 같은 그림으로 보이는 작품 (이번 회 또는 지난 회)
screening-with-reason = 사유와 함께 돌려보내기
screening-note = 편지에 덧붙일 말
decision-admit = 적격
decision-return = 돌려보내고 편지 보내기
decision-reject = 부적격
