//! Entries as JSON.

mod straightening;
mod views;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

pub use straightening::*;
pub use views::*;

use super::actions::{self, EntryFilter, EntrySheet};
use super::domain::{Decision, EntryState, Reason};
use super::forms::{EntryInput, KEY_CHARS_MAX, NOTE_CHARS_MAX};
use super::pages::{let_in, photo_missing, receive_picture};
use crate::app::App;
use crate::editions::actions as editions;
use crate::kernel::refusal::Facts;
use crate::kernel::text::many_lines;
use crate::kernel::{ActionResult, EntryId, FieldErrors, MemberCode, Permission, Refusal};
use crate::platform::web::client::{Throttles, address};
use crate::platform::web::door::Visitor;
use crate::platform::web::{EmptyForm, Form, PageResult, Upload, json, json_with};

/// The key of the header, or one of its own for who sends none.
fn key_of(request: &HttpRequest) -> ActionResult<String> {
    let Some(value) = request.headers().get("idempotency-key") else {
        return Ok(Uuid::new_v4().to_string());
    };
    value
        .to_str()
        .ok()
        .filter(|key| !key.is_empty() && key.len() <= KEY_CHARS_MAX)
        .map(str::to_owned)
        .ok_or_else(|| {
            Refusal::unprocessable("idempotency-key-malformed")
                .with("chars_max", KEY_CHARS_MAX)
                .into()
        })
}

/// What `multipart/form-data` carries.
#[derive(ToSchema)]
#[allow(dead_code)] // only described, never made
pub struct EntryUpload {
    /// The entry.
    entry: EntryInput,
    /// JPEG, PNG, WebP or TIFF.
    #[schema(value_type = String, format = Binary)]
    picture: Option<Vec<u8>>,
    /// Instead of the picture: what the last answer of an upload called it (`Artkite-Picture`).
    kept: Option<String>,
}

/// What `multipart/form-data` carries.
#[derive(ToSchema)]
#[allow(dead_code)] // only described, never made
pub struct PictureUpload {
    /// JPEG, PNG, WebP or TIFF.
    #[schema(value_type = String, format = Binary)]
    picture: Vec<u8>,
}

/// Sends a drawing in. The same `Idempotency-Key` with the same content gets the same receipt.
#[utoipa::path(
    post, path = "/api/v1/editions/{number}/entries", tag = "entries",
    params(("number" = i32, Path, description = "The edition"), ("Idempotency-Key" = Option<String>, Header, description = "Names this sending")),
    request_body(content = EntryUpload, content_type = "multipart/form-data"),
    responses((status = 201, body = ReceiptView)),
)]
pub async fn submit(
    app: web::Data<App>,
    throttles: web::Data<Throttles>,
    Visitor(actor): Visitor,
    request: HttpRequest,
    path: web::Path<i32>,
    payload: web::Payload,
) -> PageResult {
    let key = key_of(&request)?;
    let edition = editions::find_edition(&app, &actor, *path).await?;
    edition.takes_entries(app.clock.now())?;
    throttles
        .entries
        .check(address(&request, &app.config.server.trusted_proxies))?;
    let bytes_max = app.config.limits.original_bytes_max;
    let mut upload = Upload::read(&request, payload, "picture", bytes_max).await?;
    let Some(entry) = upload.take("entry") else {
        let mut errors = FieldErrors::new();
        errors.add("entry", "required");
        return Err(errors.into());
    };
    let input: EntryInput = serde_json::from_str(&entry)
        .map_err(|error| crate::platform::web::form::wrong_shape(&error.to_string()))?;
    let (form, lang) = input.into_form()?;
    let submission = form.read(&app, lang)?;
    edition.division_for(submission.age)?;
    let kept = upload.take("kept").unwrap_or_default();
    let kept = receive_picture(&app, &edition, upload.file, &kept)
        .await?
        .ok_or_else(photo_missing)?;
    let receipt = actions::submit(&app, &actor, edition.number, &key, &submission, &kept).await?;
    json_with(
        StatusCode::CREATED,
        &ReceiptView {
            number: receipt.number,
            code: receipt.code,
            photo_concerns: kept.concerns,
        },
    )
}

/// A page of a list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListQuery {
    /// Only in this state.
    #[param(value_type = Option<String>)]
    state: Option<EntryState>,
    /// Only of this member government.
    #[param(value_type = Option<String>)]
    member: Option<MemberCode>,
    /// The `next` of the page before.
    #[param(value_type = Option<String>)]
    after: Option<EntryId>,
    /// Rows of a page, at most 100.
    limit: Option<u64>,
}

/// The entries of an edition, for the staff and, of their own member, coordinators.
#[utoipa::path(
    get, path = "/api/v1/editions/{number}/entries", tag = "entries",
    params(("number" = i32, Path, description = "The edition"), ListQuery),
    responses((status = 200, body = EntriesView)),
)]
pub async fn list(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<i32>,
    query: web::Query<ListQuery>,
) -> PageResult {
    let edition = editions::find_edition(&app, &actor, *path).await?;
    let query = query.into_inner();
    let filter = EntryFilter {
        state: query.state,
        member: query.member,
    };
    let n_max = query.limit.unwrap_or(actions::DESK_ROWS_MAX);
    let found = actions::list_desk(&app, &actor, edition.id, &filter, query.after, n_max).await?;
    json(&EntriesView {
        next: found.next,
        entries: found
            .rows
            .into_iter()
            .map(|row| view_of(&row.entry, row.shown))
            .collect(),
    })
}

