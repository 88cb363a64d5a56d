//! Every line of the standard's grammar, and that canonical forms are stable.

use proptest::prelude::*;

use super::Version::{V2, V3};
use super::*;

const PICTURE: Source = Source {
    width: 6000,
    height: 4000,
    is_grey: false,
    area_px_max: 80_000_000,
};

fn ask(version: Version, source: &Source, path: &str) -> Result<Plan, Wrong> {
    let parts: Vec<&str> = path.split('/').collect();
    Request::parse(version, parts[0], parts[1], parts[2], parts[3])?.plan(source)
}

fn plan(path: &str) -> Result<Plan, Wrong> {
    ask(V3, &PICTURE, path)
}

fn region(text: &str) -> Result<[u32; 4], Wrong> {
    let Rect {
        x,
        y,
        width,
        height,
    } = plan(&format!("{text}/max/0/default.jpg"))?.region;
    Ok([x, y, width, height])
}

fn size(version: Version, text: &str) -> Result<(u32, u32), Wrong> {
    let plan = ask(version, &PICTURE, &format!("full/{text}/0/default.jpg"))?;
    Ok((plan.width, plan.height))
}

#[test]
fn regions_are_whole_square_in_pixels_or_in_percent() {
    for (text, expected) in [
        ("full", [0, 0, 6000, 4000]),
        ("square", [1000, 0, 4000, 4000]),
        ("10,20,300,400", [10, 20, 300, 400]),
        ("0,0,6000,4000", [0, 0, 6000, 4000]),
        // What hangs over the edge is cut, never filled.
        ("5900,3900,500,500", [5900, 3900, 100, 100]),
        ("0,0,99999999999999999999,1", [0, 0, 6000, 1]),
        ("pct:50,50,25,25", [3000, 2000, 1500, 1000]),
        ("pct:0,0,100,100", [0, 0, 6000, 4000]),
        ("pct:99,99,50,50", [5940, 3960, 60, 40]),
        ("pct:33.333,0,0.001,100", [2000, 0, 1, 4000]),
        ("pct:.5,0,50,50", [30, 0, 3000, 2000]),
        ("007,0,1,1", [7, 0, 1, 1]),
    ] {
        assert_eq!(region(text), Ok(expected), "{text}");
    }
    for text in ["6000,0,1,1", "0,4000,1,1", "pct:100,0,1,1"] {
        assert_eq!(region(text), Err(Wrong::Outside), "{text}");
    }
    for text in [
        "",
        "Full",
        "all",
        "1,2,3",
        "1,2,3,4,5",
        "1,2,3,",
        "-1,0,1,1",
        "+1,0,1,1",
        "1.5,0,1,1",
        "1e2,0,1,1",
        " 1,0,1,1",
        "0,0,0,10",
        "0,0,10,0",
        "pct:0,0,0,10",
        "pct:0,0,10,0",
        "pct:1,2,3",
        "pct:+1,0,1,1",
        "pct:1e1,0,1,1",
        "pct:NaN,0,1,1",
        "pct:inf,0,1,1",
        "pct:1.,0,1,1",
        "pct:.,0,1,1",
        "pct:1.1.1,0,1,1",
        "pct:0,0,1234567890123456789012,1",
        "٣,0,1,1",
    ] {
        assert_eq!(region(text), Err(Wrong::Region), "{text}");
    }
}

#[test]
fn sizes_keep_the_proportion_or_not_and_are_never_enlarged() {
    for (text, expected) in [
        ("max", (6000, 4000)),
        ("600,", (600, 400)),
        (",600", (900, 600)),
        ("6000,", (6000, 4000)),
        ("pct:50", (3000, 2000)),
        ("pct:100", (6000, 4000)),
        ("pct:0.05", (3, 2)),
        ("100,100", (100, 100)),
        ("6000,1", (6000, 1)),
        ("!300,300", (300, 200)),
        ("!300,100", (150, 100)),
        ("!9000,400", (600, 400)),
        ("!6000,9000", (6000, 4000)),
        ("!1,1", (1, 1)),
        // Written as if it might grow, and need not.
        ("^600,", (600, 400)),
        ("^!300,300", (300, 200)),
        ("^pct:100", (6000, 4000)),
    ] {
        assert_eq!(size(V3, text), Ok(expected), "{text}");
    }
    for text in [
        "6001,",
        ",4001",
        "6001,10",
        "10,4001",
        "pct:100.1",
        "pct:200",
        "!7000,5000",
    ] {
        assert_eq!(size(V3, text), Err(Wrong::TooLarge), "{text}");
        assert_eq!(
            size(V3, &format!("^{text}")),
            Err(Wrong::Upscaling),
            "^{text}"
        );
    }
    assert_eq!(size(V3, "^max"), Err(Wrong::Upscaling));
    for text in [
        "full",
        "",
        ",",
        "0,",
        ",0",
        "0,10",
        "10,0",
        "!0,10",
        "!10,",
        "!,10",
        "pct:0",
        "pct:",
        "pct:-1",
        "pct:1e1",
        "10",
        "10,10,10",
        "+10,",
        "1.5,",
        "^",
        "^^max",
        "!max",
        "Max",
        "pct:0.001",
        "max ",
    ] {
        assert_eq!(size(V3, text), Err(Wrong::Size), "{text}");
    }
    // Less than half a pixel is nothing.
    let strip = Source {
        height: 3,
        ..PICTURE
    };
    assert_eq!(ask(V3, &strip, "full/300,/0/default.jpg"), Err(Wrong::Size));
}

