# Awards: gallery, results, the board, the announcement and its letters.

work-age-place = { $age }歳、{ $place }
work-comma = 、
work-more = この作品について
work-theme = テーマ
work-division = 年齢区分
work-neighbours = 前後の作品
work-previous = 前へ
work-all = すべての作品
work-next = 次へ
gallery-count = 入賞作品 { $n }点
gallery-filter = 作品を選ぶ
gallery-by-edition = 開催回
gallery-by-award = 賞
gallery-by-country = 国
gallery-by-member = 地域
gallery-by-division = 年齢区分
gallery-by-colour = 色
colour-red = 赤
colour-orange = オレンジ
colour-yellow = 黄
colour-green = 緑
colour-turquoise = 青緑
colour-blue = 青
colour-violet = 紫
colour-pink = ピンク
colour-brown = 茶
colour-black = 黒
gallery-all = すべて
gallery-show = 表示する
gallery-none = 合う作品がありません。条件を一つ外してください。
gallery-pages = ページ
gallery-more = もっと見る
results-title = 審査結果
results-lede = { $entries }点のうち{ $awards }点が受賞
results-gallery = すべての入賞作品
results-entries = 国別の応募数
results-more = この賞のすべての作品
strip-title = 入賞作品
strip-all = すべて見る
board-lede = 賞ごとに、上から順に並びます。公表するまで公開されません。
board-announced = 結果は公表されました。賞はもう変わりません。
board-filled = 審査員の順位で賞を埋めました。
board-tied = 次の賞の境目に同じ順位があります。人の手で決めてください：
board-fill = 順位で埋める
board-fill-hint = 手で決めたものはそのまま残ります。
board-unplaced = 審査員の順位の続き
board-unplaced-none = 残っている作品はありません。
board-tier = 賞
board-none = 賞なし
board-set = 決める
announce-title = 公表
announce-lede = 結果、ギャラリー、手紙がすぐに、一度だけ公開されます。
announce-done = { $moment }に公表しました。
announce-awards = 賞
announce-letters = 手紙
announce-hidden = 受賞したが展示できない
announce-off-size = { $n }点（予定{ $size }点）
announce-by-language = 言語別の手紙
announce-awarded = 受賞
announce-thanks = お礼
refusal-entry-not-eligible = { $number }はもう参加していません。
refusal-nothing-tallied-yet = 集計されたラウンドがまだないため、順位がありません。
refusal-no-awards-given = 賞がまだ一つも決まっていません。

letter-entry-awarded-subject = { $number }：{ $award }
letter-entry-awarded-body =
    { $guardian }様

    番号{ $number }の作品が{ $award }に選ばれました。おめでとうございます。

    これからの予定はこちらをご覧ください。

    { $link }

    作品を見せてくださり、ありがとうございました。
letter-entry-thanks-subject = ご参加ありがとうございました：{ $number }
letter-entry-thanks-body =
    { $guardian }様

    コンテストが終わり、結果が公表されました。審査員は番号{ $number }の作品を丁寧に拝見しました。一枚一枚の絵がこの回を豊かにしてくれました。作者にもどうぞよろしくお伝えください。

    { $link }
board-share = { $works }点の{ $percent }%、端数切り上げ
warn-title = 確かめておくこと
warn-hint = ここにあるのはお知らせで、何も禁止しません。公開の前に目を通してください。
warn-own-child-read = 審査員{ $judge }はこの子どもの保護者で、作品を採点しました。
warn-own-child-kept = 審査員{ $judge }はこの子どもの保護者です（採点はしていません）。
warn-own-school-read = 審査員{ $judge }はこの子どもの学校で教えたことがあり、作品を採点しました。
warn-own-school-kept = 審査員{ $judge }はこの子どもの学校で教えたことがあります（採点はしていません）。
warn-own-member-read = 審査員{ $judge }は同じ会員自治体の人で、作品を採点しました。
warn-own-member-kept = 審査員{ $judge }は同じ会員自治体の人です（採点はしていません）。
warn-stepped-aside-read = 審査員{ $judge }はあるラウンドで担当を外れましたが（{ $reason }）、別のラウンドで採点しました。
warn-stepped-aside-kept = 審査員{ $judge }はこの作品の担当を外れました：{ $reason }
warn-exception-on = 第{ $round }ラウンドで例外として進みました：{ $reason }
warn-exception-off = 第{ $round }ラウンドで例外として外れました：{ $reason }
warn-case-open = この作品について確認中の件があります。
warn-not-shown = 作品を見せる同意がありません。ギャラリーには出ません。
warn-gone = この作品はもう参加していません。
warn-cap = { $group }：{ $n }点（目安は{ $most }点まで）
warn-cap-works = { $group }：{ $n }点（目安は{ $most }点まで。{ $numbers }）
board-drag = 別の賞へ動かす
board-moved = { $number } → { $tier }
board-not-saved = 接続がないため保存できませんでした。何も動いていません。もう一度お試しください。
refusal-award-moved-meanwhile = ボードを開いた後に、ほかの人が{ $number }を動かしました。いまある場所に示しています。必要なら、もう一度動かしてください。
board-warnings = お知らせ{ $n }件
board-each = 年齢区分ごと
