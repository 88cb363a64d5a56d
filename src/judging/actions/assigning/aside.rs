//! Stepping aside, and giving a judge's works to others.

use sea_orm::ConnectionTrait;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::super::super::domain::{self, AssignmentState};
use super::super::super::store::{self, Assignment, Judge};
use super::super::{hold, note};
use super::table::{Table, last_position};
use crate::app::App;
use crate::kernel::{
    ActionError, ActionResult, Actor, AssignmentId, JudgeId, Permission, Reach, Refusal, RoundId,
};

/// A judge steps aside from an entry and says why, or the desk takes a judge off one whose conflict came to light; the least loaded judge who may gets it. What was scored already stays
/// on record and no longer counts.
pub async fn recuse(
    app: &App,
    actor: &Actor,
    assignment: AssignmentId,
    reason: &str,
) -> ActionResult<()> {
    let is_desk = actor.require(Permission::ConflictDeclare)? == Reach::All;
    let reason = check_reason(reason)?;
    let tx = app.db.write().await?;
    let found = store::find_assignment(&tx, assignment)
        .await?
        .ok_or(ActionError::NotFound)?;
    let judge = store::find_judge(&tx, found.judge_id)
        .await?
        .filter(|judge| is_desk || Some(judge.person_id) == actor.person())
        .ok_or(ActionError::NotFound)?;
    let round = hold(&tx, found.round_id).await?;
    let table = Table::lay(&tx, round).await?;
    // As it stands now: another request may have come before this one held the round.
    let found = table
        .assignments
        .iter()
        .find(|one| one.id == assignment && one.state != AssignmentState::Planned)
        .ok_or(ActionError::NotFound)?;
    if found.state == AssignmentState::Recused {
        return Ok(());
    }
    if table.round.state.shows_votes() {
        return Err(Refusal::conflict("round-closed").into());
    }
    let successor = step_aside(&tx, app, &table, &table.assignments, (found, None), reason).await?;
    let facts = json!({
        "assignment": assignment, "judge": judge.id, "reason": reason,
        "to": successor.map(|one| one.judge_id),
    });
    note(&tx, app, actor, "assignment.recused", table.round.id, facts).await?;
    tx.commit().await?;
    Ok(())
}

/// What a reason must be: something, and not a book.
pub(in super::super) fn check_reason(reason: &str) -> Result<&str, Refusal> {
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Refusal::unprocessable("judging-reason-missing"));
    }
    if reason.chars().count() > domain::REASON_CHARS_MAX {
        return Err(Refusal::unprocessable("judging-reason-too-long")
            .with("chars_max", domain::REASON_CHARS_MAX));
    }
    Ok(reason)
}

/// Marks an assignment as given up, and why.
pub(super) async fn give_up(
    tx: &impl ConnectionTrait,
    app: &App,
    from: &Assignment,
    reason: &str,
) -> ActionResult<()> {
    store::update_assignment(
        tx,
        Assignment {
            state: AssignmentState::Recused,
            ..from.clone()
        },
    )
    .await?;
    let recusal = store::Recusal {
        id: app.clock.new_id(),
        assignment_id: from.id,
        reason: reason.to_owned(),
        at: app.clock.now(),
    };
    store::insert_recusal(tx, recusal).await?;
    Ok(())
}

/// Marks an assignment as given up and finds it another judge, if there is one.
pub(super) async fn step_aside(
    tx: &impl ConnectionTrait,
    app: &App,
    table: &Table,
    assignments: &[Assignment],
    (from, to): (&Assignment, Option<JudgeId>),
    reason: &str,
) -> ActionResult<Option<Assignment>> {
    let now = app.clock.now();
    give_up(tx, app, from, reason).await?;
    let Some(candidate) = table.candidates.iter().find(|one| one.id == from.entry_id) else {
        return Ok(None);
    };
    let load = |judge: JudgeId| {
        assignments
            .iter()
            .filter(|one| one.judge_id == judge && one.state != AssignmentState::Recused)
            .count()
    };
    let has_room = |judge: JudgeId| {
        table
            .seats
            .iter()
            .find(|seat| seat.judge_id == judge)
            .is_some_and(|seat| {
                seat.capacity
                    .is_none_or(|most| load(judge) < usize::try_from(most).unwrap_or(0))
            })
    };
    let knows = |judge: JudgeId| {
        assignments
            .iter()
            .any(|one| one.judge_id == judge && one.entry_id == from.entry_id)
    };
    let lot = |judge: &Judge| {
        hex::encode(Sha256::digest(
            format!("{}|{}|{}", table.round.seed, candidate.lot, judge.alias).as_bytes(),
        ))
    };
    let next = table
        .judges
        .iter()
        .filter(|judge| {
            judge.id != from.judge_id
                && to.is_none_or(|to| judge.id == to)
                && table.may_read(judge.id, candidate.id)
                && has_room(judge.id)
                && !knows(judge.id)
        })
        .min_by_key(|judge| (load(judge.id), lot(judge)));
    let Some(next) = next else {
        return Ok(None);
    };
    let is_released = table.round.state.is_released();
    let row = Assignment {
        id: app.clock.new_id(),
        round_id: table.round.id,
        judge_id: next.id,
        entry_id: from.entry_id,
        // In one room a work has one place for all.
        position: if table.round.settings.is_live {
            from.position
        } else {
            last_position(assignments.iter(), next.id) + 1
        },
        state: if is_released {
            AssignmentState::Released
        } else {
            AssignmentState::Planned
        },
        is_later: false,
        released_at: is_released.then_some(now),
        done_at: None,
    };
    store::insert_assignments(tx, vec![row.clone()]).await?;
    Ok(Some(row))
}

/// Gives what a judge has not begun to the others, or to one of them (a chair who fills in): they fell ill or are silent. Returns how
/// many found somebody.
pub async fn reassign(
    app: &App,
    actor: &Actor,
    round: RoundId,
    judge: JudgeId,
    to: Option<JudgeId>,
    reason: &str,
) -> ActionResult<usize> {
    actor.require(Permission::AssignmentWrite)?;
    let reason = check_reason(reason)?;
    let tx = app.db.write().await?;
    let round = hold(&tx, round).await?;
    if round.state.shows_votes() {
        return Err(Refusal::conflict("round-closed").into());
    }
    let table = Table::lay(&tx, round).await?;
    let mut assignments = table.assignments.clone();
    let mut n_given = 0;
    let open: Vec<Assignment> = table
        .assignments
        .iter()
        .filter(|one| one.judge_id == judge && one.state == AssignmentState::Released)
        .cloned()
        .collect();
    for from in &open {
        if let Some(new) = step_aside(&tx, app, &table, &assignments, (from, to), reason).await? {
            assignments.push(new);
            n_given += 1;
        }
        if let Some(old) = assignments.iter_mut().find(|one| one.id == from.id) {
            old.state = AssignmentState::Recused;
        }
    }
    let facts = json!({
        "judge": judge, "to": to, "reason": reason, "n_open": open.len(), "n_given": n_given,
    });
    note(&tx, app, actor, "round.reassigned", table.round.id, facts).await?;
    tx.commit().await?;
    Ok(n_given)
}
