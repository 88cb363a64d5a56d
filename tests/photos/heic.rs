//! A process that has not opened libheif, as the server itself and every machine without it: nothing here may open it.

use imaging::{Format, Limits, PictureRefusal, convert, derive, look, probe, strip_metadata};

#[test]
fn without_libheif_a_heic_is_known_and_refused_with_its_way_on() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../tests/fixtures/pictures/gps_in_exif.heic"
    );
    let file = std::fs::read(path).unwrap();
    let limits = Limits::default();
    let header = probe(&file, &limits).unwrap();
    assert_eq!(header.format, Format::Heic);
    let refusal = Some(PictureRefusal::Unsupported { kind: "heic" });
    assert_eq!(convert(&file, &header, &limits).err(), refusal);
    assert_eq!(look(&file, &header, &limits).err(), refusal);
    assert_eq!(strip_metadata(&file, &header).err(), refusal);
    let spec = imaging::DerivativeSpec::default();
    assert_eq!(derive(&file, &header, &spec, &limits).err(), refusal);
}

#[test]
fn without_libheif_no_avif_is_made() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../tests/fixtures/pictures/gps_in_exif.jpg"
    );
    let file = std::fs::read(path).unwrap();
    let limits = Limits::default();
    let header = probe(&file, &limits).unwrap();
    let spec = imaging::DerivativeSpec {
        formats: vec![Format::Avif],
        ..imaging::DerivativeSpec::default()
    };
    let refusal = Some(PictureRefusal::Unsupported { kind: "output" });
    assert_eq!(derive(&file, &header, &spec, &limits).err(), refusal);
}
