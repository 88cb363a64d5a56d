//! Artkite runs an international youth drawing contest, from the call for entries to the touring exhibition.
//!
//! The map, left to right; a module names only those before it (a test holds this):
//!
//! - [`kernel`]: pure words that two or more features share.
//! - [`platform`]: engines that know no feature (database, files, imaging, mail, queue, web, languages).
//! - the features, in the order of a contest: members, people, editions, artworks, entries, judging,
//!   awards, exhibitions, reports.
//! - [`routes`]: every address on one page. [`schedule`]: every background job on one page.
//! - [`demo`]: the real 9th edition, rebuilt with invented people and painted pictures.

pub mod kernel;
pub mod platform;

pub mod artworks;
pub mod editions;
pub mod entries;
pub mod members;
pub mod people;

pub mod judging;

pub mod awards;

pub mod exhibitions;

pub mod reports;

pub mod api_doc;
pub mod app;
pub mod check;
pub mod commands;
pub mod config;
pub mod demo;
pub mod desk;
pub mod home;
pub mod measure;
pub mod privacy;
pub mod routes;
pub mod schedule;
pub mod serve;
