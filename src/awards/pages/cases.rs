//! The desk's objections and cases: the period, works that were reported, one case with both sides, the decision.

use actix_web::web;
use askama::Template;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use serde::Deserialize;

use super::shown_again;
use crate::app::App;
use crate::awards::actions::{self, CaseSheet, Docket, Objection};
use crate::awards::domain::{CaseState, Side};
use crate::editions::EditionState;
use crate::editions::actions as editions;
use crate::entries::actions as entries;
use crate::kernel::{ActionError, ActionResult, CaseId, FieldErrors, Instant, Permission, Refusal};
use crate::platform::web::{EmptyForm, Form, PageResult, Ui, page, page_with, see_other};

/// Days that a period lasts where nothing else is chosen.
const PERIOD_DAYS: i64 = 7;

#[derive(Template)]
#[template(path = "awards/docket.html")]
struct DocketPage {
    ui: Ui,
    docket: Docket,
    zone: TimeZone,
    ends_at: String,
    is_over: bool,
    errors: FieldErrors,
    refusal: Option<Refusal>,
}

impl DocketPage {
    fn place(&self, rest: &str) -> String {
        let number = self.docket.edition.number;
        self.ui.link(&format!("/desk/editions/{number}{rest}"))
    }

    fn may_publish(&self) -> bool {
        self.ui.actor.may(Permission::ResultPublish)
    }

    fn may_decide(&self) -> bool {
        self.ui.actor.may(Permission::CaseDecide)
    }

    fn may_award(&self) -> bool {
        self.ui.actor.may(Permission::AwardWrite)
    }

    fn is_before(&self) -> bool {
        let state = self.docket.edition.state;
        matches!(state, EditionState::Judging | EditionState::Provisional)
    }

    fn is_running(&self) -> bool {
        self.docket.edition.state == EditionState::Objection
    }

    fn is_confirmed(&self) -> bool {
        self.docket.edition.state == EditionState::Confirmed
    }

    fn says(&self, field: &str) -> Option<String> {
        self.ui.field_error(&self.errors, field)
    }

    fn ends(&self) -> String {
        let period = self.docket.period.as_ref();
        period.map_or_else(String::new, |one| self.ui.moment(&one.ends_at, &self.zone))
    }
}

/// Which colour tells a case's state.
trait Badges {
    fn badge_of(&self, state: &CaseState) -> &'static str {
        match state {
            CaseState::Open => "badge-wait",
            CaseState::Upheld => "badge-stop",
            CaseState::Dismissed => "badge-good",
        }
    }
}

impl Badges for DocketPage {}
impl Badges for CasePage {}

async fn docket_of(
    app: &App,
    ui: Ui,
    number: i32,
    errors: FieldErrors,
    refusal: Option<Refusal>,
) -> ActionResult<DocketPage> {
    let docket = actions::find_docket(app, &ui.actor, number).await?;
    let now = app.clock.now();
    let zone = docket.edition.time_zone();
    let later = now.plus(jiff::SignedDuration::from_hours(24 * PERIOD_DAYS));
    let day = later.timestamp().to_zoned_datetime(zone.clone()).date();
    Ok(DocketPage {
        ends_at: format!("{day}T18:00"),
        is_over: docket
            .period
            .as_ref()
            .is_some_and(|period| period.ends_at <= now),
        docket,
        zone,
        errors,
        refusal,
        ui,
    })
}

/// `GET /{lang}/desk/editions/{number}/cases`
pub async fn docket(app: web::Data<App>, ui: Ui, path: web::Path<(String, i32)>) -> PageResult {
    page(&docket_of(&app, ui, path.1, FieldErrors::new(), None).await?)
}

async fn told(app: &App, mut ui: Ui, number: i32, outcome: ActionResult<()>) -> PageResult {
    let place = format!("/desk/editions/{number}/cases");
    let Err(error) = outcome else {
        return see_other(ui.link(&place));
    };
    let (status, errors, refusal) = shown_again(error)?;
    ui.path = place;
    page_with(status, &docket_of(app, ui, number, errors, refusal).await?)
}

/// When the period ends, in the contest's zone.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PeriodForm {
    ends_at: String,
}

/// `POST /{lang}/desk/editions/{number}/objection-period`
pub async fn open_period(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, i32)>,
    Form(form): Form<PeriodForm>,
) -> PageResult {
    let edition = editions::find_edition(&app, &ui.actor, path.1).await?;
    let zone = edition.time_zone();
    let typed = form.ends_at.trim().parse::<DateTime>();
    let ends_at = typed.and_then(|local| local.to_zoned_datetime(zone));
    let outcome = match ends_at {
        Ok(zoned) => {
            let ends_at: Instant = zoned.timestamp().into();
            actions::open_objections(&app, &ui.actor, path.1, ends_at).await
        }
        Err(_) => {
            let mut errors = FieldErrors::new();
            errors.add("ends_at", "not-a-time");
            Err(errors.into())
        }
    };
    told(&app, ui, path.1, outcome).await
}

/// `POST /{lang}/desk/editions/{number}/confirmation`
pub async fn confirm(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, i32)>,
    _form: Form<EmptyForm>,
) -> PageResult {
    let outcome = actions::confirm_results(&app, &ui.actor, path.1).await;
    told(&app, ui, path.1, outcome).await
}

/// Why.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ReasonForm {
    reason: String,
}

/// `POST /{lang}/desk/editions/{number}/results-reopening`
pub async fn reopen(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, i32)>,
    Form(form): Form<ReasonForm>,
) -> PageResult {
    let outcome = actions::reopen_results(&app, &ui.actor, path.1, &form.reason).await;
    told(&app, ui, path.1, outcome).await
}

