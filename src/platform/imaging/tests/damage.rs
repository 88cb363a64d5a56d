use super::made::{asymmetric, jpeg_rgb, png_rgb, tiff_of, webp_rgb};
use super::*;

fn small() -> DerivativeSpec {
    DerivativeSpec {
        widths: vec![64],
        webp_method: 0,
        ..DerivativeSpec::default()
    }
}

/// The whole way of a file, as the callers go it.
fn taken(bytes: &[u8]) -> Result<DerivativeSet, PictureRefusal> {
    let limits = Limits {
        area_px_max: 16_000_000,
        ..Limits::default()
    };
    let header = probe(bytes, &limits)?;
    let clean = strip_metadata(bytes, &header)?;
    derive(&clean.bytes, &clean.header, &small(), &limits)
}

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % below
    }
}

#[test]
fn a_picture_that_was_cut_is_truncated() {
    let rgb = asymmetric(90, 70);
    let up = Orientation::UPRIGHT;
    for file in [
        jpeg_rgb(90, 70, &rgb, up),
        png_rgb(90, 70, &rgb, up),
        webp_rgb(90, 70, &rgb, up),
    ] {
        let format = probed(&file).unwrap().format;
        for percent in [40, 60, 80] {
            let cut = &file[..file.len() * percent / 100];
            assert_eq!(
                taken(cut).unwrap_err(),
                PictureRefusal::Truncated,
                "{format:?} cut at {percent} %"
            );
        }
    }
    // The directory of this one stands at its end.
    let file = tiff_of(90, 70, 3, 2, 8, &rgb, up);
    assert_eq!(
        taken(&file[..file.len() / 2]).unwrap_err(),
        PictureRefusal::Truncated
    );
    assert_eq!(
        taken(&fixture("drawing_phone_jpeg_named_first_64k.png")).unwrap_err(),
        PictureRefusal::Truncated
    );
}

#[test]
fn an_html_page_behind_a_whole_jpeg_is_dropped_and_the_picture_taken() {
    // A real file: a picture, its end, and then a server's answer.
    let set = taken(&fixture("invalid_image00971.jpg")).unwrap();
    assert_eq!((set.width, set.height), (636, 227));
}

#[test]
fn broken_coded_data_is_told() {
    let file = fixture("gps_in_exif.jpg");
    let header = probed(&file).unwrap();
    let mut broken = strip_metadata(&file, &header).unwrap().bytes;
    let middle = broken.len() / 2;
    // Nothing but ones is no code of any table.
    broken[middle..middle + 64].copy_from_slice(&[0xFF, 0x00].repeat(32));
    assert!(taken(&broken).unwrap().is_damaged);
    assert!(!taken(&file).unwrap().is_damaged);
}

#[test]
fn no_mutation_panics() {
    let rgb = asymmetric(90, 70);
    let orientation = Orientation::from_exif(6).unwrap();
    let mut dice = Dice(3);
    for file in [
        jpeg_rgb(90, 70, &rgb, orientation),
        png_rgb(90, 70, &rgb, orientation),
        webp_rgb(90, 70, &rgb, orientation),
        tiff_of(90, 70, 3, 2, 8, &rgb, orientation),
        fixture("scan_small.tiff"),
    ] {
        for _ in 0..120 {
            let mut mutated = file.clone();
            for _ in 0..=dice.roll(6) {
                // Headers are where it hurts: half of the changes go there.
                let reach = if dice.roll(2) == 0 {
                    mutated.len().min(200)
                } else {
                    mutated.len()
                };
                let at = dice.roll(reach);
                match dice.roll(4) {
                    0 => mutated[at] ^= 1 << dice.roll(8),
                    1 => mutated[at] = 0xFF,
                    2 => mutated[at] = dice.roll(256) as u8,
                    _ => mutated.truncate(at.max(1)),
                }
            }
            let _ = taken(&mutated);
        }
    }
}

#[test]
fn what_a_beginning_gives_away_stays_so_with_the_rest() {
    let limits = Limits {
        area_px_max: 300_000,
        ..Limits::default()
    };
    let mut dice = Dice(5);
    let mut n_early = 0;
    for name in [
        "gps_in_exif.jpg",
        "drawing_phone_jpeg_named_first_64k.png",
        "drawing_small_rgba_600x450.png",
        "scan_small.tiff",
        "invalid_image00971.jpg",
    ] {
        let file = fixture(name);
        for _ in 0..300 {
            let mut mutated = file.clone();
            for _ in 0..dice.roll(4) {
                let at = dice.roll(SNIFFED_BYTES);
                mutated[at] = dice.roll(256) as u8;
            }
            let cut = SNIFFED_BYTES + dice.roll(mutated.len() - SNIFFED_BYTES);
            if refuse_by_beginning(&mutated[..cut], &limits).is_some() {
                n_early += 1;
                let whole =
                    probe(&mutated, &limits).and_then(|header| strip_metadata(&mutated, &header));
                assert!(whole.is_err(), "{name} cut at {cut}");
            }
        }
    }
    assert!(n_early > 100, "{n_early} were refused early");
}

#[test]
fn a_beginning_is_refused_for_what_no_rest_can_mend_and_for_nothing_else() {
    let limits = Limits::default();
    let early = |bytes: &[u8]| refuse_by_beginning(bytes, &limits).map(|refusal| refusal.code());
    let phone = fixture("drawing_phone_jpeg_named_first_64k.png");
    assert_eq!(early(&phone[..SNIFFED_BYTES]), None, "cut within its EXIF");
    assert_eq!(early(&phone), None);
    let broken = [&phone[..200], &[0; 5000]].concat();
    assert_eq!(probed(&broken).unwrap_err(), PictureRefusal::Truncated);
    assert_eq!(early(&broken), None);
    assert_eq!(
        early(&[b'G', b'I', b'F', b'8', b'9', b'a'].repeat(1000)),
        Some("picture-gif")
    );
    assert_eq!(early(&[7; SNIFFED_BYTES]), Some("picture-unknown-type"));
    let mut wide = png_rgb(90, 70, &asymmetric(90, 70), Orientation::UPRIGHT);
    wide[16..20].copy_from_slice(&30_000_u32.to_be_bytes());
    assert_eq!(early(&wide[..40]), Some("picture-side-too-long"));
}
