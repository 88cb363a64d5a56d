//! What is measured of a simulated contest.

use super::measure::{self, Mean, Scores, compare};
use super::world::{self, CUT, Contest};
use super::worlds::Case;
use super::{oracle, pairwise};
use judging_engine::tally::{Flag, Parameters, Sheet, Tally, panel, tally};
use rustix::time::{ClockId, clock_gettime};
use sha2::{Digest, Sha256};

/// What one way of tallying reached, run by run.
#[derive(Default)]
pub struct Row {
    scores: Vec<Scores>,
}

impl Row {
    pub fn mean(&self, of: impl Fn(&Scores) -> f64) -> f64 {
        self.scores.iter().map(of).collect::<Mean>().value()
    }

    pub fn is_empty(&self) -> bool {
        self.scores.is_empty()
    }
}

/// Whether somebody who did it was found, and how many were named who did not.
#[derive(Default)]
pub struct Search {
    /// Share of contests in which the one was found; none where there is nobody to find.
    pub found: Mean,
    /// Wrongly named, per contest.
    pub wrongly: Mean,
    /// Share of contests in which anybody was wrongly named.
    pub alarms: Mean,
}

impl Search {
    fn note(&mut self, is_there: bool, found: usize, wrongly: usize) {
        if is_there {
            self.found.add(f64::from(u8::from(found > 0)));
        }
        self.wrongly.add(wrongly as f64);
        self.alarms.add(f64::from(u8::from(wrongly > 0)));
    }

    fn join(&mut self, other: &Self) {
        self.found.join(&other.found);
        self.wrongly.join(&other.wrongly);
        self.alarms.join(&other.alarms);
    }
}

/// One world's results.
#[derive(Default)]
pub struct Found {
    pub mean: Row,
    pub two_way: Row,
    pub model: Row,
    pub oracle: Row,
    /// Comparisons of two instead of scores.
    pub pairwise: Row,
    pub covered: Mean,
    /// Above the cut less the probability of it, by decile of the probability.
    pub calibration: [Mean; 10],
    pub lazy: Search,
    pub cells: Search,
    pub pairs: Search,
    pub trades: Search,
    /// Share of tallies that are the same to the last bit with the scores in another order.
    pub repeated: Mean,
    /// Processor time of a tally, seconds.
    pub seconds: Mean,
}

impl Found {
    /// Draws one contest of a kind and measures everything.
    pub fn of(case: &Case, seed: u64) -> Self {
        let mut found = Self::default();
        let contest = Contest::draw(&case.world, seed);
        let sheet = contest.read(case.policy);
        let cut = CUT.min(contest.truth.len());
        let parameters = Parameters {
            cuts: vec![1, 3, 10, cut],
            weights: contest.weights(),
            ..Parameters::default()
        };
        let begun = processor_time();
        let fitted = tally(&sheet, &parameters).expect("a simulated sheet is in order");
        found.seconds.add(processor_time() - begun);
        found.stands_out(&contest, &fitted);
        if !case.is_watch {
            found.orders(case, &contest, &sheet, &fitted);
            found.certainty(&contest, &fitted, cut);
        }
        if case.compares {
            let mut turned = sheet;
            turned.scores.reverse();
            let again = tally(&turned, &parameters).expect("the same sheet");
            found
                .repeated
                .add(f64::from(u8::from(digest(&fitted) == digest(&again))));
        }
        found
    }

    /// Adds another run's results.
    pub fn join(&mut self, other: Self) {
        for (own, more) in [
            (&mut self.mean, other.mean),
            (&mut self.two_way, other.two_way),
            (&mut self.model, other.model),
            (&mut self.oracle, other.oracle),
            (&mut self.pairwise, other.pairwise),
        ] {
            own.scores.extend(more.scores);
        }
        for (own, more) in self.calibration.iter_mut().zip(&other.calibration) {
            own.join(more);
        }
        self.covered.join(&other.covered);
        self.repeated.join(&other.repeated);
        self.seconds.join(&other.seconds);
        self.lazy.join(&other.lazy);
        self.cells.join(&other.cells);
        self.pairs.join(&other.pairs);
        self.trades.join(&other.trades);
    }

    /// The worst decile's distance between what was said and what was.
    pub fn worst_calibration(&self) -> f64 {
        self.calibration
            .iter()
            .filter(|m| m.count() >= 50.0)
            .map(|m| m.value().abs())
            .fold(0.0, f64::max)
    }

