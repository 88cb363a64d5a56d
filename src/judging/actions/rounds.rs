//! Making rounds, seating panels, opening.

use serde_json::json;

use super::super::domain::{
    self, AssignmentState, ConflictRule, RoundMethod, RoundSettings, RoundState, check_move,
};
use super::super::store::{self, Round, Seat};
use super::{hold, note};
use crate::app::App;
use crate::editions::actions as editions;
use crate::editions::{Edition, EditionState};
use crate::kernel::{
    ActionError, ActionResult, Actor, EditionId, Instant, JudgeId, Permission, Refusal, RoundId,
    Translated,
};

/// A round to be made.
#[derive(Debug, Clone)]
pub struct NewRound {
    /// Its name; judges see it.
    pub name: Translated,
    /// How judges answer.
    pub method: RoundMethod,
    /// What the method needs to know.
    pub settings: RoundSettings,
    /// Judges per entry.
    pub reads_per_entry: i32,
    /// Which entries a judge never gets.
    pub conflict_rule: ConflictRule,
    /// How standings will be computed, fixed before opening.
    pub tally_method: String,
    /// Decides all lots; published. Drawn if empty.
    pub seed: String,
    /// How many go on.
    pub advance_count: Option<i32>,
    /// The first instant at which no scorecard is taken.
    pub deadline_at: Option<Instant>,
}

/// Makes the next round of an edition, in draft. The first one gets the admitted entries when it is assigned, a later
/// one what the round before it sends on.
pub async fn create_round(
    app: &App,
    actor: &Actor,
    edition: EditionId,
    new: &NewRound,
) -> ActionResult<RoundId> {
    actor.require(Permission::RoundWrite)?;
    let mut errors = new.settings.check(new.method);
    if !(1..=domain::READS_MAX).contains(&new.reads_per_entry) {
        errors.add("reads_per_entry", "reads-outside");
    }
    if !(1..=new.reads_per_entry.max(1)).contains(&new.settings.quorum) {
        errors.add("quorum", "quorum-outside");
    }
    if !new
        .method
        .tally_methods()
        .contains(&new.tally_method.as_str())
    {
        errors.add("tally_method", "not-for-this-method");
    }
    if new.advance_count.is_some_and(|count| count < 1) {
        errors.add("advance_count", "advance-below-one");
    }
    if new.name.0.values().all(|name| name.trim().is_empty()) {
        errors.add("name", "round-name-missing");
    }
    let now = app.clock.now();
    if new.deadline_at.is_some_and(|at| at <= now) {
        errors.add("deadline_at", "deadline-past");
    }
    errors.into_result(())?;
    let seed = match new.seed.trim() {
        "" => getrandom::u64()
            .map_err(|error| ActionError::internal(error.to_string()))?
            .to_string(),
        seed => seed.to_owned(),
    };
    let tx = app.db.write().await?;
    editions::find_edition_by_id(&tx, edition).await?;
    let before = store::list_rounds(&tx, edition).await?;
    let round = Round {
        id: app.clock.new_id(),
        edition_id: edition,
        position: before.last().map_or(1, |last| last.position + 1),
        name: new.name.clone(),
        method: new.method,
        settings: new.settings.clone(),
        state: RoundState::Draft,
        reads_per_entry: new.reads_per_entry,
        conflict_rule: new.conflict_rule,
        tally_method: new.tally_method.clone(),
        seed,
        advance_count: new.advance_count,
        opens_at: None,
        deadline_at: new.deadline_at,
        closed_at: None,
        closing_reason: None,
        made_at: now,
    };
    let id = round.id;
    store::insert_round(&tx, round.clone()).await?;
    if let Some(last) = before
        .last()
        .filter(|last| last.state == RoundState::Advanced)
    {
        let goes_on: Vec<_> = store::list_round_entries(&tx, last.id)
            .await?
            .into_iter()
            .filter(|entry| entry.state == domain::RoundEntryState::Advanced)
            .map(|entry| entry.entry_id)
            .collect();
        store::replace_round_entries(&tx, id, &goes_on).await?;
    }
    let facts = json!({
        "position": round.position, "method": round.method, "reads_per_entry": round.reads_per_entry,
        "conflict_rule": round.conflict_rule, "tally_method": round.tally_method, "seed": round.seed,
        "quorum": round.settings.quorum, "is_live": round.settings.is_live,
    });
    note(&tx, app, actor, "round.made", id, facts).await?;
    tx.commit().await?;
    Ok(id)
}

