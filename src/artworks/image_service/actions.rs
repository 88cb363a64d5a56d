//! Finding a picture by its identifier, and its tiles; publishing one for itself.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use bytes::Bytes;
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
use crate::platform::imaging::iiif::{self, Source, Version};
use crate::platform::imaging::pyramid::{HEAD_BYTES, Index, PYRAMID_VERSION};
use crate::platform::imaging::{self, Limits, PictureRefusal};
use crate::platform::journal::{self, Subject};
use crate::platform::queue::{self, NewJob};

/// The kind of the job that makes a picture's tiles ahead; its payload is `{"artwork_id": …}`.
pub const MAKE_TILES: &str = "make-tiles";

/// Longest identifier, in characters.
pub const IDENTIFIER_CHARS_MAX: usize = 200;

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
    pub(super) original: ContentHash,
    pub(super) file: ContentHash,
    pub(super) index: Index,
    /// A crop was made of its tiles. Who looks so once mostly looks on beside it, at the same tiles.
    pub(super) was_cropped: AtomicBool,
}

impl Tiles {
    fn new(original: ContentHash, file: ContentHash, index: Index) -> Arc<Self> {
        Arc::new(Self {
            original,
            file,
            index,
            was_cropped: AtomicBool::new(false),
        })
    }

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

pub(super) fn limits_of(app: &App) -> Limits {
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
pub(super) fn not_there(original: ContentHash, refusal: &PictureRefusal) -> ActionError {
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
            let tiles = Tiles::new(original, file, index);
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
    let tiles = Tiles::new(original, file, index);
    app.images.keep_tiles(original, Arc::clone(&tiles));
    Ok(tiles)
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
