//! The web edge: what every request passes through, and what every page and answer is made with.
//!
//! In order: [`trace`] (request id, log line, metrics), [`shield`] (security headers, origin check), who is it (the
//! people feature), [`problem`] (one mapping from refusals to pages and problem+json), the route.

pub mod assets;
pub mod client;
pub mod cookie;
pub mod door;
pub mod form;
pub mod idempotency;
pub mod page_cache;
pub mod problem;
pub mod range;
pub mod shield;
pub mod trace;
pub mod ui;
pub mod upload;

pub use assets::Assets;
pub use client::Throttles;
pub use form::{EmptyForm, Form};
pub use ui::Ui;
pub use upload::{Upload, UploadedFile};

use actix_web::HttpResponse;
use actix_web::http::{StatusCode, header};
use askama::Template;

use crate::kernel::{ActionError, ActionResult};

/// What a page handler returns.
pub type PageResult = ActionResult<HttpResponse>;

/// A rendered page, for this reader only.
pub fn page(template: &impl Template) -> PageResult {
    page_with(StatusCode::OK, template)
}

/// A rendered page with a status: 422 for a form that comes back with its errors.
pub fn page_with(status: StatusCode, template: &impl Template) -> PageResult {
    let html = template.render().map_err(ActionError::internal)?;
    Ok(HttpResponse::build(status)
        .content_type("text/html; charset=utf-8")
        .insert_header((header::CACHE_CONTROL, "private, no-store"))
        .body(html))
}

/// After a form was accepted: go and look (303, so that going back does not send it again).
pub fn see_other(location: impl AsRef<str>) -> PageResult {
    Ok(HttpResponse::SeeOther()
        .insert_header((header::LOCATION, location.as_ref()))
        .insert_header((header::CACHE_CONTROL, "private, no-store"))
        .finish())
}

/// A JSON answer.
pub fn json(value: &impl serde::Serialize) -> PageResult {
    json_with(StatusCode::OK, value)
}

/// A JSON answer with a status.
pub fn json_with(status: StatusCode, value: &impl serde::Serialize) -> PageResult {
    let body = serde_json::to_vec(value)?;
    Ok(HttpResponse::build(status)
        .content_type("application/json")
        .insert_header((header::CACHE_CONTROL, "private, no-store"))
        .body(body))
}
