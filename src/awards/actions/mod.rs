//! What is done with awards: the [`board`] with its [`reserves`], the objection period and its reports ([`objecting`]),
//! [`cases`] and their [`docket`], the [`releasing`] by two people with its [`result_letters`], and what the [`public`] reads of it.

mod board;
mod cases;
mod docket;
mod objecting;
mod public;
mod releasing;
mod reserves;
mod result_letters;
mod warnings;

use sea_orm::ConnectionTrait;

use super::store;
use crate::app::App;
use crate::editions::actions as editions;
use crate::editions::{AwardTier, Edition};
use crate::kernel::{ActionResult, Actor, AwardTierId, EditionId, Refusal};
use crate::platform::journal::{self, Subject};

pub use board::*;
pub use cases::*;
pub use docket::*;
pub use objecting::*;
pub use public::*;
pub use releasing::*;
pub use reserves::*;
pub use result_letters::*;
pub use store::{
    Announcement, Award, Case, Objection, ObjectionPeriod, Proposal, Reserve, Statement,
};
pub use warnings::*;

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

/// The edition, for those who change its awards: nobody else does until the transaction ends, and nobody at all once
/// they are public.
async fn hold(tx: &impl ConnectionTrait, edition: EditionId) -> ActionResult<Edition> {
    let edition = editions::hold_edition(tx, edition).await?;
    match store::find_announcement(tx, edition.id).await? {
        Some(_) => Err(Refusal::conflict("results-announced-already").into()),
        None => Ok(edition),
    }
}

fn find_tier(edition: &Edition, id: AwardTierId) -> Option<&AwardTier> {
    edition.tiers.iter().find(|tier| tier.id == id)
}
