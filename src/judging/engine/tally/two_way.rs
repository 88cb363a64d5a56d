//! Entry + judge + noise: by least squares, or with both drawn from normal populations.

use super::{
    Estimates, Found,
    parameters::Variances,
    reads::Reads,
    severity::{self, Severities},
};
use crate::linear::{Square, dot};

/// Two-way least squares: the mean of an entry's points after each judge's severity is taken off.
///
/// Standard errors hold the noise of the entry's own reads and that of the severities, against an average judge.
/// `None` when the judges are not connected.
pub(super) fn least_squares(reads: &Reads) -> Option<Found> {
    let given: Vec<f64> = reads.rows.iter().map(|r| r.points).collect();
    let Severities { added, covariance } = severity::least_squares(reads, &given)?;
    let n_judges = added.len();
    let points: Vec<f64> = (0..reads.entries.len())
        .map(|e| {
            let rows = reads.of_entry(e);
            rows.iter().map(|r| r.points - added[r.judge]).sum::<f64>() / rows.len() as f64
        })
        .collect();
    let residual: f64 = reads
        .rows
        .iter()
        .map(|r| {
            let e = r.points - points[r.entry] - added[r.judge];
            e * e
        })
        .sum();
    let free = (reads.rows.len() + 1).saturating_sub(points.len() + n_judges);
    let se = (free > 0).then(|| {
        let noise = residual / free as f64;
        let mut against_average = vec![0.0; n_judges];
        (0..points.len())
            .map(|e| {
                let rows = reads.of_entry(e);
                against_average.fill(-1.0 / n_judges as f64);
                for r in rows {
                    against_average[r.judge] += 1.0 / rows.len() as f64;
                }
                let of_severities = dot(&against_average, &covariance.times(&against_average));
                (noise * (1.0 / rows.len() as f64 + of_severities.max(0.0))).sqrt()
            })
            .collect()
    });
    let severities = Some(added.iter().map(|b| (-b, None)).collect());
    Some(Found {
        severities,
        ..Found::plain(Estimates { points, se })
    })
}

/// Two-way random effects: y = μ + θ_entry + b_judge + noise with normal θ, b and noise; the model of the NIPS 2014 experiment
/// (Lawrence and Cortes). Variances by restricted maximum likelihood unless given; entries by their posterior mean μ + θ.
pub(super) fn random(reads: &Reads, fixed: Option<Variances>) -> Found {
    let sums = Sums::of(reads);
    let (ratios, noise, iterations) = match fixed {
        Some(v) => ((v.entry / v.error, v.judge / v.error), v.error, 0),
        None => estimate(&sums),
    };
    let solved = sums.solve(ratios.0, ratios.1);
    let n_judges = reads.judges.len();
    let (mu, root) = (solved.effects[0], ratios.1.sqrt());
    let added: Vec<f64> = solved.effects[1..].iter().map(|u| u * root).collect();
    let mut weights = vec![0.0; n_judges + 1];
    let mut points = Vec::with_capacity(reads.entries.len());
    let mut se = Vec::with_capacity(reads.entries.len());
    for e in 0..reads.entries.len() {
        let rows = reads.of_entry(e);
        let n = rows.len() as f64;
        let shrink = ratios.0 / (1.0 + n * ratios.0);
        let above: f64 = rows.iter().map(|r| r.points - mu - added[r.judge]).sum();
        points.push(mu + shrink * above);
        weights.fill(0.0);
        weights[0] = 1.0 - n * shrink;
        for r in rows {
            weights[r.judge + 1] -= shrink * root;
        }
        let of_effects = dot(&weights, &solved.covariance.times(&weights));
        se.push((noise * (shrink + of_effects.max(0.0))).sqrt());
    }
    let severities = added
        .iter()
        .enumerate()
        .map(|(j, b)| {
            (
                -b,
                Some((noise * ratios.1 * solved.covariance.at(j + 1, j + 1)).sqrt()),
            )
        })
        .collect();
    Found {
        iterations,
        severities: Some(severities),
        read_variance: Some(noise),
        variances: Some(Variances {
            entry: noise * ratios.0,
            judge: noise * ratios.1,
            error: noise,
        }),
        ..Found::plain(Estimates {
            points,
            se: Some(se),
        })
    }
}

