//! Member governments: the regional governments that form the association. Loaded from
//! `config/member_governments.csv`; the file is the truth, the table follows it at every start.
//!
//! Deliberately absent: flags, borders. What members did in contests is added up by reports.

pub mod actions;
pub mod api;
pub mod domain;
mod store;

pub use domain::{MemberGovernment, Membership};
