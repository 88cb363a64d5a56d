//! What a round is, and its rules: how it lives, who may score when, what closing and reopening need. Pure.

mod method;

pub use method::{
    Ahead, LOOKS_MAX, POINTS_MAX, RoundMethod, RoundSettings, STEPS_MAX, Verdict, WHOLE_WORK,
    questions,
};

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::assign::AssignRefusal;
use super::orders::OrdersRefusal;
use super::pairs::PairsRefusal;
use super::rankings::RankingsRefusal;
use super::tally::TallyRefusal;
use crate::editions::Criterion;
use crate::kernel::{Country, CriterionId, FieldErrors, Instant, Refusal};
use crate::words;

words! {
    /// Where a round stands in its life.
    pub enum RoundState {
        /// Being set up; no judge sees it.
        Draft = "draft",
        /// Judges try it; what they give is thrown away before it opens.
        DryRun = "dry-run",
        /// Judges score.
        Open = "open",
        /// Open, but no scorecard is taken for the moment.
        Paused = "paused",
        /// No more scorecards; votes may be read.
        Closed = "closed",
        /// Standings were computed.
        Tallied = "tallied",
        /// What goes on was decided.
        Advanced = "advanced",
    }
}

impl RoundState {
    /// Whether a round may move from here to `next`. Closed ones may be reopened, tallied ones tallied anew.
    pub fn may_become(self, next: Self) -> bool {
        use RoundState as S;
        matches!(
            (self, next),
            (S::Draft, S::DryRun | S::Open)
                | (S::DryRun, S::Draft)
                | (S::Open, S::Paused | S::Closed)
                | (S::Paused, S::Open | S::Closed)
                | (S::Closed, S::Tallied | S::Open)
                | (S::Tallied, S::Tallied | S::Open | S::Advanced)
        )
    }

    /// Whether votes may be read: never before closing.
    pub fn shows_votes(self) -> bool {
        matches!(self, Self::Closed | Self::Tallied | Self::Advanced)
    }

    /// Whether judges see the round.
    pub fn is_released(self) -> bool {
        self != Self::Draft
    }
}

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
    /// Where one judge's look at one entry stands.
    pub enum AssignmentState {
        /// Not yet shown to the judge.
        Planned = "planned",
        /// Shown, nothing given.
        Released = "released",
        /// Some points given.
        Started = "started",
        /// Every criterion has its points.
        Done = "done",
        /// The judge stepped aside.
        Recused = "recused",
    }
}

words! {
    /// Whether an entry of a round goes on.
    pub enum RoundEntryState {
        /// Being judged.
        In = "in",
        /// Goes on.
        Advanced = "advanced",
        /// Does not.
        NotAdvanced = "not-advanced",
    }
}

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
/// Longest reason, in characters.
pub const REASON_CHARS_MAX: usize = 500;
/// Most reads per entry.
pub const READS_MAX: i32 = 20;
/// Most entries in a round.
pub const ENTRIES_MAX: u64 = 20_000;
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
        RoundState::Closed | RoundState::Tallied | RoundState::Advanced => {
            Err(Refusal::conflict("round-closed"))
        }
    }
}

/// Moves a round on, or says why not.
pub fn check_move(from: RoundState, to: RoundState) -> Result<(), Refusal> {
    if from.may_become(to) {
        Ok(())
    } else {
        Err(Refusal::conflict("round-cannot-become")
            .with("from", from.as_str())
            .with("to", to.as_str()))
    }
}

