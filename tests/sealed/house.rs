//! Two houses that are sent the same, one of which seals: what they serve is the same to the byte, and of what the other keeps no run of
//! bytes is a picture's.

use std::collections::HashSet;

use actix_web::http::{Method, StatusCode};
use artkite::artworks::image_service::publish_picture;
use artkite::entries::actions as entries;
use artkite::kernel::{Actor, Role};

use super::*;
use crate::entries::{drawing, make_pictures, open_house_with, send};
use crate::support::{Answer, TestApp};

/// Stands in the photo as a camera's words stand in one, and may lie nowhere.
const MARKER: &[u8] = b"CANARY 47.9188 N 106.9176 E, Nomin's phone";

/// The drawing with a comment that a camera might have left.
fn photo() -> Vec<u8> {
    let drawing = drawing(1);
    let length = (MARKER.len() as u16 + 2).to_be_bytes();
    [&drawing[..2], &[0xff, 0xfe], &length, MARKER, &drawing[2..]].concat()
}

/// A picture of several tiles.
fn wide() -> Vec<u8> {
    let picture = image::RgbImage::from_fn(1700, 900, |x, y| {
        image::Rgb([(x / 8) as u8, (y / 8) as u8, (x * y / 64) as u8])
    });
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture
        .write_to(&mut bytes, image::ImageFormat::Jpeg)
        .unwrap();
    bytes.into_inner()
}

/// What two houses must agree on.
#[derive(Debug, PartialEq)]
struct Served {
    path: String,
    status: StatusCode,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
}

const COMPARED: [&str; 7] = [
    "content-type",
    "content-length",
    "content-range",
    "accept-ranges",
    "etag",
    "cache-control",
    "vary",
];

fn served(path: &str, answer: Answer) -> Served {
    let header = |name: &'static str| {
        let value = answer.headers.get(name)?;
        Some((name, value.to_str().unwrap().to_owned()))
    };
    Served {
        path: path.to_owned(),
        status: answer.status,
        headers: COMPARED.into_iter().filter_map(header).collect(),
        body: answer.body,
    }
}

/// Sends a drawing and a picture for everyone, makes all of both, and asks for it in every way.
async fn lives(house: &TestApp) -> Vec<Served> {
    let mut family = house.browser();
    let answer = send(&mut family, &[], &photo()).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
    make_pictures(house, "9-MN-001").await;
    publish_picture(&house.app, &Actor::system(), "wide", wide().into())
        .await
        .unwrap();
    let sheet = entries::find_entry(&house.app, &Actor::system(), "9-MN-001")
        .await
        .unwrap();
    let (picture, artwork) = (sheet.picture.unwrap(), sheet.entry.artwork_id);
    let mut desk = house.signed_in(Role::Secretariat).await;
    let mut all = Vec::new();
    for width in &picture.widths {
        for ending in ["jpg", "webp"] {
            let path = format!("/media/{}/{width}.{ending}", picture.media_hash);
            let shown = format!("{width}.{ending}");
            let whole = desk.get(&path).await;
            let etag = whole
                .headers
                .get("etag")
                .unwrap()
                .to_str()
                .unwrap()
                .to_owned();
            all.push(served(&shown, whole));
            let head = desk.send(Method::HEAD, &path, None, Vec::new()).await;
            all.push(served(&format!("{shown} HEAD"), head));
            for header in [
                ("range", "bytes=0-0"),
                ("range", "bytes=100-2099"),
                ("range", "bytes=-50"),
                ("range", "bytes=3000-"),
                ("range", "bytes=99999999-"),
                ("if-none-match", etag.as_str()),
            ] {
                let part = desk
                    .send_with(Method::GET, &path, &[header], Vec::new())
                    .await;
                all.push(served(&format!("{shown} {header:?}"), part));
            }
        }
    }
    for view in [
        "full/max/0/default.jpg",
        "full/200,/90/gray.png",
        "10,20,100,90/max/0/default.webp",
    ] {
        let answer = desk.get(&format!("/iiif/3/{artwork}/{view}")).await;
        all.push(served(view, answer));
    }
    for view in [
        "info.json",
        "0,0,512,512/512,512/0/default.jpg",
        "512,0,512,512/512,512/0/default.jpg",
        "1536,512,164,388/164,388/0/default.jpg",
        "0,0,1024,900/512,450/0/default.jpg",
        "100,100,900,700/450,/0/default.jpg",
        "full/max/0/default.jpg",
    ] {
        let path = format!("/iiif/3/wide/{view}");
        let answer = house.ask(Method::GET, &path, &[]).await;
        all.push(served(&path, answer));
    }
    house.check().await;
    all
}

