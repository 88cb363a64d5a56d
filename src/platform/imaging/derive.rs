//! The whole set of sizes of a picture, decoded once.

use serde::{Deserialize, Serialize};

use super::raster::Raster;
use super::{
    ColourSource, DerivativeSpec, Format, Header, Limits, PictureRefusal, colour, decode, encode,
    header, placeholder,
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
    /// Width of the upright original, px.
    pub width: u32,
    /// Height of the upright original, px.
    pub height: u32,
    /// A blurred idea of the picture in at most 25 bytes; see [`thumbhash_data_url`](super::thumbhash_data_url).
    pub thumbhash: Vec<u8>,
    /// From the largest to the smallest; within a size in the order of [`DerivativeSpec::formats`].
    pub derivatives: Vec<Derivative>,
    /// Where the meaning of the colours was taken from.
    pub colour: ColourSource,
    /// The coded picture is broken somewhere: it was decoded as far as possible, and a person should look at it.
    pub is_damaged: bool,
}

/// Decodes a picture once and makes all its sizes: upright, sRGB, on white paper, never enlarged, without metadata. The same bytes and
/// the same spec give the same bytes.
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
    let sides = spec.sides(header.upright_width, header.upright_height);
    let (width, height) = sides.first().copied().unwrap_or((
        header.upright_width.min(THUMB_PX),
        header.upright_height.min(THUMB_PX),
    ));
    let (stored_width, stored_height) = header.orientation.upright_sides(width, height);
    let decoded = decode::decode(bytes, header, stored_width, stored_height, limits)?;
    // Smaller first, then the turn and the colours: each of them costs by the pixel.
    let largest = decoded
        .raster
        .resized(stored_width, stored_height)?
        .turned(header.orientation);
    let (mut raster, colour) = colour::to_srgb(largest, decoded.icc.as_deref())?;
    let mut derivatives = Vec::with_capacity(sides.len() * spec.formats.len());
    for (width, height) in sides {
        raster = raster.resized(width, height)?;
        for &format in &spec.formats {
            derivatives.push(Derivative {
                width,
                height,
                format,
                bytes: encode::encode(&raster, format, spec)?,
            });
        }
    }
    Ok(DerivativeSet {
        width: header.upright_width,
        height: header.upright_height,
        thumbhash: thumbhash(raster)?,
        derivatives,
        colour,
        is_damaged: decoded.is_damaged,
    })
}

/// Longest side from which the placeholder is made, px: more does not change it.
const THUMB_PX: u32 = 100;

fn thumbhash(raster: Raster) -> Result<Vec<u8>, PictureRefusal> {
    let scale = f64::from(THUMB_PX) / f64::from(raster.width.max(raster.height));
    let side = |px: u32| {
        if scale < 1.0 {
            ((f64::from(px) * scale).round() as u32).clamp(1, THUMB_PX)
        } else {
            px
        }
    };
    let (width, height) = (side(raster.width), side(raster.height));
    Ok(placeholder::thumbhash(&raster.resized(width, height)?))
}
