//! The things children draw, each in a frame of its own. Nothing here knows what else is in the picture.

pub mod beasts;
pub mod clothes;
pub mod crafts;
pub mod festive;
pub mod houses;
pub mod land;
pub mod people;
pub mod sky;
pub mod trees;
