//! The settings as the fields of a form.

use std::collections::{BTreeMap, BTreeSet};

use jiff::tz::TimeZone;

use super::reader::Reader;
use super::{CriterionBody, DivisionBody, EditionBody, QuotaBody, TierBody};
use crate::editions::domain::{Edition, TierSize};
use crate::kernel::{FieldErrors, Instant, Lang, MemberCode, Translated};

/// Longest short text (a name, an anchor), in characters.
pub const SHORT_CHARS_MAX: usize = 200;
/// Longest description, in characters.
pub const DESCRIPTION_CHARS_MAX: usize = 4000;
/// Most rows of a kind (divisions, criteria, tiers, quotas).
pub const ROWS_MAX: usize = 100;
/// What `tier-…-measure` says where the size is a share in percent; empty where it is a number of works.
pub(super) const SHARE: &str = "share";
/// Empty rows that a form offers below those that are filled.
const SPARE_ROWS: usize = 2;

/// The zones that the form offers; any other IANA name comes by JSON.
pub const ZONES: &[&str] = &[
    "Asia/Seoul",
    "Asia/Tokyo",
    "Asia/Shanghai",
    "Asia/Pyongyang",
    "Asia/Ulaanbaatar",
    "Asia/Irkutsk",
    "Asia/Yakutsk",
    "Asia/Vladivostok",
    "Asia/Ho_Chi_Minh",
    "Europe/Moscow",
    "UTC",
];

/// What stands in the fields of the settings form, by name: what was stored, or what was typed.
#[derive(Debug, Clone, Default)]
pub struct Typed(BTreeMap<String, String>);

impl Typed {
    /// The fields of a form as they were sent.
    pub fn from_pairs(pairs: Vec<(String, String)>) -> Self {
        Self(pairs.into_iter().collect())
    }

    /// The fields as they stand for an edition; times in its zone.
    pub fn of(edition: &Edition) -> Self {
        let mut out = Self::default();
        let zone = edition.time_zone();
        let local = |instant: Option<Instant>| {
            instant.map_or_else(String::new, |instant| {
                let local = instant
                    .timestamp()
                    .to_zoned_datetime(zone.clone())
                    .datetime();
                local.strftime("%Y-%m-%dT%H:%M").to_string()
            })
        };
        out.put_words("theme", &edition.theme);
        out.put_words("description", &edition.description);
        out.put("year", edition.year);
        out.put("zone", &edition.zone);
        out.put("opens_at", local(edition.opens_at));
        out.put("closes_at", local(edition.closes_at));
        out.put("grace_minutes", edition.grace_minutes);
        out.put("age_on", edition.age_on);
        out.put("short_side_px_min", edition.short_side_px_min);
        out.put("photo_rule", edition.photo_rule);
        for lang in &edition.languages {
            out.put(format!("language-{lang}"), "1");
        }
        for (n, part) in edition.divisions.iter().enumerate() {
            let at = |name: &str| format!("division-{n}-{name}");
            out.put(at("id"), part.id);
            out.put(at("code"), &part.code);
            out.put(at("age_min"), part.age_min);
            out.put(at("age_max"), part.age_max);
            out.put_words(&at("name"), &part.name);
        }
        for (n, part) in edition.criteria.iter().enumerate() {
            let at = |name: &str| format!("criterion-{n}-{name}");
            out.put(at("id"), part.id);
            out.put(at("code"), &part.code);
            out.put(at("weight"), part.weight);
            out.put(at("points_min"), part.points_min);
            out.put(at("points_max"), part.points_max);
            out.put_words(&at("name"), &part.name);
            out.put_words(&at("low"), &part.anchors.low);
            out.put_words(&at("middle"), &part.anchors.middle);
            out.put_words(&at("high"), &part.anchors.high);
        }
        for (n, part) in edition.tiers.iter().enumerate() {
            let at = |name: &str| format!("tier-{n}-{name}");
            out.put(at("id"), part.id);
            match part.size {
                TierSize::Works(n) => out.put(at("size"), n),
                TierSize::Permille(n) => {
                    out.put(at("size"), f64::from(n) / 10.0);
                    out.put(at("measure"), SHARE);
                }
            }
            if part.is_per_division {
                out.put(at("each"), "1");
            }
            out.put_words(&at("name"), &part.name);
        }
        for (scope, most) in &edition.award_caps.0 {
            out.put(format!("cap-{scope}"), most);
        }
        for (n, part) in edition.quotas.iter().enumerate() {
            let at = |name: &str| format!("quota-{n}-{name}");
            let member = part.member.as_ref().map(MemberCode::to_string);
            out.put(at("member"), member.unwrap_or_default());
            out.put(at("entries_max"), part.entries_max);
        }
        out
    }

