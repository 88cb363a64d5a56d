# 每个页面的框架，以及系统自己说的话。
app-tagline = 东北亚绘画大赛
skip-to-content = 跳到正文
nav-main = 主菜单
nav-call = 征集作品
nav-gallery = 作品
nav-exhibitions = 展览
nav-judging = 评审
nav-desk = 工作台
language = 语言
theme = 浅色或深色
theme-auto = 跟随设备
theme-light = 浅色
theme-dark = 深色
sign-in = 登录
sign-out = 退出
foot-about = 面向东北亚儿童和青少年的国际绘画大赛。浏览无需账号，也不使用 Cookie。
foot-privacy = 儿童的个人信息
foot-api = 供程序使用

problem-title = 没有成功
problem-what = 发生了什么
problem-safe = 哪些没有受影响
problem-safe-yours = 之前收到的内容都没有丢失，也没有改变。
problem-safe-ours = 已经确认收到的内容都安全。您刚才发送的内容没有只保存一半。
problem-fields = 需要修改的地方
problem-home = 回到首页

refusal-wrong-input = 有些内容需要再看一下。
refusal-not-found = 这个地址没有内容，或者不公开。
refusal-sign-in-first = 请先登录。
refusal-not-allowed = 您的账号不能做这件事。
refusal-internal = 我们这边出了故障，已经记录。请一分钟后再试。
refusal-method-not-allowed = 这个地址不能这样使用。
refusal-request-timeout = 连接太慢，已经断开。请再试一次。
refusal-form-too-large = 表单超出了我们能接收的大小。
refusal-form-malformed = 表单在传送中损坏了。请再发送一次。
refusal-form-expired = 这张表单是在您上次登录之前打开的。请返回，重新打开页面后再发送。
refusal-cross-site-request = 这个请求来自别的网站，所以没有执行。

field-required = 请填写。
field-too-long = 太长了，最多 { $chars_max } 个字。
field-malformed = 无法识别，请检查。
field-unknown-field = 没有这一项。
field-not-a-choice = 请从列出的选项中选择。
field-not-an-email = 这不是邮箱地址。
