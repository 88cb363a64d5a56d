//! The desk's pages that belong to no feature: background work, letters, the journal, and people with
//! their roles. They show what the engines keep
//! and let the secretariat ask again for what failed.
//!
//! Deliberately absent: changing or deleting a job, a letter or a line of the journal.

pub mod actions;
pub mod api;
pub mod pages;
pub mod people;
