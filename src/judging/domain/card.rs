//! A scorecard: what a judge gives, when it is taken, what it is worth. Pure.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use super::RoundState;
use crate::editions::Criterion;
use crate::kernel::{CriterionId, FieldErrors, Instant, Refusal};
use crate::words;

words! {
    /// What a judge asks the secretariat to look at.
    pub enum CardFlag {
        /// Perhaps drawn after another work.
        Copied = "copied",
        /// Perhaps an adult's hand.
        Adult = "adult",
        /// Perhaps made by a program.
        Generated = "generated",
        /// A name or a school's emblem can be seen.
        Emblem = "emblem",
    }
}

/// Longest note of a judge, in characters.
pub const NOTE_CHARS_MAX: usize = 2000;
/// Longest idempotency key, in characters.
pub const KEY_CHARS_MAX: usize = 200;

/// What a judge gives, as it came in.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Card {
    /// Points by criterion; those not given yet are absent.
    pub points: BTreeMap<CriterionId, i32>,
    /// For the judge alone.
    pub note: String,
    /// For the secretariat.
    pub flags: Vec<CardFlag>,
    /// Onto the pile for later.
    pub is_later: bool,
    /// What the judge's device said the time was.
    pub client_at: Option<Instant>,
}

impl Card {
    /// Fingerprint of what is given: two cards with the same one are the same card.
    pub fn sha256(&self) -> String {
        let mut text = String::new();
        for (criterion, points) in &self.points {
            text.push_str(&format!("{criterion}={points}\n"));
        }
        let flags: Vec<&str> = self.flags.iter().map(|flag| flag.as_str()).collect();
        text.push_str(&format!("{}\n{}", flags.join(","), self.note));
        hex::encode(Sha256::digest(text.as_bytes()))
    }

    /// Whether every criterion has its points; never where none is asked for.
    pub fn is_whole(&self, criteria: &[Criterion]) -> bool {
        !criteria.is_empty()
            && criteria
                .iter()
                .all(|criterion| self.points.contains_key(&criterion.id))
    }
}

/// Says no to points that no criterion asks for or that lie outside of it, all at once.
pub fn check_card(card: &Card, criteria: &[Criterion]) -> FieldErrors {
    let mut errors = FieldErrors::new();
    for (id, points) in &card.points {
        match criteria.iter().find(|criterion| criterion.id == *id) {
            None => errors.add(id.to_string(), "no-such-criterion"),
            Some(criterion) if !(criterion.points_min..=criterion.points_max).contains(points) => {
                errors.add_with(
                    criterion.code.clone(),
                    "points-outside",
                    BTreeMap::from([
                        ("points_min", i64::from(criterion.points_min).into()),
                        ("points_max", i64::from(criterion.points_max).into()),
                    ]),
                );
            }
            Some(_) => {}
        }
    }
    if card.note.chars().count() > NOTE_CHARS_MAX {
        errors.add("note", "note-too-long");
    }
    errors
}

/// Says no to an order that names a work twice or one that is not the judge's.
pub fn check_places<Id: Ord + Copy>(places: &[Vec<Id>], own: &BTreeSet<Id>) -> Result<(), Refusal> {
    let mut named = BTreeSet::new();
    for id in places.iter().flatten() {
        if !own.contains(id) {
            return Err(Refusal::unprocessable("order-names-another"));
        }
        if !named.insert(*id) {
            return Err(Refusal::unprocessable("order-names-twice"));
        }
    }
    Ok(())
}

/// Whether a scorecard is taken now. The server's time decides; a deadline is the first instant that is too late.
pub fn check_takes_cards(
    state: RoundState,
    deadline_at: Option<Instant>,
    now: Instant,
) -> Result<(), Refusal> {
    match state {
        RoundState::DryRun => Ok(()),
        RoundState::Open => match deadline_at {
            Some(deadline_at) if now >= deadline_at => {
                Err(Refusal::conflict("round-over").with("deadline_at", deadline_at))
            }
            _ => Ok(()),
        },
        RoundState::Paused => Err(Refusal::conflict("round-paused")),
        RoundState::Draft => Err(Refusal::conflict("round-not-open")),
        RoundState::Closed
        | RoundState::Reviewing
        | RoundState::Tallied
        | RoundState::Certified
        | RoundState::Advanced => Err(Refusal::conflict("round-closed")),
    }
}

/// The weighted mean of the points given so far, on the criteria's own scale.
pub fn weighted_mean(points: &BTreeMap<CriterionId, i32>, criteria: &[Criterion]) -> Option<f64> {
    let given: Vec<(f64, f64)> = criteria
        .iter()
        .filter_map(|criterion| {
            let points = points.get(&criterion.id)?;
            Some((criterion.weight, f64::from(*points)))
        })
        .collect();
    let weight: f64 = given.iter().map(|(weight, _)| weight).sum();
    (weight > 0.0).then(|| given.iter().map(|(w, p)| w * p).sum::<f64>() / weight)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editions::domain::Anchors;
    use crate::kernel::Translated;
    use uuid::Uuid;

    fn criterion(n: u128, weight: f64) -> Criterion {
        Criterion {
            id: CriterionId(Uuid::from_u128(n)),
            code: format!("c{n}"),
            name: Translated::default(),
            anchors: Anchors::default(),
            weight,
            points_min: 1,
            points_max: 10,
        }
    }

    #[test]
    fn points_lie_within_their_criterion_both_ends_included() {
        let criteria = [criterion(1, 1.0)];
        for (points, is_right) in [(0, false), (1, true), (10, true), (11, false)] {
            let card = Card {
                points: BTreeMap::from([(criteria[0].id, points)]),
                ..Card::default()
            };
            assert_eq!(
                check_card(&card, &criteria).is_empty(),
                is_right,
                "{points}"
            );
        }
        let stray = Card {
            points: BTreeMap::from([(CriterionId(Uuid::from_u128(9)), 5)]),
            ..Card::default()
        };
        assert_eq!(check_card(&stray, &criteria).0[0].code, "no-such-criterion");
    }

    #[test]
    fn a_card_is_taken_until_the_deadline_and_only_while_the_round_is_open() {
        let at = |ms| Instant::from_ms(ms);
        let code = |state, now| {
            check_takes_cards(state, Some(at(100)), at(now))
                .err()
                .map(|no| no.code)
        };
        assert_eq!(code(RoundState::Open, 99), None);
        assert_eq!(code(RoundState::Open, 100), Some("round-over"));
        assert_eq!(code(RoundState::Paused, 1), Some("round-paused"));
        assert_eq!(code(RoundState::Draft, 1), Some("round-not-open"));
        assert_eq!(code(RoundState::Tallied, 1), Some("round-closed"));
    }

    #[test]
    fn the_mean_weighs_what_is_there() {
        let criteria = [criterion(1, 3.0), criterion(2, 1.0)];
        let both = BTreeMap::from([(criteria[0].id, 8), (criteria[1].id, 4)]);
        assert_eq!(weighted_mean(&both, &criteria), Some(7.0));
        let one = BTreeMap::from([(criteria[1].id, 4)]);
        assert_eq!(weighted_mean(&one, &criteria), Some(4.0));
        assert_eq!(weighted_mean(&BTreeMap::new(), &criteria), None);
    }
}
