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
field-key-missing = 缺少标识这次发送的键。

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
