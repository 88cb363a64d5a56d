//! Pictures: what is refused, what is kept of one, and to whom its sizes are served.

use actix_web::http::{Method, StatusCode};
use artkite::entries::actions as entries;
use artkite::entries::domain::Decision;
use artkite::kernel::{Actor, Role};
use jiff::SignedDuration;

use crate::entries::{drawing, make_pictures, open_house, send};
use crate::support::{Answer, TestApp};

pub fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(format!("tests/fixtures/pictures/{name}")).unwrap()
}

/// A PNG that says it has 22,000 × 22,000 px, in a few bytes.
fn bomb() -> Vec<u8> {
    fn chunk(out: &mut Vec<u8>, kind: &[u8; 4], data: &[u8]) {
        out.extend((data.len() as u32).to_be_bytes());
        let mut crc = u32::MAX;
        for byte in kind.iter().chain(data) {
            crc ^= u32::from(*byte);
            for _ in 0..8 {
                crc = (crc >> 1) ^ (0xedb8_8320 * (crc & 1));
            }
        }
        out.extend(kind);
        out.extend(data);
        out.extend((!crc).to_be_bytes());
    }
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut header = Vec::new();
    header.extend(22_000_u32.to_be_bytes());
    header.extend(22_000_u32.to_be_bytes());
    header.extend([8, 0, 0, 0, 0]);
    chunk(&mut out, b"IHDR", &header);
    chunk(&mut out, b"IDAT", &[0x78, 0x9c, 0x63, 0, 0, 0, 1, 0, 1]);
    chunk(&mut out, b"IEND", &[]);
    out
}

#[actix_web::test]
async fn each_bad_picture_comes_back_with_what_to_do_and_the_form_as_it_was() {
    let house = open_house().await;
    let mut family = house.browser();
    let mut cut = drawing(1);
    cut.truncate(cut.len() / 2);
    let too_small = {
        let picture = image::RgbImage::new(400, 200);
        let mut bytes = std::io::Cursor::new(Vec::new());
        picture
            .write_to(&mut bytes, image::ImageFormat::Png)
            .unwrap();
        bytes.into_inner()
    };
    for (what, bytes, sentence) in [
        (
            "a text",
            b"Dear jury, here is my drawing.".to_vec(),
            "бидний таних зураг биш",
        ),
        ("nothing", Vec::new(), "Файл хоосон"),
        ("half", cut, "Файл дутуу ирлээ"),
        ("31 MB", vec![0xff; 31 << 20], "дээд хэмжээ 30 МБ"),
        ("a bomb", bomb(), "нэг тал нь дээд тал нь"),
        (
            "a GIF",
            b"GIF89a\x01\x00\x01\x00\x80\x00\x00".to_vec(),
            "GIF",
        ),
        (
            "an SVG",
            b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>".to_vec(),
            "программаар зурсан",
        ),
        (
            "an iPhone's HEIC of which little came",
            fixture("phone_iphone_first_4k.heic"),
            "Файл дутуу ирлээ",
        ),
        (
            "a burst of an iPhone",
            b"\0\0\0\x18ftypmsf1\0\0\0\0hevcmsf1".to_vec(),
            "хэд хэдэн зураг",
        ),
        ("a small one", too_small, "300 цэгээс багагүй"),
    ] {
        let answer = send(&mut family, &[], &bytes).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{what}");
        let text = answer.text();
        assert!(text.contains(sentence), "{what}: {sentence} is not said");
        assert!(text.contains("href=\"#photo\""), "{what}");
        assert!(
            text.contains("Батын Номин") && text.contains("oyun@example.org"),
            "{what}"
        );
    }
    let all = house
        .signed_in(Role::Secretariat)
        .await
        .get("/api/v1/editions/9/entries")
        .await;
    assert_eq!(all.json()["entries"].as_array().unwrap().len(), 0);
}

/// Every file below a folder.
pub fn files_below(folder: &std::path::Path, out: &mut Vec<Vec<u8>>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files_below(&path, out);
        } else {
            out.push(std::fs::read(path).unwrap());
        }
    }
}

