//! Receiving a picture, keeping it for good, making its sizes, handing them out.

mod door;
mod likeness;
mod straightening;

use std::collections::HashMap;

use sea_orm::ConnectionTrait;
use serde_json::json;

use crate::app::App;
use crate::artworks::domain::{
    Kept, PhotoConcerns, PictureFormat, PictureState, Words, media_hash,
};
use crate::artworks::store;
use crate::artworks::view::PictureView;
use crate::kernel::{
    ActionError, ActionResult, Actor, ArtworkId, EditionId, Instant, Permission, Refusal,
};
use crate::platform::files::ContentHash;
use crate::platform::imaging::{
    self, DerivativeSet, DerivativeSpec, Format, Limits, PictureRefusal, thumbhash_data_url,
};
use crate::platform::journal::{self, Subject};
use crate::platform::queue::{self, NewJob};

pub use door::{check_picture, find_kept, keep_checked, keep_picture};
pub use likeness::{list_colour_words, list_likely_same};
pub use store::{Artwork, Derivative, Straightening};
pub use straightening::{
    decide_straightening, last_of, list_straightenings, photo, preview, stamp_of_photo,
};

/// The kind of the job that makes a picture's sizes; its payload is `{"artwork_id": …}`.
pub const MAKE_DERIVATIVES: &str = "make-derivatives";

/// The installation's limits, and the shortest side that is asked for, px.
pub fn limits_of(app: &App, short_side_px_min: i32) -> Limits {
    let limits = &app.config.limits;
    Limits {
        original_bytes_max: limits.original_bytes_max,
        side_px_max: limits.side_px_max,
        area_px_max: limits.area_px_max,
        short_side_px_min: u32::try_from(short_side_px_min).unwrap_or(0),
    }
}

/// Makes an artwork of a kept picture and asks for its sizes, inside the caller's transaction. `lane` is whose work
/// it is (an edition, a batch).
pub async fn create_artwork(
    tx: &impl ConnectionTrait,
    app: &App,
    kept: &Kept,
    words: Words,
    lane: String,
) -> ActionResult<ArtworkId> {
    let id: ArtworkId = app.clock.new_id();
    let now = app.clock.now();
    store::insert_artwork(
        tx,
        Artwork {
            id,
            title: words.title,
            title_lang: words.title_lang,
            statement: words.statement,
            received_sha256: kept.received_sha256,
            original_sha256: kept.original_sha256,
            format: kept.format,
            original_bytes: kept.original_bytes,
            width: kept.width,
            height: kept.height,
            media_hash: None,
            thumbhash: None,
            picture_state: PictureState::Waiting,
            picture_refusal: None,
            made_at: now,
            look_hash: None,
            look_places: None,
            colours: None,
            colour_words: 0,
            concerns: PhotoConcerns(kept.concerns.clone()),
            sheet: kept.sheet.map(|corners| corners.to_string()),
            straightened: None,
            straightened_sha256: None,
        },
    )
    .await?;
    ask_for_derivatives(tx, now, id, lane).await?;
    Ok(id)
}

/// The lane of an edition's pictures.
pub fn lane_of(edition: EditionId) -> String {
    format!("edition-{edition}")
}

/// Puts another original in place of the one that was sent back, inside the caller's transaction.
pub async fn replace_picture(
    tx: &impl ConnectionTrait,
    app: &App,
    id: ArtworkId,
    kept: &Kept,
    lane: String,
) -> ActionResult<()> {
    store::update_original(tx, id, kept).await?;
    // What was decided about this very photo, if it was here before, counts again.
    let decisions = store::list_straightenings(tx, id).await?;
    let is_same = |one: &Straightening| one.original_sha256 == kept.original_sha256;
    let last = decisions.into_iter().find(is_same);
    store::update_straightened(tx, id, last.and_then(|last| last.corners)).await?;
    ask_for_derivatives(tx, app.clock.now(), id, lane).await
}

async fn ask_for_derivatives(
    tx: &impl ConnectionTrait,
    now: Instant,
    id: ArtworkId,
    lane: String,
) -> ActionResult<()> {
    let job = NewJob {
        kind: MAKE_DERIVATIVES,
        payload: json!({ "artwork_id": id }),
        lane,
        dedupe_key: Some(format!("{MAKE_DERIVATIVES}:{id}")),
    };
    Ok(queue::enqueue(tx, now, job).await?)
}

