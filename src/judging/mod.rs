//! Judging: rounds, panels, assignments, scorecards and what follows from them.
//!
//! [`assign`] (who looks at what) and [`tally`] (from scorecards to an order) are pure: labels and numbers in, a plan or
//! standings out; no clock, no database, no randomness but the published seed.

pub mod assign;
pub mod linear;
pub mod tally;
