//! Why there is no order.

use super::Method;
use crate::parts::spell;
use thiserror::Error;

/// Why rankings were refused. The sentence names the facts; [`RankingsRefusal::code`] is the stable name for other programs.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RankingsRefusal {
    /// Nothing to make an order of.
    #[error("there are no rankings")]
    NoRankings,
    /// Two items have the same label.
    #[error("the item {label} is listed twice")]
    SameLabel {
        /// The label.
        label: String,
    },
    /// A ranking names an item that is not listed.
    #[error("a ranking names an item that is not listed")]
    NotListed,
    /// An item has two places in one ranking.
    #[error("{item} has two places in one ranking")]
    RankedTwice {
        /// Which.
        item: String,
    },
    /// No ranking names the item.
    #[error("no ranking names {item}")]
    NeverRanked {
        /// Which.
        item: String,
    },
    /// A count of zero, or counts beyond all measure.
    #[error(
        "the count of a ranking is not a whole number from 1 up, or all counts together are too large"
    )]
    BadCount,
    /// More items than the method can do.
    #[error("{items} items are more than the {limit} that {method} can do")]
    TooManyItems {
        /// The method.
        method: Method,
        /// How many there are.
        items: usize,
        /// How many it can do.
        limit: usize,
    },
    /// Plackett–Luce has no ties.
    #[error(
        "items share a place that is not the last of its ranking, and Plackett–Luce knows no ties"
    )]
    SharedPlace,
    /// Plackett–Luce needs each side to be ahead of the other somewhere.
    #[error("the items fall into {} parts that no ranking, or every ranking, puts in order: {}", parts.len(), spell(parts))]
    NotConnected {
        /// The parts; those that are only ever ahead stand before those behind.
        parts: Vec<Vec<String>>,
    },
    /// Too many long rankings.
    #[error("the rankings are too many and too long for this method")]
    TooMuchWork,
    /// The likelihood has no top.
    #[error("the rankings do not determine the worths")]
    NotDetermined,
}

impl RankingsRefusal {
    /// A stable name in kebab case.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoRankings => "no-rankings",
            Self::SameLabel { .. } => "same-label",
            Self::NotListed => "not-listed",
            Self::RankedTwice { .. } => "ranked-twice",
            Self::NeverRanked { .. } => "never-ranked",
            Self::BadCount => "bad-count",
            Self::TooManyItems { .. } => "too-many-items",
            Self::SharedPlace => "shared-place",
            Self::NotConnected { .. } => "not-connected",
            Self::TooMuchWork => "too-much-work",
            Self::NotDetermined => "not-determined",
        }
    }

    /// What to do about it, one sentence.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::NoRankings => "Collect some rankings first.",
            Self::SameLabel { .. } => "Give each item its own label.",
            Self::NotListed => "Check the spelling against the list of items.",
            Self::RankedTwice { .. } => "Give each item one place in each ranking.",
            Self::NeverRanked { .. } => "Leave the item out, or say that unranked items are last.",
            Self::BadCount => {
                "Write how many gave this ranking, 1 or more, or leave the count out."
            }
            Self::TooManyItems { .. } => {
                "Use Schulze or Borda, or rank only those that are near the decision."
            }
            Self::SharedPlace => "Use Borda or Schulze, or ask for rankings without shared places.",
            Self::NotConnected { .. } => "Use Borda or Schulze, or rank the parts one by one.",
            Self::TooMuchWork => "Use Borda, or add up equal rankings by their count.",
            Self::NotDetermined => "Use Borda or Schulze, or collect more rankings.",
        }
    }
}
