//! Where each tile lies in the file.

use super::build::crc32;
use super::{JPEG_QUALITY, MAGIC};
use crate::iiif::{TILE_PX, level_sides, scale_factors};

/// Bytes before the list of tiles.
pub const HEAD_BYTES: usize = 20;

/// Bytes of a tile's line in the list.
const LINE_BYTES: usize = 8;

/// A tile's place in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Bytes from the beginning of the file.
    pub offset: u64,
    /// Length in bytes.
    pub length: u32,
    crc32: u32,
}

impl Place {
    /// Whether these bytes are the tile that was written.
    pub fn is_whole(&self, tile: &[u8]) -> bool {
        tile.len() == self.length as usize && crc32(tile) == self.crc32
    }
}

/// One scale of the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Level {
    /// How many px of the picture are one of this level.
    pub factor: u32,
    /// Width, px.
    pub width: u32,
    /// Height, px.
    pub height: u32,
    first: usize,
}

impl Level {
    /// Tiles side by side.
    pub fn n_columns(&self) -> u32 {
        self.width.div_ceil(TILE_PX)
    }

    /// Tiles one above the other.
    pub fn n_rows(&self) -> u32 {
        self.height.div_ceil(TILE_PX)
    }
}

/// The head of the file, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Index {
    /// Width of the picture, px.
    pub width: u32,
    /// Height of the picture, px.
    pub height: u32,
    /// One channel of light.
    pub is_grey: bool,
    levels: Vec<Level>,
    places: Vec<Place>,
}

impl Index {
    /// How many bytes of the file hold the whole index, told from its first [`HEAD_BYTES`]; none if this is no such
    /// file.
    pub fn bytes_wanted(head: &[u8]) -> Option<usize> {
        let (width, height, _) = read_head(head)?;
        Some(HEAD_BYTES + n_tiles(width, height) * LINE_BYTES)
    }

    /// Reads the index from the beginning of the file; none if this is no such file, or not enough of one.
    pub fn read(start: &[u8]) -> Option<Self> {
        let (width, height, is_grey) = read_head(start)?;
        let lines = start.get(HEAD_BYTES..Self::bytes_wanted(start)?)?;
        let mut offset = (HEAD_BYTES + lines.len()) as u64;
        let places = lines
            .as_chunks::<LINE_BYTES>()
            .0
            .iter()
            .map(|&[a, b, c, d, e, f, g, h]| {
                let place = Place {
                    offset,
                    length: u32::from_le_bytes([a, b, c, d]),
                    crc32: u32::from_le_bytes([e, f, g, h]),
                };
                offset += u64::from(place.length);
                place
            })
            .collect();
        let mut first = 0;
        let levels = scale_factors(width, height)
            .into_iter()
            .map(|factor| {
                let (width, height) = level_sides(width, height, factor);
                let level = Level {
                    factor,
                    width,
                    height,
                    first,
                };
                first += level.n_columns() as usize * level.n_rows() as usize;
                level
            })
            .collect();
        Some(Self {
            width,
            height,
            is_grey,
            levels,
            places,
        })
    }

    /// The scales, from the full size to the smallest.
    pub fn levels(&self) -> &[Level] {
        &self.levels
    }

    /// The place of a tile; none where there is no such tile.
    pub fn place(&self, level: &Level, column: u32, row: u32) -> Option<Place> {
        if column >= level.n_columns() || row >= level.n_rows() {
            return None;
        }
        let at = level.first + row as usize * level.n_columns() as usize + column as usize;
        self.places.get(at).copied()
    }
}

fn read_head(head: &[u8]) -> Option<(u32, u32, bool)> {
    let rest = head.get(..HEAD_BYTES)?.strip_prefix(MAGIC)?;
    let four = |at: usize| Some(u32::from_le_bytes(*rest.get(at..)?.first_chunk()?));
    let (width, height) = (four(0)?, four(4)?);
    let [tile_low, tile_high, samples, quality] = *rest.get(8..)?.first_chunk()?;
    let is_ours = u32::from(u16::from_le_bytes([tile_low, tile_high])) == TILE_PX
        && quality == JPEG_QUALITY
        && width > 0
        && height > 0;
    match samples {
        1 if is_ours => Some((width, height, true)),
        3 if is_ours => Some((width, height, false)),
        _ => None,
    }
}

fn n_tiles(width: u32, height: u32) -> usize {
    scale_factors(width, height)
        .into_iter()
        .map(|factor| {
            let (width, height) = level_sides(width, height, factor);
            width.div_ceil(TILE_PX) as usize * height.div_ceil(TILE_PX) as usize
        })
        .sum()
}
