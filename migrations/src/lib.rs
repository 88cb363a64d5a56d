//! The steps that make and change the database.
pub use sea_orm_migration::prelude::*;
