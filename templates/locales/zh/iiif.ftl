# 图像服务（IIIF）的图片：供程序以及输入地址的人阅读。
refusal-iiif-region = 无法识别所请求的图片区域。可用 full、square、整数像素 x,y,w,h，或 pct:x,y,w,h。
refusal-iiif-region-outside = 所请求的区域完全在图片之外。
refusal-iiif-size = 无法识别尺寸。可用 max，整数像素的 w, 或 ,h 或 w,h 或 !w,h，或 pct:n；结果至少一个像素。
refusal-iiif-size-too-large = 尺寸大于所请求的图片区域。这里不放大图片。
refusal-iiif-size-over-limit = 一次不能返回这么多像素。请缩小尺寸，或只请求一部分。
refusal-iiif-upscaling = 这里不放大图片。请去掉 ^，并请求图片实际具有的尺寸。
refusal-iiif-rotation = 无法识别旋转角度。可用 0、90、180 或 270；前面加 ! 表示镜像。
refusal-iiif-quality = 无法识别图像质量。可用 default、color、gray 或 bitonal。
refusal-iiif-format = 这里不提供这种文件类型。请使用 jpg、png 或 webp。
refusal-iiif-address-too-long = 这个地址太长。
refusal-iiif-busy = 此刻正在生成的图片太多，请过几秒钟再试。
refusal-picture-identifier = 标识符须有 1 至 { $chars_max } 个字符，不能含换行等控制字符。
refusal-picture-identifier-taken = 这个标识符已属于一件作品，请另选一个。
