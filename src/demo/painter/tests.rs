//! What must hold of every painting, whatever it shows.

use image::RgbImage;

use super::*;

fn spec(index: u32) -> DrawingSpec {
    DrawingSpec {
        long_side_px: 96,
        ..plan(index, 9)
    }
}

/// FNV-1a over the pixels.
fn digest(picture: &RgbImage) -> u64 {
    picture
        .as_raw()
        .iter()
        .fold(0xCBF2_9CE4_8422_2325, |hash, &byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
        })
}

#[test]
fn the_same_spec_paints_the_same_picture_on_every_machine() {
    let digests: Vec<u64> = Medium::ALL
        .into_iter()
        .zip([
            Scene::Yurt,
            Scene::Street,
            Scene::Friends,
            Scene::Wave,
            Scene::Mountains,
            Scene::Temple,
        ])
        .map(|(medium, scene)| {
            digest(&paint(&DrawingSpec {
                seed: 2021,
                medium,
                scene,
                visited: Visited::Korea,
                skill: 11.0,
                portrait: false,
                long_side_px: 120,
            }))
        })
        .collect();
    // Noted once. They change when the painter learns something new, and must never differ between machines or builds.
    let noted: [u64; 6] = [
        0xD7A9_8AC7_BB1E_2B13,
        0x7032_7FAB_4332_0A45,
        0xE5E5_4581_9547_DF37,
        0x6376_1BEE_05C4_70A0,
        0x5275_CA2D_9299_DE9F,
        0xCCBB_F2DD_4072_81F3,
    ];
    assert_eq!(digests, noted, "{digests:#018X?}");
}

#[test]
fn every_scene_paints_in_every_medium_at_odd_sizes() {
    for (k, scene) in Scene::ALL.into_iter().enumerate() {
        for (m, medium) in Medium::ALL.into_iter().enumerate() {
            let spec = DrawingSpec {
                seed: (k * 31 + m) as u64,
                medium,
                scene,
                visited: Visited::ALL[(k + m) % 5],
                skill: 6.0 + (k + m) as f32 * 0.5,
                portrait: (k + m) % 2 == 0,
                long_side_px: [64, 61, 33][(k + m) % 3],
            };
            let picture = paint(&spec);
            let (wide, high) = picture.dimensions();
            assert_eq!(wide.max(high), spec.long_side_px);
            assert_eq!(high > wide, spec.portrait, "{spec:?}");
            let first = picture.get_pixel(0, 0);
            assert!(
                picture.pixels().any(|px| px != first),
                "{spec:?} is a blank sheet"
            );
        }
    }
}

#[test]
fn drawings_differ_as_thumbnails() {
    let marks: Vec<Vec<u8>> = (0..24)
        .map(|index| image::imageops::thumbnail(&paint(&spec(index)), 6, 6).into_raw())
        .collect();
    for (a, mark) in marks.iter().enumerate() {
        for (b, other) in marks.iter().enumerate().skip(a + 1) {
            let apart: u32 = mark
                .iter()
                .zip(other)
                .map(|(x, y)| u32::from(x.abs_diff(*y)))
                .sum();
            assert!(apart > 500, "drawings {a} and {b} look alike ({apart})");
        }
    }
}

#[test]
fn the_plan_holds_all_media_scenes_countries_and_about_two_dozen_large_photographs() {
    let specs: Vec<DrawingSpec> = (0..456).map(|index| plan(index, 9)).collect();
    for medium in Medium::ALL {
        assert!(
            specs.iter().filter(|s| s.medium == medium).count() > 20,
            "{medium:?}"
        );
    }
    for scene in Scene::ALL {
        for visited in Visited::ALL {
            assert!(
                specs
                    .iter()
                    .any(|s| s.scene == scene && s.visited == visited),
                "{scene:?} in {visited:?}"
            );
        }
    }
    let large = (0..456)
        .filter(|&i| {
            matches!(
                capture(i, 9),
                Capture::Phone {
                    long_side_px: 4000,
                    ..
                }
            )
        })
        .count();
    assert!((20..=28).contains(&large), "{large}");
}

/// The orientation that a reader of EXIF finds in a file.
fn orientation(file: &[u8]) -> Option<u32> {
    let exif = exif::Reader::new()
        .read_from_container(&mut std::io::Cursor::new(file))
        .ok()?;
    exif.get_field(exif::Tag::Orientation, exif::In::PRIMARY)?
        .value
        .get_uint(0)
}

#[test]
fn a_phone_stores_the_picture_turned_as_it_says() {
    // Red at the upper left, green at the lower right: enough to see which way a picture stands.
    let drawing = RgbImage::from_fn(160, 120, |x, y| match (x < 80, y < 60) {
        (true, true) => image::Rgb([220, 30, 30]),
        (false, false) => image::Rgb([30, 200, 30]),
        _ => image::Rgb([240, 240, 240]),
    });
    let reddest = |p: &RgbImage| {
        let (w, h) = p.dimensions();
        let red = |(x, y): (u32, u32)| {
            let px = p.get_pixel(x, y);
            i32::from(px[0]) - i32::from(px[1])
        };
        let places = [
            (w / 4, h / 4),
            (3 * w / 4, h / 4),
            (3 * w / 4, 3 * h / 4),
            (w / 4, 3 * h / 4),
        ];
        (0..4).max_by_key(|&k| red(places[k])).expect("four places")
    };
    // Turned back by the reader, red must come to the upper left: it is stored at the corner from which that turn begins.
    for (asked, corner) in [(1, 0), (3, 2), (6, 3), (8, 1)] {
        let file = encode(
            &drawing,
            &Capture::Phone {
                seed: 5,
                orientation: asked,
                around: Around::Nothing,
                long_side_px: 160,
            },
        );
        assert_eq!(orientation(&file), Some(u32::from(asked)));
        let stored =
            image::ImageReader::with_format(std::io::Cursor::new(&file), image::ImageFormat::Jpeg)
                .decode()
                .expect("a readable JPEG")
                .to_rgb8();
        assert_eq!(reddest(&stored), corner, "orientation {asked}");
        let turned = asked >= 6;
        assert_eq!(
            stored.height() > stored.width(),
            turned,
            "orientation {asked}"
        );
    }
}

#[test]
fn a_phone_tells_where_it_was_and_a_scanner_does_not() {
    let drawing = paint(&spec(3));
    let photo = encode(
        &drawing,
        &Capture::Phone {
            seed: 8,
            orientation: 1,
            around: Around::Edge,
            long_side_px: 160,
        },
    );
    let exif = exif::Reader::new()
        .read_from_container(&mut std::io::Cursor::new(&photo))
        .expect("remarks");
    for tag in [
        exif::Tag::GPSLatitude,
        exif::Tag::GPSLongitude,
        exif::Tag::Model,
    ] {
        assert!(exif.get_field(tag, exif::In::PRIMARY).is_some(), "{tag}");
    }
    assert_eq!(orientation(&encode(&drawing, &Capture::ScanJpeg)), None);
    assert!(encode(&drawing, &Capture::ScanPng).starts_with(b"\x89PNG"));
}
