//! The official validator's list as it runs for version 3.0 and 2, level 2, with the optional tests that a server
//! which does not enlarge can pass. Test names are the validator's.

use actix_web::http::{Method, StatusCode};
use image::{DynamicImage, ImageFormat};

use super::{ID, assert_square, colour_of, get, header, house, opened, picture, reference};
use crate::support::TestApp;

/// Both versions: the beginning of every address, and the word for the whole size.
const VERSIONS: [(&str, &str); 2] = [("/iiif/3", "max"), ("/iiif/2", "full")];

/// Most a pixel of a resized or turned view may differ in a channel.
const CODED_TWICE: u8 = 16;

/// A few squares, the same in every run.
const SQUARES: [(u32, u32); 6] = [(0, 0), (9, 0), (0, 9), (9, 9), (3, 7), (5, 4)];

/// Texts of the characters that the validator draws from.
const NONSENSE: [&str; 8] = [
    "a:b;c=", "Zz@@[]", "^^^^^^", "[\\]^_A", "12345a", "999999x", "@_;:=Q", "0,0,",
];

#[actix_web::test]
async fn id_basic_and_id_squares_and_id_escaped() {
    let house = house().await;
    let truth = opened(&reference()).into_rgb8();
    for (at, whole) in VERSIONS {
        let path = format!("{at}/{ID}/full/{whole}/0/default.jpg");
        let answer = get(&house, &path).await;
        assert_eq!(header(&answer, "content-type"), "image/jpeg");
        let seen = picture(&house, &path).await.into_rgb8();
        assert_eq!(seen.dimensions(), (1000, 1000));
        for column in 0..10 {
            for row in 0..10 {
                let colour = colour_of(&truth, column, row);
                assert_square(&seen, (column * 100, row * 100), 100, colour, 6, &path);
            }
        }
        let escaped = ID.replace('-', "%2D");
        picture(
            &house,
            &format!("{at}/{escaped}/full/{whole}/0/default.jpg"),
        )
        .await;
        let info = get(&house, &format!("{at}/{escaped}/info.json")).await;
        assert_eq!(info.status, StatusCode::OK);
        let info = info.json();
        let id = if at.ends_with('3') { "id" } else { "@id" };
        let base = &house.app.config.server.public_url;
        assert_eq!(info[id], format!("{base}{at}/{ID}"), "one spelling");
    }
}

#[actix_web::test]
async fn id_error_random_escapedslash_unescaped() {
    let house = house().await;
    for (at, whole) in VERSIONS {
        for path in [
            format!("{at}/0d4f3c1e-5b1d-4f0e-9d4e-2f7f3e1f0c11/info.json"),
            format!("{at}/0d4f3c1e-5b1d-4f0e-9d4e-2f7f3e1f0c11"),
            format!("{at}/a/b/info.json"),
            format!("{at}/a%2Fb/info.json"),
            format!("{at}/a/b/full/{whole}/0/default.jpg"),
            format!("{at}/[frob]/info.json"),
            format!("{at}/%5Bfrob%5D/info.json"),
            format!("{at}/%5Bfrob%5D/full/{whole}/0/default.jpg"),
            format!("{at}/{ID}/"),
            format!("{at}/../../../etc/passwd/info.json"),
            format!("{at}/..%2F..%2Fetc%2Fpasswd/info.json"),
            format!("{at}/%00/info.json"),
            format!("{at}/%ff%fe/info.json"),
            format!("{at}/{}/info.json", ID.to_uppercase()),
        ] {
            let answer = get(&house, &path).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
            assert_eq!(
                header(&answer, "access-control-allow-origin"),
                "*",
                "{path}"
            );
            assert!(header(&answer, "content-type").starts_with("text/plain"));
            assert!(answer.text().contains("nothing at this address"), "{path}");
        }
    }
}

