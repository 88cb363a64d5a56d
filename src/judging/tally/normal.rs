//! The normal distribution, on `libm` so that its last bits agree on every machine.

use std::f64::consts::FRAC_1_SQRT_2;

/// 1/√(2π).
const INV_SQRT_TAU: f64 = 0.398_942_280_401_432_7;

/// The density φ(x).
pub(super) fn density(x: f64) -> f64 {
    INV_SQRT_TAU * libm::exp(-0.5 * x * x)
}

/// The distribution function Φ(x).
pub(super) fn probability(x: f64) -> f64 {
    0.5 * libm::erfc(-x * FRAC_1_SQRT_2)
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
}
