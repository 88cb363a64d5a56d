//! What judging's lots and counts need to know of an entry.

use std::collections::HashMap;

use sea_orm::ConnectionTrait;

use super::Entry;
use crate::artworks::actions as artworks;
use crate::entries::domain::EntryState;
use crate::entries::store;
use crate::kernel::{ActionResult, ArtworkId, Country, DivisionId, EditionId, EntryId, MemberCode};

/// What assigning and counting need to know of an entry that is in judging: no name, no school, no age beyond its band. For the staff's
/// pages and the lots, never for a judge's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The entry.
    pub id: EntryId,
    /// Its public code.
    pub number: String,
    /// Whose judges are in conflict with it.
    pub country: Country,
    /// The member government that sent it.
    pub member_code: MemberCode,
    /// Its age band: for counts.
    pub division_id: DivisionId,
    /// Decides where lots are drawn: a hash of the picture alone, so that neither the maker nor the hour can tilt them.
    pub lot: String,
}

/// The admitted entries of an edition, in the order of their numbers.
pub async fn list_candidates(
    db: &impl ConnectionTrait,
    edition: EditionId,
) -> ActionResult<Vec<Candidate>> {
    let states = [EntryState::Eligible];
    candidates_of(
        db,
        store::list_in_states(db, edition, &states, None, CANDIDATES_MAX).await?,
    )
    .await
}

/// The public codes of entries, whatever has become of them.
pub async fn list_numbers(
    db: &impl ConnectionTrait,
    ids: &[EntryId],
) -> ActionResult<HashMap<EntryId, String>> {
    let mut numbers = HashMap::new();
    for some in ids.chunks(NUMBERS_MAX) {
        let found = store::list_by_ids(db, some).await?;
        numbers.extend(found.into_iter().map(|entry| (entry.id, entry.number)));
    }
    Ok(numbers)
}

/// Entries asked for by one statement: below the databases' limits of parameters.
pub(super) const NUMBERS_MAX: usize = 10_000;

/// The most entries of an edition that judging looks at.
pub const CANDIDATES_MAX: u64 = 20_000;

async fn candidates_of(
    db: &impl ConnectionTrait,
    entries: Vec<Entry>,
) -> ActionResult<Vec<Candidate>> {
    let artwork_ids: Vec<ArtworkId> = entries.iter().map(|entry| entry.artwork_id).collect();
    let pictures = artworks::list_originals(db, &artwork_ids).await?;
    let mut candidates: Vec<Candidate> = entries
        .into_iter()
        .filter_map(|entry| {
            Some(Candidate {
                lot: pictures.get(&entry.artwork_id)?.to_string(),
                id: entry.id,
                number: entry.number,
                country: entry.country,
                member_code: entry.member_code,
                division_id: entry.division_id,
            })
        })
        .collect();
    candidates.sort_by(|a, b| a.number.cmp(&b.number));
    Ok(candidates)
}
