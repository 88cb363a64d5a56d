//! Pixels in another size: the one place where the resizing library's kernels are compiled.
//!
//! They are generic, thousands of functions that every crate which calls them would compile again, with its tests once
//! more. Here they are compiled once, for the three kinds of pixel that there are.

use fast_image_resize::images::{TypedImage, TypedImageRef};
use fast_image_resize::pixels::{U8, U8x3, U8x4};
use fast_image_resize::{PixelTrait, ResizeOptions, Resizer};

/// A part of a picture, px, fractions allowed: left, top, width, height.
pub type Part = (f64, f64, f64, f64);

/// The pixels of a picture, or of a part of it, in another size (Lanczos, three lobes).
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
    let options = ResizeOptions::new().use_alpha(false);
    let options = match part {
        Some((left, top, width, height)) => options.crop(left, top, width, height),
        None => options,
    };
    let resample = match n_samples {
        1 => resample_typed::<U8>,
        3 => resample_typed::<U8x3>,
        4 => resample_typed::<U8x4>,
        _ => return None,
    };
    resample(pixels, from, to, &options)
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
