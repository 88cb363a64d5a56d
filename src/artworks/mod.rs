//! Artworks: the drawing, the bytes received of it, and what was computed from them.
//!
//! Life of a picture: waiting → ready, or failed with a code until a person has it tried again. Bytes are cleaned of
//! metadata before they are written for the first time; nothing with a place in it is ever stored.
//!
//! Deliberately absent: who drew it and who may see it (entries know), and any way to change an original.

pub mod actions;
pub mod domain;
pub mod image_service;
pub mod jobs;
mod store;
pub mod uploads;
pub mod view;

pub use domain::{PhotoConcern, PictureFormat, PictureState};
pub use view::PictureView;
