//! What people and programs see of the house, feature by feature, on SQLite or PostgreSQL
//! (`TEST_DATABASE_URL=postgres://…` chooses). One binary, so that it is linked once.

mod support;

mod artworks;
mod awards;
mod board;
mod cases;
mod check;
mod decoder;
mod demo;
mod desk;
mod editions;
mod entries;
mod exhibitions;
mod files;
mod heic;
mod home;
mod house;
mod iiif;
mod judging;
mod kills;
mod mail;
mod marks;
mod measure;
mod members;
mod people;
mod sealed;
mod standing;
mod uploads;
