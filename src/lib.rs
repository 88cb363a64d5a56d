//! Artkite runs an international youth drawing contest, from the call for entries to the touring exhibition.

pub mod demo;
pub mod judging;
pub mod platform;
