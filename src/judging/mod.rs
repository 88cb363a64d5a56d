//! Judging: judges, rounds, panels, assignments, scorecards and what follows from them.
//!
//! Life of a round: draft → open ⇄ paused → closed (with scorecards missing only for a reason) → tallied → advanced; a closed
//! one may be opened again for a reason. Of an assignment: planned (nobody sees it) → released → started → done, or recused →
//! somebody else's. A scorecard is never changed: a revision is a new one.
//!
//! [`assign`] (who looks at what), [`extra`] (where one more read is worth most), [`tally`] (from scorecards to an order), [`pairs`] (from comparisons
//! of two), [`rankings`] (from whole orders), [`reliability`] (how far a panel can be trusted) and [`published`] (a round that anyone can compute
//! again) are pure: labels and numbers in, a plan, standings or coefficients out; no clock, no database, no randomness but the published seed.
//!
//! Deliberately absent: a way to write a scorecard for somebody else; a way to read points before a round is closed; on a
//! judge's pages, any field that tells who made a work (the entry's number names its country, so they show another label).

pub mod actions;
pub mod api;
pub mod assign;
mod choices;
pub mod domain;
pub mod extra;
pub mod fairness;
pub mod forms;
pub mod letters;
pub mod linear;
pub mod orders;
pub mod pages;
pub mod pairs;
pub mod parts;
pub mod published;
pub mod rankings;
pub mod reliability;
mod store;
pub mod tally;
