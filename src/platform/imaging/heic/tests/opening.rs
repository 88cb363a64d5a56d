//! Where the machine has a libheif that opens HEVC; elsewhere they say that they did not try.

use std::io::Write;

use super::*;
use crate::{DerivativeSpec, convert, decode, derive};

/// Whether pictures can be decoded here; otherwise says past the test's own silence that they were not.
fn is_opened() -> bool {
    let is_there = libheif::load().is_some_and(libheif::Library::decodes_hevc);
    if !is_there {
        let said = "not tried: no libheif here that opens HEVC (make test-tools)";
        writeln!(std::io::stderr().lock(), "{said}").unwrap();
    }
    is_there
}

/// The pixels of a file, red, green and blue.
fn opened(file: &[u8]) -> Result<(u32, u32, Vec<u8>), PictureRefusal> {
    let limits = Limits::default();
    let header = probed(file)?;
    let raster = decode::decode(file, &header, header.width, header.height, &limits)?.raster;
    Ok((raster.width, raster.height, raster.bytes))
}

/// How far apart two pictures are: the root of the mean square of the differences, in steps of 256.
fn distance(one: &[u8], other: &[u8]) -> f64 {
    assert_eq!(one.len(), other.len());
    let squares = one
        .iter()
        .zip(other)
        .map(|(a, b)| f64::from(a.abs_diff(*b)).powi(2));
    (squares.sum::<f64>() / one.len() as f64).sqrt()
}

/// The means of squares of 16 px of a picture of 640 × 480 px.
fn means(pixels: &[u8]) -> Vec<u8> {
    let mut means = Vec::new();
    for (top, left) in (0..30).flat_map(|top| (0..40).map(move |left| (top * 16, left * 16))) {
        for sample in 0..3 {
            let at = |place: usize| {
                let (x, y) = (left + place % 16, top + place / 16);
                u32::from(pixels[(y * 640 + x) * 3 + sample])
            };
            means.push(((0..256).map(at).sum::<u32>() / 256) as u8);
        }
    }
    means
}

#[test]
fn a_photo_has_the_pixels_of_the_jpeg_it_was_made_of() {
    if !is_opened() {
        return;
    }
    let (width, height, photo) = opened(&fixture("gps_in_exif.heic")).unwrap();
    assert_eq!((width, height), (640, 480));
    let (_, _, jpeg) = opened(&fixture("gps_in_exif.jpg")).unwrap();
    // Strongly compressed, and the same light and colour all over.
    let apart = distance(&means(&photo), &means(&jpeg));
    assert!(apart < 3.0, "{apart}");
    // Put together here, it is the same picture to the last bit.
    assert_eq!(opened(&alone().file()).unwrap().2, photo);
}

#[test]
fn a_photo_is_turned_mirrored_and_cut_as_its_boxes_say() {
    if !is_opened() {
        return;
    }
    let (_, _, photo) = opened(&alone().file()).unwrap();
    let pixel = |x: usize, y: usize| &photo[(y * 640 + x) * 3..][..3];
    type At = fn(usize, usize) -> (usize, usize);
    let ways: [(Vec<Vec<u8>>, At); 6] = [
        // Quarter turns against the clock.
        (vec![irot(1)], |x, y| (639 - y, x)),
        (vec![irot(2)], |x, y| (639 - x, 479 - y)),
        (vec![irot(3)], |x, y| (y, 479 - x)),
        (vec![boxed(b"imir", &[1])], |x, y| (639 - x, y)),
        (vec![boxed(b"imir", &[0])], |x, y| (x, 479 - y)),
        (vec![clap(600, 400)], |x, y| (x + 20, y + 40)),
    ];
    for (number, (properties, at)) in ways.into_iter().enumerate() {
        let file = Heic {
            properties,
            ..alone()
        };
        let (width, height, turned) = opened(&file.file()).unwrap();
        assert_eq!((width, height), seen(&file.file()));
        for (place, found) in turned.chunks_exact(3).enumerate() {
            let (x, y) = (place % width as usize, place / width as usize);
            let (from_x, from_y) = at(x, y);
            assert_eq!(found, pixel(from_x, from_y), "way {number} at {x}, {y}");
        }
    }
}

#[test]
fn tiles_lie_where_they_belong_and_the_last_are_cut() {
    if !is_opened() {
        return;
    }
    let (_, _, photo) = opened(&alone().file()).unwrap();
    let file = Heic {
        grid: Some((2, 2, (1000, 900))),
        ..alone()
    };
    let (width, height, whole) = opened(&file.file()).unwrap();
    assert_eq!((width, height), (1000, 900));
    for (place, found) in whole.chunks_exact(3).enumerate() {
        let (x, y) = (place % 1000 % 640, place / 1000 % 480);
        assert_eq!(found, &photo[(y * 640 + x) * 3..][..3], "at {x}, {y}");
    }
}

#[test]
fn a_picture_that_is_not_what_its_boxes_say_is_unreadable() {
    if !is_opened() {
        return;
    }
    // The coded picture is larger, or smaller, than what was promised.
    for sides in [(320, 240), (1280, 960)] {
        let file = Heic { sides, ..alone() };
        assert_eq!(
            opened(&file.file()).unwrap_err(),
            PictureRefusal::Unreadable
        );
    }
    let mut coded = alone().coded;
    coded.data.fill(0x5A);
    let noise = Heic { coded, ..alone() };
    assert_eq!(
        opened(&noise.file()).unwrap_err(),
        PictureRefusal::Unreadable
    );
}

