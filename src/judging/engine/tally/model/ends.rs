//! Scores at the ends of the scale: a 10 of 10 means "at least 9.5".
//!
//! Such a score is replaced by its expectation beyond the bound, under the judge's own regression and given what the same
//! read says in the other criteria (the halo of a read is common to them). Without this step the best works of
//! generous judges are pulled down to those of strict ones (a Tobit model; Amemiya 1984).

use super::{
    Unit,
    fit::{Fit, Points},
};
use crate::linear::Square;
use crate::tally::{
    normal::Hazard,
    reads::{Cell, Reads},
};

/// Levels and correlations of the criteria move little from one iteration to the next: they are renewed every so many.
const RENEWED_EVERY: usize = 4;

/// Turns in which several scores of one read, each given the others, settle.
const TURNS: usize = 3;

/// Where a criterion's scale ends: at or beyond these points the impression is only known to lie outside the bound.
#[derive(Debug, Clone, Copy)]
struct Bounds {
    low: f64,
    low_bound: f64,
    high: f64,
    high_bound: f64,
}

/// The ends of all criteria, the reads they touch, and what is expected there.
pub(super) struct Ends {
    bounds: Vec<Option<Bounds>>,
    /// Reads with at least one score at an end.
    touched: Vec<usize>,
    /// The points of every cell, expectations where the score is at an end; empty when no read is touched.
    filled: Vec<f64>,
    levels: Levels,
    hazard: Hazard,
    calls: usize,
}

impl Ends {
    /// Finds the ends: the given scale, or the lowest and highest score in use where all scores lie on whole or half points.
    pub(super) fn of(reads: &Reads, scale: Option<(f64, f64)>) -> Self {
        let mut ends = Self {
            bounds: (0..reads.criteria.len())
                .map(|k| bounds(reads, k, scale))
                .collect(),
            touched: Vec::new(),
            filled: Vec::new(),
            levels: Levels::default(),
            hazard: Hazard::new(),
            calls: 0,
        };
        ends.touched = (0..reads.rows.len())
            .filter(|r| {
                reads
                    .cells(&reads.rows[*r])
                    .iter()
                    .any(|c| beyond(ends.bounds[c.criterion], c.points).is_some())
            })
            .collect();
        if !ends.touched.is_empty() {
            ends.filled = reads.all_cells().iter().map(|c| c.points).collect();
        }
        ends
    }

    /// Whether each of `n` reads has a score at an end.
    pub(super) fn touched_reads(&self, n: usize) -> Vec<bool> {
        let mut at_end = vec![false; n];
        for r in &self.touched {
            at_end[*r] = true;
        }
        at_end
    }

    /// Puts the expectation of the touched reads, and its variance, into `points`.
    pub(super) fn expect(&mut self, reads: &Reads, fit: &Fit, unit: Unit, points: &mut Points) {
        if self.touched.is_empty() {
            return;
        }
        let free = FreeLevels::of(points, unit);
        if self.calls.is_multiple_of(RENEWED_EVERY) {
            self.levels = Levels::of(reads, fit, unit, &self.filled, &free);
        }
        self.calls += 1;
        let blur = points
            .blur
            .get_or_insert_with(|| vec![0.0; reads.rows.len()]);
        let mut centre = Vec::with_capacity(reads.criteria.len());
        for at in 0..self.touched.len() {
            let r = self.touched[at];
            let row = &reads.rows[r];
            let j = &fit.judges[row.judge];
            let level = free.of_read(r);
            let expected = unit.centre + unit.scale * (j.b + j.a * fit.m[row.entry]) + level;
            centre.clear();
            centre.extend(
                reads
                    .cells(row)
                    .iter()
                    .map(|c| self.levels.offset(row.judge, c.criterion) + expected),
            );
            let (mean, variance) = self.read(reads.cells(row), row.span(), row.judge, &centre);
            points.y[r] = (mean - level - unit.centre) / unit.scale;
            blur[r] = variance / (unit.scale * unit.scale);
        }
    }

