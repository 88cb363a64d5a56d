# 로그인.
sign-in-lede = 사무국, 심사위원, 담당자, 선생님을 위한 곳입니다. 메일로 코드를 보내 드립니다. 비밀번호는 없습니다.
sign-in-email = 메일 주소
sign-in-send-code = 코드 받기
sign-in-code-title = 코드 입력
sign-in-code-lede = 로그인할 수 있는 주소라면 숫자 여덟 자리가 적힌 메일을 보냈습니다. 코드는 이 브라우저에서 10분 동안 쓸 수 있습니다.
sign-in-code = 숫자 여덟 자리
sign-in-code-none = 몇 분이 지나도 메일이 오지 않나요?
sign-in-again = 코드 다시 받기
invitation-title = 초대
invitation-hello = { $name } 님, 환영합니다
invitation-lede = 함께 일하시도록 초대합니다. 이 버튼으로 한 번 들어올 수 있고, 다음부터는 메일로 받은 코드로 로그인합니다.
invitation-begin = 시작하기
field-wrong-code = 코드가 틀렸거나 이미 썼거나 기한이 지났습니다. 코드는 요청한 브라우저에서 10분 안에 한 번만 쓸 수 있습니다.
refusal-wrong-code = 코드가 틀렸거나 이미 썼거나 기한이 지났습니다.
refusal-too-many-codes = 이 주소로 코드를 너무 많이 요청했습니다. 한 시간 뒤에 다시 해 주세요.
refusal-invitation-used = 이미 썼거나 기한이 지난 초대입니다. 메일 코드로 로그인하거나 새 초대를 요청해 주세요.

letter-sign-in-code-subject = 로그인 코드 { $code }
letter-sign-in-code-body =
    로그인 코드입니다.

    { $code }

    요청한 브라우저에서 10분 안에 한 번만 쓸 수 있습니다. 요청하지 않으셨다면 아무것도 하지 않으셔도 됩니다.
letter-invitation-subject = 초대합니다
letter-invitation-body =
    { $name } 님께

    그림 대회 일에 함께해 주시기를 부탁드립니다. 아래 링크로 14일 안에 한 번 들어오실 수 있습니다.

    { $link }

    다음부터는 이 주소로 보내 드리는 코드로 로그인하시면 됩니다.

# 사무국의 사람들.
people-lede = 누가 어떤 역할로 함께 일하는지 보여 줍니다. 거둔 역할은 그 사람의 다음 클릭부터 쓸 수 없습니다.
people-none = 아직 아무도 없습니다.
people-name = 이름
people-email = 메일 주소
people-role = 역할
people-roles = 역할
people-any = 모두
people-filter = 보기
people-no-role = 지금은 역할 없음
people-take = 거두기
people-take-hint = 다음 클릭부터 이 일을 할 수 없습니다. 기록에 남습니다.
people-take-sure = 네, 거둡니다
people-invite = 초대하기
people-invite-hint = 14일 안에 한 번 쓸 수 있는 링크를 편지로 보냅니다. 이미 있는 사람에게는 역할이 더해집니다.
people-lang = 편지의 언어
people-edition = 대회
people-edition-hint = 심사위원과 심사위원장만 고릅니다.
people-every-edition = 모든 대회
people-member = 회원 지방정부
people-member-hint = 담당자와 교사만 고릅니다.
people-no-member = 없음
people-send = 초대장 보내기
people-sending = 보내는 중…
people-invited = 초대장을 보냈습니다.
people-wrong = 다시 살펴볼 것이 { $n }가지 있습니다
people-kept = 쓰신 내용은 그대로 있습니다.
person-role-secretariat = 사무국
person-role-coordinator = 지역 담당자
person-role-teacher = 교사
person-role-judge = 심사위원
person-role-chair = 심사위원장
person-role-curator = 전시 기획자
person-role-auditor = 감사
field-edition-not-for-role = 심사위원과 심사위원장만 한 대회에 초대할 수 있습니다.
field-member-not-for-role = 지역 담당자와 교사만 회원 지방정부에 속합니다.
refusal-own-secretariat-role = 본인의 마지막 사무국 역할입니다. 사무국의 다른 동료가 거둘 수 있습니다.
