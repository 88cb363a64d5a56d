//! What a command says when it cannot.

use crate::judging::assign::AssignRefusal;
use crate::judging::pairs::PairsRefusal;
use crate::judging::published::UnreadableRound;
use crate::judging::rankings::RankingsRefusal;
use crate::judging::tally::TallyRefusal;
use std::fmt;

/// A sentence, what to do about it, and the exit code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failed {
    /// What is wrong.
    pub sentence: String,
    /// What to do about it.
    pub hint: String,
    /// 2: the command or its files are not as they should be. 1: they are, and the answer is no.
    pub exit: u8,
}

impl Failed {
    /// The command or its files are not as they should be.
    pub(super) fn use_of(sentence: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            sentence: sentence.into(),
            hint: hint.into(),
            exit: 2,
        }
    }

    /// A rule says no.
    pub(super) fn no(sentence: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            exit: 1,
            ..Self::use_of(sentence, hint)
        }
    }
}

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.\n{}", self.sentence, self.hint)
    }
}

impl std::error::Error for Failed {}

impl From<TallyRefusal> for Failed {
    fn from(refusal: TallyRefusal) -> Self {
        let (sentence, hint) = (refusal.to_string(), refusal.hint());
        match refusal {
            TallyRefusal::WeightsDoNotFit { .. }
            | TallyRefusal::BadWeights
            | TallyRefusal::BadCut
            | TallyRefusal::BadScale
            | TallyRefusal::BadVariances => Self::use_of(sentence, hint),
            _ => Self::no(sentence, hint),
        }
    }
}

impl From<AssignRefusal> for Failed {
    fn from(refusal: AssignRefusal) -> Self {
        Self::no(refusal.to_string(), refusal.hint())
    }
}

impl From<PairsRefusal> for Failed {
    fn from(refusal: PairsRefusal) -> Self {
        Self::no(refusal.to_string(), refusal.hint())
    }
}

impl From<RankingsRefusal> for Failed {
    fn from(refusal: RankingsRefusal) -> Self {
        Self::no(refusal.to_string(), refusal.hint())
    }
}

impl From<UnreadableRound> for Failed {
    fn from(why: UnreadableRound) -> Self {
        match why {
            UnreadableRound::Refused(refusal) => refusal.into(),
            UnreadableRound::OrdersRefused(refusal) => Self::no(
                refusal.to_string(),
                "Give the file that was downloaded with the round, unchanged.",
            ),
            other => Self::use_of(
                other.to_string(),
                "Give the file that was downloaded with the round, unchanged.",
            ),
        }
    }
}

impl From<std::io::Error> for Failed {
    fn from(error: std::io::Error) -> Self {
        Self::no(
            format!("the answer could not be written: {error}"),
            "Check where it is written to, and the space there.",
        )
    }
}

impl From<csv::Error> for Failed {
    fn from(error: csv::Error) -> Self {
        Self::from(std::io::Error::from(error))
    }
}
