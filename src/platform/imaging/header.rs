//! What a picture is, told from its first bytes and its structure, before anything is decoded.

use super::{
    Format, Limits, Orientation, PictureRefusal, heic, jpeg, png, strip_metadata, tiff, webp,
};

/// What the samples of the stored picture mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ColourModel {
    /// One sample of light.
    Grey,
    /// Three samples of light (stored as such, as luma and chroma, or by a palette).
    Rgb,
    /// Four samples of ink.
    Cmyk,
}

/// A picture as its header describes it. Nothing has been decoded to know this.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// The type, from the bytes and never from a name.
    pub format: Format,
    /// Width as stored, before turning upright, px. A HEIC counts as stored upright: it is turned by what opens it.
    pub width: u32,
    /// Height as stored, before turning upright, px.
    pub height: u32,
    /// How the stored picture is to be turned.
    pub orientation: Orientation,
    /// Width as seen, px.
    pub upright_width: u32,
    /// Height as seen, px.
    pub upright_height: u32,
    /// What the samples mean.
    pub colour: ColourModel,
    /// Bits of one sample, `1..=16`; of a palette, the bits of its colours (8).
    pub sample_bits: u8,
    /// Whether some of the paper may shine through.
    pub has_alpha: bool,
    /// Whether the whole picture must be held to show any row of it: progressive JPEG, interlaced PNG, any WebP.
    pub is_progressive: bool,
    /// Samples held at once by a decoder that must hold the whole picture, in 1/8 of a sample per pixel: the chroma of a JPEG is smaller.
    pub(super) coded_samples_eighths: u16,
}

impl Header {
    /// Most memory that opening the whole picture takes, bytes, the sizes made of it included. For a JPEG much less is usual, because
    /// it is decoded small.
    pub fn decoding_bytes(&self) -> u64 {
        let area = u64::from(self.width) * u64::from(self.height);
        let samples = area * u64::from(self.coded_samples_eighths) / 8;
        // Eight bits a sample, at most three, and a little for what is made of it.
        let raster = area * 3 + (32 << 20);
        match self.format {
            // Coefficients of two bytes are held until the last scan.
            Format::Jpeg if self.is_progressive => samples * 2 + raster,
            Format::Jpeg => raster,
            Format::Png | Format::WebP => self.sample_bytes() + raster,
            // Its decoder holds all samples twice.
            Format::Tiff => self.sample_bytes() * 2 + raster,
            // Put together in planes, then laid side by side, then kept.
            Format::Heic | Format::Avif => self.sample_bytes() * 2 + raster,
        }
    }

    /// Bytes of all samples as they are decoded.
    fn sample_bytes(&self) -> u64 {
        let area = u64::from(self.width) * u64::from(self.height);
        area * u64::from(self.coded_samples_eighths) / 8 * u64::from(self.sample_bits.div_ceil(8))
    }
}

/// What a container's own reader found, before the limits are asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub width: u32,
    pub height: u32,
    pub orientation: Option<Orientation>,
    pub colour: ColourModel,
    pub sample_bits: u8,
    pub has_alpha: bool,
    pub is_progressive: bool,
    pub coded_samples_eighths: u16,
}

/// Most bytes of samples of a TIFF: 80 million pixels of three times 16 bits, as no scanner makes more. Twice as much has room in the
/// memory of who decodes it.
const TIFF_SAMPLE_BYTES_MAX: u64 = 480_000_000;

/// Reads the header and asks the limits. Decodes nothing: the cost depends on the number of segments or chunks, never on the number of pixels.
///
/// # Errors
/// Any [`PictureRefusal`]. A picture that passes may still turn out to be broken when it is decoded.
pub fn probe(bytes: &[u8], limits: &Limits) -> Result<Header, PictureRefusal> {
    if bytes.is_empty() {
        return Err(PictureRefusal::Empty);
    }
    if bytes.len() > limits.original_bytes_max {
        return Err(PictureRefusal::TooManyBytes {
            bytes: bytes.len(),
            bytes_max: limits.original_bytes_max,
        });
    }
    let format = sniff(bytes)?;
    let found = match format {
        Format::Jpeg => jpeg::find(bytes)?,
        Format::Png => png::find(bytes, limits)?,
        Format::WebP => webp::find(bytes)?,
        Format::Tiff => tiff::find(bytes)?,
        Format::Heic => heic::find(bytes, limits)?,
        Format::Avif => return Err(PictureRefusal::Unsupported { kind: "avif" }),
    };
    let (width, height) = (found.width, found.height);
    check_sides(width, height, limits)?;
    let orientation = found.orientation.unwrap_or(Orientation::UPRIGHT);
    let (upright_width, upright_height) = orientation.upright_sides(width, height);
    if width.min(height) < limits.short_side_px_min {
        return Err(PictureRefusal::TooSmall {
            width: upright_width,
            height: upright_height,
            short_side_px_min: limits.short_side_px_min,
        });
    }
    let header = Header {
        format,
        width,
        height,
        orientation,
        upright_width,
        upright_height,
        colour: found.colour,
        sample_bits: found.sample_bits,
        has_alpha: found.has_alpha,
        is_progressive: found.is_progressive,
        coded_samples_eighths: found.coded_samples_eighths,
    };
    if format == Format::Tiff && header.sample_bytes() > TIFF_SAMPLE_BYTES_MAX {
        return Err(PictureRefusal::Unsupported {
            kind: "tiff-samples",
        });
    }
    Ok(header)
}

/// How far into a file its type may be looked for, bytes.
pub const SNIFFED_BYTES: usize = 4096;

