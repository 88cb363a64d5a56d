//! Where awards, reserves, proposals, objections and cases stand; from an order of entries to filled tiers, and who moves up. Pure.

mod moving_up;
mod objecting;

use std::collections::HashSet;

use crate::editions::AwardTier;
use crate::kernel::{AwardTierId, EntryId};
use crate::words;

pub use moving_up::*;
pub use objecting::*;

words! {
    /// Where an award stands.
    pub enum AwardState {
        /// On the board, not public.
        Candidate = "candidate",
        /// Public.
        Announced = "announced",
        /// Taken off the board.
        TakenBack = "taken-back",
        /// Taken away before results were final: a case was upheld, or the entry is gone. Others move up.
        Withdrawn = "withdrawn",
        /// Taken away by an upheld case after results were final. Nobody moves up.
        Revoked = "revoked",
    }
}

impl AwardState {
    /// Whether the entry holds the award.
    pub fn stands(self) -> bool {
        matches!(self, Self::Candidate | Self::Announced)
    }
}

words! {
    /// Where a reserve stands.
    pub enum ReserveState {
        /// Moves up when it is its turn.
        Waiting = "waiting",
        /// Has an award now.
        MovedUp = "moved-up",
    }
}

words! {
    /// Where the proposal to make results public stands.
    pub enum ProposalState {
        /// Waits for another person's yes.
        Proposed = "proposed",
        /// Taken back.
        TakenBack = "taken-back",
        /// Another person said yes: the results are public.
        Confirmed = "confirmed",
    }
}

/// An entry's place in the panel's order, as far as awards need it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ranked {
    /// The entry.
    pub entry: EntryId,
    /// Competition rank, 1 is best; equal ranks are ties.
    pub rank: i32,
}

/// What filling by rank would give.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filling {
    /// Entry, tier and place within the tier from 1, best first.
    pub given: Vec<(EntryId, AwardTierId, i32)>,
    /// Tiers whose last place and the next below share a rank: a person has to decide, the list order decided for now.
    pub tied: Vec<AwardTierId>,
    /// Places that stay empty because the order is too short.
    pub n_empty: usize,
}

/// Fills the tiers from the highest down, each to its size, in the order of `ranked`. Entries in `kept` keep what a person
/// gave them and take their tier's places first.
pub fn fill(tiers: &[AwardTier], ranked: &[Ranked], kept: &[(EntryId, AwardTierId)]) -> Filling {
    let held: HashSet<EntryId> = kept.iter().map(|(entry, _)| *entry).collect();
    let mut queue = ranked
        .iter()
        .filter(|one| !held.contains(&one.entry))
        .peekable();
    let mut filling = Filling::default();
    let mut tiers: Vec<&AwardTier> = tiers.iter().collect();
    tiers.sort_by_key(|tier| tier.position);
    for tier in tiers {
        let n_kept = kept.iter().filter(|(_, held)| *held == tier.id).count();
        let size = usize::try_from(tier.size).unwrap_or(0);
        let mut last = None;
        for place in n_kept..size {
            let Some(next) = queue.next() else {
                filling.n_empty += size - place;
                break;
            };
            last = Some(next.rank);
            let position = i32::try_from(place + 1).unwrap_or(i32::MAX);
            filling.given.push((next.entry, tier.id, position));
        }
        if let (Some(last), Some(next)) = (last, queue.peek())
            && last == next.rank
        {
            filling.tied.push(tier.id);
        }
    }
    filling
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::kernel::Translated;

    fn entry(n: u128) -> EntryId {
        EntryId(Uuid::from_u128(n))
    }

    fn tier(position: i32, size: i32) -> AwardTier {
        AwardTier {
            id: AwardTierId(Uuid::from_u128(1000 + position as u128)),
            position,
            name: Translated::default(),
            size,
        }
    }

    fn order(ranks: &[i32]) -> Vec<Ranked> {
        (1..)
            .zip(ranks)
            .map(|(n, rank)| Ranked {
                entry: entry(n),
                rank: *rank,
            })
            .collect()
    }

    #[test]
    fn the_best_get_the_highest_tier_and_each_tier_its_size() {
        let tiers = [tier(2, 2), tier(1, 1)];
        let filling = fill(&tiers, &order(&[1, 2, 3, 4]), &[]);
        assert_eq!(
            filling.given,
            [
                (entry(1), tiers[1].id, 1),
                (entry(2), tiers[0].id, 1),
                (entry(3), tiers[0].id, 2),
            ]
        );
        assert!(filling.tied.is_empty());
        assert_eq!(filling.n_empty, 0);
    }

    #[test]
    fn a_tie_across_a_cut_is_told() {
        let tiers = [tier(1, 1), tier(2, 1)];
        let filling = fill(&tiers, &order(&[1, 1, 3]), &[]);
        assert_eq!(filling.tied, [tiers[0].id]);
    }

    #[test]
    fn what_a_person_gave_stays_and_takes_a_place() {
        let tiers = [tier(1, 1), tier(2, 2)];
        let filling = fill(&tiers, &order(&[1, 2, 3]), &[(entry(3), tiers[0].id)]);
        assert_eq!(
            filling.given,
            [(entry(1), tiers[1].id, 1), (entry(2), tiers[1].id, 2)]
        );
    }

    #[test]
    fn a_short_order_leaves_places_empty_and_says_how_many() {
        let tiers = [tier(1, 1), tier(2, 5), tier(3, 2)];
        assert_eq!(fill(&tiers, &order(&[1, 2]), &[]).n_empty, 6);
    }
}
