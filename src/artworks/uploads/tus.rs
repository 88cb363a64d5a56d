//! `/api/v1/uploads`: the tus protocol 1.0.0 with creation, creation-with-upload, checksum, expiration and termination.
//!
//! Errors of the protocol are problem+json without a sentence, for nobody but a program sees them; what is wrong with the picture
//! itself has its sentence as everywhere.

use std::time::{Duration, UNIX_EPOCH};

use actix_web::http::header::{self, HeaderName, HeaderValue, HttpDate};
use actix_web::http::{Method, StatusCode};
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder, ResponseError, web};
use base64::Engine;
use serde::Serialize;
use utoipa::ToSchema;

use super::{Checksum, Received, Upload, UploadState};
use crate::app::App;
use crate::kernel::{ActionError, ActionResult, Instant, UploadId};
use crate::platform::web::client::{Throttles, address};
use crate::platform::web::{PageResult, json};

const VERSION: &str = "1.0.0";
const EXTENSIONS: &str = "creation,creation-with-upload,checksum,expiration,termination";
const PIECE_TYPE: &str = "application/offset+octet-stream";
/// Longest `Upload-Metadata`, bytes.
const METADATA_BYTES_MAX: usize = 4096;

const RESUMABLE: HeaderName = HeaderName::from_static("tus-resumable");
const OFFSET: HeaderName = HeaderName::from_static("upload-offset");
const LENGTH: HeaderName = HeaderName::from_static("upload-length");
const METADATA: HeaderName = HeaderName::from_static("upload-metadata");
const EXPIRES: HeaderName = HeaderName::from_static("upload-expires");
const CHECKSUM: HeaderName = HeaderName::from_static("upload-checksum");
/// Under which name a form may send the picture, once it is kept.
const PICTURE: HeaderName = HeaderName::from_static("artkite-picture");

/// An upload, for programs that would rather ask than read headers.
#[derive(Debug, Serialize, ToSchema)]
pub struct UploadView {
    /// Where it stands.
    pub state: UploadState,
    /// Bytes announced.
    pub length_bytes: i64,
    /// Bytes that are here for good.
    pub offset_bytes: i64,
    /// What a form names the picture by (`kept`), once it is kept.
    pub picture: Option<String>,
    /// Code and facts of why it is not taken.
    #[schema(value_type = Option<Object>)]
    pub refusal: Option<serde_json::Value>,
    /// When it is forgotten.
    pub expires_at: Instant,
}

/// What this server can do
#[utoipa::path(options, path = "/api/v1/uploads", tag = "uploads",
    responses((status = 204, description = "In headers: `Tus-Version`, `Tus-Extension`, `Tus-Max-Size`, `Tus-Checksum-Algorithm`.")))]
pub async fn describe(app: web::Data<App>) -> HttpResponse {
    HttpResponse::NoContent()
        .insert_header((RESUMABLE, VERSION))
        .insert_header(("tus-version", VERSION))
        .insert_header(("tus-extension", EXTENSIONS))
        .insert_header(("tus-checksum-algorithm", "sha1,sha256"))
        .insert_header((
            "tus-max-size",
            app.config.limits.original_bytes_max.to_string(),
        ))
        .finish()
}

/// Begins an upload, perhaps with its first piece
#[utoipa::path(post, path = "/api/v1/uploads", tag = "uploads",
    params(("Tus-Resumable" = String, Header, description = "`1.0.0`"),
           ("Upload-Length" = i64, Header, description = "Bytes of the picture"),
           ("Upload-Checksum" = Option<String>, Header, description = "With a piece: `sha1` or `sha256`, a space, the digest in base64")),
    responses((status = 201, description = "`Location` is its address, `Upload-Expires` when it is forgotten."),
              (status = 413, description = "Longer than a picture may be, or its sides or pixels are over a limit."),
              (status = 415, description = "No picture that is taken. What the first 64 KiB show is said before anything is kept, and again each time."),
              (status = 422, description = "A picture that is cut or broken."),
              (status = 460, description = "Not what the checksum says.")))]
pub async fn create(
    app: web::Data<App>,
    throttles: web::Data<Throttles>,
    request: HttpRequest,
    body: web::Payload,
) -> PageResult {
    if let Some(wrong) = wrong_version(&request) {
        return Ok(wrong);
    }
    let Some(length) = number(&request, &LENGTH) else {
        return Ok(wrong(StatusCode::BAD_REQUEST, "upload-length-missing"));
    };
    let metadata = text(&request, &METADATA).unwrap_or_default();
    if metadata.len() > METADATA_BYTES_MAX {
        return Ok(wrong(StatusCode::BAD_REQUEST, "upload-metadata-too-long"));
    }
    let client = address(&request, &app.config.server.trusted_proxies);
    if let Err(refusal) = throttles.uploads.check(client) {
        return refused(refusal.into());
    }
    let metadata = metadata.to_owned();
    let upload = if text(&request, &header::CONTENT_TYPE) == Some(PIECE_TYPE) {
        let Some(checksum) = checksum(&request) else {
            return Ok(wrong(StatusCode::BAD_REQUEST, "upload-checksum-unknown"));
        };
        match received(super::create_with(&app, length, metadata, checksum, body).await)? {
            Ok(upload) => upload,
            Err(wrong) => return Ok(wrong),
        }
    } else {
        match super::create(&app, length, metadata).await {
            Ok(upload) => upload,
            Err(error) => return refused(error),
        }
    };
    let location = format!("{}/{}", request.path(), upload.id);
    let mut response = HttpResponse::Created();
    response.insert_header((header::LOCATION, location));
    Ok(answer(response, &upload))
}

