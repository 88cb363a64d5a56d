//! The judge model itself: deterministic variational expectation–maximisation.
//!
//! Per read of entry i by judge j, points centred and scaled to variance one:
//!
//! ```text
//! y = b_j + a_j·θ_i + e,   e ~ N(0, v_j)
//! θ_i ~ N(p_i'γ, 1)        p_i: share of the entry's reads per judge, centred; γ ~ N(0, t²)
//! b_j ~ N(β, τ²)   a_j ~ N(A, (κA)²), a_j ≥ 0   v_j ~ scaled inverse χ²(ν₀, v₀)
//! ```
//!
//! The pool term p'γ keeps a judge who happened to see better entries from being taken for a lenient one (correlated random effects,
//! Mundlak 1978). Severity, discrimination and noise per judge with shrinkage follow Ge, Welling and Ghahramani (2013, a Bayesian model
//! for calibrating conference review scores), the updates are mean-field variational Bayes (Bishop 2006, ch. 10).
//! One iteration passes once over the reads in their canonical order.

use super::{
    design::Design,
    pace::{LEAP_EVERY, Tracks},
};
use crate::linear::Eigen;

/// Iterations after which a fit is given up as not converged.
pub(super) const ITERATIONS_MAX: usize = 400;

/// A fit has settled when no entry moves by more than this (in standard deviations of quality).
pub(super) const SETTLED: f64 = 1e-5;

/// Settled well enough to ask who stands out.
pub(super) const NEARLY_SETTLED: f64 = 1e-3;

/// Discrimination and noise at the start, in standard deviations of the points.
const START: (f64, f64) = (0.75, 0.4);

/// Nobody's noise variance is below this share of the median judge's.
const NOISE_MIN: f64 = 0.25;

/// What is believed about one judge: posterior means and (co)variances.
#[derive(Debug, Clone, Copy)]
pub(super) struct Judge {
    /// What the judge gives an average entry.
    pub(super) b: f64,
    /// How much of a difference in quality shows in the points.
    pub(super) a: f64,
    /// Noise variance.
    pub(super) v: f64,
    pub(super) var_b: f64,
    pub(super) var_a: f64,
    pub(super) cov: f64,
}

/// The state of a fit, from which it can go on.
#[derive(Debug, Clone)]
pub(super) struct Fit {
    pub(super) judges: Vec<Judge>,
    /// Posterior mean and variance of each entry's quality θ.
    pub(super) m: Vec<f64>,
    pub(super) s2: Vec<f64>,
    gamma: Vec<f64>,
    /// β, τ², A, κ, ν₀, v₀.
    pub(super) mean_b: f64,
    tau2: f64,
    pub(super) mean_a: f64,
    kappa: f64,
    nu0: f64,
    v0: f64,
    pub(super) iterations: usize,
    pub(super) converged: bool,
}

impl Fit {
    /// The start: severities by least squares.
    pub(super) fn start(design: &Design, added: &[f64]) -> Self {
        let n = added.len() as f64;
        let mean_b = added.iter().sum::<f64>() / n;
        let tau2 = added
            .iter()
            .map(|b| (b - mean_b) * (b - mean_b))
            .sum::<f64>()
            / n;
        Self {
            judges: added
                .iter()
                .map(|b| Judge {
                    b: *b,
                    a: START.0,
                    v: START.1,
                    var_b: 0.0,
                    var_a: 0.0,
                    cov: 0.0,
                })
                .collect(),
            m: vec![0.0; design.n_entries()],
            s2: vec![1.0; design.n_entries()],
            gamma: vec![0.0; design.n_judges],
            mean_b,
            tau2: tau2.max(1e-4),
            mean_a: START.0,
            kappa: 0.3,
            nu0: 10.0,
            v0: START.1,
            iterations: 0,
            converged: false,
        }
    }

    /// Prior mean of each entry, from who read it.
    pub(super) fn pool_mean(&self, design: &Design, entry: usize) -> f64 {
        let own = &design.judge[design.of_entry(entry)];
        let sum: f64 = own.iter().map(|j| self.gamma[*j as usize]).sum();
        sum / own.len() as f64 - self.pool_centre(design)
    }

