use super::made::{asymmetric, jpeg_rgb, png_of, tiff_of, webp_rgb, with_segment};
use super::*;

fn cleaned(bytes: &[u8]) -> Clean {
    let header = probed(bytes).unwrap();
    let clean = strip_metadata(bytes, &header).unwrap();
    assert_eq!(clean.header, header);
    let again = strip_metadata(&clean.bytes, &clean.header).unwrap();
    assert!(
        again.bytes == clean.bytes,
        "cleaning twice is cleaning once"
    );
    clean
}

fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}

/// What may stand in a clean JPEG besides tables, frame and scans: JFIF, our own EXIF block, the colour profile, Adobe's transform.
fn assert_only_the_picture(name: &str, clean: &Clean) {
    for (marker, payload) in jpeg::segments(&clean.bytes) {
        match marker {
            0xE0 => assert_eq!(
                (payload.len(), &payload[..5], &payload[12..]),
                (14, &b"JFIF\0"[..], &[0, 0][..]),
                "{name}"
            ),
            0xE1 => {
                let mut wanted = b"Exif\0\0".to_vec();
                wanted.extend(exif::only_orientation(clean.header.orientation));
                assert_eq!(payload, wanted, "{name}");
                assert!(!clean.header.orientation.is_upright(), "{name}");
            }
            0xE2 => assert!(payload.starts_with(b"ICC_PROFILE\0"), "{name}"),
            0xEE => assert_eq!(
                (payload.len(), &payload[..5]),
                (12, &b"Adobe"[..]),
                "{name}"
            ),
            0xE3..=0xEF | 0xFE => panic!("{name}: segment {marker:02X} is left"),
            _ => {}
        }
    }
}

#[test]
fn nothing_but_the_picture_is_left_of_a_jpeg() {
    for name in [
        "gps_in_exif.jpg",
        "orientation_landscape_1.jpg",
        "orientation_landscape_3.jpg",
        "orientation_landscape_6.jpg",
        "orientation_landscape_8.jpg",
        "orientation_portrait_5.jpg",
        "invalid_image00971.jpg",
    ] {
        let original = fixture(name);
        let clean = cleaned(&original);
        assert_only_the_picture(name, &clean);
        assert!(
            jpeg::coded_data(&clean.bytes) == jpeg::coded_data(&original),
            "{name}: coded data"
        );
        assert!(
            jpeg::icc_profile(&clean.bytes) == jpeg::icc_profile(&original),
            "{name}: colour profile"
        );
        assert!(clean.bytes.ends_with(&[0xFF, 0xD9]), "{name}");
    }
}

#[test]
fn the_place_where_a_photo_was_taken_is_gone() {
    let original = fixture("gps_in_exif.jpg");
    // The tag of the GPS directory, big- or little-endian, and the camera's name.
    assert!(contains(&original, b"\x88\x25") || contains(&original, b"\x25\x88"));
    assert!(contains(&original, b"NIKON"));
    let clean = cleaned(&original);
    assert!(clean.dropped_bytes > 10_000);
    assert!(!contains(&clean.bytes, b"NIKON"));
    assert!(!contains(&clean.bytes, b"Exif"));
}

#[test]
fn words_hidden_in_any_segment_or_behind_the_end_are_gone() {
    let marker = b"Ada Example";
    let plain = jpeg_rgb(
        40,
        30,
        &asymmetric(40, 30),
        Orientation::from_exif(6).unwrap(),
    );
    for kind in (0xE0..=0xEF).chain([0xFE]) {
        for prefix in [
            &b""[..],
            b"http://ns.adobe.com/xap/1.0/\0",
            b"Photoshop 3.0\0",
            b"MPF\0",
            b"JFXX\0",
            b"Adobe\0d\0\0\0\0\0",
        ] {
            let file = with_segment(&plain, kind, &[prefix, marker].concat());
            let clean = cleaned(&file);
            assert!(
                !contains(&clean.bytes, marker),
                "marker {kind:02X}, {:?}",
                String::from_utf8_lossy(prefix)
            );
            assert_eq!(clean.header.orientation.exif(), 6);
        }
    }
    let mut polyglot = plain.clone();
    polyglot.extend(b"PK\x03\x04 Ada Example");
    assert!(!contains(&cleaned(&polyglot).bytes, marker));
    // Before a marker, where decoders skip garbage.
    let mut smuggled = with_segment(&plain, 0xFE, b"");
    smuggled.splice(6..6, marker.iter().copied());
    assert!(!contains(&cleaned(&smuggled).bytes, marker));
}

