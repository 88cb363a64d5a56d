//! Pictures that arrive in pieces: the tus protocol, and the way from the last piece into an entry.

use actix_web::http::{Method, StatusCode};
use artkite::artworks::uploads;
use artkite::config::Config;
use artkite::kernel::UploadId;
use artkite::platform::files::Files;
use base64::Engine;
use jiff::SignedDuration;
use sea_orm::{ConnectionTrait, Statement};
use sha2::Digest;

use crate::entries::{FIELDS, FORM, drawing, open_house, open_house_with};
use crate::support::s3::S3;
use crate::support::{Answer, Browser, TestApp};

const UPLOADS: &str = "/api/v1/uploads";
const VERSION: (&str, &str) = ("tus-resumable", "1.0.0");
const PIECE: (&str, &str) = ("content-type", "application/offset+octet-stream");

fn header<'a>(answer: &'a Answer, name: &str) -> &'a str {
    answer
        .headers
        .get(name)
        .map_or("", |value| value.to_str().unwrap())
}

async fn create(browser: &mut Browser<'_>, length: usize) -> Answer {
    let length = length.to_string();
    let headers = [
        VERSION,
        ("upload-length", length.as_str()),
        ("upload-metadata", "filename ZA=="),
    ];
    browser
        .send_with(Method::POST, UPLOADS, &headers, Vec::new())
        .await
}

async fn append(browser: &mut Browser<'_>, address: &str, offset: usize, piece: &[u8]) -> Answer {
    let offset = offset.to_string();
    let headers = [VERSION, PIECE, ("upload-offset", offset.as_str())];
    browser
        .send_with(Method::PATCH, address, &headers, piece.to_vec())
        .await
}

async fn offset_of(browser: &mut Browser<'_>, address: &str) -> String {
    let answer = browser
        .send_with(Method::HEAD, address, &[VERSION], Vec::new())
        .await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(header(&answer, "cache-control"), "no-store");
    header(&answer, "upload-offset").to_owned()
}

/// Sends a picture in pieces of `n_bytes`; the last answer.
async fn send_in_pieces(
    browser: &mut Browser<'_>,
    picture: &[u8],
    n_bytes: usize,
) -> (String, Answer) {
    let created = create(browser, picture.len()).await;
    assert_eq!(created.status, StatusCode::CREATED, "{}", created.text());
    let address = created.location().to_owned();
    let mut answer = created;
    for (n, piece) in picture.chunks(n_bytes).enumerate() {
        answer = append(browser, &address, n * n_bytes, piece).await;
    }
    (address, answer)
}

fn parts_in(house: &TestApp) -> usize {
    std::fs::read_dir(house.folder().join("uploads/parts")).map_or(0, Iterator::count)
}

async fn enters_by_pieces(house: &TestApp) {
    let mut family = house.browser();
    let picture = drawing(5);
    let (address, last) = send_in_pieces(&mut family, &picture, 3000).await;
    assert_eq!(last.status, StatusCode::NO_CONTENT, "{}", last.text());
    assert_eq!(header(&last, "upload-offset"), picture.len().to_string());
    let kept = header(&last, "artkite-picture").to_owned();
    assert!(
        !kept.is_empty(),
        "the last answer says how a form names the picture"
    );
    let view = family.get(&address).await.json();
    assert_eq!(view["state"], "kept");
    assert_eq!(view["picture"], kept.as_str());

    let mut fields: Vec<_> = FIELDS.to_vec();
    fields.push(("kept", &kept));
    let receipt = family.upload(FORM, &fields, None).await;
    assert_eq!(receipt.status, StatusCode::CREATED, "{}", receipt.text());
    assert!(receipt.text().contains("9-MN-001"), "{}", receipt.text());
    house.check().await;
}

#[actix_web::test]
async fn a_picture_in_pieces_becomes_an_entry_and_leaves_the_quarantine() {
    let house = open_house().await;
    enters_by_pieces(&house).await;
    assert_eq!(parts_in(&house), 0);
}

#[actix_web::test]
async fn pieces_arrive_in_a_bucket_as_in_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let Some(s3) = S3::start(folder.path()).await else {
        eprintln!("not tried: ARTKITE_TEST_S3 names no S3 server (make test-tools)");
        return;
    };
    let settings = s3.settings();
    let settings: Vec<_> = settings
        .iter()
        .map(|(key, value)| (*key, value.as_str()))
        .collect();
    let house = open_house_with(&settings).await;
    enters_by_pieces(&house).await;
    assert!(house.app.files.list_parts().await.unwrap().is_empty());
}

