//! Awards: which entry gets which tier, and the release by two people that makes results, gallery and
//! letters public.
//!
//! Life of an award: candidate → announced; taken back from the board; withdrawn by an upheld case before results are
//! final, and the next move up; revoked by one after. One entry has at most one. That it is provisional or under
//! objection is the edition's state and the case's, so it is written down once.
//! Life of an objection: open → in a case, or set aside → upheld | dismissed. Of a case: open → upheld | dismissed.
//!
//! Deliberately absent: a public vote, scores or ranks of children on any page or in any letter; the words of a report
//! anywhere but at the desk.

pub mod actions;
pub mod api;
pub mod domain;
pub mod jobs;
mod letters;
pub mod pages;
mod store;

pub use domain::AwardState;
