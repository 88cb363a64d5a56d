//! What a person should look at: judges who tell little, cells that stand out, single reads and pairs of judges that do not fit.
//!
//! Nothing here changes a result: a flag leads to a question, and a remedy is a person's decision.

use super::{
    Fitted,
    cells::Contrast,
    fit::Judge,
    left_out::{leave_one_out, leave_two_out},
};
use crate::tally::{
    JudgeFacts, normal,
    outcome::{DoubtfulRead, Flag, HomeEffect, JudgePair, Trade},
};

/// Below this share of the median judge's information, scores are as good as drawn by lot.
const INFORMATION_MIN: f64 = 0.30;

/// A read further than this from what the entry's other reads lead to expect is listed (1.2 % of honest reads).
const DOUBTFUL_Z: f64 = 2.5;

/// Common entries before a pair of judges is looked at.
const PAIR_ENTRIES_MIN: usize = 15;

/// Share of honest contests in which some pair is listed by chance: the more pairs, the more striking one must be.
const PAIR_ALARMS: f64 = 0.03;

/// The same for judges who lift each other's home, and what each of the two must show at least: that one favours the other's home says nothing of the other.
const TRADE_ALARMS: f64 = 0.04;
const TRADE_Z_MIN: f64 = 2.33;

/// The middle value, or the mean of the two middle ones; 0 of none.
pub(super) fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut sorted: Vec<f64> = values.collect();
    sorted.sort_unstable_by(f64::total_cmp);
    let n = sorted.len();
    match n {
        0 => 0.0,
        _ if n % 2 == 1 => sorted[n / 2],
        _ => 0.5 * (sorted[n / 2 - 1] + sorted[n / 2]),
    }
}

/// Correlation of a judge's points with quality, per unit of noise: 0 for scores drawn by lot.
fn information(j: &Judge) -> f64 {
    j.a / j.v.sqrt()
}

/// Two judges, by position, whose residuals go together.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Pair {
    pub(super) judges: [usize; 2],
    pub(super) entries: usize,
    pub(super) correlation: f64,
    pub(super) z: f64,
}

