//! The queue on both databases.

mod asking;
pub(crate) mod house;
mod kill;
mod turns;
mod working;
