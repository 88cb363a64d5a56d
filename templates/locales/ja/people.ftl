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