/// Seats judges of the edition, each with the most entries they can read, if limited. Until a round is closed judges
/// may be added; whoever has begun stays.
pub async fn set_panel(
    app: &App,
    actor: &Actor,
    round: RoundId,
    seats: &[(JudgeId, Option<i32>)],
) -> ActionResult<()> {
    actor.require(Permission::PanelWrite)?;
    let tx = app.db.write().await?;
    let round = hold(&tx, round).await?;
    if round.state.shows_votes() {
        return Err(Refusal::conflict("round-closed").into());
    }
    let judges = store::list_judges(&tx, round.edition_id).await?;
    for (id, capacity) in seats {
        let judge = judges.iter().find(|judge| judge.id == *id);
        if judge.ok_or(ActionError::NotFound)?.declined_at.is_some() {
            return Err(Refusal::conflict("judge-declined").into());
        }
        if capacity.is_some_and(|most| most < 1) {
            return Err(Refusal::unprocessable("capacity-below-one").into());
        }
    }
    let is_busy = |judge: JudgeId, all: &[store::Assignment]| {
        all.iter().any(|one| {
            one.judge_id == judge
                && matches!(one.state, AssignmentState::Started | AssignmentState::Done)
        })
    };
    let assignments = store::list_assignments(&tx, round.id).await?;
    let leaves = store::list_seats(&tx, round.id)
        .await?
        .into_iter()
        .map(|seat| seat.judge_id)
        .filter(|judge| seats.iter().all(|(id, _)| id != judge))
        .any(|judge| is_busy(judge, &assignments));
    if leaves {
        return Err(Refusal::conflict("judge-has-begun").into());
    }
    let mut rows: Vec<Seat> = seats
        .iter()
        .map(|(judge_id, capacity)| Seat {
            round_id: round.id,
            judge_id: *judge_id,
            capacity: *capacity,
        })
        .collect();
    rows.sort_by_key(|seat| seat.judge_id);
    rows.dedup_by_key(|seat| seat.judge_id);
    let n = rows.len();
    store::replace_seats(&tx, round.id, rows).await?;
    note(
        &tx,
        app,
        actor,
        "panel.set",
        round.id,
        json!({ "n_judges": n }),
    )
    .await?;
    tx.commit().await?;
    Ok(())
}

/// A round with its edition and panel.
#[derive(Debug, Clone)]
pub struct RoundSheet {
    /// The row.
    pub round: Round,
    /// The edition.
    pub edition: Edition,
    /// Who sits in it.
    pub seats: Vec<Seat>,
    /// How many entries it has; before the first assignment of the first round, none.
    pub n_entries: usize,
}

/// One round, for the desk.
pub async fn find_round(app: &App, actor: &Actor, id: RoundId) -> ActionResult<RoundSheet> {
    actor.require(Permission::RoundWrite)?;
    let db = app.db.read();
    let round = store::find_round(db, id)
        .await?
        .ok_or(ActionError::NotFound)?;
    Ok(RoundSheet {
        edition: editions::find_edition_by_id(db, round.edition_id).await?,
        seats: store::list_seats(db, id).await?,
        n_entries: store::list_round_entries(db, id).await?.len(),
        round,
    })
}

/// The rounds of an edition in order, for the desk.
pub async fn list_rounds(app: &App, actor: &Actor, edition: EditionId) -> ActionResult<Vec<Round>> {
    actor.require(Permission::RoundWrite)?;
    Ok(store::list_rounds(app.db.read(), edition).await?)
}

/// Releases the planned assignments and takes scorecards; a paused round takes them again. An edition whose call is
/// closed moves on to judging.
pub async fn open_round(app: &App, actor: &Actor, id: RoundId) -> ActionResult<()> {
    actor.require(Permission::RoundWrite)?;
    let now = app.clock.now();
    let tx = app.db.write().await?;
    let mut round = hold(&tx, id).await?;
    // A closed round is opened again only with a reason.
    if round.state.shows_votes() {
        return Err(Refusal::conflict("round-closed").into());
    }
    check_move(round.state, RoundState::Open)?;
    if round.deadline_at.is_some_and(|at| at <= now) {
        return Err(Refusal::conflict("round-deadline-past").into());
    }
    let edition = editions::find_edition_by_id(&tx, round.edition_id).await?;
    if round.state == RoundState::Draft {
        let assignments = store::list_assignments(&tx, id).await?;
        if assignments.is_empty() {
            return Err(Refusal::conflict("round-not-assigned").into());
        }
        if edition.state != EditionState::Judging {
            if !edition.state.may_become(EditionState::Judging) {
                return Err(Refusal::conflict("edition-not-ready-for-judging")
                    .with("state", edition.state.as_str())
                    .into());
            }
            editions::change_state_in(&tx, app, actor, edition.id, EditionState::Judging).await?;
        }
        round.opens_at = Some(now);
    }
    store::update_released(&tx, id, now).await?;
    round.state = RoundState::Open;
    store::update_round(&tx, round).await?;
    note(&tx, app, actor, "round.opened", id, json!({})).await?;
    tx.commit().await?;
    Ok(())
}
