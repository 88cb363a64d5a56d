//! Schools that judges belong to: said once, with the yes to judging, and corrected by the desk. Works from there are never theirs.
//!
//! A judge cannot change them later: whoever could name one school after another would see from what is taken away where works come from.

use sea_orm::ConnectionTrait;
use serde_json::json;

use super::super::super::domain::{AssignmentState, Bar};
use super::super::super::store::{self, Judge, Schools};
use super::super::hold;
use super::super::judges::note;
use super::aside::step_aside;
use super::table::Table;
use crate::app::App;
use crate::editions::actions as editions;
use crate::entries::actions as entries;
use crate::kernel::{
    ActionError, ActionResult, Actor, EditionId, JudgeId, Permission, Refusal, RoundId,
};

/// A school that a judge named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnSchool {
    /// The judge.
    pub judge: JudgeId,
    /// As it was written.
    pub name: String,
    /// How many admitted entries of the edition name it so.
    pub n_entries: usize,
}

/// The schools of an edition's judges, for the desk.
pub async fn list_schools(
    app: &App,
    actor: &Actor,
    edition: EditionId,
) -> ActionResult<Vec<OwnSchool>> {
    actor.require(Permission::PanelWrite)?;
    let db = app.db.read();
    let named: Vec<(JudgeId, String)> = store::list_judges(db, edition)
        .await?
        .into_iter()
        .flat_map(|judge| {
            let id = judge.id;
            judge.schools.0.into_iter().map(move |name| (id, name))
        })
        .collect();
    if named.is_empty() {
        return Ok(Vec::new());
    }
    let names: Vec<String> = named.iter().map(|(_, name)| name.clone()).collect();
    let counts = entries::count_by_school(db, edition, &names).await?;
    Ok(named
        .into_iter()
        .zip(counts)
        .map(|((judge, name), n_entries)| OwnSchool {
            judge,
            name,
            n_entries,
        })
        .collect())
}

/// The judge's own yes to the rules, with the schools where they teach or have taught. Said twice the first time counts.
pub async fn accept_judging_from(
    app: &App,
    actor: &Actor,
    id: JudgeId,
    schools: Vec<String>,
) -> ActionResult<()> {
    actor.require(Permission::ScorecardWrite)?;
    let tx = app.db.write().await?;
    let judge = store::find_judge(&tx, id)
        .await?
        .filter(|judge| Some(judge.person_id) == actor.person())
        .ok_or(ActionError::NotFound)?;
    if judge.accepted_at.is_some() {
        return Ok(());
    }
    store::update_judge_answer(&tx, id, Some(app.clock.now()), None).await?;
    let n_taken = keep(&tx, app, &judge, schools).await?;
    let facts = json!({ "judge": id, "n_taken": n_taken });
    note(&tx, app, actor, "judge.accepted", judge.edition_id, facts).await?;
    tx.commit().await?;
    Ok(())
}

/// Corrects a judge's schools at the desk. What the judge has from there in rounds that are not closed goes to others.
pub async fn set_judge_schools(
    app: &App,
    actor: &Actor,
    id: JudgeId,
    schools: Vec<String>,
) -> ActionResult<()> {
    actor.require(Permission::PanelWrite)?;
    let tx = app.db.write().await?;
    let judge = store::find_judge(&tx, id)
        .await?
        .ok_or(ActionError::NotFound)?;
    let edition = editions::find_edition_by_id(&tx, judge.edition_id).await?;
    if edition.state.is_announced() {
        return Err(Refusal::conflict("results-announced-already").into());
    }
    let n_taken = keep(&tx, app, &judge, schools).await?;
    // How many works, never which schools.
    let facts = json!({ "judge": id, "n_taken": n_taken });
    note(&tx, app, actor, "judge.schools-set", edition.id, facts).await?;
    tx.commit().await?;
    Ok(())
}

/// Keeps the schools, and takes what comes from there off the judge's desk in every round that is not closed. Returns how many works.
async fn keep(
    tx: &impl ConnectionTrait,
    app: &App,
    judge: &Judge,
    schools: Vec<String>,
) -> ActionResult<usize> {
    store::update_judge_schools(tx, judge.id, Schools(schools)).await?;
    let mut n_taken = 0;
    for round in store::list_rounds(tx, judge.edition_id).await? {
        if !round.state.shows_votes() {
            n_taken += take_off(tx, app, round.id, judge.id).await?;
        }
    }
    Ok(n_taken)
}

async fn take_off(
    tx: &impl ConnectionTrait,
    app: &App,
    round: RoundId,
    judge: JudgeId,
) -> ActionResult<usize> {
    let round = hold(tx, round).await?;
    let table = Table::lay(tx, round).await?;
    let mut assignments = table.assignments.clone();
    let mut n_taken = 0;
    for from in &table.assignments {
        if from.judge_id != judge || from.state == AssignmentState::Recused {
            continue;
        }
        let Some(bar @ (Bar::OwnSchool | Bar::OwnChild)) = table.bar(judge, from.entry_id) else {
            continue;
        };
        let given = step_aside(tx, app, &table, &assignments, (from, None), bar.as_str()).await?;
        assignments.extend(given);
        if let Some(old) = assignments.iter_mut().find(|one| one.id == from.id) {
            old.state = AssignmentState::Recused;
        }
        n_taken += 1;
    }
    Ok(n_taken)
}
