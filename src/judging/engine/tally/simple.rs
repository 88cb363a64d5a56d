//! Methods that need no model of judges: mean, median, trimmed mean, z-scores, Borda.

use super::{
    Estimates,
    placing::comparable,
    reads::{Reads, Row},
};
use std::f64::consts::FRAC_PI_2;

/// The mean of some reads' points, summed in the order given.
pub(super) fn mean_of(rows: &[Row]) -> f64 {
    rows.iter().map(|r| r.points).sum::<f64>() / rows.len() as f64
}

/// The mean of each entry's reads; standard error s/√n with s² pooled within entries (one-way analysis of variance).
pub(super) fn mean(reads: &Reads) -> Estimates {
    let values: Vec<f64> = reads.rows.iter().map(|r| r.points).collect();
    mean_of_values(reads, &values)
}

fn mean_of_values(reads: &Reads, values: &[f64]) -> Estimates {
    let points: Vec<f64> = (0..reads.entries.len())
        .map(|e| {
            let own = &values[reads.range(e)];
            own.iter().sum::<f64>() / own.len() as f64
        })
        .collect();
    let se = pooled(reads, values, &points).map(|s| by_reads(reads, |n| s / n.sqrt()));
    Estimates { points, se }
}

/// The middle read, or the mean of the two middle ones; standard error as for normal noise, √(π/2)·s/√n from three reads on.
pub(super) fn median(reads: &Reads) -> Estimates {
    let points = sorted_by_entry(reads, |own| {
        let n = own.len();
        if n % 2 == 1 {
            own[n / 2]
        } else {
            0.5 * (own[n / 2 - 1] + own[n / 2])
        }
    });
    let se = pooled_about_means(reads).map(|s| {
        by_reads(reads, |n| {
            if n < 3.0 {
                s / n.sqrt()
            } else {
                FRAC_PI_2.sqrt() * s / n.sqrt()
            }
        })
    });
    Estimates { points, se }
}

/// The mean without the highest and the lowest read, as in figure skating; with one or two reads nothing is dropped.
///
/// Standard error: that of the mean of the reads kept, for normal noise a little too large with many reads.
pub(super) fn trimmed_mean(reads: &Reads) -> Estimates {
    let points = sorted_by_entry(reads, |own| {
        let kept = if own.len() < 3 {
            own
        } else {
            &own[1..own.len() - 1]
        };
        kept.iter().sum::<f64>() / kept.len() as f64
    });
    let se = pooled_about_means(reads).map(|s| {
        by_reads(reads, |n| {
            if n < 3.0 {
                s / n.sqrt()
            } else {
                s / (n - 2.0).sqrt()
            }
        })
    });
    Estimates { points, se }
}

/// Each judge's points brought to the same mean and spread, then averaged, and put back on the contest's scale.
///
/// A judge with no spread says nothing about anybody and counts as the average. Wrong when judges see pools of unequal
/// quality: it takes a strong pool for a lenient judge.
pub(super) fn z_score(reads: &Reads) -> Estimates {
    let all: Vec<f64> = reads.rows.iter().map(|r| r.points).collect();
    let (mean, sd) = moments(&all);
    let own: Vec<(f64, f64)> = by_judge(reads)
        .iter()
        .map(|rows| {
            moments(
                &rows
                    .iter()
                    .map(|r| reads.rows[*r].points)
                    .collect::<Vec<_>>(),
            )
        })
        .collect();
    let values: Vec<f64> = reads
        .rows
        .iter()
        .map(|r| {
            let (m, s) = own[r.judge];
            let z = if s > 1e-9 { (r.points - m) / s } else { 0.0 };
            mean + sd * z
        })
        .collect();
    mean_of_values(reads, &values)
}

/// Borda: the mean share of a judge's other entries that this entry beats, a tie counting half; from 0 to 1.
///
/// Shares instead of counts, because judges read different numbers of entries.
pub(super) fn borda(reads: &Reads) -> Estimates {
    let mut values = vec![0.5; reads.rows.len()];
    for mut rows in by_judge(reads) {
        let others = (rows.len() - 1) as f64;
        if others == 0.0 {
            continue;
        }
        rows.sort_by(|a, b| {
            reads.rows[*a]
                .points
                .total_cmp(&reads.rows[*b].points)
                .then(a.cmp(b))
        });
        let mut below = 0;
        for tied in rows
            .chunk_by(|a, b| comparable(reads.rows[*a].points) == comparable(reads.rows[*b].points))
        {
            let share = (below as f64 + 0.5 * (tied.len() - 1) as f64) / others;
            for r in tied {
                values[*r] = share;
            }
            below += tied.len();
        }
    }
    mean_of_values(reads, &values)
}

/// Positions of each judge's rows, in order.
pub(super) fn by_judge(reads: &Reads) -> Vec<Vec<usize>> {
    let mut rows = vec![Vec::new(); reads.judges.len()];
    for (i, r) in reads.rows.iter().enumerate() {
        rows[r.judge].push(i);
    }
    rows
}

/// Mean and standard deviation (n − 1); the latter is 0 for fewer than two.
pub(super) fn moments(values: &[f64]) -> (f64, f64) {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let squares: f64 = values.iter().map(|x| (x - mean) * (x - mean)).sum();
    (
        mean,
        if n > 1.0 {
            (squares / (n - 1.0)).sqrt()
        } else {
            0.0
        },
    )
}

fn sorted_by_entry(reads: &Reads, summary: impl Fn(&[f64]) -> f64) -> Vec<f64> {
    (0..reads.entries.len())
        .map(|e| {
            let mut own: Vec<f64> = reads.of_entry(e).iter().map(|r| r.points).collect();
            own.sort_unstable_by(f64::total_cmp);
            summary(&own)
        })
        .collect()
}

fn by_reads(reads: &Reads, se: impl Fn(f64) -> f64) -> Vec<f64> {
    (0..reads.entries.len())
        .map(|e| se(reads.of_entry(e).len() as f64))
        .collect()
}

fn pooled_about_means(reads: &Reads) -> Option<f64> {
    let values: Vec<f64> = reads.rows.iter().map(|r| r.points).collect();
    let means: Vec<f64> = (0..reads.entries.len())
        .map(|e| mean_of(reads.of_entry(e)))
        .collect();
    pooled(reads, &values, &means)
}

/// The standard deviation within entries, pooled; `None` when no entry has two reads.
fn pooled(reads: &Reads, values: &[f64], means: &[f64]) -> Option<f64> {
    let free = values.len() - means.len();
    let within: f64 = reads
        .rows
        .iter()
        .zip(values)
        .map(|(r, y)| (y - means[r.entry]) * (y - means[r.entry]))
        .sum();
    (free > 0).then(|| (within / free as f64).sqrt())
}
