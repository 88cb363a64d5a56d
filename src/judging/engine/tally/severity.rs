//! Additive severities by least squares: the "judge-adjusted mean" and the start of the model.
//!
//! y = entry + b_judge + noise. With the entries swept out the normal equations are C·b = q, C = K − N'R⁻¹N, one row per judge
//! (incomplete block designs; John and Williams 1995, ch. 1; MacKay, Kenna, Low and Parker 2017, "Calibration with confidence").

use super::reads::Reads;
use crate::linear::Square;

/// Severities on the scale of the points.
pub(super) struct Severities {
    /// What each judge adds to an entry's points; they sum to zero. A strict judge has a negative one.
    pub(super) added: Vec<f64>,
    /// Covariance of `added` for noise of variance 1, up to a constant that cancels in differences.
    pub(super) covariance: Square,
}

/// Solves for the severities; `None` when the judges are not connected.
pub(super) fn least_squares(reads: &Reads, points: &[f64]) -> Option<Severities> {
    let n = reads.judges.len();
    let mut c = Square::zero(n);
    let mut q = vec![0.0; n];
    for e in 0..reads.entries.len() {
        let rows = &reads.rows[reads.range(e)];
        let own = &points[reads.range(e)];
        let share = 1.0 / rows.len() as f64;
        let mean = own.iter().sum::<f64>() * share;
        for (a, y) in rows.iter().zip(own) {
            q[a.judge] += y - mean;
            c.add(a.judge, a.judge, 1.0);
            for b in rows {
                c.add(a.judge, b.judge, -share);
            }
        }
    }
    let scale = (0..n).map(|j| c.at(j, j)).fold(0.0, f64::max) / n as f64;
    if scale == 0.0 {
        // One judge alone, or no entry with two reads: connected only in the first case.
        return (n == 1).then(|| Severities {
            added: vec![0.0],
            covariance: Square::zero(1),
        });
    }
    for a in 0..n {
        for b in 0..n {
            c.add(a, b, scale);
        }
    }
    let covariance = c.cholesky()?.inverse();
    let mut added = covariance.times(&q);
    let mean = added.iter().sum::<f64>() / n as f64;
    for b in &mut added {
        *b -= mean;
    }
    Some(Severities { added, covariance })
}
