//! The simulated contest: who drew what how well, and how ten judges see it.

use super::chance::Chance;
use judging_engine::assign::Read;
use judging_engine::tally::{Score, Sheet};
use std::collections::BTreeSet;

pub const CRITERIA: usize = 3;
pub const WEIGHTS: [f64; CRITERIA] = [0.4, 0.3, 0.3];
pub const COUNTRIES: usize = 6;
/// Standard deviations of what differs by criterion: quality, a judge's level, noise.
pub const QUALITY_BY_CRITERION: f64 = 0.3;
const LEVEL_BY_CRITERION: f64 = 0.2;
pub const NOISE_BY_CRITERION: f64 = 0.4;
pub const COUNTRY_SD: f64 = 0.3;
/// The lazy judge, and the one who favours.
const LAZY: usize = 2;
const FAVOURING: usize = 1;
/// A friendly country that no rule bars the favouring judge from.
const FRIENDLY: usize = 4;
/// A judge who copies, and from whom.
pub const COPYING: usize = 6;
pub const COPIED: usize = 3;
/// Two judges who lift each other's country.
pub const TRADING: [usize; 2] = [3, 5];
/// A score is round(6 + 1.5·impression), kept within 1 to 10.
pub const MIDDLE: f64 = 6.0;
pub const STEP: f64 = 1.5;
pub const LOW: f64 = 1.0;
pub const HIGH: f64 = 10.0;
/// How many win.
pub const CUT: usize = 180;

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
    /// What one judge adds to a friendly country (to the own one, where nobody is recused), in standard deviations of quality.
    pub favour: f64,
    /// Nobody reads their own country.
    pub recused: bool,
    /// Share of the works that both read on which one judge gives what another gave.
    pub copied: f64,
    /// What each of two judges adds to the other's country.
    pub traded: f64,
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
            favour: 0.0,
            recused: true,
            copied: 0.0,
            traded: 0.0,
            panels_apart: 0.0,
        }
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
    pub seed: u64,
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
        let favour = (world.favour > 0.0).then_some(Favour {
            judge: FAVOURING,
            country: if world.recused {
                FRIENDLY
            } else {
                FAVOURING % COUNTRIES
            },
        });
        Self {
            seed,
            quality,
            truth,
            rulers,
            lazy: world.lazy.then_some(LAZY),
            favour,
            favoured: (0..world.entries)
                .filter(|e| e % COUNTRIES == FRIENDLY)
                .collect(),
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

    /// Must this judge not read this entry?
    pub fn is_barred(&self, entry: usize, judge: usize) -> bool {
        self.world.recused && entry % COUNTRIES == judge % COUNTRIES
    }

    pub fn favour_of(&self, entry: usize, judge: usize) -> f64 {
        let country = entry % COUNTRIES;
        let [one, other] = TRADING;
        let is_traded = (judge == one && country == other % COUNTRIES)
            || (judge == other && country == one % COUNTRIES);
        let traded = if is_traded { self.world.traded } else { 0.0 };
        match self.favour {
            Some(f) if f.judge == judge && f.country == country => self.world.favour + traded,
            _ => traded,
        }
    }

    /// How a judge sees an entry, by criterion: the same whenever it is read.
    fn impressions(&self, entry: usize, judge: usize) -> [f64; CRITERIA] {
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
            seen - ruler.severity + ruler.level[k] + halo + NOISE_BY_CRITERION * chance.normal()
        })
    }

    /// The same weighed into one.
    pub fn impression(&self, entry: usize, judge: usize) -> f64 {
        let seen = self.impressions(entry, judge);
        seen.iter().zip(WEIGHTS).map(|(x, w)| x * w).sum()
    }

    fn scores(&self, entry: usize, judge: usize) -> [f64; CRITERIA] {
        self.impressions(entry, judge)
            .map(|x| libm::round(MIDDLE + STEP * x).clamp(LOW, HIGH))
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

    pub fn labels(&self) -> (Vec<String>, Vec<String>) {
        (
            (0..self.world.entries)
                .map(|e| format!("e{e:03}"))
                .collect(),
            (0..self.world.judges).map(|j| format!("j{j}")).collect(),
        )
    }

    /// Does the copying judge copy here, where both read?
    pub fn is_copied(&self, entry: usize) -> bool {
        Chance::seeded(&[self.seed, 4, entry as u64]).uniform() < self.world.copied
    }

    /// What the panel gives when it reads so.
    pub fn sheet(&self, plan: &[Read]) -> Sheet {
        let (entries, judges) = self.labels();
        let homes = |n: usize| (0..n).map(|i| Some(home(i % COUNTRIES))).collect();
        let theirs: BTreeSet<usize> = plan
            .iter()
            .filter(|r| r.judge == COPIED)
            .map(|r| r.entry)
            .collect();
        let giver = |r: &Read| {
            let copies = r.judge == COPYING && theirs.contains(&r.entry) && self.is_copied(r.entry);
            if copies { COPIED } else { r.judge }
        };
        let scores = plan.iter().flat_map(|r| {
            let given = self.scores(r.entry, giver(r));
            given
                .into_iter()
                .enumerate()
                .map(|(criterion, points)| Score {
                    round: 0,
                    entry: r.entry,
                    judge: r.judge,
                    criterion,
                    points,
                })
        });
        Sheet {
            scores: scores.collect(),
            entry_homes: homes(entries.len()),
            judge_homes: homes(judges.len()),
            entries,
            judges,
            criteria: (0..CRITERIA).map(|k| format!("k{k}")).collect(),
            rounds: Vec::new(),
        }
    }
}
