//! From a file to pixels, no larger than they are needed.

use std::borrow::Cow;
use std::io::Cursor;

use image::{DynamicImage, ImageDecoder, ImageError};
use turbojpeg::{Decompressor, Image, PixelFormat, ScalingFactor};

use super::raster::{Raster, Samples};
use super::{ColourModel, Format, Header, Limits, PictureRefusal, jpeg};

/// What came out of a file.
#[derive(Debug)]
pub(super) struct Decoded {
    pub raster: Raster,
    pub icc: Option<Vec<u8>>,
    /// The decoder found the coded data broken and went on: parts of the picture may be grey or shifted.
    pub is_damaged: bool,
}

/// Decodes to at least `width` × `height` (as stored); more only where the file cannot be decoded smaller.
pub(super) fn decode(
    bytes: &[u8],
    header: &Header,
    width: u32,
    height: u32,
    limits: &Limits,
) -> Result<Decoded, PictureRefusal> {
    match header.format {
        Format::Jpeg => decode_jpeg(bytes, header, width, height),
        Format::Png => decode_whole(
            image::codecs::png::PngDecoder::with_limits(
                Cursor::new(bytes),
                image_limits(header, limits),
            ),
            header,
            limits,
        ),
        Format::WebP => decode_whole(
            image::codecs::webp::WebPDecoder::new(Cursor::new(bytes)),
            header,
            limits,
        ),
        Format::Tiff => decode_whole(
            image::codecs::tiff::TiffDecoder::new(Cursor::new(bytes)),
            header,
            limits,
        ),
    }
}

/// The image crate's limits: exactly the header's sides, and memory for the widest samples there are.
fn image_limits(header: &Header, limits: &Limits) -> image::Limits {
    let mut within = image::Limits::default();
    within.max_image_width = Some(header.width);
    within.max_image_height = Some(header.height);
    within.max_alloc = Some(limits.area_px_max.saturating_mul(16));
    within
}

