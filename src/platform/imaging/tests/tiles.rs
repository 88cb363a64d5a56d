//! Tiles and views: every pixel where it belongs, each level from the one before, the same file each time.

use std::sync::Arc;

use super::made::{asymmetric, jpeg_rgb, png_rgb};
use super::*;
use crate::iiif::{Request, Source, TILE_PX, Version};
use crate::orientation::Orientation;
use crate::pyramid::{Index, OpenTile, build, crop_of_open, needed, view, view_of_original};

/// Neither side is a multiple of anything.
const SIDES: (u32, u32) = (1301, 777);

fn built(bytes: &[u8]) -> (Vec<u8>, Index) {
    let file = build(bytes, &probed(bytes).unwrap(), &Limits::default()).unwrap();
    let wanted = Index::bytes_wanted(&file[..pyramid::HEAD_BYTES]).unwrap();
    let index = Index::read(&file[..wanted]).unwrap();
    (file, index)
}

fn source(index: &Index) -> Source {
    Source {
        width: index.width,
        height: index.height,
        is_grey: index.is_grey,
        area_px_max: 80_000_000,
    }
}

/// A view as the service makes it.
fn viewed(original: &[u8], file: &[u8], index: &Index, path: &str) -> image::DynamicImage {
    let parts: Vec<&str> = path.split('/').collect();
    let plan = Request::parse(Version::V3, parts[0], parts[1], parts[2], parts[3])
        .and_then(|request| request.plan(&source(index)))
        .unwrap_or_else(|wrong| panic!("{path}: {wrong}"));
    let bytes = match needed(index, &plan) {
        Some(needed) => {
            let tiles: Vec<Vec<&[u8]>> = needed
                .places
                .iter()
                .map(|row| {
                    row.iter()
                        .map(|place| {
                            let start = place.offset as usize;
                            let tile = &file[start..start + place.length as usize];
                            assert!(place.is_whole(tile));
                            tile
                        })
                        .collect()
                })
                .collect();
            let seen = view(&plan, index.is_grey, &needed, &tiles).unwrap();
            if !index.is_grey && needed.is_crop(&plan) {
                let open: Vec<Vec<Arc<OpenTile>>> = (tiles.iter().enumerate())
                    .map(|(row, tiles)| {
                        let tiles = tiles.iter().enumerate();
                        let open = tiles.map(|(column, tile)| needed.open(row, column, tile));
                        open.map(|tile| Arc::new(tile.unwrap())).collect()
                    })
                    .collect();
                let of_open = crop_of_open(&plan, &needed, &open).unwrap();
                assert!(of_open == seen, "{path}: of opened tiles something else");
            }
            seen
        }
        None => {
            let header = probed(original).unwrap();
            view_of_original(&plan, original, &header, &Limits::default()).unwrap()
        }
    };
    #[allow(clippy::disallowed_methods)] // our own bytes, a moment old
    let seen = image::load_from_memory(&bytes).unwrap();
    assert_eq!((seen.width(), seen.height()), plan.sides(), "{path}");
    seen
}

fn mean_difference(a: &image::RgbImage, b: &image::RgbImage) -> f64 {
    assert_eq!(a.dimensions(), b.dimensions());
    let sum: u64 = a
        .as_raw()
        .iter()
        .zip(b.as_raw())
        .map(|(a, b)| u64::from(a.abs_diff(*b)))
        .sum();
    sum as f64 / a.as_raw().len() as f64
}

#[test]
fn the_file_is_the_same_each_time_and_a_flipped_bit_is_noticed() {
    let png = png_rgb(
        SIDES.0,
        SIDES.1,
        &asymmetric(SIDES.0, SIDES.1),
        Orientation::UPRIGHT,
    );
    let (file, index) = built(&png);
    assert_eq!(built(&png).0, file);
    let levels: Vec<_> = index
        .levels()
        .iter()
        .map(|level| (level.factor, level.width, level.height))
        .collect();
    assert_eq!(levels, [(1, 1301, 777), (2, 651, 389), (4, 326, 195)]);
    let mut end = 0;
    for level in index.levels() {
        for row in 0..level.n_rows() {
            for column in 0..level.n_columns() {
                let place = index.place(level, column, row).unwrap();
                let (start, length) = (place.offset as usize, place.length as usize);
                let mut tile = file[start..start + length].to_vec();
                assert!(place.is_whole(&tile));
                tile[length / 2] ^= 1;
                assert!(!place.is_whole(&tile));
                end = start + length;
                let header = probed(&file[start..end]).unwrap();
                let side = |all: u32, at: u32| TILE_PX.min(all - at * TILE_PX);
                assert_eq!(
                    (header.width, header.height),
                    (side(level.width, column), side(level.height, row))
                );
            }
        }
        assert_eq!(index.place(level, level.n_columns(), 0), None);
    }
    assert_eq!(end, file.len(), "nothing but tiles");
    for wrong in [
        &file[..10],
        &file[..60],
        b"another file altogether, of bytes",
    ] {
        assert_eq!(Index::read(wrong), None);
    }
}

