//! What goes back: a picture, a description, or a sentence; readable from any page.

use actix_web::http::{Method, StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder};
use bytes::Bytes;
use sha2::{Digest, Sha256};

use crate::kernel::ActionError;
use crate::kernel::refusal::Facts;
use crate::platform::imaging::iiif::Wrong;
use crate::platform::web::Ui;
use crate::platform::web::problem::InWords;

/// Why there is no picture.
#[derive(Debug)]
pub(super) enum Said {
    /// The request is wrong.
    Wrong(Wrong),
    /// The address is longer than any that could be meant.
    TooLong,
    /// The house says no, or broke.
    Error(ActionError),
}

impl From<Wrong> for Said {
    fn from(wrong: Wrong) -> Self {
        Self::Wrong(wrong)
    }
}

impl From<ActionError> for Said {
    fn from(error: ActionError) -> Self {
        Self::Error(error)
    }
}

/// An answer that any page may read.
pub(super) fn nothing(status: StatusCode) -> HttpResponseBuilder {
    let mut builder = HttpResponse::build(status);
    builder
        .insert_header((header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"))
        .insert_header((
            header::ACCESS_CONTROL_EXPOSE_HEADERS,
            "Link, ETag, Retry-After",
        ));
    builder
}

/// A sentence in the reader's language, as plain text.
pub(super) fn refuse(request: &HttpRequest, said: &Said) -> HttpResponse {
    let none = Facts::new();
    let (status, code, facts) = match said {
        Said::Wrong(Wrong::Upscaling) => {
            (StatusCode::NOT_IMPLEMENTED, Wrong::Upscaling.code(), &none)
        }
        Said::Wrong(wrong) => (StatusCode::BAD_REQUEST, wrong.code(), &none),
        Said::TooLong => (StatusCode::URI_TOO_LONG, "iiif-address-too-long", &none),
        Said::Error(error) => {
            let facts = match error {
                ActionError::Refused(refusal) => &refusal.facts,
                _ => &none,
            };
            (error.status(), error.code(), facts)
        }
    };
    if let Said::Error(ActionError::Internal(inner)) = said {
        tracing::error!(error = %inner, "internal error in the image service");
    }
    let sentence = Ui::of(request).sentence("refusal", code, facts);
    let mut builder = nothing(status);
    builder
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((header::VARY, "Accept-Language"))
        .content_type("text/plain; charset=utf-8");
    if status == StatusCode::SERVICE_UNAVAILABLE {
        builder.insert_header((header::RETRY_AFTER, "5"));
    }
    let mut response = builder.body(sentence);
    response.extensions_mut().insert(InWords);
    response
}

/// An answer under way.
pub(super) struct Answer<'a> {
    request: &'a HttpRequest,
    pub builder: HttpResponseBuilder,
    /// The reader has this already.
    pub is_known: bool,
}

/// Begins an answer; `stamp` is what its bytes depend on.
pub(super) fn answer<'a>(
    request: &'a HttpRequest,
    stamp: &str,
    cache_control: &'static str,
    is_public: bool,
) -> Answer<'a> {
    let etag = format!(
        "\"{}\"",
        hex::encode(&Sha256::digest(stamp.as_bytes())[..16])
    );
    let is_known = request
        .headers()
        .get(header::IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|known| {
            known
                .split(',')
                .map(|one| one.trim().trim_start_matches("W/"))
                .any(|one| one == etag || one == "*")
        });
    let mut builder = nothing(StatusCode::OK);
    builder
        .insert_header((header::ETAG, etag))
        .insert_header((header::CACHE_CONTROL, cache_control))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .insert_header((
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; sandbox",
        ))
        .insert_header((
            "cross-origin-resource-policy",
            if is_public {
                "cross-origin"
            } else {
                "same-origin"
            },
        ));
    Answer {
        request,
        builder,
        is_known,
    }
}

impl Answer<'_> {
    /// The reader's copy is still right.
    pub(super) fn not_modified(mut self) -> HttpResponse {
        self.builder.status(StatusCode::NOT_MODIFIED).finish()
    }

    /// The bytes; to `HEAD` only their number.
    pub(super) fn send(mut self, media_type: &str, body: Bytes) -> HttpResponse {
        if self.is_known {
            return self.not_modified();
        }
        self.builder.content_type(media_type);
        if self.request.method() == Method::HEAD {
            return self.builder.no_chunking(body.len() as u64).finish();
        }
        self.builder.body(body)
    }
}
