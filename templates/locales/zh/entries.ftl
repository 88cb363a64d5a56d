# 投稿，以及之后的事。
refusal-quota-full = 这个地区最多可以投 { $entries_max } 幅画，已全部收到。请咨询所在地区的联络人。
refusal-picture-entered-already = 这幅画已经参赛，编号为 { $number }，不必再次投稿。
refusal-wrong-entry-code = 没有与此代码对应的画。请与回执或我们的信件核对。
refusal-entry-changed-meanwhile = 别人先了一步：这幅画刚刚已被处理或更改。没有覆盖任何内容。
refusal-consent-missing = 没有家长或监护人同意参赛，我们不能接收这幅画。
refusal-entry-not-screenable = 这幅画已退回或撤回，目前不能作出决定。
refusal-reason-missing = 请选择原因，它会写进信里。
refusal-entry-not-withdrawable = 这幅画已不在比赛中，不能撤回。
refusal-entry-not-returned = 这幅画没有被退回，不需要另一张照片。
refusal-return-deadline-over = 重新发送照片的期限（{ $deadline_at }）已过。
refusal-too-many-entries = 一小时内从这个网络收到了非常多的画。请稍后再试，您填写的内容仍然保留。
refusal-too-many-tries = 输入代码的次数太多。请等一分钟。
field-age-not-a-number = 请用整数填写年龄。
field-answer-yes-or-no = 请回答“是”或“否”。
field-consent-needed = 只有这里回答“是”，我们才能接收这幅画。
field-photo-missing = 请选择画作的照片。

consent-taking-part = 参加比赛
consent-hint-taking-part = 评委只看到画、标题和孩子写的话，看不到姓名、年龄和学校。只有这一项同意是必需的。
consent-transfer = 信息传送到国外
consent-hint-transfer = 秘书处在另一个国家工作。如果同意，那里可以看到姓名和您的联系方式。
consent-show-work = 展示画作
consent-hint-show-work = 如果入选，这幅画会在本网站和展览中展出。
consent-show-name = 显示姓名
consent-hint-show-name = 画旁会写上姓名、年龄和地区。如果不同意，只写地区。
consent-print-and-tour = 印刷与巡展
consent-hint-print-and-tour = 这幅画可以用于画册、海报和巡回展览。
consent-archive = 比赛后保存
consent-hint-archive = 比赛结束后，这幅画可以留在档案中。如果不同意，将被删除。

screening-reason-blurred = 照片模糊或太暗
screening-reason-cut = 画的边缘被切掉了
screening-reason-personal-data = 图中能看到姓名、面孔或地址
screening-reason-age = 年龄需要再核对
screening-reason-duplicate = 同一幅画已经参赛
screening-reason-not-own = 不是孩子自己画的
screening-reason-theme = 不符合主题

letter-entry-received-subject = 画已收到：{ $number }
letter-entry-received-body =
    { $guardian }：您好！

    谢谢，画作《{ $title }》已收到，编号是

    { $number }

    用下面的代码可以随时查看进展，需要时重新发送照片，或者撤回：

    { $code }

    { $link }

    请保存这封信。代码只能打开这一幅画，不需要注册账号。
letter-entry-returned-subject = 请重新发送照片：{ $number }
letter-entry-returned-body =
    { $guardian }：您好！

    画作 { $number } 没有丢失，但我们需要另一张照片。原因：{ $reason }。

    { $note }

    请在 { $deadline_at } 之前发送。打开下面的页面，输入我们第一封信中的代码：

    { $link }
letter-entry-rejected-subject = 画作 { $number } 不能参赛
letter-entry-rejected-body =
    { $guardian }：您好！

    感谢您投来画作 { $number }。很遗憾，这一次它不能参赛。原因：{ $reason }。

    { $note }

    如果您认为有误，请注明编号回复秘书处。

# Pages.
enter-title = 投稿画作
enter-until = 截止：{ $closes_at }。
enter-wrong = 有 { $n } 处需要修改
enter-kept = 您填写的内容仍然保留，尚未发送任何内容。
enter-draft = { $time } 已保存在此设备上
enter-draft-forget = 删除草稿
enter-sending = 正在发送…
enter-part-drawing = 画作
enter-photo = 画作的照片
enter-photo-hint = 请在光线充足处从正上方拍摄。{ $takes_heic ->
        [yes] JPEG、HEIC、PNG、WebP 或 TIFF
       *[no] JPEG、PNG、WebP 或 TIFF
    }，最大 { $megabytes_max } MB，短边至少 { $short_side_px_min } 像素。