#[test]
fn version_2_has_its_own_words_for_size() {
    assert_eq!(size(V2, "full"), Ok((6000, 4000)));
    assert_eq!(size(V2, "max"), Ok((6000, 4000)));
    assert_eq!(size(V2, "100,100"), Ok((100, 100)));
    assert_eq!(size(V2, "!300,300"), Ok((300, 200)));
    assert_eq!(size(V2, "!9000,9000"), Ok((6000, 4000)));
    assert_eq!(size(V2, "^max"), Err(Wrong::Size));
    assert_eq!(size(V2, "6001,"), Err(Wrong::TooLarge));
}

#[test]
fn one_answer_has_no_more_pixels_than_it_may() {
    let small = Source {
        area_px_max: 6_000_000,
        ..PICTURE
    };
    let sides = |text: &str| {
        ask(V3, &small, &format!("{text}/0/default.jpg")).map(|plan| (plan.width, plan.height))
    };
    assert_eq!(sides("full/max"), Ok((3000, 2000)));
    assert_eq!(sides("0,0,2000,2000/max"), Ok((2000, 2000)));
    assert_eq!(sides("full/3001,"), Err(Wrong::OverLimit));
    assert_eq!(sides("full/3000,"), Ok((3000, 2000)));
    assert_eq!(sides("full/!5000,5000"), Ok((3000, 2000)));
    assert_eq!(sides("full/^max"), Ok((3000, 2000)));
    let long = Source {
        width: 20_000,
        height: 100,
        ..PICTURE
    };
    assert!(ask(V3, &long, "full/max/0/default.jpg").is_ok());
    assert_eq!(
        ask(V3, &long, "full/max/0/default.webp"),
        Err(Wrong::OverLimit)
    );
}

#[test]
fn rotations_are_quarter_turns_mirrored_or_not() {
    for (text, expected) in [
        ("0", (false, 0)),
        ("90", (false, 1)),
        ("180", (false, 2)),
        ("270", (false, 3)),
        ("360", (false, 0)),
        ("90.0", (false, 1)),
        ("!0", (true, 0)),
        ("!270", (true, 3)),
    ] {
        let plan = plan(&format!("full/max/{text}/default.jpg")).unwrap();
        assert_eq!((plan.mirror, plan.quarter_turns), expected, "{text}");
    }
    for text in [
        "", "!", "45", "22.5", "-90", "+90", "9e1", "NaN", "450", "361", "90!", "!!90", "0x5A",
        "90°",
    ] {
        assert_eq!(
            plan(&format!("full/max/{text}/default.jpg")),
            Err(Wrong::Rotation),
            "{text}"
        );
    }
    let turned = plan("full/600,/90/default.jpg").unwrap();
    assert_eq!(
        (turned.sides(), (turned.width, turned.height)),
        ((400, 600), (600, 400))
    );
}

#[test]
fn qualities_and_formats_are_those_of_the_standard() {
    for quality in ["default", "color", "gray", "bitonal"] {
        for format in ["jpg", "png", "webp"] {
            assert!(plan(&format!("full/max/0/{quality}.{format}")).is_ok());
        }
    }
    for (text, wrong) in [
        ("grey.jpg", Wrong::Quality),
        ("native.jpg", Wrong::Quality),
        ("Default.jpg", Wrong::Quality),
        (".jpg", Wrong::Quality),
        ("default", Wrong::Format),
        ("default.", Wrong::Format),
        ("default.jpeg", Wrong::Format),
        ("default.tif", Wrong::Format),
        ("default.JPG", Wrong::Format),
        ("default.jpg.png", Wrong::Quality),
    ] {
        assert_eq!(plan(&format!("full/max/0/{text}")), Err(wrong), "{text}");
    }
}

