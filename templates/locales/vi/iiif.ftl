# Ảnh của dịch vụ hình ảnh (IIIF): dành cho chương trình và cho người tự gõ địa chỉ.
refusal-iiif-region = Không hiểu phần ảnh được yêu cầu. Hãy dùng full, square, x,y,w,h bằng số điểm ảnh nguyên, hoặc pct:x,y,w,h.
refusal-iiif-region-outside = Phần được yêu cầu nằm ngoài bức ảnh.
refusal-iiif-size = Không hiểu kích thước. Hãy dùng max, w, hoặc ,h hoặc w,h hoặc !w,h bằng số điểm ảnh nguyên, hoặc pct:n; ít nhất một điểm ảnh.
refusal-iiif-size-too-large = Kích thước lớn hơn phần ảnh được yêu cầu. Ảnh không được phóng to.
refusal-iiif-size-over-limit = Một lần trả lời không thể có nhiều điểm ảnh như vậy. Hãy yêu cầu kích thước nhỏ hơn hoặc một phần ảnh.
refusal-iiif-upscaling = Ở đây ảnh không được phóng to. Hãy bỏ ^ và yêu cầu kích thước mà ảnh có.
refusal-iiif-rotation = Không hiểu góc xoay. Hãy dùng 0, 90, 180 hoặc 270; thêm ! phía trước để lật gương.
refusal-iiif-quality = Không hiểu chất lượng. Hãy dùng default, color, gray hoặc bitonal.
refusal-iiif-format = Ở đây không tạo loại tệp này. Hãy yêu cầu jpg, png hoặc webp.
refusal-iiif-address-too-long = Địa chỉ này quá dài.
refusal-iiif-busy = Hiện đang có quá nhiều ảnh được tạo. Vui lòng yêu cầu lại sau vài giây.
refusal-picture-identifier = Mã định danh phải có từ 1 đến { $chars_max } ký tự và không chứa ký tự điều khiển như xuống dòng.
refusal-picture-identifier-taken = Mã định danh này thuộc về một tác phẩm. Vui lòng chọn mã khác.
