//! Where awards, reserves, proposals, objections and cases stand; from an order of entries to filled tiers, and who moves up. Pure.

mod filling;
mod moving_up;
mod objecting;
mod warnings;

use crate::words;

pub use filling::*;
pub use moving_up::*;
pub use objecting::*;
pub use warnings::*;

words! {
    /// Where an award stands.
    pub enum AwardState {
        /// On the board, not public.
        Candidate = "candidate",
        /// Public.
        Announced = "announced",
        /// Taken off the board.
        TakenBack = "taken-back",
        /// Taken away before results were final: a case was upheld, or the entry is gone. Others move up.
        Withdrawn = "withdrawn",
        /// Taken away by an upheld case after results were final. Nobody moves up.
        Revoked = "revoked",
    }
}

impl AwardState {
    /// Whether the entry holds the award.
    pub fn stands(self) -> bool {
        matches!(self, Self::Candidate | Self::Announced)
    }
}

words! {
    /// Where a reserve stands.
    pub enum ReserveState {
        /// Moves up when it is its turn.
        Waiting = "waiting",
        /// Has an award now.
        MovedUp = "moved-up",
    }
}

words! {
    /// Where the proposal to make results public stands.
    pub enum ProposalState {
        /// Waits for another person's yes.
        Proposed = "proposed",
        /// Taken back.
        TakenBack = "taken-back",
        /// Another person said yes: the results are public.
        Confirmed = "confirmed",
    }
}
