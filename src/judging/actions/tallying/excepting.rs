//! Exceptions to the cut, each with a reason: one work is taken up, another stays. They can be made and taken back until the chair
//! certifies the result.

use sea_orm::ConnectionTrait;
use serde_json::json;

use super::super::super::domain::RoundState;
use super::super::super::store::{self, Exception, Round};
use super::super::assigning::check_reason;
use super::super::{hold, note};
use crate::app::App;
use crate::entries::actions as entries;
use crate::kernel::{ActionError, ActionResult, Actor, EntryId, Permission, Refusal, RoundId};

/// Lets a work of a counted round go on, or stay, otherwise than the cut says. Said anew, the last word counts.
pub async fn make_exception(
    app: &App,
    actor: &Actor,
    id: RoundId,
    number: &str,
    goes_on: bool,
    reason: &str,
) -> ActionResult<()> {
    actor.require(Permission::ResultCertify)?;
    let reason = check_reason(reason)?;
    let now = app.clock.now();
    let tx = app.db.write().await?;
    let round = hold(&tx, id).await?;
    let entry = entry_of(&tx, &round, number).await?;
    store::take_back_exception(&tx, id, entry, actor.person(), now).await?;
    let exception = Exception {
        id: app.clock.new_id(),
        round_id: id,
        entry_id: entry,
        goes_on,
        reason: reason.to_owned(),
        made_by: actor.person(),
        made_at: now,
        taken_back_by: None,
        taken_back_at: None,
    };
    store::insert_exception(&tx, exception).await?;
    let facts = json!({ "entry": entry, "goes_on": goes_on, "reason": reason });
    note(&tx, app, actor, "exception.made", id, facts).await?;
    tx.commit().await?;
    Ok(())
}

/// Lets the cut decide about a work again.
pub async fn take_back_exception(
    app: &App,
    actor: &Actor,
    id: RoundId,
    number: &str,
) -> ActionResult<()> {
    actor.require(Permission::ResultCertify)?;
    let now = app.clock.now();
    let tx = app.db.write().await?;
    let round = hold(&tx, id).await?;
    let entry = entry_of(&tx, &round, number).await?;
    if !store::take_back_exception(&tx, id, entry, actor.person(), now).await? {
        return Err(ActionError::NotFound);
    }
    note(
        &tx,
        app,
        actor,
        "exception.taken-back",
        id,
        json!({ "entry": entry }),
    )
    .await?;
    tx.commit().await?;
    Ok(())
}

/// The entry with this number among those that the newest tally ranks, while it can still be decided about.
async fn entry_of(tx: &impl ConnectionTrait, round: &Round, number: &str) -> ActionResult<EntryId> {
    match round.state {
        RoundState::Tallied => {}
        RoundState::Certified => return Err(Refusal::conflict("round-certified").into()),
        RoundState::Advanced => return Err(Refusal::conflict("round-advanced").into()),
        _ => return Err(Refusal::conflict("round-not-tallied").into()),
    }
    let tally = store::find_latest_tally(tx, round.id)
        .await?
        .ok_or_else(|| Refusal::conflict("round-not-tallied"))?;
    let number = number.trim();
    let entry = entries::list_candidates(tx, round.edition_id)
        .await?
        .into_iter()
        .find(|candidate| candidate.number.eq_ignore_ascii_case(number))
        .map(|candidate| candidate.id);
    let standings = store::list_standings(tx, tally.id).await?;
    entry
        .filter(|entry| standings.iter().any(|one| one.entry_id == *entry))
        .ok_or_else(|| {
            Refusal::unprocessable("exception-not-in-round")
                .with("number", number)
                .into()
        })
}
