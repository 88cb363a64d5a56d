//! A dry run: judges try a round as it will be; what they give is deleted before it opens.

use serde_json::json;

use super::super::domain::{RoundState, check_move};
use super::super::store;
use super::{hold, note};
use crate::app::App;
use crate::kernel::{ActionResult, Actor, Permission, Refusal, RoundId};

/// Shows a planned round to its judges for trying.
pub async fn start_dry_run(app: &App, actor: &Actor, id: RoundId) -> ActionResult<()> {
    actor.require(Permission::RoundWrite)?;
    let now = app.clock.now();
    let tx = app.db.write().await?;
    let mut round = hold(&tx, id).await?;
    check_move(round.state, RoundState::DryRun)?;
    if store::list_assignments(&tx, id).await?.is_empty() {
        return Err(Refusal::conflict("round-not-assigned").into());
    }
    store::update_released(&tx, id, now).await?;
    round.state = RoundState::DryRun;
    store::update_round(&tx, round).await?;
    note(&tx, app, actor, "round.dry-run-started", id, json!({})).await?;
    tx.commit().await?;
    Ok(())
}

/// Ends the dry run: every scorecard of the round is deleted, every work is unread again. Who stepped aside stays aside: that was
/// no test. Returns how many scorecards went.
pub async fn end_dry_run(app: &App, actor: &Actor, id: RoundId) -> ActionResult<u64> {
    actor.require(Permission::RoundWrite)?;
    let tx = app.db.write().await?;
    let mut round = hold(&tx, id).await?;
    // Only from a dry run: nowhere else is a scorecard ever deleted.
    check_move(round.state, RoundState::Draft)?;
    let n_deleted =
        store::delete_scorecards(&tx, id).await? + store::delete_orders(&tx, id).await?;
    store::update_planned(&tx, id).await?;
    round.state = RoundState::Draft;
    store::update_round(&tx, round).await?;
    let facts = json!({ "n_deleted": n_deleted });
    note(&tx, app, actor, "round.dry-run-ended", id, facts).await?;
    tx.commit().await?;
    Ok(n_deleted)
}
