//! A photographed sheet, laid straight: its four corners are found, the perspective is taken out, uneven light is made even and the
//! paper gently white.
//!
//! What is found is a proposal: a person accepts, adjusts or refuses it. Where no sheet lies whole on something else (a scan, a
//! drawing that fills the frame, an edge outside of the picture), nothing is proposed.

mod across;
mod corners;
mod cut;
mod edges;
mod light;
mod lines;
mod look;
mod sheet;
mod warp;

pub use corners::{Corners, WrongCorners};
pub(super) use light::Light;
pub(super) use look::light_of;
pub(super) use sheet::find;
pub use sheet::{Finding, Side};
pub(super) use warp::{lay_straight, sheet_sides};

use super::raster::Raster;
use super::{Derivative, Format, Header, Limits, PictureRefusal, derive, encode, header};

/// Longest side of the picture in which the sheet is looked for, px.
pub(super) const LOOK_PX: u32 = 640;

/// Quality of a straightened picture as a file of its own, `1..=100`.
const FILE_QUALITY: u8 = 90;

/// Looks for the sheet in a picture file.
///
/// # Errors
/// Those of decoding.
pub fn find_sheet(
    bytes: &[u8],
    header: &Header,
    limits: &Limits,
) -> Result<Finding, PictureRefusal> {
    header::check_sides(header.width, header.height, limits)?;
    let sides = look_sides(header.upright_width, header.upright_height);
    Ok(find(&derive::opened(bytes, header, sides, limits)?.0))
}

/// The sides of the picture in which the sheet is looked for.
pub(super) fn look_sides(width: u32, height: u32) -> (u32, u32) {
    let long = f64::from(width.max(height));
    let scale = (f64::from(LOOK_PX) / long).min(1.0);
    let side = |px: u32| ((f64::from(px) * scale).round() as u32).max(1);
    (side(width), side(height))
}

/// The sheet of a picture as a JPEG of its own, as large as it is in the picture: upright, sRGB, straight, in even light.
/// `corners` none = look for them; `None` comes back where no whole sheet is found.
///
/// # Errors
/// Those of decoding.
pub fn straighten(
    bytes: &[u8],
    header: &Header,
    corners: Option<Corners>,
    limits: &Limits,
) -> Result<Option<Derivative>, PictureRefusal> {
    header::check_sides(header.width, header.height, limits)?;
    let sides = (header.upright_width, header.upright_height);
    let (raster, _, _) = derive::opened(bytes, header, sides, limits)?;
    let around = raster.resize_to_look()?;
    let corners = match corners {
        Some(corners) => corners,
        None => match find(&around) {
            Finding::Whole(corners) => corners,
            _ => return Ok(None),
        },
    };
    let (width, height) = corners.sheet_sides(raster.width, raster.height, limits.side_px_max);
    let sheet = laid_in_light(&raster, &around, &corners, width, height);
    drop(raster);
    Ok(Some(Derivative {
        width,
        height,
        format: Format::Jpeg,
        // Tables of its own would be a second walk over the whole picture, while somebody waits, for a few bytes in a hundred.
        bytes: encode::jpeg_part(&sheet, (0, 0), (width, height), FILE_QUALITY)?,
    }))
}

/// The sheet between the corners as a raster of these sides, in even light.
pub(super) fn laid(
    raster: &Raster,
    corners: &Corners,
    width: u32,
    height: u32,
) -> Result<Raster, PictureRefusal> {
    let around = raster.resize_to_look()?;
    Ok(laid_in_light(raster, &around, corners, width, height))
}

/// The same; `around` is the picture as a sheet is looked for in it. The light is read off that copy: it changes slowly, and paper
/// between strokes is easier to see there.
fn laid_in_light(
    raster: &Raster,
    around: &Raster,
    corners: &Corners,
    width: u32,
    height: u32,
) -> Raster {
    let (look_width, look_height) = look_sides(width, height);
    let (look_width, look_height) = (look_width.div_ceil(2), look_height.div_ceil(2));
    let small = lay_straight(around, corners, look_width, look_height, &Light::even());
    lay_straight(raster, corners, width, height, &Light::of(&small))
}

/// Samples of a pixel.
fn n_samples(raster: &Raster) -> usize {
    raster.samples.count()
}