#[actix_web::test]
async fn info_json_and_jsonld_and_baseurl_redirect_and_cors() {
    let house = house().await;
    let base = house.app.config.server.public_url.clone();
    for (at, context, profile) in [
        (
            "/iiif/3",
            "http://iiif.io/api/image/3/context.json",
            "level2",
        ),
        (
            "/iiif/2",
            "http://iiif.io/api/image/2/context.json",
            "http://iiif.io/api/image/2/level2.json",
        ),
    ] {
        let path = format!("{at}/{ID}/info.json");
        let answer = get(&house, &path).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(header(&answer, "access-control-allow-origin"), "*");
        assert_eq!(header(&answer, "vary"), "Accept");
        assert!(
            answer
                .text()
                .starts_with(&format!("{{\"@context\":\"{context}\","))
        );
        let info = answer.json();
        assert_eq!(
            (&info["width"], &info["height"]),
            (&1000.into(), &1000.into())
        );
        assert_eq!(info["protocol"], "http://iiif.io/api/image");
        if at.ends_with('3') {
            assert_eq!(info["id"], format!("{base}{at}/{ID}"));
            assert_eq!(
                (&info["type"], &info["profile"]),
                (&"ImageService3".into(), &profile.into())
            );
            assert_eq!(
                header(&answer, "content-type"),
                format!("application/ld+json;profile=\"{context}\"")
            );
        } else {
            assert_eq!(
                (&info["@id"], &info["profile"][0]),
                (&format!("{base}{at}/{ID}").into(), &profile.into())
            );
            assert_eq!(header(&answer, "content-type"), "application/json");
        }
        for forbidden in ["license", "logo", "attribution"] {
            assert!(info.get(forbidden).is_none());
        }
        for (accept, expected) in [
            ("application/ld+json", "application/ld+json;"),
            ("application/json", "application/json"),
        ] {
            let answer = house.ask(Method::GET, &path, &[("Accept", accept)]).await;
            assert!(
                header(&answer, "content-type").starts_with(expected),
                "{accept}"
            );
        }
        let answer = get(&house, &format!("{at}/{ID}")).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        assert_eq!(answer.location(), format!("{base}{path}"));
        for path in [
            path.clone(),
            format!("{at}/{ID}/full/max/0/default.jpg"),
            format!("{at}/{ID}"),
        ] {
            let answer = house
                .ask(
                    Method::OPTIONS,
                    &path,
                    &[("Origin", "http://elsewhere.example")],
                )
                .await;
            assert_eq!(answer.status, StatusCode::NO_CONTENT, "{path}");
            assert_eq!(header(&answer, "access-control-allow-origin"), "*");
            assert!(header(&answer, "access-control-allow-methods").contains("GET"));
        }
    }
}

async fn assert_squares(house: &TestApp, path: &str, side: u32) {
    let truth = opened(&reference()).into_rgb8();
    let seen = picture(house, path).await.into_rgb8();
    assert_eq!(seen.dimensions(), (side, side), "{path}");
    let square = side / 10;
    for (column, row) in SQUARES {
        let place = (side * column / 10, side * row / 10);
        let limit = if side == 1000 { 6 } else { CODED_TWICE };
        assert_square(
            &seen,
            place,
            square,
            colour_of(&truth, column, row),
            limit,
            path,
        );
    }
}

#[actix_web::test]
async fn region_pixels_percent_square() {
    let house = house().await;
    let truth = opened(&reference()).into_rgb8();
    for (at, whole) in VERSIONS {
        for (column, row) in SQUARES {
            let (x, y) = (column * 100 + 13, row * 100 + 13);
            let percent = |px: u32| f64::from(px) / 10.0;
            for path in [
                format!("{at}/{ID}/{x},{y},74,74/{whole}/0/default.jpg"),
                format!(
                    "{at}/{ID}/pct:{},{},7.4,7.4/{whole}/0/default.jpg",
                    percent(x),
                    percent(y)
                ),
            ] {
                let seen = picture(&house, &path).await.into_rgb8();
                assert_eq!(seen.dimensions(), (74, 74), "{path}");
                assert_square(&seen, (0, 0), 74, colour_of(&truth, column, row), 6, &path);
            }
        }
        let square = picture(&house, &format!("{at}/{ID}/square/{whole}/0/default.jpg")).await;
        assert_eq!((square.width(), square.height()), (1000, 1000));
        let over = picture(
            &house,
            &format!("{at}/{ID}/900,950,500,500/{whole}/0/default.jpg"),
        )
        .await;
        assert_eq!(
            (over.width(), over.height()),
            (100, 50),
            "cut, never filled"
        );
    }
}

