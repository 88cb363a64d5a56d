//! The rule and past figures as they are typed.

use std::collections::BTreeSet;

use super::domain::{POINTS_MAX, Record, Rule, TIERS_MAX, WORKS_MAX};
use crate::kernel::refusal::Facts;
use crate::kernel::{FieldErrors, MemberCode};
use crate::members::actions::Members;

/// Longest text of figures, in characters.
pub const LINES_CHARS_MAX: usize = 20_000;

/// A rule as it was typed.
#[derive(Debug, Clone, Default, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RuleForm {
    /// Points for an edition.
    pub points_edition: String,
    /// Points for a work.
    pub points_work: String,
    /// Points for the tiers, the highest first, with spaces or commas between.
    pub points_tiers: String,
    /// From which edition.
    pub first_edition: String,
    /// To which edition.
    pub last_edition: String,
    /// Ticked: the public may read it.
    pub is_public: Option<String>,
}

impl RuleForm {
    /// A rule as the form shows it.
    pub fn of(rule: &Rule, is_public: bool) -> Self {
        let number = |n: Option<i32>| n.map_or_else(String::new, |n| n.to_string());
        let points: Vec<String> = rule.points_tiers.iter().map(i32::to_string).collect();
        Self {
            points_edition: rule.points_edition.to_string(),
            points_work: rule.points_work.to_string(),
            points_tiers: points.join(" "),
            first_edition: number(rule.first_edition),
            last_edition: number(rule.last_edition),
            is_public: is_public.then(|| "1".to_owned()),
        }
    }

    /// The rule that stands in it, or all that is wrong.
    pub fn read(&self) -> Result<Rule, FieldErrors> {
        let mut errors = FieldErrors::new();
        let tiers: Vec<Option<i32>> = numbers_of(&self.points_tiers).map(points_of).collect();
        if tiers.len() > TIERS_MAX || tiers.iter().any(Option::is_none) {
            errors.add_with(
                "points_tiers",
                "standing-points-outside",
                bound("n_max", POINTS_MAX),
            );
        }
        let mut points = |name: &str, text: &str| {
            points_of(text.trim()).unwrap_or_else(|| {
                errors.add_with(name, "standing-points-outside", bound("n_max", POINTS_MAX));
                0
            })
        };
        let (points_edition, points_work) = (
            points("points_edition", &self.points_edition),
            points("points_work", &self.points_work),
        );
        let mut edition = |name: &str, text: &str| {
            let text = text.trim();
            let number = text.parse::<i32>().ok().filter(|n| (1..=999).contains(n));
            if number.is_none() && !text.is_empty() {
                errors.add(name, "not-a-number");
            }
            number
        };
        let first_edition = edition("first_edition", &self.first_edition);
        let last_edition = edition("last_edition", &self.last_edition);
        if first_edition
            .zip(last_edition)
            .is_some_and(|(first, last)| first > last)
        {
            errors.add("last_edition", "editions-backwards");
        }
        if errors.is_empty() {
            Ok(Rule {
                points_edition,
                points_work,
                points_tiers: tiers.into_iter().flatten().collect(),
                first_edition,
                last_edition,
            })
        } else {
            Err(errors)
        }
    }
}

fn points_of(text: &str) -> Option<i32> {
    text.parse().ok().filter(|n| (0..=POINTS_MAX).contains(n))
}

fn bound(name: &'static str, most: i32) -> Facts {
    Facts::from([(name, most.into())])
}

/// What stands between spaces, tabs, commas and semicolons.
fn numbers_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '、' | '，'))
        .filter(|part| !part.is_empty())
}

/// Past figures as they were typed.
#[derive(Debug, Clone, Default, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PastForm {
    /// The edition's number.
    pub edition: String,
    /// Its year.
    pub year: String,
    /// One member a line: code, works, awards of each tier.
    pub lines: String,
}

impl PastForm {
    /// Edition, year and records, or all that is wrong, line by line.
    pub fn read(&self, members: &Members) -> Result<(i32, i32, Vec<Record>), FieldErrors> {
        let mut errors = FieldErrors::new();
        let mut number = |name: &str, text: &str| {
            text.trim().parse::<i32>().unwrap_or_else(|_| {
                errors.add(name, "not-a-number");
                0
            })
        };
        let (edition, year) = (number("edition", &self.edition), number("year", &self.year));
        if self.lines.chars().count() > LINES_CHARS_MAX {
            let most = Facts::from([("chars_max", LINES_CHARS_MAX.into())]);
            errors.add_with("lines", "too-long", most);
            return Err(errors);
        }
        let mut records: Vec<Record> = Vec::new();
        let mut seen: BTreeSet<MemberCode> = BTreeSet::new();
        for (line, text) in (1..).zip(self.lines.lines()) {
            let mut wrong = |code| {
                errors.add_with(
                    "lines",
                    code,
                    Facts::from([("line", i64::from(line).into())]),
                );
            };
            let mut parts = numbers_of(text);
            let Some(code) = parts.next() else { continue };
            let member = code.to_uppercase().parse::<MemberCode>().ok();
            let Some(member) = member.filter(|code| members.find(code).is_some()) else {
                wrong("past-member-unknown");
                continue;
            };
            let numbers: Option<Vec<i32>> = parts
                .map(|part| part.parse().ok().filter(|n| (0..=WORKS_MAX).contains(n)))
                .collect();
            let Some((n_works, n_awards)) = numbers.as_ref().and_then(|all| all.split_first())
            else {
                wrong("past-line-wrong");
                continue;
            };
            if n_awards.len() > TIERS_MAX {
                wrong("past-line-wrong");
            } else if n_awards.iter().map(|n| i64::from(*n)).sum::<i64>() > i64::from(*n_works) {
                wrong("past-more-awards");
            } else if !seen.insert(member.clone()) {
                wrong("past-member-twice");
            } else {
                records.push(Record {
                    edition,
                    year,
                    member,
                    n_works: *n_works,
                    n_awards: n_awards.to_vec(),
                });
            }
        }
        if errors.is_empty() {
            Ok((edition, year, records))
        } else {
            Err(errors)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_read_as_it_is_shown_and_all_that_is_wrong_is_said_at_once() {
        let rule = Rule {
            first_edition: Some(5),
            ..Rule::default()
        };
        assert_eq!(RuleForm::of(&rule, true).read().unwrap(), rule);
        let typed = RuleForm {
            points_edition: "-1".into(),
            points_work: String::new(),
            points_tiers: "10, five".into(),
            first_edition: "9".into(),
            last_edition: "8".into(),
            is_public: None,
        };
        let errors = typed.read().unwrap_err();
        let said: Vec<(&str, &str)> = errors
            .0
            .iter()
            .map(|one| (one.field.as_str(), one.code))
            .collect();
        assert_eq!(
            said,
            [
                ("points_tiers", "standing-points-outside"),
                ("points_edition", "standing-points-outside"),
                ("points_work", "standing-points-outside"),
                ("last_edition", "editions-backwards"),
            ]
        );
        let none = RuleForm {
            points_tiers: " ".into(),
            ..RuleForm::of(&rule, false)
        };
        assert_eq!(none.read().unwrap().points_tiers, Vec::<i32>::new());
    }
}
