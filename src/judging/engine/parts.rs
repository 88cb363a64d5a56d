//! Who can be compared with whom: the strongly connected parts of "came out ahead of".
//!
//! Paired comparisons and rankings measure abilities only if, however the items are divided in two, each side has come out ahead of
//! the other at least once (Ford 1957, Solution of a ranking problem from binary comparisons): the directed graph is strongly connected.

/// The strongly connected parts of a graph with an arrow from each item to those it came out ahead of (Kosaraju's two walks).
///
/// Parts that came out ahead of others stand before them; the items of a part are in ascending order. Arrows may repeat.
///
/// # Panics
/// If an arrow names an item beyond `n`.
pub fn strong_parts(n: usize, arrows: &[(usize, usize)]) -> Vec<Vec<usize>> {
    let mut ahead = vec![Vec::new(); n];
    let mut behind = vec![Vec::new(); n];
    for (from, to) in arrows {
        ahead[*from].push(*to);
        behind[*to].push(*from);
    }
    let mut seen = vec![false; n];
    let mut finished = Vec::with_capacity(n);
    for start in 0..n {
        walk(&ahead, start, &mut seen, &mut finished);
    }
    seen.fill(false);
    let mut parts = Vec::new();
    for start in finished.into_iter().rev() {
        let mut part = Vec::new();
        walk(&behind, start, &mut seen, &mut part);
        if !part.is_empty() {
            part.sort_unstable();
            parts.push(part);
        }
    }
    parts
}

/// Depth first without recursion; items are put down when all that follows them has been.
fn walk(next: &[Vec<usize>], start: usize, seen: &mut [bool], finished: &mut Vec<usize>) {
    if std::mem::replace(&mut seen[start], true) {
        return;
    }
    let mut path = vec![(start, 0)];
    while let Some((item, at)) = path.last_mut() {
        match next[*item].get(*at).copied() {
            Some(to) => {
                *at += 1;
                if !std::mem::replace(&mut seen[to], true) {
                    path.push((to, 0));
                }
            }
            None => {
                finished.push(*item);
                path.pop();
            }
        }
    }
}

/// The parts in words for a sentence: `A, B | C | D, E and 4 more`; at most six parts of six labels are spelt out.
pub(super) fn spell(parts: &[Vec<String>]) -> String {
    const SPELT_MAX: usize = 6;
    let mut words: Vec<String> = parts
        .iter()
        .take(SPELT_MAX)
        .map(|part| {
            let shown = part[..part.len().min(SPELT_MAX)].join(", ");
            match part.len().saturating_sub(SPELT_MAX) {
                0 => shown,
                more => format!("{shown} and {more} more"),
            }
        })
        .collect();
    if parts.len() > SPELT_MAX {
        words.push(format!("{} further parts", parts.len() - SPELT_MAX));
    }
    words.join(" | ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_circle_is_one_part_and_winners_stand_before_losers() {
        assert_eq!(strong_parts(3, &[(0, 1), (1, 2), (2, 0)]), [vec![0, 1, 2]]);
        let arrows = [(3, 2), (2, 3), (3, 0), (0, 1), (1, 0), (0, 4)];
        assert_eq!(strong_parts(5, &arrows), [vec![2, 3], vec![0, 1], vec![4]]);
        assert_eq!(strong_parts(2, &[]).len(), 2);
    }

    #[test]
    fn long_lists_of_parts_are_cut_short_in_words() {
        let part = |n: usize| (0..n).map(|i| format!("i{i}")).collect::<Vec<_>>();
        assert_eq!(spell(&[part(2), part(1)]), "i0, i1 | i0");
        assert!(spell(&[part(9)]).ends_with("i5 and 3 more"));
        assert!(spell(&vec![part(1); 8]).ends_with("| 2 further parts"));
    }
}
