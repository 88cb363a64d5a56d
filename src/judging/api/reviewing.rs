//! The spread review and the deliberation table, by program. What judges get has no field that tells who made a work, nor who the other
//! judges are.

use std::collections::BTreeMap;

use actix_web::web;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::super::actions::{self, Laid, Read};
use super::super::domain::CardFlag;
use super::{DoneView, done};
use crate::app::App;
use crate::artworks::PictureView;
use crate::editions::Criterion;
use crate::kernel::{AssignmentId, CriterionId, Instant, Lang, RoundId};
use crate::platform::web::door::Visitor;
use crate::platform::web::{PageResult, json};

/// What one judge gave a work, under their letter.
#[derive(Debug, Serialize, ToSchema)]
pub struct VoiceView {
    /// A, B, C: the same judge through the whole round.
    pub judge: String,
    /// Whether it is the asker's own.
    pub is_own: bool,
    /// By the criterion's code.
    pub points: BTreeMap<String, i32>,
    /// Their weighted mean.
    pub mean: f64,
    /// The mean before the review, where the card was revised in it.
    pub before: Option<f64>,
}

/// A work that all judges look at once more.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReviewWorkView {
    /// What all judges call it, from 1.
    pub place: i32,
    /// The picture, once it is ready.
    pub picture: Option<PictureView>,
    /// The child's title.
    pub title: String,
    /// The language of title and statement.
    pub title_lang: Lang,
    /// The child's words.
    pub statement: String,
    /// What judges gave.
    pub voices: Vec<VoiceView>,
    /// Points between the most and the fewest.
    pub spread: Option<f64>,
    /// The asker's own look; its scorecard takes the revision.
    pub assignment_id: Option<AssignmentId>,
}

/// An open review as a judge sees it.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnReviewView {
    /// From how many points between two judges on a work is looked at.
    pub points_apart: i32,
    /// In the order that all judges see.
    pub works: Vec<ReviewWorkView>,
}

fn by_code(questions: &[Criterion], points: &BTreeMap<CriterionId, i32>) -> BTreeMap<String, i32> {
    questions
        .iter()
        .filter_map(|one| Some((one.code.clone(), *points.get(&one.id)?)))
        .collect()
}

/// The open review of a round, for a judge of its panel. Revised cards go where cards always go.
#[utoipa::path(get, path = "/api/v1/judging/rounds/{round_id}/review", tag = "judging", params(("round_id" = RoundId, Path)), responses((status = 200, body = OwnReviewView)))]
pub async fn show_own_review(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<RoundId>,
) -> PageResult {
    let review = actions::find_own_review(&app, &actor, *path).await?;
    let questions = review.own.questions;
    json(&OwnReviewView {
        points_apart: review.points_apart,
        works: review
            .works
            .into_iter()
            .map(|work| ReviewWorkView {
                place: work.place,
                picture: work.picture,
                title: work.title,
                title_lang: work.title_lang,
                statement: work.statement,
                spread: work.spread,
                assignment_id: work.own,
                voices: work
                    .voices
                    .into_iter()
                    .map(|voice| VoiceView {
                        points: by_code(&questions, &voice.points),
                        judge: voice.letter,
                        is_own: voice.is_own,
                        mean: voice.mean,
                        before: voice.before,
                    })
                    .collect(),
            })
            .collect(),
    })
}

/// What one judge gave a work, by alias.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReadView {
    /// The judge's alias.
    pub judge: String,
    /// What judges call them in a review.
    pub letter: String,
    /// By the criterion's code.
    pub points: BTreeMap<String, i32>,
    /// Their weighted mean.
    pub mean: f64,
    /// The mean before a review, where the card was revised in one.
    pub before: Option<f64>,
    /// When it was revised.
    pub revised_at: Option<Instant>,
}

fn read_views(questions: &[Criterion], reads: Vec<Read>) -> Vec<ReadView> {
    reads
        .into_iter()
        .map(|read| ReadView {
            points: by_code(questions, &read.points),
            judge: read.alias,
            letter: read.letter,
            mean: read.mean,
            before: read.before,
            revised_at: read.revised_at,
        })
        .collect()
}

