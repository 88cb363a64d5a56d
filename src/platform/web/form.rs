//! Forms that come in: bounded, checked for the session's token, turned into a plain struct of texts.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use subtle::ConstantTimeEq;

use super::door;
use crate::kernel::refusal::RefusalKind;
use crate::kernel::{ActionError, FieldErrors, Refusal};

/// Largest body of a form without files, in bytes.
pub const FORM_BYTES_MAX: usize = 256 * 1024;

/// An `application/x-www-form-urlencoded` body as `T`, or a JSON body as the same `T`.
///
/// With a session, a form must carry its token in the field `csrf`; JSON need not, because no foreign page can send
/// it without a preflight that we never grant.
#[derive(Debug, Clone)]
pub struct Form<T>(pub T);

/// Nothing but the token that every form carries.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EmptyForm {}

impl<T: DeserializeOwned + 'static> FromRequest for Form<T> {
    type Error = ActionError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Self::Error>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let request = request.clone();
        let mut payload = payload.take();
        Box::pin(async move {
            let body = web::Bytes::from_request(&request, &mut payload)
                .await
                .map_err(|error| {
                    if error.as_response_error().status_code()
                        == actix_web::http::StatusCode::PAYLOAD_TOO_LARGE
                    {
                        too_large()
                    } else {
                        malformed()
                    }
                })?;
            if body.len() > FORM_BYTES_MAX {
                return Err(too_large());
            }
            let is_json = request
                .headers()
                .get(actix_web::http::header::CONTENT_TYPE)
                .and_then(|value| value.to_str().ok())
                .is_some_and(|value| value.starts_with("application/json"));
            if is_json {
                return serde_json::from_slice(&body)
                    .map(Self)
                    .map_err(|error| wrong_shape(&error.to_string()));
            }
            let mut pairs: Vec<(String, String)> =
                serde_html_form::from_bytes(&body).map_err(|_| malformed())?;
            let sent = pairs
                .iter()
                .position(|(name, _)| name == "csrf")
                .map(|at| pairs.swap_remove(at).1);
            check_token(&request, sent.as_deref().unwrap_or(""))?;
            let rest = serde_html_form::to_string(&pairs).map_err(ActionError::internal)?;
            serde_html_form::from_str(&rest)
                .map(Self)
                .map_err(|error| wrong_shape(&error.to_string()))
        })
    }
}

/// Whether a form of this session carries its token. Without a session there is nothing to steal.
pub fn check_token(request: &HttpRequest, sent: &str) -> Result<(), ActionError> {
    let expected = door::csrf_of(request);
    if bool::from(expected.as_bytes().ct_eq(sent.as_bytes())) || expected.is_empty() {
        Ok(())
    } else {
        Err(Refusal::conflict("form-expired").into())
    }
}

fn too_large() -> ActionError {
    Refusal::new("form-too-large", RefusalKind::TooLarge)
        .with("bytes_max", FORM_BYTES_MAX)
        .into()
}

fn malformed() -> ActionError {
    Refusal::unprocessable("form-malformed").into()
}

/// Names the field where serde does; the words it uses are for programs, so only the field's name is kept.
pub fn wrong_shape(message: &str) -> ActionError {
    let field = message.split('`').nth(1).unwrap_or("form");
    let mut errors = FieldErrors::new();
    errors.add(
        field,
        if message.starts_with("unknown field") {
            "unknown-field"
        } else {
            "malformed"
        },
    );
    errors.into()
}
