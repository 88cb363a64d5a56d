//! Evening out the loads by chains of moves, and making room where capacities are tight.
//!
//! Seen as a flow from entries to judges, a plan has the flattest possible loads exactly when no chain of moves leads
//! from a judge to one with at least two reads less (no cycle of negative cost; Ahuja, Magnanti and Orlin 1993, ch. 14).
//! So [`level`] looks for such chains until there are none, and what remains is due to conflicts and standing reads.

use super::{AssignRefusal, desk::Desk};
use std::collections::VecDeque;

/// For each pair of judges, how many entries could move from the first to the second; and the entries themselves.
struct Moves {
    n: usize,
    counts: Vec<u32>,
    /// Movable entries by judge.
    hands: Vec<Vec<u32>>,
}

impl Moves {
    fn of(desk: &Desk) -> Self {
        let n = desk.n_judges;
        let mut moves = Self {
            n,
            counts: vec![0; n * n],
            hands: vec![Vec::new(); n],
        };
        for entry in 0..desk.n_entries {
            moves.count(desk, entry, 1);
            for judge in desk.readers(entry) {
                let judge = *judge as usize;
                if desk.is_movable(entry, judge) {
                    moves.hands[judge].push(entry as u32);
                }
            }
        }
        moves
    }

    fn count(&mut self, desk: &Desk, entry: usize, by: i32) {
        for to in 0..self.n {
            if !desk.is_open(entry, to) {
                continue;
            }
            for from in desk.readers(entry) {
                let from = *from as usize;
                if desk.is_movable(entry, from) {
                    let cell = &mut self.counts[from * self.n + to];
                    *cell = cell.wrapping_add_signed(by);
                }
            }
        }
    }

    /// Every judge that chains of moves from `start` can reach, with its predecessor.
    fn reach(&self, start: usize) -> Vec<Option<usize>> {
        let mut from = vec![None; self.n];
        from[start] = Some(start);
        let mut queue = VecDeque::from([start]);
        while let Some(u) = queue.pop_front() {
            let counts = &self.counts[u * self.n..(u + 1) * self.n];
            for (w, (seen, count)) in from.iter_mut().zip(counts).enumerate() {
                if seen.is_none() && *count > 0 {
                    *seen = Some(u);
                    queue.push_back(w);
                }
            }
        }
        from
    }

    /// Moves one entry along each link of the chain that ends at `end`.
    fn shift(&mut self, desk: &mut Desk, came_from: &[Option<usize>], end: usize) {
        let mut to = end;
        while let Some(from) = came_from[to].filter(|f| *f != to) {
            let chosen = self.hands[from]
                .iter()
                .enumerate()
                .filter(|(_, e)| desk.is_open(**e as usize, to))
                .min_by_key(|(_, e)| (desk.lot(**e as usize, to), **e))
                .map(|(position, e)| (position, *e as usize));
            let Some((position, entry)) = chosen else {
                // `counts` says there is one; were it wrong, the chain would stop here with all loads still valid.
                return;
            };
            self.count(desk, entry, -1);
            desk.take(entry, from);
            desk.put(entry, to);
            self.hands[from].swap_remove(position);
            self.hands[to].push(entry as u32);
            self.count(desk, entry, 1);
            to = from;
        }
    }

    fn give(&mut self, desk: &mut Desk, entry: usize, judge: usize) {
        self.count(desk, entry, -1);
        desk.put(entry, judge);
        self.hands[judge].push(entry as u32);
        self.count(desk, entry, 1);
    }
}

/// Finds a judge for each waiting read by moving other reads out of the way.
///
/// # Errors
/// [`AssignRefusal::TooLittleCapacity`] when some read finds no chain to a judge with room: then none exists.
pub(super) fn make_room(desk: &mut Desk, waiting: &[usize]) -> Result<(), AssignRefusal> {
    if waiting.is_empty() {
        return Ok(());
    }
    let mut moves = Moves::of(desk);
    let mut failed = Vec::new();
    for entry in waiting.iter().copied() {
        let found = (0..desk.n_judges)
            .filter(|j| desk.is_open(entry, *j))
            .find_map(|first| {
                let from = moves.reach(first);
                let end = (0..desk.n_judges).find(|j| from[*j].is_some() && desk.has_room(*j))?;
                Some((first, from, end))
            });
        let Some((first, from, end)) = found else {
            failed.push(entry);
            continue;
        };
        moves.shift(desk, &from, end);
        // No chain leads back to `first`, so this entry is still open for it, and it has just got room.
        moves.give(desk, entry, first);
    }
    match failed.first() {
        None => Ok(()),
        Some(entry) => Err(AssignRefusal::TooLittleCapacity {
            missing: failed.len(),
            entry: *entry,
        }),
    }
}

/// Moves reads from loaded to less loaded judges until no chain of moves lowers a difference of two or more.
pub(super) fn level(desk: &mut Desk) {
    let spread = |d: &Desk| {
        let most = d.loads.iter().max().copied().unwrap_or(0);
        let least = d.loads.iter().min().copied().unwrap_or(0);
        most - least
    };
    if spread(desk) <= 1 {
        return;
    }
    let mut moves = Moves::of(desk);
    loop {
        let mut by_load: Vec<usize> = (0..desk.n_judges).collect();
        by_load.sort_by_key(|j| (std::cmp::Reverse(desk.loads[*j]), *j));
        let found = by_load.into_iter().find_map(|start| {
            let from = moves.reach(start);
            let end = (0..desk.n_judges)
                .filter(|j| {
                    from[*j].is_some()
                        && desk.has_room(*j)
                        && desk.loads[*j] + 2 <= desk.loads[start]
                })
                .min_by_key(|j| (desk.loads[*j], *j))?;
            Some((from, end))
        });
        match found {
            None => return,
            Some((from, end)) => moves.shift(desk, &from, end),
        }
    }
}
