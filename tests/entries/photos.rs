//! A photo that shows the drawing badly: told once and taken as it is, or refused, by the edition's rule.

use actix_web::http::Method;
use artkite::kernel::Role;
use image::RgbImage;
use serde_json::json;

use super::*;

fn file_of(picture: &RgbImage) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture
        .write_to(&mut bytes, image::ImageFormat::Jpeg)
        .unwrap();
    bytes.into_inner()
}

/// Rings, as clear as [`drawing`] but without its straight lines, which may be the edges of a sheet.
fn rings(n: u32) -> RgbImage {
    RgbImage::from_fn(400, 320, |x, y| {
        let from = |at: u32, middle: u32| at.abs_diff(middle).pow(2);
        let ring = from(x, 200) + from(y, 160);
        image::Rgb([ring / 40 + n, ring / 60, ring / 90 + n * 7].map(|sample| sample as u8))
    })
}

/// The drawing in a room without a window.
fn dark(n: u32) -> Vec<u8> {
    let mut picture = rings(n);
    for sample in picture.iter_mut() {
        *sample /= 4;
    }
    file_of(&picture)
}

/// The drawing before a lens that was not focused.
fn blurred(n: u32) -> Vec<u8> {
    file_of(&image::imageops::blur(&rings(n), 5.0))
}

/// What a hidden field of the form holds.
pub(super) fn hidden(answer: &Answer, name: &str) -> &'static str {
    let text = answer.text();
    let (_, rest) = text
        .split_once(&format!("name=\"{name}\" value=\""))
        .unwrap_or_else(|| panic!("no field {name}"));
    rest.split_once('"').unwrap().0.to_owned().leak()
}

const DARK_MN: &str = "Гэрэл зураг бараан харагдаж байна.";
const BLURRED_MN: &str = "Гэрэл зураг бүдэг харагдаж байна.";

#[actix_web::test]
async fn what_is_to_be_seen_of_a_photo_is_told_once_and_the_photo_taken_as_it_is() {
    let house = open_house().await;
    let mut family = house.browser();
    // With what is wrong in the fields, all at once.
    let both = send(&mut family, &[("age", "eleven")], &dark(1)).await;
    comes_back(&both, DARK_MN);
    assert!(both.text().contains("href=\"#age\"") && both.text().contains("Байгаагаар нь илгээх"));
    let (kept, seen) = (hidden(&both, "kept"), hidden(&both, "seen"));
    assert!(!kept.is_empty(), "the photo need not be sent a second time");

    // Another one that is as bad is told of, too; its own form then takes it.
    let worse = [("kept", kept), ("seen", seen)];
    let worse = send(&mut family, &worse, &blurred(2)).await;
    comes_back(&worse, BLURRED_MN);
    let as_it_is = [
        ("kept", hidden(&worse, "kept")),
        ("seen", hidden(&worse, "seen")),
    ];
    let taken = family.upload(FORM, &with(&as_it_is), None).await;
    assert_eq!(taken.status, StatusCode::CREATED, "{}", taken.text());

    // A better one clears it: nothing is asked any more.
    let mut other = house.browser();
    let told = send(&mut other, &[("key", "two")], &dark(3)).await;
    comes_back(&told, DARK_MN);
    let better = [
        ("key", "two"),
        ("kept", hidden(&told, "kept")),
        ("seen", hidden(&told, "seen")),
    ];
    let better = send(&mut other, &better, &drawing(3)).await;
    assert_eq!(better.status, StatusCode::CREATED, "{}", better.text());

    let mut desk = house.signed_in(Role::Secretariat).await;
    let screening = "/ko/desk/editions/9/screening";
    let first = desk.get(&format!("{screening}?entry=9-MN-001")).await;
    assert!(first.text().contains("badge-wait\">흐림<"), "a badge");
    let second = desk.get(&format!("{screening}?entry=9-MN-002")).await;
    assert!(!second.text().contains("badge-wait\">"));
    for (number, concerns) in [("9-MN-001", json!(["blurred"])), ("9-MN-002", json!([]))] {
        let sheet = desk.get(&format!("/api/v1/entries/{number}")).await.json();
        assert_eq!(sheet["entry"]["photo_concerns"], concerns, "{number}");
    }

    // Sent back, it is the same again.
    let decision = [
        ("entry", "9-MN-002"),
        ("seen", "submitted-0"),
        ("decision", "return"),
        ("reason", "blurred"),
    ];
    desk.post(screening, &decision).await;
    let path = "/mn/entries/9-MN-002/picture";
    let again = dark(4);
    let told = other
        .upload(path, &[], Some(("photo", "again.jpg", &again)))
        .await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(told.text().contains(DARK_MN));
    let fields = [
        ("kept", hidden(&told, "kept")),
        ("seen", hidden(&told, "seen")),
    ];
    let taken = other.upload(path, &fields, None).await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.text());
    let sheet = desk.get("/api/v1/entries/9-MN-002").await.json();
    assert_eq!(sheet["entry"]["photo_concerns"], json!(["too-dark"]));
    house.check().await;
}

#[actix_web::test]
async fn an_edition_may_take_no_such_photo_and_programs_are_told() {
    let house = open_house().await;
    let entry = json!({
        "member": "MN-073", "name_native": "Номин", "name_latin": "Nomin", "age": 11, "title": "Нуур",
        "title_lang": "mn", "guardian_name": "Оюун", "guardian_email": "oyun@example.org",
        "relation": "parent", "lang": "ru", "consents": { "taking-part": true }
    });
    let path = "/api/v1/editions/9/entries";
    let text = entry.to_string();
    let mut program = house.browser();
    let photo = dark(1);
    let file = Some(("picture", "a.jpg", photo.as_slice()));
    let warned = program.upload(path, &[("entry", &text)], file).await;
    assert_eq!(warned.status, StatusCode::CREATED, "{}", warned.text());
    assert_eq!(warned.json()["photo_concerns"], json!(["too-dark"]));

    let mut desk = house.signed_in(Role::Secretariat).await;
    let stands = desk.get("/api/v1/editions/9").await.json();
    assert_eq!(stands["photo_rule"], "warn");
    let mut settings = stands.clone();
    for own in [
        "number",
        "state",
        "takes_entries",
        "missing_before_open",
        "stamp",
    ] {
        settings.as_object_mut().unwrap().remove(own);
    }
    settings["photo_rule"] = "refuse".into();
    let body = json!({ "stamp": stands["stamp"], "settings": settings });
    let changed = desk
        .send_json(Method::PUT, "/api/v1/editions/9", &body)
        .await;
    assert_eq!(changed.json()["photo_rule"], "refuse", "{}", changed.text());

    let photo = dark(2);
    let file = Some(("picture", "a.jpg", photo.as_slice()));
    let refused = program.upload(path, &[("entry", &text)], file).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.json()["code"], "picture-too-dark");

    let mut family = house.browser();
    let back = send(&mut family, &[], &dark(3)).await;
    comes_back(&back, DARK_MN);
    assert!(back.text().contains("href=\"#photo\""), "it is an error");
    assert_eq!(hidden(&back, "kept"), "", "and it is not kept");
    let taken = send(&mut family, &[], &drawing(3)).await;
    assert_eq!(taken.status, StatusCode::CREATED, "{}", taken.text());
    house.check().await;
}