#[test]
fn a_jpeg_without_an_end_gets_one() {
    let whole = jpeg_rgb(40, 30, &asymmetric(40, 30), Orientation::UPRIGHT);
    let clean = cleaned(&whole[..whole.len() - 2]);
    assert!(clean.bytes == cleaned(&whole).bytes);
}

#[test]
fn a_progressive_jpeg_keeps_all_its_scans() {
    let rgb = asymmetric(64, 48);
    let picture = turbojpeg::Image {
        pixels: rgb.as_slice(),
        width: 64,
        pitch: 64 * 3,
        height: 48,
        format: turbojpeg::PixelFormat::RGB,
    };
    let mut compressor = turbojpeg::Compressor::new().unwrap();
    compressor.set_progressive(true).unwrap();
    let original = with_segment(
        &compressor.compress_to_vec(picture).unwrap(),
        0xFE,
        b"Ada Example",
    );
    let clean = cleaned(&original);
    assert!(clean.header.is_progressive);
    assert!(jpeg::coded_data(&clean.bytes) == jpeg::coded_data(&original));
    let pixels = |bytes: &[u8]| {
        turbojpeg::decompress(bytes, turbojpeg::PixelFormat::RGB)
            .unwrap()
            .pixels
    };
    assert!(pixels(&clean.bytes) == pixels(&original));
}

#[test]
fn a_bomb_of_scans_is_refused() {
    let rgb = asymmetric(16, 16);
    let picture = turbojpeg::Image {
        pixels: rgb.as_slice(),
        width: 16,
        pitch: 48,
        height: 16,
        format: turbojpeg::PixelFormat::RGB,
    };
    let mut compressor = turbojpeg::Compressor::new().unwrap();
    compressor.set_progressive(true).unwrap();
    let mut bomb = compressor.compress_to_vec(picture).unwrap();
    let last_scan = bomb
        .windows(2)
        .rposition(|pair| pair == [0xFF, 0xDA])
        .unwrap();
    let scan = bomb[last_scan..bomb.len() - 2].to_vec();
    bomb.truncate(bomb.len() - 2);
    for _ in 0..1000 {
        bomb.extend(&scan);
    }
    bomb.extend([0xFF, 0xD9]);
    let header = probed(&bomb).unwrap();
    assert_eq!(
        strip_metadata(&bomb, &header).unwrap_err().code(),
        "picture-jpeg-scans"
    );
    assert!(
        derive(
            &bomb,
            &header,
            &DerivativeSpec::default(),
            &Limits::default()
        )
        .is_err()
    );
}

