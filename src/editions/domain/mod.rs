//! What an edition is, and its rules: who may enter when, how it moves on, what it needs before it opens. Pure.

mod caps;
mod parts;
mod state;
mod tiers;

use jiff::SignedDuration;
use jiff::civil;
use jiff::tz::TimeZone;

use crate::kernel::{EditionId, Instant, Lang, MemberCode, Refusal, Translated};

pub use caps::*;
pub use parts::*;
pub use state::*;
pub use tiers::*;

/// One numbered run of the contest.
#[derive(Debug, Clone, PartialEq)]
pub struct Edition {
    /// Its id.
    pub id: EditionId,
    /// 9 for the ninth.
    pub number: i32,
    /// The year it is named after.
    pub year: i32,
    /// Where it stands.
    pub state: EditionState,
    /// The subject of the drawings.
    pub theme: Translated,
    /// A paragraph for the call.
    pub description: Translated,
    /// IANA name of the contest's zone: `Asia/Seoul`.
    pub zone: String,
    /// The languages in which the call is announced.
    pub languages: Vec<Lang>,
    /// Entries are taken from here …
    pub opens_at: Option<Instant>,
    /// … until here; the last instant is the first that is too late.
    pub closes_at: Option<Instant>,
    /// Minutes after the deadline in which an entry begun before is still taken, without saying so.
    pub grace_minutes: i32,
    /// The day on which an age counts.
    pub age_on: civil::Date,
    /// Least length of a picture's short side, in px.
    pub short_side_px_min: i32,
    /// What becomes of a photo that is blurred, dark or cut off.
    pub photo_rule: PhotoRule,
    /// Age bands, in order.
    pub divisions: Vec<Division>,
    /// Questions to the judges, in order.
    pub criteria: Vec<Criterion>,
    /// Levels of award, the highest first.
    pub tiers: Vec<AwardTier>,
    /// How many awards of one country, member and so on raise a warning.
    pub award_caps: AwardCaps,
    /// Quotas.
    pub quotas: Vec<Quota>,
}

impl Edition {
    /// The contest's zone; UTC where the name is unknown (refused when it is set).
    pub fn time_zone(&self) -> TimeZone {
        TimeZone::get(&self.zone).unwrap_or(TimeZone::UTC)
    }

    /// The division of an age, or the refusal that names the bands there are.
    pub fn division_for(&self, age: i32) -> Result<&Division, Refusal> {
        self.divisions
            .iter()
            .find(|division| (division.age_min..=division.age_max).contains(&age))
            .ok_or_else(|| {
                let youngest = self
                    .divisions
                    .iter()
                    .map(|division| division.age_min)
                    .min()
                    .unwrap_or(0);
                let oldest = self
                    .divisions
                    .iter()
                    .map(|division| division.age_max)
                    .max()
                    .unwrap_or(0);
                Refusal::unprocessable("age-outside-divisions")
                    .with("age", i64::from(age))
                    .with("age_min", i64::from(youngest))
                    .with("age_max", i64::from(oldest))
            })
    }

    /// Whether an entry that arrives now is taken; the refusal says since or until when not.
    pub fn takes_entries(&self, now: Instant) -> Result<(), Refusal> {
        let (Some(opens_at), Some(closes_at)) = (self.opens_at, self.closes_at) else {
            return Err(Refusal::conflict("call-not-open"));
        };
        if self.state != EditionState::Open || now < opens_at {
            let over = now >= closes_at && self.state > EditionState::Announced;
            return Err(if over {
                Refusal::conflict("call-closed").with("closed_at", closes_at)
            } else {
                Refusal::conflict("call-not-open").with("opens_at", opens_at)
            });
        }
        let grace = SignedDuration::from_mins(i64::from(self.grace_minutes));
        if now >= closes_at.plus(grace) {
            return Err(Refusal::conflict("call-closed").with("closed_at", closes_at));
        }
        Ok(())
    }

    /// The most entries of a member, if limited.
    pub fn quota_of(&self, member: &MemberCode) -> Option<i32> {
        let own = self
            .quotas
            .iter()
            .find(|quota| quota.member.as_ref() == Some(member));
        own.or_else(|| self.quotas.iter().find(|quota| quota.member.is_none()))
            .map(|quota| quota.entries_max)
    }

    /// The number of an entry: `9-MN-017`. Three digits, more where a country sends more than 999.
    pub fn entry_number(&self, country: crate::kernel::Country, sequence: i32) -> String {
        format!("{}-{country}-{sequence:03}", self.number)
    }

    /// A short text that changes when anything of the edition changes: a form carries it, so that two people who
    /// change the settings at once do not overwrite each other.
    pub fn stamp(&self) -> String {
        use sha2::{Digest, Sha256};
        // `Debug` shows every field, and a field added later is in it by itself.
        hex::encode(&Sha256::digest(format!("{self:?}").as_bytes())[..8])
    }

