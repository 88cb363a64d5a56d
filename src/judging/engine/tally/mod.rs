//! From scorecards to an order: pure, deterministic, and checkable by anyone who has the scores.
//!
//! [`tally`] takes a [`Sheet`] (labels and scores) and [`Parameters`] (method, weights, cuts) and returns a [`Tally`]:
//! standings with uncertainty, a report per judge, diagnostics. It reads no clock, file or database and draws no random numbers.
//!
//! **The same bits everywhere.** Entries, judges and criteria are put in the order of their labels before anything
//! is summed, so the order of the input cannot matter; exp, ln and erf come from the `libm` crate (plain arithmetic
//! that rounds alike on every processor) and never from the platform's C library; only +, −, ×, ÷ and the square
//! root, which IEEE 754 fixes to the last bit, are used beside them. Estimates count as equal when they agree to six decimals.
//!
//! Absent on purpose: who may see what, quotas, ties broken by anything but the scores.

mod agreement;
mod model;
pub(super) mod normal;
mod outcome;
mod panel;
mod parameters;
mod placing;
mod rasch;
mod reads;
mod refusal;
mod severity;
mod sheet;
mod simple;
#[cfg(test)]
mod tests;
mod two_way;

pub use outcome::{
    Diagnostics, DoubtfulRead, Fallback, Flag, HomeEffect, JudgePair, JudgeReport, Reservation,
    Standing, Tally, Trade,
};
pub use panel::{Panel, panel};
pub use parameters::{Method, Parameters, UnknownMethod, Variances};
pub use placing::chances_above;
pub use refusal::TallyRefusal;
pub use sheet::{Score, Sheet};

use crate::assign::{LINK_SE_MAX, Links, Read, measure_links};
use placing::comparable;
use reads::Reads;
use serde::Serialize;

/// What every method must deliver about the entries; the rest is the same for all.
struct Estimates {
    /// On the contest's own scale, by entry.
    points: Vec<f64>,
    /// Standard errors, by entry; `None` where the method or the data give none.
    se: Option<Vec<f64>>,
}

/// What a method found.
struct Found {
    estimates: Estimates,
    /// Severity (positive is strict) and its standard error by judge, where the method has them.
    severities: Option<Vec<(f64, Option<f64>)>>,
    /// What only the model knows of judges and reads.
    watched: Option<Watched>,
    variances: Option<Variances>,
    read_variance: Option<f64>,
    converged: bool,
    iterations: usize,
}

/// What the model tells beside the standings.
struct Watched {
    judges: Vec<JudgeFacts>,
    doubtful: Vec<DoubtfulRead>,
    pairs: Vec<JudgePair>,
    trades: Vec<Trade>,
}

/// What the model tells about one judge.
struct JudgeFacts {
    severity: f64,
    severity_se: f64,
    discrimination: f64,
    /// Share of the median judge's.
    information: f64,
    home: Option<HomeEffect>,
    flags: Vec<Flag>,
}

impl Found {
    /// A closed formula's estimates.
    fn plain(estimates: Estimates) -> Self {
        Self {
            estimates,
            severities: None,
            watched: None,
            variances: None,
            read_variance: None,
            converged: true,
            iterations: 0,
        }
    }
}

/// Computes the standings.
///
/// Whatever the method, the judges are reported as the model sees them, so that a warning does not depend on how entries are ranked.
///
/// # Errors
/// [`TallyRefusal`] when the sheet or the parameters contradict themselves; never because of what the scores say.
pub fn tally(sheet: &Sheet, parameters: &Parameters) -> Result<Tally, TallyRefusal> {
    let inputs_sha256 = sheet.sha256()?;
    parameters.check()?;
    let reads = Reads::compose(sheet, &parameters.weights)?;
    let links = links(&reads);
    let (found, fallback) = find(&reads, parameters, parameters.method, &links);
    let watched = match found.watched {
        Some(w) => Some(w),
        None if unfit(&reads, &links).is_none() => {
            model::model(&reads, parameters.scale).and_then(|f| f.watched)
        }
        None => None,
    };
    let standings = placing::place(&reads, &found.estimates, &parameters.cuts);
    let (facts, doubtful_reads, pairs, trades) = match watched {
        Some(w) => (Some(w.judges), w.doubtful, w.pairs, w.trades),
        None => (None, Vec::new(), Vec::new(), Vec::new()),
    };
    let mut reservations = Vec::new();
    if !found.converged {
        reservations.push(Reservation::NotConverged);
    }
    if links.worst_se.is_some_and(|se| se > LINK_SE_MAX) {
        reservations.push(Reservation::WeakLinks);
    }
    if standings.iter().any(|s| s.reads < 2) {
        reservations.push(Reservation::SingleReads);
    }
    Ok(Tally {
        method: parameters.method,
        parameters: parameters.clone(),
        inputs_sha256,
        standings,
        judges: agreement::report(&reads, found.severities, facts),
        diagnostics: Diagnostics {
            connected: links.components == 1,
            components: links.components,
            link_se: links.worst_se,
            converged: found.converged,
            iterations: found.iterations,
            fallback,
            reservations,
            variances: found.variances,
            read_variance: found.read_variance,
            doubtful_reads,
            pairs,
            trades,
            unread: reads.unread,
        },
    })
}

