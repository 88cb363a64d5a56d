//! Into sRGB, which is what every screen expects of a picture that says nothing.

use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};
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
    let expected = match raster.samples {
        Samples::Grey => DataColorSpace::Gray,
        Samples::Rgb => DataColorSpace::Rgb,
        Samples::Cmyk => DataColorSpace::Cmyk,
    };
    let profile = icc
        .and_then(|icc| ColorProfile::new_from_slice(icc).ok())
        .filter(|profile| profile.color_space == expected);
    if let Some(profile) = profile
        && let Some(transformed) = transform(&raster, &profile)?
    {
        return Ok((transformed, ColourSource::Profile));
    }
    match raster.samples {
        Samples::Grey | Samples::Rgb => Ok((raster, ColourSource::AssumedSrgb)),
        Samples::Cmyk => Ok((without_profile(&raster), ColourSource::AssumedInk)),
    }
}

/// Through the profile; `None` if it cannot be used.
fn transform(raster: &Raster, profile: &ColorProfile) -> Result<Option<Raster>, PictureRefusal> {
    let layout = match raster.samples {
        Samples::Grey => Layout::Gray,
        Samples::Rgb => Layout::Rgb,
        Samples::Cmyk => Layout::Rgba,
    };
    let srgb = ColorProfile::new_srgb();
    let Ok(transform) =
        profile.create_transform_8bit(layout, &srgb, Layout::Rgb, TransformOptions::default())
    else {
        return Ok(None);
    };
    let n_samples = raster.samples.count();
    if raster.samples == Samples::Rgb && is_srgb(&*transform) {
        return Ok(Some(raster.clone()));
    }
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
