//! Reports: what the records of several editions add up to. So far the participation of member governments, by a rule that is data: every point
//! can be added up again from figures that stand beside it.
//!
//! Deliberately absent: children, schools, names of works; a decision. Ties are told, and people say who is honoured.

pub mod actions;
pub mod api;
pub mod domain;
pub mod forms;
pub mod pages;
mod store;
