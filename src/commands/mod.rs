//! What the `artkite` command does with files alone: no house is opened, no configuration read.

pub mod judging;
pub mod pictures;
