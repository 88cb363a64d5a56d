//! Who read what: the part of the data that no score changes.

use crate::linear::{Eigen, Square};

/// Reads in canonical order, by entry.
pub(super) struct Design {
    pub(super) n_judges: usize,
    /// Where each entry's reads begin; one more than there are entries.
    pub(super) starts: Vec<usize>,
    /// The judge of each read.
    pub(super) judge: Vec<u32>,
    /// Mean over entries of the share of reads by judge.
    pub(super) mean_share: Vec<f64>,
    /// Of Σ over entries of the outer product of the centred shares.
    pub(super) pools: Eigen,
}

impl Design {
    pub(super) fn new(n_judges: usize, starts: Vec<usize>, judge: Vec<u32>) -> Self {
        let n_entries = starts.len() - 1;
        let mut mean_share = vec![0.0; n_judges];
        let mut gram = Square::zero(n_judges);
        for e in 0..n_entries {
            let own = &judge[starts[e]..starts[e + 1]];
            let share = 1.0 / own.len() as f64;
            for a in own {
                mean_share[*a as usize] += share;
                for b in own {
                    gram.add(*a as usize, *b as usize, share * share);
                }
            }
        }
        for a in 0..n_judges {
            for b in 0..n_judges {
                gram.add(a, b, -mean_share[a] * mean_share[b] / n_entries as f64);
            }
        }
        for s in &mut mean_share {
            *s /= n_entries as f64;
        }
        Self {
            n_judges,
            starts,
            judge,
            mean_share,
            pools: gram.eigen(),
        }
    }

    pub(super) fn n_entries(&self) -> usize {
        self.starts.len() - 1
    }

    pub(super) fn of_entry(&self, entry: usize) -> std::ops::Range<usize> {
        self.starts[entry]..self.starts[entry + 1]
    }
}
