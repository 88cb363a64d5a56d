//! The award board: giving, moving, taking back, filling by rank.

use std::collections::HashSet;

use sea_orm::ConnectionTrait;
use serde_json::json;

use super::{Announcement, Award, Reserve, fill_reserves, find_tier, hold, note, refuse_fixed};
use crate::app::App;
use crate::awards::domain::{AwardState, Filling, Ranked, fill};
use crate::awards::store;
use crate::editions::actions as editions;
use crate::editions::{AwardTier, Edition};
use crate::entries::EntryState;
use crate::entries::actions as entries;
use crate::judging::actions as judging;
use crate::kernel::{
    ActionError, ActionResult, Actor, AwardId, AwardTierId, EditionId, EntryId, Permission, Refusal,
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
    let kept: Vec<(EntryId, AwardTierId)> = store::list_awards(&tx, edition.id)
        .await?
        .iter()
        .map(|award| (award.entry_id, award.tier_id))
        .collect();
    let back = store::list_taken_back(&tx, edition.id).await?;
    let mut open = ranked;
    open.retain(|one| !back.contains(&one.entry));
    let filling = fill(&edition.tiers, &open, &kept);
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
    let n_filled = fill_reserves(&tx, edition.id, &open, &awarded, n_reserves).await?;
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
    Ok(standings
        .into_iter()
        .filter(|one| eligible.contains(&one.entry_id))
        .map(|one| Ranked {
            entry: one.entry_id,
            rank: one.rank,
        })
        .collect())
}

/// The board: tiers with their works, and the order of those without an award.
#[derive(Debug)]
pub struct Board {
    /// The edition.
    pub edition: Edition,
    /// From the highest tier down; each with its awards by place.
    pub tiers: Vec<(AwardTier, Vec<Award>)>,
    /// Works that move up when an award is withdrawn, in their order.
    pub reserves: Vec<Reserve>,
    /// The best without an award, at most three hundred.
    pub unplaced: Vec<Ranked>,
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
    let mut tiers: Vec<(AwardTier, Vec<Award>)> = edition
        .tiers
        .iter()
        .map(|tier| {
            let own = awards.iter().filter(|award| award.tier_id == tier.id);
            (tier.clone(), own.cloned().collect())
        })
        .collect();
    tiers.sort_by_key(|(tier, _)| tier.position);
    Ok(Board {
        announcement: store::find_announcement(db, edition.id).await?,
        edition,
        tiers,
        reserves,
        unplaced,
    })
}
