//! What a judge's program sees and sends: their own rounds, works and cards.

use std::collections::BTreeMap;

use actix_web::{HttpRequest, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::super::actions::{self, Cast, OwnRound, Work};
use super::super::domain::{AssignmentState, Card, CardFlag, RoundMethod, RoundState};
use super::{DoneView, ReasonBody, done};
use crate::app::App;
use crate::artworks::PictureView;
use crate::editions::Criterion;
use crate::kernel::{
    AssignmentId, FieldErrors, Instant, JudgeId, Lang, RoundId, ScorecardId, Translated,
};
use crate::platform::web::door::Visitor;
use crate::platform::web::{Form, PageResult, json};

/// A question about each work. A sift asks `verdict`: 1 no, 2 maybe, 3 yes.
#[derive(Debug, Serialize, ToSchema)]
pub struct QuestionView {
    /// What a card calls it.
    pub code: String,
    /// In words; empty where the method says it all.
    pub name: Translated,
    /// What the fewest points mean.
    pub anchor_low: Translated,
    /// What the most points mean.
    pub anchor_high: Translated,
    /// Its share.
    pub weight: f64,
    /// Fewest points.
    pub points_min: i32,
    /// Most points.
    pub points_max: i32,
}

impl From<Criterion> for QuestionView {
    fn from(question: Criterion) -> Self {
        Self {
            code: question.code,
            name: question.name,
            anchor_low: question.anchors.low,
            anchor_high: question.anchors.high,
            weight: question.weight,
            points_min: question.points_min,
            points_max: question.points_max,
        }
    }
}

/// A round as a judge sees it.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnRoundView {
    /// Its id.
    pub id: RoundId,
    /// The edition's number.
    pub edition: i32,
    /// Its name.
    pub name: Translated,
    /// Where it stands.
    pub state: RoundState,
    /// How judges answer.
    pub method: RoundMethod,
    /// What is asked about each work.
    pub questions: Vec<QuestionView>,
    /// The first instant that is too late.
    pub deadline_at: Option<Instant>,
    /// Works on this judge's desk.
    pub n_total: usize,
    /// Those with all points given.
    pub n_done: usize,
}

impl From<OwnRound> for OwnRoundView {
    fn from(own: OwnRound) -> Self {
        Self {
            id: own.round.id,
            edition: own.edition.number,
            name: own.round.name,
            state: own.round.state,
            method: own.round.method,
            questions: own.questions.into_iter().map(QuestionView::from).collect(),
            deadline_at: own.round.deadline_at,
            n_total: own.n_total,
            n_done: own.n_done,
        }
    }
}

/// One work on a judge's desk.
#[derive(Debug, Serialize, ToSchema)]
pub struct WorkView {
    /// The judge's own look at it.
    pub assignment_id: AssignmentId,
    /// What it is called here; another one for every judge.
    pub label: String,
    /// Where it stands.
    pub state: AssignmentState,
    /// On the pile for later.
    pub is_later: bool,
    /// The picture, once it is ready.
    pub picture: Option<PictureView>,
    /// The child's title.
    pub title: String,
    /// The language of title and statement.
    pub title_lang: Lang,
    /// The child's words.
    pub statement: String,
    /// The judge's own points by the criterion's code.
    pub points: BTreeMap<String, i32>,
}

pub(super) fn work_view(work: Work, questions: &[Criterion]) -> WorkView {
    WorkView {
        assignment_id: work.assignment,
        label: work.label,
        state: work.state,
        is_later: work.is_later,
        picture: work.picture,
        title: work.title,
        title_lang: work.title_lang,
        statement: work.statement,
        points: questions
            .iter()
            .filter_map(|one| Some((one.code.clone(), *work.points.get(&one.id)?)))
            .collect(),
    }
}

/// All works of a judge in a round.
#[derive(Debug, Serialize, ToSchema)]
pub struct GridView {
    /// The round.
    pub round: OwnRoundView,
    /// In the judge's own order.
    pub works: Vec<WorkView>,
}

/// One work with its scorecard.
#[derive(Debug, Serialize, ToSchema)]
pub struct CardView {
    /// The work.
    pub work: WorkView,
    /// The judge's own note.
    pub note: String,
    /// What the judge asks the secretariat to look at.
    pub flags: Vec<CardFlag>,
    /// How often the card was changed.
    pub revision: i32,
    /// When it was last saved.
    pub saved_at: Option<Instant>,
    /// The work before.
    pub previous: Option<AssignmentId>,
    /// The work after.
    pub next: Option<AssignmentId>,
}

/// What became of a card.
#[derive(Debug, Serialize, ToSchema)]
pub struct CastView {
    /// The scorecard that counts.
    pub scorecard_id: ScorecardId,
    /// Its number, from 1.
    pub revision: i32,
    /// By the server's clock.
    pub cast_at: Instant,
    /// Whether every criterion has its points.
    pub is_whole: bool,
}

