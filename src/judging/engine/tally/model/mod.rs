//! The default method: a hierarchical model of judges.
//!
//! Each judge has a personal ruler: a level (severity), a stretch (discrimination) and a shaky hand (noise). Because judges overlap
//! on many entries, each ruler can be measured, and every entry is read on one common ruler. How:
//!
//! 1. [`fit`]: variational expectation–maximisation, started from least squares;
//! 2. [`watch::Pair`]: what two judges say alike counts less, down to one read for two where they say the same (at most three pairs, worst first);
//! 3. [`cells`]: a judge who treats one country's entries unlike the rest gets a free level there, so that only the order within
//!    those reads counts (at most three such cells, worst first);
//! 4. [`ends`]: scores at the ends of the scale are taken as "at least" and "at most";
//! 5. [`tails`]: where residuals are heavier than normal, outlying reads lose weight;
//! 6. [`watch`]: what a person should look at.
//!
//! The estimate is what an average judge would have given. Everything follows from the reads alone: no random numbers,
//! no start that matters. Measured against the exact posterior in `benches/judging_simulation`.

mod cells;
mod design;
mod ends;
mod fit;
mod left_out;
mod pace;
mod tails;
mod watch;

use super::{Estimates, Found, Watched, reads::Reads, severity};
use cells::{Contrast, Limits};
use design::Design;
use ends::Ends;
use fit::{Fit, FreeLevel, Points};
use tails::Tails;
use watch::Pair;

/// At most this many pairs are joined: more are no exception but a panel to talk with.
const ALIKE_MAX: usize = 3;

/// Share of honest contests in which a pair is joined by chance. Far below what is listed: it is done before scores at the ends of the scale are
/// looked into, and changes what reads count.
const ALIKE_ALARMS: f64 = 0.002;

/// The unit in which a fit works: points = centre + scale × y.
#[derive(Debug, Clone, Copy)]
struct Unit {
    centre: f64,
    scale: f64,
}

/// Everything a finished fit is asked for.
struct Fitted<'a> {
    reads: &'a Reads,
    design: Design,
    unit: Unit,
    points: Points,
    fit: Fit,
    /// Contrasts of all cells before any was freed, and those that were.
    contrasts: Vec<Contrast>,
    freed: Vec<Contrast>,
    /// Reads of freed cells.
    skip: Vec<bool>,
    /// Pairs of judges whose common reads count less.
    alike: Vec<Pair>,
}

/// Fits the model. `None` when the judges are not connected or all points are equal.
pub(super) fn model(reads: &Reads, scale: Option<(f64, f64)>) -> Option<Found> {
    let unit = unit(reads)?;
    let y: Vec<f64> = reads
        .rows
        .iter()
        .map(|r| (r.points - unit.centre) / unit.scale)
        .collect();
    let severities = severity::least_squares(reads, &y)?;
    let mut starts: Vec<usize> = (0..reads.entries.len())
        .map(|e| reads.range(e).start)
        .collect();
    starts.push(reads.rows.len());
    let judge = reads.rows.iter().map(|r| r.judge as u32).collect();
    let design = Design::new(reads.judges.len(), starts, judge);
    let fit = Fit::start(&design, &severities.added);
    let points = Points {
        y,
        weight: None,
        share: None,
        blur: None,
        free: Vec::new(),
    };
    let mut fitted = Fitted {
        reads,
        design,
        unit,
        points,
        fit,
        contrasts: Vec::new(),
        freed: Vec::new(),
        skip: vec![false; reads.rows.len()],
        alike: Vec::new(),
    };
    fitted.settle_roughly();
    fitted.join_alike();
    fitted.free_cells();
    fitted.settle(scale);
    Some(fitted.found())
}

fn unit(reads: &Reads) -> Option<Unit> {
    let n = reads.rows.len() as f64;
    let centre = reads.rows.iter().map(|r| r.points).sum::<f64>() / n;
    let squares: f64 = reads
        .rows
        .iter()
        .map(|r| (r.points - centre) * (r.points - centre))
        .sum();
    let scale = (squares / n).sqrt();
    (scale > 1e-9).then_some(Unit { centre, scale })
}

