//! Into sRGB, which is what every screen expects of a picture that says nothing.

use moxcms::{
    CicpProfile, ColorProfile, DataColorSpace, Layout, MatrixCoefficients, TransformOptions,
};
use serde::{Deserialize, Serialize};

use super::PictureRefusal;
use super::raster::{Raster, Samples};

/// Where the meaning of the colours was taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ColourSource {
    /// No usable profile: taken as sRGB, as every program does.
    AssumedSrgb,
    /// The picture's own profile.
    Profile,
    /// Ink without a usable profile: plain subtraction, which is brighter than any press. Worth a word to the sender.
    AssumedInk,
}

/// Turns samples into sRGB, grey or colour. A profile that is broken or of another kind of samples is not used.
pub(super) fn to_srgb(
    raster: Raster,
    icc: Option<&[u8]>,
) -> Result<(Raster, ColourSource), PictureRefusal> {
    if raster.samples == Samples::Rgb
        && let Some(source) = source_unless_changed(icc)
    {
        return Ok((raster, source));
    }
    let expected = match raster.samples {
        Samples::Grey => DataColorSpace::Gray,
        Samples::Rgb => DataColorSpace::Rgb,
        Samples::Cmyk => DataColorSpace::Cmyk,
    };
    if let Some(profile) = profile_of(icc, expected)
        && let Some(transformed) = transform(&raster, &profile)?
    {
        return Ok((transformed, ColourSource::Profile));
    }
    match raster.samples {
        Samples::Grey | Samples::Rgb => Ok((raster, ColourSource::AssumedSrgb)),
        Samples::Cmyk => Ok((without_profile(&raster), ColourSource::AssumedInk)),
    }
}

fn profile_of(icc: Option<&[u8]>, expected: DataColorSpace) -> Option<ColorProfile> {
    icc.and_then(|icc| ColorProfile::new_from_slice(icc).ok())
        .filter(|profile| profile.color_space == expected)
}

/// What [`to_srgb`] would say of red, green and blue, if it would leave them as they are.
pub(super) fn source_unless_changed(icc: Option<&[u8]>) -> Option<ColourSource> {
    let Some(profile) = profile_of(icc, DataColorSpace::Rgb) else {
        return Some(ColourSource::AssumedSrgb);
    };
    let (srgb, rgb) = (ColorProfile::new_srgb(), Layout::Rgb);
    match profile.create_transform_8bit(rgb, &srgb, rgb, TransformOptions::default()) {
        Ok(transform) => is_srgb(&*transform).then_some(ColourSource::Profile),
        Err(_) => Some(ColourSource::AssumedSrgb),
    }
}

/// A profile for colours that are named by two numbers (ITU-T H.273); none where they mean sRGB or nothing, or are not known.
pub(super) fn profile_of_codes(primaries: u8, transfer: u8) -> Option<Vec<u8>> {
    // The curves of television are shown as that of sRGB, as every program does.
    let is_srgb = matches!(primaries, 1 | 2) && matches!(transfer, 1 | 2 | 6 | 13..=15);
    if is_srgb {
        return None;
    }
    let codes = CicpProfile {
        color_primaries: primaries.try_into().ok()?,
        transfer_characteristics: transfer.try_into().ok()?,
        matrix_coefficients: MatrixCoefficients::Identity,
        full_range: true,
    };
    ColorProfile::new_from_cicp(codes).encode().ok()
}

/// Through the profile; `None` if it cannot be used.
fn transform(raster: &Raster, profile: &ColorProfile) -> Result<Option<Raster>, PictureRefusal> {
    let layout = match raster.samples {
        Samples::Grey => Layout::Gray,
        Samples::Rgb => Layout::Rgb,
        Samples::Cmyk => return transform_ink(raster, profile),
    };
    let srgb = ColorProfile::new_srgb();
    let Ok(transform) =
        profile.create_transform_8bit(layout, &srgb, Layout::Rgb, TransformOptions::default())
    else {
        return Ok(None);
    };
    let n_samples = raster.samples.count();
    let n_pixels = raster.width as usize * raster.height as usize;
    let mut rgb = vec![0; n_pixels * 3];
    let row_px = raster.width as usize;
    for (source, target) in raster
        .bytes
        .chunks_exact(row_px * n_samples)
        .zip(rgb.chunks_exact_mut(row_px * 3))
    {
        transform
            .transform(source, target)
            .map_err(|_| PictureRefusal::Unreadable)?;
    }
    if raster.samples == Samples::Grey {
        // Grey has one curve: the three results are the same light.
        let grey = rgb
            .as_chunks::<3>()
            .0
            .iter()
            .map(|&[_, green, _]| green)
            .collect();
        return Ok(Some(Raster {
            bytes: grey,
            ..raster.clone_sides()
        }));
    }
    Ok(Some(Raster {
        samples: Samples::Rgb,
        bytes: rgb,
        ..raster.clone_sides()
    }))
}

