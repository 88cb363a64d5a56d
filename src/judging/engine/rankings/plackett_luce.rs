//! The model of Plackett (1975, The analysis of permutations) and Luce (1959): each place goes to one of those left, in proportion to its worth.

use super::{Ballots, Method, Place, RankingsRefusal};
use crate::choices::{Choice, abilities, fit};
use crate::parts::strong_parts;

/// The information matrix has a row per item and is inverted.
pub const PLACKETT_LUCE_ITEMS_MAX: usize = 300;

/// Σ over all choices of (items left)²: what one step of the search costs.
pub const PLACKETT_LUCE_WORK_MAX: usize = 500_000_000;

/// Log-worths by maximum likelihood. Hunter (2004, MM algorithms for generalized Bradley–Terry models) finds the same top by small steps; Newton's are
/// few and leave the standard errors behind. Needs Hunter's assumption 2: however the items are divided, each side is somewhere ahead of the other.
///
/// The last place of a ranking may be shared (by those who were not told apart any more), others not: the model knows no ties.
pub(super) fn plackett_luce(ballots: &Ballots) -> Result<(Vec<Place>, f64), RankingsRefusal> {
    let n = ballots.items.len();
    if n > PLACKETT_LUCE_ITEMS_MAX {
        return Err(RankingsRefusal::TooManyItems {
            method: Method::PlackettLuce,
            items: n,
            limit: PLACKETT_LUCE_ITEMS_MAX,
        });
    }
    let mut arrows = Vec::new();
    let mut work = 0_usize;
    for r in &ballots.rankings {
        let Some((last, ahead)) = r.places.split_last() else {
            continue;
        };
        if ahead.iter().any(|p| p.len() > 1) {
            return Err(RankingsRefusal::SharedPlace);
        }
        for (at, place) in ahead.iter().enumerate() {
            // One arrow to each of the next place's items reaches all behind them.
            arrows.extend(r.places[at + 1].iter().map(|j| (place[0], *j)));
            let left = ahead.len() - at + last.len();
            work += left * left;
        }
    }
    let parts = strong_parts(n, &arrows);
    if parts.len() > 1 {
        let named = |part: Vec<usize>| part.into_iter().map(|i| ballots.items[i].clone());
        return Err(RankingsRefusal::NotConnected {
            parts: parts.into_iter().map(|p| named(p).collect()).collect(),
        });
    }
    if work > PLACKETT_LUCE_WORK_MAX {
        return Err(RankingsRefusal::TooMuchWork);
    }
    let mut choices = Vec::new();
    for r in &ballots.rankings {
        for at in 0..r.places.len().saturating_sub(1) {
            choices.push(Choice {
                count: r.count as f64,
                chosen: 0,
                alternatives: r.places[at..]
                    .iter()
                    .flatten()
                    .map(|i| i.checked_sub(1).map(|p| (p, 1.0)).into_iter().collect())
                    .collect(),
            });
        }
    }
    let fit = fit(n - 1, &choices).map_err(|_| RankingsRefusal::NotDetermined)?;
    let found = abilities(n, &fit).sum_zero;
    let comparable = |i: usize| libm::round(found[i].0 * 1e6) as i64;
    let standings = (0..n)
        .map(|i| {
            let ahead = (0..n).filter(|j| comparable(*j) > comparable(i)).count();
            let mut place = Place::new(&ballots.items[i], 1 + ahead);
            place.score = Some(found[i].0);
            place.se = Some(found[i].1);
            place
        })
        .collect();
    Ok((standings, fit.log_likelihood))
}
