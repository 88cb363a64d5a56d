//! Samples of sRGB as linear light, and back (IEC 61966-2-1).
//!
//! A mean of samples is darker than what the eye, or a lens, sees from farther away: lines of black and white one pixel wide have a
//! mean of 128, and half of white's light, which is 188. So samples are turned into light before means are taken.

use std::sync::LazyLock;

/// Steps of light: enough for the darkest samples to be twenty of them apart.
const STEPS: usize = 1 << 16;

/// Both ways as tables: nothing is computed by the pixel.
pub(crate) struct Curve {
    light: [u16; 256],
    /// The nearest sample by its own steps, which are nearly those that an eye sees.
    sample: Box<[u8]>,
}

pub(crate) static CURVE: LazyLock<Curve> = LazyLock::new(Curve::new);

impl Curve {
    fn new() -> Self {
        let mut sample = Vec::with_capacity(STEPS);
        for above in 1..=255_u8 {
            // Up to half of the way to the next one.
            let end = steps(f64::from(above) - 0.5).ceil() as usize;
            sample.resize(end, above - 1);
        }
        sample.resize(STEPS, 255);
        Self {
            light: std::array::from_fn(|sample| steps(sample as f64).round() as u16),
            sample: sample.into_boxed_slice(),
        }
    }

    pub(crate) fn light(&self, sample: u8) -> u16 {
        self.light[usize::from(sample)]
    }

    pub(crate) fn sample(&self, light: u16) -> u8 {
        self.sample[usize::from(light)]
    }
}

/// The light of a sample of 0 to 255, in steps.
fn steps(sample: f64) -> f64 {
    let sample = sample / 255.0;
    let light = if sample <= 0.040_45 {
        sample / 12.92
    } else {
        ((sample + 0.055) / 1.055).powf(2.4)
    };
    light * (STEPS - 1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sample_leads_back_to_itself() {
        for sample in 0..=255 {
            assert_eq!(CURVE.sample(CURVE.light(sample)), sample);
        }
    }

    #[test]
    fn the_nearest_sample_is_taken() {
        for light in 0..=u16::MAX {
            let exact = f64::from(light) / 65_535.0;
            // The standard's other direction.
            let exact = if exact <= 0.003_130_8 {
                exact * 12.92
            } else {
                1.055 * exact.powf(1.0 / 2.4) - 0.055
            };
            let away = (f64::from(CURVE.sample(light)) - exact * 255.0).abs();
            assert!(away < 0.501, "{light}: {away}");
        }
    }

    #[test]
    fn light_is_that_of_the_standard() {
        for (sample, light) in [
            (0, 0),
            (1, 20),
            (10, 199),
            (11, 219),
            (128, 14_146),
            (188, 32_957),
            (255, 65_535),
        ] {
            assert_eq!(CURVE.light(sample), light);
        }
        assert_eq!(CURVE.sample(32_768), 188, "half of white's light");
    }
}
