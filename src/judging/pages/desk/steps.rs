//! The steps of one round, each a form of its page: panel, plan, opening, closing, counting, what goes on.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::StatusCode;
use actix_web::{FromRequest, HttpRequest, web};
use serde::Deserialize;

use super::super::judge::ReasonForm;
use super::round::{CutForm, round_page};
use super::{Place, round_at};
use crate::app::App;
use crate::editions::actions as editions;
use crate::judging::actions;
use crate::judging::forms;
use crate::kernel::{ActionError, ActionResult, Actor, FieldErrors, JudgeId, RoundId};
use crate::platform::web::{EmptyForm, Form, PageResult, Ui, page_with, see_other};

/// The round that a step's address names, for someone who may take steps; to everyone else it does not exist.
pub struct RoundDesk {
    pub(in crate::judging::pages) app: web::Data<App>,
    ui: Ui,
    edition_number: i32,
    position: i32,
    pub(in crate::judging::pages) round: RoundId,
}

impl FromRequest for RoundDesk {
    type Error = actix_web::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Self::Error>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let parts = <(web::Data<App>, Ui, Place)>::from_request(request, payload);
        Box::pin(async move {
            let (app, ui, path) = parts.await?;
            let (_, edition_number, position) = path.into_inner();
            let round = round_at(&app, &ui, edition_number, position).await?;
            Ok(Self {
                app,
                ui,
                edition_number,
                position,
                round,
            })
        })
    }
}

impl RoundDesk {
    /// The address of the round's page.
    pub(in crate::judging::pages) fn base(&self) -> String {
        let page = format!(
            "/desk/editions/{}/rounds/{}",
            self.edition_number, self.position
        );
        self.ui.link(&page)
    }

    /// What the answer is written with.
    pub(in crate::judging::pages) fn into_ui(self) -> Ui {
        self.ui
    }

    pub(in crate::judging::pages) fn actor(&self) -> &Actor {
        &self.ui.actor
    }

    /// What a step leads to: the round's page again, with the reason above where a rule said no.
    pub(in crate::judging::pages) async fn after<T>(self, outcome: ActionResult<T>) -> PageResult {
        self.after_at(outcome, "", CutForm::default()).await
    }

    /// The same for a step taken while the cut was looked at, which stays where it was.
    pub(super) async fn after_cut<T>(
        self,
        outcome: ActionResult<T>,
        count: Option<usize>,
    ) -> PageResult {
        let to = match count {
            Some(count) => format!("?count={count}#cut"),
            None => "#cut".to_owned(),
        };
        let cut = CutForm {
            count,
            ..CutForm::default()
        };
        self.after_at(outcome, &to, cut).await
    }

    async fn after_at<T>(self, outcome: ActionResult<T>, to: &str, cut: CutForm) -> PageResult {
        let place = (self.edition_number, self.position);
        match outcome {
            Ok(_) => see_other(format!("{}{to}", self.base())),
            Err(ActionError::Refused(no)) => {
                let again = round_page(&self.app, self.ui, place, &cut, Some(no)).await?;
                page_with(StatusCode::CONFLICT, &again)
            }
            Err(error) => Err(error),
        }
    }
}

/// `POST …/rounds/{position}/panel`: fields `judge`, several.
pub async fn set_panel(at: RoundDesk, Form(pairs): Form<Vec<(String, String)>>) -> PageResult {
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
    let sheet = actions::find_round(&at.app, at.actor(), at.round).await?;
    for (judge, capacity) in &mut seats {
        let seat = sheet.seats.iter().find(|seat| seat.judge_id == *judge);
        *capacity = seat.and_then(|seat| seat.capacity);
    }
    let outcome = actions::set_panel(&at.app, at.actor(), at.round, &seats).await;
    at.after(outcome).await
}

/// `POST …/rounds/{position}/plan`
pub async fn assign(at: RoundDesk, _form: Form<EmptyForm>) -> PageResult {
    let outcome = actions::assign(&at.app, at.actor(), at.round).await;
    at.after(outcome).await
}

/// `POST …/rounds/{position}/opening`
pub async fn open(at: RoundDesk, _form: Form<EmptyForm>) -> PageResult {
    let outcome = actions::open_round(&at.app, at.actor(), at.round).await;
    at.after(outcome).await
}

