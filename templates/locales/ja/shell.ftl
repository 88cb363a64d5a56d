# すべてのページの枠と、サイト自身のことば。
app-tagline = 北東アジア絵画コンクール
skip-to-content = 本文へ
nav-main = メインメニュー
nav-call = 作品募集
nav-gallery = 作品
nav-exhibitions = 展覧会
nav-judging = 審査
nav-desk = 事務局
language = 言語
theme = 明るい・暗い
theme-auto = 端末に合わせる
theme-light = 明るい
theme-dark = 暗い
sign-in = サインイン
sign-out = サインアウト
foot-about = 北東アジアの子どもと若者のための国際絵画コンクールです。見るだけならアカウントは不要で、クッキーも使いません。
foot-privacy = 子どもの個人情報
foot-api = プログラム向け

problem-title = うまくいきませんでした
problem-what = 起きたこと
problem-safe = 無事なもの
problem-safe-yours = これまでに受け付けたものは、失われても変わってもいません。
problem-safe-ours = 受付済みのものはすべて無事です。いま送られたものが中途半端に残ることもありません。
problem-fields = 直すところ
problem-home = 最初のページへ

refusal-wrong-input = 送られた内容に、見直しが必要なところがあります。
refusal-not-found = このアドレスには何もないか、公開されていません。
refusal-sign-in-first = 先にサインインしてください。
refusal-not-allowed = このアカウントではできません。
refusal-internal = こちら側で不具合が起きました。記録しましたので、一分ほどしてからもう一度お試しください。
refusal-method-not-allowed = このアドレスはそのようには使えません。
refusal-request-timeout = 通信が遅すぎたため切断しました。もう一度お試しください。
refusal-form-too-large = フォームが大きすぎて受け取れません。
refusal-form-malformed = フォームが壊れて届きました。もう一度送ってください。
refusal-form-expired = このフォームは前回のサインインより前に開かれたものです。戻ってページを読み込み直し、もう一度送ってください。
refusal-cross-site-request = 別のサイトからの要求だったため、実行しませんでした。

field-required = 入力してください。
field-too-long = 長すぎます。{ $chars_max }文字までにしてください。
field-malformed = 読み取れません。確認してください。
field-unknown-field = そのような項目はありません。
field-not-a-choice = 選択肢の中から選んでください。
field-not-an-email = メールアドレスではありません。