    /// Expected weighted points of one read, and their variance: each score at an end given the current expectation of the others, in
    /// turns. `centre` holds what the judge would be expected to give.
    fn read(
        &mut self,
        cells: &[Cell],
        span: std::ops::Range<usize>,
        judge: usize,
        centre: &[f64],
    ) -> (f64, f64) {
        let of_part;
        let precision = if cells.len() == self.levels.n_criteria {
            &self.levels.precisions[judge]
        } else {
            of_part = self
                .levels
                .precision(judge, |a| cells[a].criterion, cells.len());
            &of_part
        };
        let filled = &mut self.filled[span];
        let at_end = cells
            .iter()
            .filter(|c| beyond(self.bounds[c.criterion], c.points).is_some())
            .count();
        let turns = if at_end > 1 { TURNS } else { 1 };
        let mut variance = 0.0;
        for turn in 1..=turns {
            for (a, cell) in cells.iter().enumerate() {
                let Some((low, high)) = beyond(self.bounds[cell.criterion], cell.points) else {
                    continue;
                };
                let q = precision.at(a, a);
                let mut pull = 0.0;
                for b in 0..cells.len() {
                    if b != a {
                        pull += precision.at(a, b) * (filled[b] - centre[b]);
                    }
                }
                let (mean, spread) =
                    self.hazard
                        .beyond(centre[a] - pull / q, (1.0 / q).sqrt(), low, high);
                filled[a] = mean;
                if turn == turns {
                    variance += cell.weight * cell.weight * spread;
                }
            }
        }
        (
            cells
                .iter()
                .zip(filled.iter())
                .map(|(c, x)| c.weight * x)
                .sum(),
            variance,
        )
    }
}

/// The interval beyond the end at which points stand.
fn beyond(bounds: Option<Bounds>, points: f64) -> Option<(f64, f64)> {
    let b = bounds?;
    if points <= b.low {
        Some((f64::NEG_INFINITY, b.low_bound))
    } else if points >= b.high {
        Some((b.high_bound, f64::INFINITY))
    } else {
        None
    }
}

fn bounds(reads: &Reads, criterion: usize, scale: Option<(f64, f64)>) -> Option<Bounds> {
    let all = || {
        reads
            .all_cells()
            .iter()
            .filter(|c| c.criterion == criterion)
            .map(|c| c.points)
    };
    let step = [1.0, 0.5]
        .into_iter()
        .find(|s| all().all(|p| p / s == libm::floor(p / s)));
    let (low, high) = match (scale, step) {
        (Some(given), _) => given,
        (None, Some(_)) => (
            all().fold(f64::INFINITY, f64::min),
            all().fold(f64::NEG_INFINITY, f64::max),
        ),
        (None, None) => return None,
    };
    let half = step.unwrap_or(0.0) / 2.0;
    (high > low).then_some(Bounds {
        low,
        low_bound: low + half,
        high,
        high_bound: high - half,
    })
}

/// The free level (in points) of each read that has one.
struct FreeLevels(Vec<(usize, f64)>);

impl FreeLevels {
    fn of(points: &Points, unit: Unit) -> Self {
        let mut levels: Vec<(usize, f64)> = points
            .free
            .iter()
            .flat_map(|group| {
                group
                    .reads
                    .iter()
                    .map(|(r, _)| (*r, group.level * unit.scale))
            })
            .collect();
        levels.sort_unstable_by_key(|l| l.0);
        Self(levels)
    }

    fn of_read(&self, read: usize) -> f64 {
        if self.0.is_empty() {
            return 0.0;
        }
        self.0
            .binary_search_by_key(&read, |l| l.0)
            .map_or(0.0, |at| self.0[at].1)
    }
}

/// Each judge's level in each criterion, and how residuals of the criteria go together.
#[derive(Default)]
struct Levels {
    n_criteria: usize,
    /// Level of each judge × criterion beside the judge's own.
    offsets: Vec<f64>,
    /// Mean residual (co)variances, criteria × criteria.
    residual: Vec<f64>,
    /// Noise of each judge relative to the mean.
    noise: Vec<f64>,
    /// Inverse covariance of a full read's residuals, by judge.
    precisions: Vec<Square>,
}

