//! Finding a picture by its identifier, its tiles, its views; publishing one for itself.

use std::sync::Arc;

use bytes::Bytes;
use futures_util::{StreamExt, TryStreamExt, stream};
use sea_orm::ConnectionTrait;
use serde_json::json;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::store::{self, Published, Pyramid};
use crate::app::App;
use crate::artworks::actions as artworks;
use crate::artworks::domain::refusal_of;
use crate::kernel::{ActionError, ActionResult, Actor, ArtworkId, Instant, Permission, Refusal};
use crate::platform::files::{ContentHash, FilesError};
use crate::platform::imaging::iiif::{self, Plan, Source, Version};
use crate::platform::imaging::pyramid::{self, HEAD_BYTES, Index, Needed, PYRAMID_VERSION, Place};
use crate::platform::imaging::{self, Limits, PictureRefusal};
use crate::platform::journal::{self, Subject};
use crate::platform::queue::{self, NewJob};

/// The kind of the job that makes a picture's tiles ahead; its payload is `{"artwork_id": …}`.
pub const MAKE_TILES: &str = "make-tiles";

/// Longest identifier, in characters.
pub const IDENTIFIER_CHARS_MAX: usize = 200;

/// Rows of tiles that are fetched at once.
const FETCHES_MAX: usize = 4;

/// What an identifier leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// A picture that was published for itself: everyone's.
    Published(ContentHash),
    /// An artwork; its entry knows who may see it.
    Artwork(ArtworkId, ContentHash),
}

/// A picture's file of tiles, with its index read.
#[derive(Debug)]
pub struct Tiles {
    original: ContentHash,
    file: ContentHash,
    index: Index,
}

impl Tiles {
    /// The picture as the API sees it.
    pub fn source(&self, app: &App) -> Source {
        Source {
            width: self.index.width,
            height: self.index.height,
            is_grey: self.index.is_grey,
            area_px_max: app.config.limits.view_area_px_max,
        }
    }

    /// What stays the same as long as all views do.
    pub fn stamp(&self) -> String {
        format!("{PYRAMID_VERSION}-{}", self.original)
    }
}

