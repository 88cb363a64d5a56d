# 이미지 서비스(IIIF)의 그림: 프로그램과 주소를 직접 입력하는 사람이 읽습니다.
refusal-iiif-region = 그림의 영역을 알 수 없습니다. full, square, 정수 픽셀 x,y,w,h 또는 pct:x,y,w,h 로 지정해 주세요.
refusal-iiif-region-outside = 요청한 영역이 그림 밖에 있습니다.
refusal-iiif-size = 크기를 알 수 없습니다. max, 정수 픽셀 w, 또는 ,h 또는 w,h 또는 !w,h, 아니면 pct:n 으로, 1픽셀 이상을 지정해 주세요.
refusal-iiif-size-too-large = 요청한 영역보다 큰 크기입니다. 그림을 확대하지는 않습니다.
refusal-iiif-size-over-limit = 한 번에 보낼 수 있는 픽셀 수를 넘었습니다. 더 작은 크기나 일부분을 요청해 주세요.
refusal-iiif-upscaling = 여기서는 그림을 확대하지 않습니다. ^ 없이 그림이 가진 크기를 요청해 주세요.
refusal-iiif-rotation = 회전을 알 수 없습니다. 0, 90, 180, 270 가운데 하나이며, 좌우를 뒤집으려면 앞에 ! 를 붙여 주세요.
refusal-iiif-quality = 품질을 알 수 없습니다. default, color, gray, bitonal 가운데 하나로 지정해 주세요.
refusal-iiif-format = 이 파일 형식은 만들지 않습니다. jpg, png, webp 가운데 하나를 요청해 주세요.
refusal-iiif-address-too-long = 주소가 너무 깁니다.
refusal-iiif-busy = 지금 만들고 있는 그림이 너무 많습니다. 몇 초 뒤에 다시 요청해 주세요.
refusal-picture-identifier = 식별자는 1자 이상 { $chars_max }자 이하이며, 줄바꿈 같은 제어 문자는 쓸 수 없습니다.
refusal-picture-identifier-taken = 이 식별자는 이미 어느 작품의 것입니다. 다른 식별자를 골라 주세요.
