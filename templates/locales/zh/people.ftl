# 登录。
sign-in-lede = 供秘书处、评委、联络员和老师使用。我们把验证码发到您的邮箱，不用密码。
sign-in-email = 您的邮箱地址
sign-in-send-code = 发送验证码
sign-in-code-title = 输入验证码
sign-in-code-lede = 如果这个地址可以登录，一封带有八位数字的邮件已经发出。验证码十分钟内在这个浏览器中有效。
sign-in-code = 八位数字
sign-in-code-none = 几分钟后还没有收到邮件？
sign-in-again = 再要一个验证码
invitation-title = 邀请
invitation-hello = 欢迎您，{ $name }
invitation-lede = 我们邀请您一起工作。按下这个按钮即可进入，只能用一次；以后用邮件中的验证码登录。
invitation-begin = 开始
field-wrong-code = 验证码错误、已用过或已过期。每个验证码十分钟内有效，只能用一次，而且要在申请它的浏览器中使用。
refusal-wrong-code = 验证码错误、已用过或已过期。
refusal-too-many-codes = 这个地址申请的验证码太多了。请一小时后再试。
refusal-invitation-used = 这份邀请已经用过或已过期。请用邮件验证码登录，或者申请新的邀请。

letter-sign-in-code-subject = { $code } 是您的验证码
letter-sign-in-code-body =
    您的登录验证码是

    { $code }

    验证码只能用一次，十分钟内在申请它的浏览器中有效。如果不是您本人申请的，请不必理会。
letter-invitation-subject = 给您的邀请
letter-invitation-body =
    { $name }，您好：

    我们邀请您参与绘画大赛的工作。下面的链接可以让您进入一次，十四天内有效：

    { $link }

    以后我们会把登录验证码发到这个邮箱。

# 工作台上的人员。
people-lede = 谁以什么身份与我们一起工作。收回的角色从此人下一次点击起失效。
people-none = 这里还没有人。
people-name = 姓名
people-email = 邮箱地址
people-role = 角色
people-roles = 角色
people-any = 全部
people-filter = 显示
people-no-role = 目前没有角色
people-take = 收回
people-take-hint = 从下一次点击起，此人不能再做这项工作。这会写入日志。
people-take-sure = 是的，收回
people-invite = 邀请
people-invite-hint = 我们会寄出一封带链接的信，十四天内可用一次。如果此人已在名单中，则增加这个角色。
people-lang = 信件的语言
people-edition = 届次
people-edition-hint = 用于评委和评委会主席。
people-every-edition = 所有届次
people-member = 会员地方政府
people-member-hint = 用于联络员和老师。
people-no-member = 无
people-send = 发送邀请
people-sending = 正在发送…
people-invited = 邀请已经发出。
people-wrong = 有 { $n } 处需要再看一下
people-kept = 您填写的内容仍然保留。
person-role-secretariat = 秘书处
person-role-coordinator = 联络员
person-role-teacher = 老师
person-role-judge = 评委
person-role-chair = 评委会主席
person-role-curator = 策展人
person-role-auditor = 审核员
field-edition-not-for-role = 只有评委和评委会主席可以只受邀参加某一届。
field-member-not-for-role = 只有联络员和老师属于会员地方政府。
refusal-own-secretariat-role = 这是您自己最后一个秘书处角色。可以由秘书处的同事收回。