/// Steps of a sample of sixteen bits.
const FINE: f32 = 65_535.0;

/// The lightest that is taken for a black: the light of L* 50 (CIE 15), as in ISO 18619.
const BLACK_LIGHT_MAX: f32 = 0.1842;

/// Ink through its profile, with black point compensation (Adobe Systems' Implementation of Black Point Compensation, 2006; ISO 18619):
/// the darkest that the press can print becomes black, and all else keeps its place between that and the paper. The colour library
/// does so for light and not for ink.
///
/// In sixteen bits, for what is nearly black is spread; and in floating point, for the quick way is coarse there.
fn transform_ink(
    raster: &Raster,
    profile: &ColorProfile,
) -> Result<Option<Raster>, PictureRefusal> {
    let options = TransformOptions {
        prefer_fixed_point: false,
        ..TransformOptions::default()
    };
    let srgb = ColorProfile::new_srgb();
    let Ok(transform) = profile.create_transform_16bit(Layout::Rgba, &srgb, Layout::Rgb, options)
    else {
        return Ok(None);
    };
    let unreadable = |_| PictureRefusal::Unreadable;
    let mut darkest = [0; 3];
    transform
        .transform(&[u16::MAX; 4], &mut darkest)
        .map_err(unreadable)?;
    let [red, green, blue] = darkest.map(|sample| light(f32::from(sample) / FINE));
    // As grey, so that the same share of light is taken from red, green and blue; and not lighter than L* 50.
    let black = (0.2126 * red + 0.7152 * green + 0.0722 * blue).min(BLACK_LIGHT_MAX);
    let deep: Vec<u8> = (0..=u16::MAX)
        .map(|sample| {
            let less = (light(f32::from(sample) / FINE) - black) / (1.0 - black);
            (coded(less.max(0.0)) * 255.0).round() as u8
        })
        .collect();
    let row_px = raster.width as usize;
    let mut bytes = Vec::with_capacity(row_px * raster.height as usize * 3);
    let (mut ink, mut rgb) = (Vec::with_capacity(row_px * 4), vec![0; row_px * 3]);
    for row in raster.bytes.chunks_exact(row_px * 4) {
        ink.clear();
        ink.extend(row.iter().map(|&sample| u16::from(sample) * 257));
        transform.transform(&ink, &mut rgb).map_err(unreadable)?;
        bytes.extend(rgb.iter().map(|&sample| deep[usize::from(sample)]));
    }
    Ok(Some(Raster {
        samples: Samples::Rgb,
        bytes,
        ..raster.clone_sides()
    }))
}

/// The light of a coded sample of sRGB (IEC 61966-2-1), both `0.0..=1.0`.
pub(super) fn light(coded: f32) -> f32 {
    if coded <= 0.04045 {
        coded / 12.92
    } else {
        ((coded + 0.055) / 1.055).powf(2.4)
    }
}

/// The other way round.
fn coded(light: f32) -> f32 {
    if light <= 0.003_130_8 {
        light * 12.92
    } else {
        1.055 * light.powf(1.0 / 2.4) - 0.055
    }
}

/// Whether a transform changes nothing that can be seen: most profiles found in pictures are sRGB under one of its many names.
fn is_srgb(transform: &moxcms::Transform8BitExecutor) -> bool {
    const STEPS: [u8; 6] = [0, 51, 102, 153, 204, 255];
    let lattice: Vec<u8> = STEPS
        .iter()
        .flat_map(|&r| {
            STEPS
                .iter()
                .flat_map(move |&g| STEPS.iter().flat_map(move |&b| [r, g, b]))
        })
        .collect();
    let mut seen = vec![0; lattice.len()];
    transform.transform(&lattice, &mut seen).is_ok()
        && lattice.iter().zip(&seen).all(|(a, b)| a.abs_diff(*b) <= 1)
}

