//! The whole set of sizes of a picture, decoded once.

use serde::{Deserialize, Serialize};

use super::planes::Planes;
use super::raster::{Raster, Samples};
use super::{
    ColourModel, ColourSource, DerivativeSpec, Format, Header, Limits, Marks, PictureRefusal,
    colour, decode, encode, header, jpeg, marks, placeholder, straighten,
};

/// One size of a picture in one type.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Derivative {
    /// Width, px; as seen.
    pub width: u32,
    /// Height, px; as seen.
    pub height: u32,
    /// The type of the bytes.
    pub format: Format,
    /// The file: sRGB, upright, without metadata. Never part of a text.
    #[serde(skip)]
    pub bytes: Vec<u8>,
}

/// All sizes of a picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DerivativeSet {
    /// Width of the upright original, or of the sheet in it if that was laid straight, px.
    pub width: u32,
    /// Height of the same, px.
    pub height: u32,
    /// A blurred idea of the picture in at most 25 bytes; see [`thumbhash_data_url`](super::thumbhash_data_url).
    pub thumbhash: Vec<u8>,
    /// From the largest to the smallest; within a size in the order of [`DerivativeSpec::formats`].
    pub derivatives: Vec<Derivative>,
    /// By what the drawing is known again, and its colours; none unless [`DerivativeSpec::has_marks`].
    pub marks: Option<Marks>,
    /// Where the meaning of the colours was taken from.
    pub colour: ColourSource,
    /// The coded picture is broken somewhere: it was decoded as far as possible, and a person should look at it.
    pub is_damaged: bool,
}

/// Decodes a picture once and makes all its sizes: upright, sRGB, on white paper, never enlarged, without metadata; the sheet laid
/// straight if `spec` says where it is. The same bytes and the same spec give the same bytes.
///
/// `header` must be what [`probe`](super::probe) said of these bytes.
///
/// # Errors
/// [`PictureRefusal::Truncated`] if rows are missing, [`PictureRefusal::Unreadable`] if it cannot be decoded, and the refusals of
/// sides and area if `limits` are tighter than they were when the header was read.
pub fn derive(
    bytes: &[u8],
    header: &Header,
    spec: &DerivativeSpec,
    limits: &Limits,
) -> Result<DerivativeSet, PictureRefusal> {
    header::check_sides(header.width, header.height, limits)?;
    let upright = (header.upright_width, header.upright_height);
    let straightened = spec.sheet.filter(|_| spec.is_straightened);
    let (own_width, own_height) = match &straightened {
        Some(corners) => straighten::sheet_sides(corners, upright.0, upright.1),
        None => upright,
    };
    let sides = spec.sides(own_width, own_height);
    let (width, height) = sides
        .first()
        .copied()
        .unwrap_or((own_width.min(THUMB_PX), own_height.min(THUMB_PX)));
    let (mut picture, colour, is_damaged) = match &straightened {
        None => opened_in_planes(bytes, header, (width, height), limits)?,
        Some(corners) => {
            // The whole picture, so that the sheet in it is somewhat larger than its largest size: then nothing is lost between pixels.
            let scale = (f64::from(width) * DETAIL / f64::from(own_width)).min(1.0);
            let side = |px: u32| ((f64::from(px) * scale).round() as u32).max(1);
            let sides = (side(upright.0), side(upright.1));
            let (raster, colour, is_damaged) = opened(bytes, header, sides, limits)?;
            let (wide, high) = straighten::sheet_sides(corners, raster.width, raster.height);
            let laid = straighten::laid(&raster, corners, wide.max(width), high.max(height))?;
            let laid = Planes::of(&laid)?.resized(width, height)?;
            (laid, colour, is_damaged)
        }
    };
    let marks = if spec.has_marks {
        let (wide, high) = straighten::look_sides(picture.width, picture.height);
        let small = picture.raster(wide, high)?;
        Some(match spec.sheet.filter(|_| straightened.is_none()) {
            Some(corners) => {
                let (wide, high) = straighten::sheet_sides(&corners, wide, high);
                marks::marks(&straighten::laid(&small, &corners, wide, high)?)?
            }
            None => marks::marks(&small)?,
        })
    } else {
        None
    };
    let mut derivatives = Vec::with_capacity(sides.len() * spec.formats.len());
    for (width, height) in sides {
        picture = picture.resized(width, height)?;
        for &format in &spec.formats {
            derivatives.push(Derivative {
                width,
                height,
                format,
                bytes: encode::encode(&picture, format, spec)?,
            });
        }
    }
    Ok(DerivativeSet {
        width: own_width,
        height: own_height,
        thumbhash: thumbhash(&picture)?,
        derivatives,
        marks,
        colour,
        is_damaged,
    })
}

