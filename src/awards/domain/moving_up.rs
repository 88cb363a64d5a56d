//! What moves when a place falls vacant before the results are public. Pure.

use crate::editions::AwardTier;
use crate::kernel::{AwardTierId, DivisionId, EntryId};

/// An award that stands and may move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// Whose.
    pub entry: EntryId,
    /// Its age band.
    pub division: DivisionId,
    /// Its tier.
    pub tier: AwardTierId,
    /// Its place within the tier, 1 first.
    pub position: i32,
}

/// One move: an entry gets a place in a tier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Move {
    /// Whose.
    pub entry: EntryId,
    /// Where to.
    pub tier: AwardTierId,
}

/// Fills the place in the tier `vacant` that a work of age band `left` had: the first of the next lower tier moves up, the first of the one below
/// follows, and the first reserve enters at the end of the chain, so that nobody jumps over anybody. A place that belongs to an age band
/// goes to the first of that band. The last move is the reserve's, if there is one.
pub fn move_up(
    tiers: &[AwardTier],
    held: &[Held],
    reserves: &[(EntryId, DivisionId)],
    vacant: AwardTierId,
    left: DivisionId,
) -> Vec<Move> {
    let mut order: Vec<&AwardTier> = tiers.iter().collect();
    order.sort_by_key(|tier| tier.position);
    let mut below = order.into_iter().skip_while(|tier| tier.id != vacant);
    let Some(mut hole) = below.next() else {
        return Vec::new();
    };
    let mut left = left;
    let mut moves = Vec::new();
    for tier in below {
        let own = held
            .iter()
            .filter(|one| one.tier == tier.id && hole.shares_places(one.division, left));
        if let Some(first) = own.min_by_key(|one| (one.position, one.entry)) {
            moves.push(Move {
                entry: first.entry,
                tier: hole.id,
            });
            (hole, left) = (tier, first.division);
        }
    }
    let may_enter = |(_, division): &&(EntryId, DivisionId)| hole.shares_places(*division, left);
    if let Some((entry, _)) = reserves.iter().find(may_enter) {
        moves.push(Move {
            entry: *entry,
            tier: hole.id,
        });
    }
    moves
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::editions::TierSize;
    use crate::kernel::Translated;

    fn entry(n: u128) -> EntryId {
        EntryId(Uuid::from_u128(n))
    }

    fn band(n: u128) -> DivisionId {
        DivisionId(Uuid::from_u128(n))
    }

    fn tier(position: i32) -> AwardTier {
        AwardTier {
            id: AwardTierId(Uuid::from_u128(1000 + position as u128)),
            position,
            name: Translated::default(),
            size: TierSize::Works(2),
            is_per_division: false,
        }
    }

    fn held(n: u128, tier: &AwardTier, position: i32) -> Held {
        Held {
            entry: entry(n),
            division: band(1),
            tier: tier.id,
            position,
        }
    }

    fn said(moves: &[Move]) -> Vec<(EntryId, AwardTierId)> {
        moves.iter().map(|one| (one.entry, one.tier)).collect()
    }

    #[test]
    fn the_next_below_follows_tier_by_tier_and_the_reserve_comes_last() {
        let tiers = [tier(2), tier(1), tier(3)];
        let (first, second, third) = (&tiers[1], &tiers[0], &tiers[2]);
        let all = [
            held(2, second, 1),
            held(3, second, 2),
            held(4, third, 2),
            held(5, third, 1),
        ];
        let reserves = [(entry(9), band(1)), (entry(10), band(1))];
        let moves = move_up(&tiers, &all, &reserves, first.id, band(1));
        assert_eq!(
            said(&moves),
            [
                (entry(2), first.id),
                (entry(5), second.id),
                (entry(9), third.id)
            ]
        );
        // In the last tier the reserve alone moves; without a reserve the lowest place stays empty.
        let moves = move_up(&tiers, &all, &reserves[..1], third.id, band(1));
        assert_eq!(said(&moves), [(entry(9), third.id)]);
        assert_eq!(move_up(&tiers, &all, &[], third.id, band(1)), []);
        // An empty tier between is passed over.
        let moves = move_up(&tiers, &all[2..], &reserves[..1], first.id, band(1));
        assert_eq!(said(&moves), [(entry(5), first.id), (entry(9), third.id)]);
    }

    #[test]
    fn a_place_of_an_age_band_goes_to_the_first_of_that_band() {
        let mut tiers = [tier(1), tier(2), tier(3)];
        tiers[0].is_per_division = true;
        let of = |n, tier: &AwardTier, position, division| Held {
            division: band(division),
            ..held(n, tier, position)
        };
        let all = [
            of(2, &tiers[1], 1, 1),
            of(3, &tiers[1], 2, 2),
            of(4, &tiers[2], 1, 1),
        ];
        let reserves = [(entry(9), band(1)), (entry(10), band(2))];
        // The second tier is one for all: whoever leaves it is followed by the best below, of any band.
        let moves = move_up(&tiers, &all, &reserves, tiers[0].id, band(2));
        assert_eq!(
            said(&moves),
            [
                (entry(3), tiers[0].id),
                (entry(4), tiers[1].id),
                (entry(9), tiers[2].id)
            ]
        );
        // Where all tiers are of bands, the other band is not touched.
        for tier in &mut tiers {
            tier.is_per_division = true;
        }
        let moves = move_up(&tiers, &all, &reserves, tiers[0].id, band(2));
        assert_eq!(
            said(&moves),
            [(entry(3), tiers[0].id), (entry(10), tiers[1].id)]
        );
        // Nobody of the band is left: the place stays empty.
        assert_eq!(
            move_up(&tiers, &all[..1], &reserves[..1], tiers[0].id, band(2)),
            []
        );
    }
}
