//! The demonstration: a whole contest to look at, built from a real edition's figures.
//!
//! [`story`] tells the facts, [`entrants`] invents the children, [`studio`] paints on all cores, [`build`] plays the
//! contest through the features' own actions with a clock held at the story's times, and [`command`] is `artkite demo`.
//! Whatever was done already is not done again, so a demonstration that was stopped goes on where it was.

pub mod build;
pub mod command;
pub mod entrants;
pub mod names;
mod next_call;
mod panel;
mod results;
pub mod staff;
pub mod story;
pub mod studio;

/// A crate of its own, so that it is built apart and optimised where nothing else is.
pub use painter;