/// How far an upload is
#[utoipa::path(head, path = "/api/v1/uploads/{upload_id}", tag = "uploads",
    params(("upload_id" = String, Path,)),
    responses((status = 200, description = "In headers: `Upload-Offset`, `Upload-Length`, `Upload-Expires`."),
              (status = 404, description = "Forgotten, ended, or never there.")))]
pub async fn measure(
    app: web::Data<App>,
    request: HttpRequest,
    id: web::Path<UploadId>,
) -> PageResult {
    if let Some(wrong) = wrong_version(&request) {
        return Ok(wrong);
    }
    match super::find(&app, *id).await {
        Ok(upload) => {
            let mut response = HttpResponse::Ok();
            response.insert_header((LENGTH, upload.length_bytes));
            if !upload.metadata.is_empty() {
                response.insert_header((METADATA, upload.metadata.as_str()));
            }
            Ok(answer(response, &upload))
        }
        Err(error) => refused(error),
    }
}

/// An upload and what became of it
#[utoipa::path(get, path = "/api/v1/uploads/{upload_id}", tag = "uploads",
    params(("upload_id" = String, Path,)),
    responses((status = 200, body = UploadView)))]
pub async fn show(app: web::Data<App>, id: web::Path<UploadId>) -> PageResult {
    let upload = super::find(&app, *id).await?;
    json(&UploadView {
        state: upload.state,
        length_bytes: upload.length_bytes,
        offset_bytes: upload.offset_bytes,
        picture: upload.picture,
        refusal: upload.refusal,
        expires_at: upload.expires_at,
    })
}

/// The next piece
#[utoipa::path(patch, path = "/api/v1/uploads/{upload_id}", tag = "uploads",
    params(("upload_id" = String, Path,),
           ("Upload-Offset" = i64, Header, description = "Bytes that are there already"),
           ("Upload-Checksum" = Option<String>, Header, description = "`sha1` or `sha256`, a space, the digest in base64")),
    responses((status = 204, description = "`Upload-Offset` is where it stands now. With the last piece `Artkite-Picture` is what a form names the picture by."),
              (status = 409, description = "It stands elsewhere: ask with HEAD."),
              (status = 413, description = "More than was announced, or sides or pixels are over a limit."),
              (status = 415, description = "No picture that is taken. Where the first 64 KiB show it, the upload stands where it stood."),
              (status = 422, description = "A picture that is cut or broken."),
              (status = 423, description = "Somebody is sending to it."),
              (status = 460, description = "Not what the checksum says.")))]
pub async fn append(
    app: web::Data<App>,
    request: HttpRequest,
    id: web::Path<UploadId>,
    body: web::Payload,
) -> PageResult {
    if let Some(wrong) = wrong_version(&request) {
        return Ok(wrong);
    }
    if text(&request, &header::CONTENT_TYPE) != Some(PIECE_TYPE) {
        return Ok(wrong(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "upload-type-differs",
        ));
    }
    let Some(offset) = number(&request, &OFFSET) else {
        return Ok(wrong(StatusCode::BAD_REQUEST, "upload-offset-missing"));
    };
    let Some(checksum) = checksum(&request) else {
        return Ok(wrong(StatusCode::BAD_REQUEST, "upload-checksum-unknown"));
    };
    match received(super::receive(&app, *id, offset, checksum, body).await)? {
        Ok(upload) => Ok(answer(HttpResponse::NoContent(), &upload)),
        Err(wrong) => Ok(wrong),
    }
}

/// Ends an upload
#[utoipa::path(delete, path = "/api/v1/uploads/{upload_id}", tag = "uploads",
    params(("upload_id" = String, Path,)),
    responses((status = 204, description = "Gone, with all that had arrived.")))]
pub async fn end(app: web::Data<App>, request: HttpRequest, id: web::Path<UploadId>) -> PageResult {
    if let Some(wrong) = wrong_version(&request) {
        return Ok(wrong);
    }
    match super::end(&app, *id).await {
        Ok(()) => Ok(HttpResponse::NoContent()
            .insert_header((RESUMABLE, VERSION))
            .finish()),
        Err(error) => refused(error),
    }
}

