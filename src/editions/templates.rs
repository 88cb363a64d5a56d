//! What a new edition begins with: the built-in template, or the edition before it. Pure: the ids come in.

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use serde::Deserialize;

use super::domain::{
    Anchors, AwardCaps, AwardTier, Criterion, Division, Edition, EditionState, PhotoRule, Quota,
    TierSize,
};
use crate::kernel::{Instant, Lang, Translated};

/// The template as it is compiled in; a test reads it.
const TEMPLATE: &str = include_str!("../../config/edition_template.toml");

/// The template could not be used; the text says why.
#[derive(Debug, thiserror::Error)]
#[error("config/edition_template.toml: {0}")]
pub struct BadTemplate(String);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Template {
    zone: String,
    grace_minutes: i32,
    short_side_px_min: i32,
    photo_rule: PhotoRule,
    opens: String,
    closes: String,
    age_on: String,
    quota_entries_max: i32,
    divisions: Vec<DivisionPart>,
    criteria: Vec<CriterionPart>,
    tiers: Vec<TierPart>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DivisionPart {
    code: String,
    age_min: i32,
    age_max: i32,
    name: Translated,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CriterionPart {
    code: String,
    weight: f64,
    name: Translated,
    low: Translated,
    middle: Translated,
    high: Translated,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TierPart {
    size: i32,
    name: Translated,
}

/// Makes ids, whatever their type.
pub trait NewIds {
    /// A fresh id.
    fn new_id<T: From<uuid::Uuid>>(&self) -> T;
}

impl NewIds for crate::platform::clock::Clock {
    fn new_id<T: From<uuid::Uuid>>(&self) -> T {
        self.new_id()
    }
}

/// A draft with the template's calendar in `year`, without theme and description.
///
/// # Errors
/// [`BadTemplate`] where the compiled-in file does not fit; a test holds that it does.
pub fn new_from_template(
    ids: &impl NewIds,
    number: i32,
    year: i32,
) -> Result<Edition, BadTemplate> {
    let bad = |error: &dyn std::fmt::Display| BadTemplate(error.to_string());
    let template: Template = config::Config::builder()
        .add_source(config::File::from_str(TEMPLATE, config::FileFormat::Toml))
        .build()
        .and_then(config::Config::try_deserialize)
        .map_err(|error| bad(&error))?;
    let zone = TimeZone::get(&template.zone).map_err(|error| bad(&error))?;
    let at = |when: &str| -> Result<Instant, BadTemplate> {
        let local: DateTime = format!("{year}-{when}")
            .parse()
            .map_err(|error| bad(&error))?;
        let zoned = local
            .to_zoned_datetime(zone.clone())
            .map_err(|error| bad(&error))?;
        Ok(zoned.timestamp().into())
    };
    let age_on: Date = format!("{year}-{}", template.age_on)
        .parse()
        .map_err(|error| bad(&error))?;
    Ok(Edition {
        id: ids.new_id(),
        number,
        year,
        state: EditionState::Draft,
        theme: Translated::default(),
        description: Translated::default(),
        languages: Lang::ALL.to_vec(),
        opens_at: Some(at(&template.opens)?),
        closes_at: Some(at(&template.closes)?),
        zone: template.zone,
        grace_minutes: template.grace_minutes,
        age_on,
        short_side_px_min: template.short_side_px_min,
        photo_rule: template.photo_rule,
        divisions: template
            .divisions
            .into_iter()
            .map(|part| Division {
                id: ids.new_id(),
                code: part.code,
                name: part.name,
                age_min: part.age_min,
                age_max: part.age_max,
            })
            .collect(),
        criteria: template
            .criteria
            .into_iter()
            .map(|part| Criterion {
                id: ids.new_id(),
                code: part.code,
                name: part.name,
                anchors: Anchors {
                    low: part.low,
                    middle: part.middle,
                    high: part.high,
                },
                weight: part.weight,
                points_min: 1,
                points_max: 10,
            })
            .collect(),
        tiers: (1..)
            .zip(template.tiers)
            .map(|(position, part)| AwardTier {
                id: ids.new_id(),
                position,
                name: part.name,
                size: TierSize::Works(part.size),
                is_per_division: false,
            })
            .collect(),
        award_caps: AwardCaps::default(),
        quotas: vec![Quota {
            id: ids.new_id(),
            member: None,
            entries_max: template.quota_entries_max,
        }],
    })
}

/// A draft of the edition after `last`: the next number and year, every date so many years later, the same parts
/// under new ids. The theme is new each time, so it is left empty.
pub fn copy_to_next(ids: &impl NewIds, last: &Edition, number: i32, year: i32) -> Edition {
    let n_years = year - last.year;
    let zone = last.time_zone();
    let later_day = |day: Date| {
        day.checked_add(jiff::Span::new().years(n_years))
            .unwrap_or(day)
    };
    let later = |instant: Instant| {
        let local = instant
            .timestamp()
            .to_zoned_datetime(zone.clone())
            .datetime();
        let moved = later_day(local.date()).to_datetime(local.time());
        moved
            .to_zoned_datetime(zone.clone())
            .map_or(instant, |zoned| zoned.timestamp().into())
    };
    let mut next = last.clone();
    next.id = ids.new_id();
    next.number = number;
    next.year = year;
    next.state = EditionState::Draft;
    next.theme = Translated::default();
    next.description = Translated::default();
    next.opens_at = last.opens_at.map(later);
    next.closes_at = last.closes_at.map(later);
    next.age_on = later_day(last.age_on);
    next.divisions
        .iter_mut()
        .for_each(|part| part.id = ids.new_id());
    next.criteria
        .iter_mut()
        .for_each(|part| part.id = ids.new_id());
    next.tiers
        .iter_mut()
        .for_each(|part| part.id = ids.new_id());
    next.quotas
        .iter_mut()
        .for_each(|part| part.id = ids.new_id());
    next
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    struct Counted(Cell<u128>);

    impl NewIds for Counted {
        fn new_id<T: From<uuid::Uuid>>(&self) -> T {
            self.0.set(self.0.get() + 1);
            uuid::Uuid::from_u128(self.0.get()).into()
        }
    }

    #[test]
    fn the_template_lacks_only_the_theme() {
        let ids = Counted(Cell::new(0));
        let edition = new_from_template(&ids, 14, 2026).unwrap();
        assert_eq!(edition.missing_before_open(), ["theme-untranslated"]);
        assert_eq!(
            edition.closes_at.unwrap().to_string(),
            "2026-09-30T09:00:00Z"
        );
        for part in &edition.criteria {
            for text in [
                &part.name,
                &part.anchors.low,
                &part.anchors.middle,
                &part.anchors.high,
            ] {
                assert!(text.missing(Lang::ALL).is_empty(), "{}", part.code);
            }
        }
        assert!(
            edition
                .divisions
                .iter()
                .all(|part| part.name.missing(Lang::ALL).is_empty())
        );
        assert!(
            edition
                .tiers
                .iter()
                .all(|part| part.name.missing(Lang::ALL).is_empty())
        );
    }

    #[test]
    fn the_next_edition_keeps_the_hour_of_the_deadline_and_gets_ids_of_its_own() {
        let ids = Counted(Cell::new(0));
        let last = new_from_template(&ids, 14, 2027).unwrap();
        let next = copy_to_next(&ids, &last, 15, 2028);
        assert_eq!((next.number, next.year), (15, 2028));
        assert_eq!(next.closes_at.unwrap().to_string(), "2028-09-30T09:00:00Z");
        assert_eq!(next.age_on.to_string(), "2028-09-30");
        assert_eq!(next.tiers.len(), last.tiers.len());
        let shared = next
            .divisions
            .iter()
            .any(|part| last.divisions.iter().any(|old| old.id == part.id));
        assert!(!shared && next.id != last.id);
    }
}