    fn put(&mut self, name: impl Into<String>, value: impl ToString) {
        self.0.insert(name.into(), value.to_string());
    }

    fn put_words(&mut self, name: &str, words: &Translated) {
        for (lang, text) in &words.0 {
            self.put(format!("{name}-{lang}"), text);
        }
    }

    /// What stands in a field; empty if nothing does.
    pub fn get(&self, name: impl AsRef<str>) -> &str {
        self.0.get(name.as_ref()).map_or("", |value| value.trim())
    }

    /// The rows of a kind that the form shows: those with something in them, and some empty ones.
    pub fn rows(&self, kind: &str) -> Vec<usize> {
        let mut rows = self.filled_rows(kind);
        let next = rows.last().map_or(0, |last| last + 1);
        rows.extend(next..next + SPARE_ROWS);
        rows
    }

    pub(super) fn filled_rows(&self, kind: &str) -> Vec<usize> {
        let prefix = format!("{kind}-");
        let filled: BTreeSet<usize> = self
            .0
            .iter()
            .filter(|(_, value)| !value.trim().is_empty())
            .filter_map(|(name, _)| {
                let (row, field) = name.strip_prefix(&prefix)?.split_once('-')?;
                // What says nothing by itself is a row that was emptied: it is taken out.
                (!matches!(field, "id" | "measure" | "each")).then(|| row.parse().ok())?
            })
            .filter(|row| *row < ROWS_MAX)
            .collect();
        filled.into_iter().collect()
    }

