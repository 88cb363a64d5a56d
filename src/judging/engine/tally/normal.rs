//! The normal distribution, on `libm` so that its last bits agree on every machine.

use std::f64::consts::FRAC_1_SQRT_2;

/// 1/√(2π).
const INV_SQRT_TAU: f64 = 0.398_942_280_401_432_7;

/// The density φ(x).
pub(crate) fn density(x: f64) -> f64 {
    INV_SQRT_TAU * libm::exp(-0.5 * x * x)
}

/// The distribution function Φ(x).
pub(crate) fn probability(x: f64) -> f64 {
    0.5 * libm::erfc(-x * FRAC_1_SQRT_2)
}

/// φ(x)/Φ(−x), the inverse Mills ratio, by interpolation: a tally asks for it millions of times.
///
/// Between knots 1/16 apart a cubic follows values and slopes (h' = h·(h − x) exactly); the error stays below 1e-8.
pub(super) struct Hazard {
    /// Value and slope times the step.
    knots: Vec<(f64, f64)>,
}

impl Hazard {
    const FROM: f64 = -8.0;
    const TO: f64 = 28.0;
    const PER_UNIT: f64 = 16.0;

    pub(super) fn new() -> Self {
        let n = ((Self::TO - Self::FROM) * Self::PER_UNIT) as usize;
        let knots = (0..=n)
            .map(|k| {
                let x = Self::FROM + k as f64 / Self::PER_UNIT;
                let h = density(x) / probability(-x);
                (h, h * (h - x) / Self::PER_UNIT)
            })
            .collect();
        Self { knots }
    }

    fn at(&self, x: f64) -> f64 {
        let place = (x - Self::FROM) * Self::PER_UNIT;
        if place < 0.0 {
            // Nothing is cut off.
            return 0.0;
        }
        let k = place as usize;
        if k + 1 >= self.knots.len() {
            // The continued fraction of Laplace; its next term is below 1e-6 here.
            return x + 1.0 / (x + 2.0 / x);
        }
        let t = place - k as f64;
        let ((h0, d0), (h1, d1)) = (self.knots[k], self.knots[k + 1]);
        let (rise, u) = (h1 - h0, 1.0 - t);
        h0 + t * rise + t * u * (u * (d0 - rise) - t * (d1 - rise))
    }

    /// Mean and variance of N(mean, sd²) beyond a bound: `low` to infinity, or minus infinity to `high`.
    pub(super) fn beyond(&self, mean: f64, sd: f64, low: f64, high: f64) -> (f64, f64) {
        let (sign, bound) = if high.is_infinite() {
            (1.0, (low - mean) / sd)
        } else {
            (-1.0, (mean - high) / sd)
        };
        let h = self.at(bound);
        (
            mean + sign * sd * h,
            sd * sd * (1.0 - h * (h - bound)).clamp(0.0, 1.0),
        )
    }
}

/// The z that a standard normal number exceeds with this probability (below a half).
pub(super) fn exceeded_by(tail: f64) -> f64 {
    let (mut low, mut high) = (0.0, 30.0);
    for _ in 0..60 {
        let middle = 0.5 * (low + high);
        if probability(-middle) > tail {
            low = middle;
        } else {
            high = middle;
        }
    }
    high
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tabled_values() {
        assert_eq!(probability(0.0), 0.5);
        assert!((probability(1.959_963_984_540_054) - 0.975).abs() < 1e-15);
        assert!((probability(-8.0) / 6.220_960_574_271_786e-16 - 1.0).abs() < 1e-12);
        assert!((density(1.0) - 0.241_970_724_519_143_37).abs() < 1e-16);
    }

    #[test]
    fn the_hazard_is_that_of_its_definition_everywhere() {
        let hazard = Hazard::new();
        for i in -1000..3500 {
            let x = f64::from(i) * 0.01;
            let exact = density(x) / probability(-x);
            assert!(
                (hazard.at(x) - exact).abs() < 2e-6,
                "{x}: {} {exact}",
                hazard.at(x)
            );
            if (-8.0..28.0).contains(&x) {
                assert!(
                    (hazard.at(x) - exact).abs() < 1e-8,
                    "{x}: {} {exact}",
                    hazard.at(x)
                );
            }
        }
    }

    #[test]
    fn a_half_normal_has_the_mean_of_the_textbook() {
        let hazard = Hazard::new();
        let (mean, variance) = hazard.beyond(2.0, 3.0, 2.0, f64::INFINITY);
        assert!((mean - (2.0 + 3.0 * (2.0 / std::f64::consts::PI).sqrt())).abs() < 1e-7);
        assert!((variance - 9.0 * (1.0 - 2.0 / std::f64::consts::PI)).abs() < 1e-7);
        let (mirrored, same) = hazard.beyond(-2.0, 3.0, f64::NEG_INFINITY, -2.0);
        assert_eq!((mirrored, same), (-mean, variance));
    }
}
