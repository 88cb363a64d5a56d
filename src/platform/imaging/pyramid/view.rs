//! Any view of a picture: the part, its size, mirrored, turned, coloured, as a file.
//!
//! Views in lossy types are put together from tiles, of which only those that are needed are opened. What is asked for
//! without loss comes from the original: coding twice would show.

use std::borrow::Cow;
use std::ops::Range;

use super::super::planes::Planes;
use super::super::raster::{Raster, Samples};
use super::super::{Header, Limits, Orientation, PictureRefusal, colour, decode, encode};
use super::crop::crop;
use super::{Index, JPEG_QUALITY, Level, Place, coded};
use crate::iiif::{OutputFormat, Plan, Quality, TILE_PX};

/// Effort of WebP, `0..=6`: people wait for views.
pub(super) const WEBP_METHOD: u8 = 2;
pub(super) const WEBP_QUALITY: f32 = 78.0;

/// The tiles of one level that a view needs.
#[derive(Debug, Clone, PartialEq)]
pub struct Needed {
    level: Level,
    pub(super) columns: Range<u32>,
    pub(super) rows: Range<u32>,
    /// The part of the level, px; whole pixels where nothing is resized.
    pub(super) left: f64,
    pub(super) top: f64,
    width: f64,
    height: f64,
    /// Row by row; the tiles of a row lie in the file one after the other.
    pub places: Vec<Vec<Place>>,
}

/// Which tiles a view is made of: those of the smallest scale that still has all its pixels. None if it is to be made
/// from the original, because its type loses nothing.
pub fn needed(index: &Index, plan: &Plan) -> Option<Needed> {
    if plan.format == OutputFormat::Png {
        return None;
    }
    let region = plan.region;
    let has_all = |level: &&Level| {
        region.width.div_ceil(level.factor) >= plan.width
            && region.height.div_ceil(level.factor) >= plan.height
    };
    let level = *index.levels().iter().rfind(has_all)?;
    let sides = (
        region.width.div_ceil(level.factor),
        region.height.div_ceil(level.factor),
    );
    let (x, width) = part(
        region.x,
        region.width,
        level.factor,
        level.width,
        sides.0 == plan.width,
    );
    let (y, height) = part(
        region.y,
        region.height,
        level.factor,
        level.height,
        sides.1 == plan.height,
    );
    let tiles = |start: f64, length: f64, side: u32| {
        let end = ((start + length).ceil() as u32).min(side);
        (start as u32).min(side - 1) / TILE_PX..end.div_ceil(TILE_PX)
    };
    let columns = tiles(x, width, level.width);
    let rows = tiles(y, height, level.height);
    let places = rows
        .clone()
        .map(|row| {
            columns
                .clone()
                .map(|column| index.place(&level, column, row))
                .collect()
        })
        .collect::<Option<_>>()?;
    Some(Needed {
        level,
        columns,
        rows,
        left: x,
        top: y,
        width,
        height,
        places,
    })
}

/// A part of a level. Where nothing is to be resized it begins at a whole pixel: at most half a pixel from the truth,
/// and as sharp as the level.
fn part(start: u32, length: u32, factor: u32, side: u32, is_same_size: bool) -> (f64, f64) {
    if is_same_size {
        let length = length.div_ceil(factor).min(side);
        let start = ((2 * start + factor) / (2 * factor)).min(side - length);
        return (f64::from(start), f64::from(length));
    }
    let (factor, side) = (f64::from(factor), f64::from(side));
    let start = (f64::from(start) / factor).min(side - 1.0);
    (start, (f64::from(length) / factor).min(side - start))
}

