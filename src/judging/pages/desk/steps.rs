//! The steps of one round, each a form of its page: panel, plan, opening, closing, counting, what goes on.

use actix_web::http::StatusCode;
use actix_web::web;
use serde::Deserialize;

use super::super::judge::{EmptyForm, ReasonForm};
use super::round::{CutForm, round_page};
use super::{Place, round_at};
use crate::app::App;
use crate::editions::actions as editions;
use crate::judging::actions;
use crate::judging::forms;
use crate::kernel::{ActionError, ActionResult, FieldErrors, JudgeId};
use crate::platform::web::{Form, PageResult, Ui, page_with, see_other};

/// What a step on a round leads to: its page again, with the reason above where a rule said no.
async fn after<T>(app: &App, ui: Ui, place: (i32, i32), outcome: ActionResult<T>) -> PageResult {
    match outcome {
        Ok(_) => see_other(ui.link(&format!("/desk/editions/{}/rounds/{}", place.0, place.1))),
        Err(ActionError::Refused(no)) => {
            let again = round_page(app, ui, place, &CutForm::default(), Some(no)).await?;
            page_with(StatusCode::CONFLICT, &again)
        }
        Err(error) => Err(error),
    }
}

/// `POST …/rounds/{position}/panel`: fields `judge`, several.
pub async fn set_panel(
    app: web::Data<App>,
    ui: Ui,
    path: Place,
    Form(pairs): Form<Vec<(String, String)>>,
) -> PageResult {
    let (_, number, position) = path.into_inner();
    let id = round_at(&app, &ui, number, position).await?;
    let mut seats = Vec::new();
    for (name, value) in &pairs {
        match (name.as_str(), value.parse::<JudgeId>()) {
            ("judge", Ok(judge)) => seats.push((judge, None)),
            _ => {
                let mut errors = FieldErrors::new();
                errors.add(name.clone(), "unknown-field");
                return Err(errors.into());
            }
        }
    }
    // Capacities that were set by program stay.
    let sheet = actions::find_round(&app, &ui.actor, id).await?;
    for (judge, capacity) in &mut seats {
        let seat = sheet.seats.iter().find(|seat| seat.judge_id == *judge);
        *capacity = seat.and_then(|seat| seat.capacity);
    }
    let outcome = actions::set_panel(&app, &ui.actor, id, &seats).await;
    after(&app, ui, (number, position), outcome).await
}

/// `POST …/rounds/{position}/plan`
pub async fn assign(
    app: web::Data<App>,
    ui: Ui,
    path: Place,
    _form: Form<EmptyForm>,
) -> PageResult {
    let (_, number, position) = path.into_inner();
    let id = round_at(&app, &ui, number, position).await?;
    let outcome = actions::assign(&app, &ui.actor, id).await;
    after(&app, ui, (number, position), outcome).await
}

/// `POST …/rounds/{position}/opening`
pub async fn open(app: web::Data<App>, ui: Ui, path: Place, _form: Form<EmptyForm>) -> PageResult {
    let (_, number, position) = path.into_inner();
    let id = round_at(&app, &ui, number, position).await?;
    let outcome = actions::open_round(&app, &ui.actor, id).await;
    after(&app, ui, (number, position), outcome).await
}

/// `POST …/rounds/{position}/dry-run`
pub async fn start_dry_run(
    app: web::Data<App>,
    ui: Ui,
    path: Place,
    _form: Form<EmptyForm>,
) -> PageResult {
    let (_, number, position) = path.into_inner();
    let id = round_at(&app, &ui, number, position).await?;
    let outcome = actions::start_dry_run(&app, &ui.actor, id).await;
    after(&app, ui, (number, position), outcome).await
}

/// `POST …/rounds/{position}/dry-run/ending`
pub async fn end_dry_run(
    app: web::Data<App>,
    ui: Ui,
    path: Place,
    _form: Form<EmptyForm>,
) -> PageResult {
    let (_, number, position) = path.into_inner();
    let id = round_at(&app, &ui, number, position).await?;
    let outcome = actions::end_dry_run(&app, &ui.actor, id).await;
    after(&app, ui, (number, position), outcome).await
}

/// `POST …/rounds/{position}/pause`
pub async fn pause(app: web::Data<App>, ui: Ui, path: Place, _form: Form<EmptyForm>) -> PageResult {
    let (_, number, position) = path.into_inner();
    let id = round_at(&app, &ui, number, position).await?;
    let outcome = actions::pause_round(&app, &ui.actor, id).await;
    after(&app, ui, (number, position), outcome).await
}

