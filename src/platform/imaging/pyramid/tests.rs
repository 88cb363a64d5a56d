//! Coded data taken apart and put together shows the same pixels as before.

use super::super::raster::{Raster, Samples};
use super::super::{decode, encode};
use super::coded::{cut, join, with_restarts};
use super::*;

fn drawing(width: u32, height: u32, samples: Samples) -> Raster {
    let mut state = 7_u32;
    let bytes = (0..width as usize * height as usize * samples.count())
        .map(|at| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let (x, noise) = (
                at % (width as usize * samples.count()),
                (state >> 24) as usize,
            );
            // Smooth, sharp and noisy by turns: long and short codes, runs of zeros, stuffed bytes.
            match (x / 97) % 3 {
                0 => (x / 5 + at / 9000) as u8,
                1 => ((at / 31) % 2 * 255) as u8,
                _ => noise as u8,
            }
        })
        .collect();
    Raster {
        width,
        height,
        samples,
        bytes,
    }
}

fn tile(raster: &Raster) -> Vec<u8> {
    encode::jpeg_part(raster, (0, 0), (raster.width, raster.height), JPEG_QUALITY).unwrap()
}

fn opened(jpeg: &[u8], width: u32, height: u32, samples: Samples) -> Raster {
    let mut canvas = Raster {
        width,
        height,
        samples,
        bytes: vec![0; width as usize * height as usize * samples.count()],
    };
    decode::lay_tile(jpeg, (width, height), (0, 0), &mut canvas).unwrap();
    canvas
}

const SIDES: [(u32, u32); 8] = [
    (512, 512),
    (368, 512),
    (512, 416),
    (375, 250),
    (17, 512),
    (512, 1),
    (16, 16),
    (1, 1),
];

#[test]
fn restarts_change_no_pixel() {
    for (width, height) in SIDES {
        for samples in [Samples::Grey, Samples::Rgb] {
            let plain = tile(&drawing(width, height, samples));
            let marked = with_restarts(&plain).unwrap();
            let what = format!("{width} × {height} {samples:?}");
            assert_eq!(
                opened(&marked, width, height, samples).bytes,
                opened(&plain, width, height, samples).bytes,
                "{what}"
            );
            // Narrow tiles have a restart for each MCU; there are few of them.
            if width == 512 && height == 512 {
                assert!(marked.len() < plain.len() * 21 / 20, "{what}");
            }
            assert_eq!(with_restarts(&marked), None, "not twice");
        }
    }
}

#[test]
fn a_part_shows_what_the_whole_shows_there() {
    let mut n_cut = 0;
    for (width, height) in SIDES {
        for samples in [Samples::Grey, Samples::Rgb] {
            let jpeg = with_restarts(&tile(&drawing(width, height, samples))).unwrap();
            let whole = opened(&jpeg, width, height, samples);
            for (left, top, right, bottom) in [
                (0, 0, 100, 100),
                (300, 40, 512, 60),
                (127, 127, 129, 129),
                (0, 500, 512, 512),
                (255, 0, 256, 512),
                (0, 0, 1, 1),
            ] {
                let (right, bottom) = (right.min(width), bottom.min(height));
                if left >= right || top >= bottom {
                    continue;
                }
                let Some(cut) = cut(&jpeg, left, top, right, bottom) else {
                    continue;
                };
                n_cut += 1;
                let part = opened(&cut.jpeg, cut.width, cut.height, samples);
                let sides = (right - left, bottom - top);
                assert_eq!(
                    part.part((left - cut.left, top - cut.top), sides).bytes,
                    whole.part((left, top), sides).bytes,
                    "{left},{top} {right},{bottom} of {width} × {height} {samples:?}"
                );
            }
        }
    }
    assert!(n_cut > 40, "{n_cut} parts");
}

#[test]
fn the_tiles_of_a_level_are_one_picture() {
    for samples in [Samples::Grey, Samples::Rgb] {
        for (width, height) in [(1301, 777), (512, 1025), (1024, 512), (513, 513)] {
            let level = drawing(width, height, samples);
            let mut rows = Vec::new();
            for y in (0..height).step_by(512) {
                let mut row = Vec::new();
                for x in (0..width).step_by(512) {
                    let sides = (512.min(width - x), 512.min(height - y));
                    let tile = encode::jpeg_part(&level, (x, y), sides, JPEG_QUALITY).unwrap();
                    row.push(with_restarts(&tile).unwrap());
                }
                rows.push(row);
            }
            let joined = join(&rows, width, height).unwrap();
            // The light of a tile depends on no other; colours are smoothed across their borders.
            let seen = opened(&joined, width, height, Samples::Grey);
            for (y, row) in (0..height).step_by(512).zip(&rows) {
                for (x, jpeg) in (0..width).step_by(512).zip(row) {
                    let sides = (512.min(width - x), 512.min(height - y));
                    let tile = opened(jpeg, sides.0, sides.1, Samples::Grey);
                    assert_eq!(
                        seen.part((x, y), sides).bytes,
                        tile.bytes,
                        "{x},{y} of {width} × {height} {samples:?}"
                    );
                }
            }
            let sum: usize = rows.iter().flatten().map(Vec::len).sum();
            assert!(joined.len() < sum, "without restarts and heads");
        }
    }
}

#[test]
fn broken_or_other_files_are_not_taken_apart() {
    let good = with_restarts(&tile(&drawing(512, 512, Samples::Rgb))).unwrap();
    assert!(cut(&good, 0, 0, 50, 50).is_some());
    for length in (0..good.len()).step_by(997) {
        let cut_off = &good[..length];
        let _ = cut(cut_off, 0, 0, 50, 50);
        let _ = join(&[vec![cut_off]], 512, 512);
        let _ = with_restarts(cut_off);
    }
    let mut state = 3_u32;
    for _ in 0..100 {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let mut bad = good.clone();
        let at = (state >> 8) as usize % bad.len();
        bad[at] ^= (state & 0xFF) as u8 | 1;
        let _ = cut(&bad, 100, 100, 300, 300);
        let _ = join(&[vec![bad.as_slice()]], 512, 512);
        let plain = tile(&drawing(64, 64, Samples::Rgb));
        let mut bad = plain;
        let at = at % bad.len();
        bad[at] ^= (state & 0xFF) as u8 | 1;
        let _ = with_restarts(&bad);
    }
}
