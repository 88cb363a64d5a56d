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
    let unreadable = |_| PictureRefusal::Unreadable;
    let (format, subsamp) = match raster.samples {
        Samples::Grey => (PixelFormat::GRAY, Subsamp::Gray),
        Samples::Rgb => (PixelFormat::RGB, Subsamp::Sub2x2),
        Samples::Cmyk => return Err(PictureRefusal::Unsupported { kind: "output" }),
    };
    let width = raster.width as usize;
    let picture = Image {
        pixels: raster.bytes.as_slice(),
        width,
        pitch: width * format.size(),
        height: raster.height as usize,
        format,
    };
    let mut compressor = Compressor::new().map_err(unreadable)?;
    compressor
        .set_quality(i32::from(quality.clamp(1, 100)))
        .map_err(unreadable)?;
    compressor.set_subsamp(subsamp).map_err(unreadable)?;
    compressor.set_optimize(true).map_err(unreadable)?;
    compressor.compress_to_vec(picture).map_err(unreadable)
}

/// Lossy WebP. It knows no grey: three equal samples cost it nearly nothing.
fn webp(raster: &Raster, quality: f32, method: u8) -> Result<Vec<u8>, PictureRefusal> {
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
