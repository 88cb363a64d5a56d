//! Engines that know no feature.

pub mod imaging;
