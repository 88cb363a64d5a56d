//! Exhibitions: works of several editions hung in rooms under one title, shown here and at stops on tour.
//!
//! Life of an exhibition: draft → review → public → archived. Life of a stop: planned → open → closed, by its days;
//! moved or cancelled by hand. Stops may overlap; a stop without a venue is online.
//!
//! Deliberately absent: pixels (a placement names an entry and never copies a picture), the maker's name in what a
//! placement keeps (it is read from the entry each time, so that a withdrawn consent counts at once), free colours,
//! and IIIF, kiosk copies, printed labels and video, which will be built from the same rooms.

pub mod actions;
pub mod api;

pub mod domain;
pub mod forms;

pub mod hang;
pub mod pages;

mod store;
