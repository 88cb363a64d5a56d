//! Does a judge treat the entries of one country (or other group) unlike those of the others?

use super::{design::Design, fit::Fit};
use crate::tally::{normal, reads::Reads};

/// Reads a cell needs before anything is said about it.
pub(super) const READS_MIN: usize = 8;

/// Above this, at least, a cell's level is left free in the fit.
const Z_FREE_MIN: f64 = 3.5;

/// False alarms that honest judges give by chance, per contest.
const FALSE_ALARMS: f64 = 0.012;

/// The same for a judge who adds to the own home, where a favour is to be expected: one false alarm in twenty contests.
const Z_OWN_HOME_MIN: f64 = 2.6;
const FALSE_ALARMS_OWN_HOME: f64 = 0.05;

/// At most this many cells are left free: more than that is no exception but a panel to talk with.
pub(super) const FREE_MAX: usize = 3;

/// One judge's reads of one home's entries against everything else.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Contrast {
    pub(super) judge: usize,
    pub(super) home: usize,
    pub(super) reads: usize,
    /// What the judge adds, in the units of the fit.
    pub(super) effect: f64,
    pub(super) z: f64,
}

/// The |z| above which a contrast stands out. Fifty judges of ten countries are five hundred looks for something striking: the more
/// looks, the higher the limit (Bonferroni), so that a contest's false alarms stay as rare.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Limits {
    pub(super) any: f64,
    /// For what a judge adds to the own home.
    pub(super) own_home: f64,
}

impl Limits {
    pub(super) fn of(contrasts: &[Contrast], is_own: impl Fn(&Contrast) -> bool) -> Self {
        let own = contrasts.iter().filter(|c| is_own(c)).count();
        Self {
            // Both signs count, except where a favour to the own home is looked for.
            any: exceeded_by(FALSE_ALARMS / (2 * contrasts.len() - own).max(1) as f64)
                .max(Z_FREE_MIN),
            own_home: exceeded_by(FALSE_ALARMS_OWN_HOME / own.max(1) as f64).max(Z_OWN_HOME_MIN),
        }
    }
}

/// The z that a standard normal number exceeds with this probability (below a half).
fn exceeded_by(probability: f64) -> f64 {
    let (mut low, mut high) = (0.0, 30.0);
    for _ in 0..60 {
        let middle = 0.5 * (low + high);
        if normal::probability(-middle) > probability {
            low = middle;
        } else {
            high = middle;
        }
    }
    high
}

/// Sums of leave-one-out residuals.
#[derive(Debug, Clone, Copy, Default)]
struct Residuals {
    n: f64,
    sum: f64,
    variance: f64,
}

impl Residuals {
    fn add(&mut self, other: &Self) {
        self.n += other.n;
        self.sum += other.sum;
        self.variance += other.variance;
    }

    fn less(&self, other: &Self) -> Self {
        Self {
            n: self.n - other.n,
            sum: self.sum - other.sum,
            variance: self.variance - other.variance,
        }
    }

    fn mean(&self) -> f64 {
        if self.n > 0.0 { self.sum / self.n } else { 0.0 }
    }

    fn mean_variance(&self) -> f64 {
        if self.n > 0.0 {
            self.variance / (self.n * self.n)
        } else {
            0.0
        }
    }
}