    /// What is still missing before the call can open, as codes of sentences.
    pub fn missing_before_open(&self) -> Vec<&'static str> {
        let mut missing = Vec::new();
        let mut need = |is_there: bool, code: &'static str| {
            if !is_there {
                missing.push(code);
            }
        };
        need(
            self.theme.missing(&self.languages).is_empty(),
            "theme-untranslated",
        );
        need(
            self.opens_at.is_some() && self.closes_at.is_some(),
            "calendar-missing",
        );
        need(!self.divisions.is_empty(), "divisions-missing");
        need(!self.criteria.is_empty(), "criteria-missing");
        need(!self.tiers.is_empty(), "tiers-missing");
        missing
    }

    /// Moves on, or says why not.
    pub fn become_state(&self, next: EditionState) -> Result<(), Refusal> {
        if !self.state.may_become(next) {
            return Err(Refusal::conflict("edition-cannot-become")
                .with("from", self.state.as_str())
                .with("to", next.as_str()));
        }
        if next == EditionState::Open && !self.missing_before_open().is_empty() {
            return Err(Refusal::conflict("edition-incomplete")
                .with("n_missing", self.missing_before_open().len()));
        }
        Ok(())
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::kernel::{AwardTierId, CriterionId, DivisionId};
    use uuid::Uuid;

    /// The ninth edition, open in September 2026, as tests want it.
    pub(crate) fn edition() -> Edition {
        let id = |n| Uuid::from_u128(n);
        let division = |n, code: &str, age_min, age_max| Division {
            id: DivisionId(id(n)),
            code: code.to_owned(),
            name: Translated::one(Lang::En, code),
            age_min,
            age_max,
        };
        Edition {
            id: EditionId(id(9)),
            number: 9,
            year: 2026,
            state: EditionState::Open,
            theme: Translated::one(Lang::En, "The sea"),
            description: Translated::default(),
            zone: "Asia/Seoul".to_owned(),
            languages: vec![Lang::En],
            opens_at: Some("2026-06-01T00:00:00Z".parse().unwrap()),
            closes_at: Some("2026-09-27T09:00:00Z".parse().unwrap()),
            grace_minutes: 15,
            age_on: civil::date(2026, 9, 27),
            short_side_px_min: 600,
            photo_rule: PhotoRule::Warn,
            divisions: vec![
                division(1, "A", 6, 9),
                division(2, "B", 10, 12),
                division(3, "C", 13, 16),
            ],
            criteria: vec![Criterion {
                id: CriterionId(id(4)),
                code: "idea".into(),
                name: Translated::one(Lang::En, "Idea"),
                anchors: Anchors::default(),
                weight: 1.0,
                points_min: 1,
                points_max: 10,
            }],
            tiers: vec![AwardTier {
                id: AwardTierId(id(5)),
                position: 1,
                name: Translated::one(Lang::En, "Best Work"),
                size: TierSize::Works(1),
                is_per_division: false,
            }],
            award_caps: AwardCaps::default(),
            quotas: Vec::new(),
        }
    }

    #[test]
    fn an_age_belongs_to_the_band_that_holds_it_and_to_no_other() {
        let edition = edition();
        for (age, code) in [
            (6, "A"),
            (9, "A"),
            (10, "B"),
            (12, "B"),
            (13, "C"),
            (16, "C"),
        ] {
            assert_eq!(edition.division_for(age).unwrap().code, code, "{age}");
        }
        for age in [5, 17] {
            assert_eq!(
                edition.division_for(age).unwrap_err().code,
                "age-outside-divisions",
                "{age}"
            );
        }
    }

    #[test]
    fn entries_are_taken_to_the_second_and_the_grace_is_silent() {
        let edition = edition();
        let closes_at = edition.closes_at.unwrap();
        let seconds = |n| closes_at.plus(SignedDuration::from_secs(n));
        assert!(edition.takes_entries(seconds(-1)).is_ok());
        assert!(edition.takes_entries(seconds(15 * 60 - 1)).is_ok());
        assert_eq!(
            edition.takes_entries(seconds(15 * 60)).unwrap_err().code,
            "call-closed"
        );
        let strict = Edition {
            grace_minutes: 0,
            ..edition.clone()
        };
        assert!(strict.takes_entries(seconds(-1)).is_ok());
        assert_eq!(
            strict.takes_entries(seconds(0)).unwrap_err().code,
            "call-closed"
        );
        assert_eq!(
            strict.takes_entries(seconds(1)).unwrap_err().code,
            "call-closed"
        );
        let early = edition
            .opens_at
            .unwrap()
            .plus(SignedDuration::from_secs(-1));
        assert_eq!(
            edition.takes_entries(early).unwrap_err().code,
            "call-not-open"
        );
        let draft = Edition {
            state: EditionState::Draft,
            ..edition
        };
        assert_eq!(
            draft.takes_entries(seconds(-1)).unwrap_err().code,
            "call-not-open"
        );
    }

    #[test]
    fn an_edition_opens_only_when_it_is_whole() {
        let draft = Edition {
            state: EditionState::Draft,
            ..edition()
        };
        assert!(draft.become_state(EditionState::Open).is_ok());
        let bare = Edition {
            criteria: Vec::new(),
            languages: vec![Lang::En, Lang::Mn],
            ..draft
        };
        assert_eq!(
            bare.missing_before_open(),
            ["theme-untranslated", "criteria-missing"]
        );
        assert_eq!(
            bare.become_state(EditionState::Open).unwrap_err().code,
            "edition-incomplete"
        );
        assert_eq!(
            edition()
                .become_state(EditionState::Published)
                .unwrap_err()
                .code,
            "edition-cannot-become"
        );
        assert!(edition().become_state(EditionState::Cancelled).is_ok());
    }

    #[test]
    fn an_entry_number_has_at_least_three_digits() {
        let mn = "MN".parse().unwrap();
        assert_eq!(edition().entry_number(mn, 17), "9-MN-017");
        assert_eq!(edition().entry_number(mn, 1234), "9-MN-1234");
    }
}
