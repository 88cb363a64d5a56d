//! Why there is no plan.

use super::lots::Lots;
use thiserror::Error;

/// Why a plan was refused. The sentence names the numbers; [`AssignRefusal::code`] is the stable name for other programs.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AssignRefusal {
    /// There is nothing to read.
    #[error("there are no entries to assign")]
    NoEntries,
    /// There is nobody to read.
    #[error("there are no judges to assign entries to")]
    NoJudges,
    /// Zero reads per entry were asked for.
    #[error("each entry needs at least one read")]
    NoReads,
    /// Two entries or two judges have the same label.
    #[error("the {kind} {label} is listed twice")]
    SameLabel {
        /// `entry` or `judge`.
        kind: &'static str,
        /// The label.
        label: String,
    },
    /// Capacities were given, but not one per judge.
    #[error("{given} capacities for {judges} judges")]
    CapacitiesDoNotFit {
        /// How many were given.
        given: usize,
        /// How many judges there are.
        judges: usize,
    },
    /// A conflict, anchor or standing read names an entry or judge that is not listed.
    #[error(
        "a conflict, an anchor or a standing read names an entry or a judge that is not listed"
    )]
    OutOfRange,
    /// Conflicts leave some entries with fewer judges than reads.
    #[error("{} entries have fewer than {wanted} judges without a conflict", entries.len())]
    TooFewEligible {
        /// The entries (positions given by the caller), ascending.
        entries: Vec<usize>,
        /// Reads per entry.
        wanted: usize,
    },
    /// The capacities of those who may read do not suffice.
    #[error("the judges' capacities are too small: {missing} reads find no judge with room left")]
    TooLittleCapacity {
        /// Reads that found no judge.
        missing: usize,
        /// One of the entries left without (position given by the caller).
        entry: usize,
    },
    /// The judges fall into groups that no common entry links.
    #[error("the judges fall into {} groups that share no entry, so their scores cannot be compared", groups.len())]
    NotConnected {
        /// The groups, each a list of judges (positions given by the caller); judges without any read are left out.
        groups: Vec<Vec<usize>>,
    },
}

impl AssignRefusal {
    /// A stable name in kebab case.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoEntries => "no-entries",
            Self::NoJudges => "no-judges",
            Self::NoReads => "no-reads",
            Self::SameLabel { .. } => "same-label",
            Self::CapacitiesDoNotFit { .. } => "capacities-do-not-fit",
            Self::OutOfRange => "not-listed",
            Self::TooFewEligible { .. } => "too-few-eligible-judges",
            Self::TooLittleCapacity { .. } => "too-little-capacity",
            Self::NotConnected { .. } => "not-connected",
        }
    }

    /// What to do about it, one sentence.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::NoEntries => "Add the entries of the round first.",
            Self::NoJudges => "Add judges to the panel first.",
            Self::NoReads => "Ask for 2 reads or more; 3 or 4 are usual.",
            Self::SameLabel { .. } => "Give each entry and each judge its own label.",
            Self::CapacitiesDoNotFit { .. } => "Give one capacity per judge, or none at all.",
            Self::OutOfRange => "Check the spelling against the lists of entries and judges.",
            Self::TooFewEligible { .. } => {
                "Invite more judges from elsewhere, or ask for fewer reads per entry."
            }
            Self::TooLittleCapacity { .. } => {
                "Raise some judges' capacity, invite more judges, or ask for fewer reads."
            }
            Self::NotConnected { .. } => {
                "Ask for at least 2 reads per entry, let some judges cross between the groups, or add anchor works read by all."
            }
        }
    }

    /// Canonical position of the entry → the caller's.
    pub(super) fn with_entry_of(self, lots: &Lots) -> Self {
        match self {
            Self::TooLittleCapacity { missing, entry } => Self::TooLittleCapacity {
                missing,
                entry: lots.entry(entry),
            },
            other => other,
        }
    }

    /// Canonical positions of the judges → the caller's, sorted.
    pub(super) fn with_judges_of(self, lots: &Lots) -> Self {
        match self {
            Self::NotConnected { groups } => {
                let mut groups: Vec<Vec<usize>> = groups
                    .into_iter()
                    .map(|g| {
                        let mut g: Vec<usize> = g.into_iter().map(|j| lots.judge(j)).collect();
                        g.sort_unstable();
                        g
                    })
                    .collect();
                groups.sort_unstable();
                Self::NotConnected { groups }
            }
            other => other,
        }
    }
}