#[test]
fn only_the_picture_is_left_of_a_png() {
    let profile = b"Ada's monitor\0\0not a real profile";
    let orientation = exif::only_orientation(Orientation::from_exif(8).unwrap());
    let original = png_of(
        2,
        1,
        8,
        0,
        &[
            (b"iCCP", profile),
            (b"tEXt", b"Author\0Ada Example"),
            (b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0Ada Example"),
            (b"tIME", &[7, 234, 1, 1, 0, 0, 0]),
            (b"eXIf", &orientation),
            (b"prVt", b"Ada Example"),
        ],
        &[0, 1, 2],
    );
    let mut with_trailer = original.clone();
    with_trailer.extend(b"<script>Ada</script>");
    let clean = cleaned(&with_trailer);
    assert!(!contains(&clean.bytes, b"Ada"));
    let kinds: Vec<[u8; 4]> = png::chunks(&clean.bytes)
        .into_iter()
        .map(|(kind, _)| kind)
        .collect();
    assert_eq!(kinds, [*b"IHDR", *b"iCCP", *b"eXIf", *b"IDAT", *b"IEND"]);
    let data = |bytes: &[u8]| {
        png::chunks(bytes)
            .into_iter()
            .filter(|(kind, _)| kind == b"IDAT")
            .collect::<Vec<_>>()
    };
    assert_eq!(data(&clean.bytes), data(&original));
    assert_eq!(clean.header.orientation.exif(), 8);
}

#[test]
fn the_real_png_still_decodes_to_the_same_pixels() {
    let original = fixture("drawing_small_rgba_600x450.png");
    let clean = cleaned(&original);
    let pixels = |bytes: &[u8]| {
        image::load_from_memory_with_format(bytes, image::ImageFormat::Png)
            .unwrap()
            .into_rgba8()
    };
    assert!(pixels(&clean.bytes) == pixels(&original));
}

#[test]
fn only_the_picture_is_left_of_a_webp() {
    let original = webp_rgb(
        20,
        10,
        &asymmetric(20, 10),
        Orientation::from_exif(5).unwrap(),
    );
    let clean = cleaned(&original);
    assert!(contains(&original, b"Linden Street") && !contains(&clean.bytes, b"Linden Street"));
    let kinds: Vec<[u8; 4]> = webp::chunk_list(&clean.bytes)
        .into_iter()
        .map(|(kind, _)| kind)
        .collect();
    assert_eq!(kinds, [*b"VP8X", *b"VP8L", *b"EXIF"]);
    assert_eq!(
        webp::chunk_list(&clean.bytes)[1],
        webp::chunk_list(&original)[1]
    );
    assert_eq!(
        clean.bytes[20], 0x08,
        "of the flags only that of EXIF is left"
    );
    let pixels = |bytes: &[u8]| {
        image::load_from_memory_with_format(bytes, image::ImageFormat::WebP)
            .unwrap()
            .into_rgb8()
    };
    assert!(pixels(&clean.bytes) == pixels(&original));
    let upright = cleaned(&webp_rgb(20, 10, &asymmetric(20, 10), Orientation::UPRIGHT));
    assert!(!contains(&upright.bytes, b"EXIF"));
}

#[test]
fn only_the_first_page_is_left_of_a_tiff() {
    let rgb = asymmetric(20, 40);
    let original = tiff_of(20, 40, 3, 2, 8, &rgb, Orientation::from_exif(6).unwrap());
    let clean = cleaned(&original);
    assert!(contains(&original, b"Ada Example") && !contains(&clean.bytes, b"Ada Example"));
    let (tags, data) = tiff::tags_and_data(&clean.bytes);
    assert_eq!(tags, [256, 257, 258, 259, 262, 273, 274, 277, 278, 279]);
    assert!(data == rgb);
    assert!(clean.bytes.ends_with(&[0; 4]), "there is no next page");
    let pixels = |bytes: &[u8]| {
        image::load_from_memory_with_format(bytes, image::ImageFormat::Tiff)
            .unwrap()
            .into_rgb8()
    };
    assert!(pixels(&clean.bytes) == pixels(&original));
}

#[test]
fn the_real_tiff_keeps_its_pixels() {
    let original = fixture("scan_small.tiff");
    let clean = cleaned(&original);
    assert_eq!(
        tiff::tags_and_data(&clean.bytes).1,
        tiff::tags_and_data(&original).1
    );
    let pixels = |bytes: &[u8]| {
        image::load_from_memory_with_format(bytes, image::ImageFormat::Tiff)
            .unwrap()
            .into_rgba8()
    };
    assert!(pixels(&clean.bytes) == pixels(&original));
}
