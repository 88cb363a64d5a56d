//! Which sizes of a picture are made.

use serde::{Deserialize, Serialize};

use super::{Corners, Format};

/// How AVIF is coded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AvifCoding {
    /// Quality, `0..=100`.
    pub quality: u8,
    /// Speed, `0..=9`: more is quicker and makes larger files.
    pub speed: u8,
}

/// What is made of a picture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DerivativeSpec {
    /// Widths of the upright picture, px. Never enlarged: see [`DerivativeSpec::sides`].
    pub widths: Vec<u32>,
    /// Types made of each width: JPEG, WebP, and AVIF where the process has opened libheif.
    pub formats: Vec<Format>,
    /// Quality of JPEG, `1..=100`; chroma is halved in both directions.
    pub jpeg_quality: u8,
    /// Quality of WebP, `0.0..=100.0`.
    pub webp_quality: f32,
    /// Effort of WebP, `0..=6`: more makes smaller files and takes longer.
    pub webp_method: u8,
    /// How AVIF is coded.
    pub avif: AvifCoding,
    /// Where the sheet lies in the upright picture, as far as that is known: marks are then taken of it and not of the table.
    pub sheet: Option<Corners>,
    /// Whether the sheet is laid straight; otherwise the picture is taken as it is.
    pub is_straightened: bool,
    /// Whether the marks are taken by which a drawing is known again: worth a tenth of the time of all sizes.
    pub has_marks: bool,
}

impl Default for DerivativeSpec {
    fn default() -> Self {
        Self {
            widths: vec![320, 640, 1280, 2048],
            formats: vec![Format::Jpeg, Format::WebP],
            jpeg_quality: 80,
            webp_quality: 78.0,
            webp_method: 4,
            avif: AvifCoding {
                quality: 62,
                speed: 8,
            },
            sheet: None,
            is_straightened: false,
            has_marks: false,
        }
    }
}

/// The longest side that libwebp codes (14 bits).
const SIDE_PX_MAX: u32 = 16_383;

/// A picture that is nearly one of the widths gets no width of its own beside it.
const OWN_WIDTH_MIN_RATIO: f64 = 1.1;

impl DerivativeSpec {
    /// Width and height of each derivative of an upright picture, from the largest to the smallest.
    ///
    /// A width above the picture's own is left out, and the own width takes its place: 600 px with the default widths gives 600 and
    /// 320. The own width is left out, too, if it is less than a tenth above the next smaller one, unless there would be none.
    /// A strip so long that the height would pass the longest side of WebP is made narrower.
    pub fn sides(&self, upright_width: u32, upright_height: u32) -> Vec<(u32, u32)> {
        let mut widths: Vec<u32> = self
            .widths
            .iter()
            .copied()
            .filter(|&width| width > 0 && width <= upright_width)
            .collect();
        widths.sort_unstable_by(|a, b| b.cmp(a));
        widths.dedup();
        let is_above = self.widths.iter().any(|&width| width > upright_width);
        let next = widths.first().copied();
        if is_above
            && next.is_none_or(|next| {
                f64::from(upright_width) >= f64::from(next) * OWN_WIDTH_MIN_RATIO
            })
        {
            widths.insert(0, upright_width);
        }
        let mut sides: Vec<(u32, u32)> = widths
            .into_iter()
            .map(|width| sides_of_width(width, upright_width, upright_height))
            .collect();
        sides.dedup();
        sides
    }
}

/// Both sides for one width, in the picture's proportion, at least 1 px.
fn sides_of_width(width: u32, upright_width: u32, upright_height: u32) -> (u32, u32) {
    let ratio = f64::from(upright_height) / f64::from(upright_width);
    let height = f64::from(width) * ratio;
    if height > f64::from(SIDE_PX_MAX) {
        return (
            ((f64::from(SIDE_PX_MAX) / ratio).round() as u32).max(1),
            SIDE_PX_MAX,
        );
    }
    (width.min(SIDE_PX_MAX), (height.round() as u32).max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sides(width: u32, height: u32) -> Vec<(u32, u32)> {
        DerivativeSpec::default().sides(width, height)
    }

    #[test]
    fn a_large_picture_has_all_widths() {
        assert_eq!(
            sides(4000, 3000),
            [(2048, 1536), (1280, 960), (640, 480), (320, 240)]
        );
        assert_eq!(
            sides(2048, 1000),
            [(2048, 1000), (1280, 625), (640, 313), (320, 156)]
        );
    }

    #[test]
    fn nothing_is_enlarged() {
        assert_eq!(sides(600, 450), [(600, 450), (320, 240)]);
        assert_eq!(
            sides(2047, 1000),
            [(2047, 1000), (1280, 625), (640, 313), (320, 156)]
        );
        assert_eq!(sides(100, 50), [(100, 50)]);
        assert_eq!(sides(1, 1), [(1, 1)]);
    }

    #[test]
    fn nearly_the_same_width_is_not_made_twice() {
        assert_eq!(sides(703, 703), [(640, 640), (320, 320)]);
        assert_eq!(sides(704, 704), [(704, 704), (640, 640), (320, 320)]);
    }

    #[test]
    fn a_strip_stays_within_what_webp_can_code() {
        assert_eq!(sides(400, 20_000), [(328, 16_383), (320, 16_000)]);
        assert_eq!(sides(20_000, 3), [(2048, 1), (1280, 1), (640, 1), (320, 1)]);
    }
}
