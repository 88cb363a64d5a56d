//! The award board: giving, moving, taking back, filling by rank.

use std::collections::{HashMap, HashSet};

use sea_orm::ConnectionTrait;
use serde_json::json;

use super::{
    Announcement, Award, Reserve, Warnings, fill_reserves, find_tier, find_warnings, hold, note,
    refuse_fixed, reserves_in_bands,
};
use crate::app::App;
use crate::awards::domain::{AwardState, Counted, Filling, Given, Ranked, count_places, fill};
use crate::awards::store;
use crate::editions::actions as editions;
use crate::editions::domain::Places;
use crate::editions::{AwardTier, Edition};
use crate::entries::EntryState;
use crate::entries::actions as entries;
use crate::judging::actions as judging;
use crate::kernel::{
    ActionError, ActionResult, Actor, AwardId, AwardTierId, DivisionId, EditionId, EntryId,
    Permission, Refusal,
};

/// Most works of the order that the board shows below the tiers.
const UNPLACED_MAX: usize = 300;

/// Gives an entry of the edition an award, moves it to another tier, or takes it back (`tier` none). `reason` is kept; what
/// a person set by hand is not touched by filling by rank.
pub async fn give(
    app: &App,
    actor: &Actor,
    edition_number: i32,
    entry: EntryId,
    tier: Option<AwardTierId>,
    reason: &str,
) -> ActionResult<()> {
    give_seen(app, actor, edition_number, entry, tier, reason, None).await
}

/// What is said of an entry that was seen without an award. Not empty: forms leave out what is.
pub const SEEN_WITHOUT: &str = "none";

/// The same for someone who saw the entry in the tier with this id, or without an award ([`SEEN_WITHOUT`]). If it stands elsewhere by now, it is
/// told and stays there, unless that is where it was to go.
pub async fn give_seen(
    app: &App,
    actor: &Actor,
    edition_number: i32,
    entry: EntryId,
    tier: Option<AwardTierId>,
    reason: &str,
    seen: Option<&str>,
) -> ActionResult<()> {
    actor.require(Permission::AwardWrite)?;
    let edition = editions::find_edition(app, actor, edition_number).await?;
    let now = app.clock.now();
    let tx = app.db.write().await?;
    let edition = hold(&tx, edition.id).await?;
    refuse_fixed(&edition)?;
    let row = entries::find_entry_row(&tx, entry).await?;
    if row.edition_id != edition.id || tier.is_some_and(|tier| find_tier(&edition, tier).is_none())
    {
        return Err(ActionError::NotFound);
    }
    if row.state != EntryState::Eligible {
        return Err(Refusal::conflict("entry-not-eligible")
            .with("number", row.number)
            .into());
    }
    let reason = if reason.trim().is_empty() {
        "by hand"
    } else {
        reason.trim()
    };
    let held = store::find_of_entry(&tx, edition.id, entry).await?;
    let stands_in = held
        .as_ref()
        .filter(|award| award.state.stands())
        .map(|award| award.tier_id);
    if let Some(seen) = seen
        && stands_in.map_or(seen != SEEN_WITHOUT, |tier| tier.to_string() != seen)
    {
        return if stands_in == tier {
            Ok(())
        } else {
            Err(Refusal::conflict("award-moved-meanwhile")
                .with("number", row.number)
                .into())
        };
    }
    let position = match tier {
        Some(tier) => {
            store::delete_reserve(&tx, edition.id, entry).await?;
            store::find_last_position(&tx, tier).await? + 1
        }
        None => 0,
    };
    match (held, tier) {
        (Some(held), Some(tier)) => {
            let moved = Award {
                tier_id: tier,
                position,
                state: AwardState::Candidate,
                reason: reason.to_owned(),
                given_at: now,
                given_by: actor.person(),
                ..held
            };
            store::update_award(&tx, moved).await?;
        }
        (Some(held), None) => {
            let back = Award {
                state: AwardState::TakenBack,
                reason: reason.to_owned(),
                given_at: now,
                given_by: actor.person(),
                ..held
            };
            store::update_award(&tx, back).await?;
        }
        (None, Some(tier)) => {
            let award = Award {
                id: app.clock.new_id::<AwardId>(),
                edition_id: edition.id,
                tier_id: tier,
                entry_id: entry,
                position,
                state: AwardState::Candidate,
                reason: reason.to_owned(),
                given_at: now,
                given_by: actor.person(),
                case_id: None,
            };
            store::insert_awards(&tx, vec![award]).await?;
        }
        (None, None) => {}
    }
    let facts = json!({ "entry": entry, "tier": tier });
    note(&tx, app, actor, "award.given", edition.id, facts).await?;
    tx.commit().await?;
    Ok(())
}

