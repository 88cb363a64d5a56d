//! `/media/…`: the sizes of a picture, to those who may see it now.
//!
//! The address is known to many once a work was public, so it proves nothing: each request asks the entry. What is
//! public is remembered for [`REMEMBER_FOR`], which is how long a withdrawal takes at most; what is not, is asked anew.

use std::sync::{Arc, LazyLock};

use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, web};
use jiff::SignedDuration;
use quick_cache::sync::Cache;

use super::actions;
use crate::app::App;
use crate::artworks::PictureFormat;
use crate::artworks::actions::{self as artworks, Derivative};
use crate::kernel::{ActionError, ActionResult, Actor, Instant};
use crate::platform::web::door::Visitor;
use crate::platform::web::range::{Wanted, wanted};

/// How long it is remembered that a picture is public.
pub const REMEMBER_FOR: SignedDuration = SignedDuration::from_secs(30);

/// Pictures remembered at once.
const REMEMBERED_MAX: usize = 20_000;

/// A browser may keep a public picture for a day; what stands between must ask again after a minute.
const PUBLIC: &str = "public, max-age=86400, s-maxage=60, immutable";
const PRIVATE: &str = "private, no-store";

/// A public picture's sizes, and until when this is believed. Addresses are of one artwork of one database only.
type Remembered = (Instant, Arc<Vec<Derivative>>);
static PUBLIC_SIZES: LazyLock<Cache<String, Remembered>> =
    LazyLock::new(|| Cache::new(REMEMBERED_MAX));

/// The sizes of a picture, and whether everyone may see them; not found for who may not.
async fn find_sizes(
    app: &App,
    actor: &Actor,
    hash: &str,
) -> ActionResult<(Arc<Vec<Derivative>>, bool)> {
    let now = app.clock.now();
    if let Some((until, sizes)) = PUBLIC_SIZES.get(hash)
        && now < until
    {
        return Ok((sizes, true));
    }
    let (artwork, sizes) = artworks::find_media(app, hash)
        .await?
        .ok_or(ActionError::NotFound)?;
    let entry = actions::find_of_artwork(app, artwork)
        .await?
        .filter(|entry| actions::may_see_picture(actor, entry))
        .ok_or(ActionError::NotFound)?;
    let sizes = Arc::new(sizes);
    let is_public = actions::is_public(&entry);
    if is_public {
        PUBLIC_SIZES.insert(hash.to_owned(), (now.plus(REMEMBER_FOR), sizes.clone()));
    } else {
        PUBLIC_SIZES.remove(hash);
    }
    Ok((sizes, is_public))
}

/// `GET` and `HEAD /media/{hash}/{width}.{ext}`
pub async fn serve(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    request: HttpRequest,
    path: web::Path<(String, String, String)>,
) -> ActionResult<HttpResponse> {
    let (hash, width, extension) = path.into_inner();
    let width: i32 = width.parse().map_err(|_| ActionError::NotFound)?;
    let format: PictureFormat = extension.parse().map_err(|_| ActionError::NotFound)?;
    let (sizes, is_public) = find_sizes(&app, &actor, &hash).await?;
    let size = sizes
        .iter()
        .find(|size| size.width == width && size.format == format)
        .ok_or(ActionError::NotFound)?;
    let etag = format!("\"{}\"", &size.sha256.to_string()[..32]);
    let header_of = |name: header::HeaderName| {
        request
            .headers()
            .get(name)
            .and_then(|value| value.to_str().ok())
    };
    let is_known = header_of(header::IF_NONE_MATCH).is_some_and(|known| {
        known
            .split(',')
            .map(|one| one.trim().trim_start_matches("W/"))
            .any(|one| one == etag || one == "*")
    });
    let mut response = HttpResponse::build(StatusCode::OK);
    response
        .insert_header((header::ETAG, etag.as_str()))
        .insert_header((
            header::CACHE_CONTROL,
            if is_public { PUBLIC } else { PRIVATE },
        ))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .insert_header((
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; sandbox",
        ))
        .insert_header(("cross-origin-resource-policy", "same-origin"));
    if is_known {
        return Ok(response.status(StatusCode::NOT_MODIFIED).finish());
    }
    let length = usize::try_from(size.bytes).unwrap_or(0);
    response
        .content_type(format.media_type())
        .insert_header((header::CONTENT_DISPOSITION, "inline"))
        .insert_header((header::ACCEPT_RANGES, "bytes"));
    // A part of another version is of no use.
    let is_same = header_of(header::IF_RANGE).is_none_or(|known| known == etag);
    let range = header_of(header::RANGE).filter(|_| is_same);
    let (first, last) = match wanted(range, length) {
        Wanted::Whole => (0, length),
        Wanted::Part(first, last) => {
            response.status(StatusCode::PARTIAL_CONTENT).insert_header((
                header::CONTENT_RANGE,
                format!("bytes {first}-{last}/{length}"),
            ));
            (first, last + 1)
        }
        Wanted::Nothing => {
            return Ok(response
                .status(StatusCode::RANGE_NOT_SATISFIABLE)
                .insert_header((header::CONTENT_RANGE, format!("bytes */{length}")))
                .insert_header((header::CACHE_CONTROL, PRIVATE))
                .finish());
        }
    };
    if request.method() == actix_web::http::Method::HEAD {
        return Ok(response.no_chunking((last - first) as u64).finish());
    }
    // A size has a few hundred kilobytes, two megabytes at the most, and is checked against its hash as a whole.
    let bytes = app.files.get(&size.sha256).await?;
    Ok(response.body(bytes.slice(first.min(bytes.len())..last.min(bytes.len()))))
}
