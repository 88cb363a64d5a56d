//! What the `artkite` command does with files alone: no house is opened, but for the picture that `pictures publish` puts there.

pub mod files;
pub mod judging;
pub mod pictures;