/// `POST …/rounds/{position}/reminder`
pub async fn remind(
    app: web::Data<App>,
    ui: Ui,
    path: Place,
    _form: Form<EmptyForm>,
) -> PageResult {
    let (_, number, position) = path.into_inner();
    let id = round_at(&app, &ui, number, position).await?;
    let outcome = actions::remind_late(&app, &ui.actor, id).await;
    after(&app, ui, (number, position), outcome).await
}

/// Whose open works go to others, and why.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReassignmentForm {
    judge: JudgeId,
    #[serde(default)]
    to: String,
    reason: String,
}

/// `POST …/rounds/{position}/reassignment`
pub async fn reassign(
    app: web::Data<App>,
    ui: Ui,
    path: Place,
    Form(form): Form<ReassignmentForm>,
) -> PageResult {
    let (_, number, position) = path.into_inner();
    let id = round_at(&app, &ui, number, position).await?;
    // Empty: whoever has least.
    let to = match form.to.as_str() {
        "" => None,
        id => Some(id.parse().map_err(|_| ActionError::NotFound)?),
    };
    let outcome = actions::reassign(&app, &ui.actor, id, form.judge, to, &form.reason).await;
    after(&app, ui, (number, position), outcome).await
}

/// A proposal of extra reads as it was seen.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExtraForm {
    budget: usize,
    stamp: String,
}

/// `POST …/rounds/{position}/extra-reads`
pub async fn release_extra_reads(
    app: web::Data<App>,
    ui: Ui,
    path: Place,
    Form(form): Form<ExtraForm>,
) -> PageResult {
    let (_, number, position) = path.into_inner();
    let id = round_at(&app, &ui, number, position).await?;
    let outcome = actions::release_extra_reads(&app, &ui.actor, id, form.budget, &form.stamp).await;
    after(&app, ui, (number, position), outcome).await
}

/// `POST …/rounds/{position}/closing`
pub async fn close(
    app: web::Data<App>,
    ui: Ui,
    path: Place,
    Form(form): Form<ReasonForm>,
) -> PageResult {
    let (_, number, position) = path.into_inner();
    let id = round_at(&app, &ui, number, position).await?;
    let outcome = actions::close_round(&app, &ui.actor, id, &form.reason).await;
    after(&app, ui, (number, position), outcome).await
}

/// Opening a closed round again.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ReopeningForm {
    reason: String,
    deadline_at: String,
}

/// `POST …/rounds/{position}/reopening`
pub async fn reopen(
    app: web::Data<App>,
    ui: Ui,
    path: Place,
    Form(form): Form<ReopeningForm>,
) -> PageResult {
    let (_, number, position) = path.into_inner();
    let id = round_at(&app, &ui, number, position).await?;
    let edition = editions::find_edition(&app, &ui.actor, number).await?;
    let Some(deadline_at) = forms::read_local(&form.deadline_at, &edition) else {
        let mut errors = FieldErrors::new();
        errors.add("deadline_at", "malformed");
        return Err(errors.into());
    };
    let outcome = actions::reopen_round(&app, &ui.actor, id, &form.reason, deadline_at).await;
    after(&app, ui, (number, position), outcome).await
}

/// Counting.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TallyForm {
    method: String,
    reason: String,
}

/// `POST …/rounds/{position}/tally`
pub async fn count(
    app: web::Data<App>,
    ui: Ui,
    path: Place,
    Form(form): Form<TallyForm>,
) -> PageResult {
    let (_, number, position) = path.into_inner();
    let id = round_at(&app, &ui, number, position).await?;
    let outcome = actions::count_round(&app, &ui.actor, id, Some(&form.method), &form.reason).await;
    after(&app, ui, (number, position), outcome).await
}

/// `POST …/rounds/{position}/advancement`
pub async fn advance(
    app: web::Data<App>,
    ui: Ui,
    path: Place,
    Form(form): Form<CutForm>,
) -> PageResult {
    let (_, number, position) = path.into_inner();
    let id = round_at(&app, &ui, number, position).await?;
    let outcome = actions::advance(&app, &ui.actor, id, form.count).await;
    after(&app, ui, (number, position), outcome).await
}
