//! A picture that is taken and never kept as it is, as a JPEG in its place.

use super::jpeg::ICC;
use super::planes::Planes;
use super::{Header, Limits, PictureRefusal, decode, encode, header};

/// Qualities of the JPEG, the first that is within the limit on bytes: what a phone itself would have written, and only a picture that
/// is near the limits of all else gets less.
const QUALITIES: [u8; 4] = [95, 90, 80, 60];

/// Makes a JPEG of a HEIC: upright, in its own colours with the profile that explains them, on white paper, without metadata, not over
/// `limits.original_bytes_max`. Whatever is made later is made of that file. The same bytes and the same libheif give the same bytes.
///
/// `header` must be what [`probe`](super::probe) said of these bytes.
///
/// # Errors
/// [`PictureRefusal::Unsupported`] where the process has no libheif that opens HEVC, else those of decoding.
pub fn convert(bytes: &[u8], header: &Header, limits: &Limits) -> Result<Vec<u8>, PictureRefusal> {
    header::check_sides(header.width, header.height, limits)?;
    let decoded = decode::decode(bytes, header, header.width, header.height, limits)?;
    let planes = Planes::of(&decoded.raster.turned(header.orientation))?;
    let mut file = Vec::new();
    for quality in QUALITIES {
        file = encode::jpeg(&planes, quality, true)?;
        if let Some(icc) = &decoded.icc {
            file = with_profile(&file, icc);
        }
        if file.len() <= limits.original_bytes_max {
            return Ok(file);
        }
    }
    Err(PictureRefusal::TooManyBytes {
        bytes: file.len(),
        bytes_max: limits.original_bytes_max,
    })
}

/// Most bytes of a profile in one segment: its length counts itself, the name and the number of the part.
const ICC_PART_BYTES: usize = 0xFFFF - 2 - ICC.len() - 2;

/// The same file with a profile, in numbered parts (ICC.1:2022, B.4) before all tables; as it is if the profile has too many.
fn with_profile(bytes: &[u8], icc: &[u8]) -> Vec<u8> {
    let parts = icc.chunks(ICC_PART_BYTES);
    let Ok(n_parts) = u8::try_from(parts.len()) else {
        return bytes.to_vec();
    };
    // After the JFIF header, which must be the first segment.
    let at = match bytes {
        [_, _, 0xFF, 0xE0, high, low, ..] => 4 + usize::from(u16::from_be_bytes([*high, *low])),
        _ => 2,
    };
    let (start, rest) = bytes.split_at(at.min(bytes.len()));
    let mut file = Vec::with_capacity(bytes.len() + icc.len() + 32);
    file.extend(start);
    for (part, number) in parts.zip(1..) {
        let length = (2 + ICC.len() + 2 + part.len()) as u16;
        file.extend([0xFF, 0xE2]);
        file.extend(length.to_be_bytes());
        file.extend(ICC);
        file.extend([number, n_parts]);
        file.extend(part);
    }
    file.extend(rest);
    file
}
