//! The whole way of a file, as the server and its decoding child go it: header, cleaning, the sheet, all sizes, marks.

#![no_main]

use imaging::{DerivativeSpec, Finding, Limits, derive, find_sheet, probe, strip_metadata};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    // Small, so that many are tried; the ways through the code are those of large ones.
    let limits = Limits {
        area_px_max: 1 << 18,
        ..Limits::default()
    };
    let Ok(header) = probe(bytes, &limits) else {
        return;
    };
    let Ok(clean) = strip_metadata(bytes, &header) else {
        return;
    };
    let again = strip_metadata(&clean.bytes, &clean.header).expect("what was cleaned is whole");
    assert_eq!(again.bytes, clean.bytes, "cleaning leaves nothing to clean");
    let sheet = match find_sheet(&clean.bytes, &clean.header, &limits) {
        Ok(Finding::Whole(corners)) => Some(corners),
        Ok(_) => None,
        Err(_) => return,
    };
    let spec = DerivativeSpec {
        widths: vec![48, 160],
        webp_method: 0,
        sheet,
        is_straightened: bytes.len() % 2 == 0,
        has_marks: true,
        ..DerivativeSpec::default()
    };
    let Ok(set) = derive(&clean.bytes, &clean.header, &spec, &limits) else {
        return;
    };
    for made in &set.derivatives {
        assert!(made.width <= set.width && made.height <= set.height);
        let told = probe(&made.bytes, &limits).expect("what was made is a picture");
        assert_eq!(
            (told.format, told.width, told.height),
            (made.format, made.width, made.height)
        );
    }
});
