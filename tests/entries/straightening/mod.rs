//! A photo of a sheet that lies askew: straightened as proposed, between other corners, or not at all, by whoever may change it.

mod deciding;
mod desk;
mod reach;
mod refusing;

use actix_web::http::Method;
use artkite::kernel::{Actor, Instant, Role};
use image::{Rgb, RgbImage};
use jiff::SignedDuration;
use serde_json::{Value, json};

use super::photos::hidden;
use super::*;
use crate::iiif::opened;

const TABLE: [i32; 3] = [92, 66, 48];
/// What is painted into the sheet's corners, clockwise from the top left.
const PAINT: [[i32; 3]; 4] = [[200, 40, 40], [40, 160, 60], [40, 70, 190], [220, 180, 40]];
/// Sides of the photo and of the sheet in it, px.
const PHOTO: (u32, u32) = (960, 720);
const SHEET: (f64, f64) = (600.0, 420.0);
/// By how much it is turned: 8°.
const TURN: f64 = 0.14;

/// A photo of a sheet on a table; each number another drawing.
pub fn photo(n: u32) -> Vec<u8> {
    let (sin, cos) = TURN.sin_cos();
    let picture = RgbImage::from_fn(PHOTO.0, PHOTO.1, |x, y| {
        let (dx, dy) = (f64::from(x) - 480.0, f64::from(y) - 360.0);
        let (u, v) = (
            (dx * cos + dy * sin) / SHEET.0 + 0.5,
            (dy * cos - dx * sin) / SHEET.1 + 0.5,
        );
        let colour = if !((0.0..1.0).contains(&u) && (0.0..1.0).contains(&v)) {
            let grain = ((x * 7 + y * 13) % 5) as i32;
            TABLE.map(|c| c + grain)
        } else if (u - 0.5).abs() > 0.36 && (v - 0.5).abs() > 0.36 {
            PAINT[match (u < 0.5, v < 0.5) {
                (true, true) => 0,
                (false, true) => 1,
                (false, false) => 2,
                (true, false) => 3,
            }]
        } else if (u * 9.0 + f64::from(n) * 0.37).fract() < 0.2 && (0.2..0.8).contains(&v) {
            [60, 60, 70]
        } else {
            [238, 237, 232]
        };
        Rgb(colour.map(|c| c as u8))
    });
    let mut bytes = std::io::Cursor::new(Vec::new());
    let encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, 92);
    picture.write_with_encoder(encoder).unwrap();
    bytes.into_inner()
}

/// The corners of the sheet, as shares of the photo's sides.
pub fn corners() -> [[f64; 2]; 4] {
    let (sin, cos) = TURN.sin_cos();
    [(-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)].map(|(u, v): (f64, f64)| {
        let (dx, dy) = (u * SHEET.0, v * SHEET.1);
        let share = |at: f64, of: u32| (at / f64::from(of) * 10_000.0).round() / 10_000.0;
        [
            share(480.0 + dx * cos - dy * sin, PHOTO.0),
            share(360.0 + dx * sin + dy * cos, PHOTO.1),
        ]
    })
}

/// A share as the form has it: in hundredths, two digits behind the point at the most.
fn typed(share: f64) -> String {
    ((share * 10_000.0).round() / 100.0).to_string()
}

/// The corners as the form carries them.
fn fields(corners: [[f64; 2]; 4]) -> Vec<(&'static str, String)> {
    let names = ["x1", "y1", "x2", "y2", "x3", "y3", "x4", "y4"];
    let values = corners.into_iter().flatten().map(typed);
    names.into_iter().zip(values).collect()
}

async fn decide(
    browser: &mut Browser<'_>,
    (number, seen, choice): (&str, &str, &str),
    corners: [[f64; 2]; 4],
) -> Answer {
    let own = fields(corners);
    let mut all = vec![("seen", seen), ("choice", choice)];
    all.extend(own.iter().map(|(name, value)| (*name, value.as_str())));
    browser.post(&page_of(number), &all).await
}

fn page_of(number: &str) -> String {
    format!("/mn/entries/{number}/straightening")
}

async fn own(browser: &mut Browser<'_>, number: &str) -> Value {
    browser
        .get(&format!("/api/v1/entries/{number}"))
        .await
        .json()
}

/// The corner pixels, a twentieth inside, clockwise from the top left.
fn corner_pixels(picture: &RgbImage) -> [[i32; 3]; 4] {
    let at = |u: f32, v: f32| {
        let (x, y) = (u * picture.width() as f32, v * picture.height() as f32);
        picture.get_pixel(x as u32, y as u32).0.map(i32::from)
    };
    [
        at(0.05, 0.05),
        at(0.95, 0.05),
        at(0.95, 0.95),
        at(0.05, 0.95),
    ]
}

/// Whether two colours are the same but for the light and the coding.
fn is_like(one: [i32; 3], other: [i32; 3]) -> bool {
    one.iter().zip(other).all(|(a, b)| (a - b).abs() <= 26)
}

fn assert_corners(bytes: &[u8], wanted: [[i32; 3]; 4], what: &str) -> (u32, u32) {
    let picture = opened(bytes).into_rgb8();
    let pixels = corner_pixels(&picture);
    let all = pixels
        .iter()
        .zip(wanted)
        .all(|(one, wanted)| is_like(*one, wanted));
    assert!(all, "{what}: {pixels:?} are not {wanted:?}");
    picture.dimensions()
}

fn assert_sheet_sides((width, height): (u32, u32)) {
    let ratio = f64::from(width) / f64::from(height);
    assert!(
        (ratio / (SHEET.0 / SHEET.1) - 1.0).abs() < 0.04,
        "{width} × {height}"
    );
}

/// The address of the largest size, and its bytes.
async fn largest(browser: &mut Browser<'_>, number: &str) -> (String, Vec<u8>) {
    let sheet = own(browser, number).await;
    let picture = &sheet["entry"]["picture"];
    let (hash, width) = (&picture["media_hash"], &picture["width"]);
    let path = format!("/media/{}/{width}.jpg", hash.as_str().expect("a picture"));
    let answer = browser.get(&path).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}");
    (path, answer.body)
}

/// A house with one photo sent in, its picture made; the family's browser.
async fn sent<'a>(house: &'a TestApp, photo: &[u8]) -> Browser<'a> {
    let mut family = house.browser();
    let answer = send(&mut family, &[], photo).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
    make_pictures(house, "9-MN-001").await;
    family
}
