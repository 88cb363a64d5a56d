//! Removing everything from a file that is not the picture, without coding the picture anew.

use super::{Format, Header, Limits, PictureRefusal, jpeg, png, probe, tiff, webp};

/// A file with the picture and nothing else: no place, no serial number, no name, no thumbnail, no second picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clean {
    /// The file. Its coded picture, its colour profile and its resolution are those of the original; its orientation is in the
    /// smallest EXIF block there can be (in TIFF: its tag), so that any program shows it upright.
    pub bytes: Vec<u8>,
    /// The header of the clean file; the same orientation as before.
    pub header: Header,
    /// Bytes that were dropped (or, if a missing end was added, none).
    pub dropped_bytes: usize,
}

/// Drops metadata losslessly: segments and chunks go, the coded data stays as it is. What follows the end of the picture goes too.
///
/// `header` must be what [`probe`] said of these bytes.
///
/// # Errors
/// [`PictureRefusal::Truncated`] or [`PictureRefusal::Unreadable`] if the structure does not hold up to the end, and
/// [`PictureRefusal::Unsupported`] for a JPEG with more scans than any encoder writes, and for a HEIC.
pub fn strip_metadata(bytes: &[u8], header: &Header) -> Result<Clean, PictureRefusal> {
    let clean = match header.format {
        Format::Jpeg => jpeg::strip(bytes, header.orientation),
        Format::Png => png::strip(bytes, header.orientation),
        Format::WebP => webp::strip(bytes, header.orientation),
        Format::Tiff => tiff::strip(bytes),
        // It is never kept as it is.
        Format::Heic => Err(PictureRefusal::Unsupported { kind: "heic" }),
        Format::Avif => Err(PictureRefusal::Unsupported { kind: "avif" }),
    }?;
    // What we wrote must be the same picture by our own reader. The limits were asked before; here they must not stand in the way.
    let no_limits = Limits {
        original_bytes_max: usize::MAX,
        side_px_max: u32::MAX,
        area_px_max: u64::MAX,
        short_side_px_min: 0,
    };
    let clean_header = probe(&clean, &no_limits)?;
    if clean_header != *header {
        return Err(PictureRefusal::Unreadable);
    }
    Ok(Clean {
        dropped_bytes: bytes.len().saturating_sub(clean.len()),
        bytes: clean,
        header: clean_header,
    })
}
