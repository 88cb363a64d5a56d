//! Reserves, and what moves up when an award is withdrawn before the results are public.

use std::collections::{HashMap, HashSet};

use sea_orm::ConnectionTrait;
use serde_json::json;

use super::{Award, hold, note};
use crate::app::App;
use crate::awards::domain::{AwardState, Held, Ranked, ReserveState, move_up};
use crate::awards::store::{self, Reserve};
use crate::editions::Edition;
use crate::editions::actions as editions;
use crate::entries::EntryState;
use crate::entries::actions as entries;
use crate::kernel::{ActionResult, Actor, AwardId, DivisionId, EntryId, Permission, Refusal};

/// Most reserves that are filled by rank.
pub const RESERVES_MAX: usize = 100;

/// Those of the awards whose entries no longer take part and are in no case: taken back by their families, erased.
pub(super) async fn list_gone(
    db: &impl ConnectionTrait,
    awards: &[Award],
) -> ActionResult<Vec<Award>> {
    let states = states_of(db, awards.iter().map(|award| award.entry_id)).await?;
    let is_there = |award: &Award| {
        matches!(
            states.get(&award.entry_id),
            Some(EntryState::Eligible | EntryState::Suspended)
        )
    };
    let gone = awards.iter().filter(|award| !is_there(award));
    Ok(gone.cloned().collect())
}

async fn states_of(
    db: &impl ConnectionTrait,
    ids: impl Iterator<Item = EntryId>,
) -> ActionResult<HashMap<EntryId, EntryState>> {
    let ids: Vec<EntryId> = ids.collect();
    entries::list_states(db, &ids).await
}

/// Takes the awards of entries that no longer take part away, and has the next move up. How many awards that were.
pub async fn fill_gone(app: &App, actor: &Actor, edition_number: i32) -> ActionResult<usize> {
    actor.require(Permission::AwardWrite)?;
    let edition = editions::find_edition(app, actor, edition_number).await?;
    let tx = app.db.write().await?;
    let edition = hold(&tx, edition.id).await?;
    let awards = store::list_awards(&tx, edition.id).await?;
    let gone = list_gone(&tx, &awards).await?;
    // All first, so that nobody moves up who is gone as well.
    for award in &gone {
        let withdrawn = Award {
            state: AwardState::Withdrawn,
            ..award.clone()
        };
        store::update_award(&tx, withdrawn).await?;
        let facts = json!({ "entry": award.entry_id, "tier": award.tier_id });
        note(&tx, app, actor, "award.withdrawn", edition.id, facts).await?;
    }
    for award in &gone {
        fill_vacancy(&tx, app, actor, &edition, award).await?;
    }
    tx.commit().await?;
    app.public_changed();
    Ok(gone.len())
}

/// Fills the place that an award left from below and from the reserves; where the results are provisionally public, whoever moves in
/// is public at once. How many moved.
pub(super) async fn fill_vacancy(
    tx: &impl ConnectionTrait,
    app: &App,
    actor: &Actor,
    edition: &Edition,
    left: &Award,
) -> ActionResult<usize> {
    let awards = store::list_awards(tx, edition.id).await?;
    let waiting = store::list_reserves(tx, edition.id).await?;
    let ids: Vec<EntryId> = awards
        .iter()
        .map(|award| award.entry_id)
        .chain(waiting.iter().map(|one| one.entry_id))
        .chain([left.entry_id])
        .collect();
    let states = entries::list_states(tx, &ids).await?;
    let divisions = entries::list_divisions(tx, &ids).await?;
    // A work that is being looked into stays where it is.
    let is_free = |id: &EntryId| states.get(id) == Some(&EntryState::Eligible);
    let held: Vec<Held> = awards
        .iter()
        .filter(|award| is_free(&award.entry_id))
        .filter_map(|award| {
            Some(Held {
                entry: award.entry_id,
                division: *divisions.get(&award.entry_id)?,
                tier: award.tier_id,
                position: award.position,
            })
        })
        .collect();
    let reserves: Vec<(EntryId, DivisionId)> = waiting
        .iter()
        .filter(|one| is_free(&one.entry_id))
        .filter_map(|one| Some((one.entry_id, *divisions.get(&one.entry_id)?)))
        .collect();
    let moves = match divisions.get(&left.entry_id) {
        Some(division) => move_up(&edition.tiers, &held, &reserves, left.tier_id, *division),
        None => Vec::new(),
    };
    let now = app.clock.now();
    for one in &moves {
        let last = store::find_last_position(tx, one.tier).await?;
        let kept = store::find_of_entry(tx, edition.id, one.entry).await?;
        let is_new = kept.is_none();
        let award = Award {
            id: kept
                .as_ref()
                .map_or_else(|| app.clock.new_id::<AwardId>(), |kept| kept.id),
            edition_id: edition.id,
            tier_id: one.tier,
            entry_id: one.entry,
            position: last + 1,
            state: AwardState::Candidate,
            reason: "moved up".to_owned(),
            given_at: now,
            given_by: actor.person(),
            case_id: None,
        };
        if is_new {
            store::insert_awards(tx, vec![award]).await?;
        } else {
            store::update_award(tx, award).await?;
        }
        if let Some(reserve) = waiting.iter().find(|own| own.entry_id == one.entry) {
            let moved = Reserve {
                state: ReserveState::MovedUp,
                ..reserve.clone()
            };
            store::put_reserves(tx, vec![moved]).await?;
            if store::find_period(tx, edition.id).await?.is_some() {
                entries::publish(tx, &[one.entry], now).await?;
            }
        }
        let facts = json!({ "entry": one.entry, "tier": one.tier });
        note(tx, app, actor, "award.moved-up", edition.id, facts).await?;
    }
    Ok(moves.len())
}

/// Whether reserves wait in each age band: places belong to bands.
pub fn reserves_in_bands(edition: &Edition) -> bool {
    edition.tiers.iter().any(|tier| tier.is_per_division)
}

/// Fills the reserves anew: the next of the order who have no award, `n` and at most [`RESERVES_MAX`] of them. Where places belong to age bands,
/// so many of each band: a place that falls vacant there can be taken by nobody else.
pub(super) async fn fill_reserves(
    tx: &impl ConnectionTrait,
    edition: &Edition,
    order: &[Ranked],
    awarded: &HashSet<EntryId>,
    n: usize,
) -> ActionResult<usize> {
    store::delete_waiting_reserves(tx, edition.id).await?;
    let is_by_band = reserves_in_bands(edition);
    let mut n_taken: HashMap<Option<DivisionId>, usize> = HashMap::new();
    let next = order
        .iter()
        .filter(|one| !awarded.contains(&one.entry))
        .filter(|one| {
            let taken = n_taken
                .entry(is_by_band.then_some(one.division))
                .or_default();
            *taken += 1;
            *taken <= n.min(RESERVES_MAX)
        });
    let filled: Vec<Reserve> = (1..)
        .zip(next)
        .map(|(position, one)| Reserve {
            edition_id: edition.id,
            entry_id: one.entry,
            position,
            state: ReserveState::Waiting,
        })
        .collect();
    let n_filled = filled.len();
    if !filled.is_empty() {
        store::put_reserves(tx, filled).await?;
    }
    Ok(n_filled)
}

/// Refuses what the public already sees, or what is final.
pub(super) fn refuse_fixed(edition: &Edition) -> ActionResult<()> {
    if edition.state.keeps_results() {
        return Err(Refusal::conflict("awards-fixed").into());
    }
    Ok(())
}
