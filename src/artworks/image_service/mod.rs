//! Pictures as the image service hands them out: by an identifier, in any part and size, from tiles made once.
//!
//! An identifier is an artwork's id, or the name under which a picture was published for itself. An artwork keeps its
//! id when its photo is sent again, and the id says neither whose it is nor where it comes from.
//!
//! Deliberately absent: who may see a picture (entries know), and any path made of an identifier.

mod actions;
mod ready;
mod store;
mod views;

pub use actions::*;
pub use ready::ImageService;
pub use views::view;
