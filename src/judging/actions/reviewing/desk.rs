//! The desk's side of a review: what it would look at, opening it, what was revised, ending it.

use serde_json::json;

use super::super::super::assign::lottery;
use super::super::super::domain::{RoundState, check_move, points_apart};
use super::super::super::store::{self, Review};
use super::super::{hold, note};
use super::{Read, by_alias, differing, open_of, reads_of, spread_of};
use crate::app::App;
use crate::artworks::PictureView;
use crate::editions::actions as editions;
use crate::entries::actions as entries;
use crate::kernel::{
    ActionError, ActionResult, Actor, EntryId, Lang, Permission, Refusal, RoundId,
};

/// A work that a review looks at.
#[derive(Debug, Clone)]
pub struct ReviewedWork {
    /// The entry's number.
    pub number: String,
    /// The picture, once it is ready.
    pub picture: Option<PictureView>,
    /// The child's title.
    pub title: String,
    /// Its language.
    pub title_lang: Lang,
    /// What judges gave.
    pub reads: Vec<Read>,
    /// Points between the most and the fewest.
    pub spread: Option<f64>,
}

/// A review as the desk sees it: the one that is open, or what one would look at.
#[derive(Debug, Clone)]
pub struct DeskReview {
    /// From how many points between two judges on a work is looked at.
    pub points_apart: i32,
    /// The review, if one is open.
    pub open: Option<Review>,
    /// In the order in which judges see them, or, before, the widest first.
    pub works: Vec<ReviewedWork>,
    /// Cards that were revised.
    pub n_revised: usize,
}

/// The review of a closed round; refused for rounds that have no points.
pub async fn find_review(app: &App, actor: &Actor, id: RoundId) -> ActionResult<DeskReview> {
    actor.require(Permission::RoundWrite)?;
    actor.require(Permission::TallyRead)?;
    let db = app.db.read();
    let round = store::find_round(db, id)
        .await?
        .ok_or(ActionError::NotFound)?;
    if !round.state.shows_votes() {
        return Err(Refusal::conflict("round-not-closed").into());
    }
    let rule =
        points_apart(round.method).ok_or_else(|| Refusal::conflict("review-needs-points"))?;
    let edition = editions::find_edition_by_id(db, round.edition_id).await?;
    let questions = round.questions(&edition);
    let open = store::find_open_review(db, id).await?;
    let ids: Vec<EntryId> = match &open {
        Some(review) => {
            let reviewed = store::list_reviewed(db, review.id).await?;
            reviewed.into_iter().map(|one| one.entry_id).collect()
        }
        None => {
            let all = reads_of(db, &round, &questions, None).await?;
            let found: Vec<EntryId> = differing(&all, rule).collect();
            // Who has withdrawn meanwhile is not looked at.
            let standing = entries::list_eligible(db, &found).await?;
            found
                .into_iter()
                .filter(|id| standing.contains(id))
                .collect()
        }
    };
    let mut reads = reads_of(db, &round, &questions, Some(&ids)).await?;
    let mut works: Vec<ReviewedWork> = entries::list_blind(db, &ids)
        .await?
        .into_iter()
        .map(|entry| {
            let reads = by_alias(reads.remove(&entry.id).unwrap_or_default());
            ReviewedWork {
                number: entry.number,
                picture: entry.picture,
                title: entry.title,
                title_lang: entry.title_lang,
                spread: spread_of(&reads),
                reads,
            }
        })
        .collect();
    if open.is_none() {
        let wide = |one: &ReviewedWork| one.spread.unwrap_or(0.0);
        works.sort_by(|a, b| {
            wide(b)
                .total_cmp(&wide(a))
                .then_with(|| a.number.cmp(&b.number))
        });
    }
    let since = open.as_ref().map(|review| review.opened_at);
    let n_revised = works
        .iter()
        .flat_map(|work| &work.reads)
        .filter(|read| since.is_some_and(|since| read.revised_at >= Some(since)))
        .count();
    Ok(DeskReview {
        points_apart: rule,
        open,
        works,
        n_revised,
    })
}

/// Shows all judges of a closed round all points of the works about which they differ. Returns how many works.
pub async fn open_review(app: &App, actor: &Actor, id: RoundId) -> ActionResult<usize> {
    actor.require(Permission::RoundWrite)?;
    let now = app.clock.now();
    let tx = app.db.write().await?;
    let mut round = hold(&tx, id).await?;
    let rule =
        points_apart(round.method).ok_or_else(|| Refusal::conflict("review-needs-points"))?;
    if !round.state.shows_votes() {
        return Err(Refusal::conflict("round-not-closed").into());
    }
    check_move(round.state, RoundState::Reviewing)?;
    let edition = editions::find_edition_by_id(&tx, round.edition_id).await?;
    let reads = reads_of(&tx, &round, &round.questions(&edition), None).await?;
    let found: std::collections::HashSet<EntryId> = differing(&reads, rule).collect();
    // Drawn by lot from the pictures: neither the number nor the country shows in the order.
    let mut looked_at: Vec<_> = entries::list_candidates(&tx, round.edition_id)
        .await?
        .into_iter()
        .filter(|candidate| found.contains(&candidate.id))
        .map(|candidate| (lottery(&round.seed, &candidate.lot), candidate.id))
        .collect();
    looked_at.sort();
    let looked_at: Vec<EntryId> = looked_at.into_iter().map(|(_, id)| id).collect();
    if looked_at.is_empty() {
        return Err(Refusal::conflict("review-nobody-differs")
            .with("points", rule)
            .into());
    }
    let review = Review {
        id: app.clock.new_id(),
        round_id: id,
        points_apart: rule,
        opened_by: actor.person(),
        opened_at: now,
        ended_by: None,
        ended_at: None,
    };
    let facts = json!({ "review": review.id, "points_apart": rule, "n_entries": looked_at.len() });
    store::insert_review(&tx, review, &looked_at).await?;
    round.state = RoundState::Reviewing;
    store::update_round(&tx, round).await?;
    note(&tx, app, actor, "review.opened", id, facts).await?;
    tx.commit().await?;
    Ok(looked_at.len())
}

/// Ends the review: the round is closed as before, and counted anew from what stands now. Returns how many cards were revised.
pub async fn end_review(app: &App, actor: &Actor, id: RoundId) -> ActionResult<usize> {
    actor.require(Permission::RoundWrite)?;
    let now = app.clock.now();
    let tx = app.db.write().await?;
    let mut round = hold(&tx, id).await?;
    let review = open_of(&tx, &round).await?;
    check_move(round.state, RoundState::Closed)?;
    let edition = editions::find_edition_by_id(&tx, round.edition_id).await?;
    let reviewed = store::list_reviewed(&tx, review.id).await?;
    let ids: Vec<EntryId> = reviewed.into_iter().map(|one| one.entry_id).collect();
    let reads = reads_of(&tx, &round, &round.questions(&edition), Some(&ids)).await?;
    let n_revised = reads
        .values()
        .flatten()
        .filter(|read| read.revised_at >= Some(review.opened_at))
        .count();
    store::update_review_ended(&tx, review.id, actor.person(), now).await?;
    round.state = RoundState::Closed;
    store::update_round(&tx, round).await?;
    let facts = json!({ "review": review.id, "n_revised": n_revised });
    note(&tx, app, actor, "review.ended", id, facts).await?;
    tx.commit().await?;
    Ok(n_revised)
}
