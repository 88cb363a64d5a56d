//! How a round, its assignments and its entries live, and what moving a round on needs. Pure.

use crate::kernel::Refusal;
use crate::words;

words! {
    /// Where a round stands in its life.
    pub enum RoundState {
        /// Being set up; no judge sees it.
        Draft = "draft",
        /// Judges try it; what they give is thrown away before it opens.
        DryRun = "dry-run",
        /// Judges score.
        Open = "open",
        /// Open, but no scorecard is taken for the moment.
        Paused = "paused",
        /// No more scorecards; votes may be read.
        Closed = "closed",
        /// Standings were computed.
        Tallied = "tallied",
        /// What goes on was decided.
        Advanced = "advanced",
    }
}

impl RoundState {
    /// Whether a round may move from here to `next`. Closed ones may be reopened, tallied ones tallied anew.
    pub fn may_become(self, next: Self) -> bool {
        use RoundState as S;
        matches!(
            (self, next),
            (S::Draft, S::DryRun | S::Open)
                | (S::DryRun, S::Draft)
                | (S::Open, S::Paused | S::Closed)
                | (S::Paused, S::Open | S::Closed)
                | (S::Closed, S::Tallied | S::Open)
                | (S::Tallied, S::Tallied | S::Open | S::Advanced)
        )
    }

    /// Whether votes may be read: never before closing.
    pub fn shows_votes(self) -> bool {
        matches!(self, Self::Closed | Self::Tallied | Self::Advanced)
    }

    /// Whether judges see the round.
    pub fn is_released(self) -> bool {
        self != Self::Draft
    }
}

words! {
    /// Where one judge's look at one entry stands.
    pub enum AssignmentState {
        /// Not yet shown to the judge.
        Planned = "planned",
        /// Shown, nothing given.
        Released = "released",
        /// Some points given.
        Started = "started",
        /// Every criterion has its points.
        Done = "done",
        /// The judge stepped aside.
        Recused = "recused",
    }
}

words! {
    /// Whether an entry of a round goes on.
    pub enum RoundEntryState {
        /// Being judged.
        In = "in",
        /// Goes on.
        Advanced = "advanced",
        /// Does not.
        NotAdvanced = "not-advanced",
    }
}

/// Moves a round on, or says why not.
pub fn check_move(from: RoundState, to: RoundState) -> Result<(), Refusal> {
    if from.may_become(to) {
        Ok(())
    } else {
        Err(Refusal::conflict("round-cannot-become")
            .with("from", from.as_str())
            .with("to", to.as_str()))
    }
}

/// Closing with scorecards missing needs a reason.
pub fn check_closing(state: RoundState, n_missing: usize, reason: &str) -> Result<(), Refusal> {
    check_move(state, RoundState::Closed)?;
    if n_missing > 0 && reason.trim().is_empty() {
        return Err(Refusal::unprocessable("closing-needs-reason").with("n_missing", n_missing));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_with_cards_missing_needs_a_reason() {
        assert!(check_closing(RoundState::Open, 0, "").is_ok());
        assert!(check_closing(RoundState::Open, 1, "a judge fell ill").is_ok());
        let no = check_closing(RoundState::Paused, 2, " ").unwrap_err();
        assert_eq!(no.code, "closing-needs-reason");
        assert_eq!(
            check_closing(RoundState::Draft, 0, "").unwrap_err().code,
            "round-cannot-become"
        );
    }
}