impl Levels {
    fn of(reads: &Reads, fit: &Fit, unit: Unit, filled: &[f64], free: &FreeLevels) -> Self {
        let k = reads.criteria.len();
        let n_judges = fit.judges.len();
        // Per judge × criterion: Σ of what exceeds the judge's line, reads, weight.
        let mut sums = vec![(0.0, 0.0, 0.0); n_judges * k];
        let mut noise = 0.0;
        for (r, row) in reads.rows.iter().enumerate() {
            let j = &fit.judges[row.judge];
            let expected =
                unit.centre + unit.scale * (j.b + j.a * fit.m[row.entry]) + free.of_read(r);
            for (cell, x) in reads.cells(row).iter().zip(&filled[row.span()]) {
                let s: &mut (f64, f64, f64) = &mut sums[row.judge * k + cell.criterion];
                s.0 += x - expected;
                s.1 += 1.0;
                s.2 += cell.weight;
            }
            noise += j.v;
        }
        noise /= reads.rows.len() as f64;
        let mut offsets = Vec::with_capacity(n_judges * k);
        for own in sums.chunks(k) {
            let mean = |s: &(f64, f64, f64)| if s.1 > 0.0 { s.0 / s.1 } else { 0.0 };
            let (total, weight) = own
                .iter()
                .fold((0.0, 0.0), |t, s| (t.0 + s.2 * mean(s), t.1 + s.2));
            // What the criteria have in common is the judge's own level and belongs to the fit.
            offsets.extend(own.iter().map(|s| mean(s) - total / weight));
        }
        let mut levels = Self {
            n_criteria: k,
            offsets,
            residual: vec![0.0; k * k],
            noise: fit.judges.iter().map(|j| j.v / noise).collect(),
            precisions: Vec::new(),
        };
        let mut counts = vec![0.0; k * k];
        let mut residuals: Vec<(usize, f64)> = Vec::with_capacity(k);
        for (r, row) in reads.rows.iter().enumerate() {
            let j = &fit.judges[row.judge];
            let slope = j.a * unit.scale;
            let expected =
                unit.centre + unit.scale * j.b + slope * fit.m[row.entry] + free.of_read(r);
            let unknown = slope * slope * fit.s2[row.entry];
            residuals.clear();
            for (cell, x) in reads.cells(row).iter().zip(&filled[row.span()]) {
                residuals.push((
                    cell.criterion,
                    x - levels.offset(row.judge, cell.criterion) - expected,
                ));
            }
            for (a, x) in &residuals {
                for (b, z) in &residuals {
                    levels.residual[a * k + b] += x * z + unknown;
                    counts[a * k + b] += 1.0;
                }
            }
        }
        for (r, n) in levels.residual.iter_mut().zip(&counts) {
            if *n > 0.0 {
                *r /= n;
            }
        }
        levels.precisions = (0..n_judges)
            .map(|j| levels.precision(j, |a| a, k))
            .collect();
        levels
    }

    fn offset(&self, judge: usize, criterion: usize) -> f64 {
        self.offsets[judge * self.n_criteria + criterion]
    }

    /// Inverse covariance of the residuals of `n` criteria of one judge.
    fn precision(&self, judge: usize, criterion: impl Fn(usize) -> usize, n: usize) -> Square {
        let mut covariance = Square::zero(n);
        let mut largest = 0.0_f64;
        for a in 0..n {
            for b in 0..n {
                let c = self.noise[judge]
                    * self.residual[criterion(a) * self.n_criteria + criterion(b)];
                covariance.add(a, b, c);
                largest = largest.max(c);
            }
        }
        // Criteria that always agree would leave nothing to invert.
        covariance.add_diagonal(1e-3 * largest.max(1e-9));
        match covariance.cholesky() {
            Some(factor) => factor.inverse(),
            None => {
                // Too few reads for a proper covariance: take the criteria as independent.
                let mut diagonal = Square::zero(n);
                for a in 0..n {
                    diagonal.add(a, a, 1.0 / covariance.at(a, a).max(1e-9));
                }
                diagonal
            }
        }
    }
}