#[actix_web::test]
async fn pieces_that_lie_sealed_become_an_entry_all_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let key_file = folder.path().join("files.key").display().to_string();
    let settings = [("ARTKITE__FILES__KEY_FILE", key_file.as_str())];
    let files = format!("file:{}", folder.path().join("uploads").display());
    let all = [settings[0], ("ARTKITE__FILES__URL", files.as_str())];
    let own = all.map(|(key, value)| (key.to_owned(), value.to_owned()));
    let config = Config::load_from(None, Some(own.into())).unwrap();
    Files::add_key(&config.files, 0).await.unwrap();
    let house = open_house_with(&settings).await;
    enters_by_pieces(&house).await;
    assert_eq!(parts_in(&house), 0);
}

#[actix_web::test]
async fn the_server_says_what_it_can() {
    let house = open_house().await;
    let mut program = house.browser();
    let answer = program
        .send_with(Method::OPTIONS, UPLOADS, &[], Vec::new())
        .await;
    assert_eq!(answer.status, StatusCode::NO_CONTENT);
    assert_eq!(header(&answer, "tus-version"), "1.0.0");
    assert_eq!(
        header(&answer, "tus-extension"),
        "creation,creation-with-upload,checksum,expiration,termination"
    );
    assert_eq!(header(&answer, "tus-checksum-algorithm"), "sha1,sha256");
    assert_eq!(
        header(&answer, "tus-max-size"),
        Config::load_from(None, Some(Default::default()))
            .unwrap()
            .limits
            .original_bytes_max
            .to_string()
    );
}

