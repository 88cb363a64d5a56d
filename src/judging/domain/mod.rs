//! What a round is, and its rules: how it lives, who may score when, what closing and reopening need. Pure.

mod card;
mod method;
mod pace;
mod refusals;
mod review;
mod state;

pub use card::{
    Card, CardFlag, KEY_CHARS_MAX, NOTE_CHARS_MAX, check_card, check_places, check_takes_cards,
    weighted_mean,
};
pub use method::{
    Ahead, LOOKS_MAX, POINTS_MAX, RoundMethod, RoundSettings, STEPS_MAX, Verdict, WHOLE_WORK,
    questions,
};
pub use pace::{Pace, minutes_left, pace};
pub use refusals::{refuse_orders, refuse_plan, refuse_tally};
pub use review::{is_apart, letter, points_apart, spread};
pub use state::{AssignmentState, RoundEntryState, RoundState, check_closing, check_move};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::kernel::{Country, Refusal};
use crate::words;

words! {
    /// Which entries a judge never gets.
    pub enum ConflictRule {
        /// Those of the judge's own country.
        OwnCountry = "own-country",
        /// Only those that the judge steps aside from.
        None = "none",
    }
}

words! {
    /// Why a judge never gets an entry.
    pub enum Bar {
        /// It comes from the judge's own country, and the round's rule keeps those away.
        OwnCountry = "own-country",
        /// Its child goes to a school where the judge teaches or has taught.
        OwnSchool = "own-school",
        /// The judge answers for its child.
        OwnChild = "own-child",
        /// The judge stepped aside from it, or was taken off it.
        SteppedAside = "stepped-aside",
    }
}

words! {
    /// How a judge of the panel is close to a work; the first weighs most.
    pub enum Closeness {
        /// The judge answers for its child.
        OwnChild = "own-child",
        /// Its child goes to a school where the judge teaches or has taught.
        OwnSchool = "own-school",
        /// The judge's own member government sent it.
        OwnMember = "own-member",
        /// The judge stepped aside from it, or was taken off it.
        SteppedAside = "stepped-aside",
    }
}

/// Longest reason, in characters.
pub const REASON_CHARS_MAX: usize = 500;
/// Most reads per entry.
pub const READS_MAX: i32 = 20;
/// Most entries in a round.
pub const ENTRIES_MAX: u64 = 20_000;

/// Most schools a judge names.
pub const SCHOOLS_MAX: usize = 20;
/// Longest name of a school, in characters.
pub const SCHOOL_CHARS_MAX: usize = 120;
/// Most works that all judges of a round read, beside those of a live one.
pub const COMMON_MAX: i32 = 50;

/// Names of schools as they are written one a line: without empty ones, each once.
pub fn read_schools(text: &str) -> Result<Vec<String>, Refusal> {
    let mut schools: Vec<String> = Vec::new();
    for line in text.lines() {
        let name = line.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.chars().count() > SCHOOL_CHARS_MAX {
            return Err(
                Refusal::unprocessable("school-name-too-long").with("chars_max", SCHOOL_CHARS_MAX)
            );
        }
        if !name.is_empty() && !schools.contains(&name) {
            schools.push(name);
        }
    }
    if schools.len() > SCHOOLS_MAX {
        return Err(Refusal::unprocessable("too-many-schools").with("n_max", SCHOOLS_MAX));
    }
    Ok(schools)
}

/// Whether a judge of this country never gets an entry of that one.
pub fn is_in_conflict(rule: ConflictRule, judge: Country, entry: Country) -> bool {
    rule == ConflictRule::OwnCountry && judge == entry
}

/// The seed as a number. Anything may be written as a seed: what is not a number is hashed.
pub fn seed_number(seed: &str) -> u64 {
    seed.trim().parse().unwrap_or_else(|_| {
        let digest = Sha256::digest(seed.as_bytes());
        u64::from_be_bytes(digest[..8].try_into().unwrap_or_default())
    })
}

/// What a judge sees instead of an entry's number: the edition and the place in their own order, `9-088`. It is another
/// one for every judge and says nothing about where the entry comes from.
pub fn neutral_label(edition_number: i32, position: i32) -> String {
    format!("{edition_number}-{position:03}")
}

/// An entry that stands in a tally, as far as advancing needs to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed<T> {
    /// What it is.
    pub id: T,
    /// Competition rank.
    pub rank: i32,
    /// Decides between equal ranks at the cut: SHA-256 of the seed and the number.
    pub lot: String,
}

/// The first `n` by rank, and whether the cut went through entries of one rank, so that the lot decided.
pub fn cut<T: Clone>(mut placed: Vec<Placed<T>>, n: usize) -> (Vec<T>, bool) {
    placed.sort_by(|a, b| (a.rank, &a.lot).cmp(&(b.rank, &b.lot)));
    let is_tied = n > 0 && n < placed.len() && placed[n - 1].rank == placed[n].rank;
    let first = placed.into_iter().take(n).map(|one| one.id).collect();
    (first, is_tied)
}

/// How well a plan lets judges be compared, in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LinkQuality {
    /// Severities can be told apart from quality.
    Good,
    /// They can, with a wide margin.
    Weak,
    /// They cannot be published as one ranking.
    TooWeak,
}

impl LinkQuality {
    /// From the worst standard error of a difference between two judges.
    pub fn of(worst_se: Option<f64>) -> Self {
        use super::assign::{LINK_SE_MAX, LINK_SE_WARN};
        match worst_se {
            Some(se) if se > LINK_SE_MAX => Self::TooWeak,
            Some(se) if se > LINK_SE_WARN => Self::Weak,
            _ => Self::Good,
        }
    }

    /// The word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Weak => "weak",
            Self::TooWeak => "too-weak",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cut_goes_by_rank_and_by_lot_among_equals() {
        let placed = |id, rank, lot: &str| Placed {
            id,
            rank,
            lot: lot.to_owned(),
        };
        let all = vec![
            placed("c", 2, "9"),
            placed("b", 2, "1"),
            placed("a", 1, "5"),
            placed("d", 4, "0"),
        ];
        assert_eq!(cut(all.clone(), 2), (vec!["a", "b"], true));
        assert_eq!(cut(all.clone(), 3), (vec!["a", "b", "c"], false));
        assert_eq!(cut(all.clone(), 9).0.len(), 4);
        assert_eq!(cut(all, 0), (vec![], false));
    }

    #[test]
    fn a_seed_is_a_number_or_is_hashed_into_one() {
        assert_eq!(seed_number(" 42 "), 42);
        assert_eq!(
            seed_number("a public sentence"),
            seed_number("a public sentence")
        );
        assert_ne!(seed_number("a"), seed_number("b"));
    }

    #[test]
    fn schools_are_written_one_a_line() {
        let read = |text: &str| read_schools(text);
        assert_eq!(
            read("  School  5\r\n\nLyceum\nSchool 5").unwrap(),
            ["School 5", "Lyceum"]
        );
        assert_eq!(
            read(&"x".repeat(121)).unwrap_err().code,
            "school-name-too-long"
        );
        let many: String = (0..21).map(|n| format!("School {n}\n")).collect();
        assert_eq!(read(&many).unwrap_err().code, "too-many-schools");
    }

    #[test]
    fn a_label_names_the_edition_and_the_judges_own_order_only() {
        assert_eq!(neutral_label(9, 88), "9-088");
    }
}
