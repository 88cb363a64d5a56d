//! Rounds that ask for orders: a judge ranks their works, or says of two which is ahead.

use std::collections::{BTreeSet, HashMap};

use sea_orm::ConnectionTrait;
use sea_orm::sea_query::LockType;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::super::domain::{
    self, Ahead, AssignmentState, RoundMethod, check_places, check_takes_cards, seed_number,
};
use super::super::orders::{Compared, next_pair};
use super::super::store::{self, Assignment, ComparisonRow, JudgeOrderRow, Places, Round};
use super::check_results_open;
use super::scoring::{OwnRound, Work, desk_of, works_of};
use crate::app::App;
use crate::kernel::refusal::RefusalKind;
use crate::kernel::{
    ActionError, ActionResult, Actor, AssignmentId, ComparisonId, Instant, JudgeOrderId,
    Permission, Refusal, RoundId,
};
use crate::platform::journal::{self, Subject};

/// A judge's own order.
#[derive(Debug, Clone)]
pub struct OrderSheet {
    /// The round.
    pub own: OwnRound,
    /// All their works, in their own order of seeing.
    pub works: Vec<Work>,
    /// The places given so far, best first.
    pub places: Vec<Vec<AssignmentId>>,
    /// When it was last saved.
    pub saved_at: Option<Instant>,
}

/// What became of an order or a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ordered {
    /// Its number among the judge's own, from 1.
    pub revision: i32,
    /// By the server's clock.
    pub cast_at: Instant,
    /// Works that are done by it.
    pub n_done: usize,
}

/// Two works to compare.
#[derive(Debug, Clone)]
pub struct PairSheet {
    /// The round.
    pub own: OwnRound,
    /// The one shown first, and the other; none when all had their looks.
    pub pair: Option<(Work, Work)>,
    /// What was said of these two before, where they are shown again.
    pub said: Option<Ahead>,
    /// Comparisons given.
    pub n_given: usize,
    /// Comparisons still to be given, about.
    pub n_left: usize,
    /// When the last one was given.
    pub saved_at: Option<Instant>,
}

fn asks(round: &Round, method: RoundMethod) -> ActionResult<()> {
    if round.method == method {
        Ok(())
    } else {
        Err(Refusal::conflict("round-asks-otherwise").into())
    }
}

async fn released_round(db: &impl ConnectionTrait, id: RoundId) -> ActionResult<Round> {
    store::find_round(db, id)
        .await?
        .ok_or(ActionError::NotFound)
}

/// The acting judge's order in a ranking round.
pub async fn find_order(app: &App, actor: &Actor, id: RoundId) -> ActionResult<OrderSheet> {
    actor.require(Permission::ScorecardWrite)?;
    let db = app.db.read();
    let (own, judge, desk) = desk_of(db, actor, released_round(db, id).await?).await?;
    asks(&own.round, RoundMethod::Ranking)?;
    let last = store::list_orders(db, id, Some(judge.id)).await?.pop();
    let live: BTreeSet<AssignmentId> = desk.iter().map(|one| one.id).collect();
    Ok(OrderSheet {
        works: works_of(db, &own, &desk, &HashMap::new()).await?,
        saved_at: last.as_ref().map(|last| last.cast_at),
        places: last.map_or_else(Vec::new, |last| still(last.places, &live)),
        own,
    })
}

/// Places without the works that left the judge's desk.
fn still(places: Places, live: &BTreeSet<AssignmentId>) -> Vec<Vec<AssignmentId>> {
    places
        .0
        .into_iter()
        .map(|place| {
            place
                .into_iter()
                .filter(|id| live.contains(id))
                .collect::<Vec<_>>()
        })
        .filter(|place| !place.is_empty())
        .collect()
}

