//! What a case does to an entry, inside the case's transaction: held up while it runs, then back or out.

use sea_orm::ConnectionTrait;
use serde_json::json;

use super::Entry;
use super::own::{move_on, note};
use crate::app::App;
use crate::entries::domain::EntryState;
use crate::entries::store;
use crate::kernel::{ActionResult, Actor, EntryId, Refusal};

/// Takes an admitted entry out of everyone's sight until its case is decided.
pub async fn suspend(
    tx: &impl ConnectionTrait,
    app: &App,
    actor: &Actor,
    entry: &Entry,
) -> ActionResult<()> {
    if entry.state != EntryState::Eligible {
        return Err(Refusal::conflict("entry-not-eligible")
            .with("number", entry.number.as_str())
            .into());
    }
    move_on(tx, entry, EntryState::Suspended, None).await?;
    note(tx, app, actor, "entry.suspended", entry, json!({})).await
}

/// Everything is as it was before the case. What was taken back meanwhile stays taken back.
pub async fn resume(
    tx: &impl ConnectionTrait,
    app: &App,
    actor: &Actor,
    entry: &Entry,
) -> ActionResult<()> {
    if entry.state != EntryState::Suspended {
        return Ok(());
    }
    move_on(tx, entry, EntryState::Eligible, None).await?;
    note(tx, app, actor, "entry.resumed", entry, json!({})).await
}

/// Takes an entry out for good. What was taken back meanwhile stays taken back.
pub async fn disqualify(
    tx: &impl ConnectionTrait,
    app: &App,
    actor: &Actor,
    entry: &Entry,
) -> ActionResult<()> {
    if entry.state != EntryState::Suspended {
        return Ok(());
    }
    move_on(tx, entry, EntryState::Disqualified, None).await?;
    store::update_published(tx, &[entry.id], None).await?;
    note(tx, app, actor, "entry.disqualified", entry, json!({})).await
}

/// Takes entries out of the public's sight again: their provisional results do not stand.
pub async fn unpublish(tx: &impl ConnectionTrait, ids: &[EntryId]) -> ActionResult<()> {
    Ok(store::update_published(tx, ids, None).await?)
}
