//! The image service: the official validator's list on its own picture, and to whom an artwork's views are served.

mod service;
mod validator;

use actix_web::http::{Method, StatusCode};
use artkite::artworks::image_service::publish_picture;
use artkite::kernel::Actor;
use image::{DynamicImage, RgbImage};

use crate::support::{Answer, TestApp};

/// The identifier under which validators look for their picture.
pub const ID: &str = "67352ccc-d1b0-11e1-89ae-279075081939";

/// The validators' picture: ten by ten squares of 100 px, each of its own colour.
pub fn reference() -> Vec<u8> {
    std::fs::read(format!("tests/fixtures/iiif/{ID}.png")).unwrap()
}

/// A house that serves the validators' picture.
pub async fn house() -> TestApp {
    let house = TestApp::start().await;
    publish(&house, ID, reference()).await;
    house
}

pub async fn publish(house: &TestApp, id: &str, picture: Vec<u8>) -> String {
    publish_picture(&house.app, &Actor::system(), id, picture.into())
        .await
        .unwrap()
}

pub async fn get(house: &TestApp, path: &str) -> Answer {
    house.ask(Method::GET, path, &[]).await
}

/// A picture of ours, opened.
pub fn opened(bytes: &[u8]) -> DynamicImage {
    let reader = image::ImageReader::new(std::io::Cursor::new(bytes));
    reader.with_guessed_format().unwrap().decode().unwrap()
}

/// A view that must be there.
pub async fn picture(house: &TestApp, path: &str) -> DynamicImage {
    let answer = get(house, path).await;
    assert_eq!(
        answer.status,
        StatusCode::OK,
        "{path}: {}",
        String::from_utf8_lossy(&answer.body)
    );
    assert_eq!(
        header(&answer, "access-control-allow-origin"),
        "*",
        "{path}"
    );
    opened(&answer.body)
}

pub fn header<'a>(answer: &'a Answer, name: &str) -> &'a str {
    answer
        .headers
        .get(name)
        .map_or("", |value| value.to_str().unwrap())
}

/// The colour of a square of the reference picture, column and row from 0.
pub fn colour_of(reference: &RgbImage, column: u32, row: u32) -> [u8; 3] {
    reference.get_pixel(column * 100 + 50, row * 100 + 50).0
}

/// Asserts that every pixel within the middle of a square (of `side` px at `x`, `y`) differs by less than `limit` in every
/// channel, and by less than 3 on the whole. The newer official validator wants 6 of the picture itself; a view that was
/// coded twice may have a stray pixel beyond it, of which the older one, which looks at the commonest colour, says nothing.
#[track_caller]
pub fn assert_square(
    picture: &RgbImage,
    (x, y): (u32, u32),
    side: u32,
    colour: [u8; 3],
    limit: u8,
    what: &str,
) {
    // What lies beside shines through as far as one block of halved chroma.
    let margin = (side * 13)
        .div_ceil(100)
        .max(if limit > 6 { 16.min(side * 2 / 5) } else { 0 });
    let (mut sums, mut n) = ([0_u32; 3], 0);
    for dy in margin..side - margin {
        for dx in margin..side - margin {
            let found = picture.get_pixel(x + dx, y + dy).0;
            n += 1;
            for channel in 0..3 {
                let difference = found[channel].abs_diff(colour[channel]);
                sums[channel] += u32::from(difference);
                assert!(
                    difference < limit,
                    "{what}: {found:?} for {colour:?} at {},{}",
                    x + dx,
                    y + dy
                );
            }
        }
    }
    assert!(sums.iter().all(|sum| *sum < 3 * n), "{what}: {colour:?}");
}