/// A work that a review looks at.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReviewedWorkView {
    /// The entry's number.
    pub number: String,
    /// Points between the most and the fewest.
    pub spread: Option<f64>,
    /// What judges gave.
    pub reads: Vec<ReadView>,
}

/// A review as the desk sees it: the one that is open, or what one would look at.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReviewView {
    /// From how many points between two judges on a work is looked at.
    pub points_apart: i32,
    /// When it was opened; null before.
    pub opened_at: Option<Instant>,
    /// Cards that were revised.
    pub n_revised: usize,
    /// Its works.
    pub works: Vec<ReviewedWorkView>,
}

/// The review of a closed round, open or possible.
#[utoipa::path(get, path = "/api/v1/rounds/{round_id}/review", tag = "judging", params(("round_id" = RoundId, Path)), responses((status = 200, body = ReviewView)))]
pub async fn show_review(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<RoundId>,
) -> PageResult {
    let sheet = actions::find_round(&app, &actor, *path).await?;
    let questions = sheet.round.questions(&sheet.edition);
    let review = actions::find_review(&app, &actor, *path).await?;
    json(&ReviewView {
        points_apart: review.points_apart,
        opened_at: review.open.map(|open| open.opened_at),
        n_revised: review.n_revised,
        works: review
            .works
            .into_iter()
            .map(|work| ReviewedWorkView {
                number: work.number,
                spread: work.spread,
                reads: read_views(&questions, work.reads),
            })
            .collect(),
    })
}

/// Opens the review of a closed round. `n` is how many works it looks at.
#[utoipa::path(post, path = "/api/v1/rounds/{round_id}/review", tag = "judging", params(("round_id" = RoundId, Path)), responses((status = 200, body = DoneView)))]
pub async fn open_review(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<RoundId>,
) -> PageResult {
    done(actions::open_review(&app, &actor, *path).await?)
}

/// Ends the review; the round waits to be counted. `n` is how many cards were revised.
#[utoipa::path(post, path = "/api/v1/rounds/{round_id}/review/ending", tag = "judging", params(("round_id" = RoundId, Path)), responses((status = 200, body = DoneView)))]
pub async fn end_review(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<RoundId>,
) -> PageResult {
    done(actions::end_review(&app, &actor, *path).await?)
}

/// Which works lie on the table.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct TableQuery {
    /// Where the cut is drawn; as the chair or the round says, if absent.
    pub count: Option<usize>,
    /// The first place shown; around the cut, if absent.
    pub from: Option<usize>,
}

/// A work on the table.
#[derive(Debug, Serialize, ToSchema)]
pub struct TableWorkView {
    /// The entry's number.
    pub number: String,
    /// Competition rank.
    pub rank: i32,
    /// On the contest's own scale.
    pub estimate: Option<f64>,
    /// Its standard error.
    pub standard_error: Option<f64>,
    /// How probably it truly belongs above the cut.
    pub p_above: Option<f64>,
    /// Whether it would go on.
    pub goes_on: bool,
    /// Points between the judge who gave most and the one who gave least.
    pub spread: Option<f64>,
    /// What judges ask to have looked at.
    pub flags: Vec<CardFlag>,
    /// What judges gave; empty in rounds of orders.
    pub reads: Vec<ReadView>,
}

/// Works of a counted round with what every judge gave, best first.
#[utoipa::path(get, path = "/api/v1/rounds/{round_id}/deliberation", tag = "judging", params(("round_id" = RoundId, Path), TableQuery), responses((status = 200, body = Vec<TableWorkView>)))]
pub async fn show_table(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<RoundId>,
    query: web::Query<TableQuery>,
) -> PageResult {
    let laid = query.from.map_or(Laid::Around, Laid::From);
    let table = actions::find_table(&app, &actor, *path, query.count, &laid).await?;
    let questions = table.questions;
    let views: Vec<TableWorkView> = table
        .works
        .into_iter()
        .map(|work| TableWorkView {
            rank: work.placing.standing.rank,
            estimate: work.placing.standing.estimate,
            standard_error: work.placing.standing.standard_error,
            p_above: work.placing.p_above,
            goes_on: work.placing.goes_on(),
            number: work.placing.number,
            spread: work.spread,
            flags: work.flags.into_iter().collect(),
            reads: read_views(&questions, work.reads),
        })
        .collect();
    json(&views)
}