impl Fitted<'_> {
    fn settle_roughly(&mut self) {
        fit::run(
            &self.design,
            &mut self.points,
            &mut self.fit,
            fit::NEARLY_SETTLED,
            |_, _| (),
        );
    }

    /// Two reads whose errors correlate by ρ tell as much as 2/(1 + ρ) independent ones: the common reads of the most striking pair count that
    /// much less, the fit is made again, and so on. Otherwise two who copy would be taken for the two who know best.
    fn join_alike(&mut self) {
        while self.alike.len() < ALIKE_MAX {
            let worst = self
                .pairs(ALIKE_ALARMS)
                .into_iter()
                .filter(|p| self.alike.iter().all(|known| known.judges != p.judges))
                .max_by(|a, b| a.z.total_cmp(&b.z));
            let Some(worst) = worst else { return };
            let mut share = self
                .points
                .share
                .take()
                .unwrap_or_else(|| vec![1.0; self.reads.rows.len()]);
            for e in 0..self.design.n_entries() {
                let range = self.design.of_entry(e);
                let own = |j: usize| {
                    let judges = &self.design.judge;
                    range.clone().filter(move |r| judges[*r] as usize == j)
                };
                let [one, other] = worst.judges;
                if own(one).next().is_some() && own(other).next().is_some() {
                    for r in own(one).chain(own(other)) {
                        share[r] /= 1.0 + worst.correlation;
                    }
                }
            }
            self.points.share = Some(share);
            self.alike.push(worst);
            self.settle_roughly();
        }
    }

    /// Frees the level of the most striking cell, fits again, and so on.
    fn free_cells(&mut self) {
        loop {
            let found = cells::contrasts(
                self.reads,
                &self.design,
                &self.fit,
                &self.points,
                &self.skip,
            );
            let limits = Limits::of(&found, |c| self.is_own(c));
            let worst = found
                .iter()
                .filter(|c| {
                    let is_favour = self.is_own(c) && c.z > 0.0;
                    c.z.abs()
                        > if is_favour {
                            limits.own_home
                        } else {
                            limits.any
                        }
                })
                .max_by(|a, b| a.z.abs().total_cmp(&b.z.abs()))
                .cloned();
            if self.freed.is_empty() {
                self.contrasts = found;
            }
            let Some(worst) = worst.filter(|_| self.freed.len() < cells::FREE_MAX) else {
                return;
            };
            let reads: Vec<(usize, usize)> = self
                .reads
                .rows
                .iter()
                .enumerate()
                .filter(|(_, r)| {
                    r.judge == worst.judge && self.reads.entry_homes[r.entry] == Some(worst.home)
                })
                .map(|(at, r)| (at, r.entry))
                .collect();
            for (r, _) in &reads {
                self.skip[*r] = true;
            }
            self.points.free.push(FreeLevel { reads, level: 0.0 });
            self.freed.push(worst);
            self.settle_roughly();
        }
    }

    /// Does the judge come from the home the cell is about?
    fn is_own(&self, c: &Contrast) -> bool {
        self.reads.judge_homes[c.judge] == Some(c.home)
    }

    fn settle(&mut self, scale: Option<(f64, f64)>) {
        let mut ends = Ends::of(self.reads, scale);
        let (reads, unit, design) = (self.reads, self.unit, &self.design);
        let tails = Tails::of(design, &self.fit, &self.points, &ends);
        fit::run(
            design,
            &mut self.points,
            &mut self.fit,
            fit::SETTLED,
            |fit, points| {
                ends.expect(reads, fit, unit, points);
                tails.weigh(design, fit, points);
            },
        );
    }

    /// The variance of an entry's quality. A score at an end of the scale tells less than one inside: what stays unknown of it (its blur, as a share of the
    /// judge's noise) is missing from its information (Louis 1982).
    fn variance(&self, entry: usize) -> f64 {
        let s2 = self.fit.s2[entry];
        let Some(blur) = &self.points.blur else {
            return s2;
        };
        let missing: f64 = self
            .design
            .of_entry(entry)
            .map(|r| {
                let j = &self.fit.judges[self.design.judge[r] as usize];
                self.points.counts(r) * j.a * j.a / j.v * (blur[r] / j.v).min(1.0)
            })
            .sum();
        1.0 / (1.0 / s2 - missing).max(1.0)
    }

    fn found(self) -> Found {
        let Unit { centre, scale } = self.unit;
        let fit = &self.fit;
        let points = fit
            .m
            .iter()
            .map(|m| centre + scale * (fit.mean_b + fit.mean_a * m))
            .collect();
        let se = (0..self.design.n_entries())
            .map(|e| scale * fit.mean_a * self.variance(e).sqrt())
            .collect();
        // One more read of an entry by a typical judge has this noise, on the scale of the estimates.
        let noise = watch::median(fit.judges.iter().map(|j| j.v / (j.a * j.a).max(1e-9)));
        let watched = Watched {
            judges: self.judge_facts(),
            doubtful: self.doubtful_reads(),
            pairs: self.judge_pairs(),
            trades: self.trades(),
        };
        Found {
            iterations: fit.iterations,
            converged: fit.converged,
            watched: Some(watched),
            read_variance: Some(noise * scale * scale * fit.mean_a * fit.mean_a),
            ..Found::plain(Estimates {
                points,
                se: Some(se),
            })
        }
    }
}
