//! A crop of a level, in the level's own size: light and colour of the tiles are laid side by side as they are stored, and coded as they lie. Nothing
//! is turned into red, green and blue, which costs as much as opening and coding.

use super::super::planes::{HALVED, Plane, Planes};
use super::super::{PictureRefusal, decode, encode};
use super::JPEG_QUALITY;
use super::view::{Needed, Spot, WEBP_METHOD, WEBP_QUALITY};
use crate::iiif::{OutputFormat, Plan};

/// A view of which [`Needed::is_crop`] is true, of tiles as they are stored.
pub(super) fn crop<T: AsRef<[u8]>>(
    plan: &Plan,
    needed: &Needed,
    tiles: &[Vec<T>],
) -> Result<Vec<u8>, PictureRefusal> {
    let (left, top) = (needed.left as u32, needed.top as u32);
    crop_with(plan, needed, tiles, |canvas, jpeg, spot| {
        let part = spot.part(jpeg, left, top, plan.width, plan.height);
        let open = decode::open_tile(&part.jpeg, part.spot.sides())?;
        canvas.lay(&open, part.spot.x, part.spot.y);
        Ok(())
    })
}

/// A tile with all its samples at hand, for the many views that share it.
#[derive(Debug)]
pub struct OpenTile(Planes);

impl OpenTile {
    /// The memory it takes, in bytes: at most 1.5 for each pixel, and what a decoder adds to fill its last blocks.
    pub fn n_bytes(&self) -> usize {
        let colour = self.0.colour.iter().flatten();
        let planes = colour.chain([&self.0.light]);
        planes.map(|plane| plane.bytes.len()).sum()
    }
}

/// Makes a view of which [`Needed::is_crop`] is true of tiles that [`Needed::open`] opened, row by row: the same bytes as
/// [`view`](super::view) makes of them as they are stored.
///
/// # Errors
/// [`PictureRefusal::Unreadable`] if a tile is not one of this view.
pub fn crop_of_open<T: AsRef<OpenTile>>(
    plan: &Plan,
    needed: &Needed,
    tiles: &[Vec<T>],
) -> Result<Vec<u8>, PictureRefusal> {
    crop_with(plan, needed, tiles, |canvas, tile, spot| {
        let OpenTile(planes) = tile.as_ref();
        if (planes.width, planes.height) != spot.sides() {
            return Err(PictureRefusal::Unreadable);
        }
        canvas.lay(planes, spot.x, spot.y);
        Ok(())
    })
}

/// Lays one tile after the other, and codes what stands there then.
fn crop_with<T>(
    plan: &Plan,
    needed: &Needed,
    tiles: &[Vec<T>],
    lay: impl Fn(&mut Canvas, &T, Spot) -> Result<(), PictureRefusal>,
) -> Result<Vec<u8>, PictureRefusal> {
    let (left, top) = (needed.left as u32, needed.top as u32);
    let mut canvas = Canvas::new(left, top, plan.width, plan.height);
    for (tile, spot) in needed.tiles(tiles) {
        lay(&mut canvas, tile, spot)?;
    }
    let planes = canvas.finish();
    match plan.format {
        OutputFormat::WebP => encode::webp(&planes, WEBP_QUALITY, WEBP_METHOD),
        _ => encode::jpeg(&planes, JPEG_QUALITY, false),
    }
}

impl Needed {
    /// Opens one of its tiles, by its place in [`places`](Self::places).
    ///
    /// # Errors
    /// [`PictureRefusal::Unreadable`] if it is not the tile that was built, in colour.
    pub fn open(&self, row: usize, column: usize, tile: &[u8]) -> Result<OpenTile, PictureRefusal> {
        let at = (
            self.columns.start + column as u32,
            self.rows.start + row as u32,
        );
        decode::open_tile(tile, self.spot(at).sides()).map(OpenTile)
    }
}

/// Light and colour of a part of a level.
struct Canvas {
    left: u32,
    top: u32,
    light: Plane,
    /// In the places of the level: a column and a row more than are shown where the part begins between two samples.
    colour: [Plane; 2],
}

impl Canvas {
    /// Nothing yet, of the part of the level that begins at `left`, `top`, px.
    fn new(left: u32, top: u32, width: u32, height: u32) -> Self {
        let halves = |start: u32, length: u32| (start + length).div_ceil(2) - start / 2;
        let (wide, high) = (halves(left, width), halves(top, height));
        Self {
            left,
            top,
            light: empty(width, height),
            colour: [empty(wide, high), empty(wide, high)],
        }
    }

    /// Lays a tile, or a part of one, whose corner is at `x`, `y` of the level, px: even, as those of tiles and their stretches are.
    fn lay(&mut self, tile: &Planes, x: u32, y: u32) {
        let shown = (tile.width, tile.height);
        lay(
            &tile.light,
            shown,
            (x, y),
            &mut self.light,
            (self.left, self.top),
        );
        let Some(colour) = &tile.colour else { return };
        let shown = (tile.width.div_ceil(2), tile.height.div_ceil(2));
        let corner = (self.left / 2, self.top / 2);
        for (from, to) in colour.iter().zip(&mut self.colour) {
            lay(from, shown, (x / 2, y / 2), to, corner);
        }
    }

    /// What was laid. Where the part begins in the middle of a sample of colour, the mean of two stands where it must.
    fn finish(self) -> Planes {
        let (width, height) = (self.light.width, self.light.height);
        let half = (width.div_ceil(2), height.div_ceil(2));
        let is_odd = (self.left % 2 == 1, self.top % 2 == 1);
        let colour = self.colour.map(|plane| match is_odd {
            (false, false) => plane,
            _ => between(&plane, is_odd, half),
        });
        Planes {
            width,
            height,
            light: self.light,
            colour: Some(colour),
            step: HALVED,
        }
    }
}

