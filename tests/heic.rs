//! HEIC, as iPhones send it: taken where the machine has libheif, and a way on where it has not. AVIF, where the house is set so.

use std::io::Write;
use std::sync::Arc;

use actix_web::http::StatusCode;
use artkite::config::Config;
use artkite::entries::actions as entries;
use artkite::kernel::{Actor, Role};
use artkite::platform::decoder::{Decoder, Terms};
use artkite::platform::files::ContentHash;
use artkite::platform::imaging::{self, Format, Limits, PictureRefusal};
use bytes::Bytes;

use crate::artworks::{carries_exif, files_below, fixture, picture_of};
use crate::entries::{drawing, make_pictures, open_house, send};
use crate::support::heic::{Coded, Heic};
use crate::support::{TestApp, decoder};

/// Whether this machine opens HEIC; otherwise says past the test's own silence what was not tried.
async fn is_opened(house: &TestApp) -> bool {
    let takes_heic = house.app.decoder.abilities().await.unwrap().takes_heic;
    if !takes_heic {
        let said = "not tried: no libheif here that opens HEVC (make test-tools)";
        writeln!(std::io::stderr().lock(), "{said}").unwrap();
    }
    takes_heic
}

#[actix_web::test]
async fn the_form_offers_heic_where_it_can_be_opened() {
    let house = open_house().await;
    let takes_heic = house.app.decoder.abilities().await.unwrap().takes_heic;
    let form = house.browser().get("/en/editions/9/entering").await.text();
    assert_eq!(
        form.contains("image/tiff,image/heic,image/heif\""),
        takes_heic
    );
    // Where it cannot, the browser says so before anything is sent, and a phone makes a JPEG by itself.
    assert_eq!(form.contains("data-says-heic"), !takes_heic);
}

#[actix_web::test]
async fn a_heic_becomes_an_entry_of_which_a_jpeg_without_any_trace_is_kept() {
    let house = open_house().await;
    if !is_opened(&house).await {
        return;
    }
    let mut family = house.browser();
    let photo = fixture("gps_in_exif.heic");
    assert!(carries_exif(&photo), "the fixture has a place");
    let answer = send(&mut family, &[], &photo).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
    make_pictures(&house, "9-MN-001").await;
    let sheet = entries::find_entry(&house.app, &Actor::system(), "9-MN-001")
        .await
        .unwrap();
    let artwork = sheet.artwork;
    assert_eq!(artwork.received_sha256, ContentHash::of(&photo));
    let original = house.app.files.get(&artwork.original_sha256).await.unwrap();
    let header = imaging::probe(&original, &Limits::default()).unwrap();
    assert_eq!(
        (header.format, header.width, header.height),
        (Format::Jpeg, 640, 480)
    );
    let mut stored = Vec::new();
    files_below(&house.folder().join("uploads"), &mut stored);
    assert!(stored.len() > 2);
    assert!(stored.iter().all(|bytes| !carries_exif(bytes)));
    assert!(stored.iter().all(|bytes| bytes.get(4..8) != Some(b"ftyp")));
    let (hash, width, height, widths) = picture_of(&house, "9-MN-001").await;
    assert_eq!((width, height), (640, 480));
    for width in widths {
        let answer = family.get(&format!("/media/{hash}/{width}.jpg")).await;
        assert_eq!(answer.status, StatusCode::OK);
    }
    // The same photo once more is known again.
    let again = send(&mut family, &[("key", "two")], &photo).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        again.text().contains("уралдаанд оролцож байна"),
        "{}",
        again.text()
    );
    house.check().await;
}

#[actix_web::test]
async fn a_heic_that_cannot_be_opened_says_so_and_loses_nothing() {
    let house = open_house().await;
    if !is_opened(&house).await {
        return;
    }
    let mut family = house.browser();
    let mut broken = Heic::photo(Coded::photo(&fixture("gps_in_exif.heic")));
    broken.coded.data.fill(0x5A);
    let answer = send(&mut family, &[], &broken.file()).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let text = answer.text();
    assert!(text.contains("Батын Номин") && text.contains("href=\"#photo\""));
}