#[test]
fn any_part_in_any_size_shows_what_the_picture_shows_there() {
    let (width, height) = SIDES;
    let pixels = asymmetric(width, height);
    let truth = image::RgbImage::from_raw(width, height, pixels.clone()).unwrap();
    let jpeg = jpeg_rgb(width, height, &pixels, Orientation::UPRIGHT);
    let (file, index) = built(&jpeg);
    for (x, y, w, h, sized) in [
        (0, 0, width, height, (width, height)),
        (0, 0, width, height, (651, 389)),
        (0, 0, width, height, (500, 299)),
        (0, 0, width, height, (1300, 100)),
        (0, 0, 512, 512, (512, 512)),
        (301, 133, 512, 512, (512, 512)),
        (1000, 500, 301, 277, (301, 277)),
        (13, 17, 1024, 600, (512, 300)),
        (13, 17, 1025, 601, (333, 195)),
        (1300, 776, 1, 1, (1, 1)),
        (511, 511, 2, 2, (2, 2)),
        (700, 0, 3, 777, (1, 259)),
    ] {
        let part = image::imageops::crop_imm(&truth, x, y, w, h).to_image();
        let expected = image::imageops::resize(
            &part,
            sized.0,
            sized.1,
            image::imageops::FilterType::CatmullRom,
        );
        for format in ["jpg", "webp", "png"] {
            let path = format!("{x},{y},{w},{h}/{},{}/0/default.{format}", sized.0, sized.1);
            let seen = viewed(&jpeg, &file, &index, &path).into_rgb8();
            let difference = mean_difference(&seen, &expected);
            assert!(difference < 6.0, "{path}: {difference}");
        }
    }
}

#[test]
fn mirror_and_turn_follow_the_size() {
    let (width, height) = (600, 400);
    let pixels = asymmetric(width, height);
    let truth = image::RgbImage::from_raw(width, height, pixels.clone()).unwrap();
    let png = png_rgb(width, height, &pixels, Orientation::UPRIGHT);
    let (file, index) = built(&png);
    use image::imageops::{flip_horizontal, rotate90, rotate180, rotate270};
    let mirrored = flip_horizontal(&truth);
    for (rotation, expected) in [
        ("0", truth.clone()),
        ("90", rotate90(&truth)),
        ("180", rotate180(&truth)),
        ("270", rotate270(&truth)),
        ("!0", mirrored.clone()),
        ("!90", rotate90(&mirrored)),
        ("!180", rotate180(&mirrored)),
        ("!270", rotate270(&mirrored)),
    ] {
        let path = format!("full/max/{rotation}/default.png");
        let seen = viewed(&png, &file, &index, &path).into_rgb8();
        assert_eq!(seen, expected, "{rotation}");
    }
}

#[test]
fn a_photo_that_was_held_any_way_has_upright_tiles_and_views() {
    let (width, height) = (640, 420);
    let pixels = asymmetric(width, height);
    let truth = image::RgbImage::from_raw(width, height, pixels.clone()).unwrap();
    for number in 1..=8 {
        let orientation = Orientation::from_exif(number).unwrap();
        let back = super::made::inverse(orientation);
        let stored = match back.swaps_sides() {
            true => (height, width),
            false => (width, height),
        };
        let turned = back.turn::<3>(pixels.clone(), width as usize, height as usize);
        let jpeg = jpeg_rgb(stored.0, stored.1, &turned, orientation);
        let (file, index) = built(&jpeg);
        assert_eq!((index.width, index.height), (width, height));
        for format in ["jpg", "png"] {
            for (path, part) in [
                (
                    format!("full/max/0/default.{format}"),
                    (0, 0, width, height),
                ),
                (
                    format!("100,50,300,200/max/0/default.{format}"),
                    (100, 50, 300, 200),
                ),
            ] {
                let seen = viewed(&jpeg, &file, &index, &path).into_rgb8();
                let expected =
                    image::imageops::crop_imm(&truth, part.0, part.1, part.2, part.3).to_image();
                let difference = mean_difference(&seen, &expected);
                assert!(difference < 5.0, "{number} {path}: {difference}");
            }
        }
    }
}
