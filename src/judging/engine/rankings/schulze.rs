//! Schulze's method (2011, A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent single-winner election
//! method, Social Choice and Welfare 36), strength by winning votes.

use super::{Ballots, Method, Place, RankingsRefusal};

/// The strongest chains take n³ steps.
pub const SCHULZE_ITEMS_MAX: usize = 1_000;

/// An item's rank is 1 + the number of items that beat it; "beats" is a strict partial order (Schulze 2011, section 4.1), so an item never stands
/// behind one it beats, and items between which no chain decides may share a place.
pub(super) fn schulze(ballots: &Ballots) -> Result<Vec<Place>, RankingsRefusal> {
    let n = ballots.items.len();
    if n > SCHULZE_ITEMS_MAX {
        return Err(RankingsRefusal::TooManyItems {
            method: Method::Schulze,
            items: n,
            limit: SCHULZE_ITEMS_MAX,
        });
    }
    let ahead = ballots.preferences();
    let mut strength: Vec<u64> = (0..n * n)
        .map(|at| {
            let (votes, against) = (ahead[at], ahead[at % n * n + at / n]);
            if votes > against { votes } else { 0 }
        })
        .collect();
    for k in 0..n {
        let through: Vec<u64> = strength[k * n..(k + 1) * n].to_vec();
        for i in 0..n {
            let to = strength[i * n + k];
            if i == k || to == 0 {
                continue;
            }
            for (j, from) in through.iter().enumerate() {
                if i != j {
                    let chain = to.min(*from);
                    let best = &mut strength[i * n + j];
                    *best = chain.max(*best);
                }
            }
        }
    }
    let beats = |i: usize, j: usize| strength[i * n + j] > strength[j * n + i];
    Ok((0..n)
        .map(|i| {
            let mut place = Place::new(
                &ballots.items[i],
                1 + (0..n).filter(|j| beats(*j, i)).count(),
            );
            place.score = Some((0..n).filter(|j| beats(i, *j)).count() as f64);
            place
        })
        .collect())
}
