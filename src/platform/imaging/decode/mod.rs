//! From a file to pixels, no larger than they are needed.

mod heif;
mod scaled;

use std::io::Cursor;

use image::{DynamicImage, ImageDecoder, ImageError};

use super::raster::{Raster, Samples};
use super::{Format, Header, Limits, PictureRefusal};

pub(super) use scaled::{decode_planes, lay_tile, open_tile};

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
        Format::Jpeg => scaled::decode_jpeg(bytes, header, width, height),
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
        Format::Heic => heif::decode(bytes, header),
        Format::Avif => Err(PictureRefusal::Unsupported { kind: "avif" }),
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
