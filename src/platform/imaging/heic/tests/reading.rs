use super::super::items::Items;
use super::super::made::{Heic, boxed, full, ispe};
use super::*;

#[test]
fn a_photo_is_read_from_its_boxes() {
    let header = probed(&fixture("gps_in_exif.heic")).unwrap();
    assert_eq!((header.width, header.height), (640, 480));
    assert_eq!(header.sample_bits, 8);
    assert!(!header.has_alpha);
    assert_eq!(seen(&alone().file()), (640, 480));
}

#[test]
fn a_photo_is_told_as_it_is_seen() {
    for (properties, sides) in [
        (vec![irot(0)], (640, 480)),
        (vec![irot(1)], (480, 640)),
        (vec![irot(2)], (640, 480)),
        (vec![irot(3)], (480, 640)),
        (vec![boxed(b"imir", &[1])], (640, 480)),
        (vec![clap(600, 400)], (600, 400)),
        (vec![clap(600, 400), irot(1)], (400, 600)),
        (vec![irot(1), clap(400, 600)], (400, 600)),
        // More than there is.
        (vec![clap(700, 400)], (640, 400)),
    ] {
        let file = Heic {
            properties,
            ..alone()
        };
        assert_eq!(seen(&file.file()), sides);
    }
    let nothing = Heic {
        properties: vec![clap(0, 400)],
        ..alone()
    };
    assert_eq!(code_of(&nothing.file()), "picture-unreadable");
}

#[test]
fn tiles_are_put_together() {
    let grid = |columns, rows, sides| Heic {
        grid: Some((columns, rows, sides)),
        ..alone()
    };
    let file = grid(2, 3, (1200, 1300)).file();
    assert_eq!(seen(&file), (1200, 1300));
    // A column, or a row, of tiles that nobody would see; and one that is missing.
    for sides in [(640, 1300), (1200, 960), (1281, 1300), (1200, 1441)] {
        assert_eq!(code_of(&grid(2, 3, sides).file()), "picture-unreadable");
    }
    let mut other_sides = file.clone();
    let data = other_sides.windows(4).position(|four| four == b"idat");
    other_sides[data.unwrap() + 4 + 7] ^= 1;
    assert_eq!(code_of(&other_sides), "picture-unreadable");
    let mut fewer = file;
    let parts = fewer.windows(4).position(|four| four == b"dimg").unwrap();
    fewer[parts + 4 + 3] = 5;
    assert_eq!(code_of(&fewer), "picture-unreadable");
}

#[test]
fn a_bomb_is_refused_from_its_boxes() {
    for (sides, code) in [
        ((60_000, 60_000), "picture-side-too-long"),
        ((u32::MAX, 1), "picture-side-too-long"),
        ((11_000, 11_000), "picture-area-too-large"),
        ((0, 480), "picture-unreadable"),
    ] {
        let file = Heic { sides, ..alone() };
        assert_eq!(code_of(&file.file()), code);
        let cut = Heic {
            sides,
            properties: vec![clap(100, 100)],
            ..alone()
        };
        assert_eq!(
            code_of(&cut.file()),
            code,
            "what is cut out is decoded whole"
        );
        let grid = Heic {
            grid: Some((2, 2, sides)),
            ..alone()
        };
        assert_eq!(code_of(&grid.file()), code);
    }
}

#[test]
fn what_is_not_hevc_has_the_same_way_out() {
    for kind in [b"av01", b"jpeg", b"iovl", b"iden"] {
        let file = Heic {
            kind: *kind,
            ..alone()
        };
        assert_eq!(code_of(&file.file()), "picture-heic");
    }
    for (brand, code) in [
        (b"hevc", "picture-heic-sequence"),
        (b"msf1", "picture-heic-sequence"),
        (b"avif", "picture-avif"),
        (b"mp42", "picture-video"),
    ] {
        let file = Heic {
            brand: *brand,
            ..alone()
        };
        assert_eq!(code_of(&file.file()), code);
    }
}

#[test]
fn a_file_that_was_cut_is_not_taken() {
    for file in [
        fixture("gps_in_exif.heic"),
        Heic {
            grid: Some((2, 2, (1280, 960))),
            ..alone()
        }
        .file(),
    ] {
        let whole = Items::find(&file).unwrap();
        let data = whole.data(1, &file).unwrap();
        let end = data.as_ptr() as usize - file.as_ptr() as usize + data.len();
        for length in (12..end).step_by(7).chain([end - 1]) {
            let refusal = probed(&file[..length]).unwrap_err();
            assert_eq!(refusal, PictureRefusal::Truncated, "{length} of {end}");
        }
    }
    assert_eq!(
        code_of(&fixture("phone_iphone_first_4k.heic")),
        "picture-truncated"
    );
}

#[test]
fn no_change_of_the_boxes_breaks_the_reader() {
    let file = Heic {
        grid: Some((2, 2, (1280, 960))),
        properties: vec![irot(1), clap(900, 1200)],
        ..alone()
    }
    .file();
    let n_boxes = file.windows(4).position(|four| four == b"mdat").unwrap() + 4;
    for at in 0..n_boxes {
        for bits in [0x01, 0x80, 0xFF] {
            let mut changed = file.clone();
            changed[at] ^= bits;
            if let Ok(header) = probed(&changed) {
                let area = u64::from(header.width) * u64::from(header.height);
                assert!((1..=80_000_000).contains(&area));
            }
            colours(&changed);
        }
    }
}

#[test]
fn lists_that_promise_more_than_they_hold_cost_nothing() {
    let ftyp = boxed(b"ftyp", b"heic\0\0\0\0mif1heic");
    let meta = |inside: Vec<u8>| {
        let mut file = ftyp.clone();
        file.extend(full(b"meta", 0, &inside));
        file
    };
    // Places of no bytes at all: 65,535 in each of 60,000 items.
    let mut iloc = vec![0, 0, 0xEA, 0x60];
    iloc.extend([0, 1, 0, 0, 0xFF, 0xFF].repeat(60_000));
    assert_eq!(
        code_of(&meta(full(b"iloc", 0, &iloc))),
        "picture-unreadable"
    );
    iloc[2..4].copy_from_slice(&[0x0F, 0xFF]);
    assert_eq!(
        code_of(&meta(full(b"iloc", 0, &iloc))),
        "picture-unreadable"
    );
    let infe = full(b"infe", 2, b"\0\0\0\0hvc1");
    let mut iinf = vec![0, 0];
    for id in 0..5000_u16 {
        let at = iinf.len() + 12;
        iinf.extend(&infe);
        iinf[at..at + 2].copy_from_slice(&id.to_be_bytes());
    }
    assert_eq!(
        code_of(&meta(full(b"iinf", 0, &iinf))),
        "picture-unreadable"
    );
    let ipco = boxed(b"ipco", &ispe(1, 1).repeat(5000));
    assert_eq!(code_of(&meta(boxed(b"iprp", &ipco))), "picture-unreadable");
    // Boxes within boxes are not followed.
    let mut deep = Vec::new();
    for _ in 0..1000 {
        deep = full(b"meta", 0, &deep);
    }
    assert_eq!(code_of(&meta(deep)), "picture-unreadable");
}
