//! Style sheets, scripts and fonts, built by `web/` and served under names that carry their hash.

use std::collections::HashMap;

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use rust_embed::RustEmbed;

use crate::kernel::{ActionError, ActionResult};

#[derive(RustEmbed)]
#[folder = "web/dist"]
struct Dist;

/// Knows the hashed name of each asset.
#[derive(Debug, Default)]
pub struct Assets {
    names: HashMap<String, String>,
}

impl Assets {
    /// Reads `manifest.json` of the build.
    pub fn load() -> Result<Self, serde_json::Error> {
        let names = match Dist::get("manifest.json") {
            Some(file) => serde_json::from_slice(&file.data)?,
            None => HashMap::new(),
        };
        Ok(Self { names })
    }

    /// The address of an asset by its plain name (`app.css`).
    pub fn url(&self, name: &str) -> String {
        format!(
            "/assets/{}",
            self.names.get(name).map_or(name, String::as_str)
        )
    }
}

/// `GET /judging-worker.js`: the service worker of the judge's pages. It must stand above the pages it serves, under a name that stays, so it
/// is asked for anew each time.
pub async fn serve_worker(assets: web::Data<Assets>) -> ActionResult<HttpResponse> {
    let name = assets.names.get("worker.js").ok_or(ActionError::NotFound)?;
    let file = Dist::get(name).ok_or(ActionError::NotFound)?;
    Ok(HttpResponse::Ok()
        .content_type("text/javascript; charset=utf-8")
        .insert_header((header::CACHE_CONTROL, "no-cache"))
        .body(file.data.into_owned()))
}

/// `GET /assets/{name}`: immutable, because the name changes with the content.
pub async fn serve(request: HttpRequest, path: web::Path<String>) -> ActionResult<HttpResponse> {
    let name = path.into_inner();
    let file = Dist::get(&name).ok_or(ActionError::NotFound)?;
    let etag = format!("\"{}\"", hex::encode(&file.metadata.sha256_hash()[..16]));
    let mut response = HttpResponse::Ok();
    response
        .content_type(
            mime_guess::from_path(&name)
                .first_or_octet_stream()
                .to_string(),
        )
        .insert_header((header::CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .insert_header((header::ETAG, etag.clone()));
    let known = request
        .headers()
        .get(header::IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok());
    if known == Some(etag.as_str()) {
        return Ok(HttpResponse::NotModified()
            .insert_header((header::ETAG, etag))
            .finish());
    }
    let accepts_brotli = request
        .headers()
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| {
            value
                .split(',')
                .any(|coding| coding.trim().starts_with("br"))
        });
    if accepts_brotli && let Some(packed) = Dist::get(&format!("{name}.br")) {
        response
            .insert_header((header::CONTENT_ENCODING, "br"))
            .insert_header((header::VARY, "Accept-Encoding"));
        return Ok(response.body(packed.data.into_owned()));
    }
    Ok(response.body(file.data.into_owned()))
}
