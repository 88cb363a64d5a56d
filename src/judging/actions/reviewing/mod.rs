//! The spread review: after a round is closed, its judges see all points of the works about which they differ, each under a letter,
//! and may revise their own; works that a judge is kept from are not there for them. Nobody has to; what is revised is a new scorecard that says so.

mod desk;
mod own;

pub use desk::{DeskReview, ReviewedWork, end_review, find_review, open_review};
pub use own::{OwnReview, ReviewWork, Voice, find_own_review};

use std::collections::{BTreeMap, HashMap};

use sea_orm::ConnectionTrait;

use super::super::assign::lottery;
use super::super::domain::{AssignmentState, CardFlag, is_apart, letter, spread, weighted_mean};
use super::super::store::{self, Assignment, Judge, Review, Round};
use super::assigning::list_kept_from;
use crate::editions::Criterion;
use crate::kernel::{
    ActionResult, AssignmentId, CriterionId, EntryId, Instant, JudgeId, Refusal, ReviewId,
};

/// Assignments asked for by one statement.
const ASSIGNMENTS_MAX: usize = 500;

/// What one judge gave a work.
#[derive(Debug, Clone, PartialEq)]
pub struct Read {
    /// The judge's look.
    pub assignment: AssignmentId,
    /// Who looked.
    pub judge: JudgeId,
    /// What is published instead of a name.
    pub alias: String,
    /// What all judges of the round call them in a review: A, B, C.
    pub letter: String,
    /// By question.
    pub points: BTreeMap<CriterionId, i32>,
    /// Their weighted mean.
    pub mean: f64,
    /// What the judge asks the secretariat to look at.
    pub flags: Vec<CardFlag>,
    /// The mean before the review, where the card was revised in it.
    pub before: Option<f64>,
    /// When it was revised.
    pub revised_at: Option<Instant>,
}

/// Points between the judge who gave most and the one who gave least.
pub(super) fn spread_of(reads: &[Read]) -> Option<f64> {
    spread(reads.iter().map(|read| read.mean))
}

/// The whole scorecards of works, by work, judges in the order of their letters. What a review changed is told against what stood before it.
pub(super) async fn reads_of(
    db: &impl ConnectionTrait,
    round: &Round,
    questions: &[Criterion],
    entries: Option<&[EntryId]>,
) -> ActionResult<HashMap<EntryId, Vec<Read>>> {
    let judges = letters_of(db, round).await?;
    let done: HashMap<AssignmentId, Assignment> = store::list_assignments(db, round.id)
        .await?
        .into_iter()
        .filter(|one| one.state == AssignmentState::Done)
        .filter(|one| entries.is_none_or(|some| some.contains(&one.entry_id)))
        .map(|one| (one.id, one))
        .collect();
    let ids: Vec<AssignmentId> = done.keys().copied().collect();
    let cards = match entries {
        // A handful of works: with what stood before.
        Some(_) => {
            let mut all = Vec::new();
            for some in ids.chunks(ASSIGNMENTS_MAX) {
                all.extend(store::list_revisions_of(db, some).await?);
            }
            all
        }
        None => {
            let current = store::list_current(db, round.id, None).await?;
            current.into_values().collect()
        }
    };
    let mut found: HashMap<AssignmentId, (Read, Option<ReviewId>)> = HashMap::new();
    for (card, scores) in cards {
        let Some((judge, letter)) = done
            .get(&card.assignment_id)
            .and_then(|one| judges.iter().find(|(judge, _)| judge.id == one.judge_id))
        else {
            continue;
        };
        let points: BTreeMap<CriterionId, i32> = scores
            .into_iter()
            .map(|score| (score.criterion_id, score.points))
            .collect();
        let Some(mean) = weighted_mean(&points, questions) else {
            continue;
        };
        // Of several revisions in one review, the last thing said before it.
        let before = match (card.review_id, found.remove(&card.assignment_id)) {
            (Some(review), Some((last, of))) if of == Some(review) => last.before,
            (Some(_), Some((last, _))) => Some(last.mean),
            _ => None,
        };
        let read = Read {
            assignment: card.assignment_id,
            judge: judge.id,
            alias: judge.alias.clone(),
            letter: letter.clone(),
            points,
            mean,
            flags: card.flags.0.clone(),
            revised_at: card.review_id.map(|_| card.cast_at),
            before,
        };
        found.insert(read.assignment, (read, card.review_id));
    }
    let mut reads: HashMap<EntryId, Vec<Read>> = HashMap::new();
    for (id, (read, _)) in found {
        if let Some(one) = done.get(&id) {
            reads.entry(one.entry_id).or_default().push(read);
        }
    }
    for all in reads.values_mut() {
        all.sort_by(|a, b| (a.letter.len(), &a.letter).cmp(&(b.letter.len(), &b.letter)));
    }
    Ok(reads)
}

/// For the desk, where judges go by their aliases.
pub(super) fn by_alias(mut reads: Vec<Read>) -> Vec<Read> {
    reads.sort_by(|a, b| a.alias.cmp(&b.alias));
    reads
}

/// The judges of a round with their letters. Drawn by the round's seed, so that a letter does not follow the order of invitations.
async fn letters_of(
    db: &impl ConnectionTrait,
    round: &Round,
) -> ActionResult<Vec<(Judge, String)>> {
    let seats = store::list_seats(db, round.id).await?;
    let mut judges = store::list_judges(db, round.edition_id).await?;
    judges.retain(|judge| seats.iter().any(|seat| seat.judge_id == judge.id));
    judges.sort_by_key(|judge| lottery(&round.seed, &judge.alias));
    Ok(judges
        .into_iter()
        .enumerate()
        .map(|(at, judge)| (judge, letter(at)))
        .collect())
}

/// The works about which judges are so many points apart.
pub(super) fn differing(
    reads: &HashMap<EntryId, Vec<Read>>,
    points_apart: i32,
) -> impl Iterator<Item = EntryId> {
    reads
        .iter()
        .filter(move |(_, all)| is_apart(spread_of(all), points_apart))
        .map(|(entry, _)| *entry)
}

/// The review under which a judge may revise this card: open, of this work, which the judge has read whole and is not kept from, also where
/// what keeps them came to light after they read it. A card is revised, not emptied.
pub(super) async fn review_of_card(
    tx: &impl ConnectionTrait,
    round: &Round,
    judge: &Judge,
    assignment: &Assignment,
    is_whole: bool,
) -> ActionResult<ReviewId> {
    let review = open_of(tx, round).await?;
    let reviewed = store::list_reviewed(tx, review.id).await?;
    let is_looked_at = reviewed
        .iter()
        .any(|one| one.entry_id == assignment.entry_id);
    let kept_from = list_kept_from(tx, round, judge, &[assignment.entry_id]).await?;
    if !is_looked_at || assignment.state != AssignmentState::Done || !kept_from.is_empty() {
        return Err(Refusal::conflict("review-not-this-work").into());
    }
    if !is_whole {
        return Err(Refusal::unprocessable("review-card-not-whole").into());
    }
    Ok(review.id)
}

async fn open_of(db: &impl ConnectionTrait, round: &Round) -> ActionResult<Review> {
    store::find_open_review(db, round.id)
        .await?
        .ok_or_else(|| Refusal::conflict("review-not-open").into())
}
