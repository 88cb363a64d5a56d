//! Judging, as JSON: the same actions as the pages. What judges get has no field that tells who made a work.

mod deciding;
mod desk;
mod judge;
mod orders;
mod planning;
mod results;
mod reviewing;
mod rounds;

pub use deciding::*;
pub use desk::*;
pub use judge::*;
pub use orders::*;
pub use planning::*;
pub use results::*;
pub use reviewing::*;
pub use rounds::*;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::platform::web::{PageResult, json};

/// A reason.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ReasonBody {
    /// In the writer's own words.
    pub reason: String,
}

/// What was done.
#[derive(Debug, Serialize, ToSchema)]
pub struct DoneView {
    /// How many were touched.
    pub n: usize,
}

fn done(n: usize) -> PageResult {
    json(&DoneView { n })
}

/// The id of what was made.
#[derive(Debug, Serialize, ToSchema)]
pub struct MadeView {
    /// Its id.
    pub id: uuid::Uuid,
}