/// `POST …/rounds/{position}/dry-run`
pub async fn start_dry_run(at: RoundDesk, _form: Form<EmptyForm>) -> PageResult {
    let outcome = actions::start_dry_run(&at.app, at.actor(), at.round).await;
    at.after(outcome).await
}

/// `POST …/rounds/{position}/dry-run/ending`
pub async fn end_dry_run(at: RoundDesk, _form: Form<EmptyForm>) -> PageResult {
    let outcome = actions::end_dry_run(&at.app, at.actor(), at.round).await;
    at.after(outcome).await
}

/// `POST …/rounds/{position}/pause`
pub async fn pause(at: RoundDesk, _form: Form<EmptyForm>) -> PageResult {
    let outcome = actions::pause_round(&at.app, at.actor(), at.round).await;
    at.after(outcome).await
}

/// `POST …/rounds/{position}/reminder`
pub async fn remind(at: RoundDesk, _form: Form<EmptyForm>) -> PageResult {
    let outcome = actions::remind_late(&at.app, at.actor(), at.round).await;
    at.after(outcome).await
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
pub async fn reassign(at: RoundDesk, Form(form): Form<ReassignmentForm>) -> PageResult {
    // Empty: whoever has least.
    let to = match form.to.as_str() {
        "" => None,
        id => Some(id.parse().map_err(|_| ActionError::NotFound)?),
    };
    let outcome =
        actions::reassign(&at.app, at.actor(), at.round, form.judge, to, &form.reason).await;
    at.after(outcome).await
}

/// A proposal of extra reads as it was seen.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExtraForm {
    budget: usize,
    stamp: String,
}

/// `POST …/rounds/{position}/extra-reads`
pub async fn release_extra_reads(at: RoundDesk, Form(form): Form<ExtraForm>) -> PageResult {
    let outcome =
        actions::release_extra_reads(&at.app, at.actor(), at.round, form.budget, &form.stamp).await;
    at.after(outcome).await
}

/// `POST …/rounds/{position}/closing`
pub async fn close(at: RoundDesk, Form(form): Form<ReasonForm>) -> PageResult {
    let outcome = actions::close_round(&at.app, at.actor(), at.round, &form.reason).await;
    at.after(outcome).await
}

/// `POST …/rounds/{position}/missing`: fields `card`, several; `to`; `reason`.
pub async fn settle_missing(at: RoundDesk, Form(pairs): Form<Vec<(String, String)>>) -> PageResult {
    let (mut cards, mut to, mut reason) = (Vec::new(), "", "");
    let mut errors = FieldErrors::new();
    for (name, value) in &pairs {
        match (name.as_str(), value.parse()) {
            ("card", Ok(card)) => cards.push(card),
            ("to", _) => to = value,
            ("reason", _) => reason = value,
            _ => errors.add(name.clone(), "unknown-field"),
        }
    }
    errors.into_result(())?;
    let how = forms::read_settled(to)?;
    let outcome = actions::settle_missing(&at.app, at.actor(), at.round, &cards, how, reason).await;
    at.after(outcome).await
}

/// Opening a closed round again.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ReopeningForm {
    reason: String,
    deadline_at: String,
}

/// `POST …/rounds/{position}/reopening`
pub async fn reopen(at: RoundDesk, Form(form): Form<ReopeningForm>) -> PageResult {
    let edition = editions::find_edition(&at.app, at.actor(), at.edition_number).await?;
    let Some(deadline_at) = forms::read_local(&form.deadline_at, &edition) else {
        let mut errors = FieldErrors::new();
        errors.add("deadline_at", "malformed");
        return Err(errors.into());
    };
    let outcome =
        actions::reopen_round(&at.app, at.actor(), at.round, &form.reason, deadline_at).await;
    at.after(outcome).await
}

/// Counting.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TallyForm {
    method: String,
    reason: String,
}

/// `POST …/rounds/{position}/tally`
pub async fn count(at: RoundDesk, Form(form): Form<TallyForm>) -> PageResult {
    let outcome = actions::count_round(
        &at.app,
        at.actor(),
        at.round,
        Some(&form.method),
        &form.reason,
    )
    .await;
    at.after(outcome).await
}