/// The order under one method.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Alternative {
    /// The method.
    pub method: Method,
    /// Why the plain mean stands in for it; `None` when it does not.
    pub fallback: Option<Fallback>,
    /// Best first.
    pub standings: Vec<AlternativeStanding>,
}

/// Where an entry would stand.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AlternativeStanding {
    /// Label of the entry.
    pub entry: String,
    /// Competition rank.
    pub rank: usize,
    /// On the method's own scale.
    pub estimate: f64,
}

/// What the order would be under every method, with the same weights, in the order of [`Method::ALL`].
///
/// # Errors
/// As [`tally`].
pub fn alternatives(
    sheet: &Sheet,
    parameters: &Parameters,
) -> Result<Vec<Alternative>, TallyRefusal> {
    sheet.check()?;
    parameters.check()?;
    let reads = Reads::compose(sheet, &parameters.weights)?;
    let links = links(&reads);
    Ok(Method::ALL
        .into_iter()
        .map(|method| {
            let (found, fallback) = find(&reads, parameters, method, &links);
            let placed = placing::place(
                &reads,
                &Estimates {
                    se: None,
                    ..found.estimates
                },
                &[],
            );
            let standings = placed
                .into_iter()
                .map(|s| AlternativeStanding {
                    entry: s.entry,
                    rank: s.rank,
                    estimate: s.estimate,
                })
                .collect();
            Alternative {
                method,
                fallback,
                standings,
            }
        })
        .collect())
}

fn links(reads: &Reads) -> Links {
    let design: Vec<Read> = reads
        .rows
        .iter()
        .map(|r| Read {
            entry: r.entry,
            judge: r.judge,
        })
        .collect();
    measure_links(reads.entries.len(), reads.judges.len(), &design)
}

/// Why no method that compares judges can be used; decided from who read what, before any score is looked at.
fn unfit(reads: &Reads, links: &Links) -> Option<Fallback> {
    if links.components > 1 {
        Some(Fallback::NotConnected)
    } else if reads.judges.len() < 3 {
        Some(Fallback::TooFewJudges)
    } else if reads.rows.len() < reads.entries.len() + reads.judges.len() {
        // Additive severities use up entries + judges − 1 of the reads; one more is needed to know the noise.
        Some(Fallback::TooFewReads)
    } else {
        None
    }
}

/// Runs a method, or the plain mean with the reason why.
fn find(
    reads: &Reads,
    parameters: &Parameters,
    method: Method,
    links: &Links,
) -> (Found, Option<Fallback>) {
    let simple = match method {
        Method::Mean => Some(simple::mean(reads)),
        Method::Median => Some(simple::median(reads)),
        Method::TrimmedMean => Some(simple::trimmed_mean(reads)),
        Method::ZScore => Some(simple::z_score(reads)),
        Method::Borda => Some(simple::borda(reads)),
        _ => None,
    };
    if let Some(estimates) = simple {
        return (Found::plain(estimates), None);
    }
    if let (Method::TwoWayRandom | Method::Model, Some(known)) = (method, parameters.fixed) {
        // With known variances nothing has to be learned from the design: the posterior exists always.
        return (two_way::random(reads, Some(known)), None);
    }
    let first = comparable(reads.rows[0].points);
    let reason = if reads.rows.iter().all(|r| comparable(r.points) == first) {
        Some(Fallback::NoVariation)
    } else {
        unfit(reads, links)
    };
    if let Some(reason) = reason {
        return (Found::plain(simple::mean(reads)), Some(reason));
    }
    let found = match method {
        Method::TwoWay => two_way::least_squares(reads).ok_or(Fallback::NotConnected),
        Method::TwoWayRandom => Ok(two_way::random(reads, None)),
        Method::Rasch => rasch::rasch(reads).ok_or(Fallback::NotWholeScores),
        _ => model::model(reads, parameters.scale).ok_or(Fallback::NotConnected),
    };
    match found {
        Ok(found) => (found, None),
        Err(reason) => (Found::plain(simple::mean(reads)), Some(reason)),
    }
}
