//! Engines that know no feature: each could serve another contest, or another product, as it is.

pub mod answers;
pub mod clock;
pub mod db;
pub mod decoder;
pub mod files;
pub mod i18n;
pub mod journal;
pub mod key_file;
pub mod mail;
pub mod queue;
pub mod web;

/// Pictures: a crate of its own, so that it is built apart and optimised where nothing else is.
pub use imaging;
