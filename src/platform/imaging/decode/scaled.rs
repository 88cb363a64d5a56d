//! JPEG: scaled while it is decoded, to pixels or to planes as they are stored.

use std::borrow::Cow;

use turbojpeg::{
    Colorspace, DecompressHeader, Decompressor, Image, PixelFormat, ScalingFactor, Subsamp,
    YuvImage,
};

use super::super::planes::{Plane, Planes};
use super::super::raster::{Raster, Samples};
use super::super::{ColourModel, Header, PictureRefusal, jpeg};
use super::Decoded;

/// The smallest of a whole, a half, a quarter and an eighth at which a JPEG still has the sides asked for. The eighths between them have
/// no SIMD in libjpeg-turbo: five take longer than the whole, and leave less to be made smaller in linear light.
fn scaling(header: &Header, width: u32, height: u32) -> ScalingFactor {
    [1, 2, 4]
        .map(|eighths| ScalingFactor::new(eighths, 8))
        .into_iter()
        .find(|factor| {
            factor.scale(header.width as usize) >= width as usize
                && factor.scale(header.height as usize) >= height as usize
        })
        .unwrap_or(ScalingFactor::ONE)
}

/// A JPEG about to be decoded.
struct Ready<'a> {
    bytes: Cow<'a, [u8]>,
    decompressor: Decompressor,
    read: DecompressHeader,
    /// Sides that it will have, px.
    sides: (usize, usize),
}

/// Scaled in the DCT: a half costs about a third of the time and a quarter of the memory.
fn ready<'a>(
    bytes: &'a [u8],
    header: &Header,
    width: u32,
    height: u32,
) -> Result<Ready<'a>, PictureRefusal> {
    let unreadable = |_| PictureRefusal::Unreadable;
    // A file without an end is common and need not lack any row: with one, the decoder complains only if it does.
    let bytes = if jpeg::has_end(bytes) {
        Cow::Borrowed(bytes)
    } else {
        Cow::Owned([bytes, &[0xFF, 0xD9]].concat())
    };
    let factor = scaling(header, width, height);
    let mut decompressor = Decompressor::new().map_err(unreadable)?;
    decompressor
        .set_scan_limit(jpeg::SCANS_MAX)
        .map_err(unreadable)?;
    decompressor
        .set_scaling_factor(factor)
        .map_err(unreadable)?;
    let read = decompressor.read_header(&bytes).map_err(unreadable)?;
    if (read.width, read.height) != (header.width as usize, header.height as usize) {
        return Err(PictureRefusal::Unreadable);
    }
    let scaled = read.scaled(factor);
    Ok(Ready {
        bytes,
        decompressor,
        read,
        sides: (scaled.width, scaled.height),
    })
}

/// Whether what was decoded is damaged.
fn is_damaged(decoded: Result<(), turbojpeg::Error>) -> Result<bool, PictureRefusal> {
    match decoded {
        Ok(()) => Ok(false),
        Err(turbojpeg::Error::TurboJpegError(message))
            if message.starts_with("Corrupt JPEG data: premature end of data segment") =>
        {
            Err(PictureRefusal::Truncated)
        }
        Err(turbojpeg::Error::TurboJpegError(message)) if is_warning(&message) => {
            Ok(is_damage(&message))
        }
        Err(_) => Err(PictureRefusal::Unreadable),
    }
}

pub(super) fn decode_jpeg(
    bytes: &[u8],
    header: &Header,
    width: u32,
    height: u32,
) -> Result<Decoded, PictureRefusal> {
    let mut ready = ready(bytes, header, width, height)?;
    let (format, samples) = match header.colour {
        ColourModel::Grey => (PixelFormat::GRAY, Samples::Grey),
        ColourModel::Rgb => (PixelFormat::RGB, Samples::Rgb),
        ColourModel::Cmyk => (PixelFormat::CMYK, Samples::Cmyk),
    };
    let (width, height) = ready.sides;
    let pitch = width * format.size();
    let mut picture = Image {
        pixels: vec![0; pitch * height],
        width,
        pitch,
        height,
        format,
    };
    let decoded = ready
        .decompressor
        .decompress(&ready.bytes, picture.as_deref_mut());
    let is_damaged = is_damaged(decoded)?;
    let mut pixels = picture.pixels;
    // Photoshop and everybody after it store ink upside down, and say that it was them by their marker.
    if samples == Samples::Cmyk && jpeg::has_adobe_marker(&ready.bytes) {
        pixels.iter_mut().for_each(|sample| *sample = 255 - *sample);
    }
    let raster = Raster {
        width: width as u32,
        height: height as u32,
        samples,
        bytes: pixels,
    };
    Ok(Decoded {
        raster,
        icc: jpeg::icc_profile(&ready.bytes),
        is_damaged,
    })
}

/// A JPEG in colour as its planes are stored, to at least `width` × `height`, and whether it is damaged. Nothing if light and colour
/// are not apart in it, or not in one of the usual ways.
pub(in super::super) fn decode_planes(
    bytes: &[u8],
    header: &Header,
    width: u32,
    height: u32,
) -> Result<Option<(Planes, bool)>, PictureRefusal> {
    let mut ready = ready(bytes, header, width, height)?;
    let subsamp = ready.read.subsamp;
    if ready.read.colorspace != Colorspace::YCbCr
        || matches!(subsamp, Subsamp::Gray | Subsamp::Unknown)
    {
        return Ok(None);
    }
    let decoder = (&mut ready.decompressor, subsamp);
    let (planes, decoded) = planes_of(decoder, &ready.bytes, ready.sides);
    Ok(Some((planes, is_damaged(decoded)?)))
}

