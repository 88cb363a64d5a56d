//! From what is asked to pixels: which part of the picture, how large, turned how; and its one canonical spelling.

use serde::{Deserialize, Serialize};

use super::request::{Region, Size, SizeKind};
use super::{OutputFormat, Quality, Request, Source, Version, Wrong};

/// A part of a picture, px.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Rect {
    /// From the left.
    pub x: u32,
    /// From the top.
    pub y: u32,
    /// At least 1.
    pub width: u32,
    /// At least 1.
    pub height: u32,
}

/// What is to be made, in the order in which it is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Plan {
    /// The part of the picture; wholly inside.
    pub region: Rect,
    /// Width before turning, px; at most the region's.
    pub width: u32,
    /// Height before turning, px; at most the region's.
    pub height: u32,
    /// Mirrored at the vertical axis.
    pub mirror: bool,
    /// Then turned clockwise by so many quarters, `0..=3`.
    pub quarter_turns: u8,
    /// The colours: `Default` wherever the wish changes nothing.
    pub quality: Quality,
    /// The type of file.
    pub format: OutputFormat,
    is_full: bool,
    is_max: bool,
    /// The height is the region's in proportion to the width.
    is_in_proportion: bool,
}

impl Request {
    /// Decides which pixels are meant. Costs nothing: everything that is refused is refused here, before any work.
    ///
    /// # Errors
    /// [`Wrong`] where the picture has no such part or size.
    pub fn plan(&self, source: &Source) -> Result<Plan, Wrong> {
        let region = region_of(self.region, source)?;
        let max = sides_max(region, source);
        let (width, height) = size_of(self.version, self.size, region, max)?;
        if width == 0 || height == 0 {
            return Err(Wrong::Size);
        }
        if u64::from(width) * u64::from(height) > source.area_px_max
            || width.max(height) > self.format.side_px_max()
        {
            return Err(Wrong::OverLimit);
        }
        let quality = match self.quality {
            Quality::Color => Quality::Default,
            Quality::Gray if source.is_grey => Quality::Default,
            other => other,
        };
        Ok(Plan {
            region,
            width,
            height,
            mirror: self.mirror,
            quarter_turns: self.quarter_turns,
            quality,
            format: self.format,
            is_full: (region.width, region.height) == (source.width, source.height),
            is_max: (width, height) == max,
            is_in_proportion: in_proportion(region.height, width, region.width) == height,
        })
    }
}

/// `side * part / whole`, rounded half up.
fn in_proportion(side: u32, part: u32, whole: u32) -> u32 {
    let whole = u64::from(whole);
    ((u64::from(side) * u64::from(part) * 2 + whole) / (2 * whole)) as u32
}

fn region_of(region: Region, source: &Source) -> Result<Rect, Wrong> {
    let (width, height) = (source.width, source.height);
    let rect = |x, y, width, height| Rect {
        x,
        y,
        width,
        height,
    };
    match region {
        Region::Full => Ok(rect(0, 0, width, height)),
        Region::Square => {
            let side = width.min(height);
            Ok(rect((width - side) / 2, (height - side) / 2, side, side))
        }
        Region::Pixels([_, _, 0, _] | [_, _, _, 0]) => Err(Wrong::Region),
        Region::Pixels([x, y, w, h]) => {
            let (x, w) = within(x, w, width).ok_or(Wrong::Outside)?;
            let (y, h) = within(y, h, height).ok_or(Wrong::Outside)?;
            Ok(rect(x, y, w, h))
        }
        Region::Percent([_, _, w, h]) if w <= 0.0 || h <= 0.0 => Err(Wrong::Region),
        Region::Percent([x, y, w, h]) => {
            let px = |percent: f64, side: u32| (percent * f64::from(side) / 100.0).round() as u64;
            let (x, w) = within(px(x, width), px(w, width).max(1), width).ok_or(Wrong::Outside)?;
            let (y, h) =
                within(px(y, height), px(h, height).max(1), height).ok_or(Wrong::Outside)?;
            Ok(rect(x, y, w, h))
        }
    }
}

/// The part of `start..start + length` that lies within `side`: what hangs over is cut, never filled.
fn within(start: u64, length: u64, side: u32) -> Option<(u32, u32)> {
    let side = u64::from(side);
    let end = start.saturating_add(length).min(side);
    (start < side).then(|| (start as u32, (end - start) as u32))
}

/// The size of `max`: the region's own, or the largest in proportion that one answer may have.
fn sides_max(region: Rect, source: &Source) -> (u32, u32) {
    let area = u64::from(region.width) * u64::from(region.height);
    if area <= source.area_px_max {
        return (region.width, region.height);
    }
    let scale = (source.area_px_max as f64 / area as f64).sqrt();
    let side = |px: u32| ((f64::from(px) * scale).floor() as u32).max(1);
    (side(region.width), side(region.height))
}

