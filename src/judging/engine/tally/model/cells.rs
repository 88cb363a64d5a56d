//! Does a judge treat the entries of one country (or other group) unlike those of the others?

use super::{
    design::Design,
    fit::{Fit, Points},
    left_out::leave_one_out,
};
use crate::tally::{normal, reads::Reads};

/// Reads a cell needs before anything is said about it.
pub(super) const READS_MIN: usize = 8;

/// Above this, at least, a cell's level is left free in the fit.
const Z_FREE_MIN: f64 = 3.5;

/// False alarms that honest judges give by chance, per contest.
const FALSE_ALARMS: f64 = 0.02;

/// The same for a judge who adds to the own home, where a favour is to be expected: one false alarm in twenty-five contests.
const Z_OWN_HOME_MIN: f64 = 2.65;
const FALSE_ALARMS_OWN_HOME: f64 = 0.04;

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
            any: normal::exceeded_by(FALSE_ALARMS / (2 * contrasts.len() - own).max(1) as f64)
                .max(Z_FREE_MIN),
            own_home: normal::exceeded_by(FALSE_ALARMS_OWN_HOME / own.max(1) as f64)
                .max(Z_OWN_HOME_MIN),
        }
    }
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

/// All contrasts with enough reads, in the order of (judge, home): what the judge gives that home's entries beyond expectation, less what the
/// same judge gives all others.
///
/// Expectation comes from the entry's other reads and, because few reads are shrunk towards the middle, from how good the home's entries are on the
/// whole: a home whose entries are better or worse than most, and a severe judge, both drop out. `skip` are the reads of cells already free.
pub(super) fn contrasts(
    reads: &Reads,
    design: &Design,
    fit: &Fit,
    points: &Points,
    skip: &[bool],
) -> Vec<Contrast> {
    let n_homes = reads.homes.len();
    if n_homes < 2 {
        return Vec::new();
    }
    let ahead = ahead_by_home(reads, design, fit);
    let mut cells = vec![Residuals::default(); design.n_judges * n_homes];
    for e in 0..design.n_entries() {
        let Some(home) = reads.entry_homes[e] else {
            continue;
        };
        for r in design.of_entry(e).filter(|r| !skip[*r]) {
            if let Some((residual, variance)) =
                leave_one_out(design, fit, points, e, r, ahead[home])
            {
                cells[design.judge[r] as usize * n_homes + home].add(&Residuals {
                    n: 1.0,
                    sum: residual,
                    variance,
                });
            }
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
            if cell.n < READS_MIN as f64 || elsewhere.n < READS_MIN as f64 {
                continue;
            }
            let effect = cell.mean() - elsewhere.mean();
            let variance = cell.mean_variance() + elsewhere.mean_variance();
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

/// By how much each home's entries are better than who read them leads to expect, before their own reads are looked at.
///
/// Posterior means m are shrunk; with a prior mean ahead by d they would be m + d·s², so the d that equals their mean is Σ(m − prior)/Σ(1 − s²).
fn ahead_by_home(reads: &Reads, design: &Design, fit: &Fit) -> Vec<f64> {
    let mut sums = vec![(0.0, 0.0); reads.homes.len()];
    for (e, home) in reads.entry_homes.iter().enumerate() {
        if let Some(home) = home {
            sums[*home].0 += fit.m[e] - fit.pool_mean(design, e);
            sums[*home].1 += 1.0 - fit.s2[e];
        }
    }
    sums.into_iter()
        .map(|(sum, told)| if told > 1e-9 { sum / told } else { 0.0 })
        .collect()
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
        // 2·50 tails of 2e-4 each; 2·500 of 2e-5 (tables of the normal distribution).
        assert!((Limits::of(&cells(50), |_| false).any - 3.540).abs() < 2e-3);
        assert!((Limits::of(&cells(500), |_| false).any - 4.107).abs() < 2e-3);
        // Of twenty cells eight are the judges' own: 0.005 each.
        let own = Limits::of(&cells(20), |c| c.judge < 8);
        assert!((own.own_home - Z_OWN_HOME_MIN).abs() < 1e-9);
        assert!(Limits::of(&cells(50), |_| true).own_home > 3.0);
    }
}
