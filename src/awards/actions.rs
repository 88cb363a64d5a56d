//! Filling the tiers, moving works between them, announcing, and what the public reads of it.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};

use sea_orm::ConnectionTrait;
use serde_json::json;

use super::domain::{AwardState, Filling, Ranked, fill};
use super::{letters, store};
use crate::app::App;
use crate::editions::actions as editions;
use crate::editions::{AwardTier, Edition, EditionState};
use crate::entries::EntryState;
use crate::entries::actions::{self as entries, PublicFact};
use crate::judging::actions as judging;
use crate::kernel::{
    ActionError, ActionResult, Actor, AnnouncementId, AwardId, AwardTierId, EditionId, EntryId,
    Lang, Permission, Refusal,
};
use crate::platform::journal::{self, Subject};
use crate::platform::{mail, queue};

pub use store::{Announcement, Award};

/// The kind of job that writes an announcement's letters.
pub const WRITE_RESULT_LETTERS: &str = "write-result-letters";
/// Letters written in one transaction: others who write wait for no more than these.
const LETTERS_AT_ONCE: u64 = 100;
/// Most works of the order that the board shows below the tiers.
const UNPLACED_MAX: usize = 300;

async fn note(
    tx: &impl ConnectionTrait,
    app: &App,
    actor: &Actor,
    verb: &'static str,
    edition: EditionId,
    facts: serde_json::Value,
) -> ActionResult<()> {
    let subject = Subject::new("edition", edition);
    Ok(journal::record(tx, app.clock.now(), actor, verb, subject, facts).await?)
}

async fn refuse_announced(tx: &impl ConnectionTrait, edition: EditionId) -> ActionResult<()> {
    match store::find_announcement(tx, edition).await? {
        Some(_) => Err(Refusal::conflict("results-announced-already").into()),
        None => Ok(()),
    }
}

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
    refuse_announced(&tx, edition.id).await?;
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
            let all = store::list_awards(&tx, edition.id).await?;
            let last = all
                .iter()
                .filter(|one| one.tier_id == tier)
                .map(|one| one.position)
                .max();
            last.unwrap_or(0) + 1
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

fn find_tier(edition: &Edition, id: AwardTierId) -> Option<&AwardTier> {
    edition.tiers.iter().find(|tier| tier.id == id)
}

/// Fills the tiers from the panel's order. What a person set by hand stays where it is, and what a person took back is
/// passed over; everything else is placed anew.
pub async fn fill_by_rank(app: &App, actor: &Actor, edition_number: i32) -> ActionResult<Filling> {
    actor.require(Permission::AwardWrite)?;
    let edition = editions::find_edition(app, actor, edition_number).await?;
    let now = app.clock.now();
    let tx = app.db.write().await?;
    refuse_announced(&tx, edition.id).await?;
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
        })
        .collect();
    store::insert_awards(&tx, rows).await?;
    let facts = json!({ "n": filling.given.len(), "n_empty": filling.n_empty, "n_tied": filling.tied.len() });
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
    unplaced.retain(|one| awards.iter().all(|award| award.entry_id != one.entry));
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
        unplaced,
    })
}

/// What an announcement would do, before anyone presses the button.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// Awards that become public.
    pub n_awards: usize,
    /// Awarded works whose guardian did not agree to showing: named nowhere, but they get their letter.
    pub n_hidden: usize,
    /// Letters by language: awarded, thanks.
    pub letters: BTreeMap<Lang, (usize, usize)>,
    /// Tiers that are not full, or over-full: given, size.
    pub off_size: Vec<(AwardTierId, usize, i32)>,
}

