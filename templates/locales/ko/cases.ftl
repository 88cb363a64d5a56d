# Provisional results, objections, cases and their letters.
desk-cases = 이의와 사안
provisional-title = 잠정 결과
provisional-lede = 심사는 끝났지만 아직 확정된 것은 없습니다. 베낀 그림, 어른이 그린 그림, 다른 대회에 냈던 그림, 기계가 만든 그림을 알고 계시면 작품을 열어 알려 주세요.
provisional-until = 이의를 받는 기한
provisional-over = 공개검증 기간이 끝났습니다. 곧 최종 결과를 발표합니다.
provisional-none = 지금 보여 드릴 수 있는 이 상의 작품이 없습니다.
provisional-link = 잠정 결과 보기
objection-title = 이 작품에 대해 알리기
objection-lede = 이 작품에 문제가 있나요? 쓰신 글은 대회 사무국만 읽으며 계정은 필요 없습니다. 결정하기 전에 양쪽의 말을 모두 듣습니다.
objection-kind = 어떤 문제인가요
objection-kind-copied = 다른 그림을 베꼈습니다
objection-kind-adult-hand = 어른이 그리거나 고쳤습니다
objection-kind-entered-elsewhere = 다른 대회에 냈던 그림입니다
objection-kind-generated = 기계가 만들었습니다
objection-kind-other = 그 밖의 문제
objection-words = 알고 계신 것
objection-words-hint = 아이에 대한 짐작이 아니라 사실을 써 주세요.
objection-evidence = 확인할 수 있는 곳
objection-evidence-hint = 예: 웹 페이지 주소, 책 제목.
objection-contact = 메일 주소
objection-contact-hint = 답장 한 번에만 쓰고, 보낸 뒤 바로 지웁니다.
objection-optional = (선택)
objection-leave-empty = 비워 두세요
objection-send = 보내기
objection-receipt = 보내신 이의
receipt-keep = 이 번호를 보관해 주세요. 이 페이지에서 언제든지 진행 상황을 볼 수 있습니다. 쓰신 글은 어디에도 공개되지 않습니다.
receipt-state-open = 접수했습니다. 곧 읽겠습니다.
receipt-state-in-case = 작품을 확인하며 양쪽의 말을 듣고 있습니다.
receipt-state-set-aside = 읽고 답했습니다. 더 확인할 이유가 없었습니다.
receipt-state-upheld = 결정: 이 작품은 더 이상 참가하지 않습니다.
receipt-state-dismissed = 결정: 이 작품은 대회에 남습니다.
cases-lede = 잠정 결과에 대해 들어온 이의와 그 처리입니다.
cases-gone = 더 이상 참가하지 않는 작품의 상이 { $n }개 있습니다
cases-gone-hint = 가족이 출품을 취소했습니다. 결과를 공개하기 전에 다음 작품이 올라가고 예비 작품이 뒤를 잇습니다.
cases-gone-do = 다음 작품 올리기
cases-reported = 이의가 들어온 작품
cases-reported-none = 답을 기다리는 이의가 없습니다.
cases-n-objections = 이의 { $n }건
cases-title = 사안
cases-none = 사안이 없습니다.
period-title = 공개검증 기간
period-before = 확정하기 전에 며칠 동안 잠정 결과를 공개하고 누구나 이의를 알릴 수 있게 합니다.
period-open = 잠정 결과 공개하기
period-open-hint = 수상작이 최종 결과와 같은 규칙으로 공개되며 편지는 나가지 않습니다. 그 뒤로 상은 사안을 통해서만 바뀝니다.
period-ends = 이의를 받는 기한
period-runs = 잠정 결과가 공개되어 있으며 { $moment }까지 이의를 받습니다.
period-over = { $moment }에 이의 접수가 끝났습니다. 모든 이의에 답하고 모든 사안을 결정하면 결과를 확정할 수 있습니다.
period-confirm = 결과 확정하기
period-confirmed = 결과가 확정되었습니다. 다음은 발표입니다.
period-reopen = 결과 거두기
period-reopen-hint = 아무도 결과를 볼 수 없게 되고 수상 판이 다시 열립니다. 이유는 기록에 남습니다.
case-title = 사안
case-nth = 사안 제{ $number }호
case-opened = 시작
case-open = 사안 열기
case-open-own = 이의 없이 사안 열기
case-open-own-hint = 사무국이나 심사위원이 알아차린 일을 위한 것입니다. 결과를 발표한 뒤에도 열 수 있으며, 인정되면 상이 취소됩니다.
case-entry = 출품 번호
case-words = 확인할 내용
case-words-hint = 출품자 쪽이 이 글을 읽습니다. 알린 사람을 밝히지 마세요. 사안이 진행되는 동안 작품은 보이지 않습니다.
case-set-aside = 사안 없이 답하기
case-set-aside-hint = 주소를 남긴 사람이 이 답을 읽습니다.
case-running = 이 사안이 진행되는 동안 작품은 밖에서 보이지 않고 결과를 발표할 수 없습니다.
case-objections = 들어온 이의
case-objections-none = 들어온 이의는 없고 사무국이 열었습니다.
case-statements = 양쪽의 말
case-statements-none = 아직 아무도 말하지 않았습니다.
case-asked = { $moment }에 출품자 쪽에 편지로 물었습니다.
case-ask-hint = 보호자가 위의 글과 답할 링크가 담긴 편지를 받습니다. 누가 알렸는지는 쓰지 않습니다.
case-ask = 출품자 쪽에 묻기
case-record = 들은 말 적기
case-recorded = 사무국이 적음
case-who = 누가 말했나요
case-said = 들은 말
case-side-entrant = 출품자 쪽
case-side-reporter = 알린 사람
case-decision = 결정
case-undecided = 아직 결정하지 않았습니다.
case-uphold = 인정
case-uphold-hint = 작품은 제외되고 상을 거두며, 확정 전에 다음 작품이 올라갑니다.
case-uphold-late-hint = 작품은 제외되고 상은 취소됩니다. 더 올라가는 작품은 없습니다.
case-dismiss = 기각
case-dismiss-hint = 모든 것이 사안 전과 같습니다.
case-reason = 이유
case-reason-hint = 양쪽이 편지에서 읽습니다. 공개되지 않습니다.
case-decide = 사안 결정하기
case-state-open = 진행 중
case-state-upheld = 인정
case-state-dismissed = 기각
statement-title = 이 그림에 대한 질문
statement-lede = 이 그림에 대해 들어온 말이 있어 결정하기 전에 말씀을 듣고자 합니다. 그때까지 그림은 보이지 않습니다.
statement-about = 무엇에 관한 것인가요
statement-said = 쓰신 글
statement-words = 답변
statement-hint = 그림을 어떻게 그렸나요? 누가 무엇을 도왔나요? 스케치 사진은 저희 편지에 답장으로 보내실 수 있습니다.
statement-send = 답변 보내기
statement-outcome-upheld = 이 그림은 더 이상 참가하지 않습니다.
statement-outcome-dismissed = 이 그림은 대회에 남습니다.
statement-link = 이 그림에 대한 질문이 있습니다
field-period-too-short = 적어도 하루는 두세요.
field-period-too-long = 최대 두 달입니다.
field-unknown-entry = 이 번호의 출품작이 없습니다.
refusal-awards-of-gone-entries = 더 이상 참가하지 않는 작품의 상이 { $n }개 있습니다. 먼저 ‘이의와 사안’에서 다음 작품을 올려 주세요.
refusal-objections-unanswered = 기다리는 이의와 사안이 { $n }건 있습니다. 먼저 ‘이의와 사안’에서 답해 주세요.
refusal-objections-running = { $ends_at }까지 이의를 받습니다.
refusal-objections-over = 이의 접수는 { $ends_at }에 끝났습니다.
refusal-objections-enough = 이 작품에 대한 이의가 충분히 들어와 곧 확인합니다.
refusal-objections-none = 이 작품에는 답을 기다리는 이의가 없습니다.
refusal-too-many-objections = 한 시간 안에 같은 연결에서 이의가 많이 들어왔습니다. 나중에 다시 시도해 주세요.
refusal-case-decided = 이미 결정된 사안입니다.
refusal-case-not-now = 사안은 공모가 끝난 뒤에 열 수 있습니다.
refusal-statement-asked-already = 출품자 쪽에 이미 물었습니다.
refusal-statements-enough = 이미 여러 번 답하셨고 모두 읽겠습니다. 더 있으면 저희 편지에 답장해 주세요.
refusal-awards-fixed = 결과가 잠정 공개되었거나 확정되어 상은 사안을 통해서만 바뀝니다.
refusal-results-stand-already = 결과가 잠정 공개되었거나 확정되어 심사 회차는 그대로 둡니다. 바꾸려면 먼저 결과를 거두세요.
letter-case-statement-asked-subject = { $number } 작품에 대한 질문
letter-case-statement-asked-body =
    { $guardian } 님께

    번호 { $number } 작품에 대해 들어온 말이 있어, 결정하기 전에 말씀을 듣고자 합니다.

    { $words }

    그림을 어떻게 그렸는지 아래에서 알려 주시거나 이 편지에 답장해 주세요. 접수증의 코드로 페이지가 열립니다.

    { $link }

    결정될 때까지 그림은 보이지 않습니다. 아직 아무것도 결정되지 않았습니다.
