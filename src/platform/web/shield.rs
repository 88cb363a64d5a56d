//! What guards every answer: security headers, and the check that a write comes from our own pages.

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::{Method, header};
use actix_web::middleware::Next;
use actix_web::web;

use crate::kernel::{ActionError, Refusal};

/// The address people see, for the origin check.
#[derive(Debug, Clone)]
pub struct PublicUrl(pub String);

/// No inline script or style, nothing from elsewhere, no framing. `data:` pictures are the placeholders.
const PAGE_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; \
     font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; \
     manifest-src 'self'; worker-src 'self'";

/// Refuses writes from other sites.
pub async fn guard<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let is_write = !matches!(
        *request.method(),
        Method::GET | Method::HEAD | Method::OPTIONS
    );
    if is_write && !is_same_origin(&request) {
        return Ok(
            request.error_response(ActionError::from(Refusal::conflict("cross-site-request")))
        );
    }
    Ok(next.call(request).await?.map_into_boxed_body())
}

/// Sets the headers that every answer carries, problems included: it stands outside of what presents them.
pub async fn harden<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, actix_web::Error> {
    let is_https = public_url(&request).starts_with("https://");
    let mut response = next.call(request).await?;
    let headers = response.headers_mut();
    let mut set = |name: header::HeaderName, value: &'static str| {
        if !headers.contains_key(&name) {
            headers.insert(name, header::HeaderValue::from_static(value));
        }
    };
    set(header::CONTENT_SECURITY_POLICY, PAGE_POLICY);
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::REFERRER_POLICY, "same-origin");
    set(
        header::HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    );
    set(
        header::HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    );
    set(
        header::HeaderName::from_static("permissions-policy"),
        "camera=(self), geolocation=(), microphone=()",
    );
    if is_https {
        set(
            header::STRICT_TRANSPORT_SECURITY,
            "max-age=31536000; includeSubDomains",
        );
    }
    Ok(response)
}

/// A browser says where a write comes from (`Sec-Fetch-Site`, else `Origin`); a program that says neither is not a
/// browser and carries no cookie that it did not put there itself.
fn is_same_origin(request: &ServiceRequest) -> bool {
    let text = |name: &str| {
        request
            .headers()
            .get(name)
            .and_then(|value| value.to_str().ok())
    };
    if let Some(site) = text("sec-fetch-site") {
        return matches!(site, "same-origin" | "none");
    }
    text("origin").is_none_or(|origin| origin == public_url(request))
}

fn public_url(request: &ServiceRequest) -> String {
    request
        .app_data::<web::Data<PublicUrl>>()
        .map(|url| url.0.clone())
        .unwrap_or_default()
}
