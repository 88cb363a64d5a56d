//! The default method: a hierarchical model of judges.
//!
//! Each judge has a personal ruler: a level (severity), a stretch (discrimination) and a shaky hand (noise). Because judges overlap
//! on many entries, each ruler can be measured, and every entry is read on one common ruler. How:
//!
//! 1. [`fit`]: variational expectation–maximisation, started from least squares;
//! 2. [`cells`]: a judge who treats one country's entries unlike the rest gets a free level there, so that only the order within
//!    those reads counts (at most three such cells, worst first);
//! 3. [`ends`]: scores at the ends of the scale are taken as "at least" and "at most";
//! 4. [`tails`]: where residuals are heavier than normal, outlying reads lose weight;
//! 5. [`watch`]: what a person should look at.
//!
//! The estimate is what an average judge would have given. Everything follows from the reads alone: no random numbers,
//! no start that matters. Measured against the exact posterior in `benches/judging`.

mod cells;
mod design;
mod ends;
mod fit;
mod pace;
mod tails;
mod watch;

use super::{Estimates, Found, Watched, reads::Reads, severity};
use cells::{Contrast, Limits};
use design::Design;
use ends::Ends;
use fit::{Fit, FreeLevel, Points};
use tails::Tails;

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
    };
    fitted.settle_roughly();
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

    /// Frees the level of the most striking cell, fits again, and so on.
    fn free_cells(&mut self) {
        loop {
            let found = cells::contrasts(
                self.reads,
                &self.design,
                &self.fit,
                &self.points.y,
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
        let tails = Tails::of(design, &self.fit, &self.points.y, &ends);
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

    fn found(self) -> Found {
        let Unit { centre, scale } = self.unit;
        let fit = &self.fit;
        let points = fit
            .m
            .iter()
            .map(|m| centre + scale * (fit.mean_b + fit.mean_a * m))
            .collect();
        let se = fit
            .s2
            .iter()
            .map(|s2| scale * fit.mean_a * s2.sqrt())
            .collect();
        // One more read of an entry by a typical judge has this noise, on the scale of the estimates.
        let noise = watch::median(fit.judges.iter().map(|j| j.v / (j.a * j.a).max(1e-9)));
        let watched = Watched {
            judges: self.judge_facts(),
            doubtful: self.doubtful_reads(),
            pairs: self.pairs(),
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
