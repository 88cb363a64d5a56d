//! What follows from scorecards, pure: labels and numbers in, a plan, standings or coefficients out; no clock, no database, no
//! randomness but the published seed, the same bits on every machine.
//!
//! [`assign`] (who looks at what), [`extra`] (where one more read is worth most), [`tally`] (from scorecards to an order), [`pairs`]
//! (from comparisons of two), [`rankings`] (from whole orders), [`orders`] (both, as a round has them), [`reliability`] (how far a
//! panel can be trusted), [`published`] (a round that anyone can compute again) and [`fairness`] (what is reported of it).
//!
//! A crate of its own, so that nothing of the house can get in, and because it is built apart and optimised in development too.

pub mod assign;
mod choices;
pub mod extra;
pub mod fairness;
pub mod linear;
pub mod orders;
pub mod pairs;
pub mod parts;
pub mod published;
pub mod rankings;
pub mod reliability;
#[cfg(test)]
mod repeatable;
pub mod tally;
