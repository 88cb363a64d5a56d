//! Counting orders and comparisons.

use std::collections::{BTreeSet, HashMap};

use sea_orm::ConnectionTrait;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::super::super::domain::{Ahead, AssignmentState, RoundState, check_move, refuse_orders};
use super::super::super::orders::{self as engine, Given, JudgeOrder, JudgePair, PublishedOrders};
use super::super::super::published::Named;
use super::super::super::store::{self, Round, Standing, Tally};
use super::super::ordering::current;
use super::super::{hold, note};
use super::certifying::lapse;
use super::counting::COUNTED_ANEW;
use super::proof::TALLIED;
use crate::app::App;
use crate::editions::Edition;
use crate::entries::actions as entries;
use crate::kernel::{
    ActionError, ActionResult, Actor, AssignmentId, EntryId, JudgeId, Refusal, RoundId, TallyId,
};

/// What judges gave in a round of orders, by labels: entries by number, judges by alias.
pub(super) async fn given_in(
    db: &impl ConnectionTrait,
    round: &Round,
    edition: &Edition,
) -> ActionResult<(Given, HashMap<String, EntryId>)> {
    let candidates: HashMap<EntryId, entries::Candidate> = entries::list_candidates(db, edition.id)
        .await?
        .into_iter()
        .map(|one| (one.id, one))
        .collect();
    let mut given = Given::default();
    let mut ids = HashMap::new();
    for entry in store::list_round_entries(db, round.id).await? {
        if let Some(candidate) = candidates.get(&entry.entry_id) {
            ids.insert(candidate.number.clone(), candidate.id);
            given.entries.push(Named {
                label: candidate.number.clone(),
                home: Some(candidate.country.to_string()),
            });
        }
    }
    let judges = store::list_judges(db, edition.id).await?;
    let aliases: HashMap<JudgeId, String> = judges
        .iter()
        .map(|judge| (judge.id, judge.alias.clone()))
        .collect();
    given.judges = judges
        .iter()
        .map(|judge| Named {
            label: judge.alias.clone(),
            home: Some(judge.country.to_string()),
        })
        .collect();
    let mut live: BTreeSet<AssignmentId> = BTreeSet::new();
    let mut labels: HashMap<AssignmentId, String> = HashMap::new();
    for one in store::list_assignments(db, round.id).await? {
        let is_live = !matches!(
            one.state,
            AssignmentState::Recused | AssignmentState::Planned
        );
        if let Some(candidate) = candidates.get(&one.entry_id).filter(|_| is_live) {
            live.insert(one.id);
            labels.insert(one.id, candidate.number.clone());
        }
    }
    let mut newest: HashMap<JudgeId, store::Places> = HashMap::new();
    for row in store::list_orders(db, round.id, None).await? {
        newest.insert(row.judge_id, row.places);
    }
    for judge in &judges {
        let Some(places) = newest.remove(&judge.id) else {
            continue;
        };
        let places: Vec<Vec<String>> = places
            .0
            .iter()
            .map(|place| {
                let mut place: Vec<String> = place
                    .iter()
                    .filter_map(|id| labels.get(id).cloned())
                    .collect();
                place.sort_unstable();
                place
            })
            .filter(|place| !place.is_empty())
            .collect();
        if !places.is_empty() {
            given.rankings.push(JudgeOrder {
                judge: judge.alias.clone(),
                places,
            });
        }
    }
    for row in current(store::list_comparisons(db, round.id, None).await?, &live) {
        let (Some(judge), Some(first), Some(second)) = (
            aliases.get(&row.judge_id),
            labels.get(&row.first_id),
            labels.get(&row.second_id),
        ) else {
            continue;
        };
        given.pairs.push(JudgePair {
            judge: judge.clone(),
            first: first.clone(),
            second: second.clone(),
            ahead: match row.ahead {
                Ahead::First => Some(first.clone()),
                Ahead::Second => Some(second.clone()),
                Ahead::Tie => None,
            },
        });
    }
    Ok((given, ids))
}

/// Counts on a thread of its own: Newton's method on hundreds of works takes a while.
pub(super) async fn count_on_the_side(
    given: Given,
    method: String,
) -> ActionResult<PublishedOrders> {
    tokio::task::spawn_blocking(move || engine::count(given, &method))
        .await
        .map_err(ActionError::internal)?
        .map_err(|refusal| refuse_orders(&refusal).into())
}

/// Counts a closed round of orders and keeps the standings with the document they came from.
pub(super) async fn count_orders(
    app: &App,
    actor: &Actor,
    id: RoundId,
    (round, edition): (Round, Edition),
    method: Option<&str>,
    reason: &str,
) -> ActionResult<TallyId> {
    let method = method.unwrap_or(&round.tally_method).to_owned();
    if method != round.tally_method && reason.is_empty() {
        return Err(Refusal::unprocessable("tally-needs-reason").into());
    }
    let (given, ids) = given_in(app.db.read(), &round, &edition).await?;
    let counted = count_on_the_side(given, method).await?;
    let document = serde_json::to_vec(&counted)?;
    let packed = store::pack(&document).map_err(ActionError::internal)?;
    let now = app.clock.now();
    let tx = app.db.write().await?;
    let mut round = hold(&tx, id).await?;
    check_move(round.state, RoundState::Tallied)?;
    let row = Tally {
        id: app.clock.new_id(),
        round_id: id,
        method: counted.method.clone(),
        parameters: json!({ "format": counted.format, "prior": engine::PRIOR }),
        seed: round.seed.clone(),
        inputs_sha256: counted.inputs_sha256.clone(),
        output_sha256: hex::encode(Sha256::digest(serde_json::to_vec(&counted.standings)?)),
        diagnostics: json!({
            "n_rankings": counted.given.rankings.len(), "n_pairs": counted.given.pairs.len(),
        }),
        run_by: actor.person(),
        run_at: now,
        reason: Some(reason.to_owned()).filter(|text| !text.is_empty()),
    };
    let whole = |n: usize| i32::try_from(n).unwrap_or(i32::MAX);
    let standings = counted
        .standings
        .iter()
        .filter_map(|one| {
            Some(Standing {
                tally_id: row.id,
                entry_id: *ids.get(&one.entry)?,
                rank: whole(one.rank),
                estimate: one.estimate,
                standard_error: one.se,
                raw_mean: one.share,
                reads: whole(one.reads),
                rank_low: None,
                rank_high: None,
            })
        })
        .collect();
    let facts = json!({
        "tally": row.id, "method": row.method, "seed": row.seed, "inputs_sha256": row.inputs_sha256,
        "output_sha256": row.output_sha256, "reason": row.reason,
        "document_sha256": hex::encode(Sha256::digest(&document)),
        "kept_sha256": hex::encode(Sha256::digest(&packed)),
    });
    let tally = row.id;
    store::insert_tally(&tx, row, standings).await?;
    store::insert_document(&tx, tally, packed).await?;
    lapse(&tx, app, actor, &round, COUNTED_ANEW).await?;
    round.state = RoundState::Tallied;
    store::update_round(&tx, round).await?;
    note(&tx, app, actor, TALLIED, id, facts).await?;
    app.sign_journal(&tx).await?;
    tx.commit().await?;
    Ok(tally)
}
