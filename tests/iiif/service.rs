//! To whom views are served and for how long, what they are made of, and what a machine takes upon itself.

use actix_web::http::{Method, StatusCode};
use artkite::artworks::image_service::{self, MAKE_TILES};
use artkite::entries::actions as entries;
use artkite::entries::domain::Decision;
use artkite::kernel::{Actor, ArtworkId, Role};
use artkite::platform::queue;
use jiff::SignedDuration;

use super::{ID, get, header, house, opened, picture, publish, reference};
use crate::entries::{drawing, make_pictures, open_house, send};
use crate::support::TestApp;

fn jpeg(width: u32, height: u32) -> Vec<u8> {
    let picture = image::RgbImage::from_fn(width, height, |x, y| {
        image::Rgb([(x / 8) as u8, (y / 8) as u8, ((x + y) / 16) as u8])
    });
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture
        .write_to(&mut bytes, image::ImageFormat::Jpeg)
        .unwrap();
    bytes.into_inner()
}

#[actix_web::test]
async fn every_tile_and_size_that_the_description_names_is_there() {
    let house = TestApp::start().await;
    publish(&house, "wide", jpeg(1700, 900)).await;
    let info = get(&house, "/iiif/3/wide/info.json").await.json();
    assert_eq!(
        info["tiles"],
        serde_json::json!([{ "width": 512, "scaleFactors": [1, 2, 4] }])
    );
    for size in info["sizes"].as_array().unwrap() {
        let (width, height) = (size["width"].as_u64(), size["height"].as_u64());
        let path = format!(
            "/iiif/3/wide/full/{},{}/0/default.jpg",
            width.unwrap(),
            height.unwrap()
        );
        let seen = picture(&house, &path).await;
        assert_eq!(
            (Some(seen.width().into()), Some(seen.height().into())),
            (width, height)
        );
    }
    let whole = opened(&jpeg(1700, 900)).into_rgb8();
    let mut n_tiles = 0;
    for factor in [1_u32, 2, 4] {
        let step = 512 * factor;
        for top in (0..900).step_by(step as usize) {
            for left in (0..1700).step_by(step as usize) {
                let (w, h) = (step.min(1700 - left), step.min(900 - top));
                let path = format!(
                    "/iiif/3/wide/{left},{top},{w},{h}/{},{}/0/default.jpg",
                    w.div_ceil(factor),
                    h.div_ceil(factor)
                );
                let tile = picture(&house, &path).await.into_rgb8();
                assert_eq!(
                    tile.dimensions(),
                    (w.div_ceil(factor), h.div_ceil(factor)),
                    "{path}"
                );
                // A tile shows its own part of the picture, at its middle.
                let (x, y) = (tile.width() / 2, tile.height() / 2);
                let seen = tile.get_pixel(x, y).0;
                let truth = whole
                    .get_pixel((left + x * factor).min(1699), (top + y * factor).min(899))
                    .0;
                let difference = (0..3).map(|at| seen[at].abs_diff(truth[at])).max();
                assert!(difference < Some(10), "{path}: {seen:?} for {truth:?}");
                n_tiles += 1;
            }
        }
    }
    assert_eq!(n_tiles, 8 + 2 + 1);
}

#[actix_web::test]
async fn the_same_view_has_the_same_bytes_in_another_house_and_without_what_was_kept() {
    let first = house().await;
    let second = TestApp::start_with(&[("ARTKITE__LIMITS__VIEW_BYTES_KEPT_MAX", "0")]).await;
    publish(&second, ID, reference()).await;
    for view in [
        "0,0,512,512/512,512/0/default.jpg",
        // The first of a picture is made of parts of tiles, those after it of whole ones that are kept opened.
        "33,71,512,512/512,512/0/default.jpg",
        "40,72,512,512/512,512/0/default.jpg",
        "333,401,400,500/400,500/0/color.webp",
        "33,71,600,600/401,/90/gray.webp",
        "full/333,/!0/bitonal.png",
    ] {
        let path = format!("/iiif/3/{ID}/{view}");
        let body = get(&first, &path).await.body;
        for _ in 0..2 {
            assert!(get(&second, &path).await.body == body, "{view}");
        }
    }
    first.check().await;
    second.check().await;
}