/// Sums over entries with the same number of reads: all that the likelihood needs.
struct Class {
    n: f64,
    entries: f64,
    /// Σ over entries of the outer product of their judges' incidence.
    pairs: Square,
    /// Σ over entries of (sum of points) × incidence.
    products: Vec<f64>,
    /// Σ of the sums of points, and of their squares.
    sum: f64,
    squares: f64,
}

struct Sums {
    reads: f64,
    n_judges: usize,
    loads: Vec<f64>,
    by_judge: Vec<f64>,
    squares: f64,
    /// Added to μ at the end: points are centred, because y'y − … loses digits otherwise.
    shift: f64,
    classes: Vec<Class>,
}

/// The mixed model equations solved for given variance ratios, noise variance 1.
struct Solved {
    /// μ, then each judge's effect over √(judge ratio).
    effects: Vec<f64>,
    covariance: Square,
    /// y'Py.
    quadratic: f64,
    log_determinant: f64,
}

impl Sums {
    fn of(reads: &Reads) -> Self {
        let n_judges = reads.judges.len();
        let shift = reads.rows.iter().map(|r| r.points).sum::<f64>() / reads.rows.len() as f64;
        let mut sums = Self {
            reads: reads.rows.len() as f64,
            n_judges,
            loads: vec![0.0; n_judges],
            by_judge: vec![0.0; n_judges],
            squares: 0.0,
            shift,
            classes: Vec::new(),
        };
        for r in &reads.rows {
            let y = r.points - shift;
            sums.loads[r.judge] += 1.0;
            sums.by_judge[r.judge] += y;
            sums.squares += y * y;
        }
        let mut class_of: Vec<Option<usize>> = Vec::new();
        for e in 0..reads.entries.len() {
            let rows = reads.of_entry(e);
            if class_of.len() <= rows.len() {
                class_of.resize(rows.len() + 1, None);
            }
            let at = *class_of[rows.len()].get_or_insert_with(|| {
                sums.classes.push(Class {
                    n: rows.len() as f64,
                    entries: 0.0,
                    pairs: Square::zero(n_judges),
                    products: vec![0.0; n_judges],
                    sum: 0.0,
                    squares: 0.0,
                });
                sums.classes.len() - 1
            });
            let class = &mut sums.classes[at];
            let total: f64 = rows.iter().map(|r| r.points - shift).sum();
            class.entries += 1.0;
            class.sum += total;
            class.squares += total * total;
            for a in rows {
                class.products[a.judge] += total;
                for b in rows {
                    class.pairs.add(a.judge, b.judge, 1.0);
                }
            }
        }
        sums
    }

