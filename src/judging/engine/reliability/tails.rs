//! Tails and quantiles of F and chi-square, on `libm` so that their last bits agree on every machine.
//!
//! Incomplete beta and gamma by the series and continued fractions of Press, Teukolsky, Vetterling and Flannery (Numerical Recipes,
//! 3rd edition, sections 6.2 and 6.4; the fractions by Lentz's method); quantiles by halving. Ready-made crates take exp and ln
//! from the platform's C library, whose last bits differ.

/// Relative accuracy at which a series or fraction is cut off.
const TINY: f64 = 1e-16;

/// Terms of a series or fraction; √(largest degrees of freedom) of them are needed, so this serves a million.
const TERMS_MAX: usize = 20_000;

/// P(F > f) for an F distribution with `d1` and `d2` degrees of freedom (need not be whole).
pub(super) fn f_tail(f: f64, d1: f64, d2: f64) -> f64 {
    if f <= 0.0 {
        return 1.0;
    }
    beta(
        d2 / (d2 + d1 * f),
        d1 * f / (d2 + d1 * f),
        0.5 * d2,
        0.5 * d1,
    )
}

/// The f that F exceeds with probability `tail`, which lies between 0 and 1 exclusive.
pub(super) fn f_quantile(tail: f64, d1: f64, d2: f64) -> f64 {
    // Halved on the scale of ln f, where quantiles of all sizes are equally fine.
    let (mut low, mut high) = (-300.0_f64, 300.0_f64);
    loop {
        let middle = 0.5 * (low + high);
        if middle <= low || middle >= high {
            return libm::exp(middle);
        }
        if f_tail(libm::exp(middle), d1, d2) > tail {
            low = middle;
        } else {
            high = middle;
        }
    }
}

/// P(χ² > x) with `df` degrees of freedom.
pub(super) fn chi_square_tail(x: f64, df: f64) -> f64 {
    if x <= 0.0 {
        return 1.0;
    }
    let (a, x) = (0.5 * df, 0.5 * x);
    let front = libm::exp(a * libm::log(x) - x - libm::lgamma(a));
    if x < a + 1.0 {
        // Series for the lower part.
        let (mut term, mut sum, mut n) = (1.0 / a, 1.0 / a, a);
        for _ in 0..TERMS_MAX {
            n += 1.0;
            term *= x / n;
            sum += term;
            if term < sum * TINY {
                break;
            }
        }
        return (1.0 - front * sum).clamp(0.0, 1.0);
    }
    let mut fraction = Lentz::start(x + 1.0 - a);
    for i in 1..TERMS_MAX {
        let i = i as f64;
        if fraction.go_on(-i * (i - a), x + 1.0 - a + 2.0 * i) {
            break;
        }
    }
    (front / fraction.value).clamp(0.0, 1.0)
}

/// The regularised incomplete beta function I_x(a, b); `y` is 1 − x, given apart because subtracting would lose digits.
fn beta(x: f64, y: f64, a: f64, b: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if y <= 0.0 {
        return 1.0;
    }
    let front = libm::exp(
        libm::lgamma(a + b) - libm::lgamma(a) - libm::lgamma(b)
            + a * libm::log(x)
            + b * libm::log(y),
    );
    let value = if x < (a + 1.0) / (a + b + 2.0) {
        front / (a * beta_fraction(x, a, b))
    } else {
        1.0 - front / (b * beta_fraction(y, b, a))
    };
    value.clamp(0.0, 1.0)
}

/// 1 + d₁/(1 + d₂/(1 + …)).
fn beta_fraction(x: f64, a: f64, b: f64) -> f64 {
    let mut fraction = Lentz::start(1.0);
    for m in 0..TERMS_MAX {
        let m = m as f64;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        fraction.go_on(odd, 1.0);
        let k = m + 1.0;
        let even = k * (b - k) * x / ((a + 2.0 * k - 1.0) * (a + 2.0 * k));
        if fraction.go_on(even, 1.0) {
            break;
        }
    }
    fraction.value
}

/// A continued fraction b₀ + a₁/(b₁ + a₂/(b₂ + …)), evaluated from the front.
struct Lentz {
    value: f64,
    c: f64,
    d: f64,
}

impl Lentz {
    /// What stands in for a denominator of zero.
    const ZERO: f64 = 1e-300;

    fn start(b0: f64) -> Self {
        let value = if b0 == 0.0 { Self::ZERO } else { b0 };
        Self {
            value,
            c: value,
            d: 0.0,
        }
    }

    /// Adds a term; true when it changed nothing any more.
    fn go_on(&mut self, a: f64, b: f64) -> bool {
        let safe = |x: f64| if x == 0.0 { Self::ZERO } else { x };
        self.d = 1.0 / safe(b + a * self.d);
        self.c = safe(b + a / self.c);
        let change = self.c * self.d;
        self.value *= change;
        (change - 1.0).abs() < 4.0 * f64::EPSILON
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(got: f64, want: f64) {
        assert!((got / want - 1.0).abs() < 1e-10, "{got} is not {want}");
    }

    #[test]
    fn quantiles_and_tails_of_f_agree_with_another_program() {
        // scipy.stats.f (Boost): ppf and sf.
        near(f_quantile(0.025, 5.0, 18.0), 3.381_967_805_875_243);
        near(f_quantile(0.025, 18.0, 5.0), 6.361_883_204_654_352);
        near(f_quantile(0.05, 3.0, 7.5), 4.194_419_673_496_107);
        near(f_quantile(0.025, 3.3, 250.7), 3.052_301_811_349_264_6);
        near(f_quantile(0.975, 2.0, 2.0), 0.025_641_025_641_025_644);
        near(f_tail(2.925, 5.0, 18.0), 0.041_890_933_508_094_69);
        near(f_tail(2.925, 3.3, 250.7), 0.029_927_476_276_705_656);
        assert_eq!(f_tail(0.0, 3.0, 4.0), 1.0);
    }

    #[test]
    fn with_one_degree_of_freedom_f_is_the_square_of_t_and_tables_hold() {
        // Student's t with 10 degrees of freedom: 2.228 at 5 % two-sided; F(1, 10) = 4.965.
        let f = f_quantile(0.05, 1.0, 10.0);
        assert!((f.sqrt() - 2.228_139).abs() < 1e-6, "{f}");
    }

    #[test]
    fn tails_of_chi_square_agree_with_another_program() {
        // scipy.stats.chi2.sf.
        near(chi_square_tail(30.5, 11.0), 0.001_321_844_413_774_516);
        near(chi_square_tail(2.43, 5.0), 0.786_998_314_824_426_5);
        near(chi_square_tail(0.1, 1.0), 0.751_829_634_045_849_2);
        near(chi_square_tail(250.0, 200.0), 0.009_379_131_668_826_098);
        near(chi_square_tail(1e-3, 4.0), 0.999_999_875_041_658_9);
        // Two degrees of freedom: exp(−x/2).
        near(chi_square_tail(7.0, 2.0), libm::exp(-3.5));
    }
}