/// Takes a judge's order of their works. Works that it does not name are not placed yet. Every change is a new revision; the same key
/// with the same order is the same order.
pub async fn cast_order(
    app: &App,
    actor: &Actor,
    id: RoundId,
    key: Option<&str>,
    places: &[Vec<AssignmentId>],
) -> ActionResult<Ordered> {
    actor.require(Permission::ScorecardWrite)?;
    let now = app.clock.now();
    let tx = app.db.write().await?;
    let round = store::hold_round(&tx, id, LockType::Share)
        .await?
        .ok_or(ActionError::NotFound)?;
    let (own, judge, desk) = desk_of(&tx, actor, round).await?;
    asks(&own.round, RoundMethod::Ranking)?;
    let places: Vec<Vec<AssignmentId>> = places
        .iter()
        .filter(|place| !place.is_empty())
        .map(|place| {
            let mut place = place.clone();
            place.sort_unstable();
            place
        })
        .collect();
    let content = hex::encode(Sha256::digest(serde_json::to_vec(&places)?));
    let before = store::list_orders(&tx, id, Some(judge.id)).await?;
    let done = |row: &JudgeOrderRow| Ordered {
        revision: row.revision,
        cast_at: row.cast_at,
        n_done: row.places.0.iter().map(Vec::len).sum(),
    };
    if let Some(same) = key.and_then(|key| before.iter().find(|one| one.idempotency_key == key)) {
        return if same.content_sha256 == content {
            Ok(done(same))
        } else {
            Err(Refusal::new("key-used-for-another", RefusalKind::Unprocessable).into())
        };
    }
    check_results_open(&own.edition)?;
    check_takes_cards(own.round.state, own.round.deadline_at, now)?;
    let live: BTreeSet<AssignmentId> = desk.iter().map(|one| one.id).collect();
    check_places(&places, &live)?;
    check_key(key)?;
    let last = before.last();
    if let (None, Some(last)) = (key, last.filter(|last| last.content_sha256 == content)) {
        return Ok(done(last));
    }
    let row = JudgeOrderRow {
        id: app.clock.new_id::<JudgeOrderId>(),
        round_id: id,
        judge_id: judge.id,
        revision: last.map_or(1, |last| last.revision + 1),
        places: Places(places.clone()),
        cast_at: now,
        idempotency_key: key_of(app, key),
        content_sha256: content,
    };
    store::insert_order(&tx, row.clone()).await?;
    let placed: BTreeSet<AssignmentId> = places.into_iter().flatten().collect();
    for one in desk {
        let state = if placed.contains(&one.id) {
            AssignmentState::Done
        } else {
            AssignmentState::Released
        };
        move_to(&tx, one, state, now).await?;
    }
    let facts = json!({ "revision": row.revision, "judge": judge.id, "n_placed": placed.len() });
    let subject = Subject::new("round", id);
    journal::record(&tx, now, actor, "order.cast", subject, facts).await?;
    tx.commit().await?;
    Ok(done(&row))
}

async fn move_to(
    tx: &impl ConnectionTrait,
    mut one: Assignment,
    state: AssignmentState,
    now: Instant,
) -> ActionResult<()> {
    if one.state == state {
        return Ok(());
    }
    one.state = state;
    one.done_at = (state == AssignmentState::Done).then_some(now);
    store::update_assignment(tx, one).await?;
    Ok(())
}

fn check_key(key: Option<&str>) -> ActionResult<()> {
    if key.is_some_and(|key| key.is_empty() || key.chars().count() > domain::KEY_CHARS_MAX) {
        return Err(Refusal::unprocessable("idempotency-key-malformed")
            .with("chars_max", domain::KEY_CHARS_MAX)
            .into());
    }
    Ok(())
}

fn key_of(app: &App, key: Option<&str>) -> String {
    key.map_or_else(
        || app.clock.new_id::<ComparisonId>().to_string(),
        str::to_owned,
    )
}

/// Of the same two works only the newest comparison counts, and only of works still on the desk.
pub(super) fn current(
    rows: Vec<ComparisonRow>,
    live: &BTreeSet<AssignmentId>,
) -> Vec<ComparisonRow> {
    let mut newest: HashMap<(AssignmentId, AssignmentId), (usize, ComparisonRow)> = HashMap::new();
    for (at, row) in rows.into_iter().enumerate() {
        let two = (
            row.first_id.min(row.second_id),
            row.first_id.max(row.second_id),
        );
        if live.contains(&two.0) && live.contains(&two.1) {
            newest.insert(two, (at, row));
        }
    }
    let mut newest: Vec<(usize, ComparisonRow)> = newest.into_values().collect();
    newest.sort_by_key(|(at, _)| *at);
    newest.into_iter().map(|(_, row)| row).collect()
}

/// Comparisons by the place of their works on the desk.
fn compared_of(rows: &[ComparisonRow], desk: &[Assignment]) -> Vec<Compared> {
    let at: HashMap<AssignmentId, usize> = desk.iter().map(|one| one.id).zip(0..).collect();
    rows.iter()
        .filter_map(|row| {
            let (first, second) = (*at.get(&row.first_id)?, *at.get(&row.second_id)?);
            let ahead = match row.ahead {
                Ahead::First => Some(first),
                Ahead::Second => Some(second),
                Ahead::Tie => None,
            };
            Some((first, second, ahead))
        })
        .collect()
}

fn looks(round: &Round, n: usize) -> usize {
    usize::try_from(round.settings.looks_per_entry)
        .unwrap_or(1)
        .min(n.saturating_sub(1))
}

