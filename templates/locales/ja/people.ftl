# サインイン。
sign-in-lede = 事務局、審査員、担当者、先生のための入口です。コードをメールでお送りします。パスワードはありません。
sign-in-email = メールアドレス
sign-in-send-code = コードを送る
sign-in-code-title = コードを入力
sign-in-code-lede = サインインできるアドレスであれば、8桁の数字を書いたメールをお送りしました。コードはこのブラウザーで10分間使えます。
sign-in-code = 8桁の数字
sign-in-code-none = 数分待ってもメールが届きませんか。
sign-in-again = コードをもう一度送る
invitation-title = ご招待
invitation-hello = ようこそ、{ $name }さん
invitation-lede = ご一緒に仕事をしていただくためのご招待です。このボタンで一度だけ入れます。次からはメールで届くコードでサインインしてください。
invitation-begin = はじめる
field-wrong-code = コードが違うか、使用済みか、期限切れです。コードは申し込んだブラウザーで、10分以内に一度だけ使えます。
refusal-wrong-code = コードが違うか、使用済みか、期限切れです。
refusal-too-many-codes = このアドレスへのコードの請求が多すぎます。1時間お待ちください。
refusal-invitation-used = この招待は使用済みか期限切れです。メールのコードでサインインするか、新しい招待をご依頼ください。

letter-sign-in-code-subject = { $code } があなたのコードです
letter-sign-in-code-body =
    サインイン用のコードは次のとおりです。

    { $code }

    申し込んだブラウザーで、10分以内に一度だけ使えます。お心当たりがない場合は、何もなさる必要はありません。
letter-invitation-subject = ご招待
letter-invitation-body =
    { $name } 様

    絵画コンクールの仕事にご招待いたします。次のリンクから、14日以内に一度だけ入れます。

    { $link }

    次からは、このアドレスにお送りするコードでサインインしてください。

# 事務局の担当者。
people-lede = だれがどの役割で一緒に働いているか。取り消した役割は、その人の次の操作から使えなくなります。
people-none = まだだれもいません。
people-name = 名前
people-email = メールアドレス
people-role = 役割
people-roles = 役割
people-any = すべて
people-filter = 表示
people-no-role = 現在の役割なし
people-take = 取り消す
people-take-hint = 次の操作から、この仕事はできなくなります。記録に残ります。
people-take-sure = はい、取り消します
people-invite = 招待する
people-invite-hint = 14日以内に一度だけ使えるリンクを手紙で送ります。すでに登録のある人には役割が加わります。
people-lang = 手紙の言語
people-edition = 開催回
people-edition-hint = 審査員と審査委員長の場合。
people-every-edition = すべての回
people-member = 会員自治体
people-member-hint = 担当者と先生の場合。
people-no-member = なし
people-send = 招待状を送る
people-sending = 送信中…
people-invited = 招待状を送りました。
people-wrong = 見直すところが{ $n }か所あります
people-kept = 書いた内容は残っています。
person-role-secretariat = 事務局
person-role-coordinator = 地域の担当者
person-role-teacher = 先生
person-role-judge = 審査員
person-role-chair = 審査委員長
person-role-curator = 展示担当
person-role-auditor = 監査
field-edition-not-for-role = 一回だけの招待ができるのは、審査員と審査委員長です。
field-member-not-for-role = 会員自治体に属するのは、担当者と先生だけです。
refusal-own-secretariat-role = ご自身の最後の事務局の役割です。事務局のほかの人が取り消せます。
