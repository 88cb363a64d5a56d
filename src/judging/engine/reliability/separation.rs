//! How many levels of quality the measures tell apart.

use serde::{Deserialize, Serialize};

/// Separation of the entries by their measures.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Separation {
    /// Share of the measures' variance that is not error, from 0 to 1.
    pub reliability: f64,
    /// G: true standard deviation over root mean square error; null where there is no error at all.
    pub separation: Option<f64>,
    /// (4G + 1)/3: levels whose centres lie three errors apart.
    pub strata: Option<f64>,
    /// Variance of the measures.
    pub observed_variance: f64,
    /// Mean of the squared standard errors.
    pub error_variance: f64,
    /// The difference, not below zero.
    pub true_variance: f64,
}

/// Separation reliability and strata (Wright and Masters 1982, Rating Scale Analysis, pp. 92 and 106). The measures must not be shrunk towards
/// their mean: posterior means have lost the error variance already. `None` with fewer than two measures or when all are equal.
pub fn separation(measures: &[f64], errors: &[f64]) -> Option<Separation> {
    if measures.len() < 2 || measures.len() != errors.len() {
        return None;
    }
    let n = measures.len() as f64;
    let mean = measures.iter().sum::<f64>() / n;
    let observed_variance = measures
        .iter()
        .map(|m| (m - mean) * (m - mean))
        .sum::<f64>()
        / (n - 1.0);
    if observed_variance <= 0.0 {
        return None;
    }
    let error_variance = errors.iter().map(|e| e * e).sum::<f64>() / n;
    let true_variance = (observed_variance - error_variance).max(0.0);
    let separation = (error_variance > 0.0).then(|| (true_variance / error_variance).sqrt());
    Some(Separation {
        reliability: true_variance / observed_variance,
        separation,
        strata: separation.map(|g| (4.0 * g + 1.0) / 3.0),
        observed_variance,
        error_variance,
        true_variance,
    })
}
