//! The letters behind an announcement, a part at a time.

use std::collections::HashMap;

use sea_orm::ConnectionTrait;
use serde_json::json;

use super::find_tier;
use crate::app::App;
use crate::awards::{letters, store};
use crate::editions::actions as editions;
use crate::entries::actions as entries;
use crate::kernel::{ActionResult, AnnouncementId, AwardTierId, EntryId};
use crate::platform::{mail, queue};

/// The kind of job that writes an announcement's letters.
pub const WRITE_RESULT_LETTERS: &str = "write-result-letters";
/// Letters written in one transaction: others who write wait for no more than these.
const LETTERS_AT_ONCE: u64 = 100;

/// Asks for the letters behind those of the entry `after`.
pub(super) async fn enqueue_letters(
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