/// Light and colour as they are stored, and how decoding ended.
fn planes_of(
    (decompressor, subsamp): (&mut Decompressor, Subsamp),
    bytes: &[u8],
    (width, height): (usize, usize),
) -> (Planes, Result<(), turbojpeg::Error>) {
    let (across, down) = (subsamp.width(), subsamp.height());
    let (half_w, half_h) = (width.div_ceil(across), height.div_ceil(down));
    let (whole_w, whole_h) = (half_w * across, half_h * down);
    let (n_light, n_colour) = (whole_w * whole_h, half_w * half_h);
    let mut picture = YuvImage {
        pixels: vec![0; n_light + 2 * n_colour],
        width,
        align: 1,
        height,
        subsamp,
    };
    let decoded = decompressor.decompress_to_yuv(bytes, picture.as_deref_mut());
    let plane = |w: usize, h: usize, bytes| Plane {
        width: w as u32,
        height: h as u32,
        bytes,
    };
    let mut light = picture.pixels;
    let red = light.split_off(n_light + n_colour);
    let blue = light.split_off(n_light);
    let planes = Planes {
        width: width as u32,
        height: height as u32,
        light: plane(whole_w, whole_h, light),
        colour: Some([blue, red].map(|bytes| plane(half_w, half_h, bytes))),
        step: (across as u32, down as u32),
    };
    (planes, decoded)
}

/// A tile of ours in colour, or a part of one, as it is stored.
pub(in super::super) fn open_tile(
    tile: &[u8],
    (width, height): (u32, u32),
) -> Result<Planes, PictureRefusal> {
    let unreadable = |_| PictureRefusal::Unreadable;
    let mut decompressor = Decompressor::new().map_err(unreadable)?;
    let read = decompressor.read_header(tile).map_err(unreadable)?;
    let sides = (width as usize, height as usize);
    if (read.width, read.height) != sides || read.subsamp != Subsamp::Sub2x2 {
        return Err(PictureRefusal::Unreadable);
    }
    let (planes, decoded) = planes_of((&mut decompressor, Subsamp::Sub2x2), tile, sides);
    decoded.map_err(unreadable)?;
    Ok(planes)
}

/// Opens a tile of ours (grey or colour, as the canvas is) and lays it on a canvas with its corner at `place`; what hangs
/// over the canvas is not laid.
pub(in super::super) fn lay_tile(
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
    use turbojpeg::Compressor;

    use super::super::super::{Limits, probe};
    use super::*;

    /// Slopes of three colours, so that what differs is where things are.
    fn slopes(width: usize, height: usize) -> Vec<u8> {
        let points = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        points
            .flat_map(|(x, y)| [x * 255 / width, y * 255 / height, 200 - x * 200 / width])
            .map(|sample| sample as u8)
            .collect()
    }

    fn coded(width: usize, height: usize, subsamp: Subsamp) -> Vec<u8> {
        let pixels = slopes(width, height);
        let mut compressor = Compressor::new().unwrap();
        compressor.set_quality(98).unwrap();
        compressor.set_subsamp(subsamp).unwrap();
        let picture = Image {
            pixels: pixels.as_slice(),
            width,
            pitch: width * 3,
            height,
            format: PixelFormat::RGB,
        };
        compressor.compress_to_vec(picture).unwrap()
    }

    #[test]
    fn planes_are_the_picture_however_its_colour_is_stored() {
        for subsamp in [
            Subsamp::None,
            Subsamp::Sub2x1,
            Subsamp::Sub1x2,
            Subsamp::Sub2x2,
            Subsamp::Sub4x1,
            Subsamp::Sub1x4,
        ] {
            for (width, height) in [(160, 120), (163, 121), (2, 1), (1, 1)] {
                let file = coded(width, height, subsamp);
                let header = probe(&file, &Limits::default()).unwrap();
                for scale in [1, 2] {
                    let asked = |px: usize| px.div_ceil(scale) as u32;
                    let (wide, high) = (asked(width), asked(height));
                    let (planes, is_damaged) =
                        decode_planes(&file, &header, wide, high).unwrap().unwrap();
                    assert!(!is_damaged);
                    let wanted = decode_jpeg(&file, &header, wide, high).unwrap().raster;
                    assert_eq!((planes.width, planes.height), (wanted.width, wanted.height));
                    let seen = planes.raster(wanted.width, wanted.height).unwrap().bytes;
                    let sum: f64 = seen
                        .iter()
                        .zip(&wanted.bytes)
                        .map(|(a, b)| f64::from(a.abs_diff(*b)))
                        .sum();
                    let mean = sum / seen.len() as f64;
                    let sides = (width, height);
                    // Of a picture of two pixels, the decoder to pixels mixes in what was coded beyond its edge.
                    assert!(
                        mean < 2.5 || width < 16,
                        "{subsamp:?} {sides:?} 1/{scale}: {mean:.2}"
                    );
                }
            }
        }
    }

    #[test]
    fn what_has_no_light_apart_has_no_planes() {
        let pixels = slopes(32, 32);
        let mut compressor = Compressor::new().unwrap();
        compressor.set_subsamp(Subsamp::None).unwrap();
        compressor.set_colorspace(Colorspace::RGB).unwrap();
        let picture = Image {
            pixels: pixels.as_slice(),
            width: 32,
            pitch: 96,
            height: 32,
            format: PixelFormat::RGB,
        };
        for file in [
            compressor.compress_to_vec(picture).unwrap(),
            coded(32, 32, Subsamp::Gray),
        ] {
            let header = probe(&file, &Limits::default()).unwrap();
            assert!(decode_planes(&file, &header, 32, 32).unwrap().is_none());
        }
    }
}
