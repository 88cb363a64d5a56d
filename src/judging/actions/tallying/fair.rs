//! The fairness report of a counted round: the kept document and the judges' own orders, measured.

use std::collections::{BTreeMap, HashMap};

use super::super::super::fairness::{Fairness, measure};
use super::super::super::published::PublishedRound;
use super::super::super::store::{self, Round};
use super::counting::find_shown;
use crate::app::App;
use crate::editions::Edition;
use crate::editions::actions as editions;
use crate::entries::actions as entries;
use crate::kernel::{ActionError, ActionResult, Actor, EntryId, JudgeId, Refusal, RoundId};

/// A counted round, measured.
#[derive(Debug, Clone)]
pub struct FairnessSheet {
    /// The round.
    pub round: Round,
    /// Its edition.
    pub edition: Edition,
    /// How it was counted, as a word.
    pub method: String,
    /// The figures.
    pub fairness: Fairness,
}

/// How fair a counted round was. Whoever may read the round's export may read it.
pub async fn find_fairness(app: &App, actor: &Actor, id: RoundId) -> ActionResult<FairnessSheet> {
    let (round, edition, document) = find_shown(app, actor, id).await?;
    if round.method.asks_orders() {
        return Err(Refusal::conflict("fairness-needs-points").into());
    }
    let published: PublishedRound = serde_json::from_slice(&document)?;
    let db = app.db.read();
    let aliases: HashMap<JudgeId, String> = store::list_judges(db, edition.id)
        .await?
        .into_iter()
        .map(|judge| (judge.id, judge.alias))
        .collect();
    let assignments = store::list_assignments(db, id).await?;
    let ids: Vec<EntryId> = assignments.iter().map(|one| one.entry_id).collect();
    let numbers = entries::list_numbers(db, &ids).await?;
    let orders: BTreeMap<(String, String), usize> = assignments
        .iter()
        .filter_map(|one| {
            let judge = aliases.get(&one.judge_id)?.clone();
            let number = numbers.get(&one.entry_id)?.clone();
            Some(((judge, number), usize::try_from(one.position).ok()?))
        })
        .collect();
    let cut = round
        .advance_count
        .and_then(|count| usize::try_from(count).ok())
        .or_else(|| published.tally.parameters.cuts.last().copied());
    Ok(FairnessSheet {
        method: published.tally.method.name().to_owned(),
        fairness: measure(&published, &orders, cut),
        round,
        edition,
    })
}

/// The rounds of an edition that everyone may know of, in order: how they are judged is public from the moment they are made.
pub async fn list_rules(
    app: &App,
    actor: &Actor,
    number: i32,
) -> ActionResult<(Edition, Vec<Round>)> {
    let edition = editions::find_edition(app, actor, number).await?;
    let rounds = store::list_rounds(app.db.read(), edition.id).await?;
    Ok((edition, rounds))
}

/// The round at a position of an edition, for those who may read its result.
pub async fn find_round_at(
    app: &App,
    actor: &Actor,
    number: i32,
    position: i32,
) -> ActionResult<RoundId> {
    let (_, rounds) = list_rules(app, actor, number).await?;
    rounds
        .into_iter()
        .find(|round| round.position == position)
        .map(|round| round.id)
        .ok_or(ActionError::NotFound)
}
