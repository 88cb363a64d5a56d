//! Kendall's coefficient of concordance.

use super::tails::chi_square_tail;
use serde::{Deserialize, Serialize};

/// Do the judges put the entries in the same order? 0: as chance has it; 1: all in the same.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Concordance {
    /// W as if there were no ties.
    pub w: f64,
    /// W with ties allowed for.
    pub w_tie_corrected: f64,
    /// k(n − 1)·W with ties allowed for.
    pub chi_square: f64,
    /// n − 1.
    pub df: usize,
    /// Probability of such agreement by chance; an approximation that is rough below 8 entries.
    pub p: f64,
}

/// Kendall's W (Kendall and Babington Smith 1939; ties as in Siegel 1956, pp. 229–238) of a complete table of scores, one row per entry, one
/// column per judge; equal scores of a judge share their middle rank. `None` when it is smaller than 2 × 2 or no judge tells any entries apart.
pub fn concordance(rows: &[Vec<f64>]) -> Option<Concordance> {
    let k = rows.first()?.len();
    if rows.len() < 2 || k < 2 || rows.iter().any(|r| r.len() != k) {
        return None;
    }
    let n = rows.len() as f64;
    // Ranks doubled are whole numbers, so their sums are exact.
    let mut sums = vec![0.0; rows.len()];
    let mut ties = 0.0;
    for judge in 0..k {
        let mut order: Vec<usize> = (0..rows.len()).collect();
        order.sort_by(|a, b| rows[*a][judge].total_cmp(&rows[*b][judge]));
        let mut before = 0;
        for group in order.chunk_by(|a, b| rows[*a][judge] == rows[*b][judge]) {
            let size = group.len() as f64;
            for entry in group {
                sums[*entry] += (2 * before + group.len() + 1) as f64;
            }
            ties += size * size * size - size;
            before += group.len();
        }
    }
    let kf = k as f64;
    let mean = kf * (n + 1.0);
    let s: f64 = sums.iter().map(|r| 0.25 * (r - mean) * (r - mean)).sum();
    let most = kf * kf * (n * n * n - n);
    let most_with_ties = most - kf * ties;
    if most_with_ties <= 0.0 {
        return None;
    }
    let w_tie_corrected = 12.0 * s / most_with_ties;
    let chi_square = kf * (n - 1.0) * w_tie_corrected;
    Some(Concordance {
        w: 12.0 * s / most,
        w_tie_corrected,
        chi_square,
        df: rows.len() - 1,
        p: chi_square_tail(chi_square, n - 1.0),
    })
}
