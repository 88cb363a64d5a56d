//! What a person should know before awards are given or made public. Warnings forbid nothing. Pure.

use std::collections::BTreeMap;

use crate::editions::{AwardCaps, CapScope};
use crate::judging::domain::Closeness;
use crate::kernel::{Country, EntryId, MemberCode};

/// Something about an awarded work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Concern {
    /// A judge of the panel is close to it.
    Judge {
        /// The judge.
        alias: String,
        /// How.
        closeness: Closeness,
        /// Whether the judge's scorecard counted.
        has_read: bool,
        /// Why they stepped aside, if they did.
        reason: String,
    },
    /// It went on, or stayed, otherwise than the cut said.
    Exception {
        /// Where.
        round: i32,
        /// Whether it went on.
        goes_on: bool,
        /// Why.
        reason: String,
    },
    /// A case about it is open.
    CaseOpen,
    /// It may not be shown: it will be in no gallery.
    NotShown,
    /// It takes part no more.
    Gone,
}

/// A warning about one awarded work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// The work.
    pub entry: EntryId,
    /// Its public code.
    pub number: String,
    /// What to know.
    pub concern: Concern,
}

/// More awards than usual for one country, member government, school, adult or child.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CapPassed {
    /// By what was counted.
    pub scope: CapScope,
    /// The country, where that was counted.
    pub country: Option<Country>,
    /// The member government, where that was counted.
    pub member: Option<MemberCode>,
    /// The works, by number: schools, adults and children are not named.
    pub numbers: Vec<String>,
    /// How many are usual.
    pub most: i32,
}

/// An awarded work, as far as caps need it. Schools, adults and children are numbers that mean nothing outside this count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CapWork {
    /// Its public code.
    pub number: String,
    /// Its country.
    pub country: Country,
    /// The member government that sent it.
    pub member: MemberCode,
    /// The child's school, if one was written.
    pub school: Option<usize>,
    /// The adult who answers for the child.
    pub adult: Option<usize>,
    /// The child.
    pub child: Option<usize>,
}

/// What several works share.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    Country(Country),
    Member(MemberCode),
    Numbered(usize),
}

/// The caps that these awarded works pass, in the order of the scopes, the most works first.
pub fn passed_caps(caps: &AwardCaps, works: &[CapWork]) -> Vec<CapPassed> {
    let mut passed = Vec::new();
    for (scope, most) in &caps.0 {
        let group_of = |work: &CapWork| match scope {
            CapScope::Country => Some(Group::Country(work.country)),
            CapScope::Member => Some(Group::Member(work.member.clone())),
            CapScope::School => work.school.map(Group::Numbered),
            CapScope::Adult => work.adult.map(Group::Numbered),
            CapScope::Child => work.child.map(Group::Numbered),
        };
        let mut groups: BTreeMap<Group, Vec<String>> = BTreeMap::new();
        for work in works {
            if let Some(group) = group_of(work) {
                groups.entry(group).or_default().push(work.number.clone());
            }
        }
        let is_over =
            |numbers: &Vec<String>| usize::try_from(*most).is_ok_and(|n| numbers.len() > n);
        let mut over: Vec<(Group, Vec<String>)> = groups
            .into_iter()
            .filter(|(_, numbers)| is_over(numbers))
            .collect();
        over.sort_by_key(|(_, numbers)| std::cmp::Reverse(numbers.len()));
        passed.extend(over.into_iter().map(|(group, mut numbers)| {
            numbers.sort();
            let (country, member) = match group {
                Group::Country(country) => (Some(country), None),
                Group::Member(member) => (None, Some(member)),
                Group::Numbered(_) => (None, None),
            };
            CapPassed {
                scope: *scope,
                country,
                member,
                numbers,
                most: *most,
            }
        }));
    }
    passed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn work(n: usize, country: &str, school: Option<usize>, child: usize) -> CapWork {
        CapWork {
            number: format!("9-{country}-{n:03}"),
            country: country.parse().unwrap(),
            member: format!("{country}-1").parse().unwrap(),
            school,
            adult: Some(7),
            child: Some(child),
        }
    }

    #[test]
    fn more_than_the_cap_is_told_and_as_many_is_not() {
        let works = [
            work(1, "MN", Some(1), 1),
            work(2, "MN", Some(1), 2),
            work(3, "KR", None, 3),
            work(4, "KR", None, 3),
            work(5, "KR", None, 5),
        ];
        let caps = |all: &[(CapScope, i32)]| AwardCaps(all.iter().copied().collect());
        let said = |all: &[(CapScope, i32)]| -> Vec<(CapScope, Vec<String>)> {
            let passed = passed_caps(&caps(all), &works);
            passed
                .into_iter()
                .map(|one| (one.scope, one.numbers))
                .collect()
        };
        assert_eq!(said(&[]), []);
        let kr = || vec!["9-KR-003".to_owned(), "9-KR-004".into(), "9-KR-005".into()];
        assert_eq!(said(&[(CapScope::Country, 2)]), [(CapScope::Country, kr())]);
        assert_eq!(said(&[(CapScope::Country, 3)]), []);
        assert_eq!(said(&[(CapScope::Member, 2)]), [(CapScope::Member, kr())]);
        // Works without a school share none.
        assert_eq!(
            said(&[(CapScope::School, 1)]),
            [(CapScope::School, vec!["9-MN-001".into(), "9-MN-002".into()])]
        );
        assert_eq!(
            said(&[(CapScope::Child, 1)]),
            [(CapScope::Child, vec!["9-KR-003".into(), "9-KR-004".into()])]
        );
        let passed = passed_caps(&caps(&[(CapScope::Adult, 4)]), &works);
        assert_eq!((passed[0].numbers.len(), passed[0].most), (5, 4));
        let passed = passed_caps(&caps(&[(CapScope::Country, 1)]), &works);
        let countries: Vec<String> = passed
            .iter()
            .filter_map(|one| Some(one.country?.to_string()))
            .collect();
        assert_eq!(countries, ["KR", "MN"], "the most works first");
    }
}