impl Fitted<'_> {
    /// What the fit says of each judge, on the scale of the points.
    pub(super) fn judge_facts(&self) -> Vec<JudgeFacts> {
        let scale = self.unit.scale;
        let typical = median(self.fit.judges.iter().map(information));
        self.fit
            .judges
            .iter()
            .enumerate()
            .map(|(at, j)| {
                let share = if typical > 0.0 {
                    information(j) / typical
                } else {
                    1.0
                };
                let home = self.own_home(at);
                let mut flags = Vec::new();
                if share < INFORMATION_MIN {
                    flags.push(Flag::LittleInformation { share });
                }
                flags.extend(
                    self.freed
                        .iter()
                        .filter(|c| c.judge == at)
                        .map(|c| Flag::HomeEffect(self.effect(c))),
                );
                JudgeFacts {
                    severity: -scale * (j.b - self.fit.mean_b),
                    severity_se: scale * j.var_b.sqrt(),
                    discrimination: j.a / self.fit.mean_a,
                    information: share,
                    home,
                    flags,
                }
            })
            .collect()
    }

    fn own_home(&self, judge: usize) -> Option<HomeEffect> {
        let own = self.reads.judge_homes[judge]?;
        self.contrasts
            .iter()
            .find(|c| c.judge == judge && c.home == own)
            .map(|c| self.effect(c))
    }

    fn effect(&self, c: &Contrast) -> HomeEffect {
        HomeEffect {
            home: self.reads.homes[c.home].clone(),
            own: self.reads.judge_homes[c.judge] == Some(c.home),
            points: c.effect * self.unit.scale,
            z: c.z,
            reads: c.reads,
        }
    }

    /// Single reads that do not fit, in the order of (entry, judge).
    pub(super) fn doubtful_reads(&self) -> Vec<DoubtfulRead> {
        let mut found = Vec::new();
        for e in 0..self.design.n_entries() {
            for r in self.design.of_entry(e) {
                let Some((residual, variance)) =
                    leave_one_out(&self.design, &self.fit, &self.points, e, r, 0.0)
                else {
                    continue;
                };
                let z = residual / variance.sqrt();
                if z.abs() > DOUBTFUL_Z {
                    let row = &self.reads.rows[r];
                    found.push(DoubtfulRead {
                        entry: self.reads.entries[e].clone(),
                        judge: self.reads.judges[row.judge].clone(),
                        points: row.points,
                        expected: row.points - self.unit.scale * residual,
                        z,
                    });
                }
            }
        }
        found
    }

    /// Pairs of judges whose residuals on common entries go together more than chance allows in that share of honest contests, by position, in order.
    pub(super) fn pairs(&self, alarms: f64) -> Vec<Pair> {
        let n = self.design.n_judges;
        // Per pair: common entries, Σ product, Σ its variance.
        let mut sums = vec![(0_usize, 0.0, 0.0); n * n];
        for e in 0..self.design.n_entries() {
            let range = self.design.of_entry(e);
            for r in range.clone() {
                for q in r + 1..range.end {
                    let (j, k) = (self.design.judge[r] as usize, self.design.judge[q] as usize);
                    if j == k || self.skip[r] || self.skip[q] {
                        continue;
                    }
                    let (product, variance) =
                        leave_two_out(&self.design, &self.fit, &self.points, e, [r, q]);
                    let s = &mut sums[j.min(k) * n + j.max(k)];
                    s.0 += 1;
                    s.1 += product;
                    s.2 += variance;
                }
            }
        }
        let looked_at = |s: &&(usize, f64, f64)| s.0 >= PAIR_ENTRIES_MIN && s.2 > 0.0;
        let n_looked_at = sums.iter().filter(looked_at).count();
        let limit = normal::exceeded_by(alarms / n_looked_at.max(1) as f64);
        sums.iter()
            .enumerate()
            .filter(|(_, s)| looked_at(s) && s.1 > limit * s.2.sqrt())
            .map(|(at, (entries, product, variance))| Pair {
                judges: [at / n, at % n],
                entries: *entries,
                correlation: (product / (*entries as f64 * variance).sqrt()).min(1.0),
                z: product / variance.sqrt(),
            })
            .collect()
    }

    /// Those found while fitting and those that stand out in the end, with their labels.
    pub(super) fn judge_pairs(&self) -> Vec<JudgePair> {
        let mut all = self.alike.clone();
        for pair in self.pairs(PAIR_ALARMS) {
            if all.iter().all(|p| p.judges != pair.judges) {
                all.push(pair);
            }
        }
        all.sort_unstable_by_key(|p| p.judges);
        all.into_iter()
            .map(|p| JudgePair {
                judges: p.judges.map(|j| self.reads.judges[j].clone()),
                entries: p.entries,
                correlation: p.correlation,
                z: p.z,
            })
            .collect()
    }

    /// Pairs of judges of whom each gives the other's home more than the others do.
    pub(super) fn trades(&self) -> Vec<Trade> {
        let favour = |judge: usize, home: usize| {
            self.contrasts
                .iter()
                .find(|c| c.judge == judge && c.home == home)
        };
        let mut both = Vec::new();
        for (j, home_j) in self.reads.judge_homes.iter().enumerate() {
            for (k, home_k) in self.reads.judge_homes.iter().enumerate().skip(j + 1) {
                let (Some(home_j), Some(home_k)) = (home_j, home_k) else {
                    continue;
                };
                if home_j != home_k
                    && let (Some(one), Some(other)) = (favour(j, *home_k), favour(k, *home_j))
                {
                    both.push((one, other));
                }
            }
        }
        let limit =
            normal::exceeded_by((TRADE_ALARMS / both.len().max(1) as f64).sqrt()).max(TRADE_Z_MIN);
        let name = |c: &Contrast| self.reads.judges[c.judge].clone();
        let home = |c: &Contrast| self.reads.homes[c.home].clone();
        both.into_iter()
            .filter(|(one, other)| one.z.min(other.z) > limit)
            .map(|(one, other)| Trade {
                judges: [name(one), name(other)],
                homes: [home(other), home(one)],
                points: [one, other].map(|c| c.effect * self.unit.scale),
                z: one.z.min(other.z),
            })
            .collect()
    }
}