fn size_of(
    version: Version,
    size: Size,
    region: Rect,
    max: (u32, u32),
) -> Result<(u32, u32), Wrong> {
    let Rect { width, height, .. } = region;
    let too_large = if size.may_grow {
        Wrong::Upscaling
    } else {
        Wrong::TooLarge
    };
    let fits = |px: u64, side: u32| {
        if px == 0 {
            Err(Wrong::Size)
        } else if px > u64::from(side) {
            Err(too_large)
        } else {
            Ok(px as u32)
        }
    };
    match size.kind {
        // The largest that is allowed is larger than what is there.
        SizeKind::Max if size.may_grow && max == (width, height) => Err(Wrong::Upscaling),
        SizeKind::Max => Ok(max),
        SizeKind::Percent(percent) if percent > 100.0 => Err(too_large),
        SizeKind::Percent(percent) => {
            let px = |side: u32| (f64::from(side) * percent / 100.0).round() as u32;
            Ok((px(width), px(height)))
        }
        SizeKind::Width(w) => {
            let w = fits(w, width)?;
            Ok((w, in_proportion(height, w, width)))
        }
        SizeKind::Height(h) => {
            let h = fits(h, height)?;
            Ok((in_proportion(width, h, height), h))
        }
        SizeKind::Both(w, h) => Ok((fits(w, width)?, fits(h, height)?)),
        SizeKind::Within(0, _) | SizeKind::Within(_, 0) => Err(Wrong::Size),
        SizeKind::Within(w, h) => {
            let is_larger = w > u64::from(width) && h > u64::from(height);
            match version {
                // The official validator wants a no where the box could only be filled by enlarging.
                Version::V3 if is_larger => return Err(too_large),
                _ => {}
            }
            let (w, h) = (
                w.min(u64::from(max.0)) as u32,
                h.min(u64::from(max.1)) as u32,
            );
            // Whichever side is met first.
            if u64::from(w) * u64::from(height) <= u64::from(h) * u64::from(width) {
                Ok((w, in_proportion(height, w, width).clamp(1, h)))
            } else {
                Ok((in_proportion(width, h, height).clamp(1, w), h))
            }
        }
    }
}

impl Plan {
    /// Sides of the result, after turning, px.
    pub fn sides(&self) -> (u32, u32) {
        if self.quarter_turns % 2 == 1 {
            (self.height, self.width)
        } else {
            (self.width, self.height)
        }
    }

    /// The canonical form, `region/size/rotation/quality.format`: the same for all requests with the same result, and
    /// its own canonical form.
    pub fn canonical(&self, version: Version) -> String {
        let Rect {
            x,
            y,
            width,
            height,
        } = self.region;
        let region = if self.is_full {
            "full".to_owned()
        } else {
            format!("{x},{y},{width},{height}")
        };
        let size = match version {
            Version::V3 if self.is_max => "max".to_owned(),
            Version::V2 if self.is_max => "full".to_owned(),
            Version::V2 if self.is_in_proportion => format!("{},", self.width),
            _ => format!("{},{}", self.width, self.height),
        };
        format!(
            "{region}/{size}/{}{}/{}.{}",
            if self.mirror { "!" } else { "" },
            u16::from(self.quarter_turns) * 90,
            self.quality.word(),
            self.format.word()
        )
    }

    /// The tile of the grid that this is exactly: scale factor, column, row; turned and coloured as it is, as JPEG.
    pub fn tile(&self, source: &Source) -> Option<(u32, u32, u32)> {
        let is_plain = !self.mirror
            && self.quarter_turns == 0
            && self.quality == Quality::Default
            && self.format == OutputFormat::Jpg;
        if !is_plain {
            return None;
        }
        super::scale_factors(source.width, source.height)
            .into_iter()
            .find_map(|factor| {
                let step = u64::from(super::TILE_PX) * u64::from(factor);
                let (x, y) = (u64::from(self.region.x), u64::from(self.region.y));
                let side = |start: u64, side: u32| (u64::from(side) - start).min(step) as u32;
                let is_tile = x % step == 0
                    && y % step == 0
                    && self.region.width == side(x, source.width)
                    && self.region.height == side(y, source.height)
                    && self.width == self.region.width.div_ceil(factor)
                    && self.height == self.region.height.div_ceil(factor);
                is_tile.then(|| (factor, (x / step) as u32, (y / step) as u32))
            })
    }
}