/// Reserves that are filled where nobody says how many.
pub const RESERVES: usize = 5;

/// Fills the tiers from the panel's order, and behind them so many reserves. What a person set by hand stays where it is,
/// and what a person took back is passed over; everything else is placed anew.
pub async fn fill_by_rank(
    app: &App,
    actor: &Actor,
    edition_number: i32,
    n_reserves: usize,
) -> ActionResult<Filling> {
    actor.require(Permission::AwardWrite)?;
    let edition = editions::find_edition(app, actor, edition_number).await?;
    let now = app.clock.now();
    let tx = app.db.write().await?;
    let edition = hold(&tx, edition.id).await?;
    refuse_fixed(&edition)?;
    store::delete_unreasoned(&tx, edition.id).await?;
    let ranked = list_ranked(&tx, edition.id).await?;
    if ranked.is_empty() {
        return Err(Refusal::conflict("nothing-tallied-yet").into());
    }
    let kept = given_of(&tx, &store::list_awards(&tx, edition.id).await?).await?;
    let places = places_of(&tx, &edition).await?;
    let back = store::list_taken_back(&tx, edition.id).await?;
    let mut open = ranked;
    open.retain(|one| !back.contains(&one.entry));
    let filling = fill(&places, &open, &kept);
    let rows = filling
        .given
        .iter()
        .map(|(entry, tier, position)| Award {
            id: app.clock.new_id::<AwardId>(),
            edition_id: edition.id,
            tier_id: *tier,
            entry_id: *entry,
            position: *position,
            state: AwardState::Candidate,
            reason: String::new(),
            given_at: now,
            given_by: actor.person(),
            case_id: None,
        })
        .collect();
    store::insert_awards(&tx, rows).await?;
    let awarded: HashSet<EntryId> = store::list_awards(&tx, edition.id)
        .await?
        .iter()
        .map(|award| award.entry_id)
        .collect();
    let n_filled = fill_reserves(&tx, &edition, &open, &awarded, n_reserves).await?;
    let facts = json!({
        "n": filling.given.len(), "n_empty": filling.n_empty, "n_tied": filling.tied.len(),
        "n_reserves": n_filled,
    });
    note(&tx, app, actor, "awards.filled", edition.id, facts).await?;
    tx.commit().await?;
    Ok(filling)
}

/// The panel's order without entries that may no longer take part.
async fn list_ranked(db: &impl ConnectionTrait, edition: EditionId) -> ActionResult<Vec<Ranked>> {
    let standings = judging::list_final_standings(db, edition).await?;
    let ids: Vec<EntryId> = standings.iter().map(|one| one.entry_id).collect();
    let eligible = entries::list_eligible(db, &ids).await?;
    let divisions = entries::list_divisions(db, &ids).await?;
    Ok(standings
        .into_iter()
        .filter(|one| eligible.contains(&one.entry_id))
        .filter_map(|one| {
            Some(Ranked {
                entry: one.entry_id,
                division: *divisions.get(&one.entry_id)?,
                rank: one.rank,
            })
        })
        .collect())
}

/// The tiers of an edition, the highest first, with their places as many works are in judging now.
async fn places_of(
    db: &impl ConnectionTrait,
    edition: &Edition,
) -> ActionResult<Vec<(AwardTier, Vec<Places>)>> {
    let works = entries::count_in_judging(db, edition.id).await?;
    let of = |tier: &AwardTier| (tier.clone(), tier.places(&edition.divisions, &works));
    let mut tiers: Vec<_> = edition.tiers.iter().map(of).collect();
    tiers.sort_by_key(|(tier, _)| tier.position);
    Ok(tiers)
}

