use super::made::{asymmetric, jpeg_rgb, png_of, png_rgb, tiff_of, webp_rgb, with_segment};
use super::*;

fn refused(bytes: &[u8]) -> &'static str {
    probed(bytes)
        .map(|header| panic!("taken as {header:?}"))
        .unwrap_or_else(|refusal: PictureRefusal| refusal.code())
}

#[test]
fn the_type_comes_from_the_bytes() {
    for (name, format) in [
        ("gps_in_exif.jpg", Format::Jpeg),
        ("drawing_phone_jpeg_named_first_64k.png", Format::Jpeg),
        ("drawing_small_rgba_600x450.png", Format::Png),
        ("scan_small.tiff", Format::Tiff),
    ] {
        assert_eq!(probed(&fixture(name)).unwrap().format, format, "{name}");
    }
    let rgb = asymmetric(20, 10);
    assert_eq!(
        probed(&webp_rgb(20, 10, &rgb, Orientation::UPRIGHT))
            .unwrap()
            .format,
        Format::WebP
    );
}

#[test]
fn a_phone_held_upright_is_upright() {
    let header = probed(&fixture("drawing_phone_jpeg_named_first_64k.png")).unwrap();
    assert_eq!((header.width, header.height), (4032, 3024));
    assert_eq!((header.upright_width, header.upright_height), (3024, 4032));
    assert_eq!(header.orientation.exif(), 6);
}

#[test]
fn orientation_is_read_in_all_types() {
    let rgb = asymmetric(20, 10);
    for number in 1..=8 {
        let orientation = Orientation::from_exif(number).unwrap();
        for bytes in [
            jpeg_rgb(20, 10, &rgb, orientation),
            png_rgb(20, 10, &rgb, orientation),
            webp_rgb(20, 10, &rgb, orientation),
            tiff_of(20, 10, 3, 2, 8, &rgb, orientation),
        ] {
            let header = probed(&bytes).unwrap();
            assert_eq!(header.orientation, orientation, "{:?}", header.format);
            assert_eq!(
                (header.width, header.height),
                (20, 10),
                "{:?}",
                header.format
            );
        }
    }
}

#[test]
fn what_is_not_taken_is_named() {
    for (bytes, code) in [
        (&b"GIF89a\x01\0\x01\0\0\0\0;"[..], "picture-gif"),
        (
            b"<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
            "picture-svg",
        ),
        (b"\xEF\xBB\xBF  <SVG onload=alert(1)>", "picture-svg"),
        (b"%PDF-1.7\n", "picture-pdf"),
        (b"BM\x46\0\0\0\0\0\0\0\x36\0\0\0", "picture-bmp"),
        (b"\0\0\0\x1Cftypavif\0\0\0\0avifmif1miaf", "picture-avif"),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1avif", "picture-avif"),
        (b"\0\0\0\x18ftypisom\0\0\0\0isommp42", "picture-video"),
        (
            b"\0\0\0\x18ftypmsf1\0\0\0\0hevcmsf1",
            "picture-heic-sequence",
        ),
        (
            b"\0\0\0\x18ftyphevc\0\0\0\0mif1heic",
            "picture-heic-sequence",
        ),
        (b"PK\x03\x04\x14\0", "picture-zip"),
        (b"II\x2B\0\x08\0\0\0", "picture-bigtiff"),
        (b"II*\0\x10\0\0\0CR\x02\0", "picture-raw"),
        (b"\xFF\x0A\xFA\x7F", "picture-jxl"),
        (b"8BPS\0\x01", "picture-psd"),
        (b"", "picture-empty"),
        (b"\0", "picture-unknown-type"),
        (b"a letter to the jury", "picture-unknown-type"),
        (&[0; 4096], "picture-unknown-type"),
    ] {
        assert_eq!(
            refused(bytes),
            code,
            "{:?}",
            String::from_utf8_lossy(&bytes[..bytes.len().min(20)])
        );
    }
}

#[test]
fn more_than_one_frame_is_refused() {
    let apng = png_of(
        2,
        1,
        8,
        0,
        &[(b"acTL", &[0, 0, 0, 2, 0, 0, 0, 0])],
        &[0, 1, 2],
    );
    assert_eq!(refused(&apng), "picture-apng");
    let mut animated = webp_rgb(2, 1, &[0; 6], Orientation::UPRIGHT);
    animated[20] |= 0x02;
    assert_eq!(refused(&animated), "picture-animated-webp");
}

#[test]
fn a_bomb_is_refused_from_its_header() {
    // Sides of the bombs that were measured; there is no data at all behind the header.
    for (width, height, code) in [
        (22_000, 22_000, "picture-side-too-long"),
        (60_000, 60_000, "picture-side-too-long"),
        (11_000, 11_000, "picture-area-too-large"),
    ] {
        let bomb = png_of(width, height, 8, 6, &[], &[]);
        assert_eq!(refused(&bomb), code);
        assert_eq!(refused(&bomb[..40]), code, "the end is cut off");
    }
    let jpeg = jpeg_rgb(20, 10, &asymmetric(20, 10), Orientation::UPRIGHT);
    let frame = jpeg
        .windows(2)
        .position(|pair| pair == [0xFF, 0xC0])
        .unwrap();
    let mut bomb = jpeg;
    bomb[frame + 5..frame + 9].copy_from_slice(&[0xFF, 0xFF, 0xFF, 0xFF]);
    assert_eq!(refused(&bomb), "picture-side-too-long");
}

