//! Pausing, closing with what is missing on record, reopening with a reason.

use sea_orm::ConnectionTrait;
use serde_json::json;
use std::collections::HashMap;

use super::super::domain::{self, AssignmentState, RoundState, check_closing, check_move};
use super::super::store::{self, Round};
use super::assigning::check_reason;
use super::quorum::{below_quorum, check_quorum};
use super::{hold, note};
use crate::app::App;
use crate::entries::actions as entries;
use crate::kernel::{
    ActionError, ActionResult, Actor, AssignmentId, EntryId, Instant, JudgeId, Permission, Refusal,
    RoundId,
};

/// A scorecard that was not given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// The look that it would be of.
    pub assignment: AssignmentId,
    /// Whose it is.
    pub judge: JudgeId,
    /// Their alias.
    pub alias: String,
    /// The number of the entry.
    pub entry_number: String,
}

/// The scorecards that closing now would leave out: of entries still in the contest, by judge.
pub async fn list_missing(app: &App, actor: &Actor, round: RoundId) -> ActionResult<Vec<Missing>> {
    actor.require(Permission::RoundWrite)?;
    let db = app.db.read();
    let round = store::find_round(db, round)
        .await?
        .ok_or(ActionError::NotFound)?;
    missing_of(db, &round).await
}

async fn missing_of(db: &impl ConnectionTrait, round: &Round) -> ActionResult<Vec<Missing>> {
    let numbers: HashMap<EntryId, String> = entries::list_candidates(db, round.edition_id)
        .await?
        .into_iter()
        .map(|candidate| (candidate.id, candidate.number))
        .collect();
    let judges = store::list_judges(db, round.edition_id).await?;
    let mut missing: Vec<Missing> = store::list_assignments(db, round.id)
        .await?
        .into_iter()
        .filter(|one| {
            matches!(
                one.state,
                AssignmentState::Released | AssignmentState::Started
            )
        })
        .filter_map(|one| {
            let judge = judges.iter().find(|judge| judge.id == one.judge_id)?;
            Some(Missing {
                assignment: one.id,
                judge: judge.id,
                alias: judge.alias.clone(),
                entry_number: numbers.get(&one.entry_id)?.clone(),
            })
        })
        .collect();
    missing.sort_by(|a, b| (&a.alias, &a.entry_number).cmp(&(&b.alias, &b.entry_number)));
    Ok(missing)
}

/// Takes no scorecards until the round is opened again.
pub async fn pause_round(app: &App, actor: &Actor, id: RoundId) -> ActionResult<()> {
    actor.require(Permission::RoundWrite)?;
    let tx = app.db.write().await?;
    let mut round = hold(&tx, id).await?;
    check_move(round.state, RoundState::Paused)?;
    round.state = RoundState::Paused;
    store::update_round(&tx, round).await?;
    note(&tx, app, actor, "round.paused", id, json!({})).await?;
    tx.commit().await?;
    Ok(())
}

/// Closes a round: no more scorecards, votes may be read. With scorecards missing, or entries below the quorum, it needs a reason; what
/// is missing is kept in the journal.
pub async fn close_round(
    app: &App,
    actor: &Actor,
    id: RoundId,
    reason: &str,
) -> ActionResult<Vec<Missing>> {
    actor.require(Permission::RoundWrite)?;
    let now = app.clock.now();
    let tx = app.db.write().await?;
    let mut round = hold(&tx, id).await?;
    let missing = missing_of(&tx, &round).await?;
    check_closing(round.state, missing.len(), reason)?;
    let below = below_quorum(&tx, &round).await?;
    check_quorum(&below, round.settings.quorum, reason)?;
    if reason.chars().count() > domain::REASON_CHARS_MAX {
        check_reason(reason)?;
    }
    round.state = RoundState::Closed;
    round.closed_at = Some(now);
    round.closing_reason = Some(reason.trim().to_owned()).filter(|text| !text.is_empty());
    let facts = json!({
        "reason": round.closing_reason, "n_missing": missing.len(),
        "missing": missing.iter().map(|one| (&one.alias, &one.entry_number)).collect::<Vec<_>>(),
        "below_quorum": below.iter().map(|one| (&one.entry_number, one.n_reads)).collect::<Vec<_>>(),
    });
    store::update_round(&tx, round).await?;
    note(&tx, app, actor, "round.closed", id, facts).await?;
    app.sign_journal(&tx).await?;
    tx.commit().await?;
    Ok(missing)
}

/// Opens a closed round again, with a reason and, where the deadline has passed, a new one. Tallies that were made stay
/// on record.
pub async fn reopen_round(
    app: &App,
    actor: &Actor,
    id: RoundId,
    reason: &str,
    deadline_at: Option<Instant>,
) -> ActionResult<()> {
    actor.require(Permission::ResultCertify)?;
    let reason = check_reason(reason)?;
    let now = app.clock.now();
    let tx = app.db.write().await?;
    let mut round = hold(&tx, id).await?;
    if !round.state.shows_votes() {
        return Err(Refusal::conflict("round-not-closed").into());
    }
    check_move(round.state, RoundState::Open)?;
    round.deadline_at = deadline_at.or(round.deadline_at.filter(|at| *at > now));
    if round.deadline_at.is_some_and(|at| at <= now) {
        return Err(Refusal::conflict("round-deadline-past").into());
    }
    round.state = RoundState::Open;
    round.closed_at = None;
    round.closing_reason = None;
    store::update_round(&tx, round).await?;
    note(
        &tx,
        app,
        actor,
        "round.reopened",
        id,
        json!({ "reason": reason }),
    )
    .await?;
    tx.commit().await?;
    Ok(())
}