#[actix_web::test]
async fn size_wc_ch_wh_bwh_percent_region() {
    let house = house().await;
    let truth = opened(&reference()).into_rgb8();
    for (at, whole) in VERSIONS {
        for side in [450, 512, 687, 750] {
            for size in [
                format!("{side},"),
                format!(",{side}"),
                format!("{side},{side}"),
                format!("!{side},1000"),
                format!("!999,{side}"),
            ] {
                assert_squares(
                    &house,
                    &format!("{at}/{ID}/full/{size}/0/default.jpg"),
                    side,
                )
                .await;
            }
        }
        for percent in [50, 64, 75] {
            let path = format!("{at}/{ID}/full/pct:{percent}/0/default.jpg");
            assert_squares(&house, &path, percent * 10).await;
        }
        for (column, row) in SQUARES {
            for side in [35, 61, 90] {
                let (x, y) = (column * 100, row * 100);
                let path = format!("{at}/{ID}/{x},{y},100,100/{side},{side}/0/default.jpg");
                let seen = picture(&house, &path).await.into_rgb8();
                assert_eq!(seen.dimensions(), (side, side));
                assert_square(
                    &seen,
                    (0, 0),
                    side,
                    colour_of(&truth, column, row),
                    CODED_TWICE,
                    &path,
                );
            }
        }
        let distorted = picture(&house, &format!("{at}/{ID}/full/300,700/0/default.jpg")).await;
        assert_eq!((distorted.width(), distorted.height()), (300, 700));
        assert_squares(
            &house,
            &format!("{at}/{ID}/full/{whole}/0/default.jpg"),
            1000,
        )
        .await;
    }
}

#[actix_web::test]
async fn size_nofull_noup_and_what_is_beyond_the_picture() {
    let house = house().await;
    for (size, status) in [
        ("full", 400),
        ("1100,1100", 400),
        (",1500", 400),
        ("2000,", 400),
        ("pct:200", 400),
        ("!2000,3000", 400),
        ("^1100,1100", 501),
        ("^pct:200", 501),
        ("^!2000,3000", 501),
        ("^max", 501),
        ("^500,", 200),
        ("!1000,3000", 200),
    ] {
        let answer = get(&house, &format!("/iiif/3/{ID}/full/{size}/0/default.jpg")).await;
        assert_eq!(answer.status.as_u16(), status, "{size}");
        assert_eq!(
            header(&answer, "access-control-allow-origin"),
            "*",
            "{size}"
        );
    }
    for (region, status) in [
        ("1000,0,10,10", 400),
        ("0,0,0,10", 400),
        ("pct:100,0,1,1", 400),
        ("999,999,10,10", 200),
    ] {
        let answer = get(&house, &format!("/iiif/3/{ID}/{region}/max/0/default.jpg")).await;
        assert_eq!(answer.status.as_u16(), status, "{region}");
    }
}

#[actix_web::test]
async fn region_size_rotation_quality_format_error_random() {
    let house = house().await;
    for (at, whole) in VERSIONS {
        for text in NONSENSE {
            for path in [
                format!("{text}/{whole}/0/default.jpg"),
                format!("full/{text}/0/default.jpg"),
                format!("full/{whole}/{text}/default.jpg"),
                format!("full/{whole}/0/{text}.jpg"),
                format!("full/{whole}/0/default.{text}"),
                format!("full/{whole}/0/default"),
            ] {
                let answer = get(&house, &format!("{at}/{ID}/{path}")).await;
                assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{path}");
                assert_eq!(
                    header(&answer, "access-control-allow-origin"),
                    "*",
                    "{path}"
                );
                assert!(
                    header(&answer, "content-type").starts_with("text/plain"),
                    "{path}"
                );
                assert!(answer.text().len() > 20, "{path}: a sentence");
            }
        }
    }
}

#[actix_web::test]
async fn rot_full_basic_region_basic_mirror_mirror_180() {
    let house = house().await;
    let truth = opened(&reference()).into_rgb8();
    for (at, whole) in VERSIONS {
        for (rotation, turned) in [
            ("0", truth.clone()),
            ("90", image::imageops::rotate90(&truth)),
            ("180", image::imageops::rotate180(&truth)),
            ("270", image::imageops::rotate270(&truth)),
            ("!0", image::imageops::flip_horizontal(&truth)),
            (
                "!90",
                image::imageops::rotate90(&image::imageops::flip_horizontal(&truth)),
            ),
            ("!180", image::imageops::flip_vertical(&truth)),
            (
                "!270",
                image::imageops::rotate270(&image::imageops::flip_horizontal(&truth)),
            ),
        ] {
            let path = format!("{at}/{ID}/full/{whole}/{rotation}/default.jpg");
            let seen = picture(&house, &path).await.into_rgb8();
            for (column, row) in SQUARES {
                let colour = colour_of(&turned, column, row);
                assert_square(
                    &seen,
                    (column * 100, row * 100),
                    100,
                    colour,
                    CODED_TWICE,
                    &path,
                );
            }
            let region = format!("{at}/{ID}/200,100,300,100/{whole}/{rotation}/default.jpg");
            let seen = picture(&house, &region).await;
            let is_upright = !rotation.contains("90") && !rotation.contains("270");
            let expected = if is_upright { (300, 100) } else { (100, 300) };
            assert_eq!((seen.width(), seen.height()), expected, "{region}");
        }
    }
}

