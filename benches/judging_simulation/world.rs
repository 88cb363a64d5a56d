//! The simulated contest: who drew what how well, and how ten judges see it.

use artkite::judging::assign::{Read, assign};
use artkite::judging::extra::worth_of_reads;
use artkite::judging::tally::{Flag, Parameters, Score, Sheet, tally};

pub const CRITERIA: usize = 3;
pub const WEIGHTS: [f64; CRITERIA] = [0.4, 0.3, 0.3];
pub const COUNTRIES: usize = 6;
/// Standard deviations of what differs by criterion: quality, a judge's level, noise.
pub const QUALITY_BY_CRITERION: f64 = 0.3;
const LEVEL_BY_CRITERION: f64 = 0.2;
pub const NOISE_BY_CRITERION: f64 = 0.4;
pub const COUNTRY_SD: f64 = 0.3;
/// What the favouring judge adds to the friendly country.
const FAVOUR: f64 = 1.0;
/// A score is round(6 + 1.5·impression), kept within 1 to 10.
pub const MIDDLE: f64 = 6.0;
pub const STEP: f64 = 1.5;
pub const LOW: f64 = 1.0;
pub const HIGH: f64 = 10.0;

/// What kind of contest it is.
#[derive(Debug, Clone)]
pub struct World {
    pub entries: usize,
    pub judges: usize,
    pub severity: f64,
    /// Standard deviation of ln discrimination.
    pub discrimination: f64,
    /// Noise that a judge's criteria share within a read.
    pub noise: f64,
    pub lazy: bool,
    pub bias: bool,
    /// Difference in quality between the entries of two panels.
    pub panels_apart: f64,
}

impl Default for World {
    fn default() -> Self {
        Self {
            entries: 456,
            judges: 10,
            severity: 0.7,
            discrimination: 0.3,
            noise: 0.8,
            lazy: false,
            bias: false,
            panels_apart: 0.0,
        }
    }
}

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

/// SplitMix64, and normal numbers by Box and Muller on `libm`.
pub struct Chance(u64);

