//! The four parts of an image request, read strictly: what is not in the standard's grammar is refused.

use serde::{Deserialize, Serialize};

use super::{Version, Wrong};

/// What is asked for, as it was written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Request {
    pub(super) version: Version,
    pub(super) region: Region,
    pub(super) size: Size,
    /// Mirrored at the vertical axis, before turning.
    pub(super) mirror: bool,
    /// Quarter turns clockwise, `0..=3`.
    pub(super) quarter_turns: u8,
    pub(super) quality: Quality,
    pub(super) format: OutputFormat,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Region {
    Full,
    Square,
    /// x, y, width, height in px of the whole picture.
    Pixels([u64; 4]),
    /// The same in percent of its sides.
    Percent([f64; 4]),
}

/// `None` for a side means: in proportion.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Size {
    /// Written with `^`: larger than the region is meant.
    pub may_grow: bool,
    pub kind: SizeKind,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum SizeKind {
    Max,
    Percent(f64),
    Width(u64),
    Height(u64),
    Both(u64, u64),
    Within(u64, u64),
}

/// What becomes of the colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Quality {
    /// As the picture is.
    Default,
    /// In colour; a grey picture as it is.
    Color,
    /// One channel of light.
    Gray,
    /// Black and white only.
    Bitonal,
}

impl Quality {
    /// The word of the standard.
    pub fn word(self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::Color => "color",
            Self::Gray => "gray",
            Self::Bitonal => "bitonal",
        }
    }
}

/// The types of file that are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum OutputFormat {
    /// JPEG.
    Jpg,
    /// PNG.
    Png,
    /// WebP.
    WebP,
}

impl OutputFormat {
    /// The end of an address, without the dot.
    pub fn word(self) -> &'static str {
        match self {
            Self::Jpg => "jpg",
            Self::Png => "png",
            Self::WebP => "webp",
        }
    }

    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Jpg => "image/jpeg",
            Self::Png => "image/png",
            Self::WebP => "image/webp",
        }
    }

    /// Longest side that the type can hold, px.
    pub fn side_px_max(self) -> u32 {
        match self {
            Self::Jpg => 65_500,
            Self::Png => u32::MAX,
            Self::WebP => 16_383,
        }
    }
}

impl Request {
    /// Reads region, size, rotation and `quality.format`, already freed of percent-encoding.
    ///
    /// # Errors
    /// The first part that is [`Wrong`].
    pub fn parse(
        version: Version,
        region: &str,
        size: &str,
        rotation: &str,
        quality_and_format: &str,
    ) -> Result<Self, Wrong> {
        let region = parse_region(region).ok_or(Wrong::Region)?;
        let size = parse_size(version, size).ok_or(Wrong::Size)?;
        let (mirror, quarter_turns) = parse_rotation(rotation).ok_or(Wrong::Rotation)?;
        let (quality, format) = quality_and_format.rsplit_once('.').ok_or(Wrong::Format)?;
        let quality = match quality {
            "default" => Quality::Default,
            "color" => Quality::Color,
            "gray" => Quality::Gray,
            "bitonal" => Quality::Bitonal,
            _ => return Err(Wrong::Quality),
        };
        let format = match format {
            "jpg" => OutputFormat::Jpg,
            "png" => OutputFormat::Png,
            "webp" => OutputFormat::WebP,
            _ => return Err(Wrong::Format),
        };
        Ok(Self {
            version,
            region,
            size,
            mirror,
            quarter_turns,
            quality,
            format,
        })
    }
}

/// Longest number that is read: ten places before and after the point.
const NUMBER_CHARS_MAX: usize = 21;

/// A whole number without a sign; one too long to matter counts as the largest.
fn whole(text: &str) -> Option<u64> {
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Some(text.parse().map_or(WHOLE_MAX, |n: u64| n.min(WHOLE_MAX)))
}

/// Above every side there can be, and far from overflowing when two are added.
const WHOLE_MAX: u64 = 1 << 40;

/// A number of digits and at most one point: no sign, no exponent, no words such as `NaN`.
fn decimal(text: &str) -> Option<f64> {
    let (before, after) = text.split_once('.').unwrap_or((text, "0"));
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if text.len() > NUMBER_CHARS_MAX
        || !is_digits(before)
        || !is_digits(after)
        || after.is_empty()
        || (before.is_empty() && !text.starts_with('.'))
    {
        return None;
    }
    text.parse().ok()
}

fn four<T: Copy>(text: &str, read: impl Fn(&str) -> Option<T>) -> Option<[T; 4]> {
    let mut parts = text.split(',');
    let mut next = || read(parts.next()?);
    let numbers = [next()?, next()?, next()?, next()?];
    parts.next().is_none().then_some(numbers)
}

fn parse_region(text: &str) -> Option<Region> {
    match text {
        "full" => Some(Region::Full),
        "square" => Some(Region::Square),
        _ => match text.strip_prefix("pct:") {
            Some(percent) => four(percent, decimal).map(Region::Percent),
            None => four(text, whole).map(Region::Pixels),
        },
    }
}

fn parse_size(version: Version, text: &str) -> Option<Size> {
    let (may_grow, rest) = match text.strip_prefix('^') {
        Some(rest) if version == Version::V3 => (true, rest),
        Some(_) => return None,
        None => (false, text),
    };
    let kind = match rest {
        "max" => SizeKind::Max,
        "full" if version == Version::V2 => SizeKind::Max,
        _ => parse_sides(rest)?,
    };
    Some(Size { may_grow, kind })
}

fn parse_sides(text: &str) -> Option<SizeKind> {
    if let Some(percent) = text.strip_prefix("pct:") {
        return decimal(percent).map(SizeKind::Percent);
    }
    if let Some(within) = text.strip_prefix('!') {
        let (width, height) = within.split_once(',')?;
        return Some(SizeKind::Within(whole(width)?, whole(height)?));
    }
    match text.split_once(',')? {
        (width, "") => whole(width).map(SizeKind::Width),
        ("", height) => whole(height).map(SizeKind::Height),
        (width, height) => Some(SizeKind::Both(whole(width)?, whole(height)?)),
    }
}

fn parse_rotation(text: &str) -> Option<(bool, u8)> {
    let (mirror, degrees) = match text.strip_prefix('!') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let quarters = decimal(degrees)? / 90.0;
    if quarters.fract() != 0.0 || quarters > 4.0 {
        return None;
    }
    Some((mirror, (quarters as u8) % 4))
}
