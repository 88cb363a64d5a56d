//! From pixels to files: sRGB without a profile, and no metadata of any kind.

use turbojpeg::{Compressor, Image, PixelFormat, Subsamp, YuvPlanesImage};
use webpx::{Encoder, Unstoppable, YuvPlanesRef};

use super::planes::Planes;
use super::raster::{Raster, Samples};
use super::{AvifCoding, DerivativeSpec, Format, PictureRefusal};

/// Codes a picture whose colour is halved as one of the types that we make.
pub(super) fn encode(
    planes: &Planes,
    format: Format,
    spec: &DerivativeSpec,
) -> Result<Vec<u8>, PictureRefusal> {
    match format {
        Format::Jpeg => jpeg(planes, spec.jpeg_quality, true),
        Format::WebP => webp(planes, spec.webp_quality, spec.webp_method),
        Format::Avif => avif(planes, spec.avif),
        Format::Png | Format::Tiff | Format::Heic => {
            Err(PictureRefusal::Unsupported { kind: "output" })
        }
    }
}

/// Baseline JPEG, with tables of its own (smaller) or the standard's (sooner made); grey as one component.
pub(super) fn jpeg(
    planes: &Planes,
    quality: u8,
    has_own_tables: bool,
) -> Result<Vec<u8>, PictureRefusal> {
    let unreadable = |_| PictureRefusal::Unreadable;
    let mut compressor = compressor(quality, has_own_tables)?;
    let (width, height) = (planes.width as usize, planes.height as usize);
    let Some([blue, red]) = &planes.colour else {
        compressor.set_subsamp(Subsamp::Gray).map_err(unreadable)?;
        let picture = Image {
            pixels: planes.light.bytes.as_slice(),
            width,
            pitch: width,
            height,
            format: PixelFormat::GRAY,
        };
        return compressor.compress_to_vec(picture).map_err(unreadable);
    };
    let light = planes.even_light();
    let picture = YuvPlanesImage {
        y_plane: light.as_ref(),
        u_plane: blue.bytes.as_slice(),
        v_plane: red.bytes.as_slice(),
        width,
        height,
        y_stride: width.next_multiple_of(2),
        u_stride: blue.width as usize,
        v_stride: red.width as usize,
        subsamp: Subsamp::Sub2x2,
    };
    compressor
        .compress_yuv_planes_to_vec(&picture)
        .map_err(unreadable)
}

fn compressor(quality: u8, has_own_tables: bool) -> Result<Compressor, PictureRefusal> {
    let unreadable = |_| PictureRefusal::Unreadable;
    let mut compressor = Compressor::new().map_err(unreadable)?;
    compressor
        .set_quality(i32::from(quality.clamp(1, 100)))
        .map_err(unreadable)?;
    compressor
        .set_optimize(has_own_tables)
        .map_err(unreadable)?;
    Ok(compressor)
}

/// A part of the raster as baseline JPEG with the standard's tables: made while somebody waits.
pub(super) fn jpeg_part(
    raster: &Raster,
    (left, top): (u32, u32),
    (width, height): (u32, u32),
    quality: u8,
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
    let mut compressor = compressor(quality, false)?;
    compressor.set_subsamp(subsamp).map_err(unreadable)?;
    compressor.compress_to_vec(picture).map_err(unreadable)
}

/// Lossy WebP. It knows no grey: even planes of colour cost it nearly nothing.
pub(super) fn webp(planes: &Planes, quality: f32, method: u8) -> Result<Vec<u8>, PictureRefusal> {
    let [light, blue, red] = planes.narrowed();
    let (stride, half) = (planes.width as usize, planes.width.div_ceil(2) as usize);
    let picture = YuvPlanesRef {
        y: &light,
        y_stride: stride,
        u: &blue,
        u_stride: half,
        v: &red,
        v_stride: half,
        a: None,
        a_stride: 0,
        width: planes.width,
        height: planes.height,
    };
    let file = Encoder::new_yuv(picture)
        .quality(quality.clamp(0.0, 100.0))
        .method(method.min(6))
        .encode_owned(Unstoppable)
        .map_err(|_| PictureRefusal::Unreadable)?;
    Ok(file.to_vec())
}

/// AVIF by the system's libheif, where the process has opened it.
fn avif(planes: &Planes, coding: AvifCoding) -> Result<Vec<u8>, PictureRefusal> {
    let library = libheif::library().ok_or(PictureRefusal::Unsupported { kind: "output" })?;
    let colour = planes.colour.as_ref();
    let picture = libheif::Planes {
        width: planes.width,
        height: planes.height,
        light: &planes.light.bytes,
        colour: colour.map(|[blue, red]| [&blue.bytes[..], &red.bytes[..]]),
    };
    let coding = libheif::Coding {
        quality: coding.quality,
        speed: coding.speed,
    };
    library
        .encode(&picture, coding)
        .map_err(|_| PictureRefusal::Unreadable)
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
