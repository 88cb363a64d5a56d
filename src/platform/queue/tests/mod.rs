//! The queue on both databases.
#![allow(clippy::print_stdout)] // timings, for whoever runs them with --nocapture

mod asking;
pub(crate) mod house;
mod kill;
mod turns;
mod working;