/// All contrasts with enough reads, in the order of (judge, home).
///
/// A residual compares a read with what the entry's *other* reads lead to expect, so a judge does not vouch for the own
/// opinion. The contrast is the interaction: (own cell − own other reads) − (others in that home − others elsewhere); a home whose entries
/// are better or worse than expected for everybody, and a severe judge, both drop out. `skip` are the reads of cells already free.
pub(super) fn contrasts(
    reads: &Reads,
    design: &Design,
    fit: &Fit,
    y: &[f64],
    skip: &[bool],
) -> Vec<Contrast> {
    let n_homes = reads.homes.len();
    if n_homes < 2 {
        return Vec::new();
    }
    let mut cells = vec![Residuals::default(); design.n_judges * n_homes];
    for e in 0..design.n_entries() {
        let Some(home) = reads.entry_homes[e] else {
            continue;
        };
        for r in design.of_entry(e) {
            let Some((residual, variance)) =
                leave_one_out(design, fit, y, e, r).filter(|_| !skip[r])
            else {
                continue;
            };
            let cell = &mut cells[design.judge[r] as usize * n_homes + home];
            cell.add(&Residuals {
                n: 1.0,
                sum: residual,
                variance,
            });
        }
    }
    let mut by_home = vec![Residuals::default(); n_homes];
    let mut all = Residuals::default();
    for judge in cells.chunks(n_homes) {
        for (home, cell) in judge.iter().enumerate() {
            by_home[home].add(cell);
            all.add(cell);
        }
    }
    let mut found = Vec::new();
    for (judge, own) in cells.chunks(n_homes).enumerate() {
        let mut of_judge = Residuals::default();
        for cell in own {
            of_judge.add(cell);
        }
        for (home, cell) in own.iter().enumerate() {
            let elsewhere = of_judge.less(cell);
            let others_here = by_home[home].less(cell);
            let others_elsewhere = all.less(&by_home[home]).less(&elsewhere);
            if [cell, &elsewhere, &others_here]
                .iter()
                .any(|c| c.n < READS_MIN as f64)
            {
                continue;
            }
            let effect =
                (cell.mean() - elsewhere.mean()) - (others_here.mean() - others_elsewhere.mean());
            let variance = cell.mean_variance()
                + elsewhere.mean_variance()
                + others_here.mean_variance()
                + others_elsewhere.mean_variance();
            found.push(Contrast {
                judge,
                home,
                reads: cell.n as usize,
                effect,
                z: effect / variance.sqrt(),
            });
        }
    }
    found
}

/// What a read shows beyond what the entry's other reads lead to expect, and the variance of that; `None` for an only read.
pub(super) fn leave_one_out(
    design: &Design,
    fit: &Fit,
    y: &[f64],
    entry: usize,
    read: usize,
) -> Option<(f64, f64)> {
    if design.of_entry(entry).len() < 2 {
        return None;
    }
    let j = &fit.judges[design.judge[read] as usize];
    let precision = 1.0 / fit.s2[entry];
    let own = (j.a * j.a + j.var_a) / j.v;
    let sum = fit.m[entry] * precision - (j.a * (y[read] - j.b) - j.cov) / j.v;
    let rest = precision - own;
    let residual = y[read] - j.b - j.a * sum / rest;
    Some((residual, j.v + j.a * j.a / rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_more_cells_are_looked_at_the_more_striking_one_must_be() {
        let cells = |n: usize| -> Vec<Contrast> {
            let one = Contrast {
                judge: 0,
                home: 0,
                reads: 30,
                effect: 0.0,
                z: 0.0,
            };
            (0..n)
                .map(|judge| Contrast {
                    judge,
                    ..one.clone()
                })
                .collect()
        };
        let none = Limits::of(&[], |_| true);
        assert_eq!((none.any, none.own_home), (Z_FREE_MIN, Z_OWN_HOME_MIN));
        // 2·50 tails of 1.2e-4 each; 2·500 of 1.2e-5 (tables of the normal distribution).
        assert!((Limits::of(&cells(50), |_| false).any - 3.673).abs() < 2e-3);
        assert!((Limits::of(&cells(500), |_| false).any - 4.224).abs() < 2e-3);
        // Of twenty cells ten are the judges' own: 0.005 each.
        let own = Limits::of(&cells(20), |c| c.judge < 10);
        assert!((own.own_home - Z_OWN_HOME_MIN).abs() < 1e-9);
        assert!(Limits::of(&cells(50), |_| true).own_home > 3.0);
    }
}
