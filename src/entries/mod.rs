//! Entries: a drawing's taking part in one edition, with its number, the guardian's consents and its screening.
//!
//! Life: submitted → eligible | returned (→ submitted again) | ineligible | duplicate; at any time withdrawn.
//!
//! Deliberately absent: scores and rounds (judging), awards, and any account of a child's: the entry's code opens it.

pub mod actions;
pub mod api;
pub mod domain;
pub mod forms;
pub mod iiif;
mod letters;
pub mod media;
pub mod pages;
mod store;

pub use domain::{ConsentPurpose, EntryState};