#[actix_web::test]
async fn a_turned_photo_stands_upright_and_nothing_of_its_metadata_is_served() {
    let house = TestApp::start().await;
    let fixture = |name: &str| std::fs::read(format!("tests/fixtures/pictures/{name}")).unwrap();
    publish(&house, "turned", fixture("orientation_landscape_6.jpg")).await;
    let upright = opened(&fixture("orientation_landscape_1.jpg")).into_rgb8();
    for format in ["jpg", "png", "webp"] {
        let seen = picture(
            &house,
            &format!("/iiif/3/turned/full/max/0/default.{format}"),
        )
        .await;
        let seen = seen.into_rgb8();
        assert_eq!(seen.dimensions(), upright.dimensions(), "{format}");
        let difference: u64 = seen
            .as_raw()
            .iter()
            .zip(upright.as_raw())
            .map(|(a, b)| u64::from(a.abs_diff(*b)))
            .sum();
        let mean = difference as f64 / seen.as_raw().len() as f64;
        assert!(mean < 8.0, "{format}: {mean}");
    }
    publish(&house, "placed", fixture("gps_in_exif.jpg")).await;
    for format in ["jpg", "png", "webp"] {
        let path = format!("/iiif/3/placed/full/max/0/default.{format}");
        let body = get(&house, &path).await.body;
        let found = exif::Reader::new().read_from_container(&mut std::io::Cursor::new(body));
        assert!(found.is_err(), "{format}");
    }
}

