//! Large contests: who is in conflict, and scores from a hash of their numbers, because no generator is needed to measure time.

use judging_engine::assign::{Plan, Read};
use judging_engine::tally::{Score, Sheet};

pub const JUDGES: usize = 50;
pub const READS: usize = 5;
pub const COUNTRIES: usize = 10;

/// Kinds of conflicts.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// Nobody reads the own country; countries are of one size.
    OwnCountry,
    /// The same; six of ten entries come from one country.
    LargeCountry,
    /// Own country, and each judge has declared a hundredth of all entries.
    Declared,
    /// The first judge may read a fiftieth of the entries, the last all.
    Unlike,
    /// Two halves that no judge reads across.
    Apart,
}

impl Kind {
    pub const ALL: [Self; 5] = [
        Self::OwnCountry,
        Self::LargeCountry,
        Self::Declared,
        Self::Unlike,
        Self::Apart,
    ];

    pub fn words(self) -> &'static str {
        match self {
            Self::OwnCountry => "own country, ten alike",
            Self::LargeCountry => "own country, 60 % of the entries from one",
            Self::Declared => "own country and 1 % of all pairs",
            Self::Unlike => "judges may read from a fiftieth to all, drawn by lot",
            Self::Apart => "two halves nobody reads across",
        }
    }
}

/// The reads that must not happen.
pub fn conflicts(kind: Kind, entries: usize) -> Vec<Read> {
    let share = |r: &Read| (mix(r.entry, r.judge, 77) >> 11) as f64 / (1_u64 << 53) as f64;
    let country = |entry: usize| match kind {
        Kind::LargeCountry if entry % 10 < 6 => 0,
        _ => entry % COUNTRIES,
    };
    (0..entries)
        .flat_map(|entry| (0..JUDGES).map(move |judge| Read { entry, judge }))
        .filter(|r| {
            let own = country(r.entry) == r.judge % COUNTRIES;
            match kind {
                Kind::OwnCountry | Kind::LargeCountry => own,
                Kind::Declared => own || share(r) < 0.01,
                Kind::Unlike => share(r) > (r.judge + 1) as f64 / JUDGES as f64,
                Kind::Apart => (r.entry < entries / 2) != (r.judge < JUDGES / 2),
            }
        })
        .collect()
}

/// Labels of one width.
pub fn labels(prefix: &str, n: usize) -> Vec<String> {
    (0..n).map(|i| format!("{prefix}{i:06}")).collect()
}

fn mix(a: usize, b: usize, k: u64) -> u64 {
    let x = (a as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15)
        ^ (b as u64).wrapping_mul(0xc2b2_ae3d_27d4_eb4f)
        ^ k.wrapping_mul(0x1656_67b1_9e37_79f9);
    let x = (x ^ (x >> 31)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x ^ (x >> 29)
}

/// Qualities and rulers from a hash of their numbers.
pub fn score(entries: Vec<String>, judges: Vec<String>, plan: &Plan) -> Sheet {
    let noise = |a: usize, b: usize| {
        // Sum of four uniform numbers, about normal with standard deviation 0.58.
        (0..4_u64)
            .map(|k| (mix(a, b, k) >> 11) as f64 / (1_u64 << 53) as f64 - 0.5)
            .sum::<f64>()
    };
    let scores = plan.reads.iter().map(|r| {
        let quality = 1.7 * noise(r.entry, 1_000_003);
        let x = (1.0 + 0.5 * noise(r.judge, 7)) * quality
            + noise(r.judge, 11)
            + noise(r.entry, r.judge);
        Score {
            round: 0,
            entry: r.entry,
            judge: r.judge,
            criterion: 0,
            points: (6.0 + 1.5 * x).round().clamp(1.0, 10.0),
        }
    });
    let homes = |n: usize| {
        (0..n)
            .map(|i| Some(format!("c{}", i % COUNTRIES)))
            .collect()
    };
    Sheet {
        scores: scores.collect(),
        entry_homes: homes(entries.len()),
        judge_homes: homes(judges.len()),
        entries,
        judges,
        ..Sheet::default()
    }
}