    fn pool_centre(&self, design: &Design) -> f64 {
        design
            .mean_share
            .iter()
            .zip(&self.gamma)
            .map(|(p, g)| p * g)
            .sum()
    }
}

/// The points of all reads, centred and scaled, and what is known of each.
pub(super) struct Points {
    pub(super) y: Vec<f64>,
    /// Weight of each read, where tails are heavy.
    pub(super) weight: Option<Vec<f64>>,
    /// What each read counts of a whole one, where two judges say the same.
    pub(super) share: Option<Vec<f64>>,
    /// Variance of points that are expectations themselves (beyond the end of the scale), where there are any.
    pub(super) blur: Option<Vec<f64>>,
    /// Groups of reads whose common level is left free, and the level taken off their `y` so far.
    pub(super) free: Vec<FreeLevel>,
}

impl Points {
    /// What a read counts of a whole one.
    pub(super) fn share(&self, read: usize) -> f64 {
        self.share.as_ref().map_or(1.0, |s| s[read])
    }

    /// The same times its weight.
    pub(super) fn counts(&self, read: usize) -> f64 {
        self.weight.as_ref().map_or(1.0, |w| w[read]) * self.share(read)
    }
}

/// Reads (of one judge, of one home) that tell how entries compare with one another, but not at which level.
pub(super) struct FreeLevel {
    /// (read, entry)
    pub(super) reads: Vec<(usize, usize)>,
    pub(super) level: f64,
}

/// Runs the fit until no entry moves by more than `tolerance` (in standard deviations of quality) or it has had
/// [`ITERATIONS_MAX`] iterations. `refine` is called before each iteration and may improve the points from what is believed so far.
pub(super) fn run(
    design: &Design,
    points: &mut Points,
    fit: &mut Fit,
    tolerance: f64,
    mut refine: impl FnMut(&Fit, &mut Points),
) {
    fit.converged = false;
    let mut tracks = Tracks::start(fit);
    for turn in 1..=ITERATIONS_MAX {
        refine(fit, points);
        iterate(design, points, fit);
        let moved = tracks.follow(fit);
        fit.iterations += 1;
        if moved < tolerance {
            fit.converged = true;
            return;
        }
        if turn % LEAP_EVERY == 0 {
            tracks.leap(fit);
        }
    }
}

/// Weighted sums over one judge's reads.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    count: f64,
    n: f64,
    m: f64,
    mm: f64,
    y: f64,
    my: f64,
    yy: f64,
}

fn iterate(design: &Design, points: &mut Points, fit: &mut Fit) {
    let (sums, pool) = entries_step(design, points, fit);
    judges_step(&sums, fit);
    population_step(&sums, fit);
    pool_step(design, &pool, fit);
    expand(design, fit);
    free_levels(design, points, fit);
}

fn entries_step(design: &Design, points: &Points, fit: &mut Fit) -> (Vec<Sums>, Vec<f64>) {
    // Per judge: information (a² + Va)/v, slope a/v, and the constant (ab + Cab)/v.
    let known: Vec<(f64, f64, f64)> = fit
        .judges
        .iter()
        .map(|j| {
            (
                (j.a * j.a + j.var_a) / j.v,
                j.a / j.v,
                (j.a * j.b + j.cov) / j.v,
            )
        })
        .collect();
    let centre = fit.pool_centre(design);
    let mut sums = vec![Sums::default(); design.n_judges];
    let mut pool = vec![0.0; design.n_judges];
    for e in 0..design.n_entries() {
        let range = design.of_entry(e);
        let share = 1.0 / range.len() as f64;
        let mut prior = 0.0;
        let mut precision = 1.0;
        let mut sum = 0.0;
        for r in range.clone() {
            let j = design.judge[r] as usize;
            let w = points.counts(r);
            prior += fit.gamma[j];
            precision += w * known[j].0;
            sum += w * (known[j].1 * points.y[r] - known[j].2);
        }
        let m = (prior * share - centre + sum) / precision;
        let s2 = 1.0 / precision;
        fit.m[e] = m;
        fit.s2[e] = s2;
        for r in range {
            let j = design.judge[r] as usize;
            let w = points.counts(r);
            let y = points.y[r];
            let s = &mut sums[j];
            s.count += points.share(r);
            s.n += w;
            s.m += w * m;
            s.mm += w * (m * m + s2);
            s.y += w * y;
            s.my += w * m * y;
            s.yy += w * (y * y + points.blur.as_ref().map_or(0.0, |b| b[r]));
            pool[j] += share * m;
        }
    }
    let total: f64 = fit.m.iter().sum();
    for (p, s) in pool.iter_mut().zip(&design.mean_share) {
        *p -= s * total;
    }
    (sums, pool)
}

