//! From an order of entries to filled tiers. Pure.

use std::collections::HashSet;

use crate::editions::AwardTier;
use crate::editions::domain::Places;
use crate::kernel::{AwardTierId, DivisionId, EntryId};

/// An entry's place in the panel's order, as far as awards need it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ranked {
    /// The entry.
    pub entry: EntryId,
    /// Its age band.
    pub division: DivisionId,
    /// Competition rank, 1 is best; equal ranks are ties.
    pub rank: i32,
}

/// An award that stands, as far as counting needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Given {
    /// Whose.
    pub entry: EntryId,
    /// Its age band.
    pub division: DivisionId,
    /// Its tier.
    pub tier: AwardTierId,
}

/// Places of a tier, and how many of them are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// The places.
    pub places: Places,
    /// How many stand.
    pub n_given: usize,
}

impl Counted {
    /// Whether as many are given as there are places.
    pub fn is_full(&self) -> bool {
        self.n_given == self.places.n
    }
}

/// How many of a tier's places are given: one row, or one for each age band.
pub fn count_places(tier: &AwardTier, places: &[Places], given: &[Given]) -> Vec<Counted> {
    let own = |one: &&Given| one.tier == tier.id;
    let counted = places.iter().map(|places| Counted {
        places: *places,
        n_given: given
            .iter()
            .filter(own)
            .filter(|one| places.division.is_none_or(|only| only == one.division))
            .count(),
    });
    counted.collect()
}

/// What filling by rank would give.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filling {
    /// Entry, tier and place within the tier from 1, best first.
    pub given: Vec<(EntryId, AwardTierId, i32)>,
    /// Tiers, or age bands of them, whose last place and the next below share a rank: a person has to decide, the list order decided for now.
    pub tied: Vec<(AwardTierId, Option<DivisionId>)>,
    /// Places that stay empty because the order is too short.
    pub n_empty: usize,
}

