//! HEIC by the system's libheif, where the process has opened it.

use libheif::DecodeError;

use super::super::heic::{self, Colours};
use super::super::raster::{Raster, Samples};
use super::super::{Header, PictureRefusal, colour};
use super::{Decoded, over_paper};

/// Decodes the whole picture, upright.
pub(super) fn decode(bytes: &[u8], header: &Header) -> Result<Decoded, PictureRefusal> {
    let library = libheif::library().filter(|library| library.decodes_hevc());
    let library = library.ok_or(PictureRefusal::Unsupported { kind: "heic" })?;
    let pixels = library
        .decode(bytes, (header.width, header.height))
        .map_err(|error| match error {
            DecodeError::Truncated => PictureRefusal::Truncated,
            DecodeError::OtherSides { .. } | DecodeError::Broken(_) => PictureRefusal::Unreadable,
        })?;
    let raster = Raster {
        width: pixels.width,
        height: pixels.height,
        samples: Samples::Rgb,
        bytes: if pixels.has_alpha {
            over_paper::<4>(&pixels.bytes)
        } else {
            pixels.bytes
        },
    };
    let icc = match heic::colours(bytes) {
        Some(Colours::Profile(icc)) => Some(icc),
        Some(Colours::Coded {
            primaries,
            transfer,
        }) => colour::profile_of_codes(primaries, transfer),
        None => None,
    };
    Ok(Decoded {
        raster,
        icc,
        is_damaged: false,
    })
}
