//! One log line and one measurement a request. The matched pattern is written, never the raw address: addresses
//! carry entry numbers and codes.

use std::borrow::Cow;
use std::time::Instant as Stopwatch;

use actix_web::HttpMessage;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::middleware::Next;
use uuid::Uuid;

/// The id under which this request stands in the log; shown to the guest when something broke.
#[derive(Debug, Clone, Copy)]
pub struct RequestId(pub Uuid);

/// The address of the route that answers, as the table of routes writes it.
#[derive(Debug, Clone, Copy)]
pub struct Pattern(pub &'static str);

/// Gives the request its id, times it, writes its line.
pub async fn request<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, actix_web::Error> {
    let id = RequestId(Uuid::new_v4());
    request.extensions_mut().insert(id);
    let method = request.method().clone();
    let started = Stopwatch::now();
    let mut response = next.call(request).await?;
    let elapsed = started.elapsed();
    let status = response.status().as_u16();
    let answered = response.request();
    let pattern = answered.extensions().get::<Pattern>().copied();
    // What no route answers may be known all the same, by another method.
    let route: Cow<'static, str> = match pattern {
        Some(Pattern(path)) => path.into(),
        None => answered.match_pattern().map_or("(none)".into(), Cow::from),
    };
    tracing::info!(
        request_id = %id.0,
        method = %method,
        route = &*route,
        status,
        ms = elapsed.as_secs_f64() * 1000.0,
        "request"
    );
    metrics::counter!("http_requests_total", "route" => route.clone(), "status" => status.to_string()).increment(1);
    metrics::histogram!("http_request_seconds", "route" => route).record(elapsed.as_secs_f64());
    if let Ok(value) = HeaderValue::from_str(&id.0.to_string()) {
        response
            .headers_mut()
            .insert(HeaderName::from_static("x-request-id"), value);
    }
    Ok(response)
}
