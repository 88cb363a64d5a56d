# Pictures of the image service (IIIF): read by programs and by whoever tries an address.
refusal-iiif-region = The part of the picture is not understood. It is full, square, x,y,w,h in whole pixels, or pct:x,y,w,h.
refusal-iiif-region-outside = The part asked for lies outside of the picture.
refusal-iiif-size = The size is not understood. It is max, w, or ,h or w,h or !w,h in whole pixels, or pct:n; and at least one pixel.
refusal-iiif-size-too-large = The size is larger than the part of the picture that was asked for. Pictures are not enlarged.
refusal-iiif-size-over-limit = One answer cannot have so many pixels. Ask for a smaller size, or for a part.
refusal-iiif-upscaling = Pictures are not enlarged here. Ask without ^, for a size that the picture has.
refusal-iiif-rotation = The rotation is not understood. It is 0, 90, 180 or 270, with ! before it to mirror the picture.
refusal-iiif-quality = The quality is not understood. It is default, color, gray or bitonal.
refusal-iiif-format = The type of file is not made here. Ask for jpg, png or webp.
refusal-iiif-address-too-long = This address is too long.
refusal-iiif-busy = Too many pictures are being made at this moment. Please ask again in a few seconds.
refusal-picture-identifier = The identifier has { $chars_max } characters at most, and at least one; line breaks and the like are not allowed.
refusal-picture-identifier-taken = This identifier is an artwork’s. Please choose another.
