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
mod mean;
mod normal;
mod outcome;
mod parameters;
mod placing;
mod reads;
mod refusal;
mod sheet;
#[cfg(test)]
mod tests;

pub use outcome::{Diagnostics, JudgeReport, Standing, Tally};
pub use parameters::{Method, Parameters};
pub use refusal::TallyRefusal;
pub use sheet::{Score, Sheet};

use crate::judging::assign::{Read, measure_links};
use reads::Reads;

/// What every method must deliver about the entries; the rest is the same for all.
struct Estimates {
    /// On the contest's own scale, by entry.
    points: Vec<f64>,
    /// Standard errors, by entry; `None` where the method or the data give none.
    se: Option<Vec<f64>>,
}

/// Computes the standings.
///
/// # Errors
/// [`TallyRefusal`] when the sheet or the parameters contradict themselves; never because of what the scores say.
pub fn tally(sheet: &Sheet, parameters: &Parameters) -> Result<Tally, TallyRefusal> {
    let inputs_sha256 = sheet.sha256()?;
    let reads = Reads::compose(sheet, &parameters.weights)?;
    parameters.check()?;
    let estimates = match parameters.method {
        Method::Mean => mean::mean(&reads),
    };
    let standings = placing::place(&reads, &estimates, &parameters.cuts);
    let design: Vec<Read> = reads
        .rows
        .iter()
        .map(|r| Read {
            entry: r.entry,
            judge: r.judge,
        })
        .collect();
    let links = measure_links(reads.entries.len(), reads.judges.len(), &design);
    let judges = agreement::report(&reads);
    Ok(Tally {
        method: parameters.method,
        parameters: parameters.clone(),
        inputs_sha256,
        standings,
        judges,
        diagnostics: Diagnostics {
            connected: links.components == 1,
            components: links.components,
            link_se: links.worst_se,
            converged: true,
            iterations: 0,
            fallback: None,
            unread: reads.unread,
        },
    })
}