/// What an artwork's sizes and tiles are made of: its original, or the file with its sheet laid straight; none if that is still to be
/// made.
pub fn picture_sha256(artwork: &Artwork) -> Option<ContentHash> {
    match &artwork.straightened {
        None => Some(artwork.original_sha256),
        Some(_) => artwork.straightened_sha256,
    }
}

/// Makes all sizes of a picture, of its sheet laid straight if that was decided, and looks for others of the same drawing. Safe to run
/// twice: files are named by their content and rows are written anew. A picture that cannot be read is noted as failed with the code
/// and is not tried again by itself.
pub async fn make_derivatives(app: &App, id: ArtworkId) -> ActionResult<()> {
    let Some(artwork) = store::find_artwork(app.db.read(), id).await? else {
        return Ok(()); // erased meanwhile
    };
    let (set, straightened) = match make_sizes(app, &artwork).await? {
        Ok(made) => made,
        Err(refusal) => {
            tracing::warn!(artwork = %id, code = refusal.code(), "a picture could not be made");
            let tx = app.db.write().await?;
            store::update_failed(&tx, &artwork, refusal.code()).await?;
            tx.commit().await?;
            return Ok(());
        }
    };
    let mut rows = Vec::with_capacity(set.derivatives.len());
    for derivative in set.derivatives {
        let bytes = derivative.bytes.len() as i64;
        rows.push(Derivative {
            artwork_id: id,
            width: derivative.width as i32,
            height: derivative.height as i32,
            format: derivative.format.try_into()?,
            sha256: app.files.put(derivative.bytes.into()).await?,
            bytes,
        });
    }
    let hash = media_hash(id, &straightened.unwrap_or(artwork.original_sha256));
    let tx = app.db.write().await?;
    let marks = set.marks.unwrap_or_default();
    let looks = likeness::looks_of(&marks)?;
    if !store::update_ready(&tx, &artwork, straightened, &hash, set.thumbhash, looks).await? {
        return Ok(()); // replaced or decided otherwise meanwhile; its own job is waiting
    }
    store::replace_derivatives(&tx, id, rows).await?;
    tx.commit().await?;
    likeness::find_likenesses(app, id, marks).await
}

/// All sizes of an artwork's picture, and the file with its sheet laid straight if they are made of one.
async fn make_sizes(
    app: &App,
    artwork: &Artwork,
) -> ActionResult<Result<(DerivativeSet, Option<ContentHash>), PictureRefusal>> {
    let original = app.files.get(&artwork.original_sha256).await?;
    let (bytes, straightened, limits) = match straightening::in_force(artwork)? {
        None => (original, None, limits_of(app, 0)),
        Some(corners) => match straightening::lay(app, original, &corners).await? {
            Ok(sheet) => {
                let hash = app.files.put(sheet.clone()).await?;
                (sheet, Some(hash), straightening::limits_of_own(app))
            }
            Err(refusal) => return Ok(Err(refusal)),
        },
    };
    // The marks are those of the sheet and not of the table.
    let found = artwork.sheet.as_ref().filter(|_| straightened.is_none());
    let mut formats = DerivativeSpec::default().formats;
    if app.config.pictures.avif {
        formats.push(Format::Avif);
    }
    let spec = DerivativeSpec {
        formats,
        sheet: found.and_then(|corners| corners.parse().ok()),
        has_marks: true,
        ..DerivativeSpec::default()
    };
    let made = match imaging::probe(&bytes, &limits) {
        Ok(header) => app.decoder.derive(bytes, &header, &spec, &limits).await?,
        Err(refusal) => Err(refusal),
    };
    Ok(made.map(|set| (set, straightened)))
}

/// Has a failed picture tried again; a person asks for it at the desk.
pub async fn retry_picture(app: &App, actor: &Actor, id: ArtworkId) -> ActionResult<()> {
    actor.require(Permission::ScreeningWrite)?;
    let now = app.clock.now();
    let tx = app.db.write().await?;
    let artwork = store::find_artwork(&tx, id)
        .await?
        .ok_or(ActionError::NotFound)?;
    if artwork.picture_state != PictureState::Failed {
        return Err(Refusal::conflict("picture-not-failed").into());
    }
    store::update_waiting(&tx, id).await?;
    ask_for_derivatives(&tx, now, id, "desk".to_owned()).await?;
    journal::record(
        &tx,
        now,
        actor,
        "picture.retried",
        Subject::new("artwork", id),
        json!({}),
    )
    .await?;
    tx.commit().await?;
    Ok(())
}