/// A ridge regression of each judge's points on (1, θ), then the noise.
fn judges_step(sums: &[Sums], fit: &mut Fit) {
    let prior_b = 1.0 / fit.tau2;
    let prior_a = 1.0 / (fit.kappa * fit.kappa * fit.mean_a * fit.mean_a);
    for (j, s) in fit.judges.iter_mut().zip(sums) {
        let (bb, ba, aa) = (s.n / j.v + prior_b, s.m / j.v, s.mm / j.v + prior_a);
        let (yb, ya) = (
            s.y / j.v + fit.mean_b * prior_b,
            s.my / j.v + fit.mean_a * prior_a,
        );
        let determinant = bb * aa - ba * ba;
        j.var_b = aa / determinant;
        j.var_a = bb / determinant;
        j.cov = -ba / determinant;
        j.a = j.var_a * ya + j.cov * yb;
        if j.a < 0.0 {
            // A judge cannot have the scale upside down by nature; with a = 0 the level alone is estimated.
            j.a = 0.0;
            j.b = yb / bb;
        } else {
            j.b = j.var_b * yb + j.cov * ya;
        }
        let squares = square_error(s, j);
        j.v = (squares + fit.nu0 * fit.v0) / (s.count + fit.nu0);
    }
    // Two who say the same would be taken for two who know, and outvote everybody.
    let least = NOISE_MIN * super::watch::median(fit.judges.iter().map(|j| j.v));
    for j in &mut fit.judges {
        j.v = j.v.max(least);
    }
}

/// Σ E[(y − b − aθ)²] over a judge's reads.
fn square_error(s: &Sums, j: &Judge) -> f64 {
    let plain = s.yy - 2.0 * j.b * s.y - 2.0 * j.a * s.my
        + s.n * j.b * j.b
        + 2.0 * j.a * j.b * s.m
        + j.a * j.a * s.mm;
    (plain + s.n * j.var_b + s.mm * j.var_a + 2.0 * s.m * j.cov).max(1e-9)
}

/// What the judges have in common: the prior the next iteration shrinks each of them to.
fn population_step(sums: &[Sums], fit: &mut Fit) {
    let n = fit.judges.len() as f64;
    fit.mean_b = fit.judges.iter().map(|j| j.b).sum::<f64>() / n;
    fit.tau2 = fit
        .judges
        .iter()
        .map(|j| (j.b - fit.mean_b) * (j.b - fit.mean_b) + j.var_b)
        .sum::<f64>()
        / n;
    fit.tau2 = fit.tau2.max(1e-6);
    fit.mean_a = (fit.judges.iter().map(|j| j.a).sum::<f64>() / n).max(1e-3);
    let spread = fit
        .judges
        .iter()
        .map(|j| (j.a - fit.mean_a) * (j.a - fit.mean_a) + j.var_a)
        .sum::<f64>()
        / n;
    fit.kappa = (spread.sqrt() / fit.mean_a).clamp(0.1, 0.6);

    // Noise: the log variances scatter by 2/n through sampling alone (delta method); what exceeds that is real.
    let logs: Vec<(f64, f64)> = fit
        .judges
        .iter()
        .zip(sums)
        .filter(|(_, s)| s.count > 0.0)
        .map(|(j, s)| (libm::log(square_error(s, j) / s.count), s.count))
        .collect();
    let total: f64 = logs.iter().map(|l| l.1).sum();
    let centre = logs.iter().map(|l| l.0 * l.1).sum::<f64>() / total;
    let scatter = logs
        .iter()
        .map(|l| l.1 * (l.0 - centre) * (l.0 - centre))
        .sum::<f64>()
        / total;
    let sampling = logs.iter().map(|l| 2.0 / l.1).sum::<f64>() / logs.len() as f64;
    let excess = scatter - sampling;
    fit.nu0 = if excess > 0.0 {
        (2.0 / excess).clamp(4.0, 50.0)
    } else {
        50.0
    };
    fit.v0 = libm::exp(fit.judges.iter().map(|j| libm::log(j.v)).sum::<f64>() / n);
}

