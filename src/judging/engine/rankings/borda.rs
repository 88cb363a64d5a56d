//! Borda's count (de Borda 1784, Mémoire sur les élections au scrutin).

use super::{Ballots, Place};
use std::cmp::Ordering;

/// Points: others beaten, halves for shared places. Ordered by points as a share of the most an item could have had, so that one named in
/// few rankings is not behind for that reason; where all rankings name all items this is the order of the points.
pub(super) fn borda(ballots: &Ballots) -> Vec<Place> {
    let n = ballots.items.len();
    // Doubled, so that halves are whole numbers.
    let mut points = vec![0_u128; n];
    let mut most = vec![0_u128; n];
    for r in &ballots.rankings {
        let count = u128::from(r.count);
        let named: usize = r.places.iter().map(Vec::len).sum();
        let mut behind = named;
        for place in &r.places {
            behind -= place.len();
            for i in place {
                points[*i] += count * (2 * behind + place.len() - 1) as u128;
                most[*i] += count * 2 * (named - 1) as u128;
            }
        }
    }
    // An item that was only ever alone in its rankings beat nobody and lost to nobody.
    let share = |i: usize| {
        if most[i] == 0 {
            (1, 2)
        } else {
            (points[i], most[i])
        }
    };
    // a/b against c/d without rounding: fewer than 2⁴⁰ rankings of fewer than 2²³ items keep each product under 2¹²⁸.
    let compare = |a: usize, b: usize| {
        let (x, y) = (share(a), share(b));
        (x.0 * y.1).cmp(&(y.0 * x.1))
    };
    let mut best_first: Vec<usize> = (0..n).collect();
    best_first.sort_by(|a, b| compare(*b, *a));
    let mut standings: Vec<Place> = Vec::with_capacity(n);
    for (at, i) in best_first.iter().copied().enumerate() {
        let rank = match at.checked_sub(1) {
            Some(before) if compare(best_first[before], i) == Ordering::Equal => {
                standings[before].rank
            }
            _ => at + 1,
        };
        let mut place = Place::new(&ballots.items[i], rank);
        place.score = Some(points[i] as f64 / 2.0);
        place.share = Some(share(i).0 as f64 / share(i).1 as f64);
        standings.push(place);
    }
    standings
}
