//! From records of editions to how member governments stand. Pure.

use std::collections::BTreeMap;

use crate::kernel::MemberCode;

/// Most tiers that a rule or a record knows.
pub const TIERS_MAX: usize = 20;
/// Most points that one thing gives.
pub const POINTS_MAX: i32 = 10_000;
/// Most works, or awards of one tier, of a member in one edition.
pub const WORKS_MAX: i32 = 100_000;

/// How records become points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// For every edition in which a member took part with at least one work.
    pub points_edition: i32,
    /// For every work that took part.
    pub points_work: i32,
    /// For every award, by tier, the highest first; tiers further down give nothing.
    pub points_tiers: Vec<i32>,
    /// Editions from this one on; from the first, if none.
    pub first_edition: Option<i32>,
    /// Editions up to this one; to the last, if none.
    pub last_edition: Option<i32>,
}

impl Default for Rule {
    /// What is proposed before anybody has set a rule.
    fn default() -> Self {
        Self {
            points_edition: 5,
            points_work: 1,
            points_tiers: vec![10, 5, 3, 1],
            first_edition: None,
            last_edition: None,
        }
    }
}

impl Rule {
    /// Whether an edition counts.
    pub fn counts(&self, edition: i32) -> bool {
        self.first_edition.is_none_or(|first| edition >= first)
            && self.last_edition.is_none_or(|last| edition <= last)
    }

    /// What an award of a tier gives, the highest tier being 0.
    pub fn points_of_tier(&self, tier: usize) -> i64 {
        self.points_tiers
            .get(tier)
            .map_or(0, |points| i64::from(*points))
    }
}

/// What a member did in one edition: numbers alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// The edition's number.
    pub edition: i32,
    /// The year it is named after.
    pub year: i32,
    /// The member government.
    pub member: MemberCode,
    /// Works that took part.
    pub n_works: i32,
    /// Awards, by tier, the highest first.
    pub n_awards: Vec<i32>,
}

/// One edition's part of a member's points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// What it is made of.
    pub record: Record,
    /// For having taken part.
    pub from_edition: i64,
    /// For its works.
    pub from_works: i64,
    /// For its awards, by tier.
    pub from_awards: Vec<i64>,
}

impl Share {
    /// All of it.
    pub fn sum(&self) -> i64 {
        self.from_edition + self.from_works + self.from_awards.iter().sum::<i64>()
    }
}

/// How a member stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The member government.
    pub member: MemberCode,
    /// 1 is the most points; members with as many share a place, and the next places stay empty.
    pub place: usize,
    /// Whether others have as many points.
    pub is_shared: bool,
    /// By edition, the newest first.
    pub shares: Vec<Share>,
}

impl Standing {
    /// All points.
    pub fn total(&self) -> i64 {
        self.shares.iter().map(Share::sum).sum()
    }

    /// Works in all editions that count.
    pub fn n_works(&self) -> i64 {
        let works = self.shares.iter().map(|one| i64::from(one.record.n_works));
        works.sum()
    }

    /// Awards in all editions that count.
    pub fn n_awards(&self) -> i64 {
        let awards = self.shares.iter().flat_map(|one| &one.record.n_awards);
        awards.map(|n| i64::from(*n)).sum()
    }
}

/// How the members stand by this rule: the most points first, members with as many in the order of their codes. Whoever sent nothing has no row.
pub fn stand(rule: &Rule, records: &[Record]) -> Vec<Standing> {
    let mut by_member: BTreeMap<&MemberCode, Vec<Share>> = BTreeMap::new();
    for record in records {
        if record.n_works < 1 || !rule.counts(record.edition) {
            continue;
        }
        let awards = record.n_awards.iter().enumerate();
        by_member.entry(&record.member).or_default().push(Share {
            from_edition: i64::from(rule.points_edition),
            from_works: i64::from(rule.points_work) * i64::from(record.n_works),
            from_awards: awards
                .map(|(tier, n)| rule.points_of_tier(tier) * i64::from(*n))
                .collect(),
            record: record.clone(),
        });
    }
    let mut standings: Vec<Standing> = by_member
        .into_iter()
        .map(|(member, mut shares)| {
            shares.sort_by_key(|one| std::cmp::Reverse(one.record.edition));
            Standing {
                member: member.clone(),
                place: 0,
                is_shared: false,
                shares,
            }
        })
        .collect();
    standings.sort_by_key(|one| std::cmp::Reverse(one.total()));
    let totals: Vec<i64> = standings.iter().map(Standing::total).collect();
    for one in &mut standings {
        let total = one.total();
        one.place = 1 + totals.iter().filter(|other| **other > total).count();
        one.is_shared = totals.iter().filter(|other| **other == total).count() > 1;
    }
    standings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(edition: i32, member: &str, n_works: i32, n_awards: &[i32]) -> Record {
        Record {
            edition,
            year: 2012 + edition,
            member: member.parse().unwrap(),
            n_works,
            n_awards: n_awards.to_vec(),
        }
    }

    fn said(standings: &[Standing]) -> Vec<(String, usize, bool, i64)> {
        let of = |one: &Standing| {
            (
                one.member.to_string(),
                one.place,
                one.is_shared,
                one.total(),
            )
        };
        standings.iter().map(of).collect()
    }

    #[test]
    fn points_add_up_over_editions_and_members_with_as_many_share_a_place() {
        let rule = Rule {
            points_edition: 5,
            points_work: 1,
            points_tiers: vec![10, 5],
            ..Rule::default()
        };
        let records = [
            record(8, "KR-47", 4, &[0, 1, 7]), // 5 + 4 + 5 + nothing for the third tier
            record(9, "KR-47", 2, &[1, 0]),    // 5 + 2 + 10
            record(9, "MN-041", 26, &[]),      // 5 + 26
            record(9, "JP-16", 8, &[0, 1]),    // 5 + 8 + 5
            record(9, "RU-IRK", 13, &[0, 0]),  // 5 + 13
            record(9, "CN-NM", 0, &[]),        // did not take part
        ];
        let standings = stand(&rule, &records);
        assert_eq!(
            said(&standings),
            [
                ("KR-47".into(), 1, true, 31),
                ("MN-041".into(), 1, true, 31),
                ("JP-16".into(), 3, true, 18),
                ("RU-IRK".into(), 3, true, 18),
            ]
        );
        let first = &standings[0];
        let editions: Vec<i32> = first.shares.iter().map(|one| one.record.edition).collect();
        assert_eq!(editions, [9, 8], "the newest first");
        let eighth = &first.shares[1];
        let parts = (eighth.from_edition, eighth.from_works, &eighth.from_awards);
        assert_eq!(parts, (5, 4, &vec![0, 5, 0]));
        assert_eq!((first.n_works(), first.n_awards()), (6, 9));
    }

    #[test]
    fn only_the_editions_of_the_rule_count() {
        let records = [
            record(7, "KR-47", 1, &[]),
            record(8, "KR-47", 1, &[]),
            record(9, "KR-47", 1, &[]),
        ];
        let n = |first_edition, last_edition| {
            let rule = Rule {
                first_edition,
                last_edition,
                ..Rule::default()
            };
            stand(&rule, &records)
                .first()
                .map_or(0, |one| one.shares.len())
        };
        assert_eq!(
            (
                n(None, None),
                n(Some(8), None),
                n(None, Some(7)),
                n(Some(8), Some(8)),
                n(Some(10), None)
            ),
            (3, 2, 1, 1, 0)
        );
    }
}