letter-case-upheld-subject = { $number } 작품에 대한 결정
letter-case-upheld-body =
    { $guardian } 님께

    번호 { $number } 작품을 확인하고 양쪽의 말을 들었습니다. 이 작품은 더 이상 참가할 수 없습니다. 이유는 다음과 같습니다.

    { $reason }

    쓰신 글은 여기에서 보실 수 있습니다.

    { $link }

    달리 생각하시면 이 편지에 답장해 주세요.
letter-case-dismissed-subject = { $number } 작품에 대한 결정
letter-case-dismissed-body =
    { $guardian } 님께

    번호 { $number } 작품을 확인했습니다. 작품은 대회에 남으며 모든 것이 전과 같습니다. 이유는 다음과 같습니다.

    { $reason }

    도와주셔서 감사합니다. 쓰신 글은 여기에서 보실 수 있습니다.

    { $link }
letter-objection-upheld-subject = 보내신 이의 { $receipt }
letter-objection-upheld-body =
    안녕하세요.

    { $number } 작품에 대해 알려 주셨습니다. 확인하고 양쪽의 말을 들은 결과, 이 작품은 더 이상 참가하지 않습니다. 이유는 다음과 같습니다.

    { $reason }

    도와주셔서 감사합니다. 주소는 이제 이곳에서 지웠습니다.
letter-objection-dismissed-subject = 보내신 이의 { $receipt }
letter-objection-dismissed-body =
    안녕하세요.

    { $number } 작품에 대해 알려 주셨습니다. 쓰신 글을 살펴보았고, 작품은 대회에 남습니다. 이유는 다음과 같습니다.

    { $reason }

    눈여겨봐 주셔서 감사합니다. 주소는 이제 이곳에서 지웠습니다.
board-reserves = 예비 작품
board-reserves-hint = 결과를 공개하기 전에 상을 거두면 이 순서로 올라갑니다.
board-reserves-none = 예비 작품이 없습니다. 순위대로 채우면 정해집니다.
