//! The sheet of a photo laid straight: what a person is shown of it, what they decide, and the file that comes of it.
//!
//! The original is never touched. What was decided are corners; the same original and the same corners give the same file.

use bytes::Bytes;
use sea_orm::ConnectionTrait;

use super::{ask_for_derivatives, limits_of};
use crate::app::App;
use crate::artworks::domain::{StraighteningDecision, photo_stamp, refusal_of};
use crate::artworks::store::{self, Artwork, Straightening};
use crate::kernel::{ActionError, ActionResult, Actor, ArtworkId, Refusal};
use crate::platform::imaging::{self, Corners, DerivativeSpec, Format, Limits, PictureRefusal};

/// Width of the copy of a photo on which corners are set, px: enough for a fingertip and for a glass beside it.
const PHOTO_PX: u32 = 1280;

/// Width of the picture that shows what would come of it, px.
const PREVIEW_PX: u32 = 960;

/// The corners between which an artwork's picture is made; none if the photo is the picture.
pub(super) fn in_force(artwork: &Artwork) -> ActionResult<Option<Corners>> {
    let Some(text) = &artwork.straightened else {
        return Ok(None);
    };
    let corners = text.parse();
    corners.map(Some).map_err(|()| {
        let id = artwork.id;
        ActionError::internal(format!("artwork {id} has corners that are none"))
    })
}

/// Limits for what this house made itself: it is as long as it comes out.
pub(super) fn limits_of_own(app: &App) -> Limits {
    Limits {
        original_bytes_max: usize::MAX,
        ..limits_of(app, 0)
    }
}

/// The sheet of an original laid straight, as a file of its own.
pub(super) async fn lay(
    app: &App,
    original: Bytes,
    corners: &Corners,
) -> ActionResult<Result<Bytes, PictureRefusal>> {
    let limits = limits_of(app, 0);
    let made = match imaging::probe(&original, &limits) {
        Ok(header) => {
            let asked = app.decoder.straighten(original, &header, corners, &limits);
            asked.await?
        }
        Err(refusal) => Err(refusal),
    };
    Ok(made.map(Bytes::from))
}

/// What tells a page whether the photo is still the one it showed.
pub fn stamp_of_photo(artwork: &Artwork) -> String {
    photo_stamp(artwork.id, &artwork.original_sha256)
}

/// A copy of the photo as it was sent, upright, on which corners can be set; JPEG. Who may see it is the caller's to know.
pub async fn photo(app: &App, artwork: &Artwork) -> ActionResult<Bytes> {
    copy(app, artwork, PHOTO_PX, None).await
}

/// What would come of these corners, small; JPEG. Nothing is kept of it. Who may see it is the caller's to know.
pub async fn preview(app: &App, artwork: &Artwork, corners: Corners) -> ActionResult<Bytes> {
    copy(app, artwork, PREVIEW_PX, Some(corners)).await
}

/// One size, made now: decoded no larger than it needs to be, in a child, and in turn with all others who wait for a picture.
async fn copy(
    app: &App,
    artwork: &Artwork,
    width: u32,
    sheet: Option<Corners>,
) -> ActionResult<Bytes> {
    let _turn = app.images.turn().await?;
    let bytes = app.files.get(&artwork.original_sha256).await?;
    let limits = limits_of(app, 0);
    let header = imaging::probe(&bytes, &limits).map_err(|refusal| refusal_of(&refusal))?;
    let spec = DerivativeSpec {
        widths: vec![width],
        formats: vec![Format::Jpeg],
        is_straightened: sheet.is_some(),
        sheet,
        ..DerivativeSpec::default()
    };
    let made = app.decoder.derive(bytes, &header, &spec, &limits).await?;
    let made = made.map_err(|refusal| refusal_of(&refusal))?;
    let one = made.derivatives.into_iter().next();
    one.map(|one| Bytes::from(one.bytes))
        .ok_or(ActionError::NotFound)
}

/// Notes that the picture is made between these corners, or of the photo itself, and has it made, inside the caller's transaction, who
/// holds the artwork's entry. `seen` is the [`stamp_of_photo`] of what the person saw. The same decision a second time is none.
///
/// # Errors
/// A refusal if another photo has come since.
pub async fn decide_straightening(
    tx: &impl ConnectionTrait,
    app: &App,
    actor: &Actor,
    (id, seen): (ArtworkId, &str),
    corners: Option<Corners>,
    lane: String,
) -> ActionResult<Option<StraighteningDecision>> {
    let artwork = store::find_artwork(tx, id)
        .await?
        .ok_or(ActionError::NotFound)?;
    if seen != stamp_of_photo(&artwork) {
        return Err(Refusal::conflict("photo-changed-meanwhile").into());
    }
    let found = artwork.sheet.as_ref().and_then(|text| text.parse().ok());
    let decision = StraighteningDecision::of(corners, found);
    let corners = corners.map(|corners| corners.to_string());
    let last = last_of(&artwork, &store::list_straightenings(tx, id).await?).cloned();
    if last.is_some_and(|last| last.corners == corners) {
        return Ok(None);
    }
    let now = app.clock.now();
    let row = Straightening {
        id: app.clock.new_id(),
        artwork_id: id,
        original_sha256: artwork.original_sha256,
        decision,
        corners: corners.clone(),
        decided_by: actor.person(),
        decided_at: now,
    };
    store::insert_straightening(tx, row).await?;
    if corners != artwork.straightened {
        store::update_straightened(tx, id, corners).await?;
        ask_for_derivatives(tx, now, id, lane).await?;
    }
    Ok(Some(decision))
}

/// The newest decision about the photo that is there now; decisions come the newest first.
pub fn last_of<'a>(artwork: &Artwork, decisions: &'a [Straightening]) -> Option<&'a Straightening> {
    decisions
        .iter()
        .find(|one| one.original_sha256 == artwork.original_sha256)
}

/// The decisions about an artwork's photos, the newest first.
pub async fn list_straightenings(
    db: &impl ConnectionTrait,
    id: ArtworkId,
) -> ActionResult<Vec<Straightening>> {
    Ok(store::list_straightenings(db, id).await?)
}
