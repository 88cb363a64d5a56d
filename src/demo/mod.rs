//! The demonstration: a whole contest to look at, built from a real edition's figures.

pub mod painter;

pub mod names;
