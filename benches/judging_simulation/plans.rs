//! Who reads what in a simulated contest.

use super::chance::Chance;
use super::world::{Contest, number};
use judging_engine::assign::{Read, assign};
use judging_engine::extra::worth_of_reads;
use judging_engine::tally::{Flag, Parameters, Sheet, tally};

/// Who reads what.
#[derive(Debug, Clone, Copy)]
pub enum Policy {
    /// So many reads each, balanced.
    Even(usize),
    /// Two panels; a share of the reads is given to the other one.
    Panels { reads: usize, crossed: f64 },
    /// So many each first, then as many per entry on average where they are worth most.
    Adaptive {
        first: usize,
        extra: usize,
        tiers: bool,
    },
}

impl Contest {
    /// Lets the panel read.
    pub fn read(&self, policy: Policy) -> Sheet {
        match policy {
            Policy::Even(reads) => self.sheet(&self.balanced(reads)),
            Policy::Panels { reads, crossed } => self.sheet(&self.panels(reads, crossed)),
            Policy::Adaptive {
                first,
                extra,
                tiers,
            } => self.adaptive(first, extra, tiers),
        }
    }

    fn balanced(&self, reads: usize) -> Vec<Read> {
        let (entries, judges) = self.labels();
        let conflicts: Vec<Read> = (0..self.world.entries)
            .flat_map(|entry| (0..self.world.judges).map(move |judge| Read { entry, judge }))
            .filter(|r| self.is_barred(r.entry, r.judge))
            .collect();
        assign(&entries, &judges, &conflicts, reads, &[], self.seed)
            .expect("ten judges from six countries can read")
            .reads
    }

    fn panels(&self, reads: usize, crossed: f64) -> Vec<Read> {
        let mut chance = Chance::seeded(&[self.seed, 3]);
        let mut loads = vec![0; self.world.judges];
        let mut plan = Vec::new();
        for entry in 0..self.world.entries {
            let own = usize::from(entry >= self.world.entries / 2);
            let mut chosen = Vec::new();
            for _ in 0..reads {
                let panel = if chance.uniform() < crossed {
                    1 - own
                } else {
                    own
                };
                let half = self.world.judges / 2;
                let judge = (panel * half..(panel + 1) * half)
                    .filter(|j| !self.is_barred(entry, *j) && !chosen.contains(j))
                    .min_by_key(|j| (loads[*j], (chance.uniform() * 1e9) as u64));
                if let Some(judge) = judge {
                    loads[judge] += 1;
                    chosen.push(judge);
                    plan.push(Read { entry, judge });
                }
            }
        }
        plan
    }

    /// An eighth of the extra reads at a time where they are worth most, then a new look.
    fn adaptive(&self, first: usize, extra: usize, tiers: bool) -> Sheet {
        const STAGES: usize = 8;
        const READS_MAX: usize = 8;
        let cuts: &[(usize, f64)] = if tiers {
            &[(1, 2.0), (3, 1.0), (10, 1.0), (180, 1.0)]
        } else {
            &[(180, 1.0)]
        };
        let mut plan = self.balanced(first);
        let mut loads = vec![0; self.world.judges];
        plan.iter().for_each(|r| loads[r.judge] += 1);
        for _ in 0..STAGES {
            let fitted = tally(
                &self.sheet(&plan),
                &Parameters {
                    weights: self.weights(),
                    ..Parameters::default()
                },
            )
            .expect("a simulated sheet is in order");
            let is_idle = |judge: usize| {
                fitted.judges.iter().any(|j| {
                    number(&j.judge) == judge
                        && j.flags
                            .iter()
                            .any(|f| matches!(f, Flag::LittleInformation { .. }))
                })
            };
            let mut left = self.world.entries * extra / STAGES;
            for worth in worth_of_reads(&fitted, cuts, READS_MAX) {
                if left == 0 {
                    break;
                }
                let entry = number(&worth.entry);
                let judge = (0..self.world.judges)
                    .filter(|j| !self.is_barred(entry, *j) && !is_idle(*j))
                    .filter(|j| !plan.contains(&Read { entry, judge: *j }))
                    .min_by_key(|j| loads[*j]);
                if let Some(judge) = judge {
                    loads[judge] += 1;
                    plan.push(Read { entry, judge });
                    left -= 1;
                }
            }
        }
        self.sheet(&plan)
    }
}
