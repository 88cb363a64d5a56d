//! All SQL of judging: judges, rounds and panels, assignments, scorecards, tallies,
//! what is decided from them.
#![allow(missing_docs)] // what the columns mean stands in the migrations

mod assignments;
mod deliberation;
mod judges;
mod live;
mod orders;
mod rounds;
mod scorecards;
mod tallies;

pub use assignments::*;
pub use deliberation::*;
pub use judges::*;
pub use live::*;
pub use orders::*;
pub use rounds::*;
pub use scorecards::*;
pub use tallies::*;
