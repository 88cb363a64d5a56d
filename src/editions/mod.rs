//! Editions: one numbered run of the contest with its theme, calendar, divisions, criteria, award tiers and quotas.
//! Everything that differs from one edition to the next is data here; nothing of it is compiled in.
//!
//! Life: draft → announced → open → closed → screening → judging → provisional → objection → confirmed → published →
//! archived; cancelled from any. Who changed it when stands in the journal.
//!
//! Deliberately absent: fees, public votes.

pub mod actions;
pub mod api;
pub mod domain;
pub mod forms;
pub mod pages;
mod store;
pub mod templates;

pub use domain::{
    AwardCaps, AwardTier, CapScope, Criterion, Division, Edition, EditionState, PhotoRule, Quota,
    TierSize,
};