/// One entry, for its own people and the staff.
#[utoipa::path(
    get, path = "/api/v1/entries/{entry_number}", tag = "entries",
    params(("entry_number" = String, Path, description = "9-MN-017")),
    responses((status = 200, body = EntrySheetView)),
)]
pub async fn show(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<String>,
) -> PageResult {
    json(&sheet_view(actions::find_entry(&app, &actor, &path).await?))
}

/// A code to open an entry with.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CodeInput {
    /// As it stands in the receipt; blanks, hyphens and capitals do not matter.
    code: String,
}

/// Opens an entry by its code: the cookie of the answer reaches it from then on.
#[utoipa::path(
    post, path = "/api/v1/entry/opening", tag = "entries", request_body = CodeInput,
    responses((status = 200, body = EntrySheetView)),
)]
pub async fn open(
    app: web::Data<App>,
    throttles: web::Data<Throttles>,
    Visitor(mut actor): Visitor,
    request: HttpRequest,
    Form(input): Form<CodeInput>,
) -> PageResult {
    throttles
        .entry_codes
        .check(address(&request, &app.config.server.trusted_proxies))?;
    let entry = actions::find_by_code(&app, &input.code).await?;
    actor.entries.insert(entry.id);
    let sheet = actions::find_entry(&app, &actor, &entry.number).await?;
    let mut response = json(&sheet_view(sheet))?;
    let_in(&app, &request, &mut response, entry.id).await?;
    Ok(response)
}

/// Takes an entry back.
#[utoipa::path(
    post, path = "/api/v1/entries/{entry_number}/withdrawal", tag = "entries",
    params(("entry_number" = String, Path, description = "9-MN-017")),
    request_body = Object,
    responses((status = 200, body = EntrySheetView)),
)]
pub async fn withdraw(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<String>,
    _form: Form<EmptyForm>,
) -> PageResult {
    actions::withdraw(&app, &actor, &path).await?;
    json(&sheet_view(actions::find_entry(&app, &actor, &path).await?))
}

/// Sends another picture for an entry that was returned.
#[utoipa::path(
    post, path = "/api/v1/entries/{entry_number}/picture", tag = "entries",
    params(("entry_number" = String, Path, description = "9-MN-017")),
    request_body(content = PictureUpload, content_type = "multipart/form-data"),
    responses((status = 200, body = EntrySheetView)),
)]
pub async fn send_again(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    request: HttpRequest,
    path: web::Path<String>,
    payload: web::Payload,
) -> PageResult {
    let sheet = actions::find_entry(&app, &actor, &path).await?;
    let edition = editions::find_edition_by_id(app.db.read(), sheet.entry.edition_id).await?;
    let bytes_max = app.config.limits.original_bytes_max;
    let upload = Upload::read(&request, payload, "picture", bytes_max).await?;
    let kept = receive_picture(&app, &edition, upload.file, "")
        .await?
        .ok_or_else(photo_missing)?;
    actions::send_again(&app, &actor, &path, &kept).await?;
    json(&sheet_view(actions::find_entry(&app, &actor, &path).await?))
}

/// A decision of the screening desk.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DecisionInput {
    /// What is decided.
    decision: Decision,
    /// Why; needed unless it is admitted.
    reason: Option<Reason>,
    /// To the guardian; at most 1000 characters.
    #[serde(default)]
    note: String,
    /// The `stamp` of what was looked at: if the entry has changed since, nothing is decided.
    seen: Option<String>,
}

/// Admits, returns or rejects an entry; the guardian is told why by letter.
#[utoipa::path(
    post, path = "/api/v1/entries/{entry_number}/screening", tag = "entries",
    params(("entry_number" = String, Path, description = "9-MN-017")),
    request_body = DecisionInput,
    responses((status = 200, body = EntrySheetView)),
)]
pub async fn screen(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<String>,
    Form(input): Form<DecisionInput>,
) -> PageResult {
    let note = many_lines(&input.note);
    if note.chars().count() > NOTE_CHARS_MAX {
        let mut errors = FieldErrors::new();
        let facts = Facts::from([("chars_max", NOTE_CHARS_MAX.into())]);
        errors.add_with("note", "too-long", facts);
        return Err(errors.into());
    }
    let seen = input.seen.as_deref();
    actions::screen_seen(
        &app,
        &actor,
        &path,
        seen,
        input.decision,
        input.reason,
        &note,
    )
    .await?;
    json(&sheet_view(actions::find_entry(&app, &actor, &path).await?))
}

/// The entries of this or an earlier edition whose pictures are likely of the same drawing, the most alike first: for the screening desk.
#[utoipa::path(
    get, path = "/api/v1/entries/{entry_number}/likenesses", tag = "entries",
    params(("entry_number" = String, Path, description = "9-MN-017")),
    responses((status = 200, body = EntriesView)),
)]
pub async fn list_alike(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<String>,
) -> PageResult {
    let rows = actions::list_alike(&app, &actor, &path).await?;
    json(&EntriesView {
        next: None,
        entries: rows
            .into_iter()
            .map(|row| view_of(&row.entry, row.shown))
            .collect(),
    })
}

/// Has the failed picture of an entry made again.
#[utoipa::path(
    post, path = "/api/v1/entries/{entry_number}/picture-retry", tag = "entries",
    params(("entry_number" = String, Path, description = "9-MN-017")),
    request_body = Object,
    responses((status = 200, body = EntrySheetView)),
)]
pub async fn retry_picture(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<String>,
    _form: Form<EmptyForm>,
) -> PageResult {
    actor.require(Permission::ScreeningWrite)?;
    actions::retry_picture(&app, &actor, &path).await?;
    json(&sheet_view(actions::find_entry(&app, &actor, &path).await?))
}
