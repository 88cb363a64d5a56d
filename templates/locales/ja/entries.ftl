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

# Pages.
enter-title = 絵を応募する
enter-until = { $closes_at }まで。
enter-wrong = { $n } か所を確認してください
enter-kept = 書いた内容は残っています。まだ何も送られていません。
enter-draft = { $time } にこの端末に保存しました
enter-draft-forget = 下書きを消す
enter-sending = 送信中…
enter-part-drawing = 絵
enter-photo = 絵の写真
enter-photo-hint = 明るい所で、真上から撮ってください。{ $takes_heic ->
        [yes] JPEG、HEIC、PNG、WebP、TIFF
       *[no] JPEG、PNG、WebP、TIFF
    }、{ $megabytes_max } MBまで、短い辺 { $short_side_px_min } ピクセル以上。
enter-photo-kept = 写真は受け取りました（{ $width } × { $height } ピクセル）。別の写真にする場合だけ選んでください。
enter-drawing-title = 題名
enter-title-lang = 題名の言語
enter-statement = 絵についてひとこと
enter-statement-hint = 子どもの言葉で書いてください。
enter-optional = （任意）
enter-part-child = かいた人
enter-name = 名前
enter-name-latin = 名前（ローマ字）
enter-age = { $day } の年齢
enter-age-in = { $age } 歳：{ $division } 部門。
enter-age-out = { $age } 歳の方はこのコンテストに参加できません。
enter-member = 地域
enter-choose = 選んでください
enter-school = 学校
enter-part-guardian = 保護者
enter-guardian-name = 保護者の名前
enter-relation = 子どもとの関係
relation-parent = 母または父
relation-relative = そのほかの親族
relation-legal-guardian = 法定後見人
enter-guardian-email = メールアドレス
enter-guardian-email-hint = 受付票とお知らせをお送りします。子どものアドレスは必要ありません。
enter-part-consent = 保護者の同意
enter-consent-hint = 必要なのは最初の一つだけです。ほかにどう答えても審査は同じです。
answer-yes = はい
answer-no = いいえ
enter-send = 絵を送る
receipt-title = 絵を受け取りました
receipt-letter = 保護者の方にお知らせを送りました。
receipt-number = 受付番号
receipt-code = コード
receipt-code-hint = このコードで、あとから絵の状況を見たり、写真を送り直したり、取り下げたりできます。ここに表示されるのは一度だけで、お知らせにも書かれています。
receipt-look = 絵を見る
receipt-another = 別の絵を送る
receipt-print = このページを印刷するか、コードを書き留めてください。入力する場所：
step-received = 受付
step-received-hint = 写真の位置情報とカメラ情報は削除しました。
step-screening = 確認
step-screening-hint = 別の写真が必要な場合はお知らせします。
step-judging = 審査
step-judging-hint = 審査員が見るのは絵、題名、言葉だけです。
step-results = 結果
code-title = あなたの絵
code-lede = 受付票のコードを入力すると、絵の状況を見られます。
code-hint = 英数字16文字。ハイフンや大文字・小文字は問いません。
code-open = 開く
own-next = これからのこと
own-judges-see = 審査員が見るのはこれだけです：絵、題名、子どもの言葉。
own-picture-waiting = 画像を準備しています。
own-picture-before = この前に { $n } 点あります。
own-picture-failed = 画像をまだ準備できていません。担当者が確認します。失われたものはありません。
own-again = 別の写真
own-again-until = { $deadline_at }まで。
own-again-send = 写真を送る
own-facts = お知らせいただいた内容
own-age = 年齢
own-sent = 送信日時
own-consents = 同意
consent-state-given = はい
consent-state-refused = いいえ
consent-state-withdrawn = 撤回
consent-state-unanswered = 未回答
own-withdraw = 絵を取り下げる
own-withdraw-hint = 絵は審査も公開もされなくなり、すべての同意が終わります。元には戻せません。
own-withdraw-sure = はい、取り下げます
entry-state-submitted = 受付済み
entry-state-returned = 写真の送り直し
entry-state-eligible = 参加
entry-state-ineligible = 参加できません
entry-state-duplicate = 応募済みの絵
entry-state-withdrawn = 取り下げ
entry-state-suspended = 確認中
entry-state-disqualified = 失格
entry-state-erased = 削除済み
entry-next-submitted = 絵と写真を確認します。別の写真が必要な場合はお知らせします。
entry-next-returned = 写真を撮り直して、ここから送ってください。
entry-next-eligible = 絵は審査に進みます。
entry-next-ineligible = 残念です。理由は下とお知らせに書いてあります。
entry-next-duplicate = 同じ絵が別の番号で参加しています。
entry-next-withdrawn = 審査も公開もされません。
entry-next-suspended = この絵についての報告を確認しています。
entry-next-disqualified = 報告の決定により、コンテストから外されました。
entry-next-erased = 個人情報は削除されました。
list-all = 応募
list-waiting = 確認待ち
list-eligible = 参加
list-returned = 差し戻し
list-pictures-waiting = 画像 { $n } 点を準備しています。
list-failed = 作成できなかった画像
list-why = 理由
list-retry = やり直す
list-entries = すべての応募
list-state = 状態
list-any = すべて
list-filter = 表示
list-none = まだ応募がありません。
list-pages = ページ
list-next = 次へ
list-by-member = 地域別
list-quota = 応募数と上限
screening-none = 決定を待つ絵はありません。
screening-waiting = { $n } 点が確認待ち
screening-keys = キー操作
screening-photo = 写真
screening-same = まったく同じ画像
screening-alike = 同じ絵と思われるもの（今回または過去の回）
screening-with-reason = 理由をつけて差し戻す
screening-note = お知らせに添える文
decision-admit = 受け付ける
decision-return = 差し戻して知らせる
decision-reject = 受け付けない
