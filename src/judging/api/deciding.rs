//! Exceptions to the cut and the chair's certification, by program.

use actix_web::web;
use serde::Deserialize;
use utoipa::ToSchema;

use super::super::actions;
use super::{DoneView, ReasonBody, done};
use crate::app::App;
use crate::kernel::RoundId;
use crate::platform::web::door::Visitor;
use crate::platform::web::{Form, PageResult};

/// A work that goes on, or stays, otherwise than the cut says.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ExceptionBody {
    /// The entry's number.
    pub entry: String,
    /// Taken up, or left out.
    pub goes_on: bool,
    /// In the writer's own words.
    pub reason: String,
}

/// Makes an exception in a counted round.
#[utoipa::path(post, path = "/api/v1/rounds/{round_id}/exceptions", tag = "judging", params(("round_id" = RoundId, Path)), request_body = ExceptionBody, responses((status = 200, body = DoneView)))]
pub async fn make_exception(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<RoundId>,
    Form(form): Form<ExceptionBody>,
) -> PageResult {
    actions::make_exception(&app, &actor, *path, &form.entry, form.goes_on, &form.reason).await?;
    done(1)
}

/// Lets the cut decide about a work again.
#[utoipa::path(delete, path = "/api/v1/rounds/{round_id}/exceptions/{entry}", tag = "judging", params(("round_id" = RoundId, Path), ("entry" = String, Path)), responses((status = 200, body = DoneView)))]
pub async fn take_back_exception(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<(RoundId, String)>,
) -> PageResult {
    actions::take_back_exception(&app, &actor, path.0, &path.1).await?;
    done(1)
}

/// What the chair stands for.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct CertificationBody {
    /// Where the cut lies; where the round says, if absent.
    pub count: Option<usize>,
    /// In the writer's own words.
    pub reason: String,
}

/// The chair certifies the newest tally.
#[utoipa::path(post, path = "/api/v1/rounds/{round_id}/certification", tag = "judging", params(("round_id" = RoundId, Path)), request_body = CertificationBody, responses((status = 200, body = DoneView)))]
pub async fn certify(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<RoundId>,
    Form(form): Form<CertificationBody>,
) -> PageResult {
    actions::certify(&app, &actor, *path, form.count, &form.reason).await?;
    done(1)
}

/// Takes the certification back, so that the round may be counted, reviewed or opened again.
#[utoipa::path(post, path = "/api/v1/rounds/{round_id}/certification/ending", tag = "judging", params(("round_id" = RoundId, Path)), request_body = ReasonBody, responses((status = 200, body = DoneView)))]
pub async fn take_back_certification(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<RoundId>,
    Form(form): Form<ReasonBody>,
) -> PageResult {
    actions::take_back_certification(&app, &actor, *path, &form.reason).await?;
    done(1)
}