impl From<Cast> for CastView {
    fn from(cast: Cast) -> Self {
        Self {
            scorecard_id: cast.id,
            revision: cast.revision,
            cast_at: cast.cast_at,
            is_whole: cast.is_whole,
        }
    }
}

/// The rounds in which the asker has works.
#[utoipa::path(get, path = "/api/v1/judging/rounds", tag = "judging", responses((status = 200, body = Vec<OwnRoundView>)))]
pub async fn list_own_rounds(app: web::Data<App>, Visitor(actor): Visitor) -> PageResult {
    let rounds = actions::list_own_rounds(&app, &actor).await?;
    json(
        &rounds
            .into_iter()
            .map(OwnRoundView::from)
            .collect::<Vec<_>>(),
    )
}

/// All works of the asking judge in a round.
#[utoipa::path(get, path = "/api/v1/judging/rounds/{round_id}", tag = "judging", params(("round_id" = RoundId, Path)), responses((status = 200, body = GridView)))]
pub async fn show_grid(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<RoundId>,
) -> PageResult {
    let grid = actions::find_grid(&app, &actor, *path).await?;
    let works = grid
        .works
        .into_iter()
        .map(|work| work_view(work, &grid.own.questions))
        .collect();
    json(&GridView {
        round: grid.own.into(),
        works,
    })
}

/// One work of the asking judge with its scorecard.
#[utoipa::path(get, path = "/api/v1/judging/assignments/{assignment_id}", tag = "judging", params(("assignment_id" = AssignmentId, Path)), responses((status = 200, body = CardView)))]
pub async fn show_card(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<AssignmentId>,
) -> PageResult {
    let sheet = actions::find_card(&app, &actor, *path).await?;
    json(&CardView {
        work: work_view(sheet.work, &sheet.own.questions),
        note: sheet.note,
        flags: sheet.flags,
        revision: sheet.revision,
        saved_at: sheet.saved_at,
        previous: sheet.previous,
        next: sheet.next,
    })
}

/// A judge's card.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct CardForm {
    /// Points by the criterion's code; those not given yet are absent.
    pub points: BTreeMap<String, i32>,
    /// For the judge alone.
    pub note: String,
    /// For the secretariat.
    pub flags: Vec<CardFlag>,
    /// Onto the pile for later.
    pub is_later: bool,
    /// What the device said the time was, where the card was kept without network.
    pub client_at: Option<Instant>,
}

/// Takes the asking judge's card; with an `Idempotency-Key` the same card may come any number of times.
#[utoipa::path(post, path = "/api/v1/judging/assignments/{assignment_id}/scorecards", tag = "judging", params(("assignment_id" = AssignmentId, Path)), request_body = CardForm, responses((status = 200, body = CastView)))]
pub async fn cast(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    request: HttpRequest,
    path: web::Path<AssignmentId>,
    Form(form): Form<CardForm>,
) -> PageResult {
    let sheet = actions::find_card(&app, &actor, *path).await?;
    let mut errors = FieldErrors::new();
    let mut card = Card {
        note: form.note,
        flags: form.flags,
        is_later: form.is_later,
        client_at: form.client_at,
        ..Card::default()
    };
    card.flags.sort_unstable();
    card.flags.dedup();
    for (code, points) in form.points {
        match sheet.own.questions.iter().find(|one| one.code == code) {
            Some(criterion) => {
                card.points.insert(criterion.id, points);
            }
            None => errors.add(code, "no-such-criterion"),
        }
    }
    errors.into_result(())?;
    let key = request
        .headers()
        .get("idempotency-key")
        .and_then(|value| value.to_str().ok());
    let cast = actions::cast_scorecard(&app, &actor, *path, key, &card).await?;
    json(&CastView::from(cast))
}

/// The asking judge steps aside from a work.
#[utoipa::path(post, path = "/api/v1/judging/assignments/{assignment_id}/recusal", tag = "judging", params(("assignment_id" = AssignmentId, Path)), request_body = ReasonBody, responses((status = 200, body = DoneView)))]
pub async fn recuse(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<AssignmentId>,
    Form(form): Form<ReasonBody>,
) -> PageResult {
    actions::recuse(&app, &actor, *path, &form.reason).await?;
    done(1)
}

/// The asking judge says yes to the rules.
#[utoipa::path(post, path = "/api/v1/judging/judges/{judge_id}/acceptance", tag = "judging", params(("judge_id" = JudgeId, Path)), responses((status = 200, body = DoneView)))]
pub async fn accept(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<JudgeId>,
) -> PageResult {
    actions::accept_judging(&app, &actor, *path).await?;
    done(1)
}

/// The asking judge says no.
#[utoipa::path(post, path = "/api/v1/judging/judges/{judge_id}/declining", tag = "judging", params(("judge_id" = JudgeId, Path)), responses((status = 200, body = DoneView)))]
pub async fn decline(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<JudgeId>,
) -> PageResult {
    actions::decline_judging(&app, &actor, *path).await?;
    done(1)
}
