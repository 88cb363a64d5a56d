//! The announcement: its preview, the one commit that makes results public, and the letters behind it.

use std::collections::{BTreeMap, HashMap};

use sea_orm::ConnectionTrait;
use serde_json::json;

use super::{Announcement, find_board, find_tier, note, refuse_announced};
use crate::app::App;
use crate::awards::{letters, store};
use crate::editions::EditionState;
use crate::editions::actions as editions;
use crate::entries::actions as entries;
use crate::kernel::{
    ActionResult, Actor, AnnouncementId, AwardTierId, EntryId, Lang, Permission, Refusal,
};
use crate::platform::{mail, queue};

/// The kind of job that writes an announcement's letters.
pub const WRITE_RESULT_LETTERS: &str = "write-result-letters";
/// Letters written in one transaction: others who write wait for no more than these.
const LETTERS_AT_ONCE: u64 = 100;

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
    app.sign_journal(&tx).await?;
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
