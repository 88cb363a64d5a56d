//! What a tally says: the shapes of `artkite judging tally` and of a published round.

use super::{Method, Parameters};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The result of [`super::tally`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Tally {
    /// The method that was asked for.
    pub method: Method,
    /// All parameters, so that the tally can be repeated.
    pub parameters: Parameters,
    /// Fingerprint of the scores: [`super::Sheet::sha256`].
    pub inputs_sha256: String,
    /// One row per entry that has a read, best first; equal ones in the order of their labels.
    pub standings: Vec<Standing>,
    /// One row per judge who read anything, in the order of their labels.
    pub judges: Vec<JudgeReport>,
    /// How far the tally can be relied on.
    pub diagnostics: Diagnostics,
}

/// Where one entry stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Standing {
    /// Label of the entry.
    pub entry: String,
    /// Competition rank: 1, 2, 2, 4. Estimates that agree to six decimals share a rank.
    pub rank: usize,
    /// On the contest's own scale.
    pub estimate: f64,
    /// Standard error of the estimate; null where the data allow none.
    pub se: Option<f64>,
    /// Reads behind the estimate.
    pub reads: usize,
    /// The plain mean of the reads, always shown beside a fair score.
    pub raw_mean: f64,
    /// The best rank of the 90 % interval.
    pub rank_low: Option<usize>,
    /// The worst rank of the 90 % interval.
    pub rank_high: Option<usize>,
    /// Probability of truly being above the cut, by cut.
    pub p_above: BTreeMap<usize, f64>,
}

/// What the scores say about one judge.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct JudgeReport {
    /// Label of the judge.
    pub judge: String,
    /// Reads given.
    pub reads: usize,
    /// Mean of the points given.
    pub mean: f64,
    /// Standard deviation of the points given; null with fewer than two reads.
    pub spread: Option<f64>,
    /// Correlation with the mean of the other judges on the same entries; null where it is not defined.
    pub agreement: Option<f64>,
}

/// How far the tally can be relied on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Diagnostics {
    /// Can every judge be compared with every other through common entries?
    pub connected: bool,
    /// Groups of judges who share no entry.
    pub components: usize,
    /// Worst standard error of a severity difference, in read-noise standard deviations ([`crate::judging::assign::Links`]).
    pub link_se: Option<f64>,
    /// Did the computation settle? If not the result is provisional.
    pub converged: bool,
    /// Rounds of computation; 0 for closed formulas.
    pub iterations: usize,
    /// Why a simpler method was used than the one asked for; null when it was not.
    pub fallback: Option<String>,
    /// Entries without any read; they have no standing.
    pub unread: Vec<String>,
}
