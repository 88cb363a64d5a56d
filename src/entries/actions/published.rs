//! What later features choose from: published works by edition and country, and who agreed to a purpose.

use std::collections::{HashMap, HashSet};

use sea_orm::ConnectionTrait;

use super::candidates::NUMBERS_MAX;
use super::{Entry, PublicEntry, list_public};
use crate::editions::domain::InJudging;
use crate::entries::domain::{ConsentPurpose, ConsentState, EntryState};
use crate::entries::store;
use crate::kernel::{
    ActionError, ActionResult, ArtworkId, Country, DivisionId, EditionId, EntryId, MemberCode,
};

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

/// What a list of public works is filtered by: no words, no picture, no name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicFact {
    /// The entry.
    pub id: EntryId,
    /// Its public code.
    pub number: String,
    /// Its edition.
    pub edition_id: EditionId,
    /// Its country.
    pub country: Country,
    /// Its member government.
    pub member: MemberCode,
    /// Its division.
    pub division: DivisionId,
    /// Its drawing.
    pub artwork_id: ArtworkId,
}

/// The facts of every published work that may be shown, of one edition if given. One query.
pub async fn list_public_facts(
    db: &impl ConnectionTrait,
    edition: Option<EditionId>,
) -> ActionResult<Vec<PublicFact>> {
    let rows = store::list_public_facts(db, edition).await?;
    Ok(rows
        .into_iter()
        .map(
            |(id, number, edition_id, country, member, division, artwork_id)| PublicFact {
                id,
                number,
                edition_id,
                country,
                member,
                division,
                artwork_id,
            },
        )
        .collect())
}

/// Which of `ids` still take part: admitted, not withdrawn or taken out.
pub async fn list_eligible(
    db: &impl ConnectionTrait,
    ids: &[EntryId],
) -> ActionResult<HashSet<EntryId>> {
    Ok(store::list_eligible_ids(db, ids)
        .await?
        .into_iter()
        .collect())
}

/// The admitted entries of an edition in the order of their ids, after a cursor: for letters to their guardians.
pub async fn list_eligible_rows(
    db: &impl ConnectionTrait,
    edition: EditionId,
    after: Option<EntryId>,
    n_max: u64,
) -> ActionResult<Vec<Entry>> {
    Ok(store::list_in_states(db, edition, &[EntryState::Eligible], after, n_max).await?)
}

/// How many entries of an edition were admitted.
pub async fn count_eligible(db: &impl ConnectionTrait, edition: EditionId) -> ActionResult<u64> {
    Ok(store::count_in_state(db, edition, EntryState::Eligible).await?)
}

/// How many admitted entries came from each country, by the country's code. Numbers only.
pub async fn count_by_country(
    db: &impl ConnectionTrait,
    edition: EditionId,
) -> ActionResult<Vec<(Country, i64)>> {
    Ok(store::count_by_country(db, edition).await?)
}

/// An entry's row, inside a later feature's transaction; whether the actor may see it is theirs to ask.
pub async fn find_entry_row(db: &impl ConnectionTrait, id: EntryId) -> ActionResult<Entry> {
    store::list_by_ids(db, &[id])
        .await?
        .pop()
        .ok_or(ActionError::NotFound)
}

/// The same by its number; whether the actor may see it is theirs to ask.
pub async fn find_row_by_number(db: &impl ConnectionTrait, number: &str) -> ActionResult<Entry> {
    store::find_by_number(db, number)
        .await?
        .ok_or(ActionError::NotFound)
}

/// Where these entries stand. One query.
pub async fn list_states(
    db: &impl ConnectionTrait,
    ids: &[EntryId],
) -> ActionResult<HashMap<EntryId, EntryState>> {
    Ok(store::list_states(db, ids).await?.into_iter().collect())
}

/// How many works of an edition are in judging, by age band: a share of awards is a share of these.
pub async fn count_in_judging(
    db: &impl ConnectionTrait,
    edition: EditionId,
) -> ActionResult<InJudging> {
    let counted = store::count_in_judging(db, edition).await?;
    let whole = |n: i64| usize::try_from(n).unwrap_or(0);
    let counted = counted.into_iter().map(|(one, n)| (one, whole(n)));
    Ok(InJudging(counted.collect()))
}

/// The age bands of entries, whatever has become of them. For counts.
pub async fn list_divisions(
    db: &impl ConnectionTrait,
    ids: &[EntryId],
) -> ActionResult<HashMap<EntryId, DivisionId>> {
    let mut divisions = HashMap::new();
    for some in ids.chunks(NUMBERS_MAX) {
        divisions.extend(store::list_divisions(db, some).await?);
    }
    Ok(divisions)
}
