//! Levels of award, and how many works each takes: so many, or a share of the works in judging; in all, or in each age band. Pure.

use std::collections::HashMap;

use super::Division;
use crate::kernel::{AwardTierId, DivisionId, Translated};

/// A whole, in the unit of [`TierSize::Permille`].
pub const WHOLE_PERMILLE: i32 = 1000;

/// How many works a tier takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TierSize {
    /// So many.
    Works(i32),
    /// So many tenths of a percent of the works in judging, 1 to [`WHOLE_PERMILLE`]; a part of a work counts as a whole one.
    Permille(i32),
}

impl TierSize {
    /// How many that is where `n_works` are in judging. A share is rounded up, so that nobody gets less than was announced.
    pub fn of(self, n_works: usize) -> usize {
        let whole = |n: i32| usize::try_from(n).unwrap_or(0);
        match self {
            Self::Works(n) => whole(n),
            Self::Permille(share) => (n_works * whole(share)).div_ceil(whole(WHOLE_PERMILLE)),
        }
    }
}

/// A level of award.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AwardTier {
    /// Its id.
    pub id: AwardTierId,
    /// 1 is the highest.
    pub position: i32,
    /// Its name.
    pub name: Translated,
    /// How many are given.
    pub size: TierSize,
    /// Whether so many are given in each age band, of the works of that band; else in all.
    pub is_per_division: bool,
}

/// How many works are in judging, by age band: admitted ones; one with an open case is still one of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct InJudging(pub HashMap<DivisionId, usize>);

impl InJudging {
    /// In one age band, or in all.
    pub fn of(&self, division: Option<DivisionId>) -> usize {
        match division {
            Some(one) => self.0.get(&one).copied().unwrap_or(0),
            None => self.0.values().sum(),
        }
    }
}

/// Places of a tier that works compete for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Places {
    /// Works of this age band alone; of all, if absent.
    pub division: Option<DivisionId>,
    /// How many are given.
    pub n: usize,
    /// Of how many in judging.
    pub n_works: usize,
}

impl AwardTier {
    /// Its places: one row, or one for each age band.
    pub fn places(&self, divisions: &[Division], works: &InJudging) -> Vec<Places> {
        let of = |division: Option<DivisionId>| {
            let n_works = works.of(division);
            Places {
                division,
                n: self.size.of(n_works),
                n_works,
            }
        };
        if self.is_per_division {
            divisions.iter().map(|one| of(Some(one.id))).collect()
        } else {
            vec![of(None)]
        }
    }

    /// Whether a work of age band `one` may have a place that is one of `other`'s.
    pub fn shares_places(&self, one: DivisionId, other: DivisionId) -> bool {
        !self.is_per_division || one == other
    }
}

/// Refuses sizes that give nothing, or shares that give more than there is.
pub fn check_tiers(tiers: &[AwardTier]) -> Result<(), &'static str> {
    let mut whole = 0;
    for tier in tiers {
        match tier.size {
            TierSize::Works(n) if n < 1 => return Err("size-below-one"),
            TierSize::Permille(n) if !(1..=WHOLE_PERMILLE).contains(&n) => {
                return Err("share-outside");
            }
            TierSize::Works(_) => {}
            TierSize::Permille(n) => whole += n,
        }
    }
    if whole > WHOLE_PERMILLE {
        return Err("shares-over-whole");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn tier(size: TierSize, is_per_division: bool) -> AwardTier {
        AwardTier {
            id: AwardTierId(Uuid::from_u128(5)),
            position: 1,
            name: Translated::default(),
            size,
            is_per_division,
        }
    }

    #[test]
    fn a_share_is_rounded_up_and_a_count_is_what_it_says() {
        for (permille, n_works, n) in [
            (200, 456, 92), // 91.2
            (200, 455, 91), // 91 exactly
            (1, 456, 1),    // 0.456
            (1, 1000, 1),
            (1, 1001, 2),
            (1000, 7, 7),
            (500, 0, 0),
        ] {
            let found = TierSize::Permille(permille).of(n_works);
            assert_eq!(found, n, "{permille} ‰ of {n_works}");
        }
        assert_eq!(TierSize::Works(15).of(3), 15);
    }

    #[test]
    fn a_tier_of_each_age_band_has_places_in_each() {
        let division = |n| Division {
            id: DivisionId(Uuid::from_u128(n)),
            code: n.to_string(),
            name: Translated::default(),
            age_min: 1,
            age_max: 2,
        };
        let (a, b) = (division(1), division(2));
        let works = InJudging(HashMap::from([(a.id, 11), (b.id, 4)]));
        let divisions = [a.clone(), b.clone()];
        let n = |tier: AwardTier| {
            let places = tier.places(&divisions, &works);
            places
                .iter()
                .map(|one| (one.division, one.n, one.n_works))
                .collect::<Vec<_>>()
        };
        let half = TierSize::Permille(500);
        assert_eq!(n(tier(half, false)), [(None, 8, 15)]);
        assert_eq!(
            n(tier(half, true)),
            [(Some(a.id), 6, 11), (Some(b.id), 2, 4)]
        );
        assert_eq!(
            n(tier(TierSize::Works(3), true)),
            [(Some(a.id), 3, 11), (Some(b.id), 3, 4)]
        );
    }

    #[test]
    fn what_gives_nothing_or_more_than_there_is_is_refused() {
        let check = |sizes: &[TierSize]| {
            let tiers: Vec<AwardTier> = sizes.iter().map(|size| tier(*size, false)).collect();
            check_tiers(&tiers)
        };
        use TierSize::{Permille, Works};
        assert_eq!(
            check(&[Works(1), Permille(1), Permille(999), Works(500)]),
            Ok(())
        );
        assert_eq!(check(&[Works(0)]), Err("size-below-one"));
        assert_eq!(check(&[Permille(0)]), Err("share-outside"));
        assert_eq!(check(&[Permille(1001)]), Err("share-outside"));
        assert_eq!(
            check(&[Permille(500), Permille(501)]),
            Err("shares-over-whole")
        );
    }
}