impl Chance {
    pub fn seeded(parts: &[u64]) -> Self {
        let mut chance = Self(0x9e37_79b9_7f4a_7c15);
        for p in parts {
            chance.0 ^= p.wrapping_mul(0xff51_afd7_ed55_8ccd);
            chance.next();
        }
        chance
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn uniform(&mut self) -> f64 {
        ((self.next() >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
    }

    pub fn normal(&mut self) -> f64 {
        let (u, v) = (self.uniform(), self.uniform());
        (-2.0 * libm::log(u)).sqrt() * libm::cos(std::f64::consts::TAU * v)
    }
}

/// A judge's true ruler.
pub struct Ruler {
    pub severity: f64,
    pub discrimination: f64,
    pub level: [f64; CRITERIA],
}

/// Which judge favours which country.
#[derive(Debug, Clone, Copy)]
pub struct Favour {
    pub judge: usize,
    pub country: usize,
}

pub struct Contest {
    pub world: World,
    seed: u64,
    quality: Vec<[f64; CRITERIA]>,
    /// Weighted quality by entry.
    pub truth: Vec<f64>,
    pub rulers: Vec<Ruler>,
    pub lazy: Option<usize>,
    pub favour: Option<Favour>,
    /// Entries of the favoured country.
    pub favoured: Vec<usize>,
}

pub fn home(country: usize) -> String {
    format!("c{country}")
}

/// The number in a label such as e012 or j3.
pub fn number(label: &str) -> usize {
    label[1..].parse().unwrap_or(0)
}

impl Contest {
    pub fn draw(world: &World, seed: u64) -> Self {
        let mut chance = Chance::seeded(&[seed, 1]);
        let countries: Vec<f64> = (0..COUNTRIES)
            .map(|_| COUNTRY_SD * chance.normal())
            .collect();
        let quality: Vec<[f64; CRITERIA]> = (0..world.entries)
            .map(|e| {
                let panel = if e < world.entries / 2 { 0.5 } else { -0.5 };
                let own = countries[e % COUNTRIES] + chance.normal() + panel * world.panels_apart;
                std::array::from_fn(|_| own + QUALITY_BY_CRITERION * chance.normal())
            })
            .collect();
        let truth = quality
            .iter()
            .map(|q| q.iter().zip(WEIGHTS).map(|(q, w)| q * w).sum())
            .collect();
        let rulers = (0..world.judges)
            .map(|_| Ruler {
                severity: world.severity * chance.normal(),
                discrimination: libm::exp(world.discrimination * chance.normal()),
                level: std::array::from_fn(|_| LEVEL_BY_CRITERION * chance.normal()),
            })
            .collect();
        let favour = world.bias.then_some(Favour {
            judge: 1,
            country: 4,
        });
        Self {
            seed,
            quality,
            truth,
            rulers,
            lazy: world.lazy.then_some(2),
            favour,
            favoured: (0..world.entries).filter(|e| e % COUNTRIES == 4).collect(),
            world: world.clone(),
        }
    }

    pub fn weights(&self) -> Vec<(String, f64)> {
        WEIGHTS
            .iter()
            .enumerate()
            .map(|(k, w)| (format!("k{k}"), *w))
            .collect()
    }

    fn is_own(&self, entry: usize, judge: usize) -> bool {
        entry % COUNTRIES == judge % COUNTRIES
    }

    pub fn favour_of(&self, entry: usize, judge: usize) -> f64 {
        match self.favour {
            Some(f) if f.judge == judge && entry % COUNTRIES == f.country => FAVOUR,
            _ => 0.0,
        }
    }

    /// The three scores that a judge gives an entry: the same whenever it is read.
    fn scores(&self, entry: usize, judge: usize) -> [f64; CRITERIA] {
        let mut chance = Chance::seeded(&[self.seed, 2, entry as u64, judge as u64]);
        let ruler = &self.rulers[judge];
        let halo = self.world.noise * chance.normal();
        let dice = chance.normal();
        std::array::from_fn(|k| {
            let seen = if self.lazy == Some(judge) {
                dice
            } else {
                ruler.discrimination * self.quality[entry][k] + self.favour_of(entry, judge)
            };
            let x = seen - ruler.severity
                + ruler.level[k]
                + halo
                + NOISE_BY_CRITERION * chance.normal();
            libm::round(MIDDLE + STEP * x).clamp(LOW, HIGH)
        })
    }

    /// Mean true severity of each entry's judges.
    pub fn panel_severity(&self, sheet: &Sheet) -> Vec<f64> {
        let mut sums = vec![(0.0, 0.0); self.truth.len()];
        for s in &sheet.scores {
            let sum = &mut sums[s.entry];
            sum.0 += self.rulers[s.judge].severity;
            sum.1 += 1.0;
        }
        sums.into_iter()
            .map(|(s, n)| if n > 0.0 { s / n } else { 0.0 })
            .collect()
    }

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

    fn labels(&self) -> (Vec<String>, Vec<String>) {
        (
            (0..self.world.entries)
                .map(|e| format!("e{e:03}"))
                .collect(),
            (0..self.world.judges).map(|j| format!("j{j}")).collect(),
        )
    }

    fn balanced(&self, reads: usize) -> Vec<Read> {
        let (entries, judges) = self.labels();
        let conflicts: Vec<Read> = (0..self.world.entries)
            .flat_map(|entry| (0..self.world.judges).map(move |judge| Read { entry, judge }))
            .filter(|r| self.is_own(r.entry, r.judge))
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
                    .filter(|j| !self.is_own(entry, *j) && !chosen.contains(j))
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
                    .filter(|j| !self.is_own(entry, *j) && !is_idle(*j))
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

    fn sheet(&self, plan: &[Read]) -> Sheet {
        let (entries, judges) = self.labels();
        let homes = |n: usize| (0..n).map(|i| Some(home(i % COUNTRIES))).collect();
        Sheet {
            entry_homes: homes(entries.len()),
            judge_homes: homes(judges.len()),
            entries,
            judges,
            criteria: (0..CRITERIA).map(|k| format!("k{k}")).collect(),
            rounds: Vec::new(),
            scores: plan
                .iter()
                .flat_map(|r| {
                    self.scores(r.entry, r.judge).into_iter().enumerate().map(
                        |(criterion, points)| Score {
                            round: 0,
                            entry: r.entry,
                            judge: r.judge,
                            criterion,
                            points,
                        },
                    )
                })
                .collect(),
        }
    }
}
