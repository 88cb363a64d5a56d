//! Engines that know no feature: each could serve another contest, or another product, as it is.

pub mod answers;
pub mod clock;
pub mod db;
pub mod decoder;
pub mod files;
pub mod i18n;
pub mod iiif;
pub mod imaging;
pub mod journal;
pub mod mail;
pub mod queue;
pub mod web;