/// What an identifier leads to; none if to nothing.
pub async fn find_picture(app: &App, identifier: &str) -> ActionResult<Option<Found>> {
    // None is published with a control character, and PostgreSQL takes no zero in a text.
    if identifier.is_empty()
        || identifier.chars().count() > IDENTIFIER_CHARS_MAX
        || identifier.chars().any(char::is_control)
    {
        return Ok(None);
    }
    if let Some(published) = store::find_published(app.db.read(), identifier).await? {
        return Ok(Some(Found::Published(published.original_sha256)));
    }
    // One spelling only, so that a picture has one address.
    let Some(id) = identifier
        .parse::<ArtworkId>()
        .ok()
        .filter(|id| id.to_string() == identifier)
    else {
        return Ok(None);
    };
    match artworks::find_artwork(app.db.read(), id).await {
        // One that is being laid straight is not there yet.
        Ok(artwork) => {
            let picture = artworks::picture_sha256(&artwork);
            Ok(picture.map(|picture| Found::Artwork(id, picture)))
        }
        Err(ActionError::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

fn limits_of(app: &App) -> Limits {
    let limits = &app.config.limits;
    Limits {
        // A sheet that this house laid straight is as long as it comes out; whatever else is kept was measured at the door.
        original_bytes_max: usize::MAX,
        side_px_max: limits.side_px_max,
        area_px_max: limits.area_px_max,
        short_side_px_min: 0,
    }
}

/// A picture that cannot be opened is as good as not there; a person finds it among the failed ones.
fn not_there(original: ContentHash, refusal: &PictureRefusal) -> ActionError {
    tracing::warn!(%original, code = refusal.code(), "a picture has no tiles");
    ActionError::NotFound
}

/// The tiles of an original; made now if they were not yet.
pub async fn tiles_of(app: &App, original: ContentHash) -> ActionResult<Arc<Tiles>> {
    if let Some(tiles) = app.images.tiles(&original) {
        return Ok(tiles);
    }
    if let Some(tiles) = read_tiles(app, original).await? {
        return Ok(tiles);
    }
    let _turn = app.images.turn().await?;
    // Whoever had the turn before may have made them.
    match read_tiles(app, original).await? {
        Some(tiles) => Ok(tiles),
        None => build_tiles(app, original).await,
    }
}

async fn read_tiles(app: &App, original: ContentHash) -> ActionResult<Option<Arc<Tiles>>> {
    if let Some(tiles) = app.images.tiles(&original) {
        return Ok(Some(tiles));
    }
    let Some(row) = store::find_pyramid(app.db.read(), original, PYRAMID_VERSION).await? else {
        return Ok(None);
    };
    let file = row.sha256;
    let start = match app.files.get_part(&file, 0, HEAD_BYTES).await {
        Ok(head) => match Index::bytes_wanted(&head) {
            Some(length) => app.files.get_part(&file, 0, length).await,
            None => Err(FilesError::Damaged(file)),
        },
        Err(error) => Err(error),
    };
    match start.map(|start| Index::read(&start)) {
        Ok(Some(index)) => {
            let tiles = Arc::new(Tiles {
                original,
                file,
                index,
            });
            app.images.keep_tiles(original, Arc::clone(&tiles));
            Ok(Some(tiles))
        }
        // What was lost or damaged is made again.
        Ok(None) | Err(FilesError::Missing(_) | FilesError::Damaged(_)) => {
            tracing::error!(%original, %file, "a file of tiles is lost and will be made again");
            Ok(None)
        }
        Err(error) => Err(error.into()),
    }
}

async fn build_tiles(app: &App, original: ContentHash) -> ActionResult<Arc<Tiles>> {
    let bytes = app.files.get(&original).await?;
    let limits = limits_of(app);
    let refused = |refusal| not_there(original, &refusal);
    let header = imaging::probe(&bytes, &limits).map_err(refused)?;
    let built = app.decoder.tiles(bytes, &header, &limits).await?;
    let built = built.map_err(refused)?;
    let index = Index::read(&built).ok_or(ActionError::NotFound)?;
    let n_bytes = built.len() as i64;
    let file = app.files.put(built.into()).await?;
    let row = Pyramid {
        original_sha256: original,
        version: PYRAMID_VERSION,
        sha256: file,
        bytes: n_bytes,
        made_at: app.clock.now(),
    };
    let tx = app.db.write().await?;
    store::insert_pyramid(&tx, row).await?;
    tx.commit().await?;
    let tiles = Arc::new(Tiles {
        original,
        file,
        index,
    });
    app.images.keep_tiles(original, Arc::clone(&tiles));
    Ok(tiles)
}

/// A view of a picture as a file: a tile as it lies in the store, anything else made now. The same bytes each time.
pub async fn view(app: &App, tiles: &Tiles, plan: &Plan) -> ActionResult<Bytes> {
    let original = tiles.original;
    if let Some(view) = app.images.view(original, plan) {
        return Ok(view);
    }
    let source = tiles.source(app);
    if let Some(place) = tile_place(&tiles.index, plan, &source) {
        let tile = fetch(app, tiles, &[place]).await?;
        let tile = tile.into_iter().next().ok_or(ActionError::NotFound)?;
        app.images.keep_view(original, plan, &tile);
        return Ok(tile);
    }
    let _turn = app.images.turn().await?;
    if let Some(view) = app.images.view(original, plan) {
        return Ok(view);
    }
    let view = match pyramid::needed(&tiles.index, plan) {
        Some(needed) => view_of_tiles(app, tiles, *plan, needed).await?,
        None => view_of_original(app, original, *plan).await?,
    };
    app.images.keep_view(original, plan, &view);
    Ok(view)
}

fn tile_place(index: &Index, plan: &Plan, source: &Source) -> Option<Place> {
    let (factor, column, row) = plan.tile(source)?;
    let level = index.levels().iter().find(|level| level.factor == factor)?;
    index.place(level, column, row)
}

async fn view_of_tiles(
    app: &App,
    tiles: &Tiles,
    plan: Plan,
    needed: Needed,
) -> ActionResult<Bytes> {
    let rows: Vec<Vec<Bytes>> = stream::iter(&needed.places)
        .map(|row| fetch(app, tiles, row))
        .buffered(FETCHES_MAX)
        .try_collect()
        .await?;
    let is_grey = tiles.index.is_grey;
    let made =
        tokio::task::spawn_blocking(move || pyramid::view(&plan, is_grey, &needed, &rows)).await;
    made.map_err(ActionError::internal)?
        .map(Bytes::from)
        .map_err(|refusal| not_there(tiles.original, &refusal))
}

async fn view_of_original(app: &App, original: ContentHash, plan: Plan) -> ActionResult<Bytes> {
    let bytes = app.files.get(&original).await?;
    let limits = limits_of(app);
    let refused = |refusal| not_there(original, &refusal);
    let header = imaging::probe(&bytes, &limits).map_err(refused)?;
    let made = app.decoder.view(bytes, &header, &plan, &limits).await?;
    made.map(Bytes::from).map_err(refused)
}

/// Tiles that lie in the file one after the other, each compared with what was written.
async fn fetch(app: &App, tiles: &Tiles, places: &[Place]) -> ActionResult<Vec<Bytes>> {
    let Some(first) = places.first() else {
        return Ok(Vec::new());
    };
    let length = places.iter().map(|place| place.length as usize).sum();
    let part = app
        .files
        .get_part(&tiles.file, first.offset, length)
        .await?;
    let mut at = 0;
    places
        .iter()
        .map(|place| {
            let tile = part.slice(at..at + place.length as usize);
            at += place.length as usize;
            if place.is_whole(&tile) {
                Ok(tile)
            } else {
                Err(FilesError::Damaged(tiles.file).into())
            }
        })
        .collect()
}

/// Asks for the tiles of artworks ahead of the first who looks, inside the caller's transaction.
pub async fn ask_for_tiles(
    tx: &impl ConnectionTrait,
    now: Instant,
    ids: &[ArtworkId],
) -> ActionResult<()> {
    for id in ids {
        let job = NewJob {
            kind: MAKE_TILES,
            payload: json!({ "artwork_id": id }),
            lane: MAKE_TILES.to_owned(),
            dedupe_key: Some(format!("{MAKE_TILES}:{id}")),
        };
        queue::enqueue(tx, now, job).await?;
    }
    Ok(())
}

/// Makes the tiles of an artwork. Safe to run twice; a picture that cannot be opened has none.
pub async fn make_tiles(app: &App, id: ArtworkId) -> ActionResult<()> {
    let made = async {
        let artwork = artworks::find_artwork(app.db.read(), id).await?;
        let picture = artworks::picture_sha256(&artwork).ok_or(ActionError::NotFound)?;
        match read_tiles(app, picture).await? {
            Some(_) => Ok(()),
            // The queue bounds its own work: it does not stand in the line of those who look.
            None => build_tiles(app, picture).await.map(drop),
        }
    };
    match made.await {
        // Erased meanwhile, or broken, or still being laid straight: then the first who looks has them made.
        Err(ActionError::NotFound) => Ok(()),
        other => other,
    }
}

/// Under which id the journal knows an identifier.
fn subject_of(identifier: &str) -> Uuid {
    let digest = Sha256::digest(identifier.as_bytes());
    digest
        .first_chunk()
        .map_or(Uuid::nil(), |bytes| Uuid::from_bytes(*bytes))
}

/// Puts a picture under the image service with an identifier of its own, public at once; the same identifier takes
/// another picture. Cleaned and kept like any original. Gives the address of its description.
///
/// # Errors
/// A refusal if the identifier is too long or an artwork's, or if the picture is not taken.
pub async fn publish_picture(
    app: &App,
    actor: &Actor,
    identifier: &str,
    picture: Bytes,
) -> ActionResult<String> {
    actor.require(Permission::ExhibitionWrite)?;
    let n_chars = identifier.chars().count();
    if n_chars == 0 || n_chars > IDENTIFIER_CHARS_MAX || identifier.chars().any(char::is_control) {
        let refusal =
            Refusal::unprocessable("picture-identifier").with("chars_max", IDENTIFIER_CHARS_MAX);
        return Err(refusal.into());
    }
    if let Some(Found::Artwork(..)) = find_picture(app, identifier).await? {
        return Err(Refusal::conflict("picture-identifier-taken").into());
    }
    let kept = artworks::keep_picture(app, picture, 0).await?;
    // The tiles first: what stands under an identifier can be shown.
    let refused = |error| match error {
        ActionError::NotFound => ActionError::from(refusal_of(&PictureRefusal::Unreadable)),
        other => other,
    };
    tiles_of(app, kept.original_sha256).await.map_err(refused)?;
    let row = Published {
        identifier: identifier.to_owned(),
        original_sha256: kept.original_sha256,
        format: kept.format,
        original_bytes: kept.original_bytes,
        width: kept.width,
        height: kept.height,
        published_at: app.clock.now(),
    };
    let tx = app.db.write().await?;
    store::upsert_published(&tx, row).await?;
    let facts = json!({ "identifier": identifier, "original": kept.original_sha256 });
    let subject = Subject::new("published-picture", subject_of(identifier));
    journal::record(
        &tx,
        app.clock.now(),
        actor,
        "picture.published",
        subject,
        facts,
    )
    .await?;
    tx.commit().await?;
    app.images.forget(identifier);
    Ok(format!(
        "{}/info.json",
        iiif::base(Version::V3, &app.config.server.public_url, identifier)
    ))
}