#[test]
fn colour_never_fails_of_a_grey_picture_and_is_not_advertised() {
    let grey = Source {
        is_grey: true,
        ..PICTURE
    };
    for quality in ["default", "color", "gray"] {
        let plan = ask(V3, &grey, &format!("full/max/0/{quality}.jpg")).unwrap();
        assert_eq!(plan.canonical(V3), "full/max/0/default.jpg");
    }
    let info: serde_json::Value =
        serde_json::from_slice(&info::info(V3, "http://a/b", &grey).unwrap()).unwrap();
    assert_eq!(
        info["extraQualities"],
        serde_json::json!(["gray", "bitonal"])
    );
}

#[test]
fn the_canonical_form_is_that_of_the_standard() {
    for (version, asked, canonical) in [
        (V3, "full/max/0/default.jpg", "full/max/0/default.jpg"),
        (
            V3,
            "0,0,6000,4000/6000,/0/color.jpg",
            "full/max/0/default.jpg",
        ),
        (
            V3,
            "pct:0,0,50,50/pct:50/90/gray.png",
            "0,0,3000,2000/1500,1000/90/gray.png",
        ),
        (
            V3,
            "square/!100,100/!360/bitonal.png",
            "1000,0,4000,4000/100,100/!0/bitonal.png",
        ),
        (
            V3,
            "full/600,/0/default.webp",
            "full/600,400/0/default.webp",
        ),
        (V3, "full/^600,/0/default.jpg", "full/600,400/0/default.jpg"),
        (
            V3,
            "5900,3900,500,500/50,/0/default.jpg",
            "5900,3900,100,100/50,50/0/default.jpg",
        ),
        (V2, "full/max/0/default.jpg", "full/full/0/default.jpg"),
        (V2, "full/,400/0/default.jpg", "full/600,/0/default.jpg"),
        (
            V2,
            "full/600,401/0/default.jpg",
            "full/600,401/0/default.jpg",
        ),
    ] {
        assert_eq!(
            ask(version, &PICTURE, asked).unwrap().canonical(version),
            canonical
        );
    }
}

