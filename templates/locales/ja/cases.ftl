# Provisional results, objections, cases and their letters.
desk-cases = 異議と確認
provisional-title = 暫定結果
provisional-lede = 審査は終わりましたが、まだ確定ではありません。写した絵、大人がかいた絵、ほかのコンテストに出した絵、機械が作った絵だとご存じでしたら、作品を開いてお知らせください。
provisional-until = 異議を受け付ける期限
provisional-over = 公開検証の期間は終わりました。次は最終結果です。
provisional-none = いまお見せできるこの賞の作品はありません。
provisional-link = 暫定結果を見る
objection-title = この作品について知らせる
objection-lede = この作品に問題がありますか。書かれたことを読むのは事務局だけで、登録はいりません。決める前に、双方の話を聞きます。
objection-kind = どんな問題ですか
objection-kind-copied = ほかの絵を写している
objection-kind-adult-hand = 大人がかいた、または直した
objection-kind-entered-elsewhere = 以前ほかのコンテストに出ていた
objection-kind-generated = 機械が作った
objection-kind-other = そのほか
objection-words = ご存じのこと
objection-words-hint = お子さんについての推測ではなく、事実を書いてください。
objection-evidence = 確かめられる場所
objection-evidence-hint = たとえばページのアドレスや、本の題名。
objection-contact = メールアドレス
objection-contact-hint = 一度のお返事だけに使い、送った後すぐに消します。
objection-optional = （任意）
objection-leave-empty = 空けておいてください
objection-send = 送る
objection-receipt = お知らせいただいたこと
receipt-keep = この番号を控えてください。このページでいつでも経過がわかります。書かれたことはどこにも公開されません。
receipt-state-open = 受け付けました。これから読みます。
receipt-state-in-case = 作品を確かめ、双方の話を聞いています。
receipt-state-set-aside = 読んでお答えしました。これ以上確かめる理由はありませんでした。
receipt-state-upheld = 決定：この作品はもう参加していません。
receipt-state-dismissed = 決定：この作品はコンテストに残ります。
cases-lede = 暫定結果について寄せられた異議と、その扱いです。
cases-gone = もう参加していない作品の賞が{ $n }点あります
cases-gone-hint = ご家族が応募を取り下げました。公表の前に次の作品が繰り上がり、補欠が続きます。
cases-gone-do = 次を繰り上げる
cases-reported = 異議のあった作品
cases-reported-none = 返事を待っている異議はありません。
cases-n-objections = 異議{ $n }件
cases-title = 案件
cases-none = 案件はありません。
period-title = 公開検証の期間
period-before = 確定の前に数日間、暫定結果を公開し、だれでも異議を伝えられるようにします。
period-open = 暫定結果を公開する
period-open-hint = 入賞作品が最終結果と同じ決まりで公開されます。手紙は送られません。その後、賞は案件によってのみ変わります。
period-ends = 異議を受け付ける期限
period-runs = 暫定結果を公開中です。{ $moment }まで異議を受け付けます。
period-over = 異議の受付は{ $moment }に終わりました。すべての異議に答え、すべての案件を決めると、結果を確定できます。
period-confirm = 結果を確定する
period-confirmed = 結果は確定しました。次は公表です。
period-reopen = 結果を取り下げる
period-reopen-hint = だれにも見えなくなり、賞の表がまた開きます。理由は記録に残ります。
case-title = 案件
case-nth = 案件 第{ $number }号
case-opened = 開始
case-open = 案件を開く
case-open-own = 異議なしで案件を開く
case-open-own-hint = 事務局や審査員が気づいたことのためです。公表の後でも開けます。認められると賞は取り消されます。
case-entry = 作品番号
case-words = 確かめること
case-words-hint = 応募者側がこの文を読みます。知らせた人の名は書かないでください。案件の間、作品は見えません。
case-set-aside = 案件にせずに答える
case-set-aside-hint = アドレスを残した人がこの答えを読みます。
case-running = この案件の間、作品は外から見えず、結果を公表できません。
case-objections = 寄せられた異議
case-objections-none = 異議はなく、事務局が開きました。
case-statements = 双方の話
case-statements-none = まだ何も聞いていません。
case-asked = { $moment }に応募者側へ手紙で尋ねました。
case-ask-hint = 保護者に、上の文と返事のためのリンクが入った手紙が届きます。だれが知らせたかは書かれません。
case-ask = 応募者側に尋ねる
case-record = 聞いた話を書きとめる
case-recorded = 事務局が記入
case-who = 話した人
case-said = 聞いた話
case-side-entrant = 応募者側
case-side-reporter = 知らせた人
case-decision = 決定
case-undecided = まだ決まっていません。
case-uphold = 認める
case-uphold-hint = 作品は失格となり、賞は取り下げられ、確定の前に次の作品が繰り上がります。
case-uphold-late-hint = 作品は失格となり、賞は取り消されます。繰り上がりはありません。
case-dismiss = 退ける
case-dismiss-hint = すべて案件の前のままです。
case-reason = 理由
case-reason-hint = 双方が手紙で読みます。公開はされません。
case-decide = 決定する
case-state-open = 確認中
case-state-upheld = 認められた
case-state-dismissed = 退けられた
statement-title = この絵についてお尋ねします
statement-lede = この絵について寄せられた声があり、決める前にお話を伺いたいと思います。それまで絵は表示されません。
statement-about = お尋ねしたいこと
statement-said = 書かれたこと
statement-words = お返事
statement-hint = 絵はどのようにかきましたか。だれが何を手伝いましたか。下絵の写真は、手紙への返信で送れます。
statement-send = 返事を送る
statement-outcome-upheld = この絵はもう参加していません。
statement-outcome-dismissed = この絵はコンテストに残ります。
statement-link = この絵についてお尋ねがあります
field-period-too-short = 少なくとも一日は必要です。
field-period-too-long = 長くても二か月です。
field-unknown-entry = この番号の作品はありません。
refusal-awards-of-gone-entries = もう参加していない作品の賞が{ $n }点あります。先に「異議と確認」で次を繰り上げてください。
refusal-objections-unanswered = 待っている異議と案件が{ $n }件あります。先に「異議と確認」で答えてください。
refusal-objections-running = { $ends_at }まで異議を受け付けています。
refusal-objections-over = 異議の受付は{ $ends_at }に終わりました。
refusal-objections-enough = この作品への異議は十分に届いており、これから確かめます。
refusal-objections-none = この作品について返事を待っている異議はありません。
refusal-too-many-objections = 一時間のうちに同じ接続から多くの異議が届きました。時間をおいてお試しください。
refusal-case-decided = この案件はすでに決まっています。
refusal-case-not-now = 案件は募集が終わってから開けます。
refusal-statement-asked-already = 応募者側にはすでに尋ねました。
refusal-statements-enough = 何度もお返事をいただき、すべて読みます。ほかにもあれば、手紙に返信してください。
refusal-awards-fixed = 結果は暫定公開中か確定済みです。賞は案件によってのみ変わります。
refusal-results-stand-already = 結果は暫定公開中か確定済みのため、ラウンドは変えられません。変えるには先に結果を取り下げてください。
letter-case-statement-asked-subject = { $number }についてのお尋ね
letter-case-statement-asked-body =
    { $guardian }様

    番号{ $number }の作品について寄せられた声があり、決める前にお話を伺いたいと思います。

    { $words }

    絵がどのようにかかれたか、こちらでお知らせいただくか、この手紙に返信してください。受付票のコードでページが開きます。

    { $link }

    決まるまで絵は表示されません。まだ何も決まっていません。
