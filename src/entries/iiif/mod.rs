//! `/iiif/3/…` and `/iiif/2/…`: the image service, to those who may see a picture now.
//!
//! As under `/media/`, an address proves nothing: each request asks the entry. That a picture is public is remembered
//! for [`REMEMBER_FOR`], which is how long a withdrawal takes at most. Who may not see a picture is told what is told
//! of one that does not exist.

mod address;
mod answer;

use std::sync::Arc;

use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, web};

use self::address::{Address, Part};
use self::answer::{Said, answer, nothing, refuse};
use super::actions;
use super::media::REMEMBER_FOR;
use crate::app::App;
use crate::artworks::image_service::{self, Found, Tiles};
use crate::kernel::{ActionError, ActionResult, Actor};
use crate::platform::imaging::iiif::{Version, info};
use crate::platform::web::door::Visitor;

/// A browser may keep a public view for an hour; what stands between must ask again after a minute.
const PUBLIC: &str = "public, max-age=3600, s-maxage=60";
const PRIVATE: &str = "private, no-store";

/// The tiles of a picture, and whether everyone may see it; not found for who may not.
async fn find_tiles(
    app: &App,
    actor: &Actor,
    identifier: &str,
) -> ActionResult<(Arc<Tiles>, bool)> {
    let now = app.clock.now();
    if let Some(tiles) = app.images.remembered(identifier, now) {
        return Ok((tiles, true));
    }
    let found = image_service::find_picture(app, identifier)
        .await?
        .ok_or(ActionError::NotFound)?;
    let (original, is_public) = match found {
        Found::Published(original) => (original, true),
        Found::Artwork(artwork, original) => {
            let entry = actions::find_of_artwork(app, artwork)
                .await?
                .filter(|entry| actions::may_see_picture(actor, entry))
                .ok_or(ActionError::NotFound)?;
            (original, actions::is_public(&entry))
        }
    };
    let tiles = image_service::tiles_of(app, original).await?;
    if is_public {
        app.images
            .remember(identifier, now.plus(REMEMBER_FOR), Arc::clone(&tiles));
    } else {
        app.images.forget(identifier);
    }
    Ok((tiles, is_public))
}

/// `GET` and `HEAD /iiif/{version}/{id}`, `…/info.json`, `…/{region}/{size}/{rotation}/{quality}.{format}`
pub async fn serve(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    request: HttpRequest,
) -> HttpResponse {
    match try_serve(&app, &actor, &request).await {
        Ok(response) => response,
        Err(said) => refuse(&request, &said),
    }
}

async fn try_serve(app: &App, actor: &Actor, request: &HttpRequest) -> Result<HttpResponse, Said> {
    let address = Address::parse(request.uri().path())?;
    // Refused before anything is looked up, if it is refused at all.
    let part = address.part.clone();
    let (tiles, is_public) = find_tiles(app, actor, &address.identifier).await?;
    let base = address.base(&app.config.server.public_url);
    let source = tiles.source(app);
    match part {
        Part::Base => Ok(nothing(StatusCode::SEE_OTHER)
            .insert_header((header::LOCATION, format!("{base}/info.json")))
            .insert_header((header::CACHE_CONTROL, cache_control(is_public)))
            .finish()),
        Part::Info => {
            let body = info::info(address.version, &base, &source).map_err(ActionError::from)?;
            let stamp = format!("{}-{base}-info", tiles.stamp());
            let is_linked_data = wants_linked_data(request, address.version);
            let mut response = answer(request, &stamp, cache_control(is_public), is_public);
            response
                .builder
                .insert_header((header::VARY, "Accept"))
                .insert_header((header::LINK, info_links(address.version, is_linked_data)));
            let media_type = if is_linked_data {
                format!(
                    "application/ld+json;profile=\"{}\"",
                    info::context(address.version)
                )
            } else {
                "application/json".to_owned()
            };
            Ok(response.send(&media_type, body.into()))
        }
        Part::Image(wish) => {
            let plan = wish?.plan(&source)?;
            let canonical = plan.canonical(address.version);
            // What was asked for differently is the same picture, and one copy of it in every cache.
            let stamp = format!("{}-{}", tiles.stamp(), plan.canonical(Version::V3));
            let mut response = answer(request, &stamp, cache_control(is_public), is_public);
            response.builder.insert_header((
                header::LINK,
                format!(
                    "<{base}/{canonical}>;rel=\"canonical\",<{}>;rel=\"profile\"",
                    info::profile(address.version)
                ),
            ));
            if response.is_known {
                return Ok(response.not_modified());
            }
            let view = image_service::view(app, &tiles, &plan).await?;
            Ok(response.send(plan.format.media_type(), view))
        }
    }
}

fn cache_control(is_public: bool) -> &'static str {
    if is_public { PUBLIC } else { PRIVATE }
}

/// Version 3 speaks JSON-LD unless plain JSON is asked for; version 2 the other way round.
fn wants_linked_data(request: &HttpRequest, version: Version) -> bool {
    let accept = request
        .headers()
        .get(header::ACCEPT)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    match version {
        _ if accept.contains("application/ld+json") => true,
        Version::V3 => !accept.contains("application/json"),
        Version::V2 => false,
    }
}

fn info_links(version: Version, is_linked_data: bool) -> String {
    let profile = format!("<{}>;rel=\"profile\"", info::profile(version));
    if is_linked_data {
        return profile;
    }
    let context = info::context(version);
    format!(
        "<{context}>;rel=\"http://www.w3.org/ns/json-ld#context\";type=\"application/ld+json\",{profile}"
    )
}

/// `OPTIONS` of all of these: any page may ask, and read what it gets.
pub async fn options() -> HttpResponse {
    nothing(StatusCode::NO_CONTENT)
        .insert_header((header::ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD, OPTIONS"))
        .insert_header((
            header::ACCESS_CONTROL_ALLOW_HEADERS,
            "Accept, If-None-Match, Range",
        ))
        .insert_header((header::ACCESS_CONTROL_MAX_AGE, "86400"))
        .finish()
}
