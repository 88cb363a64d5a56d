//! What the pictures' crate sees in photos as people take them. They need neither house nor database, so they run once.

#[path = "../support/faults.rs"]
mod faults;
#[path = "../support/table.rs"]
mod table;

mod door;
mod heic;
mod straighten;
