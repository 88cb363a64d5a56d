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
        /// Judges see all points of the works about which they differ, and may revise their own.
        Reviewing = "reviewing",
        /// Standings were computed.
        Tallied = "tallied",
        /// The chair stands for the standings, the cut and the exceptions.
        Certified = "certified",
        /// What goes on was decided.
        Advanced = "advanced",
    }
}

impl RoundState {
    /// Whether a round may move from here to `next`. Closed ones may be reopened or reviewed, tallied ones tallied anew; what the
    /// chair certified is counted anew only by taking that back.
    pub fn may_become(self, next: Self) -> bool {
        use RoundState as S;
        matches!(
            (self, next),
            (S::Draft, S::DryRun | S::Open)
                | (S::DryRun, S::Draft)
                | (S::Open, S::Paused | S::Closed)
                | (S::Paused, S::Open | S::Closed)
                | (S::Closed, S::Tallied | S::Reviewing | S::Open)
                | (S::Reviewing, S::Closed)
                | (
                    S::Tallied,
                    S::Tallied | S::Reviewing | S::Open | S::Certified
                )
                | (S::Certified, S::Tallied | S::Advanced)
        )
    }

    /// Whether votes may be read: never before closing.
    pub fn shows_votes(self) -> bool {
        matches!(
            self,
            Self::Closed | Self::Reviewing | Self::Tallied | Self::Certified | Self::Advanced
        )
    }

    /// Whether its newest standings count: nothing is being changed under them.
    pub fn has_standings(self) -> bool {
        matches!(self, Self::Tallied | Self::Certified | Self::Advanced)
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
        return Ok(());
    }
    Err(match (from, to) {
        (RoundState::Reviewing, _) => Refusal::conflict("round-in-review"),
        (RoundState::Certified, _) => Refusal::conflict("round-certified"),
        (RoundState::Tallied, RoundState::Advanced) => Refusal::conflict("round-not-certified"),
        _ => Refusal::conflict("round-cannot-become")
            .with("from", from.as_str())
            .with("to", to.as_str()),
    })
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

    #[test]
    fn what_the_chair_certified_goes_on_or_is_taken_back_and_a_review_ends_where_counting_begins() {
        use RoundState as S;
        let to = |from: S| -> Vec<S> {
            let all = S::ALL.iter().copied();
            all.filter(|next| from.may_become(*next)).collect()
        };
        assert_eq!(to(S::Certified), [S::Tallied, S::Advanced]);
        assert_eq!(to(S::Reviewing), [S::Closed]);
        assert!(to(S::Advanced).is_empty());
        let code = |from, next| check_move(from, next).unwrap_err().code;
        assert_eq!(code(S::Certified, S::Open), "round-certified");
        assert_eq!(code(S::Tallied, S::Advanced), "round-not-certified");
        assert_eq!(code(S::Reviewing, S::Tallied), "round-in-review");
    }
}
