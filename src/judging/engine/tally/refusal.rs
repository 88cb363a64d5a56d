//! Why there is no tally.

use thiserror::Error;

/// Why a tally was refused. The sentence names the facts; [`TallyRefusal::code`] is the stable name for other programs.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TallyRefusal {
    /// No score at all.
    #[error("there are no scores to tally")]
    NoScores,
    /// Two entries, judges, criteria or rounds have the same label.
    #[error("the {kind} {label} is listed twice")]
    SameLabel {
        /// `entry`, `judge`, `criterion` or `round`.
        kind: &'static str,
        /// The label.
        label: String,
    },
    /// A score names an entry, judge, criterion or round that is not listed, or a list of homes does not fit.
    #[error("a score or a home names an entry, judge, criterion or round that is not listed")]
    NotListed,
    /// A score that is no finite number.
    #[error("the score of {judge} for {entry} is not a number")]
    NotANumber {
        /// Who gave it.
        judge: String,
        /// To which entry.
        entry: String,
    },
    /// The same judge scored the same entry, criterion and round twice.
    #[error("{judge} scored {entry} twice in the same round")]
    ScoredTwice {
        /// Who.
        judge: String,
        /// Which entry.
        entry: String,
    },
    /// A weight for a criterion that has no scores, or none for one that has.
    #[error("the weights do not fit the criteria: {criterion}")]
    WeightsDoNotFit {
        /// The criterion that is unknown or without a weight.
        criterion: String,
    },
    /// A weight that is negative, infinite or not a number, or all of them zero.
    #[error("weights must be positive numbers, not all zero")]
    BadWeights,
    /// A cut at place 0 or the same cut twice.
    #[error("a cut must be a place from 1 up, each given once")]
    BadCut,
    /// A scale whose top is not above its bottom.
    #[error("the scale must run from a lower to a higher number")]
    BadScale,
    /// A negative variance, or no noise at all.
    #[error("variances must be positive numbers, that of the noise not zero")]
    BadVariances,
}

impl TallyRefusal {
    /// A stable name in kebab case.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoScores => "no-scores",
            Self::SameLabel { .. } => "same-label",
            Self::NotListed => "not-listed",
            Self::NotANumber { .. } => "not-a-number",
            Self::ScoredTwice { .. } => "scored-twice",
            Self::WeightsDoNotFit { .. } => "weights-do-not-fit",
            Self::BadWeights => "bad-weights",
            Self::BadCut => "bad-cut",
            Self::BadScale => "bad-scale",
            Self::BadVariances => "bad-variances",
        }
    }

    /// What to do about it, one sentence.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::NoScores => {
                "Wait for the first scorecards, or check that the score column is filled in."
            }
            Self::SameLabel { .. } => "Give each its own label.",
            Self::NotListed => "Check the spelling against the lists.",
            Self::NotANumber { .. } => {
                "Write the score with digits and a point, or leave it empty if it was not given."
            }
            Self::ScoredTwice { .. } => {
                "Keep one of the two, or put the later one into another round."
            }
            Self::WeightsDoNotFit { .. } => "Give one weight to every criterion that was scored.",
            Self::BadWeights => "Use numbers such as 0.5, 0.3 and 0.2.",
            Self::BadCut => "Give places such as 1, 10 and 180.",
            Self::BadScale => "Give the lowest and the highest possible score, such as 1 and 10.",
            Self::BadVariances => {
                "Give squares of standard deviations in points, such as 1.28, 0.24 and 1.27."
            }
        }
    }
}
