//! What can be said of a judge without any model.

use super::{
    outcome::JudgeReport,
    reads::{Reads, Row},
};

/// One report per judge, in canonical order.
pub(super) fn report(reads: &Reads) -> Vec<JudgeReport> {
    let mut by_judge: Vec<Vec<&Row>> = vec![Vec::new(); reads.judges.len()];
    for r in &reads.rows {
        by_judge[r.judge].push(r);
    }
    by_judge
        .iter()
        .zip(&reads.judges)
        .map(|(rows, judge)| {
            let n = rows.len() as f64;
            let mean = rows.iter().map(|r| r.points).sum::<f64>() / n;
            let squares: f64 = rows
                .iter()
                .map(|r| (r.points - mean) * (r.points - mean))
                .sum();
            JudgeReport {
                judge: judge.clone(),
                reads: rows.len(),
                mean,
                spread: (rows.len() > 1).then(|| (squares / (n - 1.0)).sqrt()),
                agreement: agreement(reads, rows),
            }
        })
        .collect()
}

/// Pearson correlation of the judge's points with the mean of the other judges' points on the same entries.
fn agreement(reads: &Reads, own: &[&Row]) -> Option<f64> {
    let pairs: Vec<(f64, f64)> = own
        .iter()
        .filter_map(|r| {
            let others = reads
                .of_entry(r.entry)
                .iter()
                .filter(|o| o.judge != r.judge);
            let (n, sum) = others.fold((0, 0.0), |(n, sum), o| (n + 1, sum + o.points));
            (n > 0).then(|| (r.points, sum / f64::from(n)))
        })
        .collect();
    correlation(&pairs)
}

/// Pearson correlation; `None` with fewer than three pairs or without variation.
pub(super) fn correlation(pairs: &[(f64, f64)]) -> Option<f64> {
    if pairs.len() < 3 {
        return None;
    }
    let n = pairs.len() as f64;
    let mx = pairs.iter().map(|p| p.0).sum::<f64>() / n;
    let my = pairs.iter().map(|p| p.1).sum::<f64>() / n;
    let (mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0);
    for (x, y) in pairs {
        xx += (x - mx) * (x - mx);
        yy += (y - my) * (y - my);
        xy += (x - mx) * (y - my);
    }
    let scale = (xx * yy).sqrt();
    (scale > 1e-12).then(|| xy / scale)
}