fn empty(width: u32, height: u32) -> Plane {
    Plane {
        width,
        height,
        bytes: vec![0; width as usize * height as usize],
    }
}

/// Copies what two planes share; of `from` only `shown` of its samples are anything. Corners are those in the level.
fn lay(
    from: &Plane,
    shown: (u32, u32),
    from_corner: (u32, u32),
    to: &mut Plane,
    to_corner: (u32, u32),
) {
    let shared = |from: u32, shown: u32, to: u32, side: u32| {
        let (start, end) = (from.max(to), (from + shown).min(to + side));
        (start < end).then(|| {
            (
                (start - from) as usize,
                (start - to) as usize,
                (end - start) as usize,
            )
        })
    };
    let Some((from_x, to_x, n_columns)) = shared(from_corner.0, shown.0, to_corner.0, to.width)
    else {
        return;
    };
    let Some((from_y, to_y, n_rows)) = shared(from_corner.1, shown.1, to_corner.1, to.height)
    else {
        return;
    };
    let rows_from = from.bytes.chunks_exact(from.width as usize).skip(from_y);
    let rows_to = to.bytes.chunks_exact_mut(to.width as usize).skip(to_y);
    for (row_from, row_to) in rows_from.zip(rows_to).take(n_rows) {
        row_to[to_x..to_x + n_columns].copy_from_slice(&row_from[from_x..from_x + n_columns]);
    }
}

/// A plane half a sample on, to the right where `is_odd.0` and down where `is_odd.1`: the mean of the samples on both sides, or the last
/// one where there are no more.
fn between(plane: &Plane, is_odd: (bool, bool), (width, height): (u32, u32)) -> Plane {
    let row = |y: usize| {
        let start = y.min(plane.height as usize - 1) * plane.width as usize;
        &plane.bytes[start..start + plane.width as usize]
    };
    let mut bytes = Vec::with_capacity(width as usize * height as usize);
    let mut sums: Vec<u16> = vec![0; plane.width as usize + 1];
    for y in 0..height as usize {
        let below = row(y + usize::from(is_odd.1));
        for ((sum, above), below) in sums.iter_mut().zip(row(y)).zip(below) {
            *sum = u16::from(*above) + u16::from(*below);
        }
        sums[plane.width as usize] = sums[plane.width as usize - 1];
        let next = &sums[usize::from(is_odd.0)..];
        let both = sums.iter().zip(next).take(width as usize);
        bytes.extend(both.map(|(here, next)| ((here + next + 2) / 4) as u8));
    }
    Plane {
        width,
        height,
        bytes,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Colour and light that are where they are: a slope over the level.
    fn tile(x: u32, y: u32, width: u32, height: u32) -> Planes {
        let plane = |width: u32, height: u32, at: fn(u32, u32) -> u32, corner: (u32, u32)| Plane {
            width,
            height,
            bytes: (0..height)
                .flat_map(|y| (0..width).map(move |x| at(corner.0 + x, corner.1 + y) as u8))
                .collect(),
        };
        let half = (width.div_ceil(2), height.div_ceil(2));
        let corner = (x / 2, y / 2);
        Planes {
            width,
            height,
            light: plane(width, height, |x, y| 3 * x + y, (x, y)),
            colour: Some([
                plane(half.0, half.1, |x, y| 4 * x + 2 * y, corner),
                plane(half.0, half.1, |x, y| 255 - 2 * x - 4 * y, corner),
            ]),
            step: HALVED,
        }
    }

    #[test]
    fn light_and_colour_stand_where_the_level_has_them() {
        // Four tiles of 16 px that end at 27 × 29.
        let tiles = [
            (0, 0, 16, 16),
            (16, 0, 11, 16),
            (0, 16, 16, 13),
            (16, 16, 11, 13),
        ];
        for (left, top, width, height) in [
            (0, 0, 27, 29),
            (4, 6, 12, 14),
            (5, 6, 12, 14),
            (4, 7, 12, 14),
            (5, 7, 13, 15),
            (15, 15, 2, 2),
            (0, 0, 16, 16),
            (26, 28, 1, 1),
            (3, 3, 1, 1),
        ] {
            let mut canvas = Canvas::new(left, top, width, height);
            for (x, y, wide, high) in tiles {
                canvas.lay(&tile(x, y, wide, high), x, y);
            }
            let seen = canvas.finish();
            let what = format!("{left},{top} {width} × {height}");
            for (at, &light) in seen.light.bytes.iter().enumerate() {
                let (x, y) = (left + at as u32 % width, top + at as u32 / width);
                assert_eq!(u32::from(light), 3 * x + y, "{what}");
            }
            let [blue, _] = seen.colour.unwrap();
            assert_eq!(
                (blue.width, blue.height),
                (width.div_ceil(2), height.div_ceil(2))
            );
            for (at, &blue) in blue.bytes.iter().enumerate() {
                let (j, i) = (at as u32 % width.div_ceil(2), at as u32 / width.div_ceil(2));
                // Twice the place in samples of colour; beyond the level's last sample there is none.
                let twice = |start: u32, at: u32, side: u32| {
                    (start + 2 * at).min(2 * (side.div_ceil(2) - 1))
                };
                let (x, y) = (twice(left, j, left + width), twice(top, i, top + height));
                assert_eq!(u32::from(blue), 2 * x + y, "{what}");
            }
        }
    }
}
