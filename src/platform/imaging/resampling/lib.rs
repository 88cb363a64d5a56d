//! Pixels in another size: the one place where the resizing library's kernels are compiled.
//!
//! They are generic, thousands of functions that every crate which calls them would compile again, with its tests once
//! more. Here they are compiled once, for the kinds of pixel that there are.

mod light;

use fast_image_resize::images::{TypedImage, TypedImageRef};
use fast_image_resize::pixels::{U8, U8x3, U8x4, U16};
use fast_image_resize::{PixelTrait, ResizeOptions, Resizer};

use light::CURVE;

/// A part of a picture, px, fractions allowed: left, top, width, height.
pub type Part = (f64, f64, f64, f64);

/// The pixels of a picture, or of a part of it, in another size (Lanczos, three lobes), as they are: for what is measured, and for
/// samples that are no light.
///
/// `pixels` has `from.0 * from.1 * n_samples` bytes, row by row. All samples are alike: none is alpha. Nothing where the sides
/// do not agree with the bytes, a part is not within the picture, or there are other than 1, 3 or 4 samples.
pub fn resample(
    pixels: &[u8],
    n_samples: usize,
    from: (u32, u32),
    part: Option<Part>,
    to: (u32, u32),
) -> Option<Vec<u8>> {
    let options = match part {
        Some(part) => options(part),
        None => ResizeOptions::new().use_alpha(false),
    };
    let resample = match n_samples {
        1 => resample_typed::<U8>,
        3 => resample_typed::<U8x3>,
        4 => resample_typed::<U8x4>,
        _ => return None,
    };
    resample(pixels, from, to, &options)
}

fn options((left, top, width, height): Part) -> ResizeOptions {
    ResizeOptions::new()
        .use_alpha(false)
        .crop(left, top, width, height)
}

fn resample_typed<P: PixelTrait>(
    pixels: &[u8],
    from: (u32, u32),
    to: (u32, u32),
    options: &ResizeOptions,
) -> Option<Vec<u8>> {
    let source = TypedImageRef::<P>::from_buffer(from.0, from.1, pixels).ok()?;
    let mut bytes = vec![0; to.0 as usize * to.1 as usize * P::size()];
    let mut target = TypedImage::<P>::from_buffer(to.0, to.1, &mut bytes).ok()?;
    Resizer::new()
        .resize_typed(&source, &mut target, options)
        .ok()?;
    drop(target);
    Some(bytes)
}

/// Pixels that are turned into light at once: four megabytes of it, however large the picture is.
const BAND_PX: usize = 1 << 21;

/// Lobes of the kernel on each side, in pixels of whichever size is the smaller.
const LOBES: f64 = 3.0;