/// γ and its variance t², both at once: with P'P = UΛU' and u = U'P'm the fixed point of t² = mean(γ² + var γ) is the root of
/// Σ (u² − λ − λ²t²)/(1 + λt²)², or zero where that sum is not positive. (Alternating the two creeps towards zero for hundreds of turns.)
fn pool_step(design: &Design, pool: &[f64], fit: &mut Fit) {
    let n = design.n_judges;
    let Eigen { values, vectors } = &design.pools;
    let largest = values.iter().copied().fold(0.0, f64::max);
    let terms: Vec<(f64, f64)> = (0..n)
        .map(|k| {
            // A direction in which no entry differs (all shares sum to one) says nothing.
            let lambda = if values[k] > 1e-9 * largest {
                values[k]
            } else {
                0.0
            };
            (lambda, (0..n).map(|j| vectors.at(j, k) * pool[j]).sum())
        })
        .collect();
    let slope = |t2: f64| -> f64 {
        terms
            .iter()
            .filter(|(lambda, _)| *lambda > 0.0)
            .map(|(lambda, u)| {
                (u * u - lambda - lambda * lambda * t2)
                    / ((1.0 + lambda * t2) * (1.0 + lambda * t2))
            })
            .sum()
    };
    let mut t2 = 0.0;
    if slope(0.0) > 0.0 {
        // Quality has variance one, so the pools' share of it is below four.
        let (mut low, mut high) = (0.0, 4.0);
        for _ in 0..48 {
            t2 = 0.5 * (low + high);
            if slope(t2) > 0.0 { low = t2 } else { high = t2 }
        }
    }
    fit.gamma.fill(0.0);
    for (k, (lambda, u)) in terms.iter().enumerate() {
        let g = if *lambda > 0.0 {
            u * t2 / (1.0 + lambda * t2)
        } else {
            0.0
        };
        for (j, gamma) in fit.gamma.iter_mut().enumerate() {
            *gamma += vectors.at(j, k) * g;
        }
    }
}

/// Parameter expansion (Liu, Rubin and Wu 1998; for variational Bayes Qi and Jaakkola 2007): lets the quality have any mean and variance for
/// a moment and takes both back into the judges. The fixed point stays; the slow creep of the common scale goes.
fn expand(design: &Design, fit: &mut Fit) {
    let n = design.n_entries() as f64;
    let shift = fit.m.iter().sum::<f64>() / n;
    let mut variance = 0.0;
    for e in 0..design.n_entries() {
        let d = fit.m[e] - shift - fit.pool_mean(design, e);
        variance += d * d + fit.s2[e];
    }
    let scale = (variance / n).sqrt().clamp(0.8, 1.25);
    for (m, s2) in fit.m.iter_mut().zip(&mut fit.s2) {
        *m = (*m - shift) / scale;
        *s2 /= scale * scale;
    }
    for g in &mut fit.gamma {
        *g /= scale;
    }
    for j in &mut fit.judges {
        j.b += shift * j.a;
        j.var_b += 2.0 * shift * j.cov + shift * shift * j.var_a;
        j.cov = (j.cov + shift * j.var_a) * scale;
        j.a *= scale;
        j.var_a *= scale * scale;
    }
    fit.mean_a *= scale;
}

/// Takes the mean residual off the reads whose level is free.
fn free_levels(design: &Design, points: &mut Points, fit: &Fit) {
    for group in &mut points.free {
        let residuals: f64 = group
            .reads
            .iter()
            .map(|(r, e)| {
                let j = &fit.judges[design.judge[*r] as usize];
                points.y[*r] - j.b - j.a * fit.m[*e]
            })
            .sum();
        let level = residuals / group.reads.len() as f64;
        group.level += level;
        for (r, _) in &group.reads {
            points.y[*r] -= level;
        }
    }
}
