//! The facts of the demonstration's contest, as their file tells them. Pure.

use std::collections::BTreeMap;

use jiff::civil::{Date, Time, time};
use jiff::tz::TimeZone;
use serde::Deserialize;

use crate::kernel::{Instant, MemberCode, Translated};

const EDITION_9: &str = include_str!("edition_9.toml");
/// The 9th edition as its file tells it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// Its number.
    pub number: i32,
    /// Its year.
    pub year: i32,
    /// IANA name.
    pub zone: String,
    /// First day of the call.
    pub opens_on: Date,
    /// Last day of the call.
    pub closes_on: Date,
    /// The day of the results.
    pub announced_on: Date,
    /// The day on which an age counts.
    pub age_on: Date,
    /// Awards in all.
    pub awarded_total: u32,
    /// Awards by tier, the highest first.
    pub tier_sizes: Vec<u32>,
    /// The subject.
    pub theme: Translated,
    /// Entries by country.
    pub entries_by_country: BTreeMap<String, u32>,
    /// Awards that the record names.
    pub named_awards: Vec<NamedAward>,
    /// The touring exhibition.
    pub exhibition: ExhibitionFacts,
}

/// An award that the record names.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamedAward {
    /// Position of the tier, 1 is the highest.
    pub tier: i32,
    /// Whose entry.
    pub member: MemberCode,
    /// The country that is shown.
    pub visited: String,
    /// What is shown.
    pub scene: String,
    /// The title.
    pub title: Translated,
}

/// The touring exhibition.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExhibitionFacts {
    /// Its address.
    pub slug: String,
    /// First day.
    pub opens_on: Date,
    /// Last day.
    pub closes_on: Date,
    /// Works that hang.
    pub n_works: usize,
    /// Its title.
    pub title: Translated,
    /// Where it goes.
    pub stops: Vec<StopFacts>,
}

/// One stop of the tour.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StopFacts {
    /// `venue` or `online`.
    pub kind: String,
    /// In whose area, for a venue.
    pub member: Option<MemberCode>,
    /// First day.
    pub opens_on: Date,
    /// Last day.
    pub closes_on: Date,
    /// The place.
    pub name: Translated,
}

impl Facts {
    /// The 9th edition.
    ///
    /// # Errors
    /// A sentence where the compiled-in file does not fit; a test holds that it does.
    pub fn edition_9() -> Result<Self, config::ConfigError> {
        config::Config::builder()
            .add_source(config::File::from_str(EDITION_9, config::FileFormat::Toml))
            .build()?
            .try_deserialize()
    }

    /// A day's hour in the contest's zone.
    pub fn at(&self, day: Date, hour: Time) -> Instant {
        let zone = TimeZone::get(&self.zone).unwrap_or(TimeZone::UTC);
        day.to_datetime(hour)
            .to_zoned_datetime(zone)
            .map_or(Instant::from_ms(0), |zoned| zoned.timestamp().into())
    }

    /// When the call opens.
    pub fn opens_at(&self) -> Instant {
        self.at(self.opens_on, time(9, 0, 0, 0))
    }

    /// When it closes.
    pub fn closes_at(&self) -> Instant {
        self.at(self.closes_on, time(18, 0, 0, 0))
    }

    /// All entries of the whole contest.
    pub fn n_entries(&self) -> u32 {
        self.entries_by_country.values().sum()
    }

    /// How many of `n` entries each country sends: the true proportions, by largest remainders.
    pub fn shares(&self, n: u32) -> BTreeMap<String, u32> {
        share(&self.entries_by_country, n)
    }

    /// How many of each tier are awarded among `n` entries; at least one of the first.
    pub fn tiers_for(&self, n: u32) -> Vec<u32> {
        let all = self.n_entries();
        self.tier_sizes
            .iter()
            .map(|size| {
                (f64::from(*size) * f64::from(n) / f64::from(all))
                    .round()
                    .max(1.0) as u32
            })
            .collect()
    }
}

fn share(weights: &BTreeMap<String, u32>, n: u32) -> BTreeMap<String, u32> {
    let all = u64::from(weights.values().sum::<u32>().max(1));
    let part = |weight: u32| u64::from(weight) * u64::from(n);
    let mut shares: BTreeMap<String, u32> = weights
        .iter()
        .map(|(key, weight)| (key.clone(), (part(*weight) / all) as u32))
        .collect();
    let mut by_remainder: Vec<&String> = weights.keys().collect();
    by_remainder.sort_by_key(|key| std::cmp::Reverse(part(weights[*key]) % all));
    let left = n.saturating_sub(shares.values().sum());
    for key in by_remainder.into_iter().take(left as usize) {
        *shares.entry(key.clone()).or_default() += 1;
    }
    shares
}
