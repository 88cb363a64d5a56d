//! How judges answer in a round, as data: what is asked, on which scale, with which words. Pure.
//!
//! Whatever the method, a round asks *questions* and a card answers them with whole points; so cards, checks and tallies are the same for
//! all. A sift and a scale ask one question about the whole work, criteria ask the edition's.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::super::{orders, rankings, tally};
use crate::editions::Criterion;
use crate::editions::domain::Anchors;
use crate::kernel::{CriterionId, EntryId, FieldErrors, Translated};
use crate::words;

words! {
    /// How judges answer.
    pub enum RoundMethod {
        /// Yes, maybe or no to each work.
        Sift = "sift",
        /// Points to the work as a whole.
        Scale = "scale",
        /// Points for each criterion of the edition.
        Criteria = "criteria",
        /// An order of the judge's own works, ties allowed.
        Ranking = "ranking",
        /// One of two, again and again.
        Pairs = "pairs",
    }
}

impl RoundMethod {
    /// Whether judges give orders instead of points.
    pub fn asks_orders(self) -> bool {
        matches!(self, Self::Ranking | Self::Pairs)
    }

    /// The ways in which what judges give can be counted, the usual one first.
    pub fn tally_methods(self) -> Vec<&'static str> {
        match self {
            Self::Ranking => rankings::Method::ALL.map(rankings::Method::name).to_vec(),
            Self::Pairs => vec![orders::BRADLEY_TERRY],
            _ => tally::Method::ALL.map(tally::Method::name).to_vec(),
        }
    }
}

words! {
    /// Which of two came out ahead.
    pub enum Ahead {
        /// The one shown first.
        First = "first",
        /// The other.
        Second = "second",
        /// Neither.
        Tie = "tie",
    }
}

words! {
    /// An answer of a sift.
    pub enum Verdict {
        /// Does not go on.
        No = "no",
        /// May go on.
        Maybe = "maybe",
        /// Goes on.
        Yes = "yes",
    }
}

impl Verdict {
    /// What it counts: 1, 2 or 3.
    pub fn points(self) -> i32 {
        self as i32 + 1
    }

    /// The answer that counts so much.
    pub fn of_points(points: i32) -> Option<Self> {
        Self::ALL.iter().copied().find(|one| one.points() == points)
    }
}

/// The question about a work as a whole. No criterion of an edition has this id.
pub const WHOLE_WORK: CriterionId = CriterionId(Uuid::nil());

/// The most steps of a scale: as many as fit under a thumb in two rows.
pub const STEPS_MAX: i32 = 20;
/// The most looks a judge gives a work in comparisons.
pub const LOOKS_MAX: i32 = 50;
/// The highest point of a scale.
pub const POINTS_MAX: i32 = 100;

/// What a round needs to know beside its method's name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, sea_orm::FromJsonQueryResult)]
#[serde(default)]
pub struct RoundSettings {
    /// Fewest points of a scale.
    pub points_min: i32,
    /// Most points of a scale.
    pub points_max: i32,
    /// What the ends of the scale mean, in words.
    pub anchors: Anchors,
    /// How often each judge compares each of their works, where they compare two.
    pub looks_per_entry: i32,
    /// Fewest reads with which an entry counts as judged.
    pub quorum: i32,
    /// Whether all judge together in one room, work by work.
    pub is_live: bool,
    /// How many works every judge reads, drawn by lot: they make judges comparable.
    pub n_common: i32,
    /// Works that every judge reads, chosen by hand.
    pub common: Vec<EntryId>,
    /// What the lot drew, kept from the last plan of the draft on.
    pub common_drawn: Vec<EntryId>,
}

impl Default for RoundSettings {
    fn default() -> Self {
        Self {
            points_min: 1,
            points_max: 10,
            anchors: Anchors::default(),
            looks_per_entry: 6,
            quorum: 1,
            is_live: false,
            n_common: 0,
            common: Vec::new(),
            common_drawn: Vec::new(),
        }
    }
}

impl RoundSettings {
    /// What is wrong with a scale, all at once.
    pub fn check(&self, method: RoundMethod) -> FieldErrors {
        let mut errors = FieldErrors::new();
        if self.is_live && method.asks_orders() {
            errors.add("live", "not-in-one-room");
        }
        if method == RoundMethod::Pairs && !(1..=LOOKS_MAX).contains(&self.looks_per_entry) {
            errors.add("looks_per_entry", "looks-outside");
        }
        if method != RoundMethod::Scale {
            return errors;
        }
        if !(0..POINTS_MAX).contains(&self.points_min) {
            errors.add("points_min", "scale-outside");
        }
        let steps = self.points_max - self.points_min;
        if !(1..=STEPS_MAX).contains(&steps) || self.points_max > POINTS_MAX {
            errors.add("points_max", "scale-outside");
        }
        errors
    }
}

/// What a round asks about each work.
pub fn questions(
    method: RoundMethod,
    settings: &RoundSettings,
    criteria: &[Criterion],
) -> Vec<Criterion> {
    let whole = |code: &str, points_min, points_max, anchors| Criterion {
        id: WHOLE_WORK,
        code: code.to_owned(),
        // Its words stand in the locale files: pages and programs name it by the method.
        name: Translated::default(),
        anchors,
        weight: 1.0,
        points_min,
        points_max,
    };
    match method {
        // What these ask is not about one work.
        RoundMethod::Ranking | RoundMethod::Pairs => Vec::new(),
        RoundMethod::Criteria => criteria.to_vec(),
        RoundMethod::Sift => vec![whole(
            "verdict",
            Verdict::No.points(),
            Verdict::Yes.points(),
            Anchors::default(),
        )],
        RoundMethod::Scale => vec![whole(
            "points",
            settings.points_min,
            settings.points_max,
            settings.anchors.clone(),
        )],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sift_asks_one_question_with_three_answers_and_a_scale_its_own() {
        let settings = RoundSettings {
            points_min: 0,
            points_max: 5,
            ..RoundSettings::default()
        };
        let sift = questions(RoundMethod::Sift, &settings, &[]);
        assert_eq!((sift[0].points_min, sift[0].points_max), (1, 3));
        assert_eq!(Verdict::of_points(2), Some(Verdict::Maybe));
        assert_eq!(Verdict::of_points(0), None);
        let scale = questions(RoundMethod::Scale, &settings, &[]);
        assert_eq!((scale[0].points_min, scale[0].points_max), (0, 5));
        assert_eq!(sift[0].id, scale[0].id);
        assert!(questions(RoundMethod::Criteria, &settings, &[]).is_empty());
    }

    #[test]
    fn a_scale_has_two_steps_at_least_and_fits_under_a_thumb() {
        let wrong = |points_min, points_max| {
            let settings = RoundSettings {
                points_min,
                points_max,
                ..RoundSettings::default()
            };
            settings.check(RoundMethod::Scale).0.len()
        };
        assert_eq!([wrong(1, 10), wrong(0, 20), wrong(80, 100)], [0; 3]);
        assert_eq!(
            [wrong(1, 1), wrong(5, 4), wrong(0, 21), wrong(99, 101)],
            [1; 4]
        );
        assert_eq!(wrong(-1, 5), 1);
        assert!(
            RoundSettings {
                points_max: 0,
                ..RoundSettings::default()
            }
            .check(RoundMethod::Sift)
            .is_empty()
        );
    }
}
