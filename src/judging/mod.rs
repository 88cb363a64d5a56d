//! Judging: judges, rounds, panels, assignments, scorecards and what follows from them.
//!
//! Life of a round: draft → open ⇄ paused → closed (with scorecards missing only for a reason) ⇄ in review → tallied → certified by
//! the chair → advanced by another person; a closed or tallied one may be opened again or reviewed, a certification taken back, each
//! for a reason. Of an assignment: planned (nobody sees it) → released → started → done, or recused →
//! somebody else's. A scorecard is never changed: a revision is a new one.
//!
//! A judge never gets what [`domain::Bar`] names: entries of their own country where the rule says so, of their schools, of a child they answer for,
//! and what they stepped aside from.
//!
//! What is pure stands in [`engine`](judging_engine), a crate of its own: assignments, tallies, orders, reliability, fairness.
//!
//! Deliberately absent: a way to write a scorecard for somebody else; a way to read points before a round is closed; on a
//! judge's pages, any field that tells who made a work (the entry's number names its country, so they show another label).

pub mod actions;
pub mod api;
pub mod domain;
pub mod forms;
pub mod letters;
pub mod pages;
mod store;

pub use judging_engine::{
    assign, extra, fairness, linear, orders, pairs, parts, published, rankings, reliability, tally,
};