async fn given_of(db: &impl ConnectionTrait, awards: &[Award]) -> ActionResult<Vec<Given>> {
    let ids: Vec<EntryId> = awards.iter().map(|award| award.entry_id).collect();
    let divisions = entries::list_divisions(db, &ids).await?;
    let of = |award: &Award| {
        Some(Given {
            entry: award.entry_id,
            division: *divisions.get(&award.entry_id)?,
            tier: award.tier_id,
        })
    };
    Ok(awards.iter().filter_map(of).collect())
}

/// The tiers, the highest first, each with how many of its places are given.
pub(super) async fn count_tiers(
    db: &impl ConnectionTrait,
    edition: &Edition,
    awards: &[Award],
) -> ActionResult<Vec<(AwardTier, Vec<Counted>)>> {
    let given = given_of(db, awards).await?;
    let tiers = places_of(db, edition).await?.into_iter();
    let counted = tiers.map(|(tier, places)| {
        let counted = count_places(&tier, &places, &given);
        (tier, counted)
    });
    Ok(counted.collect())
}

/// A tier on the board.
#[derive(Debug)]
pub struct BoardTier {
    /// The tier.
    pub tier: AwardTier,
    /// How many of its places are given: one row, or one for each age band.
    pub counted: Vec<Counted>,
    /// Its awards, by place.
    pub awards: Vec<Award>,
}

/// The board: tiers with their works, and the order of those without an award.
#[derive(Debug)]
pub struct Board {
    /// The edition.
    pub edition: Edition,
    /// From the highest tier down.
    pub tiers: Vec<BoardTier>,
    /// Works that move up when an award is withdrawn, in their order.
    pub reserves: Vec<Reserve>,
    /// How many they were filled to: in all, or in each age band where places belong to those.
    pub n_reserves: usize,
    /// The best without an award, at most three hundred.
    pub unplaced: Vec<Ranked>,
    /// What to know of the awards as they stand.
    pub warnings: Warnings,
    /// Once it was announced.
    pub announcement: Option<Announcement>,
}

/// The award board of an edition.
pub async fn find_board(app: &App, actor: &Actor, edition_number: i32) -> ActionResult<Board> {
    actor.require(Permission::AwardWrite)?;
    let edition = editions::find_edition(app, actor, edition_number).await?;
    let db = app.db.read();
    let awards = store::list_awards(db, edition.id).await?;
    let mut unplaced = list_ranked(db, edition.id).await?;
    let reserves = store::list_reserves(db, edition.id).await?;
    unplaced.retain(|one| {
        awards.iter().all(|award| award.entry_id != one.entry)
            && reserves.iter().all(|reserve| reserve.entry_id != one.entry)
    });
    unplaced.truncate(UNPLACED_MAX);
    let tiers = count_tiers(db, &edition, &awards)
        .await?
        .into_iter()
        .map(|(tier, counted)| {
            let own = awards.iter().filter(|award| award.tier_id == tier.id);
            BoardTier {
                awards: own.cloned().collect(),
                tier,
                counted,
            }
        })
        .collect();
    let bands = match reserves_in_bands(&edition) {
        true => {
            let ids: Vec<EntryId> = reserves.iter().map(|one| one.entry_id).collect();
            entries::list_divisions(db, &ids).await?
        }
        false => HashMap::new(),
    };
    let mut n_of: HashMap<Option<DivisionId>, usize> = HashMap::new();
    for one in &reserves {
        *n_of.entry(bands.get(&one.entry_id).copied()).or_default() += 1;
    }
    Ok(Board {
        n_reserves: n_of.into_values().max().unwrap_or(0),
        announcement: store::find_announcement(db, edition.id).await?,
        warnings: find_warnings(db, &edition, &awards).await?,
        edition,
        tiers,
        reserves,
        unplaced,
    })
}
