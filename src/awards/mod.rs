//! Awards: which entry gets which tier, and the release by two people that makes results, gallery and
//! letters public.
//!
//! Life of an award: candidate → announced; taken back at any time before the announcement. One entry has at most one.
//!
//! Deliberately absent: a public vote, scores or ranks of children on any page or in any letter. Objections, cases and
//! the reserve that moves up come with their own issue.

pub mod actions;
pub mod api;
pub mod domain;
pub mod jobs;
mod letters;
pub mod pages;
mod store;

pub use domain::AwardState;
