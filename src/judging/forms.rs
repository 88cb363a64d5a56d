//! What comes in from judges and the desk, as values that cannot be wrong by themselves.

use std::collections::BTreeMap;

use jiff::civil;
use serde::Deserialize;

use super::actions::{CardSheet, NewJudge, NewRound, Settled};
use super::domain::{Card, CardFlag, ConflictRule, RoundMethod, RoundSettings};
use crate::editions::domain::Anchors;
use crate::editions::{Criterion, Edition};
use crate::kernel::{AssignmentId, Country, FieldErrors, Instant, Lang, Translated};
use crate::people::Email;

/// A judge's card as its form sends it: `points-<criterion>`, `note`, `flag` (several), `later`.
pub fn read_card(pairs: &[(String, String)], criteria: &[Criterion]) -> Result<Card, FieldErrors> {
    let mut card = Card::default();
    let mut errors = FieldErrors::new();
    for (name, value) in pairs {
        match (name.as_str(), name.strip_prefix("points-")) {
            (_, Some(code)) => match criteria.iter().find(|one| one.code == code) {
                Some(criterion) => match value.parse() {
                    Ok(points) => {
                        card.points.insert(criterion.id, points);
                    }
                    Err(_) => errors.add(code, "malformed"),
                },
                None => errors.add(code, "no-such-criterion"),
            },
            // Browsers send line ends as CR LF; the card is the same either way.
            ("note", _) => card.note = value.replace("\r\n", "\n"),
            ("flag", _) => match value.parse() {
                Ok(flag) => card.flags.push(flag),
                Err(_) => errors.add("flag", "not-a-choice"),
            },
            ("later", _) => card.is_later = value == "1",
            _ => errors.add(name.clone(), "unknown-field"),
        }
    }
    card.flags.sort_unstable();
    card.flags.dedup();
    errors.into_result(card).map_err(only_fields)
}

fn only_fields(error: crate::kernel::ActionError) -> FieldErrors {
    match error {
        crate::kernel::ActionError::Fields(errors) => errors,
        _ => FieldErrors::new(),
    }
}

/// The sheet with what was typed instead of what is kept.
pub fn as_typed(mut sheet: CardSheet, pairs: &[(String, String)]) -> CardSheet {
    let criteria = &sheet.own.questions;
    let points: BTreeMap<_, _> = pairs
        .iter()
        .filter_map(|(name, value)| {
            let code = name.strip_prefix("points-")?;
            let criterion = criteria.iter().find(|one| one.code == code)?;
            Some((criterion.id, value.parse().ok()?))
        })
        .collect();
    sheet.work.points = points;
    if let Some((_, note)) = pairs.iter().find(|(name, _)| name == "note") {
        sheet.note.clone_from(note);
    }
    sheet.flags = pairs
        .iter()
        .filter(|(name, _)| name == "flag")
        .filter_map(|(_, value)| value.parse::<CardFlag>().ok())
        .collect();
    sheet
}

/// What becomes of missing scorecards: `least`, `chair`, `drop`, or a judge's id.
pub fn read_settled(text: &str) -> Result<Settled, FieldErrors> {
    match text {
        "least" => Ok(Settled::Least),
        "chair" => Ok(Settled::Chair),
        "drop" => Ok(Settled::Dropped),
        id => id.parse().map(Settled::To).map_err(|_| {
            let mut errors = FieldErrors::new();
            errors.add("to", "not-a-choice");
            errors
        }),
    }
}

/// Inviting a judge.
#[derive(Debug, Clone, Default, Deserialize, utoipa::ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct JudgeForm {
    /// How they are addressed.
    pub name: String,
    /// Mail address.
    pub email: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// Language of their letters.
    pub lang: String,
}

