//! The plain mean.

use super::{
    Estimates,
    reads::{Reads, Row},
};

/// The mean of each entry's reads; standard error s/√n with s² pooled within entries (one-way analysis of variance).
pub(super) fn mean(reads: &Reads) -> Estimates {
    let points: Vec<f64> = (0..reads.entries.len())
        .map(|e| mean_of(reads.of_entry(e)))
        .collect();
    let free = reads.rows.len() - points.len();
    let within: f64 = reads
        .rows
        .iter()
        .map(|r| (r.points - points[r.entry]) * (r.points - points[r.entry]))
        .sum();
    let se = (free > 0).then(|| {
        let variance = within / free as f64;
        (0..points.len())
            .map(|e| (variance / reads.of_entry(e).len() as f64).sqrt())
            .collect()
    });
    Estimates { points, se }
}

/// The mean of some reads' points, summed in the order given.
pub(super) fn mean_of(rows: &[Row]) -> f64 {
    rows.iter().map(|r| r.points).sum::<f64>() / rows.len() as f64
}