/// Fills the tiers from the highest down, each to its places, in the order of `ranked`; places of an age band from works of that band.
/// Entries in `kept` keep what a person gave them and take their tier's places first.
pub fn fill(tiers: &[(AwardTier, Vec<Places>)], ranked: &[Ranked], kept: &[Given]) -> Filling {
    let mut held: HashSet<EntryId> = kept.iter().map(|one| one.entry).collect();
    let mut filling = Filling::default();
    let mut tiers: Vec<&(AwardTier, Vec<Places>)> = tiers.iter().collect();
    tiers.sort_by_key(|(tier, _)| tier.position);
    for (tier, places) in tiers {
        let mut chosen: HashSet<EntryId> = HashSet::new();
        for counted in count_places(tier, places, kept) {
            let division = counted.places.division;
            let mut queue = ranked
                .iter()
                .filter(|one| !held.contains(&one.entry))
                .filter(|one| division.is_none_or(|only| only == one.division));
            let n_open = counted.places.n.saturating_sub(counted.n_given);
            let next: Vec<&Ranked> = queue.by_ref().take(n_open).collect();
            filling.n_empty += n_open - next.len();
            if let (Some(last), Some(below)) = (next.last(), queue.next())
                && last.rank == below.rank
            {
                filling.tied.push((tier.id, division));
            }
            chosen.extend(next.iter().map(|one| one.entry));
        }
        let n_kept = kept.iter().filter(|one| one.tier == tier.id).count();
        let first = i32::try_from(n_kept).unwrap_or(i32::MAX).saturating_add(1);
        let in_order = ranked.iter().filter(|one| chosen.contains(&one.entry));
        let given = (first..).zip(in_order);
        filling
            .given
            .extend(given.map(|(place, one)| (one.entry, tier.id, place)));
        held.extend(chosen);
    }
    filling
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use uuid::Uuid;

    use super::*;
    use crate::editions::TierSize;
    use crate::editions::domain::InJudging;
    use crate::kernel::Translated;

    fn entry(n: u128) -> EntryId {
        EntryId(Uuid::from_u128(n))
    }

    fn band(n: u128) -> DivisionId {
        DivisionId(Uuid::from_u128(n))
    }

    fn tier(position: i32, size: usize) -> (AwardTier, Vec<Places>) {
        let tier = AwardTier {
            id: AwardTierId(Uuid::from_u128(1000 + position as u128)),
            position,
            name: Translated::default(),
            size: TierSize::Works(size as i32),
            is_per_division: false,
        };
        let places = tier.places(&[], &InJudging(HashMap::new()));
        (tier, places)
    }

    /// The same places in two age bands.
    fn in_each(position: i32, size: usize) -> (AwardTier, Vec<Places>) {
        let (mut tier, places) = tier(position, size);
        tier.is_per_division = true;
        let of = |division| Places {
            division: Some(band(division)),
            ..places[0]
        };
        (tier, vec![of(1), of(2)])
    }

    /// Odd entries are of the first age band, even ones of the second.
    fn order(ranks: &[i32]) -> Vec<Ranked> {
        (1..)
            .zip(ranks)
            .map(|(n, rank)| Ranked {
                entry: entry(n),
                division: band(2 - n % 2),
                rank: *rank,
            })
            .collect()
    }

    fn kept(n: u128, (tier, _): &(AwardTier, Vec<Places>)) -> Given {
        Given {
            entry: entry(n),
            division: band(2 - n % 2),
            tier: tier.id,
        }
    }

    #[test]
    fn the_best_get_the_highest_tier_and_each_tier_its_size() {
        let tiers = [tier(2, 2), tier(1, 1)];
        let filling = fill(&tiers, &order(&[1, 2, 3, 4]), &[]);
        assert_eq!(
            filling.given,
            [
                (entry(1), tiers[1].0.id, 1),
                (entry(2), tiers[0].0.id, 1),
                (entry(3), tiers[0].0.id, 2),
            ]
        );
        assert!(filling.tied.is_empty());
        assert_eq!(filling.n_empty, 0);
    }

    #[test]
    fn a_tie_across_a_cut_is_told() {
        let tiers = [tier(1, 1), tier(2, 1)];
        let filling = fill(&tiers, &order(&[1, 1, 3]), &[]);
        assert_eq!(filling.tied, [(tiers[0].0.id, None)]);
    }

    #[test]
    fn what_a_person_gave_stays_and_takes_a_place() {
        let tiers = [tier(1, 1), tier(2, 2)];
        let filling = fill(&tiers, &order(&[1, 2, 3]), &[kept(3, &tiers[0])]);
        assert_eq!(
            filling.given,
            [(entry(1), tiers[1].0.id, 1), (entry(2), tiers[1].0.id, 2)]
        );
    }

    #[test]
    fn a_short_order_leaves_places_empty_and_says_how_many() {
        let tiers = [tier(1, 1), tier(2, 5), tier(3, 2)];
        assert_eq!(fill(&tiers, &order(&[1, 2]), &[]).n_empty, 6);
    }

    #[test]
    fn each_age_band_fills_its_own_places_and_what_is_over_goes_on_below() {
        let tiers = [in_each(1, 1), tier(2, 2)];
        // Entries 1, 3, 5 of the first band; 2, 4, 6 of the second.
        let filling = fill(&tiers, &order(&[1, 4, 2, 5, 3, 6]), &[]);
        let (top, rest) = (tiers[0].0.id, tiers[1].0.id);
        assert_eq!(
            filling.given,
            [
                (entry(1), top, 1),
                (entry(2), top, 2),
                (entry(3), rest, 1),
                (entry(4), rest, 2)
            ]
        );
        // What a person gave counts in its own band alone.
        let filling = fill(&tiers, &order(&[1, 4, 2, 5, 3, 6]), &[kept(6, &tiers[0])]);
        assert_eq!(filling.given[0], (entry(1), top, 2));
        assert_eq!(filling.given[1], (entry(2), rest, 1));
    }

    #[test]
    fn a_tie_and_an_empty_place_are_told_for_the_age_band_they_are_in() {
        let tiers = [in_each(1, 2)];
        let filling = fill(&tiers, &order(&[1, 2, 3, 4, 3]), &[]);
        assert_eq!(filling.tied, [(tiers[0].0.id, Some(band(1)))]);
        assert_eq!(filling.n_empty, 0);
        let filling = fill(&tiers, &order(&[1, 2, 3]), &[]);
        assert_eq!((filling.tied.len(), filling.n_empty), (0, 1));
    }

    #[test]
    fn places_are_counted_by_age_band() {
        let one = in_each(1, 2);
        let given = [
            kept(1, &one),
            kept(3, &one),
            kept(2, &one),
            kept(5, &tier(2, 1)),
        ];
        let counted = count_places(&one.0, &one.1, &given);
        let n: Vec<(usize, bool)> = counted
            .iter()
            .map(|one| (one.n_given, one.is_full()))
            .collect();
        assert_eq!(n, [(2, true), (1, false)]);
    }
}
