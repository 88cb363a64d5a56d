//! What is done with awards: the [`board`], the [`announcing`], and what the [`public`] reads of it.

mod announcing;
mod board;
mod public;

use sea_orm::ConnectionTrait;

use super::store;
use crate::app::App;
use crate::editions::{AwardTier, Edition};
use crate::kernel::{ActionResult, Actor, AwardTierId, EditionId, Refusal};
use crate::platform::journal::{self, Subject};

pub use announcing::*;
pub use board::*;
pub use public::*;
pub use store::{Announcement, Award};

async fn note(
    tx: &impl ConnectionTrait,
    app: &App,
    actor: &Actor,
    verb: &'static str,
    edition: EditionId,
    facts: serde_json::Value,
) -> ActionResult<()> {
    let subject = Subject::new("edition", edition);
    Ok(journal::record(tx, app.clock.now(), actor, verb, subject, facts).await?)
}

async fn refuse_announced(tx: &impl ConnectionTrait, edition: EditionId) -> ActionResult<()> {
    match store::find_announcement(tx, edition).await? {
        Some(_) => Err(Refusal::conflict("results-announced-already").into()),
        None => Ok(()),
    }
}

fn find_tier(edition: &Edition, id: AwardTierId) -> Option<&AwardTier> {
    edition.tiers.iter().find(|tier| tier.id == id)
}