/// Makes a view of its tiles, given row by row as [`needed`] named them.
///
/// # Errors
/// [`PictureRefusal::Unreadable`] if a tile is not what was built.
pub fn view<T: AsRef<[u8]>>(
    plan: &Plan,
    is_grey: bool,
    needed: &Needed,
    tiles: &[Vec<T>],
) -> Result<Vec<u8>, PictureRefusal> {
    if needed.is_whole_level(plan)
        && let Some(file) = coded::join(tiles, plan.width, plan.height)
    {
        return Ok(file);
    }
    if !is_grey && needed.is_crop(plan) {
        return crop(plan, needed, tiles);
    }
    let samples = if is_grey || matches!(plan.quality, Quality::Gray | Quality::Bitonal) {
        // Of a JPEG the light alone can be opened, which is all that grey needs.
        Samples::Grey
    } else {
        Samples::Rgb
    };
    let (left, top) = (needed.left.floor() as u32, needed.top.floor() as u32);
    let end = |start: f64, length: f64, side: u32| ((start + length).ceil() as u32).min(side);
    let width = end(needed.left, needed.width, needed.level.width) - left;
    let height = end(needed.top, needed.height, needed.level.height) - top;
    let mut canvas = Raster {
        width,
        height,
        samples,
        bytes: vec![0; width as usize * height as usize * samples.count()],
    };
    for (jpeg, spot) in needed.tiles(tiles) {
        let part = spot.part(jpeg, left, top, width, height);
        let from = |at: u32, start: u32| i64::from(at) - i64::from(start);
        let place = (from(part.spot.x, left), from(part.spot.y, top));
        decode::lay_tile(&part.jpeg, part.spot.sides(), place, &mut canvas)?;
    }
    let sized = resize_part(
        &canvas,
        (
            needed.left - f64::from(left),
            needed.top - f64::from(top),
            needed.width,
            needed.height,
        ),
        plan.width,
        plan.height,
    )?;
    finish(sized.unwrap_or(canvas), plan)
}

impl Needed {
    /// Whether the view is a level as it stands: then its tiles need not be opened at all.
    fn is_whole_level(&self, plan: &Plan) -> bool {
        plan.format == OutputFormat::Jpg
            && plan.quality == Quality::Default
            && !plan.mirror
            && plan.quarter_turns == 0
            && (plan.width, plan.height) == (self.level.width, self.level.height)
            && self.columns == (0..self.level.n_columns())
            && self.rows == (0..self.level.n_rows())
    }

    /// Whether the view, of a picture in colour, is a crop of a level: neither the whole of it nor resized, mirrored, turned or without
    /// its colours. What is kept opened serves such views only.
    pub fn is_crop(&self, plan: &Plan) -> bool {
        !self.is_whole_level(plan)
            && matches!(plan.quality, Quality::Default | Quality::Color)
            && !plan.mirror
            && plan.quarter_turns == 0
            && (self.width, self.height) == (f64::from(plan.width), f64::from(plan.height))
            && self.left.fract() == 0.0
            && self.top.fract() == 0.0
    }

    /// Where the tile in this column and row of the level lies.
    pub(super) fn spot(&self, (column, row): (u32, u32)) -> Spot {
        let (x, y) = (column * TILE_PX, row * TILE_PX);
        Spot {
            x,
            y,
            width: TILE_PX.min(self.level.width.saturating_sub(x)),
            height: TILE_PX.min(self.level.height.saturating_sub(y)),
        }
    }

    /// The tiles that were fetched, with where they lie.
    pub(super) fn tiles<'a, T>(
        &'a self,
        fetched: &'a [Vec<T>],
    ) -> impl Iterator<Item = (&'a T, Spot)> {
        let rows = self.rows.clone().zip(fetched);
        rows.flat_map(move |(row, tiles)| {
            let columns = self.columns.clone().zip(tiles);
            columns.map(move |(column, tile)| (tile, self.spot((column, row))))
        })
    }
}

/// Where a tile, or a part of one, lies in its level, px.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot {
    pub(super) x: u32,
    pub(super) y: u32,
    width: u32,
    height: u32,
}

/// A tile, or a part of one, as it is stored.
pub(super) struct Stored<'a> {
    pub(super) jpeg: Cow<'a, [u8]>,
    pub(super) spot: Spot,
}

impl Spot {
    pub(super) fn sides(&self) -> (u32, u32) {
        (self.width, self.height)
    }

    /// As little of the tile as shows all of a part of the level that begins at `left`, `top`.
    pub(super) fn part<'a>(
        self,
        jpeg: &'a impl AsRef<[u8]>,
        left: u32,
        top: u32,
        width: u32,
        height: u32,
    ) -> Stored<'a> {
        let jpeg = jpeg.as_ref();
        let start = |at: u32, part_at: u32, side: u32| part_at.saturating_sub(at).min(side);
        let end = |at: u32, part_end: u32, side: u32| part_end.saturating_sub(at).min(side);
        let cut = coded::cut(
            jpeg,
            start(self.x, left, self.width),
            start(self.y, top, self.height),
            end(self.x, left + width, self.width),
            end(self.y, top + height, self.height),
        );
        match cut {
            Some(cut) => Stored {
                jpeg: Cow::Owned(cut.jpeg),
                spot: Self {
                    x: self.x + cut.left,
                    y: self.y + cut.top,
                    width: cut.width,
                    height: cut.height,
                },
            },
            None => Stored {
                jpeg: Cow::Borrowed(jpeg),
                spot: self,
            },
        }
    }
}