/// Ink on paper with no profile: what of the light each ink lets through.
fn without_profile(raster: &Raster) -> Raster {
    let bytes = raster
        .bytes
        .as_chunks::<4>()
        .0
        .iter()
        .flat_map(|&[cyan, magenta, yellow, black]| {
            let through =
                |ink: u8| ((u32::from(255 - ink) * u32::from(255 - black) + 127) / 255) as u8;
            [through(cyan), through(magenta), through(yellow)]
        })
        .collect();
    Raster {
        samples: Samples::Rgb,
        bytes,
        ..raster.clone_sides()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one_pixel(samples: Samples, bytes: &[u8]) -> Raster {
        Raster {
            width: 1,
            height: 1,
            samples,
            bytes: bytes.to_vec(),
        }
    }

    #[test]
    fn display_p3_red_is_more_than_srgb_can_show() {
        let p3 = ColorProfile::new_display_p3().encode().unwrap();
        let (red, source) = to_srgb(one_pixel(Samples::Rgb, &[255, 0, 0]), Some(&p3)).unwrap();
        assert_eq!(
            (red.bytes, source),
            (vec![255, 0, 0], ColourSource::Profile)
        );
        // Display P3 (0.5, 0.25, 0.25) in sRGB by the matrices of CSS Color 4, section 10: (0.5404, 0.2362, 0.2420).
        let (dull, _) = to_srgb(one_pixel(Samples::Rgb, &[128, 64, 64]), Some(&p3)).unwrap();
        for (seen, wanted) in dull.bytes.iter().zip([138, 60, 62]) {
            assert!(seen.abs_diff(wanted) <= 1, "{:?}", dull.bytes);
        }
    }

    #[test]
    fn srgb_under_its_own_profile_is_not_touched() {
        let srgb = ColorProfile::new_srgb().encode().unwrap();
        let (same, source) = to_srgb(one_pixel(Samples::Rgb, &[1, 2, 3]), Some(&srgb)).unwrap();
        assert_eq!((same.bytes, source), (vec![1, 2, 3], ColourSource::Profile));
    }

    #[test]
    fn a_profile_of_other_samples_or_none_at_all_is_not_used() {
        let srgb = ColorProfile::new_srgb().encode().unwrap();
        let (grey, source) = to_srgb(one_pixel(Samples::Grey, &[77]), Some(&srgb)).unwrap();
        assert_eq!((grey.bytes, source), (vec![77], ColourSource::AssumedSrgb));
        let (rgb, source) =
            to_srgb(one_pixel(Samples::Rgb, &[1, 2, 3]), Some(b"not a profile")).unwrap();
        assert_eq!(
            (rgb.bytes, source),
            (vec![1, 2, 3], ColourSource::AssumedSrgb)
        );
    }

    #[test]
    fn grey_stays_grey_through_a_grey_profile() {
        let grey = ColorProfile::new_gray_with_gamma(1.0).encode().unwrap();
        let (seen, source) = to_srgb(one_pixel(Samples::Grey, &[55]), Some(&grey)).unwrap();
        // Linear 55/255 = 0.2157 is 0.5019 in sRGB.
        assert_eq!(
            (seen.samples, source),
            (Samples::Grey, ColourSource::Profile)
        );
        assert!(seen.bytes[0].abs_diff(128) <= 1, "{:?}", seen.bytes);
    }

    #[test]
    fn ink_without_a_profile_is_subtraction() {
        for (ink, light) in [
            ([0, 0, 0, 0], [255, 255, 255]),
            ([255, 0, 0, 0], [0, 255, 255]),
            ([0, 0, 0, 255], [0, 0, 0]),
            ([0, 128, 0, 128], [127, 63, 127]),
        ] {
            let (seen, source) = to_srgb(one_pixel(Samples::Cmyk, &ink), None).unwrap();
            assert_eq!(
                (seen.bytes.as_slice(), source),
                (light.as_slice(), ColourSource::AssumedInk)
            );
        }
    }
}
