//! The judges' side of a review. [`ReviewWork`] has no field for anything that tells who made the work, and none for who the other
//! judges are: they are letters.

use std::collections::BTreeMap;

use super::super::super::domain::RoundState;
use super::super::super::store;
use super::super::assigning::list_kept_from;
use super::super::scoring::{OwnRound, desk_of};
use super::{open_of, reads_of, spread_of};
use crate::app::App;
use crate::artworks::PictureView;
use crate::entries::actions as entries;
use crate::kernel::{
    ActionError, ActionResult, Actor, AssignmentId, CriterionId, EntryId, Lang, Permission,
    Refusal, RoundId,
};

/// What one judge gave a work, under their letter.
#[derive(Debug, Clone, PartialEq)]
pub struct Voice {
    /// A, B, C: the same judge through the whole round.
    pub letter: String,
    /// Whether it is the reader's own.
    pub is_own: bool,
    /// By question.
    pub points: BTreeMap<CriterionId, i32>,
    /// Their weighted mean.
    pub mean: f64,
    /// The mean before the review, where the card was revised in it.
    pub before: Option<f64>,
}

/// A work that all judges look at once more.
#[derive(Debug, Clone)]
pub struct ReviewWork {
    /// What all judges call it here, from 1.
    pub place: i32,
    /// The picture, once it is ready.
    pub picture: Option<PictureView>,
    /// The child's title.
    pub title: String,
    /// The language of title and statement.
    pub title_lang: Lang,
    /// The child's words; may be empty.
    pub statement: String,
    /// What judges gave, in the order of their letters.
    pub voices: Vec<Voice>,
    /// Points between the most and the fewest.
    pub spread: Option<f64>,
    /// The reader's own look, if they read it whole.
    pub own: Option<AssignmentId>,
}

impl ReviewWork {
    /// What the reader gave.
    pub fn own_voice(&self) -> Option<&Voice> {
        self.voices.iter().find(|voice| voice.is_own)
    }
}

/// An open review as one judge sees it.
#[derive(Debug, Clone)]
pub struct OwnReview {
    /// The round.
    pub own: OwnRound,
    /// From how many points between two judges on a work is looked at.
    pub points_apart: i32,
    /// In the order that all judges see, without those that this judge is kept from.
    pub works: Vec<ReviewWork>,
}

/// The open review of a round, for a judge of its panel; to everyone else it does not exist.
pub async fn find_own_review(app: &App, actor: &Actor, id: RoundId) -> ActionResult<OwnReview> {
    actor.require(Permission::ScorecardWrite)?;
    let db = app.db.read();
    let round = store::find_round(db, id)
        .await?
        .ok_or(ActionError::NotFound)?;
    let (own, judge, _) = desk_of(db, actor, round).await?;
    let seats = store::list_seats(db, id).await?;
    if seats.iter().all(|seat| seat.judge_id != judge.id) {
        return Err(ActionError::NotFound);
    }
    // Before the round is closed nobody knows how others scored; after the review the points are not shown here any more.
    if own.round.state != RoundState::Reviewing {
        return Err(Refusal::conflict("review-not-open").into());
    }
    let review = open_of(db, &own.round).await?;
    let reviewed = store::list_reviewed(db, review.id).await?;
    let ids: Vec<EntryId> = reviewed.iter().map(|one| one.entry_id).collect();
    let mut reads = reads_of(db, &own.round, &own.questions, Some(&ids)).await?;
    let mut blind: std::collections::HashMap<EntryId, entries::BlindEntry> =
        entries::list_blind(db, &ids)
            .await?
            .into_iter()
            .map(|entry| (entry.id, entry))
            .collect();
    let standing = entries::list_eligible(db, &ids).await?;
    let kept_from = list_kept_from(db, &own.round, &judge, &ids).await?;
    let works = reviewed
        .into_iter()
        .filter(|one| standing.contains(&one.entry_id) && !kept_from.contains(&one.entry_id))
        .filter_map(|one| {
            let entry = blind.remove(&one.entry_id)?;
            let reads = reads.remove(&one.entry_id).unwrap_or_default();
            Some(ReviewWork {
                place: one.place,
                picture: entry.picture,
                title: entry.title,
                title_lang: entry.title_lang,
                statement: entry.statement,
                spread: spread_of(&reads),
                own: reads
                    .iter()
                    .find(|read| read.judge == judge.id)
                    .map(|read| read.assignment),
                voices: reads
                    .into_iter()
                    .map(|read| Voice {
                        is_own: read.judge == judge.id,
                        letter: read.letter,
                        points: read.points,
                        mean: read.mean,
                        before: read.before,
                    })
                    .collect(),
            })
        })
        .collect();
    Ok(OwnReview {
        points_apart: review.points_apart,
        own,
        works,
    })
}