#[test]
fn the_description_has_the_keys_of_the_standard_in_its_order() {
    let text =
        String::from_utf8(info::info(V3, "https://a.example/iiif/3/x", &PICTURE).unwrap()).unwrap();
    assert_eq!(
        text,
        concat!(
            r#"{"@context":"http://iiif.io/api/image/3/context.json","id":"https://a.example/iiif/3/x","#,
            r#""type":"ImageService3","protocol":"http://iiif.io/api/image","profile":"level2","width":6000,"#,
            r#""height":4000,"maxArea":80000000,"sizes":[{"width":375,"height":250},{"width":750,"height":500},"#,
            r#"{"width":1500,"height":1000},{"width":3000,"height":2000},{"width":6000,"height":4000}],"#,
            r#""tiles":[{"width":512,"scaleFactors":[1,2,4,8,16]}],"extraQualities":["color","gray","bitonal"],"#,
            r#""extraFormats":["webp"],"extraFeatures":["canonicalLinkHeader","mirroring","profileLinkHeader"]}"#
        )
    );
    let text =
        String::from_utf8(info::info(V2, "https://a.example/iiif/2/x", &PICTURE).unwrap()).unwrap();
    assert!(text.starts_with(
        r#"{"@context":"http://iiif.io/api/image/2/context.json","@id":"https://a.example/iiif/2/x","protocol""#
    ));
    assert!(text.contains(r#""profile":["http://iiif.io/api/image/2/level2.json",{"formats""#));
}

#[test]
fn every_size_and_tile_of_the_description_is_served() {
    for (width, height) in [(6000, 4000), (513, 512), (512, 512), (1, 1), (4099, 777)] {
        let source = Source {
            width,
            height,
            ..PICTURE
        };
        for factor in scale_factors(width, height) {
            let (w, h) = level_sides(width, height, factor);
            let plan = ask(V3, &source, &format!("full/{w},{h}/0/default.jpg")).unwrap();
            assert_eq!((plan.width, plan.height), (w, h));
            let step = TILE_PX * factor;
            for y in 0..height.div_ceil(step) {
                for x in 0..width.div_ceil(step) {
                    let (left, top) = (x * step, y * step);
                    let (rw, rh) = (step.min(width - left), step.min(height - top));
                    let (w, h) = level_sides(rw, rh, factor);
                    let path = format!("{left},{top},{rw},{rh}/{w},{h}/0/default.jpg");
                    let plan = ask(V3, &source, &path).unwrap();
                    let tile = plan.tile(&source).expect("a tile of the grid");
                    // A corner of a pixel or two may be the tile of several scales.
                    assert!(
                        tile == (factor, x, y) || rw * rh < 4 * factor * factor,
                        "{path}"
                    );
                }
            }
        }
    }
    for path in [
        "1,0,512,512/512,512/0/default.jpg",
        "0,0,512,512/512,512/90/default.jpg",
        "0,0,512,512/512,512/!0/default.jpg",
        "0,0,512,512/512,512/0/gray.jpg",
        "0,0,512,512/512,512/0/default.png",
        "0,0,512,512/256,256/0/default.jpg",
        "0,0,1024,512/512,256/0/default.jpg",
    ] {
        assert_eq!(plan(path).unwrap().tile(&PICTURE), None, "{path}");
    }
}

#[test]
fn codes_are_their_own() {
    let codes: std::collections::BTreeSet<_> =
        Wrong::ALL.iter().map(|wrong| wrong.code()).collect();
    assert_eq!(codes.len(), Wrong::ALL.len());
}

fn any_region() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("full".to_owned()),
        Just("square".to_owned()),
        [0..7000_u32, 0..5000_u32, 0..7000_u32, 0..5000_u32]
            .prop_map(|[x, y, w, h]| format!("{x},{y},{w},{h}")),
        [0..1100_u32, 0..1100_u32, 0..1100_u32, 0..1100_u32].prop_map(|four| {
            let [x, y, w, h] = four.map(|n| f64::from(n) / 10.0);
            format!("pct:{x},{y},{w},{h}")
        }),
    ]
}

fn any_size() -> impl Strategy<Value = String> {
    let side = 0..7000_u32;
    prop_oneof![
        Just("max".to_owned()),
        Just("full".to_owned()),
        side.clone().prop_map(|w| format!("{w},")),
        side.clone().prop_map(|h| format!(",{h}")),
        (0..1100_u32).prop_map(|n| format!("pct:{}", f64::from(n) / 10.0)),
        (side.clone(), side.clone()).prop_map(|(w, h)| format!("{w},{h}")),
        (side.clone(), side).prop_map(|(w, h)| format!("!{w},{h}")),
    ]
}

proptest! {
    #[test]
    fn a_canonical_form_is_its_own_and_means_the_same(
        (width, height) in (1..7000_u32, 1..5000_u32),
        area_px_max in 1_000_000..80_000_000_u64,
        is_grey in any::<bool>(),
        region in any_region(),
        size in any_size(),
        rotation in "!?(0|90|180|270|360)",
        quality in "(default|color|gray|bitonal)\\.(jpg|png|webp)",
        is_v3 in any::<bool>(),
    ) {
        let version = if is_v3 { V3 } else { V2 };
        let source = Source { width, height, is_grey, area_px_max };
        if let Ok(plan) = ask(version, &source, &format!("{region}/{size}/{rotation}/{quality}")) {
            let canonical = plan.canonical(version);
            let again = ask(version, &source, &canonical).expect("a canonical form is a request");
            prop_assert_eq!(again, plan, "{}", canonical);
            prop_assert_eq!(again.canonical(version), canonical);
            prop_assert!(plan.region.x + plan.region.width <= width);
            prop_assert!(plan.region.y + plan.region.height <= height);
            prop_assert!(plan.width >= 1 && plan.width <= plan.region.width);
            prop_assert!(plan.height >= 1 && plan.height <= plan.region.height);
            prop_assert!(u64::from(plan.width) * u64::from(plan.height) <= area_px_max);
        }
    }

    #[test]
    fn no_text_breaks_the_reader(parts in ["\\PC{0,30}", "\\PC{0,30}", "\\PC{0,12}", "\\PC{0,20}"]) {
        let [region, size, rotation, quality] = parts;
        for version in [V2, V3] {
            if let Ok(request) = Request::parse(version, &region, &size, &rotation, &quality) {
                let _ = request.plan(&PICTURE);
            }
        }
    }
}