/// Closing with scorecards missing needs a reason.
pub fn check_closing(state: RoundState, n_missing: usize, reason: &str) -> Result<(), Refusal> {
    check_move(state, RoundState::Closed)?;
    if n_missing > 0 && reason.trim().is_empty() {
        return Err(Refusal::unprocessable("closing-needs-reason").with("n_missing", n_missing));
    }
    Ok(())
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

/// About how many minutes the rest takes at the judge's own pace: the median of the pauses between cards that are
/// shorter than ten minutes. `None` with fewer than five of them.
pub fn minutes_left(mut done_at: Vec<Instant>, n_left: usize) -> Option<i64> {
    done_at.sort_unstable();
    let mut pauses: Vec<i64> = done_at
        .windows(2)
        .map(|pair| pair[1].as_ms() - pair[0].as_ms())
        .filter(|ms| *ms < 600_000)
        .collect();
    if pauses.len() < 5 {
        return None;
    }
    pauses.sort_unstable();
    let left = pauses[pauses.len() / 2] * i64::try_from(n_left).unwrap_or(i64::MAX / 600_000);
    Some(left / 60_000 + i64::from(left % 60_000 > 0))
}

words! {
    /// How a judge keeps up.
    pub enum Pace {
        /// Has not said yes yet.
        NotAccepted = "not-accepted",
        /// Nothing left.
        Done = "done",
        /// Nothing given for three days, or not at all a day after opening.
        Silent = "silent",
        /// Behind the clock.
        Slow = "slow",
        /// As it should be.
        OnTime = "on-time",
    }
}

/// How a judge keeps up, from counts and times alone. `times` are the opening and the deadline.
pub fn pace(
    has_accepted: bool,
    n_done: usize,
    n_total: usize,
    last_at: Option<Instant>,
    (opens_at, deadline_at): (Option<Instant>, Option<Instant>),
    now: Instant,
) -> Pace {
    const DAY_MS: i64 = 86_400_000;
    if !has_accepted {
        return Pace::NotAccepted;
    }
    if n_done >= n_total {
        return Pace::Done;
    }
    let Some(opens_at) = opens_at else {
        return Pace::OnTime;
    };
    let rest = now.as_ms() - last_at.unwrap_or(opens_at).as_ms();
    if rest
        > if last_at.is_some() {
            3 * DAY_MS
        } else {
            DAY_MS
        }
    {
        return Pace::Silent;
    }
    let Some(deadline_at) = deadline_at else {
        return Pace::OnTime;
    };
    let whole = (deadline_at.as_ms() - opens_at.as_ms()).max(1) as f64;
    let gone = (now.as_ms() - opens_at.as_ms()) as f64 / whole;
    // A fifth behind an even pace still catches up.
    if (n_done as f64) / (n_total as f64) < gone - 0.2 {
        Pace::Slow
    } else {
        Pace::OnTime
    }
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

/// Why there is no plan, with its facts.
pub fn refuse_plan(refusal: &AssignRefusal) -> Refusal {
    match refusal {
        AssignRefusal::NoEntries => Refusal::conflict("plan-no-entries"),
        AssignRefusal::NoJudges => Refusal::conflict("plan-no-judges"),
        AssignRefusal::TooFewEligible { entries, wanted } => {
            Refusal::conflict("plan-too-few-eligible-judges")
                .with("n_entries", entries.len())
                .with("reads", *wanted)
        }
        AssignRefusal::TooLittleCapacity { missing, .. } => {
            Refusal::conflict("plan-too-little-capacity").with("n_missing", *missing)
        }
        AssignRefusal::NotConnected { groups } => {
            Refusal::conflict("plan-not-connected").with("n_groups", groups.len())
        }
        AssignRefusal::NoReads
        | AssignRefusal::SameLabel { .. }
        | AssignRefusal::CapacitiesDoNotFit { .. }
        | AssignRefusal::OutOfRange => Refusal::conflict("plan-impossible"),
    }
}

/// Why there is no tally.
pub fn refuse_tally(refusal: &TallyRefusal) -> Refusal {
    match refusal {
        TallyRefusal::NoScores => Refusal::conflict("tally-no-scores"),
        _ => Refusal::conflict("tally-impossible"),
    }
}

/// Why there is no tally of orders.
pub fn refuse_orders(refusal: &OrdersRefusal) -> Refusal {
    match refusal {
        OrdersRefusal::NothingGiven => Refusal::conflict("tally-no-scores"),
        OrdersRefusal::Pairs(PairsRefusal::NotConnected { parts })
        | OrdersRefusal::Rankings(RankingsRefusal::NotConnected { parts }) => {
            Refusal::conflict("tally-not-connected").with("n_parts", parts.len())
        }
        OrdersRefusal::Rankings(RankingsRefusal::TooManyItems { limit, .. }) => {
            Refusal::conflict("tally-too-many").with("n_max", *limit)
        }
        OrdersRefusal::Rankings(RankingsRefusal::SharedPlace) => {
            Refusal::conflict("tally-shared-place")
        }
        _ => Refusal::conflict("tally-impossible"),
    }
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
    fn closing_with_cards_missing_needs_a_reason() {
        assert!(check_closing(RoundState::Open, 0, "").is_ok());
        assert!(check_closing(RoundState::Open, 1, "a judge fell ill").is_ok());
        let no = check_closing(RoundState::Paused, 2, " ").unwrap_err();
        assert_eq!(no.code, "closing-needs-reason");
        assert_eq!(
            check_closing(RoundState::Draft, 0, "").unwrap_err().code,
            "round-cannot-become"
        );
    }

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
    fn the_mean_weighs_what_is_there() {
        let criteria = [criterion(1, 3.0), criterion(2, 1.0)];
        let both = BTreeMap::from([(criteria[0].id, 8), (criteria[1].id, 4)]);
        assert_eq!(weighted_mean(&both, &criteria), Some(7.0));
        let one = BTreeMap::from([(criteria[1].id, 4)]);
        assert_eq!(weighted_mean(&one, &criteria), Some(4.0));
        assert_eq!(weighted_mean(&BTreeMap::new(), &criteria), None);
    }

    #[test]
    fn the_time_left_follows_the_judges_own_pace_and_forgets_long_pauses() {
        let minute = |n: i64| Instant::from_ms(n * 60_000);
        let done: Vec<_> = [0, 1, 2, 3, 60, 61, 62].into_iter().map(minute).collect();
        assert_eq!(minutes_left(done.clone(), 30), Some(30));
        assert_eq!(minutes_left(done[..4].to_vec(), 30), None);
    }

    #[test]
    fn a_judge_is_slow_a_fifth_behind_the_clock_and_silent_after_three_days() {
        let day = |n: i64| Instant::from_ms(n * 86_400_000);
        let times = (Some(day(0)), Some(day(10)));
        let at = |n_done, last: Option<i64>, now| {
            pace(true, n_done, 100, last.map(day), times, day(now))
        };
        assert_eq!(at(100, Some(1), 9), Pace::Done);
        assert_eq!(at(30, Some(5), 5), Pace::OnTime);
        assert_eq!(at(29, Some(5), 5), Pace::Slow);
        assert_eq!(at(50, Some(1), 4), Pace::OnTime);
        assert_eq!(at(50, Some(1), 5), Pace::Silent);
        assert_eq!(at(0, None, 2), Pace::Silent);
        let unasked = pace(false, 0, 100, None, times, day(1));
        assert_eq!(unasked, Pace::NotAccepted);
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
    fn a_label_names_the_edition_and_the_judges_own_order_only() {
        assert_eq!(neutral_label(9, 88), "9-088");
    }
}