    /// The settings that stand in the fields, or everything that is wrong with them.
    ///
    /// # Errors
    /// One error per field: `required`, `too-long`, `not-a-number`, `not-a-time`, `not-a-day`, `not-a-choice`.
    pub fn read(&self) -> Result<EditionBody, FieldErrors> {
        let mut reader = Reader {
            typed: self,
            errors: FieldErrors::new(),
        };
        let zone = self.get("zone").to_owned();
        let tz = TimeZone::get(&zone).unwrap_or_else(|_| {
            reader.errors.add("zone", "unknown-zone");
            TimeZone::UTC
        });
        let body = EditionBody {
            year: reader.number("year"),
            theme: reader.words("theme", SHORT_CHARS_MAX),
            description: reader.words("description", DESCRIPTION_CHARS_MAX),
            languages: Lang::ALL
                .iter()
                .copied()
                .filter(|lang| !self.get(format!("language-{lang}")).is_empty())
                .collect(),
            opens_at: reader.time("opens_at", &tz),
            closes_at: reader.time("closes_at", &tz),
            grace_minutes: reader.number("grace_minutes"),
            age_on: reader.day("age_on"),
            short_side_px_min: reader.number("short_side_px_min"),
            photo_rule: reader.photo_rule(),
            divisions: reader.rows("division", |reader, at| DivisionBody {
                id: reader.id(&at("id")),
                code: reader.text(&at("code")),
                name: reader.words(&at("name"), SHORT_CHARS_MAX),
                age_min: reader.number(&at("age_min")),
                age_max: reader.number(&at("age_max")),
            }),
            criteria: reader.rows("criterion", |reader, at| CriterionBody {
                id: reader.id(&at("id")),
                code: reader.text(&at("code")),
                name: reader.words(&at("name"), SHORT_CHARS_MAX),
                low: reader.words(&at("low"), SHORT_CHARS_MAX),
                middle: reader.words(&at("middle"), SHORT_CHARS_MAX),
                high: reader.words(&at("high"), SHORT_CHARS_MAX),
                weight: reader.number(&at("weight")),
                points_min: reader.number(&at("points_min")),
                points_max: reader.number(&at("points_max")),
            }),
            tiers: reader.rows("tier", |reader, at| TierBody {
                id: reader.id(&at("id")),
                name: reader.words(&at("name"), SHORT_CHARS_MAX),
                size: (!reader.is_share(&at)).then(|| reader.number(&at("size"))),
                share_percent: reader.is_share(&at).then(|| reader.number(&at("size"))),
                is_per_division: !reader.typed.get(at("each")).is_empty(),
            }),
            award_caps: reader.caps(),
            quotas: reader.rows("quota", |reader, at| QuotaBody {
                member: reader.member(&at("member")),
                entries_max: reader.number(&at("entries_max")),
            }),
            zone,
        };
        if reader.errors.is_empty() {
            Ok(body)
        } else {
            Err(reader.errors)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editions::domain::tests::edition;
    use crate::editions::domain::{AwardCaps, CapScope};
    use crate::editions::templates::NewIds;
    use crate::kernel::DivisionId;

    struct NoNew;

    impl NewIds for NoNew {
        fn new_id<T: From<uuid::Uuid>>(&self) -> T {
            uuid::Uuid::nil().into()
        }
    }

    #[test]
    fn what_stands_in_the_form_is_the_edition_again() {
        let mut edition = edition();
        let body = Typed::of(&edition).read().unwrap();
        assert_eq!(body.into_edition(&edition, &NoNew), edition);
        edition.tiers[0].size = TierSize::Permille(125);
        edition.tiers[0].is_per_division = true;
        edition.award_caps = AwardCaps([(CapScope::School, 2)].into());
        let typed = Typed::of(&edition);
        assert_eq!(typed.get("tier-0-size"), "12.5");
        let body = typed.read().unwrap();
        assert_eq!(body.tiers[0].share_percent, Some(12.5));
        assert_eq!(body.into_edition(&edition, &NoNew), edition);
    }

    #[test]
    fn a_share_finer_than_a_tenth_or_beside_a_count_is_no_size() {
        let edition = edition();
        let size = |size: &str, count: Option<i32>| {
            let mut typed = Typed::of(&edition);
            typed.put("tier-0-measure", SHARE);
            typed.put("tier-0-size", size);
            let mut body = typed.read().unwrap();
            body.tiers[0].size = count;
            body.into_edition(&edition, &NoNew).tiers[0].size
        };
        assert_eq!(size("12,5", None), TierSize::Permille(125));
        assert_eq!(size("12.34", None), TierSize::Permille(0));
        assert_eq!(size("-5", None), TierSize::Permille(0));
        assert_eq!(size("1e12", None), TierSize::Permille(0));
        assert_eq!(size("12.5", Some(3)), TierSize::Permille(0));
    }

    #[test]
    fn an_emptied_row_is_taken_out_and_a_filled_spare_row_is_new() {
        let edition = edition();
        let mut typed = Typed::of(&edition);
        for field in ["code", "age_min", "age_max", "name-en"] {
            typed.put(format!("division-0-{field}"), "");
        }
        for (field, value) in [("code", "D"), ("age_min", "17"), ("age_max", "18")] {
            typed.put(format!("division-4-{field}"), value);
        }
        let next = typed.read().unwrap().into_edition(&edition, &NoNew);
        let codes: Vec<_> = next
            .divisions
            .iter()
            .map(|part| part.code.as_str())
            .collect();
        assert_eq!(codes, ["B", "C", "D"]);
        assert_eq!(next.divisions[0].id, edition.divisions[1].id);
        assert_eq!(next.divisions[2].id, DivisionId(uuid::Uuid::nil()));
        assert_eq!(typed.rows("division"), [1, 2, 4, 5, 6]);
    }

    #[test]
    fn all_that_is_wrong_is_said_at_once() {
        let mut typed = Typed::of(&edition());
        typed.put("year", "soon");
        typed.put("closes_at", "tomorrow");
        typed.put("age_on", "");
        typed.put("zone", "Moon/Sea");
        typed.put("tier-0-size", "many");
        typed.put("photo_rule", "whatever");
        typed.put("theme-en", "x".repeat(SHORT_CHARS_MAX + 1));
        typed.put("quota-0-member", "XX");
        typed.put("quota-0-entries_max", "1");
        let errors = typed.read().unwrap_err();
        let said: Vec<(&str, &str)> = errors
            .0
            .iter()
            .map(|one| (one.field.as_str(), one.code))
            .collect();
        assert_eq!(
            said,
            [
                ("zone", "unknown-zone"),
                ("year", "not-a-number"),
                ("theme-en", "too-long"),
                ("closes_at", "not-a-time"),
                ("age_on", "not-a-day"),
                ("photo_rule", "not-a-choice"),
                ("tier-0-size", "not-a-number"),
                ("quota-0-member", "not-a-choice"),
            ]
        );
    }
}
