//! What a tally says: the shapes of `artkite judging tally` and of a published round.

use super::{Method, Parameters, Variances};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;

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
    /// Points that an average judge gives more than this one to an entry of average quality: positive is strict.
    pub severity: Option<f64>,
    /// Standard error of the severity.
    pub severity_se: Option<f64>,
    /// How much of a difference in quality shows in the points, 1 for the average judge.
    pub discrimination: Option<f64>,
    /// What a read tells about quality, as a share of the median judge's: discrimination over noise.
    pub information: Option<f64>,
    /// Correlation with the mean of the other judges on the same entries; null where it is not defined.
    pub agreement: Option<f64>,
    /// How entries from the judge's own home are treated; null where unknown or read too rarely.
    pub home: Option<HomeEffect>,
    /// What a person should look at. A flag never changes a score.
    pub flags: Vec<Flag>,
}

/// What a judge adds to the entries of one home (country or other group) beside what the others give them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HomeEffect {
    /// Whose entries.
    pub home: String,
    /// Is it the judge's own?
    pub own: bool,
    /// Points added (negative: taken off).
    pub points: f64,
    /// In standard errors.
    pub z: f64,
    /// Reads behind it.
    pub reads: usize,
}

/// A reason to talk with a judge.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Flag {
    /// The scores tell next to nothing about quality: given at random, or all alike.
    LittleInformation {
        /// Share of the median judge's information.
        share: f64,
    },
    /// The entries of one home are treated unlike the others; their level is left out of the result.
    HomeEffect(HomeEffect),
}

/// A read that the entry's other reads do not lead to expect. Two more reads settle who is right.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DoubtfulRead {
    /// Label of the entry.
    pub entry: String,
    /// Label of the judge.
    pub judge: String,
    /// Points given.
    pub points: f64,
    /// Points that the other reads and the judge's ruler lead to expect.
    pub expected: f64,
    /// The difference in standard errors.
    pub z: f64,
}

/// Two judges whose scores go together more than the quality of the entries explains. Where they do so strikingly, the model counts their common
/// reads for less: 2/(1 + correlation) reads instead of two.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct JudgePair {
    /// The two labels, in order.
    pub judges: [String; 2],
    /// Entries both read.
    pub entries: usize,
    /// Correlation of their residuals.
    pub correlation: f64,
    /// In standard errors.
    pub z: f64,
}

/// Two judges of whom each gives the other's home more than the rest of the panel does.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Trade {
    /// The two labels, in order.
    pub judges: [String; 2],
    /// Their homes.
    pub homes: [String; 2],
    /// Points that the first adds to the second's home, and the second to the first's.
    pub points: [f64; 2],
    /// In standard errors, of the one of the two that shows less.
    pub z: f64,
}

/// Why a simpler method was used than the one asked for. Decided from who read what, never from the scores' order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fallback {
    /// Groups of judges share no entry: severities cannot be compared. The plain mean is shown.
    NotConnected,
    /// Fewer than three judges: who of two is off cannot be told. The plain mean is shown.
    TooFewJudges,
    /// Hardly more reads than entries and judges. The plain mean is shown.
    TooFewReads,
    /// All scores are equal.
    NoVariation,
    /// The method needs whole scores on a short scale (Rasch). The plain mean is shown.
    NotWholeScores,
}

impl Fallback {
    /// The reason as the end of a sentence.
    pub fn reason(self) -> &'static str {
        match self {
            Self::NotConnected => "groups of judges share no entry",
            Self::TooFewJudges => "there are fewer than three judges",
            Self::TooFewReads => "there are hardly more reads than entries and judges",
            Self::NoVariation => "all scores are equal",
            Self::NotWholeScores => "scores are not whole numbers on a short scale",
        }
    }
}

/// Why a result should be called provisional although it was computed as asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reservation {
    /// The computation did not settle.
    NotConverged,
    /// Judges are linked so weakly that their difference is uncertain by more than 0.3 of a read's noise: add link reads.
    WeakLinks,
    /// Some entries have a single read.
    SingleReads,
}

/// How far the tally can be relied on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Diagnostics {
    /// Can every judge be compared with every other through common entries?
    pub connected: bool,
    /// Groups of judges who share no entry.
    pub components: usize,
    /// Worst standard error of a severity difference, in read-noise standard deviations ([`crate::assign::Links`]).
    pub link_se: Option<f64>,
    /// Did the computation settle?
    pub converged: bool,
    /// Rounds of computation; 0 for closed formulas.
    pub iterations: usize,
    /// Why a simpler method was used than the one asked for; null when it was not.
    pub fallback: Option<Fallback>,
    /// Why the result should be called provisional; empty when it need not.
    pub reservations: Vec<Reservation>,
    /// Variances used or estimated, where the method has them.
    pub variances: Option<Variances>,
    /// Noise variance of one more read by a typical judge, on the scale of the estimates: what extra reads are planned with.
    pub read_variance: Option<f64>,
    /// Single reads that do not fit.
    pub doubtful_reads: Vec<DoubtfulRead>,
    /// Pairs of judges to ask about.
    pub pairs: Vec<JudgePair>,
    /// Pairs of judges who lift each other's home.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub trades: Vec<Trade>,
    /// Entries without any read; they have no standing.
    pub unread: Vec<String>,
}
