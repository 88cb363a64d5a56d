//! HEIC, as iPhones write it (ISO/IEC 23008-12): one picture coded as HEVC, or a grid of such tiles. Here only what the boxes say; pixels
//! are libheif's to find, if the machine has it.

mod boxes;
mod items;
#[cfg(test)]
#[path = "../../../../tests/support/heic.rs"]
mod made;
#[cfg(test)]
mod tests;

use super::header::{Found, check_sides};
use super::{ColourModel, Limits, PictureRefusal};

use boxes::Reader;
use items::Items;

/// What the colours of a file mean, as it says itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Colours {
    /// An ICC profile.
    Profile(Vec<u8>),
    /// Primaries and transfer characteristics by their numbers (ITU-T H.273).
    Coded { primaries: u8, transfer: u8 },
}

/// Tiles of a picture.
struct Grid {
    columns: u32,
    rows: u32,
    width: u32,
    height: u32,
}

/// What cannot be opened though it is of this family: overlays, other codecs. The same way out as for all of them: a JPEG.
const OTHER: PictureRefusal = PictureRefusal::Unsupported { kind: "heic" };

/// Reads the boxes. The sides found are those of the picture as it is seen: what opens it turns and cuts it as the file says.
pub(super) fn find(bytes: &[u8], limits: &Limits) -> Result<Found, PictureRefusal> {
    let items = Items::find(bytes)?;
    let primary = items.primary;
    let stored = sides(&items, primary)?;
    check_sides(stored.0, stored.1, limits)?;
    let coded = match &items.kind(primary).ok_or(PictureRefusal::Unreadable)? {
        b"hvc1" => {
            items.check_whole(primary, bytes.len())?;
            primary
        }
        b"grid" => {
            let data = items.data(primary, bytes);
            let data = data.ok_or(PictureRefusal::Unreadable)?;
            let grid = read_grid(data).ok_or(PictureRefusal::Unreadable)?;
            check_grid(&items, &grid, stored, bytes.len())?
        }
        _ => return Err(OTHER),
    };
    let (width, height) = as_seen(&items, stored)?;
    Ok(Found {
        width,
        height,
        orientation: None,
        colour: ColourModel::Rgb,
        sample_bits: sample_bits(&items, coded)?,
        has_alpha: items.has_alpha(primary),
        is_progressive: true,
        // Red, green and blue are what it is opened as.
        coded_samples_eighths: 24,
    })
}

/// What the primary picture says of its colours, or the first of its tiles; none if nothing.
pub(super) fn colours(bytes: &[u8]) -> Option<Colours> {
    let items = Items::find(bytes).ok()?;
    let first = items.parts(items.primary).first().copied();
    let of = |item| {
        let said = items.properties(item).filter(|one| one.kind == *b"colr");
        let mut found: Vec<Colours> = said.filter_map(|one| read_colours(one.body)).collect();
        // A profile says more than two numbers.
        found.sort_by_key(|one| matches!(one, Colours::Coded { .. }));
        found.into_iter().next()
    };
    of(items.primary).or_else(|| of(first?))
}

fn read_colours(body: &[u8]) -> Option<Colours> {
    let mut reader = Reader::new(body);
    match &reader.array::<4>()? {
        b"prof" | b"rICC" => Some(Colours::Profile(reader.rest().to_vec())),
        b"nclx" => Some(Colours::Coded {
            primaries: reader.u16()?.try_into().ok()?,
            transfer: reader.u16()?.try_into().ok()?,
        }),
        _ => None,
    }
}

/// The sides that are stored of an item, px.
fn sides(items: &Items<'_>, item: u32) -> Result<(u32, u32), PictureRefusal> {
    let said = items.property(item, b"ispe").and_then(read_sides);
    said.ok_or(PictureRefusal::Unreadable)
}

fn read_sides(body: &[u8]) -> Option<(u32, u32)> {
    let mut reader = Reader::new(body);
    reader.version()?;
    Some((reader.u32()?, reader.u32()?))
}

fn read_grid(data: &[u8]) -> Option<Grid> {
    let mut reader = Reader::new(data);
    let [version, flags, rows, columns] = reader.array()?;
    if version != 0 {
        return None;
    }
    let is_wide = flags & 1 == 1;
    Some(Grid {
        columns: u32::from(columns) + 1,
        rows: u32::from(rows) + 1,
        width: reader.id(is_wide)?,
        height: reader.id(is_wide)?,
    })
}

/// Tiles are of one size, all there, and cover the picture and no more than they must. Gives the first.
fn check_grid(
    items: &Items<'_>,
    grid: &Grid,
    stored: (u32, u32),
    n_bytes: usize,
) -> Result<u32, PictureRefusal> {
    let tiles = items.parts(items.primary);
    let &[first, ..] = tiles else {
        return Err(PictureRefusal::Unreadable);
    };
    let (width, height) = sides(items, first)?;
    let covers = |n: u32, side: u32, whole: u32| {
        let (n, side, whole) = (u64::from(n), u64::from(side), u64::from(whole));
        n * side >= whole && (n - 1) * side < whole
    };
    if tiles.len() as u64 != u64::from(grid.columns) * u64::from(grid.rows)
        || (grid.width, grid.height) != stored
        || !covers(grid.columns, width, grid.width)
        || !covers(grid.rows, height, grid.height)
    {
        return Err(PictureRefusal::Unreadable);
    }
    for &tile in tiles {
        if items.kind(tile) != Some(*b"hvc1") {
            return Err(OTHER);
        }
        if sides(items, tile)? != (width, height) {
            return Err(PictureRefusal::Unreadable);
        }
        items.check_whole(tile, n_bytes)?;
    }
    Ok(first)
}

/// Bits of a sample of light, from the configuration of the HEVC decoder (ISO/IEC 14496-15, 8.3.3.1).
fn sample_bits(items: &Items<'_>, item: u32) -> Result<u8, PictureRefusal> {
    let configuration = items.property(item, b"hvcC");
    let bits = configuration.and_then(|body| body.get(17));
    bits.map(|bits| (bits & 7) + 8)
        .ok_or(PictureRefusal::Unreadable)
}

/// The sides after all that is done to the picture before it is shown, in the order of the file.
fn as_seen(items: &Items<'_>, stored: (u32, u32)) -> Result<(u32, u32), PictureRefusal> {
    let (mut width, mut height) = stored;
    for property in items.properties(items.primary) {
        match &property.kind {
            // A quarter turn, or three.
            b"irot" if property.body.first().is_some_and(|turns| turns & 1 == 1) => {
                (width, height) = (height, width);
            }
            b"clap" => {
                let (wide, high) =
                    read_aperture(property.body).ok_or(PictureRefusal::Unreadable)?;
                // More than there is cannot be cut out.
                (width, height) = (wide.min(width), high.min(height));
            }
            _ => {}
        }
    }
    Ok((width, height))
}

/// Width and height that are cut out, to the nearest pixel.
fn read_aperture(body: &[u8]) -> Option<(u32, u32)> {
    let mut reader = Reader::new(body);
    let mut side = || {
        let (over, under) = (u64::from(reader.u32()?), u64::from(reader.u32()?));
        u32::try_from((over + under / 2).checked_div(under)?).ok()
    };
    Some((side()?, side()?))
}
