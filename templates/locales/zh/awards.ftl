# Awards: gallery, results, the board, the announcement and its letters.

work-age-place = { $age }岁，{ $place }
work-comma = ，
work-more = 关于这幅作品
work-theme = 主题
work-division = 年龄组
work-neighbours = 相邻作品
work-previous = 上一幅
work-all = 全部作品
work-next = 下一幅
gallery-count = { $n }幅获奖作品
gallery-filter = 筛选作品
gallery-by-edition = 届次
gallery-by-award = 奖项
gallery-by-country = 国家
gallery-by-member = 地区
gallery-by-division = 年龄组
gallery-by-colour = 颜色
colour-red = 红色
colour-orange = 橙色
colour-yellow = 黄色
colour-green = 绿色
colour-turquoise = 青绿色
colour-blue = 蓝色
colour-violet = 紫色
colour-pink = 粉色
colour-brown = 棕色
colour-black = 黑色
gallery-all = 全部
gallery-show = 显示
gallery-none = 没有符合的作品，请去掉一个条件。
gallery-pages = 分页
gallery-more = 更多作品
results-title = 评审结果
results-lede = { $entries }幅作品中的{ $awards }个奖项
results-gallery = 全部获奖作品
results-entries = 各国作品数
results-more = 此奖项的全部作品
strip-title = 获奖作品
strip-all = 查看全部
board-lede = 按奖项排列，从高到低。公布之前这里的内容不公开。
board-announced = 结果已公布，奖项不再更改。
board-filled = 已按评委排序填入奖项。
board-tied = 以下奖项的分界处名次相同，请人工决定：
board-fill = 按名次填入
board-fill-hint = 保留您手动设置的内容。
board-unplaced = 评委排序中的后续作品
board-unplaced-none = 没有未获奖的作品。
board-tier = 奖项
board-none = 不获奖
board-set = 设置
announce-title = 公布
announce-lede = 结果、作品展示和信件将立即公开，且只有一次。
announce-done = 已于{ $moment }公布。
announce-awards = 奖项
announce-letters = 信件
announce-hidden = 获奖但不可展示
announce-off-size = 已给{ $n }个，计划{ $size }个
announce-by-language = 各语言信件
announce-awarded = 获奖
announce-thanks = 感谢
refusal-entry-not-eligible = { $number }已不再参评。
refusal-nothing-tallied-yet = 还没有统计任何一轮，因此没有排序。
refusal-no-awards-given = 还没有给出任何奖项。

letter-entry-awarded-subject = { $number }：{ $award }
letter-entry-awarded-body =
    { $guardian }，您好：

    编号为{ $number }的作品荣获{ $award }。祝贺小作者！

    接下来的安排请看这里：

    { $link }

    感谢您让我们看到这幅画。
letter-entry-thanks-subject = 感谢参与：{ $number }
letter-entry-thanks-body =
    { $guardian }，您好：

    大赛已经结束，结果已公布。评委认真观看了编号为{ $number }的作品。每一幅画都让大赛更加丰富；感谢您，也请转达我们对小作者的感谢。

    { $link }
board-share = { $works }件作品的{ $percent }%，向上取整
warn-title = 请留意
warn-hint = 这里只作提醒，不禁止任何操作。请在公布前查看。
warn-own-child-read = 评委{ $judge }是该作者的监护人，并给作品打过分。
warn-own-child-kept = 评委{ $judge }是该作者的监护人，未给作品打分。
warn-own-school-read = 评委{ $judge }曾在该作者的学校任教，并给作品打过分。
warn-own-school-kept = 评委{ $judge }曾在该作者的学校任教，未给作品打分。
warn-own-member-read = 评委{ $judge }来自同一会员地方政府，并给作品打过分。
warn-own-member-kept = 评委{ $judge }来自同一会员地方政府，未给作品打分。
warn-stepped-aside-read = 评委{ $judge }在某一轮回避（{ $reason }），但在另一轮打过分。
warn-stepped-aside-kept = 评委{ $judge }回避了这件作品：{ $reason }
warn-exception-on = 在第{ $round }轮因例外晋级：{ $reason }
warn-exception-off = 在第{ $round }轮因例外未晋级：{ $reason }
warn-case-open = 这件作品有尚未结束的核查。
warn-not-shown = 没有展示许可：作品不会出现在展厅中。
warn-gone = 这件作品已不再参评。
warn-cap = { $group }：{ $n }个奖，计划最多{ $most }个
warn-cap-works = { $group }：{ $n }个奖，计划最多{ $most }个（{ $numbers }）
board-drag = 拖到其他奖项
board-moved = { $number } → { $tier }
board-not-saved = 没有网络，未保存。作品没有移动，请再试一次。
refusal-award-moved-meanwhile = 您打开评奖板后，有人移动了{ $number }。现在显示的是它目前的位置；如仍需要，请再移动一次。
board-warnings = { $n }项提醒
board-each = 每个年龄组
