//! The spread review on a judge's pages: works about which the panel differs, what each judge gave under a letter, the reader's own card.

use actix_web::http::StatusCode;
use actix_web::web;
use askama::Template;

use super::card::{Row, row_of};
use super::{unknown_view, zoom_words};
use crate::app::App;
use crate::editions::Criterion;
use crate::judging::actions::{self, OwnReview, ReviewWork};
use crate::judging::domain::RoundMethod;
use crate::judging::forms;
use crate::judging::pages::names_of;
use crate::kernel::{ActionError, ActionResult, AssignmentId, FieldErrors, RoundId};
use crate::platform::web::{Form, PageResult, Ui, page, page_with, see_other};

#[derive(Template)]
#[template(path = "judging/review_list.html")]
struct ListPage {
    ui: Ui,
    base: String,
    review: OwnReview,
}

impl ListPage {
    fn link(&self, place: &i32) -> String {
        format!("{}/{place}", self.base)
    }
}

fn base_of(ui: &Ui, round: RoundId) -> String {
    ui.link(&format!("/judging/rounds/{round}/review"))
}

/// `GET /{lang}/judging/rounds/{round_id}/review`
pub async fn show_own_review(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, RoundId)>,
    query: web::Query<Vec<(String, String)>>,
) -> PageResult {
    if !query.is_empty() {
        return Err(unknown_view());
    }
    let review = actions::find_own_review(&app, &ui.actor, path.1).await?;
    page(&ListPage {
        base: base_of(&ui, path.1),
        review,
        ui,
    })
}

#[derive(Template)]
#[template(path = "judging/review_work.html")]
struct WorkPage {
    ui: Ui,
    base: String,
    work: ReviewWork,
    at: usize,
    n_all: usize,
    previous: Option<i32>,
    next: Option<i32>,
    asked: Vec<Criterion>,
    questions: Vec<String>,
    rows: Vec<Row>,
    is_sift: bool,
    zoom_words: String,
    errors: FieldErrors,
}

/// The page of one work. What was typed stands in place of what is kept, where it was wrong.
fn work_page(
    ui: Ui,
    round: RoundId,
    review: OwnReview,
    place: i32,
    errors: FieldErrors,
) -> ActionResult<WorkPage> {
    let at = review
        .works
        .iter()
        .position(|work| work.place == place)
        .ok_or(ActionError::NotFound)?;
    let place_of = |at: Option<usize>| Some(review.works.get(at?)?.place);
    let (previous, next) = (place_of(at.checked_sub(1)), place_of(Some(at + 1)));
    let work = review.works[at].clone();
    let method = review.own.round.method;
    let own = work.own_voice();
    let rows = review
        .own
        .questions
        .iter()
        .map(|question| {
            let given = own.and_then(|own| own.points.get(&question.id).copied());
            row_of(&ui, method, question, given)
        })
        .collect();
    Ok(WorkPage {
        base: base_of(&ui, round),
        n_all: review.works.len(),
        questions: names_of(&ui, &review.own.questions),
        asked: review.own.questions,
        zoom_words: zoom_words(&ui),
        is_sift: method == RoundMethod::Sift,
        work,
        at,
        previous,
        next,
        rows,
        errors,
        ui,
    })
}

/// `GET /{lang}/judging/rounds/{round_id}/review/{place}`
pub async fn show_reviewed_work(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, RoundId, i32)>,
    query: web::Query<Vec<(String, String)>>,
) -> PageResult {
    if !query.is_empty() {
        return Err(unknown_view());
    }
    let (_, round, place) = path.into_inner();
    let review = actions::find_own_review(&app, &ui.actor, round).await?;
    page(&work_page(ui, round, review, place, FieldErrors::new())?)
}

/// `POST /{lang}/judging/rounds/{round_id}/review/{place}/scorecard`: points alone; note and flags stay as they are.
pub async fn revise(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, RoundId, i32)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> PageResult {
    let (_, round, place) = path.into_inner();
    let review = actions::find_own_review(&app, &ui.actor, round).await?;
    let work = review.works.iter().find(|work| work.place == place);
    let own: AssignmentId = work
        .ok_or(ActionError::NotFound)?
        .own
        .ok_or(ActionError::NotFound)?;
    let outcome = match forms::read_card(&pairs, &review.own.questions) {
        Ok(mut card) => {
            let sheet = actions::find_card(&app, &ui.actor, own).await?;
            card.note = sheet.note;
            card.flags = sheet.flags;
            actions::cast_scorecard(&app, &ui.actor, own, None, &card).await
        }
        Err(errors) => Err(errors.into()),
    };
    match outcome {
        Ok(_) => see_other(format!("{}/{place}", base_of(&ui, round))),
        Err(ActionError::Fields(errors)) => {
            let again = work_page(ui, round, review, place, errors)?;
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &again)
        }
        Err(error) => Err(error),
    }
}
