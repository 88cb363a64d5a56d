# Provisional results, objections, cases and their letters.
desk-cases = 异议与核查
provisional-title = 初步结果
provisional-lede = 评审已经完成，但尚未最终确定。如果您知道某幅作品是抄袭、由成人代画、曾参加其他比赛或由机器生成，请打开它并告诉我们。
provisional-until = 可以提出异议，截止于
provisional-over = 公示期已经结束，接下来是最终结果。
provisional-none = 目前没有可以展示的此奖项作品。
provisional-link = 查看初步结果
objection-title = 对这幅作品提出异议
objection-lede = 这幅作品有问题吗？您写的内容只有大赛秘书处会看到，也不需要账号。作出决定之前会听取双方的意见。
objection-kind = 是什么问题
objection-kind-copied = 临摹或抄袭了别的画
objection-kind-adult-hand = 由成人代画或修改
objection-kind-entered-elsewhere = 曾参加过其他比赛
objection-kind-generated = 由机器生成
objection-kind-other = 其他问题
objection-words = 您知道什么？
objection-words-hint = 请写事实，不要猜测孩子的情况。
objection-evidence = 在哪里可以看到
objection-evidence-hint = 例如网页地址或书名。
objection-contact = 您的邮箱
objection-contact-hint = 只用于一次回复，回复后立即删除。
objection-optional = （选填）
objection-leave-empty = 请留空
objection-send = 提交
objection-receipt = 您提出的异议
receipt-keep = 请保存此编号。凭它可以随时在本页查看进展；您写的内容不会在任何地方公开。
receipt-state-open = 已收到，会有人阅读。
receipt-state-in-case = 正在核查这幅作品，并听取双方的意见。
receipt-state-set-aside = 已阅读并答复：没有理由进一步核查。
receipt-state-upheld = 已决定：这幅作品不再参赛。
receipt-state-dismissed = 已决定：这幅作品继续参赛。
cases-lede = 人们对初步结果提出的异议及处理情况。
cases-gone = 有{ $n }个奖项属于不再参赛的作品
cases-gone-hint = 家人已撤回这些作品。在结果公开之前，后面的作品依次递补，候补作品随后补上。
cases-gone-do = 依次递补
cases-reported = 被提出异议的作品
cases-reported-none = 没有等待答复的异议。
cases-n-objections = { $n }条异议
cases-title = 核查案
cases-none = 还没有核查案。
period-title = 公示期
period-before = 在最终确定之前，可以将初步结果公示几天，任何人都可以提出异议。
period-open = 公示初步结果
period-open-hint = 获奖作品将按与最终结果相同的规则公开，不发送信件。此后奖项只能通过核查案更改。
period-ends = 接受异议截止于
period-runs = 初步结果正在公示，{ $moment }之前接受异议。
period-over = 异议已于{ $moment }截止。答复所有异议并决定所有核查案之后，即可确认结果。
period-confirm = 确认结果
period-confirmed = 结果已确认，接下来是公布。
period-reopen = 收回结果
period-reopen-hint = 结果将不再可见，奖项板重新开放。原因会写入日志。
case-title = 核查案
case-nth = 核查案第{ $number }号
case-opened = 开始时间
case-open = 开始核查
case-open-own = 没有异议也开始核查
case-open-own-hint = 用于秘书处或评委发现的问题。结果公布之后也可以：异议成立则撤销奖项。
case-entry = 作品编号
case-words = 核查什么
case-words-hint = 参赛方会读到这段话，请不要写出是谁提出的。核查期间作品不显示。
case-set-aside = 不核查，直接答复
case-set-aside-hint = 留下邮箱的人会读到这个答复。
case-running = 核查期间，外界看不到这幅作品，结果也不能公布。
case-objections = 收到的异议
case-objections-none = 没有人提出异议，由秘书处发起。
case-statements = 双方的陈述
case-statements-none = 还没有任何陈述。
case-asked = 已于{ $moment }写信询问参赛方。
case-ask-hint = 监护人会收到一封信，内有以上文字和答复链接。信中不会说明是谁提出的。
case-ask = 询问参赛方
case-record = 记录某人的话
case-recorded = 由秘书处记录
case-who = 谁说的
case-said = 说了什么
case-side-entrant = 参赛方
case-side-reporter = 提出异议的人
case-decision = 决定
case-undecided = 尚未决定。
case-uphold = 异议成立
case-uphold-hint = 作品取消资格，奖项收回，在最终确定之前由后面的作品递补。
case-uphold-late-hint = 作品取消资格，奖项撤销，不再递补。
case-dismiss = 异议不成立
case-dismiss-hint = 一切恢复到核查之前的样子。
case-reason = 理由
case-reason-hint = 双方会在信中读到，不会公开。
case-decide = 作出决定
case-state-open = 核查中
case-state-upheld = 成立
case-state-dismissed = 不成立
statement-title = 关于这幅画的问题
statement-lede = 有人对这幅画提出了意见，在作出决定之前我们想听听您的说法。在此期间画作不显示。
statement-about = 是关于什么的
statement-said = 您写的内容
statement-words = 您的答复
statement-hint = 这幅画是怎样画成的？谁帮了什么忙？草图照片可以通过回复我们的信件发来。
statement-send = 发送答复
statement-outcome-upheld = 这幅画不再参赛。
statement-outcome-dismissed = 这幅画继续参赛。
statement-link = 关于这幅画有一个问题
field-period-too-short = 请至少给大家一天时间。
field-period-too-long = 最长两个月。
field-unknown-entry = 没有这个编号的作品。
refusal-awards-of-gone-entries = 有{ $n }个奖项属于不再参赛的作品。请先在“异议与核查”中依次递补。
refusal-objections-unanswered = 还有{ $n }条异议或核查案在等待。请先在“异议与核查”中处理。
refusal-objections-running = { $ends_at }之前仍接受异议。
refusal-objections-over = 异议已于{ $ends_at }截止。
refusal-objections-enough = 这幅作品收到的异议已经足够，会进行核查。
refusal-objections-none = 这幅作品没有等待答复的异议。
refusal-too-many-objections = 一小时内来自您网络的异议过多，请稍后再试。
refusal-case-decided = 此核查案已经决定。
refusal-case-not-now = 征集结束之后才能开始核查。
refusal-statement-asked-already = 已经询问过参赛方。
refusal-statements-enough = 您已多次答复，我们都会阅读。如还有补充，请回复我们的信件。
refusal-awards-fixed = 结果已公示或已确认：奖项现在只能通过核查案更改。
refusal-results-stand-already = 结果已公示或已确认，评审轮次保持不变。如需更改，请先收回结果。
letter-case-statement-asked-subject = 关于{ $number }的问题
letter-case-statement-asked-body =
    { $guardian }，您好：

    有人对编号为{ $number }的作品提出了意见，在作出决定之前我们想听听您的说法：

    { $words }

    请在这里告诉我们这幅画是怎样画成的，或直接回复这封信。用回执上的代码可以打开页面：

    { $link }

    在作出决定之前，这幅画不显示。目前还没有作出任何决定。
