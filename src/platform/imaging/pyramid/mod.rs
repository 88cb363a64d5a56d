//! The tiles of a picture at all its scales, in one file, and any view of the picture made from them.
//!
//! A picture has hundreds of tiles. As one file they are written and synced once, named by one hash, deleted at once,
//! and each is still a part of a file that can be sent as it lies there: an ordinary JPEG. The same picture gives the
//! same file.
//!
//! The file: [`MAGIC`]; width and height (u32), side of a tile (u16), samples of a pixel (u8), JPEG quality (u8); then
//! for each tile its length and CRC-32 (u32 each); then the tiles. Levels come from the full size to the smallest, the
//! tiles of a level row by row. All numbers are little-endian.

mod build;
mod coded;
mod crop;
mod huffman;
mod index;
#[cfg(test)]
mod tests;
mod view;

pub use build::build;
pub use crop::{OpenTile, crop_of_open};
pub use index::{HEAD_BYTES, Index, Level, Place};
pub use view::{Needed, needed, view, view_of_original};

/// The first bytes of the file; the digit counts what would be made otherwise now.
pub const MAGIC: &[u8; 8] = b"AKTILES1";

/// Raised when the same picture would give other tiles or views.
pub const PYRAMID_VERSION: i32 = 2;

/// JPEG quality of tiles and views; chroma is halved both ways.
pub const JPEG_QUALITY: u8 = 80;