/// The same for lines that let only GET and POST through
#[utoipa::path(post, path = "/api/v1/uploads/{upload_id}", tag = "uploads",
    params(("upload_id" = String, Path,),
           ("X-HTTP-Method-Override" = String, Header, description = "`PATCH`, `DELETE` or `HEAD`")),
    responses((status = 200, description = "As the method named.")))]
pub async fn as_post(
    app: web::Data<App>,
    request: HttpRequest,
    id: web::Path<UploadId>,
    body: web::Payload,
) -> PageResult {
    let method = text(&request, &HeaderName::from_static("x-http-method-override"));
    match method.and_then(|name| name.parse().ok()) {
        Some(Method::PATCH) => append(app, request, id, body).await,
        Some(Method::DELETE) => end(app, request, id).await,
        Some(Method::HEAD) => measure(app, request, id).await,
        _ => Ok(wrong(StatusCode::METHOD_NOT_ALLOWED, "method-not-allowed")),
    }
}

/// What is promised of the body, if anything; none where it cannot be understood.
fn checksum(request: &HttpRequest) -> Option<Option<Checksum>> {
    match text(request, &CHECKSUM) {
        None => Some(None),
        Some(promised) => read_checksum(promised).map(Some),
    }
}

/// The upload after a piece, or the answer that says why not.
fn received(received: ActionResult<Received>) -> ActionResult<Result<Upload, HttpResponse>> {
    let received = match received {
        Ok(received) => received,
        Err(error) => return refused(error).map(Err),
    };
    Ok(match received {
        Received::Until(upload) => Ok(upload),
        Received::OffsetDiffers => Err(wrong(StatusCode::CONFLICT, "upload-offset-differs")),
        Received::Busy => Err(wrong(StatusCode::LOCKED, "upload-busy")),
        Received::TooLong => Err(wrong(StatusCode::PAYLOAD_TOO_LARGE, "upload-too-long")),
        Received::ChecksumDiffers => Err(wrong(
            // The protocol's own: 460 Checksum Mismatch.
            StatusCode::from_u16(460).unwrap_or(StatusCode::BAD_REQUEST),
            "upload-checksum-differs",
        )),
    })
}

fn answer(mut response: HttpResponseBuilder, upload: &Upload) -> HttpResponse {
    response
        .insert_header((RESUMABLE, VERSION))
        .insert_header((OFFSET, upload.offset_bytes))
        .insert_header((EXPIRES, http_date(upload.expires_at).to_string()))
        .insert_header((header::CACHE_CONTROL, "no-store"));
    if let Some(picture) = &upload.picture {
        response.insert_header((PICTURE, picture.as_str()));
    }
    response.finish()
}

/// As HTTP writes it.
fn http_date(at: Instant) -> HttpDate {
    let since_1970 = Duration::from_millis(u64::try_from(at.as_ms()).unwrap_or(0));
    (UNIX_EPOCH + since_1970).into()
}

fn wrong(status: StatusCode, code: &'static str) -> HttpResponse {
    HttpResponse::build(status)
        .insert_header((RESUMABLE, VERSION))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .content_type("application/problem+json")
        .body(format!(
            r#"{{"type":"about:blank","status":{},"code":"{code}"}}"#,
            status.as_u16()
        ))
}

/// What is wrong with the picture or the state of things, with the protocol's header; what broke goes its usual way.
fn refused<T: From<HttpResponse>>(error: ActionError) -> ActionResult<T> {
    if matches!(error, ActionError::Internal(_)) {
        return Err(error);
    }
    let mut response = error.error_response();
    response
        .headers_mut()
        .insert(RESUMABLE, HeaderValue::from_static(VERSION));
    Ok(response.into())
}

fn wrong_version(request: &HttpRequest) -> Option<HttpResponse> {
    if text(request, &RESUMABLE) == Some(VERSION) {
        return None;
    }
    let mut response = wrong(StatusCode::PRECONDITION_FAILED, "tus-version-differs");
    response.headers_mut().insert(
        HeaderName::from_static("tus-version"),
        HeaderValue::from_static(VERSION),
    );
    Some(response)
}

fn text<'a>(request: &'a HttpRequest, name: &HeaderName) -> Option<&'a str> {
    request.headers().get(name)?.to_str().ok()
}

fn number(request: &HttpRequest, name: &HeaderName) -> Option<u64> {
    text(request, name)?.parse().ok()
}

fn read_checksum(text: &str) -> Option<Checksum> {
    let (algorithm, digest) = text.split_once(' ')?;
    let digest = base64::engine::general_purpose::STANDARD
        .decode(digest)
        .ok()?;
    match algorithm {
        "sha1" => Some(Checksum::Sha1(digest)),
        "sha256" => Some(Checksum::Sha256(digest)),
        _ => None,
    }
}