letter-case-upheld-subject = { $number }についての決定
letter-case-upheld-body =
    { $guardian }様

    番号{ $number }の作品を確かめ、双方の話を聞きました。この作品は参加を続けられません。理由は次のとおりです。

    { $reason }

    書かれたことはこちらで読めます。

    { $link }

    異なるお考えでしたら、この手紙に返信してください。
letter-case-dismissed-subject = { $number }についての決定
letter-case-dismissed-body =
    { $guardian }様

    番号{ $number }の作品を確かめました。作品はコンテストに残り、すべてこれまでのとおりです。理由は次のとおりです。

    { $reason }

    ご協力ありがとうございました。書かれたことはこちらで読めます。

    { $link }
letter-objection-upheld-subject = お知らせいただいた件 { $receipt }
letter-objection-upheld-body =
    こんにちは。

    作品{ $number }についてお知らせいただきました。確かめて双方の話を聞いた結果、この作品はもう参加していません。理由は次のとおりです。

    { $reason }

    ご協力ありがとうございました。アドレスはこちらから消しました。
letter-objection-dismissed-subject = お知らせいただいた件 { $receipt }
letter-objection-dismissed-body =
    こんにちは。

    作品{ $number }についてお知らせいただきました。内容を確かめ、作品はコンテストに残ります。理由は次のとおりです。

    { $reason }

    よく見てくださり、ありがとうございました。アドレスはこちらから消しました。
board-reserves = 補欠
board-reserves-hint = 公表の前に賞が取り下げられると、この順に繰り上がります。
board-reserves-none = 補欠はまだありません。順位で埋めると決まります。
