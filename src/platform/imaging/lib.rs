//! From a phone's file to the pictures on the wall: bytes and limits in, bytes out.
//!
//! The order of things: [`probe`] (type, sides and limits from the header) → [`strip_metadata`] (the original without anything that
//! is not the picture; a HEIC is made a JPEG first, by [`convert`]) → [`derive`] (decoded once, upright, sRGB, on white paper, in all sizes). [`pyramid`] makes tiles and views.
//!
//! HEIC and AVIF need the system's libheif: a process that wants them opens it first (`libheif::load`), everything else works without.
//!
//! Must not hold: a database, files, a network, a clock, async, threads, or anything that knows what a contest is. Nothing here may
//! panic, whatever the bytes are, and the same bytes give the same bytes.

mod clean;
mod colour;
mod concerns;
mod convert;
mod decode;
mod derive;
mod encode;
mod exif;
mod header;
mod heic;
pub mod iiif;
mod jpeg;
mod marks;
mod orientation;
mod placeholder;
mod planes;
mod png;
pub mod pyramid;
mod raster;
mod refusal;
mod sizes;
mod straighten;
#[cfg(test)]
mod tests;
mod tiff;
mod webp;

use serde::{Deserialize, Serialize};

pub use clean::{Clean, strip_metadata};
pub use colour::ColourSource;
pub use concerns::{Concern, Seen, look};
pub use convert::convert;
pub use derive::{Derivative, DerivativeSet, derive};
pub use header::{ColourModel, Header, SNIFFED_BYTES, probe, refuse_by_beginning};
pub use marks::{ColourWord, Likeness, Marks, Swatch};
pub use orientation::Orientation;
pub use placeholder::thumbhash_data_url;
pub use refusal::{Fact, PictureRefusal};
pub use sizes::{AvifCoding, DerivativeSpec};
pub use straighten::{Corners, Finding, Side, WrongCorners, find_sheet, straighten};

/// What a picture may be. Asked before any decoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Largest file, bytes.
    pub original_bytes_max: usize,
    /// Longest side, px.
    pub side_px_max: u32,
    /// Most pixels in all. A3 at 600 dpi has 69.6 million.
    pub area_px_max: u64,
    /// Shortest short side, px; 0 asks nothing.
    pub short_side_px_min: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            original_bytes_max: 30 * 1024 * 1024,
            side_px_max: 20_000,
            area_px_max: 80_000_000,
            short_side_px_min: 0,
        }
    }
}

/// The types of picture that we take and make.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Format {
    /// JPEG (T.81), Huffman coded, 8 bit, baseline or progressive.
    Jpeg,
    /// PNG with one frame.
    Png,
    /// WebP with one frame.
    WebP,
    /// TIFF 6.0; its first page. Taken, never made.
    Tiff,
    /// HEIC with one picture, by the system's libheif if it is there. Taken, never kept: see [`convert`].
    Heic,
    /// AVIF, by the same. Made, never taken.
    Avif,
}

impl Format {
    /// The end of a file name, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::WebP => "webp",
            Self::Tiff => "tiff",
            Self::Heic => "heic",
            Self::Avif => "avif",
        }
    }

    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::WebP => "image/webp",
            Self::Tiff => "image/tiff",
            Self::Heic => "image/heic",
            Self::Avif => "image/avif",
        }
    }
}