#[actix_web::test]
async fn a_child_makes_the_jpeg_within_the_memory_it_has() {
    let decoder = decoder(Terms::default());
    let limits = Limits::default();
    let photo = Bytes::from(fixture("gps_in_exif.heic"));
    let header = imaging::probe(&photo, &limits).unwrap();
    let made = decoder
        .convert(photo.clone(), &header, &limits)
        .await
        .unwrap();
    if !decoder.abilities().await.unwrap().takes_heic {
        let refusal = PictureRefusal::Unsupported { kind: "heic" };
        assert_eq!(made, Err(refusal), "a way on is named");
        return;
    }
    let made = made.unwrap();
    assert!(made.starts_with(b"\xff\xd8"));
    // Warm now, and the same.
    let again = decoder
        .convert(photo.clone(), &header, &limits)
        .await
        .unwrap();
    assert_eq!(again.unwrap(), made);
    // All that the limits allow, in tiles: 79.9 million pixels.
    let largest = Heic {
        grid: Some((13, 20, (8320, 9600))),
        ..Heic::photo(Coded::photo(&photo))
    };
    let largest = Bytes::from(largest.file());
    let header = imaging::probe(&largest, &limits).unwrap();
    let made = decoder.convert(largest, &header, &limits).await.unwrap();
    let told = imaging::probe(&made.unwrap(), &limits).unwrap();
    assert_eq!((told.width, told.height), (8320, 9600));
}

#[actix_web::test]
async fn avif_is_made_where_it_is_set_and_shown_where_it_is_there() {
    let mut house = open_house().await;
    let set = |avif: bool, config: &Config| {
        let mut config = config.clone();
        config.pictures.avif = avif;
        Arc::new(config)
    };
    if !house.app.decoder.abilities().await.unwrap().makes_avif {
        let said = "not tried: no libheif here that makes AVIF (make test-tools)";
        writeln!(std::io::stderr().lock(), "{said}").unwrap();
        house.app.config = set(true, &house.app.config);
        let refusal = house.app.refuse_what_cannot_be_made().await.unwrap_err();
        assert!(refusal.to_string().contains("libheif1"));
        return;
    }
    let answer = send(&mut house.browser(), &[], &drawing(1)).await;
    assert_eq!(answer.status, StatusCode::CREATED);
    make_pictures(&house, "9-MN-001").await;
    house.app.config = set(true, &house.app.config);
    house.app.refuse_what_cannot_be_made().await.unwrap();
    let mut desk = house.signed_in(Role::Secretariat).await;
    // Sizes that were made before the setting: no page points at what is not there.
    let (hash, _, _, widths) = picture_of(&house, "9-MN-001").await;
    let page = desk.get("/en/entries/9-MN-001").await.text();
    assert!(page.contains(&format!("/media/{hash}/")) && !page.contains("image/avif"));
    let address = format!("/media/{hash}/{}.avif", widths[0]);
    assert_eq!(desk.get(&address).await.status, StatusCode::NOT_FOUND);
    make_pictures(&house, "9-MN-001").await;
    let page = desk.get("/en/entries/9-MN-001").await.text();
    assert!(page.contains("<picture><source type=\"image/avif\""));
    for width in &widths {
        let address = format!("/media/{hash}/{width}.avif");
        assert!(page.contains(&format!("{address} {width}w")));
        let size = desk.get(&address).await;
        assert_eq!(size.status, StatusCode::OK);
        assert_eq!(size.headers.get("content-type").unwrap(), "image/avif");
        assert_eq!(size.body.get(4..12), Some(&b"ftypavif"[..]));
    }
    // Taken back, what is there is shown and nothing more is made.
    house.app.config = set(false, &house.app.config);
    let answer = send(&mut house.browser(), &[("key", "two")], &drawing(2)).await;
    assert_eq!(answer.status, StatusCode::CREATED);
    make_pictures(&house, "9-MN-002").await;
    let (hash, _, _, widths) = picture_of(&house, "9-MN-002").await;
    let mut desk = house
        .signed_in_as(Role::Secretariat, "other@example.org")
        .await;
    let address = format!("/media/{hash}/{}.avif", widths[0]);
    assert_eq!(desk.get(&address).await.status, StatusCode::NOT_FOUND);
    house.check().await;
}

#[actix_web::test]
async fn a_libheif_that_ends_its_child_is_none() {
    let mut house = open_house().await;
    house.app.decoder = Decoder::of("/bin/false".into(), Terms::default());
    house.app.refuse_what_cannot_be_made().await.unwrap();
    let mut config = Config::clone(&house.app.config);
    config.pictures.avif = true;
    house.app.config = Arc::new(config);
    let refusal = house.app.refuse_what_cannot_be_made().await.unwrap_err();
    assert!(
        refusal.to_string().contains("install libheif1"),
        "{refusal}"
    );
}
