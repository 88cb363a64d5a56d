//! What an edition is made of: age bands, questions, quotas. Pure.

use serde::{Deserialize, Serialize};

use crate::kernel::{CriterionId, DivisionId, MemberCode, QuotaId, Translated};
use crate::words;

words! {
    /// What an edition does with a photo that shows the drawing badly.
    pub enum PhotoRule {
        /// Says what is to be seen and how to do better, and takes it if it is sent as it is.
        Warn = "warn",
        /// Takes no such photo.
        Refuse = "refuse",
    }
}

/// An age band.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Division {
    /// Its id.
    pub id: DivisionId,
    /// `A`, `B` …
    pub code: String,
    /// Its name.
    pub name: Translated,
    /// Youngest age, in years, on the edition's day.
    pub age_min: i32,
    /// Oldest age, in years, on the edition's day.
    pub age_max: i32,
}

/// A weighted question that judges answer with points.
#[derive(Debug, Clone, PartialEq)]
pub struct Criterion {
    /// Its id.
    pub id: CriterionId,
    /// Short stable code, as in exports: `idea`.
    pub code: String,
    /// Its name.
    pub name: Translated,
    /// What the lowest, middle and highest points mean, in words.
    pub anchors: Anchors,
    /// Its share; shares are normalised over the criteria present.
    pub weight: f64,
    /// Fewest points.
    pub points_min: i32,
    /// Most points.
    pub points_max: i32,
}

/// What points mean, in words.
#[derive(
    Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, sea_orm::FromJsonQueryResult,
)]
pub struct Anchors {
    /// The fewest points.
    pub low: Translated,
    /// The middle.
    pub middle: Translated,
    /// The most points.
    pub high: Translated,
}

/// The most entries that a member government (or every one) may send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quota {
    /// Its id.
    pub id: QuotaId,
    /// For this one; for every one that has none of its own, if absent.
    pub member: Option<MemberCode>,
    /// How many.
    pub entries_max: i32,
}

/// Refuses age bands that overlap or run backwards.
pub fn check_divisions(divisions: &[(i32, i32)]) -> Result<(), &'static str> {
    if divisions
        .iter()
        .any(|(min, max)| min > max || *min < 1 || *max > 30)
    {
        return Err("age-band-backwards");
    }
    let mut sorted = divisions.to_vec();
    sorted.sort_unstable();
    if sorted.windows(2).any(|pair| pair[0].1 >= pair[1].0) {
        return Err("age-bands-overlap");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_do_not_overlap() {
        assert!(check_divisions(&[(10, 12), (6, 9)]).is_ok());
        assert_eq!(
            check_divisions(&[(6, 10), (10, 12)]),
            Err("age-bands-overlap")
        );
        assert_eq!(check_divisions(&[(9, 6)]), Err("age-band-backwards"));
    }
}
