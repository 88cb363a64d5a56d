//! Judging, by page: the judge's own, where nothing tells who made a work, and the desk's.

mod desk;
mod judge;

pub use desk::*;
pub use judge::*;

use super::domain::{Pace, RoundState};

/// The colour of a state; the word stands beside it.
fn badge_of(state: &RoundState) -> &'static str {
    match state {
        RoundState::Draft => "note",
        RoundState::Open => "good",
        RoundState::Paused => "wait",
        RoundState::Closed | RoundState::Tallied | RoundState::Advanced => "note",
    }
}

/// The colour of a pace; the word stands beside it.
fn bar_of(pace: &Pace) -> &'static str {
    match pace {
        Pace::Done | Pace::OnTime => "good",
        Pace::Slow | Pace::NotAccepted => "wait",
        Pace::Silent => "stop",
    }
}
