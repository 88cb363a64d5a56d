//! Krippendorff's alpha and Cronbach's alpha: two unlike things of like name.

use serde::{Deserialize, Serialize};

/// More different values than this are not compared pair by pair (ratio metric).
pub const VALUES_MAX: usize = 5_000;

/// How the difference of two scores is weighed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Metric {
    /// Alike or not.
    Nominal,
    /// By the number of scores that lie between.
    Ordinal,
    /// By the difference.
    Interval,
    /// By the difference over the sum; scores must not be negative.
    Ratio,
}

/// Why an alpha is not defined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoAlpha {
    /// Nothing can be compared.
    #[error("no entry has two scores")]
    NoPairs,
    /// Chance alone would agree perfectly.
    #[error("all scores are equal")]
    NoVariation,
    /// A ratio of negative numbers.
    #[error("the ratio metric needs scores that are not negative")]
    Negative,
    /// Too many different values for the ratio metric.
    #[error("more than {VALUES_MAX} different scores, too many for the ratio metric")]
    TooManyValues,
}

/// Krippendorff's alpha (2011, Computing Krippendorff's alpha-reliability): 1 − observed over expected disagreement. One row of scores per
/// entry, by whomever and as many as there are; rows with fewer than two scores compare nothing and are left out.
///
/// With every metric but the ratio the sums over pairs have closed forms: ordinal differences are differences of middle ranks.
pub fn krippendorff(units: &[Vec<f64>], metric: Metric) -> Result<f64, NoAlpha> {
    let units: Vec<&Vec<f64>> = units.iter().filter(|u| u.len() > 1).collect();
    let mut all: Vec<f64> = units.iter().flat_map(|u| u.iter().copied()).collect();
    if all.is_empty() {
        return Err(NoAlpha::NoPairs);
    }
    // −0 and 0 are the same score.
    all.iter_mut().for_each(|x| *x += 0.0);
    all.sort_unstable_by(f64::total_cmp);
    let mut values: Vec<(f64, f64)> = Vec::new();
    for x in &all {
        match values.last_mut() {
            Some((v, count)) if v == x => *count += 1.0,
            _ => values.push((*x, 1.0)),
        }
    }
    if values.len() < 2 {
        return Err(NoAlpha::NoVariation);
    }
    let n = all.len() as f64;
    let observed = |between: &dyn Fn(&[f64]) -> f64| -> f64 {
        units
            .iter()
            .map(|u| between(u) / (u.len() - 1) as f64)
            .sum()
    };
    let (observed, expected) = match metric {
        Metric::Nominal => {
            let unlike = |scores: &[f64]| {
                let mut scores = scores.to_vec();
                scores.sort_unstable_by(f64::total_cmp);
                let alike: usize = scores
                    .chunk_by(|a, b| a == b)
                    .map(|c| c.len() * c.len())
                    .sum();
                (scores.len() * scores.len() - alike) as f64
            };
            let alike: f64 = values.iter().map(|(_, c)| c * c).sum();
            (observed(&unlike), n * n - alike)
        }
        Metric::Interval => (observed(&distances), distances(&all)),
        Metric::Ordinal => {
            let mut before = 0.0;
            let middles: Vec<f64> = values
                .iter()
                .map(|(_, count)| {
                    before += count;
                    before - 0.5 * count
                })
                .collect();
            let middle = |x: f64| {
                let at = values.partition_point(|(v, _)| *v < x);
                middles[at]
            };
            let ranked =
                |scores: &[f64]| distances(&scores.iter().map(|x| middle(*x)).collect::<Vec<_>>());
            (observed(&ranked), ranked(&all))
        }
        Metric::Ratio => {
            if all[0] < 0.0 {
                return Err(NoAlpha::Negative);
            }
            if values.len() > VALUES_MAX {
                return Err(NoAlpha::TooManyValues);
            }
            let apart = |a: f64, b: f64| {
                // Two zeros are alike.
                let share = if a + b > 0.0 { (a - b) / (a + b) } else { 0.0 };
                share * share
            };
            let between = |scores: &[f64]| {
                let mut sum = 0.0;
                for (i, a) in scores.iter().enumerate() {
                    for b in &scores[..i] {
                        sum += 2.0 * apart(*a, *b);
                    }
                }
                sum
            };
            let mut expected = 0.0;
            for (i, (a, of_a)) in values.iter().enumerate() {
                for (b, of_b) in &values[..i] {
                    expected += 2.0 * of_a * of_b * apart(*a, *b);
                }
            }
            (observed(&between), expected)
        }
    };
    Ok(1.0 - (n - 1.0) * observed / expected)
}

/// Σ over ordered pairs of squared differences: 2n·Σ(x − mean)².
fn distances(x: &[f64]) -> f64 {
    let n = x.len() as f64;
    let mean = x.iter().sum::<f64>() / n;
    2.0 * n * x.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>()
}

/// Cronbach's alpha with the judges as items.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Cronbach {
    /// From variances; equals ICC(3,k).
    pub raw: Option<f64>,
    /// From correlations: as if all judges had the same spread.
    pub standardized: Option<f64>,
}

/// Cronbach's alpha (1951, Coefficient alpha and the internal structure of tests) of a complete table, one row per entry.
/// Empty when it is smaller than 2 × 2 or nothing varies; no standardised value when a judge's scores are all equal.
pub fn cronbach(rows: &[Vec<f64>]) -> Cronbach {
    let k = rows.first().map_or(0, Vec::len);
    if rows.len() < 2 || k < 2 || rows.iter().any(|r| r.len() != k) {
        return Cronbach::default();
    }
    let n = rows.len() as f64;
    let means: Vec<f64> = (0..k)
        .map(|c| rows.iter().map(|r| r[c]).sum::<f64>() / n)
        .collect();
    let covariance = |a: usize, b: usize| {
        rows.iter()
            .map(|r| (r[a] - means[a]) * (r[b] - means[b]))
            .sum::<f64>()
            / (n - 1.0)
    };
    let kf = k as f64;
    let (mut own, mut shared, mut correlations) = (0.0, 0.0, Some(0.0));
    for a in 0..k {
        let of_a = covariance(a, a);
        own += of_a;
        for b in 0..a {
            let both = covariance(a, b);
            shared += 2.0 * both;
            let scale = (of_a * covariance(b, b)).sqrt();
            correlations = correlations
                .filter(|_| scale > 0.0)
                .map(|sum| sum + both / scale);
        }
    }
    let total = own + shared;
    Cronbach {
        raw: (total > 0.0).then(|| kf / (kf - 1.0) * (1.0 - own / total)),
        standardized: correlations.and_then(|sum| {
            let mean = sum / (0.5 * kf * (kf - 1.0));
            let below = 1.0 + (kf - 1.0) * mean;
            (below > 0.0).then(|| kf * mean / below)
        }),
    }
}