enter-photo-kept = 照片已收到：{ $width } × { $height } 像素。只有要换照片时才需重新选择。
enter-drawing-title = 标题
enter-title-lang = 标题的语言
enter-statement = 关于这幅画的几句话
enter-statement-hint = 请用孩子自己的话来写。
enter-optional = （选填）
enter-part-child = 作者
enter-name = 姓名
enter-name-latin = 姓名（拉丁字母）
enter-age = { $day } 时的年龄
enter-age-in = { $age } 岁：{ $division } 组。
enter-age-out = { $age } 岁不能参加本届比赛。
enter-member = 地区
enter-choose = 请选择
enter-school = 学校
enter-part-guardian = 家长或监护人
enter-guardian-name = 家长或监护人姓名
enter-relation = 与孩子的关系
relation-parent = 母亲或父亲
relation-relative = 其他亲属
relation-legal-guardian = 法定监护人
enter-guardian-email = 电子邮箱
enter-guardian-email-hint = 回执和以后的信件会发到这里，不需要孩子的邮箱。
enter-part-consent = 家长或监护人的同意
enter-consent-hint = 只有第一项是必需的。其他各项无论如何回答，评审都一样。
answer-yes = 是
answer-no = 否
enter-send = 发送画作
receipt-title = 画已收到
receipt-letter = 已给家长或监护人发信。
receipt-number = 编号
receipt-code = 代码
receipt-code-hint = 凭此代码以后可以查看进展、重新发送照片或撤回。代码只在这里显示一次，信中也有。
receipt-look = 查看画作
receipt-another = 再投一幅
receipt-print = 请打印此页或记下代码，以后在这里输入：
step-received = 已收到
step-received-hint = 照片中的位置和相机信息已删除。
step-screening = 审核
step-screening-hint = 如需另一张照片，会发信通知。
step-judging = 评审
step-judging-hint = 评委只看到画、标题和文字。
step-results = 结果
code-title = 您的画作
code-lede = 输入回执上的代码，查看画作的进展。
code-hint = 十六个字母和数字，连字符和大小写不限。
code-open = 打开
own-next = 接下来
own-judges-see = 评委看到的就是这些：画、标题和孩子的话。
own-picture-waiting = 正在准备图片。
own-picture-before = 前面还有 { $n } 张图片。
own-picture-failed = 图片暂时未能处理，工作人员会查看，没有丢失任何内容。
own-again = 另一张照片
own-again-until = 截止：{ $deadline_at }。
own-again-send = 发送照片
own-facts = 您填写的内容
own-age = 年龄
own-sent = 发送时间
own-consents = 同意事项
consent-state-given = 同意
consent-state-refused = 不同意
consent-state-withdrawn = 已撤回
consent-state-unanswered = 未回答
own-withdraw = 撤回画作
own-withdraw-hint = 此后这幅画不再评审或展示，所有同意随之终止。此操作无法撤销。
own-withdraw-sure = 是的，撤回
entry-state-submitted = 已收到
entry-state-returned = 需要另一张照片
entry-state-eligible = 参赛
entry-state-ineligible = 不能参赛
entry-state-duplicate = 重复投稿
entry-state-withdrawn = 已撤回
entry-state-suspended = 正在核查
entry-state-disqualified = 已取消资格
entry-state-erased = 已删除
entry-next-submitted = 我们会查看画作和照片。如需另一张照片，会发信通知。
entry-next-returned = 请重新拍照并在这里发送。
entry-next-eligible = 画作将交给评委。
entry-next-ineligible = 很遗憾。原因见下方和信件。
entry-next-duplicate = 同一幅画以另一编号参赛。
entry-next-withdrawn = 不再评审或展示。
entry-next-suspended = 正在核查有关这幅画的反映。
entry-next-disqualified = 经核查决定，已退出比赛。
entry-next-erased = 个人信息已删除。
list-all = 作品
list-waiting = 待审核
list-eligible = 已通过
list-returned = 已退回
list-pictures-waiting = 正在准备 { $n } 张图片。
list-failed = 未能生成的图片
list-why = 原因
list-retry = 重试
list-entries = 全部作品
list-state = 状态
list-any = 全部
list-filter = 显示
list-none = 还没有作品。
list-pages = 页
list-next = 下一页
list-by-member = 按地区
list-quota = 作品与名额
screening-none = 没有等待审核的作品。
screening-waiting = { $n } 幅待审核
screening-keys = 快捷键
screening-photo = 照片
screening-same = 完全相同的图片
screening-alike = 很可能是同一幅画（本届或往届）
screening-with-reason = 附原因退回
screening-note = 写进信里的话
decision-admit = 通过
decision-return = 退回并发信
decision-reject = 不予参赛
