//! One mapping from [`ActionError`] to what the guest sees: problem+json (RFC 9457) for programs, a page for people
//! that says what happened, what is safe and where to go next. What broke inside is logged once, here, and not shown.

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::{StatusCode, header};
use actix_web::middleware::Next;
use actix_web::{HttpMessage, HttpResponse, ResponseError};
use askama::Template;
use serde::Serialize;
use uuid::Uuid;

use super::trace::RequestId;
use super::ui::Ui;
use crate::kernel::refusal::{Facts, FieldError, RefusalKind};
use crate::kernel::{ActionError, Lang};

/// An error as a program reads it.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct Problem {
    /// Always `about:blank`: the code says which problem it is.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// The sentence, in the language of `Accept-Language`.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// Stable kebab-case code; never renamed.
    pub code: String,
    /// Under which id this stands in the log.
    pub request_id: String,
    /// Numbers and names of the sentence.
    #[serde(skip_serializing_if = "serde_json::Map::is_empty")]
    #[schema(value_type = Object)]
    pub facts: serde_json::Map<String, serde_json::Value>,
    /// What is wrong with which field.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<ProblemField>,
}

/// What is wrong with one field.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct ProblemField {
    /// Its name.
    pub field: String,
    /// Stable kebab-case code.
    pub code: String,
    /// The sentence.
    pub message: String,
}

/// What the error boundary found, waiting to be put into words.
#[derive(Debug, Clone)]
struct Found {
    code: &'static str,
    facts: Facts,
    fields: Vec<FieldError>,
}

impl ActionError {
    /// The status by kind.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::Refused(refusal) => match refusal.kind {
                RefusalKind::Conflict => StatusCode::CONFLICT,
                RefusalKind::Unprocessable => StatusCode::UNPROCESSABLE_ENTITY,
                RefusalKind::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
                RefusalKind::UnsupportedType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
                RefusalKind::TooMany => StatusCode::TOO_MANY_REQUESTS,
                RefusalKind::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            },
            Self::Fields(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::SignInFirst => StatusCode::UNAUTHORIZED,
            Self::NotAllowed => StatusCode::FORBIDDEN,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Refused(refusal) => refusal.code,
            Self::Fields(_) => "wrong-input",
            Self::NotFound => "not-found",
            Self::SignInFirst => "sign-in-first",
            Self::NotAllowed => "not-allowed",
            Self::Internal(_) => "internal",
        }
    }
}

impl ResponseError for ActionError {
    fn status_code(&self) -> StatusCode {
        self.status()
    }

    fn error_response(&self) -> HttpResponse<BoxBody> {
        let (facts, fields) = match self {
            Self::Refused(refusal) => (refusal.facts.clone(), Vec::new()),
            Self::Fields(errors) => (Facts::new(), errors.0.clone()),
            _ => (Facts::new(), Vec::new()),
        };
        let mut response = HttpResponse::new(self.status());
        response.extensions_mut().insert(Found {
            code: self.code(),
            facts,
            fields,
        });
        if matches!(
            response.status(),
            StatusCode::SERVICE_UNAVAILABLE | StatusCode::TOO_MANY_REQUESTS
        ) {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, header::HeaderValue::from_static("60"));
        }
        response
    }
}

#[derive(Template)]
#[template(path = "problem.html")]
struct ProblemPage {
    ui: Ui,
    problem: Problem,
    is_ours: bool,
}