#[test]
fn a_heic_becomes_a_jpeg_with_its_profile_and_nothing_else() {
    if !is_opened() {
        return;
    }
    let limits = Limits::default();
    let file = fixture("colour/display_p3.heic");
    let header = probed(&file).unwrap();
    let made = convert(&file, &header, &limits).unwrap();
    assert_eq!(made, convert(&file, &header, &limits).unwrap());
    let told = probed(&made).unwrap();
    assert_eq!(
        (told.format, told.width, told.height),
        (Format::Jpeg, 400, 96)
    );
    let clean = crate::strip_metadata(&made, &told).unwrap();
    assert_eq!(clean.bytes, made, "there is nothing to drop");
    let Some(Colours::Profile(profile)) = colours(&file) else {
        panic!("no profile");
    };
    assert_eq!(crate::jpeg::icc_profile(&made), Some(profile));
    let file = fixture("gps_in_exif.heic");
    let made = convert(&file, &probed(&file).unwrap(), &limits).unwrap();
    assert!(!made.windows(4).any(|four| four == b"Exif"));
    let (_, _, kept) = opened(&made).unwrap();
    let (_, _, photo) = opened(&file).unwrap();
    let apart = distance(&kept, &photo);
    assert!(apart < 3.0, "{apart}");
    // A file that would be over the limit is made smaller.
    let tight = Limits {
        original_bytes_max: made.len() - 1,
        ..limits
    };
    let smaller = convert(&file, &probed(&file).unwrap(), &tight).unwrap();
    assert!(smaller.len() < made.len());
}

#[test]
fn colours_by_number_are_kept_as_a_profile() {
    if !is_opened() {
        return;
    }
    let nclx = |primaries: u8, transfer: u8| {
        let mut body = b"nclx".to_vec();
        body.extend([0, primaries, 0, transfer, 0, 6, 0x80]);
        boxed(b"colr", &body)
    };
    let profile_of = |primaries, transfer| {
        let file = Heic {
            properties: vec![nclx(primaries, transfer)],
            ..alone()
        }
        .file();
        let made = convert(&file, &probed(&file).unwrap(), &Limits::default()).unwrap();
        crate::jpeg::icc_profile(&made)
    };
    assert_eq!(profile_of(1, 13), None, "sRGB needs none");
    assert_eq!(profile_of(1, 1), None);
    let p3 = profile_of(12, 13).expect("Display P3 does");
    let p3 = moxcms::ColorProfile::new_from_slice(&p3).unwrap();
    let known = moxcms::ColorProfile::new_display_p3();
    for (one, other) in [
        (p3.red_colorant, known.red_colorant),
        (p3.green_colorant, known.green_colorant),
        (p3.blue_colorant, known.blue_colorant),
    ] {
        assert!((one.x - other.x).abs() < 1e-3 && (one.y - other.y).abs() < 1e-3);
    }
}

/// What is made beside JPEG and WebP.
#[test]
fn avif_is_made_of_every_size_and_says_what_its_colours_mean() {
    if !libheif::load().is_some_and(libheif::Library::encodes_av1) {
        let said = "not tried: no libheif here that makes AVIF (make test-tools)";
        writeln!(std::io::stderr().lock(), "{said}").unwrap();
        return;
    }
    let spec = DerivativeSpec {
        widths: vec![321, 640],
        formats: vec![Format::Jpeg, Format::Avif],
        ..DerivativeSpec::default()
    };
    // In colour, and grey.
    for name in ["gps_in_exif.jpg", "scan_small.tiff"] {
        let file = fixture(name);
        let header = probed(&file).unwrap();
        let set = derive(&file, &header, &spec, &Limits::default()).unwrap();
        assert_eq!(
            derive(&file, &header, &spec, &Limits::default()).unwrap(),
            set,
            "the same bytes give the same bytes"
        );
        let made: Vec<_> = set.derivatives.chunks(2).collect();
        assert!(!made.is_empty());
        for pair in made {
            let [jpeg, avif] = pair else {
                panic!("{name}: not one of each");
            };
            assert_eq!(avif.format, Format::Avif);
            assert_eq!((avif.width, avif.height), (jpeg.width, jpeg.height));
            let items = Items::find(&avif.bytes).unwrap();
            assert_eq!(items.kind(items.primary), Some(*b"av01"));
            assert_eq!(
                as_seen(&items, sides(&items, items.primary).unwrap()).unwrap(),
                (avif.width, avif.height)
            );
            assert_eq!(
                colours(&avif.bytes),
                Some(Colours::Coded {
                    primaries: 1,
                    transfer: 13
                })
            );
            for trace in [&b"Exif"[..], b"mime", b"prof"] {
                let is_there = |bytes: &[u8]| bytes.windows(4).any(|four| four == trace);
                assert!(!is_there(&avif.bytes), "{name}");
            }
            // What browsers show of it.
            let sides = (avif.width, avif.height);
            let seen = libheif::library().unwrap().decode(&avif.bytes, sides);
            let (_, _, shown) = opened(&jpeg.bytes).unwrap();
            let grey_in_colour: Vec<u8> =
                match shown.len() * 3 == seen.as_ref().unwrap().bytes.len() {
                    true => shown.iter().flat_map(|&light| [light; 3]).collect(),
                    false => shown,
                };
            let apart = distance(&seen.unwrap().bytes, &grey_in_colour);
            assert!(apart < 12.0, "{name}: {apart}");
        }
    }
    // It is made and never taken.
    let file = fixture("gps_in_exif.jpg");
    let set = derive(&file, &probed(&file).unwrap(), &spec, &Limits::default()).unwrap();
    assert_eq!(code_of(&set.derivatives[1].bytes), "picture-avif");
}
