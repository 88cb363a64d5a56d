//! The IIIF Image API, versions 3.0 and 2.1: what a request asks for, which pixels of a picture that is, and how a
//! picture describes itself. Pure: text and sides in, a plan or a document out.
//!
//! The order of things: [`Request::parse`] (four parts of an address) → [`Request::plan`] (pixels, refused before any
//! work) → [`Plan::canonical`] (the one spelling under which a result is known). [`info`] is the description.
//!
//! Deliberately absent: enlarging (`^` is understood and answered with [`Wrong::Upscaling`] where it would be needed)
//! and turning by anything but right angles.

pub mod info;
mod plan;
mod request;
#[cfg(test)]
mod tests;

pub use plan::{Plan, Rect};
pub use request::{OutputFormat, Quality, Request};

/// Sides of a tile, px.
pub const TILE_PX: u32 = 512;

/// Which of the two versions of the API an address speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Version {
    /// Image API 2.1.
    V2,
    /// Image API 3.0.
    V3,
}

/// A picture as the API sees it: upright, in its full size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    /// Width, px.
    pub width: u32,
    /// Height, px.
    pub height: u32,
    /// One channel of light.
    pub is_grey: bool,
    /// Most pixels of one answer. A whole picture above it is made smaller; anything else above it is refused.
    pub area_px_max: u64,
}

/// Why a request is not answered with a picture. Each has a stable code; the words live in the locale files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Wrong {
    /// Not a region, or one of no size.
    #[error("region")]
    Region,
    /// A region wholly outside of the picture.
    #[error("region outside")]
    Outside,
    /// Not a size, or one of less than a pixel.
    #[error("size")]
    Size,
    /// More than the region has, without `^`.
    #[error("size larger than the region")]
    TooLarge,
    /// More pixels than one answer may have.
    #[error("size over the limit")]
    OverLimit,
    /// `^` where enlarging would be needed: 501.
    #[error("upscaling")]
    Upscaling,
    /// Not a rotation, or by something else than right angles.
    #[error("rotation")]
    Rotation,
    /// Not a quality.
    #[error("quality")]
    Quality,
    /// Not a format that we make.
    #[error("format")]
    Format,
}

impl Wrong {
    /// Every one.
    pub const ALL: [Self; 9] = [
        Self::Region,
        Self::Outside,
        Self::Size,
        Self::TooLarge,
        Self::OverLimit,
        Self::Upscaling,
        Self::Rotation,
        Self::Quality,
        Self::Format,
    ];

    /// The stable public code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Region => "iiif-region",
            Self::Outside => "iiif-region-outside",
            Self::Size => "iiif-size",
            Self::TooLarge => "iiif-size-too-large",
            Self::OverLimit => "iiif-size-over-limit",
            Self::Upscaling => "iiif-upscaling",
            Self::Rotation => "iiif-rotation",
            Self::Quality => "iiif-quality",
            Self::Format => "iiif-format",
        }
    }
}

/// The scale factors at which a picture has tiles: 1, 2, 4 … up to the first at which it fits into one.
pub fn scale_factors(width: u32, height: u32) -> Vec<u32> {
    let mut factors = vec![1];
    let mut factor: u32 = 1;
    while width.max(height).div_ceil(factor) > TILE_PX {
        factor *= 2;
        factors.push(factor);
    }
    factors
}

/// The sides of a picture at a scale factor, px: rounded up, as viewers do.
pub fn level_sides(width: u32, height: u32, factor: u32) -> (u32, u32) {
    (width.div_ceil(factor), height.div_ceil(factor))
}

/// The one spelling of a picture's own address, absolute, without a slash at its end. Everything in the identifier but
/// letters, digits and `-._~` is percent-encoded.
pub fn base(version: Version, public_url: &str, identifier: &str) -> String {
    let version = match version {
        Version::V2 => 2,
        Version::V3 => 3,
    };
    let mut out = format!("{public_url}/iiif/{version}/");
    for byte in identifier.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