#[actix_web::test]
async fn a_grey_scan_stays_one_channel_and_colour_is_answered_without_being_advertised() {
    let house = TestApp::start().await;
    let grey = image::GrayImage::from_fn(700, 600, |x, y| image::Luma([(x / 4 + y / 8) as u8]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    grey.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    publish(&house, "grey", bytes.into_inner()).await;
    let info = get(&house, "/iiif/3/grey/info.json").await.json();
    assert_eq!(
        info["extraQualities"],
        serde_json::json!(["gray", "bitonal"])
    );
    for quality in ["default", "color", "gray"] {
        for format in ["jpg", "png"] {
            let path = format!("/iiif/3/grey/10,10,300,300/200,/0/{quality}.{format}");
            let seen = picture(&house, &path).await;
            assert!(
                matches!(seen, image::DynamicImage::ImageLuma8(_)),
                "{path}: {:?}",
                seen.color()
            );
        }
    }
}

/// An entry with a picture, and the identifier of its artwork.
async fn entry(house: &TestApp, consents: &[(&'static str, &'static str)]) -> ArtworkId {
    let mut family = house.browser();
    let answer = send(&mut family, consents, &drawing(1)).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
    make_pictures(house, "9-MN-001").await;
    entries::find_entry(&house.app, &Actor::system(), "9-MN-001")
        .await
        .unwrap()
        .entry
        .artwork_id
}

async fn publish_entry(house: &TestApp) {
    let system = Actor::system();
    entries::screen(&house.app, &system, "9-MN-001", Decision::Admit, None, "")
        .await
        .unwrap();
    let id = entries::find_entry(&house.app, &system, "9-MN-001")
        .await
        .unwrap()
        .entry
        .id;
    let tx = house.app.db.write().await.unwrap();
    entries::publish(&tx, &[id], house.app.clock.now())
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

#[actix_web::test]
async fn an_artwork_is_shown_to_who_may_see_it_and_within_a_minute_to_no_one_after_it_was_taken_back()
 {
    let house = open_house().await;
    let mut family = house.browser();
    let answer = send(&mut family, &[("consent-show-work", "yes")], &drawing(1)).await;
    assert_eq!(answer.status, StatusCode::CREATED);
    make_pictures(&house, "9-MN-001").await;
    let entry = entries::find_entry(&house.app, &Actor::system(), "9-MN-001")
        .await
        .unwrap()
        .entry;
    let (info, view) = (
        format!("/iiif/3/{}/info.json", entry.artwork_id),
        format!("/iiif/3/{}/full/200,/0/default.jpg", entry.artwork_id),
    );
    let own = family.get(&view).await;
    assert_eq!(own.status, StatusCode::OK);
    assert_eq!(header(&own, "cache-control"), "private, no-store");
    assert_eq!(header(&own, "cross-origin-resource-policy"), "same-origin");
    let mut judge = house.signed_in(Role::Judge).await;
    let mut secretariat = house.signed_in(Role::Secretariat).await;
    assert_eq!(secretariat.get(&view).await.status, StatusCode::OK);
    assert_eq!(judge.get(&view).await.status, StatusCode::NOT_FOUND);
    let unknown = get(
        &house,
        "/iiif/3/00000000-0000-7000-8000-000000000001/info.json",
    )
    .await;
    for path in [&info, &view] {
        let answer = get(&house, path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        assert_eq!(answer.body, unknown.body, "no one learns that it is there");
    }

    publish_entry(&house).await;
    assert_eq!(judge.get(&view).await.status, StatusCode::OK);
    let shown = get(&house, &view).await;
    assert_eq!(shown.status, StatusCode::OK);
    assert!(header(&shown, "cache-control").starts_with("public"));
    assert_eq!(
        header(&shown, "cross-origin-resource-policy"),
        "cross-origin"
    );
    assert_eq!(header(&shown, "x-content-type-options"), "nosniff");
    assert_eq!(get(&house, &info).await.status, StatusCode::OK);

    let back = family.post("/mn/entries/9-MN-001/withdrawal", &[]).await;
    assert_eq!(back.status, StatusCode::SEE_OTHER, "{}", back.text());
    let later = house.app.clock.now().plus(SignedDuration::from_secs(60));
    house.app.clock.set(later);
    for path in [&info, &view] {
        assert_eq!(get(&house, path).await.status, StatusCode::NOT_FOUND);
    }
}

#[actix_web::test]
async fn the_tiles_of_a_published_work_are_made_ahead_and_only_once() {
    let house = open_house().await;
    let id = entry(&house, &[("consent-show-work", "yes")]).await;
    publish_entry(&house).await;
    let jobs = queue::count(house.app.db.read()).await.unwrap();
    let waiting = jobs.iter().find(|count| count.kind == MAKE_TILES);
    assert_eq!(waiting.map(|count| count.n), Some(1), "{jobs:?}");
    for _ in 0..2 {
        image_service::make_tiles(&house.app, id).await.unwrap();
    }
    let view = format!("/iiif/3/{id}/full/max/0/default.jpg");
    assert_eq!(get(&house, &view).await.status, StatusCode::OK);
}

#[actix_web::test]
async fn lost_tiles_are_made_again() {
    let house = house().await;
    let path = format!("/iiif/3/{ID}/0,0,512,512/512,512/0/default.jpg");
    let before = get(&house, &path).await.body;
    let tiles = artkite::platform::files::ContentHash::of(&tiles_file(&house));
    std::fs::remove_file(house.app.files.local_path(&tiles).unwrap()).unwrap();
    // Another node of the same house: nothing kept.
    let mut app = artkite::app::App::open((*house.app.config).clone(), house.app.clock.clone())
        .await
        .unwrap();
    app.decoder = house.app.decoder.clone();
    let original = match image_service::find_picture(&app, ID).await.unwrap() {
        Some(image_service::Found::Published(original)) => original,
        other => panic!("{other:?}"),
    };
    image_service::tiles_of(&app, original).await.unwrap();
    assert_eq!(get(&house, &path).await.body, before);
    house.check().await;
}

/// The only file in the store that begins like tiles do.
fn tiles_file(house: &TestApp) -> Vec<u8> {
    fn walk(folder: &std::path::Path, found: &mut Vec<Vec<u8>>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else {
                found.push(std::fs::read(path).unwrap());
            }
        }
    }
    let mut found = Vec::new();
    walk(&house.folder().join("uploads"), &mut found);
    found.retain(|bytes| bytes.starts_with(b"AKTILES"));
    assert_eq!(found.len(), 1);
    found.remove(0)
}

#[actix_web::test]
async fn a_machine_that_is_busy_says_when_to_come_back_and_long_addresses_are_not_read() {
    let house = TestApp::start_with(&[
        ("ARTKITE__LIMITS__VIEWS_AT_ONCE_MAX", "1"),
        ("ARTKITE__LIMITS__VIEWS_WAITING_MAX", "0"),
    ])
    .await;
    publish(&house, "large", jpeg(3000, 2000)).await;
    let views: Vec<String> = (0..6)
        .map(|n| format!("/iiif/3/large/{n},0,2900,1900/2800,/0/default.webp"))
        .collect();
    let answers = futures_util::future::join_all(views.iter().map(|path| get(&house, path))).await;
    let busy: Vec<_> = answers
        .iter()
        .filter(|answer| answer.status == StatusCode::SERVICE_UNAVAILABLE)
        .collect();
    assert!(!busy.is_empty() && busy.len() < answers.len());
    for answer in busy {
        assert_eq!(header(answer, "retry-after"), "5");
        assert_eq!(header(answer, "access-control-allow-origin"), "*");
        assert!(answer.text().contains("few seconds"));
    }
    let tile = "/iiif/3/large/0,0,512,512/512,512/0/default.jpg";
    assert_eq!(get(&house, tile).await.status, StatusCode::OK);
    let long = format!("/iiif/3/large/{}", "1".repeat(4000));
    assert_eq!(get(&house, &long).await.status, StatusCode::URI_TOO_LONG);
}

#[actix_web::test]
async fn a_sentence_is_in_the_readers_language() {
    let house = house().await;
    for (lang, word) in [("ru", "Поворот"), ("ko", "회전"), ("mn", "Эргүүлэх")] {
        let path = format!("/iiif/3/{ID}/full/max/45/default.jpg");
        let answer = house
            .ask(Method::GET, &path, &[("Accept-Language", lang)])
            .await;
        assert!(answer.text().contains(word), "{lang}: {}", answer.text());
    }
}

#[actix_web::test]
async fn an_identifier_takes_another_picture_and_none_is_an_artworks_or_too_long() {
    let house = open_house().await;
    let system = Actor::system();
    publish(&house, "さくら/1 2", jpeg(600, 400)).await;
    let address = publish(&house, "さくら/1 2", jpeg(640, 480)).await;
    assert!(address.ends_with("/iiif/3/%E3%81%95%E3%81%8F%E3%82%89%2F1%202/info.json"));
    let path = &address[house.app.config.server.public_url.len()..];
    assert_eq!(get(&house, path).await.json()["width"], 640);
    let artwork = entry(&house, &[]).await.to_string();
    let long = "x".repeat(201);
    for (id, code) in [
        (artwork.as_str(), "picture-identifier-taken"),
        ("", "picture-identifier"),
        (long.as_str(), "picture-identifier"),
        ("a\nb", "picture-identifier"),
    ] {
        let refused =
            image_service::publish_picture(&house.app, &system, id, jpeg(600, 400).into()).await;
        assert_eq!(refused.unwrap_err().code(), code, "{id:?}");
    }
    let visitor = Actor::visitor();
    let refused =
        image_service::publish_picture(&house.app, &visitor, "x", jpeg(600, 400).into()).await;
    assert!(refused.is_err());
    house.check().await;
}

#[actix_web::test]
async fn the_tables_go_and_come_back() {
    let house = house().await;
    // Every step, whatever came after ours.
    house.app.db.migrate_down(1000).await.unwrap();
    house.app.db.migrate().await.unwrap();
    let path = format!("/iiif/2/{ID}/info.json");
    house.app.images.forget(ID);
    assert_eq!(get(&house, &path).await.status, StatusCode::NOT_FOUND);
    publish(&house, ID, reference()).await;
    assert_eq!(get(&house, &path).await.status, StatusCode::OK);
}
