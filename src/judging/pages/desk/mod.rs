//! The desk's pages: judges, rounds, one round from its panel to what goes on.

mod common;
mod cut;
mod judges;
mod minutes;
mod round;
mod rounds;
mod steps;
mod table;

pub use common::*;
pub use cut::*;
pub use judges::*;
pub use minutes::*;
pub use round::*;
pub use rounds::*;
pub use steps::*;
pub use table::*;

use actix_web::web;

use crate::app::App;
use crate::editions::actions as editions;
use crate::judging::actions;
use crate::kernel::{ActionError, ActionResult, Permission, RoundId};
use crate::platform::web::Ui;

type Place = web::Path<(String, i32, i32)>;

/// The round at a position of an edition.
async fn round_at(app: &App, ui: &Ui, number: i32, position: i32) -> ActionResult<RoundId> {
    ui.actor.require(Permission::RoundWrite)?;
    let edition = editions::find_edition(app, &ui.actor, number).await?;
    actions::list_rounds(app, &ui.actor, edition.id)
        .await?
        .into_iter()
        .find(|round| round.position == position)
        .map(|round| round.id)
        .ok_or(ActionError::NotFound)
}
