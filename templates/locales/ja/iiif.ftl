# 画像サービス（IIIF）の画像：プログラムと、アドレスを試す人のために。
refusal-iiif-region = 画像の範囲を読み取れません。full、square、整数ピクセルの x,y,w,h、または pct:x,y,w,h で指定してください。
refusal-iiif-region-outside = 指定された範囲は画像の外にあります。
refusal-iiif-size = 大きさを読み取れません。max、整数ピクセルの w, / ,h / w,h / !w,h、または pct:n で、1 ピクセル以上を指定してください。
refusal-iiif-size-too-large = 指定された範囲より大きい寸法です。画像は拡大しません。
refusal-iiif-size-over-limit = 一度にお返しできるピクセル数を超えています。小さくするか、一部だけを指定してください。
refusal-iiif-upscaling = ここでは画像を拡大しません。^ を付けずに、画像が持つ大きさを指定してください。
refusal-iiif-rotation = 回転を読み取れません。0、90、180、270 のいずれかで、左右反転には前に ! を付けてください。
refusal-iiif-quality = 画質を読み取れません。default、color、gray、bitonal のいずれかで指定してください。
refusal-iiif-format = この種類のファイルは作れません。jpg、png、webp のいずれかで指定してください。
refusal-iiif-address-too-long = アドレスが長すぎます。
refusal-iiif-busy = いま作成中の画像が多すぎます。数秒後にもう一度お試しください。
refusal-picture-identifier = 識別子は 1 文字以上 { $chars_max } 文字以内で、改行などの制御文字は使えません。
refusal-picture-identifier-taken = この識別子は作品のものです。別の識別子を選んでください。
