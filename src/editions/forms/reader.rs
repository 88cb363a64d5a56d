//! Reading the fields of the settings one by one.

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

use super::typed::{SHARE, SHORT_CHARS_MAX, Typed};
use crate::editions::domain::{AwardCaps, CapScope, PhotoRule};
use crate::kernel::{FieldErrors, Instant, Lang, MemberCode, Translated};

/// Reads fields, noting what is wrong; gives a default where something is, because then nothing is used.
pub(super) struct Reader<'a> {
    pub(super) typed: &'a Typed,
    pub(super) errors: FieldErrors,
}

impl Reader<'_> {
    pub(super) fn rows<T>(
        &mut self,
        kind: &str,
        read: impl Fn(&mut Self, &dyn Fn(&str) -> String) -> T,
    ) -> Vec<T> {
        self.typed
            .filled_rows(kind)
            .into_iter()
            .map(|row| read(self, &|field| format!("{kind}-{row}-{field}")))
            .collect()
    }

    pub(super) fn number<N: std::str::FromStr + Default>(&mut self, name: &str) -> N {
        let text = self.typed.get(name);
        // Some keyboards offer only a comma.
        text.replace(',', ".").parse().unwrap_or_else(|_| {
            self.errors.add(
                name,
                if text.is_empty() {
                    "required"
                } else {
                    "not-a-number"
                },
            );
            N::default()
        })
    }

    pub(super) fn is_share(&self, at: &dyn Fn(&str) -> String) -> bool {
        self.typed.get(at("measure")) == SHARE
    }

    pub(super) fn caps(&mut self) -> AwardCaps {
        let said = CapScope::ALL
            .iter()
            .map(|scope| (*scope, format!("cap-{scope}")));
        let typed = self.typed;
        let said = said.filter(|(_, name)| !typed.get(name).is_empty());
        AwardCaps(
            said.map(|(scope, name)| (scope, self.number(&name)))
                .collect(),
        )
    }

    pub(super) fn time(&mut self, name: &str, zone: &TimeZone) -> Option<Instant> {
        let text = self.typed.get(name);
        if text.is_empty() {
            return None;
        }
        let time = text
            .parse::<DateTime>()
            .and_then(|local| local.to_zoned_datetime(zone.clone()));
        match time {
            Ok(zoned) => Some(zoned.timestamp().into()),
            Err(_) => {
                self.errors.add(name, "not-a-time");
                None
            }
        }
    }

    pub(super) fn day(&mut self, name: &str) -> Date {
        self.typed.get(name).parse().unwrap_or_else(|_| {
            self.errors.add(name, "not-a-day");
            Date::ZERO
        })
    }

    pub(super) fn photo_rule(&mut self) -> PhotoRule {
        self.typed.get("photo_rule").parse().unwrap_or_else(|_| {
            self.errors.add("photo_rule", "not-a-choice");
            PhotoRule::Warn
        })
    }

    pub(super) fn text(&mut self, name: &str) -> String {
        let text = self.typed.get(name);
        if text.is_empty() {
            self.errors.add(name, "required");
        }
        self.bounded(name, text, SHORT_CHARS_MAX)
    }

    fn bounded(&mut self, name: &str, text: &str, chars_max: usize) -> String {
        if text.chars().count() > chars_max {
            let facts = crate::kernel::refusal::Facts::from([("chars_max", chars_max.into())]);
            self.errors.add_with(name, "too-long", facts);
        }
        text.to_owned()
    }

    pub(super) fn words(&mut self, name: &str, chars_max: usize) -> Translated {
        let mut words = Translated::default();
        for lang in Lang::ALL {
            let field = format!("{name}-{lang}");
            let text = self.typed.get(&field);
            if !text.is_empty() {
                let text = self.bounded(&field, text, chars_max);
                words.0.insert(*lang, text);
            }
        }
        words
    }

    pub(super) fn id<Id: std::str::FromStr>(&self, name: &str) -> Option<Id> {
        self.typed.get(name).parse().ok()
    }

    pub(super) fn member(&mut self, name: &str) -> Option<MemberCode> {
        let text = self.typed.get(name);
        if text.is_empty() {
            return None;
        }
        let member = text.parse().ok();
        if member.is_none() {
            self.errors.add(name, "not-a-choice");
        }
        member
    }
}
