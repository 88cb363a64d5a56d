//! Judging, by page: the judge's own, where nothing tells who made a work, and the desk's.

mod desk;
mod fairness;
mod judge;
mod live;
mod order;
mod plot;

pub use desk::*;
use desk::{names_of, points_of};
pub use fairness::*;
pub use judge::*;
pub use live::*;
use order::was_said;
pub use order::*;

use super::domain::{Pace, RoundState, Verdict};
use crate::platform::web::Ui;

/// The colour of a state; the word stands beside it.
fn badge_of(state: &RoundState) -> &'static str {
    match state {
        RoundState::Draft => "note",
        RoundState::DryRun => "wait",
        RoundState::Open => "good",
        RoundState::Paused | RoundState::Reviewing => "wait",
        RoundState::Closed | RoundState::Tallied | RoundState::Advanced => "note",
        RoundState::Certified => "good",
    }
}

/// Whether judges look once more at the works about which they differ.
fn is_in_review(state: &RoundState) -> bool {
    *state == RoundState::Reviewing
}

/// Whether a work's answer is this one.
fn is_given(mean: &Option<f64>, points: &i32) -> bool {
    mean.is_some_and(|mean| mean.round() as i32 == *points)
}

/// Whether a question's answer is this one.
fn is_answer(given: &Option<i32>, points: &i32) -> bool {
    *given == Some(*points)
}

/// A chance as whole percent; what is not certain is never written as certain.
fn percent(chance: &f64) -> String {
    match chance * 100.0 {
        part if part <= 0.0 || part >= 100.0 => format!("{part:.0} %"),
        part => format!("{:.0} %", part.clamp(1.0, 99.0)),
    }
}

/// What a sift said of a work, in words.
fn verdict_of(ui: &Ui, mean: &f64) -> String {
    Verdict::of_points(mean.round() as i32)
        .map_or_else(String::new, |verdict| ui.word("verdict", verdict))
}

/// The colour of a pace; the word stands beside it.
fn bar_of(pace: &Pace) -> &'static str {
    match pace {
        Pace::Done | Pace::OnTime => "good",
        Pace::Slow | Pace::NotAccepted => "wait",
        Pace::Silent => "stop",
    }
}
