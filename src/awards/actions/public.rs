//! What the public reads: awarded works and the numbers of an edition.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use sea_orm::ConnectionTrait;

use super::{Award, find_tier};
use crate::artworks::actions as artworks;
use crate::awards::store;
use crate::editions::actions as editions;
use crate::editions::{AwardTier, Edition};
use crate::entries::EntryState;
use crate::entries::actions::{self as entries, PublicFact};
use crate::kernel::{ActionResult, ArtworkId, EditionId, EntryId, MemberCode};

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
    /// The words of its colours, a bit each.
    pub colour_words: i32,
}

/// The public awarded works of these editions, in their order; within an edition by tier and place. Three queries for any thousand.
pub async fn list_works(
    db: &impl ConnectionTrait,
    editions: &[Edition],
) -> ActionResult<Vec<Work>> {
    let only = match editions {
        [one] => Some(one.id),
        _ => None,
    };
    works_of(db, editions, store::list_announced(db, only).await?).await
}

/// The same of any awards, announced or provisional.
pub(super) async fn works_of(
    db: &impl ConnectionTrait,
    editions: &[Edition],
    awards: Vec<Award>,
) -> ActionResult<Vec<Work>> {
    let only = match editions {
        [one] => Some(one.id),
        _ => None,
    };
    let facts: HashMap<EntryId, PublicFact> = entries::list_public_facts(db, only)
        .await?
        .into_iter()
        .map(|fact| (fact.id, fact))
        .collect();
    let artwork_ids: Vec<ArtworkId> = awards
        .iter()
        .filter_map(|award| Some(facts.get(&award.entry_id)?.artwork_id))
        .collect();
    let colours = artworks::list_colour_words(db, &artwork_ids).await?;
    let mut works: Vec<(usize, i32, i32, Work)> = awards
        .into_iter()
        .filter_map(|award| {
            let at = editions
                .iter()
                .position(|edition| edition.id == award.edition_id)?;
            let tier = find_tier(&editions[at], award.tier_id)?;
            let fact = facts.get(&award.entry_id)?.clone();
            let work = Work {
                colour_words: colours.get(&fact.artwork_id).copied().unwrap_or(0),
                fact,
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

/// How many awards of each tier, the highest first, went to each member government, of an edition whose results are public. A work that takes part
/// no more counts no more.
pub async fn count_by_member(
    db: &impl ConnectionTrait,
    edition: &Edition,
) -> ActionResult<HashMap<MemberCode, Vec<i32>>> {
    let awards = store::list_announced(db, Some(edition.id)).await?;
    let ids: Vec<EntryId> = awards.iter().map(|award| award.entry_id).collect();
    let members: HashMap<EntryId, MemberCode> = entries::list_belonging(db, &ids)
        .await?
        .into_iter()
        .filter(|one| matches!(one.state, EntryState::Eligible | EntryState::Suspended))
        .map(|one| (one.id, one.member_code))
        .collect();
    let mut tiers: Vec<&AwardTier> = edition.tiers.iter().collect();
    tiers.sort_by_key(|tier| tier.position);
    let mut counts: HashMap<MemberCode, Vec<i32>> = HashMap::new();
    for award in &awards {
        let (Some(member), Some(at)) = (
            members.get(&award.entry_id),
            tiers.iter().position(|tier| tier.id == award.tier_id),
        ) else {
            continue;
        };
        let own = counts.entry(member.clone());
        own.or_insert_with(|| vec![0; tiers.len()])[at] += 1;
    }
    Ok(counts)
}
