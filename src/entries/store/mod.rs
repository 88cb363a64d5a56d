//! All SQL of entries: their rows, numbers, consents and screenings, and what lists and counts need of them.
#![allow(missing_docs)] // what the columns mean stands in the migrations

mod consents;
mod facts;
mod rows;
mod screenings;
mod sequences;

pub use consents::*;
pub use facts::*;
pub use rows::*;
pub use screenings::*;
pub use sequences::*;