/// The exact numbers of what an announcement would make public and send.
pub async fn preview(app: &App, actor: &Actor, edition_number: i32) -> ActionResult<Preview> {
    let board = find_board(app, actor, edition_number).await?;
    let tiers: HashMap<EntryId, AwardTierId> = board
        .tiers
        .iter()
        .flat_map(|(tier, awards)| awards.iter().map(|award| (award.entry_id, tier.id)))
        .collect();
    let mut letters: BTreeMap<Lang, (usize, usize)> = BTreeMap::new();
    let mut n_hidden = 0;
    for entry in entries::list_eligible_rows(
        app.db.read(),
        board.edition.id,
        None,
        entries::CANDIDATES_MAX,
    )
    .await?
    {
        let counts = letters.entry(entry.lang).or_default();
        if tiers.contains_key(&entry.id) {
            counts.0 += 1;
            n_hidden += usize::from(!entry.may_show_work);
        } else {
            counts.1 += 1;
        }
    }
    Ok(Preview {
        n_awards: tiers.len(),
        n_hidden,
        letters,
        off_size: board
            .tiers
            .iter()
            .filter(|(tier, awards)| usize::try_from(tier.size) != Ok(awards.len()))
            .map(|(tier, awards)| (tier.id, awards.len(), tier.size))
            .collect(),
    })
}

/// Makes the results public: awards, works with consent, letters to everyone who took part. Once; a second time is refused.
pub async fn announce(app: &App, actor: &Actor, edition_number: i32) -> ActionResult<()> {
    actor.require(Permission::ResultPublish)?;
    let edition = editions::find_edition(app, actor, edition_number).await?;
    let now = app.clock.now();
    let tx = app.db.write().await?;
    refuse_announced(&tx, edition.id).await?;
    let awards = store::list_awards(&tx, edition.id).await?;
    if awards.is_empty() {
        return Err(Refusal::conflict("no-awards-given").into());
    }
    // The ways from the panel's result to the public one; an objection period may lie between.
    for next in [EditionState::Confirmed, EditionState::Published] {
        let here = editions::find_edition_by_id(&tx, edition.id).await?.state;
        if here != next && here != EditionState::Published {
            editions::change_state_in(&tx, app, actor, edition.id, next).await?;
        }
    }
    store::update_announced(&tx, edition.id).await?;
    let ids: Vec<EntryId> = awards.iter().map(|award| award.entry_id).collect();
    entries::publish(&tx, &ids, now).await?;
    let n_letters = entries::count_eligible(&tx, edition.id).await?;
    let id: AnnouncementId = app.clock.new_id();
    store::insert_announcement(
        &tx,
        Announcement {
            id,
            edition_id: edition.id,
            announced_at: now,
            announced_by: actor.person(),
            n_awards: i32::try_from(awards.len()).unwrap_or(i32::MAX),
            n_letters: i32::try_from(n_letters).unwrap_or(i32::MAX),
            letters_after: None,
            letters_done_at: None,
        },
    )
    .await?;
    enqueue_letters(&tx, app, id, None).await?;
    let facts = json!({ "n_awards": awards.len(), "n_letters": n_letters });
    note(&tx, app, actor, "results.announced", edition.id, facts).await?;
    tx.commit().await?;
    app.public_changed();
    Ok(())
}

async fn enqueue_letters(
    tx: &impl ConnectionTrait,
    app: &App,
    id: AnnouncementId,
    after: Option<EntryId>,
) -> ActionResult<()> {
    let after = after.map_or_else(|| "start".to_owned(), |after| after.to_string());
    let job = queue::NewJob {
        kind: WRITE_RESULT_LETTERS,
        payload: json!({ "announcement_id": id }),
        lane: format!("announcement:{id}"),
        dedupe_key: Some(format!("{WRITE_RESULT_LETTERS}:{id}:{after}")),
    };
    Ok(queue::enqueue(tx, app.clock.now(), job).await?)
}