letter-case-upheld-subject = 关于{ $number }的决定
letter-case-upheld-body =
    { $guardian }，您好：

    我们核查了编号为{ $number }的作品，并听取了双方的意见。这幅作品不能继续参赛。理由如下：

    { $reason }

    您写过的内容可以在这里查看：

    { $link }

    如果您有不同意见，请回复这封信。
letter-case-dismissed-subject = 关于{ $number }的决定
letter-case-dismissed-body =
    { $guardian }，您好：

    我们核查了编号为{ $number }的作品。它继续参赛，一切照旧。理由如下：

    { $reason }

    感谢您的配合。您写过的内容可以在这里查看：

    { $link }
letter-objection-upheld-subject = 您提出的异议 { $receipt }
letter-objection-upheld-body =
    您好：

    您对作品{ $number }提出了异议。我们进行了核查并听取了双方的意见，这幅作品不再参赛。理由如下：

    { $reason }

    感谢您的帮助。您的邮箱已从我们这里删除。
letter-objection-dismissed-subject = 您提出的异议 { $receipt }
letter-objection-dismissed-body =
    您好：

    您对作品{ $number }提出了异议。我们看过您写的内容，这幅作品继续参赛。理由如下：

    { $reason }

    感谢您仔细查看。您的邮箱已从我们这里删除。
board-reserves = 候补作品
board-reserves-hint = 结果公开之前若有奖项收回，按此顺序递补。
board-reserves-none = 还没有候补作品。按名次填入时会设定。
