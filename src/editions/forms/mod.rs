//! The settings of an edition as they come in: as a form of many small fields, or as one JSON document.

mod body;
mod reader;
mod typed;

pub use body::{CriterionBody, DivisionBody, EditionBody, QuotaBody, TierBody};
pub use typed::{Typed, ZONES};
