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
field-key-missing = 이번 접수를 구별하는 키가 없습니다.

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