/// Makes a view of the original, opened as small as will do.
///
/// # Errors
/// As [`derive`](super::super::derive).
pub fn view_of_original(
    plan: &Plan,
    bytes: &[u8],
    header: &Header,
    limits: &Limits,
) -> Result<Vec<u8>, PictureRefusal> {
    let region = plan.region;
    let (width, height) = (header.upright_width, header.upright_height);
    let wanted = |side: u32, sized: u32, part: u32| {
        let px = u64::from(side) * u64::from(sized);
        px.div_ceil(u64::from(part)).min(u64::from(side)) as u32
    };
    let (stored_width, stored_height) = header.orientation.upright_sides(
        wanted(width, plan.width, region.width),
        wanted(height, plan.height, region.height),
    );
    let decoded = decode::decode(bytes, header, stored_width, stored_height, limits)?;
    let whole = decoded.raster.turned(header.orientation);
    let (scale_x, scale_y) = (
        f64::from(whole.width) / f64::from(width),
        f64::from(whole.height) / f64::from(height),
    );
    let part = (
        f64::from(region.x) * scale_x,
        f64::from(region.y) * scale_y,
        f64::from(region.width) * scale_x,
        f64::from(region.height) * scale_y,
    );
    let sized = resize_part(&whole, part, plan.width, plan.height)?.unwrap_or(whole);
    let (coloured, _) = colour::to_srgb(sized, decoded.icc.as_deref())?;
    finish(coloured, plan)
}

/// A part of a raster in another size; none if it is the whole in its own size.
fn resize_part(
    raster: &Raster,
    (left, top, width, height): (f64, f64, f64, f64),
    target_width: u32,
    target_height: u32,
) -> Result<Option<Raster>, PictureRefusal> {
    let is_same = |part: f64, side: u32| (part - f64::from(side)).abs() < 1e-6;
    if is_same(width, target_width) && is_same(height, target_height) {
        if (raster.width, raster.height) == (target_width, target_height) {
            return Ok(None);
        }
        if left.fract() == 0.0 && top.fract() == 0.0 {
            return Ok(Some(
                raster.part((left as u32, top as u32), (target_width, target_height)),
            ));
        }
    }
    let part = (
        left,
        top,
        width.min(f64::from(raster.width) - left),
        height.min(f64::from(raster.height) - top),
    );
    raster
        .resize_part(Some(part), target_width, target_height)
        .map(Some)
}

/// Mirror, turn, quality, format: what is left when the size is right.
fn finish(raster: Raster, plan: &Plan) -> Result<Vec<u8>, PictureRefusal> {
    // Named by what a camera would have to be told for the same turn (EXIF).
    let turn = match (plan.mirror, plan.quarter_turns) {
        (false, 0) => 1,
        (false, 1) => 6,
        (false, 2) => 3,
        (false, _) => 8,
        (true, 0) => 2,
        (true, 1) => 7,
        (true, 2) => 4,
        (true, _) => 5,
    };
    let raster = raster.turned(Orientation::from_exif(turn).unwrap_or(Orientation::UPRIGHT));
    let raster = match plan.quality {
        Quality::Default | Quality::Color => raster,
        Quality::Gray => raster.grey(),
        Quality::Bitonal => raster.grey().bitonal(),
    };
    let is_bitonal = plan.quality == Quality::Bitonal;
    match plan.format {
        OutputFormat::Jpg => {
            let sides = (raster.width, raster.height);
            encode::jpeg_part(&raster, (0, 0), sides, JPEG_QUALITY)
        }
        OutputFormat::WebP => encode::webp(&Planes::of(&raster)?, WEBP_QUALITY, WEBP_METHOD),
        OutputFormat::Png => encode::png(&raster, is_bitonal),
    }
}
