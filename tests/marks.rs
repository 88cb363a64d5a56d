//! Likely the same drawing, at the desk and for programs.

use std::io::Cursor;

use actix_web::http::StatusCode;
use artkite::demo::painter::{DrawingSpec, paint, plan};
use artkite::kernel::Role;
use image::{RgbImage, imageops};

use crate::entries::{make_pictures, open_house, send};

fn painted(index: u32) -> RgbImage {
    paint(&DrawingSpec {
        long_side_px: 640,
        ..plan(index, 9)
    })
}

fn jpeg(picture: &RgbImage) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture
        .write_to(&mut bytes, image::ImageFormat::Jpeg)
        .unwrap();
    bytes.into_inner()
}

/// Another photo of the same drawing: turned, a tenth cut off, in dim light from one side.
fn again(drawing: &RgbImage) -> RgbImage {
    let (wide, high) = drawing.dimensions();
    let cut = imageops::crop_imm(drawing, wide / 15, high / 20, wide * 9 / 10, high * 9 / 10);
    let mut dim = imageops::rotate90(&cut.to_image());
    let across = dim.width() as f32;
    for (x, _, pixel) in dim.enumerate_pixels_mut() {
        let light = 0.6 + 0.35 * x as f32 / across;
        pixel.0 = pixel.0.map(|sample| (f32::from(sample) * light) as u8);
    }
    dim
}

#[actix_web::test]
async fn the_desk_is_told_of_a_drawing_that_was_sent_before_in_another_photo() {
    let house = open_house().await;
    let mut family = house.browser();
    let (one, other) = (painted(3), painted(4));
    for (key, title, picture) in [
        ("one", "Нуур", &one),
        ("two", "Уул", &other),
        ("three", "Нуур дахин", &again(&one)),
    ] {
        let sent = send(
            &mut family,
            &[("key", key), ("title", title)],
            &jpeg(picture),
        )
        .await;
        assert_eq!(sent.status, StatusCode::CREATED, "{}", sent.text());
    }
    for number in ["9-MN-001", "9-MN-002", "9-MN-003"] {
        make_pictures(&house, number).await;
    }
    // Twice, as a job that was interrupted is.
    make_pictures(&house, "9-MN-003").await;
    let mut desk = house.signed_in(Role::Secretariat).await;
    let alike = |page: String| {
        let (_, rest) = page.split_once("id=\"alike\"")?;
        Some(rest.split_once("</section>").unwrap().0.to_owned())
    };
    for (number, like) in [
        ("9-MN-001", Some("9-MN-003")),
        ("9-MN-002", None),
        ("9-MN-003", Some("9-MN-001")),
    ] {
        let page = desk
            .get(&format!("/en/desk/editions/9/screening?entry={number}"))
            .await;
        assert_eq!(page.status, StatusCode::OK);
        let section = alike(page.text());
        assert_eq!(section.is_some(), like.is_some(), "{number}");
        let json = desk
            .get(&format!("/api/v1/entries/{number}/likenesses"))
            .await
            .json();
        let listed: Vec<&str> = json["entries"]
            .as_array()
            .unwrap()
            .iter()
            .map(|entry| entry["number"].as_str().unwrap())
            .collect();
        assert_eq!(listed, like.into_iter().collect::<Vec<_>>(), "{number}");
        if let (Some(section), Some(like)) = (section, like) {
            assert!(section.contains(like), "{number}: {section}");
        }
    }
    // Those who sent it learn nothing of others.
    let own = family.get("/api/v1/entries/9-MN-001/likenesses").await;
    assert_eq!(own.status, StatusCode::UNAUTHORIZED);
    let page = family.get("/mn/entries/9-MN-003").await.text();
    assert!(!page.contains("9-MN-001"), "{page}");
    // Taken back, it is no rival any more.
    family.post("/mn/entries/9-MN-001/withdrawal", &[]).await;
    let json = desk.get("/api/v1/entries/9-MN-003/likenesses").await.json();
    assert_eq!(json["entries"].as_array().unwrap().len(), 0);
    house.check().await;
}
