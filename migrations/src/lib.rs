//! The steps that make and change Artkite's database, oldest first. Each goes up and down on SQLite and PostgreSQL.
//!
//! Shared habits: ids are UUIDv7 made by the house; instants are whole milliseconds UTC in `_at` columns (bigint);
//! days are `YYYY-MM-DD` in `_on` columns; words are stored by their stable spelling; texts in several languages are
//! JSON. A step never names today's entities, so that it keeps meaning what it meant.

pub use sea_orm_migration::prelude::*;

mod columns;
mod m0001_engines;
mod m0002_people;
mod m0003_editions;
mod m0004_entries;
mod m0005_judging;
mod m0006_awards_exhibitions;
mod m0007_uploads;
mod m0008_image_service;
mod m0009_marks;
mod m0010_chain;
mod m0011_methods;
mod m0012_orders;
mod m0013_deliberation;
mod m0014_results;
mod m0015_rooms;
mod m0016_photos;
mod m0017_straightenings;
mod m0018_tiers;
mod m0019_standing;

/// Knows every step.
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_engines::Migration),
            Box::new(m0002_people::Migration),
            Box::new(m0003_editions::Migration),
            Box::new(m0004_entries::Migration),
            Box::new(m0005_judging::Migration),
            Box::new(m0006_awards_exhibitions::Migration),
            Box::new(m0007_uploads::Migration),
            Box::new(m0008_image_service::Migration),
            Box::new(m0009_marks::Migration),
            Box::new(m0010_chain::Migration),
            Box::new(m0011_methods::Migration),
            Box::new(m0012_orders::Migration),
            Box::new(m0013_deliberation::Migration),
            Box::new(m0014_results::Migration),
            Box::new(m0015_rooms::Migration),
            Box::new(m0016_photos::Migration),
            Box::new(m0017_straightenings::Migration),
            Box::new(m0018_tiers::Migration),
            Box::new(m0019_standing::Migration),
        ]
    }
}