/// An artwork with the sizes of its picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// The row.
    pub artwork: Artwork,
    /// The picture, once it is ready.
    pub picture: Option<PictureView>,
}

/// Artworks with their pictures, by id: two queries for any number. Who may see them is the caller's to know.
pub async fn list_shown(
    db: &impl ConnectionTrait,
    ids: &[ArtworkId],
) -> ActionResult<HashMap<ArtworkId, Shown>> {
    let artworks = store::list_artworks(db, ids).await?;
    let mut sizes: HashMap<ArtworkId, Vec<Derivative>> = HashMap::new();
    for derivative in store::list_derivatives(db, ids).await? {
        sizes
            .entry(derivative.artwork_id)
            .or_default()
            .push(derivative);
    }
    Ok(artworks
        .into_iter()
        .map(|artwork| {
            let picture = picture_of(&artwork, sizes.get(&artwork.id).map_or(&[], Vec::as_slice));
            (artwork.id, Shown { artwork, picture })
        })
        .collect())
}

fn picture_of(artwork: &Artwork, sizes: &[Derivative]) -> Option<PictureView> {
    let media_hash = artwork.media_hash.clone()?;
    let largest = sizes.last()?;
    let mut widths: Vec<i32> = sizes.iter().map(|size| size.width).collect();
    widths.dedup();
    let n_avif = sizes
        .iter()
        .filter(|size| size.format == PictureFormat::Avif);
    let has_avif = n_avif.count() == widths.len();
    Some(PictureView {
        media_hash,
        has_avif,
        width: largest.width,
        height: largest.height,
        placeholder: artwork
            .thumbhash
            .as_deref()
            .map(thumbhash_data_url)
            .unwrap_or_default(),
        widths,
        alt: artwork.title.clone(),
    })
}

/// The hash of each artwork's stored picture.
pub async fn list_originals(
    db: &impl ConnectionTrait,
    ids: &[ArtworkId],
) -> ActionResult<HashMap<ArtworkId, ContentHash>> {
    let mut originals = HashMap::new();
    for some in ids.chunks(1000) {
        for artwork in store::list_artworks(db, some).await? {
            originals.insert(artwork.id, artwork.original_sha256);
        }
    }
    Ok(originals)
}

/// The artworks that hold the same picture as a kept one.
pub async fn list_same_picture(
    db: &impl ConnectionTrait,
    kept: &Kept,
) -> ActionResult<Vec<ArtworkId>> {
    Ok(store::list_same_picture(db, (kept.received_sha256, kept.original_sha256)).await?)
}

/// The artworks that hold the same picture as this one, itself included.
pub async fn list_same_as(
    db: &impl ConnectionTrait,
    artwork: &Artwork,
) -> ActionResult<Vec<ArtworkId>> {
    let hashes = (artwork.received_sha256, artwork.original_sha256);
    Ok(store::list_same_picture(db, hashes).await?)
}

/// The pictures that could not be made, the oldest first.
pub async fn list_failed(db: &impl ConnectionTrait, n_max: u64) -> ActionResult<Vec<Artwork>> {
    Ok(store::list_in_state(db, PictureState::Failed, n_max).await?)
}

/// How many pictures still wait for their sizes.
pub async fn count_waiting(app: &App) -> ActionResult<u64> {
    Ok(store::count_in_state(app.db.read(), PictureState::Waiting).await?)
}

/// What an address under `/media/` leads to: the artwork and its sizes.
pub async fn find_media(
    app: &App,
    hash: &str,
) -> ActionResult<Option<(ArtworkId, Vec<Derivative>)>> {
    let Some(artwork) = store::find_by_media_hash(app.db.read(), hash).await? else {
        return Ok(None);
    };
    let sizes = store::list_derivatives(app.db.read(), &[artwork.id]).await?;
    Ok(Some((artwork.id, sizes)))
}

/// One artwork's row, for other features' actions.
pub async fn find_artwork(db: &impl ConnectionTrait, id: ArtworkId) -> ActionResult<Artwork> {
    store::find_artwork(db, id)
        .await?
        .ok_or(ActionError::NotFound)
}