impl JudgeForm {
    /// The judge, or all that is wrong.
    pub fn read(&self) -> Result<NewJudge, FieldErrors> {
        let mut errors = FieldErrors::new();
        if self.name.trim().is_empty() {
            errors.add("name", "required");
        }
        let email = self.email.parse::<Email>();
        if email.is_err() {
            errors.add("email", "not-an-email");
        }
        let country = self.country.parse::<Country>();
        if country.is_err() {
            errors.add("country", "not-a-choice");
        }
        let lang = self.lang.parse::<Lang>();
        if lang.is_err() {
            errors.add("lang", "not-a-choice");
        }
        match (email, country, lang) {
            (Ok(email), Ok(country), Ok(lang)) if errors.is_empty() => Ok(NewJudge {
                email,
                name: self.name.trim().to_owned(),
                lang,
                country,
                member: None,
            }),
            _ => Err(errors),
        }
    }
}

/// Making a round.
#[derive(Debug, Clone, Deserialize, utoipa::ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct RoundForm {
    /// Its name, in the language of the page.
    pub name: String,
    /// `sift`, `scale`, `criteria`, `ranking` or `pairs`.
    pub method: String,
    /// Fewest points of a scale.
    pub points_min: String,
    /// Most points of a scale.
    pub points_max: String,
    /// How often each judge compares each of their works, in pairs.
    pub looks_per_entry: String,
    /// What the fewest points mean, in the language of the page; may be empty.
    pub anchor_low: String,
    /// What the most points mean; may be empty.
    pub anchor_high: String,
    /// Judges per entry.
    pub reads_per_entry: String,
    /// Fewest reads with which an entry counts as judged.
    pub quorum: String,
    /// `1` if all judge together in one room.
    pub live: String,
    /// How many go on; may be empty.
    pub advance_count: String,
    /// `own-country` or `none`.
    pub conflict_rule: String,
    /// One of the method's ways of counting; empty = the usual one.
    pub tally_method: String,
    /// Local time in the contest's zone, `2026-10-06T18:00`; may be empty.
    pub deadline_at: String,
    /// Drawn if empty.
    pub seed: String,
}

impl Default for RoundForm {
    fn default() -> Self {
        Self {
            name: String::new(),
            method: RoundMethod::Criteria.as_str().into(),
            points_min: "1".into(),
            points_max: "10".into(),
            anchor_low: String::new(),
            anchor_high: String::new(),
            reads_per_entry: "3".into(),
            quorum: "1".into(),
            live: String::new(),
            advance_count: String::new(),
            conflict_rule: ConflictRule::OwnCountry.as_str().into(),
            tally_method: String::new(),
            looks_per_entry: "6".into(),
            deadline_at: String::new(),
            seed: String::new(),
        }
    }
}

impl RoundForm {
    /// The round, or all that is wrong.
    pub fn read(&self, lang: Lang, edition: &Edition) -> Result<NewRound, FieldErrors> {
        let mut errors = FieldErrors::new();
        let name = self.name.trim();
        if name.is_empty() {
            errors.add("name", "required");
        }
        let method = self.method.parse().unwrap_or_else(|_| {
            errors.add("method", "not-a-choice");
            RoundMethod::Criteria
        });
        let mut points = |field: &'static str, text: &str| {
            text.trim().parse().unwrap_or_else(|_| {
                errors.add(field, "malformed");
                1
            })
        };
        let said = |text: &str| match text.trim() {
            "" => Translated::default(),
            text => Translated::one(lang, text),
        };
        let settings = RoundSettings {
            points_min: points("points_min", &self.points_min),
            points_max: points("points_max", &self.points_max),
            looks_per_entry: points("looks_per_entry", &self.looks_per_entry),
            quorum: points("quorum", &self.quorum),
            is_live: self.live == "1",
            anchors: Anchors {
                low: said(&self.anchor_low),
                middle: Translated::default(),
                high: said(&self.anchor_high),
            },
            ..RoundSettings::default()
        };
        let reads = self.reads_per_entry.trim().parse().unwrap_or_else(|_| {
            errors.add("reads_per_entry", "malformed");
            1
        });
        let advance_count = read_optional(&self.advance_count, |text| text.parse().ok())
            .unwrap_or_else(|| {
                errors.add("advance_count", "malformed");
                None
            });
        let rule = self.conflict_rule.parse().unwrap_or_else(|_| {
            errors.add("conflict_rule", "not-a-choice");
            ConflictRule::OwnCountry
        });
        let usual = method.tally_methods().first().copied().unwrap_or_default();
        let tally_method = match self.tally_method.trim() {
            "" => usual.to_owned(),
            named => named.to_owned(),
        };
        let deadline_at = read_local(&self.deadline_at, edition).unwrap_or_else(|| {
            errors.add("deadline_at", "malformed");
            None
        });
        if !errors.is_empty() {
            return Err(errors);
        }
        Ok(NewRound {
            name: Translated::one(lang, name),
            method,
            settings,
            reads_per_entry: reads,
            conflict_rule: rule,
            tally_method,
            seed: self.seed.clone(),
            advance_count,
            deadline_at,
        })
    }
}