/// What the first bytes of a file give away already, however it goes on: a type that is not taken, sides or area over a limit, more scans
/// than any encoder writes. `beginning` is the whole file, or at least [`SNIFFED_BYTES`] of it. None where the rest must be seen.
pub fn refuse_by_beginning(beginning: &[u8], limits: &Limits) -> Option<PictureRefusal> {
    let refusal = match probe(beginning, limits) {
        Ok(header) if header.format == Format::Heic => return None,
        Ok(header) => strip_metadata(beginning, &header).err()?,
        Err(refusal) => refusal,
    };
    // What is cut, and what seems broken, may be whole with the rest.
    matches!(
        refusal,
        PictureRefusal::UnknownType
            | PictureRefusal::Unsupported { .. }
            | PictureRefusal::SideTooLong { .. }
            | PictureRefusal::AreaTooLarge { .. }
    )
    .then_some(refusal)
}

/// The limits on sides and area; a side of nothing is no picture.
pub(super) fn check_sides(width: u32, height: u32, limits: &Limits) -> Result<(), PictureRefusal> {
    if width == 0 || height == 0 {
        return Err(PictureRefusal::Unreadable);
    }
    if width.max(height) > limits.side_px_max {
        return Err(PictureRefusal::SideTooLong {
            width,
            height,
            side_px_max: limits.side_px_max,
        });
    }
    if u64::from(width) * u64::from(height) > limits.area_px_max {
        return Err(PictureRefusal::AreaTooLarge {
            width,
            height,
            area_px_max: limits.area_px_max,
        });
    }
    Ok(())
}

/// The type that the first bytes promise. Names and media types that came along are never asked.
fn sniff(bytes: &[u8]) -> Result<Format, PictureRefusal> {
    let unsupported = |kind| Err(PictureRefusal::Unsupported { kind });
    match bytes {
        [0xFF, 0xD8, 0xFF, ..] => Ok(Format::Jpeg),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => Ok(Format::Png),
        [
            b'R',
            b'I',
            b'F',
            b'F',
            _,
            _,
            _,
            _,
            b'W',
            b'E',
            b'B',
            b'P',
            ..,
        ] => Ok(Format::WebP),
        [b'I', b'I', 42, 0, rest @ ..] => {
            // Canon's raw files are TIFF by their first bytes and say so only at byte 8.
            if rest.get(4..6) == Some(b"CR") {
                unsupported("raw")
            } else {
                Ok(Format::Tiff)
            }
        }
        [b'M', b'M', 0, 42, ..] => Ok(Format::Tiff),
        [b'I', b'I', 43, 0, ..] | [b'M', b'M', 0, 43, ..] => unsupported("bigtiff"),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => unsupported("gif"),
        [b'B', b'M', _, _, _, _, 0, 0, 0, 0, ..] => unsupported("bmp"),
        [0, 0, 1, 0, _, 0, ..] => unsupported("ico"),
        [b'8', b'B', b'P', b'S', ..] => unsupported("psd"),
        [b'P', b'K', 3 | 5, 4 | 6, ..] => unsupported("zip"),
        [0xFF, 0x0A, ..] | [0, 0, 0, 12, b'J', b'X', b'L', b' ', ..] => unsupported("jxl"),
        [0, 0, 0, 12, b'j', b'P', b' ', b' ', ..] | [0xFF, 0x4F, 0xFF, 0x51, ..] => {
            unsupported("jpeg-2000")
        }
        [_, _, _, _, b'f', b't', b'y', b'p', brands @ ..] => sniff_brand(brands),
        // Cut before its magic bytes end.
        [0xFF] | [0xFF, 0xD8] | [0x89, b'P', ..] if bytes.len() < 8 => {
            Err(PictureRefusal::Truncated)
        }
        [b'R', b'I', b'F', b'F', ..] if bytes.len() < 12 => Err(PictureRefusal::Truncated),
        _ => unsupported_text(bytes),
    }
}

/// The kind of an ISO base media file, by its major brand and, where that is the vague `mif1`, by the compatible ones.
fn sniff_brand(brands: &[u8]) -> Result<Format, PictureRefusal> {
    let (brands, _) = brands
        .get(..64.min(brands.len()))
        .unwrap_or_default()
        .as_chunks::<4>();
    let kind = match brands.first() {
        Some(b"avif" | b"avis") => "avif",
        Some(b"mif1" | b"msf1") if brands.iter().any(|brand| brand == b"avif") => "avif",
        Some(b"heic" | b"heix" | b"heim" | b"heis" | b"mif1") => return Ok(Format::Heic),
        // A burst or a live photo: frames, as in a film.
        Some(b"hevc" | b"hevx" | b"hevm" | b"hevs" | b"msf1") => "heic-sequence",
        _ => "video",
    };
    Err(PictureRefusal::Unsupported { kind })
}

/// PDF may begin with up to a kilobyte of something else, and SVG is text with no magic bytes.
fn unsupported_text(bytes: &[u8]) -> Result<Format, PictureRefusal> {
    let start = &bytes[..bytes.len().min(SNIFFED_BYTES)];
    let has = |needle: &[u8], within: usize| {
        start[..start.len().min(within)]
            .windows(needle.len())
            .any(|window| window.eq_ignore_ascii_case(needle))
    };
    if has(b"%PDF-", 1024) {
        return Err(PictureRefusal::Unsupported { kind: "pdf" });
    }
    let text = start
        .strip_prefix(b"\xEF\xBB\xBF")
        .unwrap_or(start)
        .trim_ascii_start();
    if text.first() == Some(&b'<') && has(b"<svg", SNIFFED_BYTES) {
        return Err(PictureRefusal::Unsupported { kind: "svg" });
    }
    Err(PictureRefusal::UnknownType)
}