/// `POST /{lang}/desk/editions/{number}/awards/moving-up`
pub async fn fill_gone(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, i32)>,
    _form: Form<EmptyForm>,
) -> PageResult {
    let outcome = actions::fill_gone(&app, &ui.actor, path.1).await;
    told(&app, ui, path.1, outcome.map(|_| ())).await
}

/// The number of a work and what is looked into.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CaseForm {
    entry: String,
    words: String,
}

/// `POST /{lang}/desk/editions/{number}/cases`
pub async fn open_case(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, i32)>,
    Form(form): Form<CaseForm>,
) -> PageResult {
    let number = form.entry.trim().to_uppercase();
    match actions::open_case(&app, &ui.actor, &number, &form.words).await {
        Ok(id) => see_other(ui.link(&format!("/desk/cases/{id}"))),
        Err(ActionError::NotFound) => {
            let mut errors = FieldErrors::new();
            errors.add("entry", "unknown-entry");
            told(&app, ui, path.1, Err(errors.into())).await
        }
        Err(error) => told(&app, ui, path.1, Err(error)).await,
    }
}

/// `POST /{lang}/desk/entries/{entry_number}/objections-answer`: answered without a case.
pub async fn set_aside(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, String)>,
    Form(form): Form<ReasonForm>,
) -> PageResult {
    let number = path.into_inner().1;
    let db = app.db.read();
    let entry = entries::find_row_by_number(db, &number).await?;
    let edition = editions::find_edition_by_id(db, entry.edition_id).await?;
    let outcome = actions::set_aside(&app, &ui.actor, &number, &form.reason).await;
    told(&app, ui, edition.number, outcome).await
}

#[derive(Template)]
#[template(path = "awards/case.html")]
struct CasePage {
    ui: Ui,
    sheet: CaseSheet,
    zone: TimeZone,
    errors: FieldErrors,
    refusal: Option<Refusal>,
}

impl CasePage {
    fn place(&self, rest: &str) -> String {
        self.ui
            .link(&format!("/desk/cases/{}{rest}", self.sheet.case.id))
    }

    fn is_open(&self) -> bool {
        self.sheet.case.state == CaseState::Open
    }

    fn may_decide(&self) -> bool {
        self.is_open() && self.ui.actor.may(Permission::CaseDecide)
    }

    fn sides(&self) -> &'static [Side] {
        Side::ALL
    }

    fn moment(&self, at: &Instant) -> String {
        self.ui.moment(at, &self.zone)
    }

    fn says(&self, field: &str) -> Option<String> {
        self.ui.field_error(&self.errors, field)
    }

    /// Only who decides sees where the answer goes.
    fn shows_contact(&self, objection: &Objection) -> bool {
        !objection.contact.is_empty() && self.ui.actor.may(Permission::CaseDecide)
    }
}

async fn case_of(
    app: &App,
    ui: Ui,
    id: CaseId,
    errors: FieldErrors,
    refusal: Option<Refusal>,
) -> ActionResult<CasePage> {
    let sheet = actions::find_case(app, &ui.actor, id).await?;
    Ok(CasePage {
        zone: sheet.edition.time_zone(),
        sheet,
        errors,
        refusal,
        ui,
    })
}

/// `GET /{lang}/desk/cases/{case_id}`
pub async fn case(app: web::Data<App>, ui: Ui, path: web::Path<(String, CaseId)>) -> PageResult {
    page(&case_of(&app, ui, path.1, FieldErrors::new(), None).await?)
}

async fn case_told(app: &App, mut ui: Ui, id: CaseId, outcome: ActionResult<()>) -> PageResult {
    let place = format!("/desk/cases/{id}");
    let Err(error) = outcome else {
        return see_other(ui.link(&place));
    };
    let (status, errors, refusal) = shown_again(error)?;
    ui.path = place;
    page_with(status, &case_of(app, ui, id, errors, refusal).await?)
}

/// `POST /{lang}/desk/cases/{case_id}/asking`
pub async fn ask_statement(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, CaseId)>,
    _form: Form<EmptyForm>,
) -> PageResult {
    let outcome = actions::ask_statement(&app, &ui.actor, path.1).await;
    case_told(&app, ui, path.1, outcome).await
}

/// Who said what.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatementForm {
    side: Side,
    #[serde(default)]
    words: String,
}

/// `POST /{lang}/desk/cases/{case_id}/statements`
pub async fn record_statement(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, CaseId)>,
    Form(form): Form<StatementForm>,
) -> PageResult {
    let outcome = actions::record_statement(&app, &ui.actor, path.1, form.side, &form.words).await;
    case_told(&app, ui, path.1, outcome).await
}

/// The decision and why.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DecisionForm {
    decision: String,
    reason: String,
}

/// `POST /{lang}/desk/cases/{case_id}/decision`
pub async fn decide(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, CaseId)>,
    Form(form): Form<DecisionForm>,
) -> PageResult {
    let outcome = match form.decision.parse() {
        Ok(CaseState::Upheld) => {
            actions::decide_case(&app, &ui.actor, path.1, true, &form.reason).await
        }
        Ok(CaseState::Dismissed) => {
            actions::decide_case(&app, &ui.actor, path.1, false, &form.reason).await
        }
        _ => {
            let mut errors = FieldErrors::new();
            errors.add("decision", "not-a-choice");
            Err(errors.into())
        }
    };
    case_told(&app, ui, path.1, outcome).await
}