#[actix_web::test]
async fn quality_color_grey_bitonal_and_format_jpg_png_webp() {
    let house = house().await;
    for (at, whole) in VERSIONS {
        for (format, kind) in [
            ("jpg", ImageFormat::Jpeg),
            ("png", ImageFormat::Png),
            ("webp", ImageFormat::WebP),
        ] {
            for quality in ["default", "color", "gray", "bitonal"] {
                let path = format!("{at}/{ID}/full/{whole}/0/{quality}.{format}");
                let answer = get(&house, &path).await;
                assert_eq!(answer.status, StatusCode::OK, "{path}");
                assert_eq!(header(&answer, "content-type"), kind.to_mime_type());
                assert_eq!(image::guess_format(&answer.body).unwrap(), kind, "{path}");
                let seen = opened(&answer.body);
                assert_eq!((seen.width(), seen.height()), (1000, 1000), "{path}");
                let is_grey = matches!(quality, "gray" | "bitonal");
                if format != "webp" {
                    let has_one_channel = matches!(seen, DynamicImage::ImageLuma8(_));
                    assert_eq!(has_one_channel, is_grey, "{path}: one channel");
                } else if is_grey {
                    let seen = seen.into_rgb8();
                    assert!(
                        seen.pixels()
                            .all(|pixel| pixel.0[0].abs_diff(pixel.0[1]) < 4)
                    );
                }
                if quality == "bitonal" && format == "png" {
                    assert_eq!(answer.body[24], 1, "one bit a pixel");
                    let seen = opened(&answer.body).into_luma8();
                    assert!(seen.pixels().all(|pixel| matches!(pixel.0[0], 0 | 255)));
                }
            }
        }
        // Without loss is without loss.
        let seen = picture(&house, &format!("{at}/{ID}/full/{whole}/0/default.png")).await;
        assert_eq!(seen.into_rgb8(), opened(&reference()).into_rgb8());
    }
}

#[actix_web::test]
async fn linkheader_canonical_and_profile_and_head_and_not_modified() {
    let house = house().await;
    let base = house.app.config.server.public_url.clone();
    for (at, asked, canonical) in [
        (
            "/iiif/3",
            "pct:0,0,50,50/250,/360/color.jpg",
            "0,0,500,500/250,250/0/default.jpg",
        ),
        (
            "/iiif/3",
            "0,0,1000,1000/1000,/0/default.jpg",
            "full/max/0/default.jpg",
        ),
        (
            "/iiif/2",
            "full/,500/0/default.png",
            "full/500,/0/default.png",
        ),
    ] {
        let path = format!("{at}/{ID}/{asked}");
        let answer = get(&house, &path).await;
        let level = format!("http://iiif.io/api/image/{}/level2.json", &at[6..]);
        assert_eq!(
            header(&answer, "link"),
            format!("<{base}{at}/{ID}/{canonical}>;rel=\"canonical\",<{level}>;rel=\"profile\"")
        );
        let same = get(&house, &format!("{at}/{ID}/{canonical}")).await;
        assert_eq!(same.body, answer.body, "{asked}");
        assert_eq!(header(&same, "etag"), header(&answer, "etag"), "{asked}");
        let head = house.ask(Method::HEAD, &path, &[]).await;
        assert_eq!((head.status, head.body.len()), (StatusCode::OK, 0));
        let known = house
            .ask(
                Method::GET,
                &path,
                &[("If-None-Match", header(&answer, "etag"))],
            )
            .await;
        assert_eq!(
            (known.status, known.body.len()),
            (StatusCode::NOT_MODIFIED, 0)
        );
    }
}
