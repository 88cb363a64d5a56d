//! Kemeny's order (1959, Mathematics without numbers; Young 1988), exactly.

use super::{Ballots, Consensus, Method, Place, RankingsRefusal};

/// Exact search visits every set of items: 2²⁰ of them take some 40 MB and a second.
pub const KEMENY_ITEMS_MAX: usize = 20;

/// All orders with the fewest contradicted preferences, by dynamic programming over sets (Held and Karp's idea): the cheapest way to fill
/// the first places with a set is the cheapest way to fill all but the last of them, plus what that last item contradicts.
///
/// An item's rank is 1 + the number of items that stand ahead of it in every optimal order; so orders that are equally good show as shared places.
/// Shared places in the rankings contradict nothing either way.
pub(super) fn kemeny(ballots: &Ballots) -> Result<(Vec<Place>, Consensus), RankingsRefusal> {
    let n = ballots.items.len();
    if n > KEMENY_ITEMS_MAX {
        return Err(RankingsRefusal::TooManyItems {
            method: Method::Kemeny,
            items: n,
            limit: KEMENY_ITEMS_MAX,
        });
    }
    let costs = Costs::of(n, &ballots.preferences());
    let full: usize = (1 << n) - 1;

    // Cheapest way to fill the last places with all that is not in the set, and how many ways are equally cheap.
    let mut rest = vec![(u64::MAX, 0_u64); full + 1];
    rest[full] = (0, 1);
    for set in (0..full).rev() {
        let mut best = (u64::MAX, 0_u64);
        for i in (0..n).filter(|i| set >> i & 1 == 0) {
            let (after, ways) = rest[set | 1 << i];
            let cost = costs.next(i, set) + after;
            if cost < best.0 {
                best = (cost, ways);
            } else if cost == best.0 {
                best.1 = best.1.saturating_add(ways);
            }
        }
        rest[set] = best;
    }

    // Walk forward along cheapest ways only: which sets can stand ahead of an item?
    let mut reached = vec![false; full + 1];
    reached[0] = true;
    let mut always_ahead = vec![full; n];
    let mut range = vec![(usize::MAX, 0); n];
    let mut order = Vec::with_capacity(n);
    let mut on_first = 0;
    for set in 0..full {
        if !reached[set] {
            continue;
        }
        for i in (0..n).filter(|i| set >> i & 1 == 0) {
            let next = set | 1 << i;
            if costs.next(i, set) + rest[next].0 != rest[set].0 {
                continue;
            }
            reached[next] = true;
            always_ahead[i] &= set;
            let place = set.count_ones() as usize + 1;
            range[i] = (range[i].0.min(place), range[i].1.max(place));
            // The first of the equally good by labels; a set is visited after all its parts.
            if set == on_first && order.len() + 1 == place {
                order.push(ballots.items[i].clone());
                on_first = next;
            }
        }
    }
    let standings = (0..n)
        .map(|i| {
            let ahead = always_ahead[i].count_ones() as usize;
            let mut place = Place::new(&ballots.items[i], 1 + ahead);
            place.rank_range = Some(range[i]);
            place
        })
        .collect();
    let (disagreements, optimal_orders) = rest[0];
    let consensus = Consensus {
        order,
        optimal_orders,
        agreements: costs.all - disagreements,
        disagreements,
    };
    Ok((standings, consensus))
}

/// What it contradicts to put an item next after a set: all preferences of items still to come over it.
struct Costs {
    /// By item: preferences of all others over it.
    over: Vec<u64>,
    /// By item and half of the set: preferences of that half's items over it.
    low: Vec<u64>,
    high: Vec<u64>,
    /// All preferences.
    all: u64,
}

impl Costs {
    const HALF: usize = KEMENY_ITEMS_MAX / 2;
    const SETS: usize = 1 << Self::HALF;

    fn of(n: usize, ahead: &[u64]) -> Self {
        let over = |i: usize, j: usize| if j < n { ahead[j * n + i] } else { 0 };
        let half = |i: usize, from: usize| {
            let mut sums = vec![0; Self::SETS];
            for set in 1..Self::SETS {
                let lowest = set.trailing_zeros() as usize;
                sums[set] = sums[set & (set - 1)] + over(i, from + lowest);
            }
            sums
        };
        Self {
            over: (0..n).map(|i| (0..n).map(|j| over(i, j)).sum()).collect(),
            low: (0..n).flat_map(|i| half(i, 0)).collect(),
            high: (0..n).flat_map(|i| half(i, Self::HALF)).collect(),
            all: ahead.iter().sum(),
        }
    }

    fn next(&self, item: usize, set: usize) -> u64 {
        let at = item * Self::SETS;
        let low = self.low[at + (set & (Self::SETS - 1))];
        let high = self.high[at + (set >> Self::HALF)];
        self.over[item] - low - high
    }
}