    /// With V = I + λZZ' per entry, V⁻¹ = I − c·11', c = λ/(1 + nλ). Judges enter as √ρ·u, u ~ N(0, 1), so that ρ = 0 is no special case.
    fn solve(&self, lambda: f64, rho: f64) -> Solved {
        let root = rho.sqrt();
        let mut m = Square::zero(self.n_judges + 1);
        let mut right = vec![0.0; self.n_judges + 1];
        let mut yy = self.squares;
        let mut log_determinant = 0.0;
        m.add(0, 0, self.reads);
        right[0] = self.by_judge.iter().sum();
        for j in 0..self.n_judges {
            m.add(j + 1, j + 1, 1.0 + rho * self.loads[j]);
            m.add(0, j + 1, root * self.loads[j]);
            right[j + 1] = root * self.by_judge[j];
        }
        for class in &self.classes {
            let c = lambda / (1.0 + class.n * lambda);
            yy -= c * class.squares;
            log_determinant += class.entries * libm::log1p(class.n * lambda);
            m.add(0, 0, -c * class.n * class.n * class.entries);
            right[0] -= c * class.n * class.sum;
            for a in 0..self.n_judges {
                right[a + 1] -= c * root * class.products[a];
                m.add(0, a + 1, -c * root * class.n * class.pairs.at(a, a));
                for b in 0..self.n_judges {
                    m.add(a + 1, b + 1, -c * rho * class.pairs.at(a, b));
                }
            }
        }
        for j in 0..self.n_judges {
            let x = m.at(0, j + 1);
            m.add(j + 1, 0, x);
        }
        // With λ and ρ finite M is positive definite: its μ row is Σ n/(1 + nλ) > 0 and the judges carry a unit ridge.
        let factor = m
            .cholesky()
            .expect("the mixed model equations carry a unit ridge");
        log_determinant += factor.log_determinant();
        let effects = factor.solve(&right);
        let quadratic = (yy - dot(&effects, &right)).max(0.0);
        let mut effects = effects;
        effects[0] += self.shift;
        Solved {
            effects,
            covariance: factor.inverse(),
            quadratic,
            log_determinant,
        }
    }

    /// −2 × restricted log-likelihood, noise variance profiled out, up to a constant.
    fn deviance(&self, lambda: f64, rho: f64) -> f64 {
        let solved = self.solve(lambda, rho);
        let free = (self.reads - 1.0).max(1.0);
        free * libm::log((solved.quadratic / free).max(1e-300)) + solved.log_determinant
    }
}

/// Variance ratios (entry, judge) and the noise variance.
fn estimate(sums: &Sums) -> ((f64, f64), f64, usize) {
    // Ratios between e^-18 (nothing) and e^12; the likelihood is smooth and the two ratios nearly independent, so searching one after
    // the other settles in a few turns.
    const LOW: f64 = -18.0;
    const HIGH: f64 = 12.0;
    let (mut entry, mut judge) = (0.0, -1.0);
    let mut turns = 0;
    for turn in 1..=30 {
        turns = turn;
        let before = (entry, judge);
        entry = lowest(LOW, HIGH, |x| sums.deviance(libm::exp(x), libm::exp(judge)));
        judge = lowest(LOW, HIGH, |x| sums.deviance(libm::exp(entry), libm::exp(x)));
        if (entry - before.0).abs().max((judge - before.1).abs()) < 1e-6 {
            break;
        }
    }
    // At the lower end the variance is zero.
    let ratio = |x: f64| if x < LOW + 0.5 { 0.0 } else { libm::exp(x) };
    let ratios = (ratio(entry), ratio(judge));
    let noise = sums.solve(ratios.0, ratios.1).quadratic / (sums.reads - 1.0).max(1.0);
    (ratios, noise, turns)
}

/// The lowest point of a function with one valley: a coarse walk to bracket it, then the golden section.
fn lowest(from: f64, to: f64, f: impl Fn(f64) -> f64) -> f64 {
    const GOLDEN: f64 = 0.618_033_988_749_894_9;
    const WALK: usize = 16;
    let step = (to - from) / (WALK - 1) as f64;
    let mut best = (f64::INFINITY, from);
    for k in 0..WALK {
        let x = from + step * k as f64;
        let y = f(x);
        if y < best.0 {
            best = (y, x);
        }
    }
    let (mut a, mut d) = ((best.1 - step).max(from), (best.1 + step).min(to));
    let (mut b, mut c) = (d - GOLDEN * (d - a), a + GOLDEN * (d - a));
    let (mut fb, mut fc) = (f(b), f(c));
    while d - a > 1e-8 {
        if fb <= fc {
            (d, c, fc) = (c, b, fb);
            b = d - GOLDEN * (d - a);
            fb = f(b);
        } else {
            (a, b, fb) = (b, c, fc);
            c = a + GOLDEN * (d - a);
            fc = f(c);
        }
    }
    0.5 * (a + d)
}
