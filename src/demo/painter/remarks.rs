//! The remarks a phone writes into its pictures (EXIF 2.3, a TIFF directory in a JPEG APP1 segment): all of them invented,
//! so that their removal can be seen.

use super::rng::Rng;

/// A camera nobody makes.
const CAMERAS: [(&str, &str); 4] = [
    ("Lumenfold", "LF-5 Junior"),
    ("Orchis", "Orchis Nine"),
    ("Halden Optical", "H2"),
    ("Tsubame Works", "TW Swift 3"),
];

const ASCII: u16 = 2;
const SHORT: u16 = 3;
const LONG: u16 = 4;
const RATIONAL: u16 = 5;

/// One entry of a directory: tag, type, count and its bytes.
struct Entry(u16, u16, u32, Vec<u8>);

fn text(tag: u16, words: &str) -> Entry {
    let mut bytes = words.as_bytes().to_vec();
    bytes.push(0);
    Entry(tag, ASCII, bytes.len() as u32, bytes)
}

fn short(tag: u16, value: u16) -> Entry {
    Entry(tag, SHORT, 1, value.to_le_bytes().to_vec())
}

fn rationals(tag: u16, values: &[(u32, u32)]) -> Entry {
    let bytes = values
        .iter()
        .flat_map(|(a, b)| [a.to_le_bytes(), b.to_le_bytes()].concat())
        .collect();
    Entry(tag, RATIONAL, values.len() as u32, bytes)
}

/// The bytes of a directory that begins at `at`, followed by the values that do not fit into its entries.
fn directory(at: usize, entries: &[Entry]) -> Vec<u8> {
    let mut head = (entries.len() as u16).to_le_bytes().to_vec();
    let mut tail: Vec<u8> = Vec::new();
    let behind = at + 2 + entries.len() * 12 + 4;
    for Entry(tag, kind, count, bytes) in entries {
        head.extend(tag.to_le_bytes());
        head.extend(kind.to_le_bytes());
        head.extend(count.to_le_bytes());
        if bytes.len() <= 4 {
            head.extend(bytes.iter().copied().chain(std::iter::repeat(0)).take(4));
        } else {
            head.extend(((behind + tail.len()) as u32).to_le_bytes());
            tail.extend(bytes);
            if tail.len() % 2 == 1 {
                tail.push(0);
            }
        }
    }
    head.extend([0; 4]);
    head.extend(tail);
    head
}

/// An APP1 segment's content: camera, day, orientation, and a place in the open sea.
pub fn remarks(orientation: u8, rng: &Rng) -> Vec<u8> {
    let (make, model) = rng.pick(&CAMERAS);
    let day = format!(
        "2021:{:02}:{:02} {:02}:{:02}:{:02}",
        rng.count(3, 6),
        rng.count(1, 28),
        rng.count(8, 20),
        rng.count(0, 59),
        rng.count(0, 59)
    );
    // Between 38° and 40° north and 132° and 135° east there is nothing but water.
    let degrees = |rng: &Rng, low: usize, high: usize| {
        [
            (rng.count(low, high) as u32, 1),
            (rng.count(0, 59) as u32, 1),
            (rng.count(0, 5999) as u32, 100),
        ]
    };
    let entries = |gps_at: u32| {
        [
            text(0x010F, make),
            text(0x0110, model),
            short(0x0112, u16::from(orientation)),
            rationals(0x011A, &[(72, 1)]),
            rationals(0x011B, &[(72, 1)]),
            short(0x0128, 2),
            text(0x0131, "1.4.2"),
            text(0x0132, &day),
            Entry(0x8825, LONG, 1, gps_at.to_le_bytes().to_vec()),
        ]
    };
    let first = directory(8, &entries(0)).len();
    let gps_at = 8 + first;
    let gps = [
        Entry(0x0000, 1, 4, vec![2, 3, 0, 0]),
        text(0x0001, "N"),
        rationals(0x0002, &degrees(rng, 38, 39)),
        text(0x0003, "E"),
        rationals(0x0004, &degrees(rng, 132, 134)),
    ];
    let mut out = b"Exif\0\0II*\0\x08\0\0\0".to_vec();
    out.extend(directory(8, &entries(gps_at as u32)));
    out.extend(directory(gps_at, &gps));
    out
}

/// Puts an APP1 segment right behind the start of a JPEG.
pub fn insert(jpeg: &[u8], segment: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(jpeg.len() + segment.len() + 4);
    let (start, rest) = jpeg.split_at(2.min(jpeg.len()));
    out.extend(start);
    out.extend([0xFF, 0xE1]);
    out.extend(((segment.len() + 2) as u16).to_be_bytes());
    out.extend(segment);
    out.extend(rest);
    out
}