/// Like [`resample`], for pixels of one sample that is light as sRGB codes it: means are taken of the light itself.
pub fn resample_light(
    pixels: &[u8],
    from: (u32, u32),
    part: Part,
    to: (u32, u32),
) -> Option<Vec<u8>> {
    let (width, height) = (from.0 as usize, from.1 as usize);
    let (left, top, wide, high) = part;
    let is_within = left >= 0.0
        && top >= 0.0
        && left + wide <= f64::from(from.0)
        && top + high <= f64::from(from.1);
    let has_any =
        pixels.len() == width * height && wide > 0.0 && high > 0.0 && to.0 > 0 && to.1 > 0;
    if !has_any || !is_within {
        return None;
    }
    let curve = &*CURVE;
    let scale = high / f64::from(to.1);
    let around = LOBES * scale.max(1.0) + 1.0;
    let n_rows = ((BAND_PX / width) as f64 / scale) as u32;
    let n_rows = n_rows.clamp(1, to.1);
    let mut resizer = Resizer::new();
    let (mut light, mut sized) = (Vec::new(), Vec::new());
    let mut samples = Vec::with_capacity(to.0 as usize * to.1 as usize);
    for row in (0..to.1).step_by(n_rows as usize) {
        let n_rows = n_rows.min(to.1 - row);
        let (start, end) = (
            top + f64::from(row) * scale,
            (top + f64::from(row + n_rows) * scale).min(top + high),
        );
        // With the rows around it that the kernel reaches.
        let first = (start - around).max(0.0) as usize;
        let last = ((end + around).ceil() as usize).min(height);
        light.clear();
        light.extend(
            pixels[first * width..last * width]
                .iter()
                .map(|&sample| U16::new(curve.light(sample))),
        );
        sized.resize(to.0 as usize * n_rows as usize, U16::new(0));
        let source = TypedImageRef::new(from.0, (last - first) as u32, &light).ok()?;
        let mut target = TypedImage::from_pixels_slice(to.0, n_rows, &mut sized).ok()?;
        let band = (left, start - first as f64, wide, end - start);
        resizer
            .resize_typed(&source, &mut target, &options(band))
            .ok()?;
        drop(target);
        samples.extend(sized.iter().map(|light| curve.sample(light.0)));
    }
    Some(samples)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: fn((u32, u32)) -> Part = |(w, h)| (0.0, 0.0, f64::from(w), f64::from(h));

    fn picture((w, h): (u32, u32), of: impl Fn(u32, u32) -> u8) -> Vec<u8> {
        (0..h)
            .flat_map(|y| (0..w).map(move |x| (x, y)))
            .map(|(x, y)| of(x, y))
            .collect()
    }

    #[test]
    fn lines_of_one_pixel_become_the_grey_that_they_are_from_afar() {
        let sides = (64, 48);
        for lines in [
            |x: u32, _: u32| x % 2 * 255,
            |_: u32, y: u32| y % 2 * 255,
            |x: u32, y: u32| (x + y) % 2 * 255,
        ] {
            let lines = picture(sides, |x, y| lines(x, y) as u8);
            for to in [(32, 24), (16, 12)] {
                let sized = resample_light(&lines, sides, WHOLE(sides), to).unwrap();
                // Away from the edges, where lines have no neighbours.
                let rows = sized.chunks(to.0 as usize).skip(4);
                for row in rows.take(to.1 as usize - 8) {
                    let inside = &row[4..row.len() - 4];
                    assert!(inside.iter().all(|&grey| grey == 188), "{to:?}: {row:?}");
                }
            }
        }
    }

    #[test]
    fn what_is_even_stays_as_it_is() {
        for grey in 0..=255 {
            let even = [grey; 30 * 20];
            let sized = resample_light(&even, (30, 20), WHOLE((30, 20)), (17, 9)).unwrap();
            assert!(sized.iter().all(|&sample| sample == grey), "{grey}");
        }
    }

    #[test]
    fn bands_meet_without_a_seam() {
        // What stands in a row is the same in all columns: a narrow picture, which is one band, must come out alike.
        let high = 1500;
        let row = |_: u32, y: u32| (y * 7919 % 251) as u8;
        let (wide, narrow) = ((4096, high), (64, high));
        assert!(wide.0 as usize * high as usize > 2 * BAND_PX);
        for to in [(32, 700), (32, 1499)] {
            let whole = resample_light(&picture(narrow, row), narrow, WHOLE(narrow), to).unwrap();
            let bands = resample_light(&picture(wide, row), wide, WHOLE(wide), to).unwrap();
            assert_eq!(bands, whole, "{to:?}");
        }
    }

    #[test]
    fn sides_and_parts_that_are_not_there_are_nothing() {
        let (pixels, sides) = ([9; 12], (4, 3));
        for (pixels, part, to) in [
            (&pixels[..11], (0.0, 0.0, 4.0, 3.0), (2, 2)),
            (&pixels[..], (0.0, 0.0, 4.5, 3.0), (2, 2)),
            (&pixels[..], (0.0, -1.0, 4.0, 3.0), (2, 2)),
            (&pixels[..], (0.0, 1.0, 4.0, 2.5), (2, 2)),
            (&pixels[..], (0.0, 0.0, 4.0, 0.0), (2, 2)),
            (&pixels[..], (0.0, 0.0, f64::NAN, 3.0), (2, 2)),
            (&pixels[..], (0.0, 0.0, 4.0, 3.0), (2, 0)),
        ] {
            assert!(resample_light(pixels, sides, part, to).is_none());
        }
        let part = (1.0, 0.5, 2.0, 2.0);
        assert_eq!(
            resample_light(&pixels, sides, part, (3, 1)),
            Some(vec![9; 3])
        );
    }
}
