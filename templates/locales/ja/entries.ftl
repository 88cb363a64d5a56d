# 絵の応募と、その後。
refusal-quota-full = この地域から応募できるのは { $entries_max } 点までで、すでにすべて届いています。地域の担当者にお問い合わせください。
refusal-picture-entered-already = この絵はすでに { $number } 番で応募されています。もう一度送る必要はありません。
refusal-wrong-entry-code = このコードの絵はありません。受付票かお送りした手紙と見比べてください。
refusal-entry-changed-meanwhile = ほかの方が先に処理しました。この絵はたった今、決定または変更されています。上書きはされていません。
refusal-consent-missing = 保護者が参加に同意しないと、絵を受け付けられません。
refusal-entry-not-screenable = 差し戻しまたは取り下げの状態なので、今は決定できません。
refusal-reason-missing = 理由を選んでください。手紙に書かれます。
refusal-entry-not-withdrawable = この絵はすでにコンテストに参加していないため、取り下げられません。
refusal-entry-not-returned = 差し戻された絵ではないので、別の写真は必要ありません。
refusal-return-deadline-over = 写真を送り直せる期限（{ $deadline_at }）が過ぎました。
refusal-too-many-entries = この接続から1時間にとても多くの絵が届きました。しばらくしてからもう一度お試しください。書いた内容は残っています。
refusal-too-many-tries = コードの入力回数が多すぎます。1分ほどお待ちください。
field-age-not-a-number = 年齢を数字で書いてください。
field-answer-yes-or-no = 「はい」か「いいえ」で答えてください。
field-consent-needed = ここが「はい」の場合だけ、絵を受け付けられます。
field-photo-missing = 絵の写真を選んでください。
field-key-missing = この送信を区別するキーがありません。

consent-taking-part = コンテストへの参加
consent-hint-taking-part = 審査員が見るのは、絵、題名、子どもの言葉です。名前、年齢、学校は見えません。必要な同意はこれだけです。
consent-transfer = 国外への情報の移転
consent-hint-transfer = 事務局は別の国にあります。「はい」の場合、そこで名前と連絡先を読むことができます。
consent-show-work = 絵の公開
consent-hint-show-work = 選ばれた場合、このサイトと展覧会で絵を見せます。
consent-show-name = 名前の表示
consent-hint-show-name = 絵のそばに名前、年齢、地域を書きます。「いいえ」の場合は地域だけです。
consent-print-and-tour = 印刷と巡回展
consent-hint-print-and-tour = 図録、ポスター、巡回展に絵を使うことがあります。
consent-archive = 終了後の保存
consent-hint-archive = コンテストが終わったあとも絵を保存します。「いいえ」の場合は削除します。

screening-reason-blurred = 写真がぼやけているか暗い
screening-reason-cut = 絵の端が切れている
screening-reason-personal-data = 名前、顔または住所が写っている
screening-reason-age = 年齢をもう一度確認する必要がある
screening-reason-duplicate = 同じ絵がすでに応募されている
screening-reason-not-own = 本人がかいた絵ではない
screening-reason-theme = テーマに合っていない

letter-entry-received-subject = 絵を受け取りました：{ $number }
letter-entry-received-body =
    { $guardian } 様

    ありがとうございます。絵「{ $title }」が届きました。受付番号は次のとおりです。

    { $number }

    次のコードで、いつでも絵の状況を確認し、必要なときは写真を送り直し、または取り下げることができます。

    { $code }

    { $link }

    この手紙を保管してください。コードで開けるのはこの絵だけです。登録は必要ありません。
letter-entry-returned-subject = 写真を送り直してください：{ $number }
letter-entry-returned-body =
    { $guardian } 様

    絵 { $number } はなくなっていませんが、写真の撮り直しをお願いします。理由：{ $reason }。

    { $note }

    { $deadline_at } までに送ってください。次のページを開き、最初の手紙にあるコードを入力してください。

    { $link }
letter-entry-rejected-subject = 絵 { $number } は参加できません
letter-entry-rejected-body =
    { $guardian } 様

    絵 { $number } をお送りいただき、ありがとうございました。残念ながら今回は参加できません。理由：{ $reason }。

    { $note }

    まちがいだと思われる場合は、番号を添えて事務局にご返信ください。
