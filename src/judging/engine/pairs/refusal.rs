//! Why there are no abilities.

use super::ITEMS_MAX;
use crate::parts::spell;
use thiserror::Error;

/// Why comparisons were refused. The sentence names the facts; [`PairsRefusal::code`] is the stable name for other programs.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PairsRefusal {
    /// Nothing to compare.
    #[error("there are no comparisons")]
    NoComparisons,
    /// Two items have the same label.
    #[error("the item {label} is listed twice")]
    SameLabel {
        /// The label.
        label: String,
    },
    /// A comparison names an item that is not listed.
    #[error("a comparison names an item that is not listed")]
    NotListed,
    /// An item against itself.
    #[error("{item} is compared with itself")]
    WithItself {
        /// Which.
        item: String,
    },
    /// A count that is not a positive number.
    #[error("the count of {winner} against {loser} is not a positive number")]
    BadCount {
        /// One item.
        winner: String,
        /// The other.
        loser: String,
    },
    /// The one with the advantage is neither of the two.
    #[error("the first of {winner} against {loser} is neither of the two")]
    FirstIsNeither {
        /// One item.
        winner: String,
        /// The other.
        loser: String,
    },
    /// A tie where the model has none.
    #[error("{winner} and {loser} tied, but ties are not part of the model")]
    TiesNotInModel {
        /// One item.
        winner: String,
        /// The other.
        loser: String,
    },
    /// More items than the information matrix is meant for.
    #[error("{items} items are more than the {ITEMS_MAX} that can be compared at once")]
    TooManyItems {
        /// How many there are.
        items: usize,
    },
    /// Every comparison is a tie.
    #[error("every comparison is a tie, so nothing tells the items apart")]
    OnlyTies,
    /// The order effect is asked for, but no comparison says who was first.
    #[error("no comparison says which item was first")]
    NoOrder,
    /// The items fall into parts of which one never came out ahead of another.
    #[error("the items fall into {} parts between which the comparisons go one way or are missing: {}", parts.len(), spell(parts))]
    NotConnected {
        /// The parts; those that only came out ahead stand before those they beat.
        parts: Vec<Vec<String>>,
    },
    /// The likelihood has no top, for instance because the first always wins.
    #[error(
        "the comparisons do not determine the parameters: order and ability cannot be told apart, or the first always (or never) comes out ahead"
    )]
    NotDetermined,
}

impl PairsRefusal {
    /// A stable name in kebab case.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoComparisons => "no-comparisons",
            Self::SameLabel { .. } => "same-label",
            Self::NotListed => "not-listed",
            Self::WithItself { .. } => "with-itself",
            Self::BadCount { .. } => "bad-count",
            Self::FirstIsNeither { .. } => "first-is-neither",
            Self::TiesNotInModel { .. } => "ties-not-in-model",
            Self::TooManyItems { .. } => "too-many-items",
            Self::OnlyTies => "only-ties",
            Self::NoOrder => "no-order",
            Self::NotConnected { .. } => "not-connected",
            Self::NotDetermined => "not-determined",
        }
    }

    /// What to do about it, one sentence.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::NoComparisons => "Compare some items first.",
            Self::SameLabel { .. } => "Give each item its own label.",
            Self::NotListed => "Check the spelling against the list of items.",
            Self::WithItself { .. } => "Name two different items.",
            Self::BadCount { .. } => {
                "Write how often it happened, 1 or more, or leave the count out."
            }
            Self::FirstIsNeither { .. } => "Name one of the two as first, or leave it empty.",
            Self::TiesNotInModel { .. } => "Ask for ties, or leave tied comparisons out.",
            Self::TooManyItems { .. } => {
                "Compare the best by themselves, or rate the items by scores."
            }
            Self::OnlyTies => "Ask the judges to decide at least some of the comparisons.",
            Self::NoOrder => "Fill in who was first, or do not ask for the order effect.",
            Self::NotConnected { .. } => {
                "Add comparisons between the parts until each has come out ahead of the others at least once, or rank the parts one by one."
            }
            Self::NotDetermined => "Let pairs meet in both orders, or leave the order effect out.",
        }
    }
}