/// `Some(None)` where nothing was written, `None` where it cannot be read.
fn read_optional<T>(text: &str, read: impl Fn(&str) -> Option<T>) -> Option<Option<T>> {
    match text.trim() {
        "" => Some(None),
        text => read(text).map(Some),
    }
}

/// A local time in the contest's zone, as `datetime-local` fields send it; `None` where it cannot be read.
pub fn read_local(text: &str, edition: &Edition) -> Option<Option<Instant>> {
    read_optional(text, |text| {
        let local: civil::DateTime = text.parse().ok()?;
        let zoned = local.to_zoned_datetime(edition.time_zone()).ok()?;
        Some(zoned.timestamp().into())
    })
}

/// An order as its form sends it: `place-<assignment>` with a number; equal numbers share a place, empty ones are not placed yet.
pub fn read_places(pairs: &[(String, String)]) -> Result<Vec<Vec<AssignmentId>>, FieldErrors> {
    let mut by_place: BTreeMap<i64, Vec<AssignmentId>> = BTreeMap::new();
    let mut errors = FieldErrors::new();
    for (name, value) in pairs {
        let id = name
            .strip_prefix("place-")
            .and_then(|id| id.parse::<AssignmentId>().ok());
        match (id, value.trim()) {
            (None, _) => errors.add(name.clone(), "unknown-field"),
            (Some(_), "") => {}
            (Some(id), number) => match number.parse::<i64>() {
                Ok(place) if place >= 1 => by_place.entry(place).or_default().push(id),
                _ => errors.add(name.clone(), "malformed"),
            },
        }
    }
    if errors.is_empty() {
        Ok(by_place.into_values().collect())
    } else {
        Err(errors)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deadline_is_read_in_the_contests_zone() {
        let edition = crate::editions::domain::tests::edition();
        let at = read_local("2026-10-06T18:00", &edition).unwrap().unwrap();
        assert_eq!(at.to_string(), "2026-10-06T09:00:00Z");
        assert_eq!(read_local(" ", &edition), Some(None));
        assert_eq!(read_local("tomorrow", &edition), None);
    }

    #[test]
    fn all_that_is_wrong_with_a_card_is_said_at_once() {
        let edition = crate::editions::domain::tests::edition();
        let pairs: Vec<(String, String)> = [
            ("points-idea", "7"),
            ("points-luck", "7"),
            ("flag", "ugly"),
            ("country", "MN"),
        ]
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect();
        let errors = read_card(&pairs, &edition.criteria).unwrap_err();
        let codes: Vec<&str> = errors.0.iter().map(|error| error.code).collect();
        assert_eq!(
            codes,
            ["no-such-criterion", "not-a-choice", "unknown-field"]
        );
        let card = read_card(&pairs[..1], &edition.criteria).unwrap();
        assert_eq!(card.points.len(), 1);
    }

    #[test]
    fn places_with_one_number_are_shared_and_empty_ones_wait() {
        let id = |n: u128| AssignmentId(uuid::Uuid::from_u128(n));
        let field = |n: u128, value: &str| (format!("place-{}", id(n)), value.to_owned());
        let read = read_places(&[field(1, "2"), field(2, "1"), field(3, "2"), field(4, " ")]);
        assert_eq!(read.unwrap(), [vec![id(2)], vec![id(1), id(3)]]);
        let errors = read_places(&[field(1, "0"), ("country".into(), "MN".into())]).unwrap_err();
        assert_eq!(errors.0.len(), 2);
    }
}
