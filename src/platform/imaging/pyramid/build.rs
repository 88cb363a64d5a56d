//! Making all tiles of a picture: opened once, halved level by level.

use super::super::raster::Raster;
use super::super::{Header, Limits, PictureRefusal, colour, decode, encode, header};
use super::{JPEG_QUALITY, MAGIC, coded};
use crate::iiif::{TILE_PX, level_sides, scale_factors};

/// All tiles of a picture as one file: upright, sRGB, on white paper; grey pictures in one channel.
///
/// `header` must be what [`probe`](super::super::probe) said of these bytes. Holds the picture once in full size, three
/// bytes a pixel.
///
/// # Errors
/// As [`derive`](super::super::derive).
pub fn build(bytes: &[u8], header: &Header, limits: &Limits) -> Result<Vec<u8>, PictureRefusal> {
    header::check_sides(header.width, header.height, limits)?;
    let decoded = decode::decode(bytes, header, header.width, header.height, limits)?;
    let upright = decoded.raster.turned(header.orientation);
    let (mut level, _) = colour::to_srgb(upright, decoded.icc.as_deref())?;
    let (width, height) = (level.width, level.height);
    let mut tiles = Vec::new();
    for factor in scale_factors(width, height) {
        let (level_width, level_height) = level_sides(width, height, factor);
        level = level.resized(level_width, level_height)?;
        cut(&level, &mut tiles)?;
    }
    let mut file = Vec::with_capacity(
        super::HEAD_BYTES + tiles.iter().map(|tile| tile.len() + 8).sum::<usize>(),
    );
    file.extend(MAGIC);
    file.extend(width.to_le_bytes());
    file.extend(height.to_le_bytes());
    file.extend((TILE_PX as u16).to_le_bytes());
    file.extend([level.samples.count() as u8, JPEG_QUALITY]);
    for tile in &tiles {
        file.extend((tile.len() as u32).to_le_bytes());
        file.extend(crc32(tile).to_le_bytes());
    }
    for tile in tiles {
        file.extend(tile);
    }
    Ok(file)
}

/// The tiles of one level, row by row.
fn cut(level: &Raster, tiles: &mut Vec<Vec<u8>>) -> Result<(), PictureRefusal> {
    for y in (0..level.height).step_by(TILE_PX as usize) {
        for x in (0..level.width).step_by(TILE_PX as usize) {
            let sides = (TILE_PX.min(level.width - x), TILE_PX.min(level.height - y));
            let tile = encode::jpeg_part(level, (x, y), sides, JPEG_QUALITY)?;
            tiles.push(coded::with_restarts(&tile).ok_or(PictureRefusal::Unreadable)?);
        }
    }
    Ok(())
}

/// What a tile is compared with whenever it is read.
pub(super) fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(bytes);
    crc.sum()
}