/// Half of a photo lies in the quarantine.
async fn half_arrives(house: &TestApp) {
    let photo = photo();
    let mut family = house.browser();
    let length = photo.len().to_string();
    let headers = [
        ("tus-resumable", "1.0.0"),
        ("content-type", "application/offset+octet-stream"),
        ("upload-length", length.as_str()),
    ];
    let half = photo[..photo.len() / 2].to_vec();
    let answer = family
        .send_with(Method::POST, "/api/v1/uploads", &headers, half)
        .await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
}

/// How many runs of 32 bytes of `pictures` (every 32nd of each, those of a few colours excepted), and how often the marker, lie below
/// a folder.
fn found_below(folder: &Path, pictures: &[&[u8]]) -> (usize, usize) {
    let runs: HashSet<&[u8]> = pictures
        .iter()
        .flat_map(|picture| picture.chunks_exact(32))
        .filter(|run| run.iter().collect::<HashSet<_>>().len() >= 16)
        .collect();
    assert!(runs.len() > 500, "{} runs", runs.len());
    let (mut n_runs, mut n_markers) = (0, 0);
    for (_, stored) in contents(folder) {
        n_runs += stored.windows(32).filter(|run| runs.contains(run)).count();
        let begins = MARKER.len().min(8);
        let windows = stored.windows(begins);
        n_markers += windows
            .filter(|window| *window == &MARKER[..begins])
            .count();
    }
    (n_runs, n_markers)
}

/// A house on a store of its own; the key lies beside the house's folder, not in it.
async fn house_on(place: &Place, key_file: &str) -> TestApp {
    let settings = place.settings(key_file);
    let settings: Vec<_> = settings
        .iter()
        .map(|(key, value)| (*key, value.as_str()))
        .collect();
    open_house_with(&settings).await
}

#[actix_web::test]
async fn a_house_that_seals_serves_the_same_and_keeps_no_run_of_a_pictures_bytes() {
    let plain_place = Place::local();
    let plain_house = house_on(&plain_place, "").await;
    let expected = lives(&plain_house).await;
    half_arrives(&plain_house).await;
    let (photo, wide) = (photo(), wide());
    let bodies = expected.iter().filter(|served| served.body.len() > 200);
    let mut pictures: Vec<&[u8]> = bodies
        .filter(|served| !served.path.ends_with(".json"))
        .map(|served| &served.body[..])
        .collect();
    pictures.extend([&photo[..], &wide[..]]);
    let (n_runs, n_markers) = found_below(&plain_place.root(), &pictures);
    assert!(
        n_runs > 500 && n_markers > 0,
        "what is searched for is found"
    );

    for place in Place::both().await {
        place.add_key("files.key").await.unwrap();
        let house = house_on(&place, "files.key").await;
        let found = lives(&house).await;
        assert_eq!(found.len(), expected.len());
        for (found, expected) in found.iter().zip(&expected) {
            // Their bodies would fill the screen.
            let (path, is_same) = (&expected.path, found == expected);
            let (status, headers) = (found.status, &found.headers);
            assert!(
                is_same,
                "{path}: {status} {headers:?}, not {:?}",
                expected.headers
            );
        }
        half_arrives(&house).await;
        for folder in [place.root().as_path(), house.folder()] {
            assert_eq!(found_below(folder, &pictures), (0, 0), "{folder:?}");
        }
    }
}
