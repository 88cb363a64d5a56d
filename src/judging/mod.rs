//! Judging: rounds, panels, assignments, scorecards and what follows from them.
//!
//! [`assign`] (who looks at what), [`tally`] (from scorecards to an order), [`pairs`] (from comparisons of two), [`rankings`] (from whole orders),
//! [`reliability`] (how far a panel can be trusted) and [`published`] (a round that anyone can compute again) are pure: labels and numbers in, a
//! plan, standings or coefficients out; no clock, no database, no randomness but the published seed.

pub mod assign;
mod choices;
pub mod linear;
pub mod pairs;
pub mod parts;
pub mod published;
pub mod rankings;
pub mod reliability;
pub mod tally;
