//! Where an edition stands, and how it moves on. Pure.

use crate::words;

words! {
    /// Where an edition stands in its life.
    pub enum EditionState {
        /// Being prepared; nobody outside sees it.
        Draft = "draft",
        /// The call is public, entering has not begun.
        Announced = "announced",
        /// Entries are taken between opening and deadline.
        Open = "open",
        /// The deadline passed; content is locked.
        Closed = "closed",
        /// Entries are checked for eligibility.
        Screening = "screening",
        /// Rounds are running.
        Judging = "judging",
        /// The panel's result stands, not yet confirmed.
        Provisional = "provisional",
        /// Anyone may report a work.
        Objection = "objection",
        /// The result is final, not yet public.
        Confirmed = "confirmed",
        /// Results are public.
        Published = "published",
        /// Kept for the record.
        Archived = "archived",
        /// Will not take place.
        Cancelled = "cancelled",
    }
}

impl EditionState {
    /// Whether the edition may move from here to `next`: one step on along its life, or be cancelled.
    /// Screening may begin while the call is open, and a small contest may skip the objection period.
    pub fn may_become(self, next: Self) -> bool {
        use EditionState as S;
        matches!(
            (self, next),
            (S::Draft, S::Announced | S::Open)
                | (S::Announced, S::Open | S::Draft)
                | (S::Open, S::Closed)
                | (S::Closed, S::Open | S::Screening | S::Judging)
                | (S::Screening, S::Judging)
                | (S::Judging, S::Provisional | S::Confirmed)
                | (S::Provisional, S::Objection | S::Confirmed | S::Judging)
                | (S::Objection, S::Confirmed | S::Provisional)
                | (S::Confirmed, S::Published | S::Provisional)
                | (S::Published, S::Archived)
        ) || (next == S::Cancelled && !matches!(self, S::Published | S::Archived | S::Cancelled))
    }

    /// Whether the step from here to `next` is taken with the awards alone: making results public, provisionally or for
    /// good, and whatever becomes of those that were.
    pub fn moves_with_awards(self, next: Self) -> bool {
        use EditionState as S;
        matches!(next, S::Objection | S::Published) || matches!(self, S::Objection | S::Confirmed)
    }

    /// Whether its results stand, provisional or final: the rounds behind them stay as they are.
    pub fn keeps_results(self) -> bool {
        use EditionState as S;
        matches!(
            self,
            S::Objection | S::Confirmed | S::Published | S::Archived
        )
    }

    /// Whether its results are public, and therefore final.
    pub fn is_announced(self) -> bool {
        matches!(self, Self::Published | Self::Archived)
    }

    /// Whether the public may know of it.
    pub fn is_public(self) -> bool {
        self != Self::Draft
    }
}
