//! Public pages kept ready: a visitor without a cookie gets the page that was made for the one before, packed, without
//! asking the database.
//!
//! Only addresses that say so are kept ([`keep`] stands on their routes), only for readers without any cookie, only
//! answers of 200 that set none. Correct first: a change made on this node empties the cache at once
//! ([`PageCache::clear`]); what another node changed is seen when a copy is [`LIFE`] old.

use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use actix_web::body::{BoxBody, MessageBody, to_bytes};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::{Method, StatusCode, header};
use actix_web::middleware::Next;
use actix_web::{HttpResponse, web};
use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use jiff::SignedDuration;
use quick_cache::sync::Cache;
use sha2::{Digest, Sha256};

use crate::kernel::{ActionError, Instant};
use crate::platform::clock::Clock;

/// How old a copy may become: withdrawal of consent must show within 60 s on every node.
pub const LIFE: SignedDuration = SignedDuration::from_secs(20);
/// Most pages kept. A gallery page is about 60 kB plain and 8 kB packed, so all of them stay below 40 MB.
const PAGES_MAX: usize = 512;
/// Longer addresses are never kept: nobody fills the cache by inventing queries.
const KEY_BYTES_MAX: usize = 200;

struct Copy {
    made_at: Instant,
    generation: u64,
    content_type: header::HeaderValue,
    etag: String,
    plain: Bytes,
    packed: Bytes,
}

/// The pages kept. Cheap to clone; clones share.
#[derive(Clone)]
pub struct PageCache(Arc<Inner>);

struct Inner {
    pages: Cache<String, Arc<Copy>>,
    generation: AtomicU64,
    clock: Clock,
}

impl PageCache {
    /// Nothing kept yet; copies age by `clock`.
    pub fn new(clock: Clock) -> Self {
        Self(Arc::new(Inner {
            pages: Cache::new(PAGES_MAX),
            generation: AtomicU64::new(0),
            clock,
        }))
    }

    /// Something public changed: no copy made before now is shown again, nor one that is being made just now.
    pub fn clear(&self) {
        self.0.generation.fetch_add(1, Ordering::SeqCst);
        self.0.pages.clear();
    }

    fn find(&self, key: &str) -> Option<Arc<Copy>> {
        let generation = self.0.generation.load(Ordering::SeqCst);
        self.0.pages.get(key).filter(|copy| {
            // A clock that was set back ends a copy, too.
            let age = self.0.clock.now().since(copy.made_at);
            copy.generation == generation && (SignedDuration::ZERO..LIFE).contains(&age)
        })
    }
}

/// Answers a public page from the copies, or makes it and keeps it. Stands around the handlers of kept routes; a hit asks no
/// database, and neither does finding out who a reader without a cookie is.
pub async fn keep<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let cache = request
        .app_data::<web::Data<PageCache>>()
        .map(|cache| PageCache::clone(cache));
    let key = key_of(&request);
    let (Some(cache), Some(key)) = (cache, key) else {
        return Ok(next.call(request).await?.map_into_boxed_body());
    };
    if let Some(copy) = cache.find(&key) {
        let answer = answer_of(request.headers(), &copy);
        return Ok(request.into_response(answer));
    }
    let generation = cache.0.generation.load(Ordering::SeqCst);
    let response = next.call(request).await?.map_into_boxed_body();
    let is_page =
        response.status() == StatusCode::OK && !response.headers().contains_key(header::SET_COOKIE);
    if !is_page {
        return Ok(response);
    }
    let (request, response) = response.into_parts();
    let content_type = response
        .headers()
        .get(header::CONTENT_TYPE)
        .cloned()
        .unwrap_or(header::HeaderValue::from_static("text/html; charset=utf-8"));
    let plain = to_bytes(response.into_body())
        .await
        .map_err(|error| ActionError::internal(error.to_string()))?;
    let mut encoder = GzEncoder::new(Vec::with_capacity(plain.len() / 4), Compression::new(6));
    let packed = encoder
        .write_all(&plain)
        .and_then(|()| encoder.finish())
        .map_err(ActionError::from)?;
    let copy = Arc::new(Copy {
        made_at: cache.0.clock.now(),
        generation,
        content_type,
        etag: format!("\"{}\"", hex::encode(&Sha256::digest(&plain)[..12])),
        plain,
        packed: packed.into(),
    });
    cache.0.pages.insert(key, copy.clone());
    let answer = answer_of(request.headers(), &copy);
    Ok(ServiceResponse::new(request, answer))
}

/// Only GET without a cookie; the address says the language, so it is the whole key.
fn key_of(request: &ServiceRequest) -> Option<String> {
    let target = request.uri().path_and_query()?.as_str();
    let is_plain = *request.method() == Method::GET
        && !request.headers().contains_key(header::COOKIE)
        && !request.headers().contains_key(header::AUTHORIZATION)
        && target.len() <= KEY_BYTES_MAX;
    is_plain.then(|| target.to_owned())
}

fn answer_of(headers: &header::HeaderMap, copy: &Copy) -> HttpResponse {
    let text = |name: header::HeaderName| {
        headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or("")
    };
    let mut answer = HttpResponse::Ok();
    answer
        .insert_header((header::ETAG, copy.etag.as_str()))
        .insert_header((header::VARY, "accept-encoding, cookie"))
        .insert_header((header::CACHE_CONTROL, "public, max-age=20"));
    if text(header::IF_NONE_MATCH)
        .split(',')
        .any(|tag| tag.trim().trim_start_matches("W/") == copy.etag)
    {
        answer.status(StatusCode::NOT_MODIFIED);
        return answer.finish();
    }
    answer.insert_header((header::CONTENT_TYPE, copy.content_type.clone()));
    let packs = text(header::ACCEPT_ENCODING)
        .split(',')
        .any(|one| one.trim() == "gzip" || one.trim().starts_with("gzip;q=1"));
    if packs {
        answer.insert_header((header::CONTENT_ENCODING, "gzip"));
        answer.body(copy.packed.clone())
    } else {
        // Named, so that nothing behind packs it once more at each request.
        answer.insert_header((header::CONTENT_ENCODING, "identity"));
        answer.body(copy.plain.clone())
    }
}
