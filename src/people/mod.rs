//! People with a sign-in (secretariat, chairs, judges, curators, coordinators, teachers), their roles, and how they
//! come in: a code by mail bound to the browser that asked, or an invitation's link, once.
//!
//! Life of a sign-in: code asked for → code sent → code shown back in the same browser → session → ended or expired.
//!
//! Deliberately absent: passwords; accounts for children or guardians (an entry's code opens that one entry only).

pub mod actions;
pub mod api;
pub mod domain;
pub mod letters;
pub mod pages;
pub mod sessions;
mod store;

pub use domain::Email;