/// The upright picture in sRGB with exactly these sides, in planes: in those that are stored where that can be, as most photos are.
fn opened_in_planes(
    bytes: &[u8],
    header: &Header,
    (width, height): (u32, u32),
    limits: &Limits,
) -> Result<(Planes, ColourSource, bool), PictureRefusal> {
    let (stored_width, stored_height) = header.orientation.upright_sides(width, height);
    // Smaller first, then the turn and, where they change, the colours: each of them costs by the pixel.
    if (header.format, header.colour) == (Format::Jpeg, ColourModel::Rgb)
        && let Some((stored, is_damaged)) =
            decode::decode_planes(bytes, header, stored_width, stored_height)?
    {
        let icc = jpeg::icc_profile(bytes);
        let picture = upright(stored.resized(stored_width, stored_height)?, header)?;
        if let Some(colour) = colour::source_unless_changed(icc.as_deref()) {
            return Ok((picture, colour, is_damaged));
        }
        let (raster, colour) = colour::to_srgb(picture.pixels(), icc.as_deref())?;
        return Ok((Planes::of(&raster)?, colour, is_damaged));
    }
    let decoded = decode::decode(bytes, header, stored_width, stored_height, limits)?;
    if decoded.raster.samples == Samples::Cmyk {
        // Ink is not light, and is made smaller as what it is.
        let (raster, colour) = finished(decoded.raster, decoded.icc, header, (width, height))?;
        return Ok((Planes::of(&raster)?, colour, decoded.is_damaged));
    }
    let (raster, colour) = colour::to_srgb(decoded.raster, decoded.icc.as_deref())?;
    let stored = Planes::of(&raster)?;
    drop(raster);
    let sized = stored.resized(stored_width, stored_height)?;
    Ok((upright(sized, header)?, colour, decoded.is_damaged))
}

/// Turns planes as they are stored; by the pixel where the samples of colour would not be whole.
fn upright(stored: Planes, header: &Header) -> Result<Planes, PictureRefusal> {
    if stored.can_turn(header.orientation) {
        return Ok(stored.turned(header.orientation));
    }
    Planes::of(&stored.pixels().turned(header.orientation))
}

/// How much larger than its largest size a sheet is decoded before it is laid straight.
const DETAIL: f64 = 1.25;

/// The upright picture in sRGB with exactly these sides, where the colours' meaning came from, and whether it is damaged.
pub(super) fn opened(
    bytes: &[u8],
    header: &Header,
    (width, height): (u32, u32),
    limits: &Limits,
) -> Result<(Raster, ColourSource, bool), PictureRefusal> {
    let (stored_width, stored_height) = header.orientation.upright_sides(width, height);
    let decoded = decode::decode(bytes, header, stored_width, stored_height, limits)?;
    let (raster, colour) = finished(decoded.raster, decoded.icc, header, (width, height))?;
    Ok((raster, colour, decoded.is_damaged))
}

/// What was decoded, with these sides, upright and in sRGB.
fn finished(
    decoded: Raster,
    icc: Option<Vec<u8>>,
    header: &Header,
    (width, height): (u32, u32),
) -> Result<(Raster, ColourSource), PictureRefusal> {
    let (stored_width, stored_height) = header.orientation.upright_sides(width, height);
    // Smaller first, then the turn and the colours: each of them costs by the pixel.
    let turned = decoded
        .resized(stored_width, stored_height)?
        .turned(header.orientation);
    colour::to_srgb(turned, icc.as_deref())
}

/// Longest side from which the placeholder is made, px: more does not change it.
const THUMB_PX: u32 = 100;

fn thumbhash(picture: &Planes) -> Result<Vec<u8>, PictureRefusal> {
    let scale = f64::from(THUMB_PX) / f64::from(picture.width.max(picture.height));
    let side = |px: u32| {
        if scale < 1.0 {
            ((f64::from(px) * scale).round() as u32).clamp(1, THUMB_PX)
        } else {
            px
        }
    };
    let (width, height) = (side(picture.width), side(picture.height));
    Ok(placeholder::thumbhash(&picture.raster(width, height)?))
}
