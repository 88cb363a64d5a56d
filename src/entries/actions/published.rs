//! What later features choose from: published works by edition and country, and who agreed to a purpose.

use std::collections::{HashMap, HashSet};

use sea_orm::ConnectionTrait;

use super::{PublicEntry, list_public};
use crate::entries::domain::{ConsentPurpose, ConsentState};
use crate::entries::store;
use crate::kernel::{ActionResult, Country, EditionId, EntryId};

/// Published works that may be shown, of these editions and of one country if given, in the order of arrival after a
/// cursor, at most `n_max`.
pub async fn list_published(
    db: &impl ConnectionTrait,
    editions: &[EditionId],
    country: Option<Country>,
    after: Option<EntryId>,
    n_max: u64,
) -> ActionResult<Vec<PublicEntry>> {
    let ids = store::list_published_ids(db, editions, country, after, n_max).await?;
    list_public(db, &ids).await
}

/// Those of `ids` whose guardian agreed to a purpose and has not taken it back.
pub async fn list_agreeing(
    db: &impl ConnectionTrait,
    ids: &[EntryId],
    purpose: ConsentPurpose,
) -> ActionResult<HashSet<EntryId>> {
    let words = store::list_consents_for(db, ids, purpose).await?;
    // The oldest comes first, so the last word stays.
    let last: HashMap<EntryId, ConsentState> = words
        .into_iter()
        .map(|word| (word.entry_id, word.state))
        .collect();
    Ok(last
        .into_iter()
        .filter(|(_, state)| *state == ConsentState::Given)
        .map(|(id, _)| id)
        .collect())
}
