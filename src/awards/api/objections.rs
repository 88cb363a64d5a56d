//! Provisional results and objections to them, as JSON.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Done, WorkJson, json_of};
use crate::app::App;
use crate::awards::actions;
use crate::awards::domain::{NewObjection, ObjectionKind, ObjectionState};
use crate::kernel::Instant;
use crate::platform::web::client::{Throttles, address};
use crate::platform::web::door::Visitor;
use crate::platform::web::{Form, PageResult, Ui, json, json_with};

/// Provisional results.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProvisionalJson {
    /// Until when works can be reported.
    pub ends_at: Instant,
    /// Whether they can be now.
    pub takes_objections: bool,
    /// The works that may be shown, by tier and place.
    pub works: Vec<WorkJson>,
}

/// The provisional results of an edition, between the judges' result and the public one.
#[utoipa::path(get, path = "/api/v1/editions/{number}/provisional", tag = "awards", params(("number" = i32, Path)), responses((status = 200, body = ProvisionalJson)))]
pub async fn show_provisional(app: web::Data<App>, path: web::Path<i32>) -> PageResult {
    let (found, works) = actions::find_provisional(&app, path.into_inner()).await?;
    json(&ProvisionalJson {
        ends_at: found.period.ends_at,
        takes_objections: found.takes_objections,
        works: json_of(&app, &works).await?,
    })
}

/// Until when.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PeriodBody {
    /// The end of the objection period.
    pub ends_at: Instant,
}

/// Makes the results public as provisional; from now on awards change by cases alone.
#[utoipa::path(post, path = "/api/v1/editions/{number}/objection-period", tag = "awards", params(("number" = i32, Path)), request_body = PeriodBody, responses((status = 200, body = Done)))]
pub async fn open_period(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<i32>,
    Form(body): Form<PeriodBody>,
) -> PageResult {
    actions::open_objections(&app, &actor, path.into_inner(), body.ends_at).await?;
    json(&Done { is_done: true })
}

/// Confirms the result once the period is over and every objection answered.
#[utoipa::path(post, path = "/api/v1/editions/{number}/confirmation", tag = "awards", params(("number" = i32, Path)), responses((status = 200, body = Done)))]
pub async fn confirm(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<i32>,
) -> PageResult {
    actions::confirm_results(&app, &actor, path.into_inner()).await?;
    json(&Done { is_done: true })
}

/// Why.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReasonBody {
    /// In a sentence.
    pub reason: String,
}

/// Takes provisional or confirmed results back.
#[utoipa::path(post, path = "/api/v1/editions/{number}/results-reopening", tag = "awards", params(("number" = i32, Path)), request_body = ReasonBody, responses((status = 200, body = Done)))]
pub async fn reopen(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<i32>,
    Form(body): Form<ReasonBody>,
) -> PageResult {
    actions::reopen_results(&app, &actor, path.into_inner(), &body.reason).await?;
    json(&Done { is_done: true })
}

/// How many awards were withdrawn because their entries no longer take part.
#[derive(Debug, Serialize, ToSchema)]
pub struct MovedUp {
    /// Places that were filled anew, as far as there were reserves.
    pub n: usize,
}

/// Takes the awards of entries that no longer take part away; the next move up.
#[utoipa::path(post, path = "/api/v1/editions/{number}/awards/moving-up", tag = "awards", params(("number" = i32, Path)), responses((status = 200, body = MovedUp)))]
pub async fn fill_gone(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<i32>,
) -> PageResult {
    let n = actions::fill_gone(&app, &actor, path.into_inner()).await?;
    json(&MovedUp { n })
}

/// A report of a work.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ObjectionBody {
    /// copied, adult-hand, entered-elsewhere, generated, other.
    #[schema(value_type = String)]
    pub kind: String,
    /// What is wrong.
    pub words: String,
    /// Where evidence is to be found.
    #[serde(default)]
    pub evidence: String,
    /// A mail address for the answer; it is forgotten with the answer.
    #[serde(default)]
    pub contact: String,
}

/// What became of an objection; never what was written.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReceiptJson {
    /// The number to ask with.
    pub receipt: String,
    /// The number of the work.
    pub entry_number: String,
    /// What was said to be wrong.
    #[schema(value_type = String)]
    pub kind: ObjectionKind,
    /// open, in-case, set-aside, upheld, dismissed.
    #[schema(value_type = String)]
    pub state: ObjectionState,
}

/// Reports a work of the provisional results, without an account.
#[utoipa::path(post, path = "/api/v1/works/{entry_number}/objections", tag = "awards", params(("entry_number" = String, Path)), request_body = ObjectionBody, responses((status = 201, body = ReceiptJson)))]
pub async fn report(
    app: web::Data<App>,
    throttles: web::Data<Throttles>,
    ui: Ui,
    request: HttpRequest,
    path: web::Path<String>,
    Form(body): Form<ObjectionBody>,
) -> PageResult {
    let new = NewObjection::read(
        &body.kind,
        &body.words,
        &body.evidence,
        &body.contact,
        ui.lang,
    )?;
    let from = address(&request, &app.config.server.trusted_proxies);
    throttles.objections.check(from)?;
    let receipt = actions::report(&app, &ui.actor, &path, &new).await?;
    let told = ReceiptJson {
        receipt,
        entry_number: path.into_inner(),
        kind: new.kind,
        state: ObjectionState::Open,
    };
    json_with(StatusCode::CREATED, &told)
}

/// What became of an objection, by the number on its receipt.
#[utoipa::path(get, path = "/api/v1/objections/{receipt}", tag = "awards", params(("receipt" = String, Path)), responses((status = 200, body = ReceiptJson)))]
pub async fn show_receipt(app: web::Data<App>, path: web::Path<String>) -> PageResult {
    let found = actions::find_receipted(&app, &path).await?;
    json(&ReceiptJson {
        receipt: found.receipt,
        entry_number: found.entry_number,
        kind: found.kind,
        state: found.state,
    })
}
