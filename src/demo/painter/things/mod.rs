//! The things children draw, each in a frame of its own. Nothing here knows what else is in the picture.

pub mod beasts;
pub mod clothes;
pub mod crafts;
pub mod faces;
pub mod festive;
pub mod hats;
pub mod heads;
pub mod houses;
pub mod land;
pub mod people;
pub mod plants;
pub mod props;
pub mod sky;
pub mod small;
pub mod sticks;
pub mod trains;
pub mod trees;