#[test]
fn limits_hold_at_the_edge_and_not_before() {
    let png = png_rgb(30, 20, &asymmetric(30, 20), Orientation::UPRIGHT);
    let exact = Limits {
        original_bytes_max: png.len(),
        side_px_max: 30,
        area_px_max: 600,
        short_side_px_min: 20,
    };
    assert!(probe(&png, &exact).is_ok());
    for (limits, code) in [
        (
            Limits {
                original_bytes_max: png.len() - 1,
                ..exact
            },
            "picture-too-many-bytes",
        ),
        (
            Limits {
                side_px_max: 29,
                ..exact
            },
            "picture-side-too-long",
        ),
        (
            Limits {
                area_px_max: 599,
                ..exact
            },
            "picture-area-too-large",
        ),
        (
            Limits {
                short_side_px_min: 21,
                ..exact
            },
            "picture-too-small",
        ),
    ] {
        let refusal = probe(&png, &limits).unwrap_err();
        assert_eq!(refusal.code(), code);
        assert!(!refusal.facts().is_empty());
    }
}

#[test]
fn a_webp_whose_canvas_lies_is_refused() {
    let mut lying = webp_rgb(20, 10, &asymmetric(20, 10), Orientation::UPRIGHT);
    lying[24] = 9;
    assert_eq!(refused(&lying), "picture-unreadable");
}

#[test]
fn a_thumbnail_in_exif_is_not_taken_for_the_picture() {
    // A whole small JPEG inside of a segment: its frame header must not be found.
    let thumbnail = jpeg_rgb(8, 8, &asymmetric(8, 8), Orientation::UPRIGHT);
    let mut exif = b"Exif\0\0II*\0\x08\0\0\0\0\0\0\0\0\0".to_vec();
    exif.extend(&thumbnail);
    let file = with_segment(
        &jpeg_rgb(40, 30, &asymmetric(40, 30), Orientation::UPRIGHT),
        0xE1,
        &exif,
    );
    let header = probed(&file).unwrap();
    assert_eq!((header.width, header.height), (40, 30));
}

#[test]
fn headers_cut_anywhere_are_refused_and_nothing_panics() {
    let rgb = asymmetric(20, 10);
    let up = Orientation::UPRIGHT;
    for file in [
        jpeg_rgb(20, 10, &rgb, up),
        png_rgb(20, 10, &rgb, up),
        webp_rgb(20, 10, &rgb, up),
        tiff_of(20, 10, 3, 2, 8, &rgb, up),
    ] {
        for len in 1..30 {
            assert!(probed(&file[..len]).is_err(), "{len} bytes");
        }
        for len in 30..file.len() {
            let _ = probed(&file[..len]);
        }
    }
}

#[test]
fn tiles_of_single_planes_are_refused_before_the_decoder_fails_at_them() {
    let rgb = asymmetric(20, 10);
    let strips = tiff_of(20, 10, 3, 2, 8, &rgb, Orientation::UPRIGHT);
    // The same directory with other tags: strips become tiles, and the rows of a strip that the planes stand apart.
    let retagged = |changes: &[(u16, u16, u32)]| {
        let mut file = strips.clone();
        let at = u32::from_be_bytes(file[4..8].try_into().unwrap()) as usize + 2;
        for entry in file[at..at + 11 * 12].as_chunks_mut::<12>().0 {
            let tag = u16::from_be_bytes([entry[0], entry[1]]);
            if let Some((_, other, value)) = changes.iter().find(|(from, ..)| *from == tag) {
                entry[..2].copy_from_slice(&other.to_be_bytes());
                if *value > 0 {
                    entry[8..].copy_from_slice(&(value << 16).to_be_bytes());
                }
            }
        }
        file
    };
    let tiles = [(273, 324, 0), (279, 325, 0)];
    let planes = (278, 284, 2);
    assert!(probed(&retagged(&tiles)).is_ok());
    assert!(probed(&retagged(&[planes])).is_ok());
    assert_eq!(
        probed(&retagged(&[tiles[0], tiles[1], planes])).unwrap_err(),
        PictureRefusal::Unsupported {
            kind: "tiff-samples"
        }
    );
}

#[test]
fn a_tiff_that_nobody_could_hold_twice_is_refused() {
    let told = |bits, n_samples: u16, photometric| {
        let mut file = tiff_of(
            20,
            10,
            n_samples,
            photometric,
            bits,
            &[0; 1600],
            Orientation::UPRIGHT,
        );
        let at = u32::from_be_bytes(file[4..8].try_into().unwrap()) as usize + 2;
        // Width and height are its first two entries.
        file[at + 8..at + 12].copy_from_slice(&8000_u32.to_be_bytes());
        file[at + 20..at + 24].copy_from_slice(&10_000_u32.to_be_bytes());
        probed(&file).map(|header| header.decoding_bytes())
    };
    // The scan of an A3 sheet and more passes, with all its memory counted.
    assert!(told(16, 3, 2).unwrap() >= 960_000_000);
    assert!(told(8, 4, 2).is_ok());
    assert_eq!(told(16, 4, 2).unwrap_err().code(), "picture-tiff-samples");
}
