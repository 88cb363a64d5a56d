# Awards: gallery, results, the board, the announcement and its letters.

work-age-place = { $age }세, { $place }
work-comma = {", "}
work-more = 이 작품에 대해
work-theme = 주제
work-division = 연령 부문
work-neighbours = 이웃 작품
work-previous = 이전
work-all = 모든 작품
work-next = 다음
gallery-count = 수상작 { $n }점
gallery-filter = 작품 고르기
gallery-by-edition = 대회
gallery-by-award = 상
gallery-by-country = 나라
gallery-by-member = 지역
gallery-by-division = 연령 부문
gallery-by-colour = 색
colour-red = 빨강
colour-orange = 주황
colour-yellow = 노랑
colour-green = 초록
colour-turquoise = 청록
colour-blue = 파랑
colour-violet = 보라
colour-pink = 분홍
colour-brown = 갈색
colour-black = 검정
gallery-all = 전체
gallery-show = 보기
gallery-none = 맞는 작품이 없습니다. 조건을 하나 빼 보세요.
gallery-pages = 페이지
gallery-more = 작품 더 보기
results-title = 심사 결과
results-lede = 출품작 { $entries }점 가운데 { $awards }점 수상
results-gallery = 모든 수상작
results-entries = 나라별 출품작
results-more = 이 상의 모든 작품
strip-title = 수상작
strip-all = 모두 보기
board-lede = 높은 상부터 차례로 놓입니다. 발표 전에는 공개되지 않습니다.
board-announced = 결과가 발표되었습니다. 상은 더 바뀌지 않습니다.
board-filled = 심사위원단의 순위대로 상을 채웠습니다.
board-tied = 다음 상의 경계에 같은 순위가 있습니다. 직접 정해 주세요:
board-fill = 순위대로 채우기
board-fill-hint = 직접 정한 것은 그대로 둡니다.
board-unplaced = 순위상 다음 작품
board-unplaced-none = 남은 작품이 없습니다.
board-tier = 상
board-none = 수상 없음
board-set = 정하기
announce-title = 발표
announce-lede = 결과와 갤러리, 편지가 바로, 단 한 번 공개됩니다.
announce-done = { $moment }에 발표했습니다.
announce-awards = 상
announce-letters = 편지
announce-hidden = 수상했지만 전시할 수 없음
announce-off-size = { $n }점(예정 { $size }점)
announce-by-language = 언어별 편지
announce-awarded = 수상
announce-thanks = 감사
refusal-entry-not-eligible = { $number } 작품은 더 이상 참가하지 않습니다.
refusal-nothing-tallied-yet = 집계된 회차가 아직 없어 순위가 없습니다.
refusal-no-awards-given = 아직 정한 상이 없습니다.

letter-entry-awarded-subject = { $number }: { $award }
letter-entry-awarded-body =
    { $guardian } 님께

    번호 { $number } 작품이 { $award }을(를) 받았습니다. 작가에게 축하를 전합니다!

    다음 일정은 여기에서 보실 수 있습니다.

    { $link }

    작품을 보여 주셔서 감사합니다.
letter-entry-thanks-subject = 참가해 주셔서 감사합니다: { $number }
letter-entry-thanks-body =
    { $guardian } 님께

    대회가 끝나고 결과가 발표되었습니다. 심사위원들은 번호 { $number } 작품을 정성껏 보았습니다. 한 점 한 점이 이번 대회를 풍성하게 했습니다. 감사드리며, 작가에게도 감사의 마음을 전해 주세요.

    { $link }
board-share = { $works }점의 { $percent }%, 올림
warn-title = 확인할 점
warn-hint = 알림일 뿐 아무것도 막지 않습니다. 공개하기 전에 살펴보세요.
warn-own-child-read = 심사위원 { $judge }은(는) 이 어린이의 보호자이며 작품을 채점했습니다.
warn-own-child-kept = 심사위원 { $judge }은(는) 이 어린이의 보호자이며, 작품을 채점하지 않았습니다.
warn-own-school-read = 심사위원 { $judge }은(는) 이 어린이의 학교에서 가르친 적이 있으며 작품을 채점했습니다.
warn-own-school-kept = 심사위원 { $judge }은(는) 이 어린이의 학교에서 가르친 적이 있으며, 작품을 채점하지 않았습니다.
warn-own-member-read = 심사위원 { $judge }은(는) 같은 회원 지방정부 사람이며 작품을 채점했습니다.
warn-own-member-kept = 심사위원 { $judge }은(는) 같은 회원 지방정부 사람이며, 작품을 채점하지 않았습니다.
warn-stepped-aside-read = 심사위원 { $judge }은(는) 한 심사에서 이 작품을 맡지 않았으나({ $reason }) 다른 심사에서 채점했습니다.
warn-stepped-aside-kept = 심사위원 { $judge }은(는) 이 작품의 심사에서 물러났습니다: { $reason }
warn-exception-on = { $round }차 심사에서 예외로 올라갔습니다: { $reason }
warn-exception-off = { $round }차 심사에서 예외로 빠졌습니다: { $reason }
warn-case-open = 이 작품에 대해 확인 중인 건이 있습니다.
warn-not-shown = 작품 공개 동의가 없습니다. 갤러리에 나오지 않습니다.
warn-gone = 이 작품은 더 이상 참가하지 않습니다.
warn-cap = { $group }: 수상 { $n }점, 기준 { $most }점
warn-cap-works = { $group }: 수상 { $n }점, 기준 { $most }점({ $numbers })
board-drag = 다른 상으로 끌어 옮기기
board-moved = { $number } → { $tier }
board-not-saved = 연결이 없어 저장하지 못했습니다. 옮겨진 것은 없습니다. 다시 해 보세요.
refusal-award-moved-meanwhile = 보드를 연 뒤에 다른 사람이 { $number } 작품을 옮겼습니다. 지금 있는 자리에 표시했습니다. 그래도 옮기려면 다시 옮기세요.
board-warnings = 확인할 점 { $n }건
board-each = 연령 부문마다
