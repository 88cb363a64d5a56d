//! What moves when a place falls vacant before the results are public. Pure.

use crate::editions::AwardTier;
use crate::kernel::{AwardTierId, EntryId};

/// An award that stands and may move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// Whose.
    pub entry: EntryId,
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

/// Fills a vacant place: the first of the next lower tier moves up, the first of the one below follows, and the first
/// reserve enters at the end of the chain, so that nobody jumps over anybody. The last move is the reserve's, if there
/// is one.
pub fn move_up(
    tiers: &[AwardTier],
    held: &[Held],
    reserves: &[EntryId],
    vacant: AwardTierId,
) -> Vec<Move> {
    let mut order: Vec<&AwardTier> = tiers.iter().collect();
    order.sort_by_key(|tier| tier.position);
    let mut below = order.into_iter().skip_while(|tier| tier.id != vacant);
    let mut hole = match below.next() {
        Some(tier) => tier.id,
        None => return Vec::new(),
    };
    let mut moves = Vec::new();
    for tier in below {
        let own = held.iter().filter(|one| one.tier == tier.id);
        if let Some(first) = own.min_by_key(|one| (one.position, one.entry)) {
            moves.push(Move {
                entry: first.entry,
                tier: hole,
            });
            hole = tier.id;
        }
    }
    if let Some(reserve) = reserves.first() {
        moves.push(Move {
            entry: *reserve,
            tier: hole,
        });
    }
    moves
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::kernel::Translated;

    fn entry(n: u128) -> EntryId {
        EntryId(Uuid::from_u128(n))
    }

    fn tier(position: i32) -> AwardTier {
        AwardTier {
            id: AwardTierId(Uuid::from_u128(1000 + position as u128)),
            position,
            name: Translated::default(),
            size: 2,
        }
    }

    fn held(n: u128, tier: &AwardTier, position: i32) -> Held {
        Held {
            entry: entry(n),
            tier: tier.id,
            position,
        }
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
        let moves = move_up(&tiers, &all, &[entry(9), entry(10)], first.id);
        let said: Vec<_> = moves.iter().map(|one| (one.entry, one.tier)).collect();
        assert_eq!(
            said,
            [
                (entry(2), first.id),
                (entry(5), second.id),
                (entry(9), third.id)
            ]
        );
        // In the last tier the reserve alone moves; without a reserve the lowest place stays empty.
        let moves = move_up(&tiers, &all, &[entry(9)], third.id);
        assert_eq!(
            moves,
            [Move {
                entry: entry(9),
                tier: third.id
            }]
        );
        assert_eq!(move_up(&tiers, &all, &[], third.id), []);
        // An empty tier between is passed over.
        let moves = move_up(&tiers, &all[2..], &[entry(9)], first.id);
        assert_eq!(
            moves[0],
            Move {
                entry: entry(5),
                tier: first.id
            }
        );
        assert_eq!(
            moves[1],
            Move {
                entry: entry(9),
                tier: third.id
            }
        );
    }
}