/// Whether the picture carries anything but which way is up: a place, a camera, a time, an author.
pub fn carries_exif(bytes: &[u8]) -> bool {
    exif::Reader::new()
        .read_from_container(&mut std::io::Cursor::new(bytes))
        .is_ok_and(|found| {
            found
                .fields()
                .any(|field| field.tag != exif::Tag::Orientation)
        })
        || bytes.windows(10).any(|ten| ten == b"ns.adobe.c") // XMP
}

pub async fn picture_of(house: &TestApp, number: &str) -> (String, i32, i32, Vec<i32>) {
    let sheet = entries::find_entry(&house.app, &Actor::system(), number)
        .await
        .unwrap();
    let picture = sheet.picture.expect("its picture is ready");
    (
        picture.media_hash,
        picture.width,
        picture.height,
        picture.widths,
    )
}

#[actix_web::test]
async fn no_place_is_stored_or_served_and_the_picture_stands_upright() {
    let house = open_house().await;
    let mut family = house.browser();
    let with_place = fixture("gps_in_exif.jpg");
    assert!(carries_exif(&with_place), "the fixture has a place");
    let answer = send(&mut family, &[], &with_place).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
    make_pictures(&house, "9-MN-001").await;
    let turned = fixture("orientation_landscape_6.jpg");
    let answer = send(&mut family, &[("key", "two")], &turned).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
    make_pictures(&house, "9-MN-002").await;
    let (_, width, height, _) = picture_of(&house, "9-MN-002").await;
    assert!(width > height, "a landscape stays one");

    let mut stored = Vec::new();
    files_below(&house.folder().join("uploads"), &mut stored);
    assert!(stored.len() > 4);
    assert!(stored.iter().all(|bytes| !carries_exif(bytes)));
    let (hash, _, _, widths) = picture_of(&house, "9-MN-001").await;
    for width in widths {
        for ending in ["jpg", "webp"] {
            let answer = family.get(&format!("/media/{hash}/{width}.{ending}")).await;
            assert_eq!(answer.status, StatusCode::OK);
            assert!(!carries_exif(&answer.body));
        }
    }
}

fn header_of<'a>(answer: &'a Answer, name: &str) -> &'a str {
    answer
        .headers
        .get(name)
        .map_or("", |value| value.to_str().unwrap())
}

#[actix_web::test]
async fn a_picture_is_served_to_who_may_see_it_now_and_to_no_one_after_it_was_taken_back() {
    let house = open_house().await;
    let mut family = house.browser();
    let consents = [("consent-show-work", "yes")];
    send(&mut family, &consents, &drawing(1)).await;
    make_pictures(&house, "9-MN-001").await;
    let (hash, width, ..) = picture_of(&house, "9-MN-001").await;
    let path = format!("/media/{hash}/{width}.jpg");

    let own = family.get(&path).await;
    assert_eq!(own.status, StatusCode::OK);
    assert_eq!(header_of(&own, "cache-control"), "private, no-store");
    let mut public = house.browser();
    assert_eq!(public.get(&path).await.status, StatusCode::NOT_FOUND);

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

    let shown = public.get(&path).await;
    assert_eq!(shown.status, StatusCode::OK);
    assert_eq!(header_of(&shown, "content-type"), "image/jpeg");
    assert_eq!(header_of(&shown, "x-content-type-options"), "nosniff");
    assert!(header_of(&shown, "cache-control").starts_with("public"));
    assert!(header_of(&shown, "content-security-policy").contains("sandbox"));
    assert!(shown.body.starts_with(b"\xff\xd8") && shown.body.ends_with(b"\xff\xd9"));
    let head = public.send(Method::HEAD, &path, None, Vec::new()).await;
    assert_eq!(head.status, StatusCode::OK);
    for wrong in [
        format!("/media/{hash}/7.jpg"),
        format!("/media/{hash}/{width}.svg"),
        "/media/00/320.jpg".to_owned(),
    ] {
        assert_eq!(
            public.get(&wrong).await.status,
            StatusCode::NOT_FOUND,
            "{wrong}"
        );
    }

    let back = family.post("/mn/entries/9-MN-001/withdrawal", &[]).await;
    assert_eq!(back.status, StatusCode::SEE_OTHER, "{}", back.text());
    let later = house.app.clock.now().plus(SignedDuration::from_secs(60));
    house.app.clock.set(later);
    assert_eq!(public.get(&path).await.status, StatusCode::NOT_FOUND);
}