/// The next two works of the acting judge in a round of pairs; `again`: the last two, to think again.
pub async fn find_pair(
    app: &App,
    actor: &Actor,
    id: RoundId,
    again: bool,
) -> ActionResult<PairSheet> {
    actor.require(Permission::ScorecardWrite)?;
    let db = app.db.read();
    let (own, judge, desk) = desk_of(db, actor, released_round(db, id).await?).await?;
    asks(&own.round, RoundMethod::Pairs)?;
    let live: BTreeSet<AssignmentId> = desk.iter().map(|one| one.id).collect();
    let rows = current(
        store::list_comparisons(db, id, Some(judge.id)).await?,
        &live,
    );
    let compared = compared_of(&rows, &desk);
    let wanted = looks(&own.round, desk.len());
    let seen = |at: usize| {
        compared
            .iter()
            .filter(|(first, second, _)| *first == at || *second == at)
            .count()
    };
    let missing: usize = (0..desk.len())
        .map(|at| wanted.saturating_sub(seen(at)))
        .sum();
    let seed = seed_number(&own.round.seed);
    let lot = |a: usize, b: usize| {
        // Of the assignments' places only: an id would tell when they were made.
        let text = format!("{seed}|{}|{}|{}", judge.alias, a.min(b), a.max(b));
        let digest = Sha256::digest(text.as_bytes());
        digest
            .iter()
            .take(8)
            .fold(0_u64, |sum, byte| sum << 8 | u64::from(*byte))
    };
    let (pair, said) = match rows.last().filter(|_| again) {
        Some(last) => {
            let at = |id: AssignmentId| desk.iter().position(|one| one.id == id);
            (at(last.first_id).zip(at(last.second_id)), Some(last.ahead))
        }
        None => (next_pair(desk.len(), &compared, wanted, lot), None),
    };
    let pair = match pair {
        Some((first, second)) => {
            let two = [desk[first].clone(), desk[second].clone()];
            let mut works = works_of(db, &own, &two, &HashMap::new()).await?;
            match (works.pop(), works.pop()) {
                (Some(second), Some(first)) => Some((first, second)),
                _ => None,
            }
        }
        None => None,
    };
    Ok(PairSheet {
        n_given: rows.len(),
        n_left: missing.div_ceil(2),
        saved_at: rows.last().map(|row| row.cast_at),
        pair,
        said,
        own,
    })
}

/// Takes what a judge says of two of their works. Said again of the same two, the newer word counts; the same key is the same word.
pub async fn cast_comparison(
    app: &App,
    actor: &Actor,
    id: RoundId,
    key: Option<&str>,
    (first, second): (AssignmentId, AssignmentId),
    ahead: Ahead,
) -> ActionResult<Ordered> {
    actor.require(Permission::ScorecardWrite)?;
    let now = app.clock.now();
    let tx = app.db.write().await?;
    let round = store::hold_round(&tx, id, LockType::Share)
        .await?
        .ok_or(ActionError::NotFound)?;
    let (own, judge, desk) = desk_of(&tx, actor, round).await?;
    asks(&own.round, RoundMethod::Pairs)?;
    let mut rows = store::list_comparisons(&tx, id, Some(judge.id)).await?;
    let n_before = i32::try_from(rows.len()).unwrap_or(i32::MAX - 1);
    if let Some((at, same)) = key.and_then(|key| {
        let mut numbered = rows.iter().zip(1..);
        numbered
            .find(|(one, _)| one.idempotency_key == key)
            .map(|(one, at)| (at, one))
    }) {
        let is_same = (same.first_id, same.second_id, same.ahead) == (first, second, ahead);
        return if is_same {
            Ok(Ordered {
                revision: at,
                cast_at: same.cast_at,
                n_done: own.n_done,
            })
        } else {
            Err(Refusal::new("key-used-for-another", RefusalKind::Unprocessable).into())
        };
    }
    check_results_open(&own.edition)?;
    check_takes_cards(own.round.state, own.round.deadline_at, now)?;
    check_key(key)?;
    let live: BTreeSet<AssignmentId> = desk.iter().map(|one| one.id).collect();
    check_places(&[vec![first], vec![second]], &live)?;
    let row = ComparisonRow {
        id: app.clock.new_id(),
        round_id: id,
        judge_id: judge.id,
        first_id: first,
        second_id: second,
        ahead,
        cast_at: now,
        idempotency_key: key_of(app, key),
    };
    store::insert_comparison(&tx, row.clone()).await?;
    rows.push(row);
    let wanted = looks(&own.round, desk.len());
    let rows = current(rows, &live);
    let mut n_done = 0;
    for one in desk {
        let n = rows
            .iter()
            .filter(|row| row.first_id == one.id || row.second_id == one.id)
            .count();
        let state = match n {
            n if n >= wanted => AssignmentState::Done,
            0 => AssignmentState::Released,
            _ => AssignmentState::Started,
        };
        n_done += usize::from(state == AssignmentState::Done);
        move_to(&tx, one, state, now).await?;
    }
    let facts = json!({ "judge": judge.id, "n": n_before + 1 });
    let subject = Subject::new("round", id);
    journal::record(&tx, now, actor, "comparison.cast", subject, facts).await?;
    tx.commit().await?;
    Ok(Ordered {
        revision: n_before + 1,
        cast_at: now,
        n_done,
    })
}