/// Writes the next letters of an announcement and asks for those after them. The cursor moves in the same transaction as the
/// letters, so that running twice writes none twice.
pub async fn write_result_letters(app: &App, id: AnnouncementId) -> ActionResult<()> {
    let now = app.clock.now();
    let tx = app.db.write().await?;
    let Some(announcement) = store::find_announcement_by_id(&tx, id).await? else {
        return Ok(());
    };
    if announcement.letters_done_at.is_some() {
        return Ok(());
    }
    let edition = editions::find_edition_by_id(&tx, announcement.edition_id).await?;
    let part =
        entries::list_eligible_rows(&tx, edition.id, announcement.letters_after, LETTERS_AT_ONCE)
            .await?;
    let ids: Vec<EntryId> = part.iter().map(|entry| entry.id).collect();
    let tiers: HashMap<EntryId, AwardTierId> = store::list_announced_of(&tx, &ids)
        .await?
        .into_iter()
        .map(|award| (award.entry_id, award.tier_id))
        .collect();
    for entry in &part {
        let tier = tiers
            .get(&entry.id)
            .and_then(|tier| find_tier(&edition, *tier));
        mail::post(&tx, now, letters::result(app, entry, tier)).await?;
    }
    let last = ids.last().copied();
    let is_done = u64::try_from(part.len()).unwrap_or(u64::MAX) < LETTERS_AT_ONCE;
    store::update_letters(
        &tx,
        id,
        last.or(announcement.letters_after),
        is_done.then_some(now),
    )
    .await?;
    if !is_done {
        enqueue_letters(&tx, app, id, last).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// The announced entries of an edition that may be shown, best first.
pub async fn list_awarded(
    db: &impl ConnectionTrait,
    edition: EditionId,
) -> ActionResult<Vec<EntryId>> {
    let works = list_works(db, &[editions::find_edition_by_id(db, edition).await?]).await?;
    Ok(works.into_iter().map(|work| work.fact.id).collect())
}

/// The announced award tier of each of these entries that has one.
pub async fn tiers_of(
    db: &impl ConnectionTrait,
    ids: &[EntryId],
) -> ActionResult<HashMap<EntryId, AwardTier>> {
    let awards = store::list_announced_of(db, ids).await?;
    let mut known: HashMap<EditionId, Edition> = HashMap::new();
    let mut tiers = HashMap::new();
    for award in awards {
        let edition = match known.entry(award.edition_id) {
            Entry::Occupied(edition) => edition.into_mut(),
            Entry::Vacant(place) => {
                place.insert(editions::find_edition_by_id(db, award.edition_id).await?)
            }
        };
        let tier = find_tier(edition, award.tier_id);
        if let Some(tier) = tier {
            tiers.insert(award.entry_id, tier.clone());
        }
    }
    Ok(tiers)
}

/// A public awarded work, without its picture and words yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Work {
    /// Its facts.
    pub fact: PublicFact,
    /// Which of the editions given.
    pub edition_number: i32,
    /// Its award.
    pub tier: AwardTier,
}

/// The public awarded works of these editions, in their order; within an edition by tier and place. Two queries, however many.
pub async fn list_works(
    db: &impl ConnectionTrait,
    editions: &[Edition],
) -> ActionResult<Vec<Work>> {
    let only = match editions {
        [one] => Some(one.id),
        _ => None,
    };
    let awards = store::list_announced(db, only).await?;
    let facts: HashMap<EntryId, PublicFact> = entries::list_public_facts(db, only)
        .await?
        .into_iter()
        .map(|fact| (fact.id, fact))
        .collect();
    let mut works: Vec<(usize, i32, i32, Work)> = awards
        .into_iter()
        .filter_map(|award| {
            let at = editions
                .iter()
                .position(|edition| edition.id == award.edition_id)?;
            let tier = find_tier(&editions[at], award.tier_id)?;
            let work = Work {
                fact: facts.get(&award.entry_id)?.clone(),
                edition_number: editions[at].number,
                tier: tier.clone(),
            };
            Some((at, tier.position, award.position, work))
        })
        .collect();
    works.sort_by_key(|(at, tier, place, work)| (*at, *tier, *place, work.fact.id));
    Ok(works.into_iter().map(|(_, _, _, work)| work).collect())
}

/// How many awards of each tier an edition gave, also those whose works may not be shown.
pub async fn count_by_tier(
    db: &impl ConnectionTrait,
    edition: &Edition,
) -> ActionResult<Vec<(AwardTier, usize)>> {
    let awards = store::list_announced(db, Some(edition.id)).await?;
    let mut tiers: Vec<(AwardTier, usize)> = edition
        .tiers
        .iter()
        .map(|tier| {
            let n = awards
                .iter()
                .filter(|award| award.tier_id == tier.id)
                .count();
            (tier.clone(), n)
        })
        .collect();
    tiers.sort_by_key(|(tier, _)| tier.position);
    Ok(tiers)
}
