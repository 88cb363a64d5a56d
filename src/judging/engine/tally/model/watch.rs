//! What a person should look at: judges who tell little, cells that stand out, single reads and pairs of judges that do not fit.
//!
//! Nothing here changes a result: a flag leads to a question, and a remedy is a person's decision.

use super::{
    Fitted,
    cells::{Contrast, leave_one_out},
    fit::Judge,
};
use crate::tally::{
    JudgeFacts,
    outcome::{DoubtfulRead, Flag, HomeEffect, JudgePair},
};

/// Below this share of the median judge's information, scores are as good as drawn by lot.
const INFORMATION_MIN: f64 = 0.30;

/// A read further than this from what the entry's other reads lead to expect is listed (1.2 % of honest reads).
const DOUBTFUL_Z: f64 = 2.5;

/// Common entries before a pair is judged, and the z above which it is listed.
const PAIR_ENTRIES_MIN: usize = 15;
const PAIR_Z: f64 = 3.5;

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
                    leave_one_out(&self.design, &self.fit, &self.points.y, e, r)
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

    /// Pairs of judges whose residuals on common entries go together more than chance allows.
    ///
    /// Residuals are taken from what all *other* judges lead to expect. Both then share the error of that expectation, so its covariance
    /// a_j·a_k·s² is taken off the product; z is the sum of the products over its standard deviation.
    pub(super) fn pairs(&self) -> Vec<JudgePair> {
        let n = self.design.n_judges;
        // Per pair: common entries, Σ product, Σ its variance, Σ of both residual variances.
        let mut sums = vec![(0_usize, 0.0, 0.0); n * n];
        for e in 0..self.design.n_entries() {
            let range = self.design.of_entry(e);
            for r in range.clone() {
                for q in r + 1..range.end {
                    let (j, k) = (self.design.judge[r] as usize, self.design.judge[q] as usize);
                    if j == k || self.skip[r] || self.skip[q] {
                        continue;
                    }
                    let (product, variance) = self.leave_two_out(e, r, q);
                    let s = &mut sums[j.min(k) * n + j.max(k)];
                    s.0 += 1;
                    s.1 += product;
                    s.2 += variance;
                }
            }
        }
        let mut found = Vec::new();
        for j in 0..n {
            for k in j + 1..n {
                let (entries, product, variance) = sums[j * n + k];
                if entries < PAIR_ENTRIES_MIN || variance <= 0.0 {
                    continue;
                }
                let z = product / variance.sqrt();
                if z > PAIR_Z {
                    found.push(JudgePair {
                        judges: [self.reads.judges[j].clone(), self.reads.judges[k].clone()],
                        entries,
                        correlation: (product / (entries as f64 * variance).sqrt())
                            .clamp(-1.0, 1.0),
                        z,
                    });
                }
            }
        }
        found
    }

    /// Product of two reads' residuals less its expectation, and its variance.
    fn leave_two_out(&self, entry: usize, r: usize, q: usize) -> (f64, f64) {
        let y = &self.points.y;
        let known = |r: usize| {
            let j = &self.fit.judges[self.design.judge[r] as usize];
            (
                (j.a * j.a + j.var_a) / j.v,
                (j.a * (y[r] - j.b) - j.cov) / j.v,
                j,
            )
        };
        let (pr, sr, j) = known(r);
        let (pq, sq, k) = known(q);
        let precision = 1.0 / self.fit.s2[entry];
        let rest = precision - pr - pq;
        let m = (self.fit.m[entry] * precision - sr - sq) / rest;
        let (x, z) = (y[r] - j.b - j.a * m, y[q] - k.b - k.a * m);
        let common = j.a * k.a / rest;
        let variance = (j.v + j.a * j.a / rest) * (k.v + k.a * k.a / rest) + common * common;
        (x * z - common, variance)
    }
}