/// Puts every error into words, for a program or a person. Must stand inside [`super::trace::request`].
pub async fn present<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let response = next.call(request).await?.map_into_boxed_body();
    if let Some(error) = response.response().error()
        && let Some(ActionError::Internal(inner)) = error.as_error::<ActionError>()
    {
        let id = response
            .request()
            .extensions()
            .get::<RequestId>()
            .map_or(Uuid::nil(), |id| id.0);
        tracing::error!(request_id = %id, error = %inner, "internal error");
    }
    let status = response.status();
    let found = response.response().extensions().get::<Found>().cloned();
    let found = match found {
        Some(found) => found,
        // Answers that the framework itself made: a body too large, a method that is not there.
        None if status.is_client_error() && is_bare(&response) => Found {
            code: match status {
                StatusCode::NOT_FOUND => "not-found",
                StatusCode::METHOD_NOT_ALLOWED => "method-not-allowed",
                StatusCode::PAYLOAD_TOO_LARGE => "form-too-large",
                StatusCode::REQUEST_TIMEOUT => "request-timeout",
                _ => "form-malformed",
            },
            facts: Facts::new(),
            fields: Vec::new(),
        },
        None => return Ok(response),
    };
    let ui = Ui::of(response.request());
    if found.code == "sign-in-first" && !wants_json(response.request()) {
        let back = response
            .request()
            .uri()
            .path_and_query()
            .map_or("/", |target| target.as_str());
        let query = serde_html_form::to_string([("next", back)]).map_err(ActionError::internal)?;
        let answer = HttpResponse::SeeOther()
            .insert_header((header::LOCATION, format!("/{}/sign-in?{query}", ui.lang)))
            .insert_header((header::CACHE_CONTROL, "no-store"))
            .finish();
        return Ok(response.into_response(answer));
    }
    let problem = in_words(&ui, status, &found, response.request());
    let mut answer = HttpResponse::build(status);
    answer.insert_header((header::CACHE_CONTROL, "no-store"));
    for (name, value) in response.headers() {
        if name == header::RETRY_AFTER || name == header::ALLOW || name == "tus-resumable" {
            answer.insert_header((name.clone(), value.clone()));
        }
    }
    let answer = if wants_json(response.request()) {
        let body = serde_json::to_vec(&problem).map_err(ActionError::internal)?;
        answer.content_type("application/problem+json").body(body)
    } else {
        let is_ours = status.is_server_error();
        let html = ProblemPage {
            ui,
            problem,
            is_ours,
        }
        .render()
        .map_err(ActionError::internal)?;
        answer.content_type("text/html; charset=utf-8").body(html)
    };
    Ok(response.into_response(answer))
}

fn in_words(
    ui: &Ui,
    status: StatusCode,
    found: &Found,
    request: &actix_web::HttpRequest,
) -> Problem {
    let id = request
        .extensions()
        .get::<RequestId>()
        .map_or(Uuid::nil(), |id| id.0);
    Problem {
        kind: "about:blank",
        title: ui.sentence("refusal", found.code, &found.facts),
        status: status.as_u16(),
        code: found.code.to_owned(),
        request_id: id.to_string(),
        facts: found
            .facts
            .iter()
            .filter_map(|(name, fact)| Some((name.to_string(), serde_json::to_value(fact).ok()?)))
            .collect(),
        fields: found
            .fields
            .iter()
            .map(|error| ProblemField {
                field: error.field.clone(),
                code: error.code.to_owned(),
                message: ui.sentence("field", error.code, &error.facts),
            })
            .collect(),
    }
}

/// Put into the extensions of an answer that is a sentence already: it is passed on as it is.
#[derive(Debug, Clone, Copy)]
pub struct InWords;

fn is_bare(response: &ServiceResponse<BoxBody>) -> bool {
    if response.response().extensions().contains::<InWords>() {
        return false;
    }
    !response.headers().contains_key(header::CONTENT_TYPE)
        || response
            .headers()
            .get(header::CONTENT_TYPE)
            .is_some_and(|value| value.as_bytes().starts_with(b"text/plain"))
}

/// Programs ask under `/api/`, or say that they want JSON.
pub fn wants_json(request: &actix_web::HttpRequest) -> bool {
    request.path().starts_with("/api/")
        || request
            .headers()
            .get(header::ACCEPT)
            .and_then(|value| value.to_str().ok())
            .is_some_and(|accept| {
                accept.contains("application/json") && !accept.contains("text/html")
            })
}

/// The sentence of one field's error in a language, for forms that come back.
pub fn field_sentence(
    i18n: &crate::platform::i18n::I18n,
    lang: Lang,
    error: &FieldError,
) -> String {
    i18n.sentence(lang, "field", error.code, &error.facts)
}
