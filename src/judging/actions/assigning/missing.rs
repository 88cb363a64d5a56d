//! What becomes of single scorecards that are missing: another judge gives them, the chair fills in, or they are dropped, each with a
//! reason that stands in the journal and the minutes.

use sea_orm::ConnectionTrait;
use serde_json::json;

use super::super::super::domain::AssignmentState;
use super::super::super::store::{self, Assignment, Judge};
use super::super::{hold, note};
use super::aside::{check_reason, give_up, step_aside};
use super::table::{Table, panel_of};
use crate::app::App;
use crate::entries::actions as entries;
use crate::kernel::{
    ActionError, ActionResult, Actor, AssignmentId, EditionId, JudgeId, Permission, Refusal, Role,
    RoundId,
};
use crate::people::actions as people;

/// What becomes of missing scorecards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settled {
    /// Those with the fewest works give them.
    Least,
    /// This judge gives them.
    To(JudgeId),
    /// The chair fills in.
    Chair,
    /// Nobody gives them.
    Dropped,
}

/// Settles missing scorecards of a round that is not closed; all of them or none. Points that were begun stay on record and no longer
/// count. Refused, with their numbers, for works that the one who would get them may not read.
pub async fn settle_missing(
    app: &App,
    actor: &Actor,
    id: RoundId,
    cards: &[AssignmentId],
    how: Settled,
    reason: &str,
) -> ActionResult<usize> {
    actor.require(Permission::AssignmentWrite)?;
    let reason = check_reason(reason)?;
    if cards.is_empty() {
        return Err(Refusal::unprocessable("missing-none-chosen").into());
    }
    let tx = app.db.write().await?;
    let round = hold(&tx, id).await?;
    if round.state.shows_votes() {
        return Err(Refusal::conflict("round-closed").into());
    }
    let table = Table::lay(&tx, round).await?;
    let open: Vec<Assignment> = table
        .assignments
        .iter()
        .filter(|one| cards.contains(&one.id))
        .filter(|one| {
            matches!(
                one.state,
                AssignmentState::Released | AssignmentState::Started
            )
        })
        .cloned()
        .collect();
    if cards.iter().any(|id| open.iter().all(|one| one.id != *id)) {
        return Err(Refusal::conflict("missing-given-meanwhile").into());
    }
    let to = match how {
        Settled::Chair => Some(
            chair_of(&tx, table.round.edition_id, &table.judges)
                .await?
                .ok_or_else(|| Refusal::conflict("panel-without-chair"))?,
        ),
        Settled::To(judge) => Some(judge),
        Settled::Least | Settled::Dropped => None,
    };
    let mut assignments = table.assignments.clone();
    let mut unread = Vec::new();
    for from in &open {
        if how == Settled::Dropped {
            give_up(&tx, app, from, reason).await?;
        } else {
            match step_aside(&tx, app, &table, &assignments, (from, to), reason).await? {
                Some(new) => assignments.push(new),
                None => unread.push(from.entry_id),
            }
        }
        if let Some(old) = assignments.iter_mut().find(|one| one.id == from.id) {
            old.state = AssignmentState::Recused;
        }
    }
    if !unread.is_empty() {
        let numbers = entries::list_numbers(&tx, &unread).await?;
        let mut numbers: Vec<String> = numbers.into_values().collect();
        numbers.sort();
        return Err(Refusal::conflict("missing-nobody-may")
            .with("entries", numbers.join(", "))
            .into());
    }
    let facts = json!({
        "assignments": open.iter().map(|one| one.id).collect::<Vec<_>>(), "to": to,
        "is_dropped": how == Settled::Dropped, "reason": reason,
    });
    note(&tx, app, actor, "missing.settled", id, facts).await?;
    tx.commit().await?;
    Ok(open.len())
}

/// The chair, if they sit on the panel of the round.
pub async fn find_panel_chair(
    app: &App,
    actor: &Actor,
    id: RoundId,
) -> ActionResult<Option<JudgeId>> {
    actor.require(Permission::AssignmentWrite)?;
    let db = app.db.read();
    let round = store::find_round(db, id)
        .await?
        .ok_or(ActionError::NotFound)?;
    let (_, judges) = panel_of(db, &round).await?;
    chair_of(db, round.edition_id, &judges).await
}

async fn chair_of(
    db: &impl ConnectionTrait,
    edition: EditionId,
    judges: &[Judge],
) -> ActionResult<Option<JudgeId>> {
    let chairs = people::list_holders(db, Role::Chair, edition).await?;
    let chair = judges
        .iter()
        .find(|judge| chairs.contains(&judge.person_id));
    Ok(chair.map(|judge| judge.id))
}
