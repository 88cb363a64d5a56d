//! Sheets on tables: forty photographed ones are found, forty drawings that fill the frame are left alone.
//!
//! The seeds were chosen before the finder was written and are not those with which it was tuned.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

use imaging::{Corners, Finding, Limits, find_sheet, probe, straighten};
use painter::{self, Around, Capture, DrawingSpec};

use crate::table;

/// Drawn for these tests alone.
const SEED: u64 = 20_261_126;
/// Longest side of the photos, px: unoptimised, larger ones would only be slower. `benches/straighten` has them at 12 megapixels.
const LONG_PX: u32 = 800;
/// Photos of each kind.
const N: u32 = 40;

fn found(bytes: &[u8]) -> Finding {
    let limits = Limits::default();
    let header = probe(bytes, &limits).unwrap();
    find_sheet(bytes, &header, &limits).unwrap()
}

/// Every number on all cores; what the numbers gave, in their order.
fn each<T: Send>(of: impl Fn(u32) -> T + Sync) -> Vec<T> {
    let (next, out) = (AtomicU32::new(0), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(2, usize::from) {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= N {
                        break;
                    }
                    let one = of(number);
                    out.lock().unwrap().push((number, one));
                }
            });
        }
    });
    let mut out = out.into_inner().unwrap();
    out.sort_by_key(|(number, _)| *number);
    out.into_iter().map(|(_, one)| one).collect()
}

#[test]
fn the_corners_of_photographed_sheets_are_found_within_a_hundredth_of_the_side() {
    let missed: Vec<String> = each(|number| {
        let shot = table::shot(number, SEED, LONG_PX);
        let error = match found(&table::jpeg(&shot.photo, 88)) {
            Finding::Whole(corners) => {
                table::corner_error(&shot.corners, &corners.shares(), shot.photo.dimensions())
            }
            _ => f32::INFINITY,
        };
        (error > 0.01).then(|| format!("{}: {error}", shot.told))
    })
    .into_iter()
    .flatten()
    .collect();
    assert!(missed.len() <= 2, "{missed:#?}");
}

#[test]
fn a_drawing_that_fills_the_frame_is_left_alone() {
    let wrong: Vec<String> = each(|number| {
        let drawing = painter::paint(&DrawingSpec {
            long_side_px: LONG_PX,
            ..painter::plan(number, SEED)
        });
        // Half of them on a scanner, half before a phone that cuts a little off.
        let capture = if number % 2 == 0 {
            Capture::ScanJpeg
        } else {
            Capture::Phone {
                seed: SEED ^ u64::from(number),
                orientation: 1,
                around: Around::Nothing,
                long_side_px: LONG_PX,
            }
        };
        match found(&painter::encode(&drawing, &capture)) {
            Finding::Nothing => None,
            other => Some(format!("drawing {number}: {other:?}")),
        }
    })
    .into_iter()
    .flatten()
    .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_straightened_sheet_looks_like_the_drawing_that_was_photographed() {
    let shot = table::shot(3, SEED, LONG_PX);
    let bytes = table::jpeg(&shot.photo, 92);
    let limits = Limits::default();
    let header = probe(&bytes, &limits).unwrap();
    let laid = straighten(&bytes, &header, None, &limits)
        .unwrap()
        .expect("a sheet");
    let drawing = table::sheet(3, SEED, LONG_PX * 3 / 5, table::border_of(3, SEED));
    let ratio = |(w, h): (u32, u32)| w as f32 / h as f32;
    let (own, seen) = (
        ratio(drawing.dimensions()),
        ratio((laid.width, laid.height)),
    );
    assert!((own / seen - 1.0).abs() < 0.03, "{own} became {seen}");
    let small = |picture: &image::RgbImage| {
        image::imageops::resize(picture, 24, 24, image::imageops::FilterType::Triangle)
    };
    let decoder = image::codecs::jpeg::JpegDecoder::new(std::io::Cursor::new(&laid.bytes)).unwrap();
    let seen = image::DynamicImage::from_decoder(decoder)
        .unwrap()
        .into_rgb8();
    let off: f32 = small(&drawing)
        .as_raw()
        .iter()
        .zip(small(&seen).as_raw())
        .map(|(a, b)| f32::from(a.abs_diff(*b)))
        .sum::<f32>()
        / (24.0 * 24.0 * 3.0);
    assert!(off < 16.0, "the mean difference is {off} levels");
    // The corners given by a person give as large a sheet, and each time the same file.
    let Finding::Whole(corners) = found(&bytes) else {
        panic!("it was found a moment ago");
    };
    let lay = |corners| straighten(&bytes, &header, corners, &limits).unwrap();
    let again = lay(Some(corners)).expect("a sheet");
    assert!(again.width.abs_diff(laid.width) <= 2 && again.height.abs_diff(laid.height) <= 2);
    assert_eq!(lay(Some(corners)), Some(again.clone()), "the same file");
    let wrong = Corners::new([(0, 0), (9000, 0), (9000, 9000), (0, 9000)]);
    assert_ne!(lay(wrong), Some(again));
}