fn refusal(error: ImageError) -> PictureRefusal {
    match error {
        ImageError::IoError(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => {
            PictureRefusal::Truncated
        }
        _ => PictureRefusal::Unreadable,
    }
}

fn decode_whole(
    decoder: Result<impl ImageDecoder, ImageError>,
    header: &Header,
    limits: &Limits,
) -> Result<Decoded, PictureRefusal> {
    let mut decoder = decoder.map_err(refusal)?;
    decoder
        .set_limits(image_limits(header, limits))
        .map_err(refusal)?;
    if decoder.dimensions() != (header.width, header.height) {
        return Err(PictureRefusal::Unreadable);
    }
    let icc = decoder.icc_profile().ok().flatten();
    let decoded = DynamicImage::from_decoder(decoder).map_err(refusal)?;
    let (width, height) = (decoded.width(), decoded.height());
    let (samples, bytes) = flattened(decoded);
    Ok(Decoded {
        raster: Raster {
            width,
            height,
            samples,
            bytes,
        },
        icc,
        is_damaged: false,
    })
}

/// Eight bits a sample, without alpha. Each kind is turned straight into what is kept: a copy between them would be the largest thing in
/// memory.
fn flattened(decoded: DynamicImage) -> (Samples, Vec<u8>) {
    match decoded {
        DynamicImage::ImageLuma8(picture) => (Samples::Grey, picture.into_raw()),
        DynamicImage::ImageRgb8(picture) => (Samples::Rgb, picture.into_raw()),
        DynamicImage::ImageLumaA8(picture) => (Samples::Grey, over_paper::<2>(&picture)),
        DynamicImage::ImageRgba8(picture) => (Samples::Rgb, over_paper::<4>(&picture)),
        DynamicImage::ImageLuma16(picture) => (
            Samples::Grey,
            picture.iter().copied().map(eight_bits).collect(),
        ),
        DynamicImage::ImageRgb16(picture) => (
            Samples::Rgb,
            picture.iter().copied().map(eight_bits).collect(),
        ),
        DynamicImage::ImageLumaA16(picture) => (Samples::Grey, over_paper_16::<2>(&picture)),
        DynamicImage::ImageRgba16(picture) => (Samples::Rgb, over_paper_16::<4>(&picture)),
        other => (Samples::Rgb, other.into_rgb8().into_raw()),
    }
}

/// Pixels of `N` samples, the last of them alpha, over white paper.
fn over_paper<const N: usize>(samples: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(samples.len() / N * (N - 1));
    for pixel in samples.as_chunks::<N>().0 {
        let alpha = pixel[N - 1];
        bytes.extend(pixel[..N - 1].iter().map(|&sample| on_paper(sample, alpha)));
    }
    bytes
}

fn over_paper_16<const N: usize>(samples: &[u16]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(samples.len() / N * (N - 1));
    for pixel in samples.as_chunks::<N>().0 {
        let pixel = pixel.map(eight_bits);
        let alpha = pixel[N - 1];
        bytes.extend(pixel[..N - 1].iter().map(|&sample| on_paper(sample, alpha)));
    }
    bytes
}

/// The nearest of 256 steps.
fn eight_bits(sample: u16) -> u8 {
    ((u32::from(sample) + 128) / 257) as u8
}

/// One sample over white paper.
fn on_paper(sample: u8, alpha: u8) -> u8 {
    let (sample, alpha) = (u32::from(sample), u32::from(alpha));
    ((sample * alpha + 255 * (255 - alpha) + 127) / 255) as u8
}

/// The smallest eighth at which a JPEG still has the sides asked for.
fn scaling(header: &Header, width: u32, height: u32) -> ScalingFactor {
    (1..8)
        .map(|eighths| ScalingFactor::new(eighths, 8))
        .find(|factor| {
            factor.scale(header.width as usize) >= width as usize
                && factor.scale(header.height as usize) >= height as usize
        })
        .unwrap_or(ScalingFactor::ONE)
}

/// Scaled in the DCT: a half costs about a third of the time and a quarter of the memory.
fn decode_jpeg(
    bytes: &[u8],
    header: &Header,
    width: u32,
    height: u32,
) -> Result<Decoded, PictureRefusal> {
    let unreadable = |_| PictureRefusal::Unreadable;
    // A file without an end is common and need not lack any row: with one, the decoder complains only if it does.
    let bytes = if jpeg::has_end(bytes) {
        Cow::Borrowed(bytes)
    } else {
        Cow::Owned([bytes, &[0xFF, 0xD9]].concat())
    };
    let bytes = bytes.as_ref();
    let factor = scaling(header, width, height);
    let mut decompressor = Decompressor::new().map_err(unreadable)?;
    decompressor
        .set_scan_limit(jpeg::SCANS_MAX)
        .map_err(unreadable)?;
    decompressor
        .set_scaling_factor(factor)
        .map_err(unreadable)?;
    let read = decompressor.read_header(bytes).map_err(unreadable)?;
    if (read.width, read.height) != (header.width as usize, header.height as usize) {
        return Err(PictureRefusal::Unreadable);
    }
    let (format, samples) = match header.colour {
        ColourModel::Grey => (PixelFormat::GRAY, Samples::Grey),
        ColourModel::Rgb => (PixelFormat::RGB, Samples::Rgb),
        ColourModel::Cmyk => (PixelFormat::CMYK, Samples::Cmyk),
    };
    let scaled = read.scaled(factor);
    let pitch = scaled.width * format.size();
    let mut picture = Image {
        pixels: vec![0; pitch * scaled.height],
        width: scaled.width,
        pitch,
        height: scaled.height,
        format,
    };
    let is_damaged = match decompressor.decompress(bytes, picture.as_deref_mut()) {
        Ok(()) => false,
        Err(turbojpeg::Error::TurboJpegError(message))
            if message.starts_with("Corrupt JPEG data: premature end of data segment") =>
        {
            return Err(PictureRefusal::Truncated);
        }
        Err(turbojpeg::Error::TurboJpegError(message)) if is_warning(&message) => {
            is_damage(&message)
        }
        Err(_) => return Err(PictureRefusal::Unreadable),
    };
    let mut pixels = picture.pixels;
    // Photoshop and everybody after it store ink upside down, and say that it was them by their marker.
    if samples == Samples::Cmyk && jpeg::has_adobe_marker(bytes) {
        pixels.iter_mut().for_each(|sample| *sample = 255 - *sample);
    }
    let raster = Raster {
        width: scaled.width as u32,
        height: scaled.height as u32,
        samples,
        bytes: pixels,
    };
    Ok(Decoded {
        raster,
        icc: jpeg::icc_profile(bytes),
        is_damaged,
    })
}

/// Opens a tile of ours (grey or colour, as the canvas is) and lays it on a canvas with its corner at `place`; what hangs
/// over the canvas is not laid.
pub(super) fn lay_tile(
    tile: &[u8],
    (width, height): (u32, u32),
    place: (i64, i64),
    canvas: &mut Raster,
) -> Result<(), PictureRefusal> {
    let unreadable = |_| PictureRefusal::Unreadable;
    let format = match canvas.samples {
        Samples::Grey => PixelFormat::GRAY,
        Samples::Rgb => PixelFormat::RGB,
        Samples::Cmyk => return Err(PictureRefusal::Unreadable),
    };
    let n = format.size();
    let mut decompressor = Decompressor::new().map_err(unreadable)?;
    let read = decompressor.read_header(tile).map_err(unreadable)?;
    let (width, height) = (width as usize, height as usize);
    if (read.width, read.height) != (width, height) {
        return Err(PictureRefusal::Unreadable);
    }
    let pitch = canvas.width as usize * n;
    let inside = |at: i64, length: usize, side: u32| {
        let start = at.clamp(0, i64::from(side)) as usize;
        let end = (at + length as i64).clamp(0, i64::from(side)) as usize;
        (start, end, (start as i64 - at) as usize)
    };
    let (x, x_end, skip_x) = inside(place.0, width, canvas.width);
    let (y, y_end, skip_y) = inside(place.1, height, canvas.height);
    if x >= x_end || y >= y_end {
        return Ok(());
    }
    let start = y * pitch + x * n;
    if (x_end - x, y_end - y) == (width, height) {
        let picture = Image {
            pixels: &mut canvas.bytes[start..],
            width,
            pitch,
            height,
            format,
        };
        return decompressor.decompress(tile, picture).map_err(unreadable);
    }
    let mut pixels = vec![0; width * height * n];
    let picture = Image {
        pixels: pixels.as_mut_slice(),
        width,
        pitch: width * n,
        height,
        format,
    };
    decompressor.decompress(tile, picture).map_err(unreadable)?;
    let length = (x_end - x) * n;
    for (row, from) in (y..y_end).zip(skip_y..) {
        let (to, from) = (row * pitch + x * n, (from * width + skip_x) * n);
        canvas.bytes[to..to + length].copy_from_slice(&pixels[from..from + length]);
    }
    Ok(())
}

/// libjpeg tells warnings (it went on, and the picture is there) from errors only by a number that the safe wrapper does not show.
/// These are the beginnings of all its warnings about data.
fn is_warning(message: &str) -> bool {
    [
        "Corrupt JPEG data",
        "Premature end of JPEG file",
        "Inconsistent progression sequence",
        "Invalid SOS parameters for sequential JPEG",
        "Unknown Adobe color transform code",
        "Warning: unknown JFIF revision number",
    ]
    .iter()
    .any(|beginning| message.starts_with(beginning))
}

/// Of the warnings, those after which some of the picture is not what was coded.
fn is_damage(warning: &str) -> bool {
    !warning.starts_with("Unknown Adobe") && !warning.starts_with("Warning: unknown JFIF")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sixteen_bits_become_the_nearest_eight() {
        for sample in 0..=u16::MAX {
            let near = (f64::from(sample) / 257.0).round() as u8;
            assert_eq!(eight_bits(sample), near);
        }
    }

    #[test]
    fn alpha_lies_on_white_paper() {
        assert_eq!(on_paper(0, 0), 255);
        assert_eq!(on_paper(0, 255), 0);
        assert_eq!(on_paper(0, 128), 127);
        assert_eq!(on_paper(255, 77), 255);
        assert_eq!(
            over_paper::<4>(&[0, 100, 200, 255, 9, 9, 9, 0]),
            [0, 100, 200, 255, 255, 255]
        );
        assert_eq!(over_paper_16::<2>(&[0x8080, u16::MAX, 7, 0]), [0x80, 255]);
    }
}
