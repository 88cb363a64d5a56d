//! From pixels to files: sRGB without a profile, and no metadata of any kind.

use turbojpeg::{Compressor, Image, PixelFormat, Subsamp};
use webp::{PixelLayout, WebPConfig};

use super::raster::{Raster, Samples};
use super::{DerivativeSpec, Format, PictureRefusal};

/// Codes a grey or colour raster as one of the types that we make.
pub(super) fn encode(
    raster: &Raster,
    format: Format,
    spec: &DerivativeSpec,
) -> Result<Vec<u8>, PictureRefusal> {
    match format {
        Format::Jpeg => jpeg(raster, spec.jpeg_quality),
        Format::WebP => webp(raster, spec.webp_quality, spec.webp_method),
        Format::Png | Format::Tiff => Err(PictureRefusal::Unsupported { kind: "output" }),
    }
}

/// Baseline JPEG with optimised tables; chroma halved both ways, grey as one component.
fn jpeg(raster: &Raster, quality: u8) -> Result<Vec<u8>, PictureRefusal> {
    jpeg_of(raster, (0, 0), (raster.width, raster.height), quality, true)
}

/// A part of the raster as baseline JPEG with the standard's tables: made while somebody waits.
pub(super) fn jpeg_part(
    raster: &Raster,
    place: (u32, u32),
    sides: (u32, u32),
    quality: u8,
) -> Result<Vec<u8>, PictureRefusal> {
    jpeg_of(raster, place, sides, quality, false)
}

fn jpeg_of(
    raster: &Raster,
    (left, top): (u32, u32),
    (width, height): (u32, u32),
    quality: u8,
    has_own_tables: bool,
) -> Result<Vec<u8>, PictureRefusal> {
    let unreadable = |_| PictureRefusal::Unreadable;
    let (format, subsamp) = match raster.samples {
        Samples::Grey => (PixelFormat::GRAY, Subsamp::Gray),
        Samples::Rgb => (PixelFormat::RGB, Subsamp::Sub2x2),
        Samples::Cmyk => return Err(PictureRefusal::Unsupported { kind: "output" }),
    };
    let pitch = raster.width as usize * format.size();
    let start = top as usize * pitch + left as usize * format.size();
    let picture = Image {
        pixels: raster.bytes.get(start..).unwrap_or_default(),
        width: width as usize,
        pitch,
        height: height as usize,
        format,
    };
    let mut compressor = Compressor::new().map_err(unreadable)?;
    compressor
        .set_quality(i32::from(quality.clamp(1, 100)))
        .map_err(unreadable)?;
    compressor.set_subsamp(subsamp).map_err(unreadable)?;
    compressor
        .set_optimize(has_own_tables)
        .map_err(unreadable)?;
    compressor.compress_to_vec(picture).map_err(unreadable)
}

/// Lossy WebP. It knows no grey: three equal samples cost it nearly nothing.
pub(super) fn webp(raster: &Raster, quality: f32, method: u8) -> Result<Vec<u8>, PictureRefusal> {
    let rgb;
    let bytes = match raster.samples {
        Samples::Rgb => &raster.bytes,
        Samples::Grey => {
            rgb = raster.bytes.iter().flat_map(|&grey| [grey; 3]).collect();
            &rgb
        }
        Samples::Cmyk => return Err(PictureRefusal::Unsupported { kind: "output" }),
    };
    let mut config = WebPConfig::new().map_err(|()| PictureRefusal::Unreadable)?;
    config.quality = quality.clamp(0.0, 100.0);
    config.method = i32::from(method.min(6));
    let encoder = webp::Encoder::new(bytes, PixelLayout::Rgb, raster.width, raster.height);
    let file = encoder
        .encode_advanced(&config)
        .map_err(|_| PictureRefusal::Unreadable)?;
    Ok(file.to_vec())
}

/// PNG without loss, grey or colour; `is_bitonal` packs eight pixels of black and white into a byte.
pub(super) fn png(raster: &Raster, is_bitonal: bool) -> Result<Vec<u8>, PictureRefusal> {
    let unreadable = |_| PictureRefusal::Unreadable;
    let packed;
    let (bytes, colour, depth) = match raster.samples {
        Samples::Grey if is_bitonal => {
            packed = raster
                .bytes
                .chunks(raster.width as usize)
                .flat_map(|row| row.chunks(8).map(pack))
                .collect::<Vec<u8>>();
            (&packed, png::ColorType::Grayscale, png::BitDepth::One)
        }
        Samples::Grey => (
            &raster.bytes,
            png::ColorType::Grayscale,
            png::BitDepth::Eight,
        ),
        Samples::Rgb => (&raster.bytes, png::ColorType::Rgb, png::BitDepth::Eight),
        Samples::Cmyk => return Err(PictureRefusal::Unsupported { kind: "output" }),
    };
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, raster.width, raster.height);
    encoder.set_color(colour);
    encoder.set_depth(depth);
    encoder.set_compression(png::Compression::Fast);
    let mut writer = encoder.write_header().map_err(unreadable)?;
    writer.write_image_data(bytes).map_err(unreadable)?;
    writer.finish().map_err(unreadable)?;
    Ok(file)
}

/// Up to eight samples as bits, the first one highest.
fn pack(samples: &[u8]) -> u8 {
    samples
        .iter()
        .enumerate()
        .fold(0, |bits, (at, &sample)| bits | (sample & 0x80) >> at)
}