#[actix_web::test]
async fn an_upload_goes_on_from_what_is_there() {
    let house = open_house().await;
    let mut family = house.browser();
    let picture = drawing(6);
    let created = create(&mut family, picture.len()).await;
    let address = created.location().to_owned();
    assert_eq!(header(&created, "tus-resumable"), "1.0.0");
    assert!(header(&created, "upload-expires").ends_with(" GMT"));
    assert_eq!(offset_of(&mut family, &address).await, "0");

    let first = append(&mut family, &address, 0, &picture[..1000]).await;
    assert_eq!(first.status, StatusCode::NO_CONTENT);
    assert_eq!(header(&first, "upload-offset"), "1000");
    // Sent twice, or from elsewhere: no.
    for wrong in [0, 999, 1001] {
        let answer = append(&mut family, &address, wrong, &picture[..10]).await;
        assert_eq!(answer.status, StatusCode::CONFLICT, "from {wrong}");
        assert_eq!(header(&answer, "tus-resumable"), "1.0.0");
    }
    assert_eq!(offset_of(&mut family, &address).await, "1000");
    let answer = family
        .send_with(Method::HEAD, &address, &[VERSION], Vec::new())
        .await;
    assert_eq!(header(&answer, "upload-metadata"), "filename ZA==");
    assert_eq!(header(&answer, "upload-length"), picture.len().to_string());
    // Nothing behind the offset that the row knows was ever acknowledged: it is written over.
    let part = std::fs::read_dir(house.folder().join("uploads/parts"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let mut torn = std::fs::read(&part).unwrap();
    torn.extend([7; 500]);
    std::fs::write(&part, torn).unwrap();
    let last = append(&mut family, &address, 1000, &picture[1000..]).await;
    assert_eq!(last.status, StatusCode::NO_CONTENT, "{}", last.text());
    assert!(!header(&last, "artkite-picture").is_empty());
}

#[actix_web::test]
async fn a_piece_is_what_its_checksum_says_or_nothing_of_it_stays() {
    let house = open_house().await;
    let mut family = house.browser();
    let picture = drawing(8);
    let address = create(&mut family, picture.len())
        .await
        .location()
        .to_owned();
    let base64 = |bytes: &[u8]| base64::engine::general_purpose::STANDARD.encode(bytes);
    let sha1 = format!("sha1 {}", base64(&sha1::Sha1::digest(&picture[..100])));
    let sha256 = format!("sha256 {}", base64(&sha2::Sha256::digest(&picture[100..])));
    let send = async |family: &mut Browser<'_>, offset: &str, checksum: &str, piece: &[u8]| {
        let headers = [
            VERSION,
            PIECE,
            ("upload-offset", offset),
            ("upload-checksum", checksum),
        ];
        family
            .send_with(Method::PATCH, &address, &headers, piece.to_vec())
            .await
    };
    let wrong = send(&mut family, "0", &sha1, &picture[1..101]).await;
    assert_eq!(wrong.status.as_u16(), 460);
    assert_eq!(offset_of(&mut family, &address).await, "0");
    let unknown = send(&mut family, "0", "md5 AAAA", &picture[..100]).await;
    assert_eq!(unknown.status, StatusCode::BAD_REQUEST);
    let right = send(&mut family, "0", &sha1, &picture[..100]).await;
    assert_eq!(right.status, StatusCode::NO_CONTENT);
    let right = send(&mut family, "100", &sha256, &picture[100..]).await;
    assert_eq!(right.status, StatusCode::NO_CONTENT, "{}", right.text());
}

#[actix_web::test]
async fn what_is_wrong_gets_its_own_answer() {
    let house = open_house().await;
    let mut family = house.browser();
    let none = family
        .send_with(Method::POST, UPLOADS, &[("upload-length", "5")], Vec::new())
        .await;
    assert_eq!(none.status, StatusCode::PRECONDITION_FAILED);
    assert_eq!(header(&none, "tus-version"), "1.0.0");
    let none = family
        .send_with(Method::POST, UPLOADS, &[VERSION], Vec::new())
        .await;
    assert_eq!(none.status, StatusCode::BAD_REQUEST);
    let heavy = create(&mut family, 32 << 20).await;
    assert_eq!(heavy.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(heavy.json()["code"], "picture-too-many-bytes");
    assert_eq!(
        create(&mut family, 0).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );

    let picture = drawing(9);
    let address = create(&mut family, 1000).await.location().to_owned();
    let long = append(&mut family, &address, 0, &picture[..1001]).await;
    assert_eq!(long.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(offset_of(&mut family, &address).await, "0");
    let headers = [
        VERSION,
        ("content-type", "image/jpeg"),
        ("upload-offset", "0"),
    ];
    let typed = family
        .send_with(Method::PATCH, &address, &headers, vec![1])
        .await;
    assert_eq!(typed.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    let unknown = format!("{UPLOADS}/{}", uuid::Uuid::new_v4());
    assert_eq!(
        append(&mut family, &unknown, 0, b"x").await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        family.get(&format!("{UPLOADS}/nonsense")).await.status,
        StatusCode::NOT_FOUND
    );
}

#[actix_web::test]
async fn what_is_no_picture_is_said_once_and_remembered() {
    let house = open_house().await;
    let mut family = house.browser();
    family.accept_language = "mn";
    let text = b"Dear jury, here is my drawing.";
    let (address, last) = send_in_pieces(&mut family, text, 20).await;
    assert_eq!(last.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert_eq!(last.json()["code"], "picture-unknown-type");
    assert!(
        last.json()["title"].as_str().unwrap().contains("зураг"),
        "{}",
        last.text()
    );
    let view = family.get(&address).await.json();
    assert_eq!(view["state"], "refused");
    assert_eq!(view["refusal"]["code"], "picture-unknown-type");
    assert_eq!(parts_in(&house), 0);
}

/// A PNG of `n_bytes` that says it is wider than any may be.
fn wide_png(n_bytes: usize) -> Vec<u8> {
    let mut png = std::io::Cursor::new(Vec::new());
    image::RgbImage::new(8, 8)
        .write_to(&mut png, image::ImageFormat::Png)
        .unwrap();
    let mut png = png.into_inner();
    png[16..20].copy_from_slice(&30_000_u32.to_be_bytes());
    png.resize(n_bytes, 0);
    png
}

#[actix_web::test]
async fn what_its_beginning_gives_away_is_refused_before_the_rest_and_leaves_nothing() {
    let house = open_house().await;
    let mut family = house.browser();
    let bomb = wide_png(200_000);
    // Begun before: each time it comes it is refused, and the upload stands where it stood.
    let address = create(&mut family, bomb.len()).await.location().to_owned();
    for n_sent in [70_000, 70_000, bomb.len()] {
        let answer = append(&mut family, &address, 0, &bomb[..n_sent]).await;
        assert_eq!(
            answer.json()["code"],
            "picture-side-too-long",
            "{n_sent} bytes"
        );
        assert_eq!(offset_of(&mut family, &address).await, "0");
    }
    assert_eq!(parts_in(&house), 0);

    // Begun with it: nobody learns its address, and nothing was written down.
    let length = bomb.len().to_string();
    let headers = [VERSION, PIECE, ("upload-length", length.as_str())];
    for n_sent in [70_000, bomb.len()] {
        let answer = family
            .send_with(Method::POST, UPLOADS, &headers, bomb[..n_sent].to_vec())
            .await;
        assert_eq!(answer.json()["code"], "picture-side-too-long");
        assert!(!answer.headers.contains_key("location"));
    }
    let db = house.app.db.read();
    let sql = Statement::from_string(db.get_database_backend(), "SELECT id FROM uploads");
    let rows = db.query_all_raw(sql).await.unwrap();
    assert_eq!(rows.len(), 1, "the first one's alone");

    // What was spoilt on its way is no reason to say so of the picture.
    let spoilt = [
        VERSION,
        PIECE,
        ("upload-length", length.as_str()),
        ("upload-checksum", "sha1 Kq5sNclPz7QV2+lfQIuc6R7oRu0="),
    ];
    let answer = family
        .send_with(Method::POST, UPLOADS, &spoilt, bomb.clone())
        .await;
    assert_eq!(answer.status.as_u16(), 460, "{}", answer.text());
}

#[actix_web::test]
async fn an_upload_with_its_first_piece_and_through_a_line_that_knows_only_post() {
    let house = open_house().await;
    let mut family = house.browser();
    let picture = drawing(10);
    let length = picture.len().to_string();
    let headers = [VERSION, PIECE, ("upload-length", length.as_str())];
    let created = family
        .send_with(Method::POST, UPLOADS, &headers, picture[..50].to_vec())
        .await;
    assert_eq!(created.status, StatusCode::CREATED, "{}", created.text());
    assert_eq!(header(&created, "upload-offset"), "50");
    let address = created.location().to_owned();
    let headers = [
        VERSION,
        PIECE,
        ("upload-offset", "50"),
        ("x-http-method-override", "PATCH"),
    ];
    let last = family
        .send_with(Method::POST, &address, &headers, picture[50..].to_vec())
        .await;
    assert_eq!(last.status, StatusCode::NO_CONTENT, "{}", last.text());
    assert!(!header(&last, "artkite-picture").is_empty());
}

#[actix_web::test]
async fn what_was_ended_or_left_for_an_hour_is_gone_with_its_bytes() {
    let house = open_house().await;
    let mut family = house.browser();
    let picture = drawing(11);
    let ended = create(&mut family, picture.len())
        .await
        .location()
        .to_owned();
    append(&mut family, &ended, 0, &picture[..10]).await;
    let answer = family
        .send_with(Method::DELETE, &ended, &[VERSION], Vec::new())
        .await;
    assert_eq!(answer.status, StatusCode::NO_CONTENT);
    assert_eq!(family.get(&ended).await.status, StatusCode::NOT_FOUND);
    assert_eq!(parts_in(&house), 0);

    let left = create(&mut family, picture.len())
        .await
        .location()
        .to_owned();
    append(&mut family, &left, 0, &picture[..10]).await;
    // A row that never came to be, as after a crash.
    house
        .app
        .files
        .append_part(uuid::Uuid::new_v4(), 0, bytes::Bytes::from_static(b"x"))
        .await
        .unwrap();
    assert_eq!(parts_in(&house), 2);
    assert_eq!(
        uploads::sweep(&house.app).await.unwrap(),
        1,
        "what lies there without a row"
    );
    house
        .app
        .clock
        .set(house.app.clock.now().plus(SignedDuration::from_mins(59)));
    assert_eq!(uploads::sweep(&house.app).await.unwrap(), 0);
    house
        .app
        .clock
        .set(house.app.clock.now().plus(SignedDuration::from_mins(1)));
    assert_eq!(
        append(&mut family, &left, 10, &picture[10..]).await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(uploads::sweep(&house.app).await.unwrap(), 1);
    assert_eq!(parts_in(&house), 0);
    let id: UploadId = left.rsplit_once('/').unwrap().1.parse().unwrap();
    assert!(uploads::find(&house.app, id).await.is_err());
}

#[actix_web::test]
async fn more_than_there_is_room_for_is_not_begun() {
    let house = open_house_with(&[("ARTKITE__LIMITS__UPLOADS_BYTES_MAX", "1500")]).await;
    let mut family = house.browser();
    assert_eq!(create(&mut family, 1000).await.status, StatusCode::CREATED);
    let full = create(&mut family, 501).await;
    assert_eq!(full.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(full.json()["code"], "store-full");
    assert_eq!(header(&full, "retry-after"), "60");
    assert_eq!(create(&mut family, 500).await.status, StatusCode::CREATED);
}