    fn orders(&mut self, case: &Case, contest: &Contest, sheet: &Sheet, fitted: &Tally) {
        let laid = panel(sheet, &contest.weights()).expect("a simulated sheet is in order");
        let severity = contest.panel_severity(sheet);
        let measured =
            |estimates: &[f64]| compare(&contest.truth, estimates, &severity, &contest.favoured);
        let by_entry = |values: &mut dyn Iterator<Item = (&str, f64)>| {
            let mut by_entry = vec![0.0; contest.truth.len()];
            for (entry, value) in values {
                by_entry[world::number(entry)] = value;
            }
            by_entry
        };
        let standings = || fitted.standings.iter();
        self.mean.scores.push(measured(&by_entry(
            &mut standings().map(|s| (s.entry.as_str(), s.raw_mean)),
        )));
        self.model.scores.push(measured(&by_entry(
            &mut standings().map(|s| (s.entry.as_str(), s.estimate)),
        )));
        if let Ok((points, _)) = &laid.adjusted {
            let labels = laid.entries.iter().map(String::as_str);
            let points = by_entry(&mut labels.zip(points.iter().copied()));
            self.two_way.scores.push(measured(&points));
        }
        self.oracle
            .scores
            .push(measured(&oracle::posterior_means(contest, sheet)));
        if case.compares {
            let reads = sheet.scores.len() / world::CRITERIA;
            let looks = reads / contest.rulers.len();
            self.pairwise
                .scores
                .push(measured(&pairwise::qualities(contest, looks)));
        }
    }

    fn certainty(&mut self, contest: &Contest, fitted: &Tally, cut: usize) {
        // The points stand on the ruler of an average judge, the truth on its own: one line per contest leads from the one to the other.
        let found: Vec<(f64, f64)> = fitted
            .standings
            .iter()
            .map(|s| (s.estimate, contest.truth[world::number(&s.entry)]))
            .collect();
        let (level, slope) = measure::line(&found);
        let best = measure::ranks(&contest.truth);
        for s in &fitted.standings {
            let entry = world::number(&s.entry);
            if let Some(se) = s.se {
                let off = contest.truth[entry] - level - slope * s.estimate;
                let within = off.abs() < 1.644_854 * slope * se;
                self.covered.add(f64::from(u8::from(within)));
            }
            if let Some(p) = s.p_above.get(&cut) {
                let is_above = f64::from(u8::from(best[entry] <= cut as f64));
                let decile = ((p * 10.0) as usize).min(9);
                self.calibration[decile].add(is_above - p);
            }
        }
    }

    fn stands_out(&mut self, contest: &Contest, fitted: &Tally) {
        let (mut lazy, mut cells) = ((0, 0), (0, 0));
        let count = |is_meant: bool, n: &mut (usize, usize)| {
            *if is_meant { &mut n.0 } else { &mut n.1 } += 1;
        };
        for j in &fitted.judges {
            let judge = world::number(&j.judge);
            for flag in &j.flags {
                match flag {
                    Flag::LittleInformation { .. } => {
                        count(contest.lazy == Some(judge), &mut lazy);
                    }
                    Flag::HomeEffect(effect) => {
                        let is_meant = (0..world::COUNTRIES).any(|country| {
                            effect.home == world::home(country)
                                && contest.favour_of(country, judge) > 0.0
                        });
                        count(is_meant, &mut cells);
                    }
                }
            }
        }
        let among = |judges: &[String; 2], who: [usize; 2]| {
            judges.iter().all(|j| who.contains(&world::number(j)))
        };
        let world = &contest.world;
        let mut pairs = (0, 0);
        for pair in &fitted.diagnostics.pairs {
            let copies = among(&pair.judges, [world::COPYING, world::COPIED]);
            count(world.copied > 0.0 && copies, &mut pairs);
        }
        let mut trades = (0, 0);
        for trade in &fitted.diagnostics.trades {
            let trades_ = among(&trade.judges, world::TRADING);
            count(world.traded > 0.0 && trades_, &mut trades);
        }
        self.lazy.note(contest.lazy.is_some(), lazy.0, lazy.1);
        self.cells.note(
            contest.favour.is_some() || world.traded > 0.0,
            cells.0,
            cells.1,
        );
        self.pairs.note(world.copied > 0.0, pairs.0, pairs.1);
        self.trades.note(world.traded > 0.0, trades.0, trades.1);
    }
}

fn digest(tally: &Tally) -> String {
    let text = serde_json::to_string(tally).expect("a tally is JSON");
    hex::encode(Sha256::digest(text))
}

/// Processor time that this thread has used, seconds: what others do on the machine does not count.
fn processor_time() -> f64 {
    let now = clock_gettime(ClockId::ThreadCPUTime);
    now.tv_sec as f64 + now.tv_nsec as f64 * 1e-9
}
