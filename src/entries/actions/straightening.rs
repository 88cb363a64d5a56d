//! Whether a photo is laid straight: asked of those who may change the entry, decided by them.

use bytes::Bytes;
use serde_json::json;

use super::own::{find_reached, move_on, note};
use super::{Entry, EntrySheet};
use crate::app::App;
use crate::artworks::actions as artworks;
use crate::editions::Edition;
use crate::editions::actions as editions;
use crate::entries::domain::check_straightening;
use crate::kernel::{ActionResult, Actor, Permission, Refusal};
use crate::platform::imaging::Corners;

impl EntrySheet {
    /// The newest decision about the photo that is there now.
    pub fn straightening(&self) -> Option<&artworks::Straightening> {
        artworks::last_of(&self.artwork, &self.straightenings)
    }

    /// The corners that were found in the photo, or those between which its picture is made.
    pub fn corners(&self) -> Option<Corners> {
        let text = self.artwork.straightened.as_ref();
        text.or(self.artwork.sheet.as_ref())?.parse().ok()
    }
}

/// Whether this actor may have the picture of an entry, which they may change, laid straight now.
pub fn may_straighten(
    app: &App,
    actor: &Actor,
    edition: &Edition,
    entry: &Entry,
) -> Result<(), Refusal> {
    let is_desk = actor.reaches_entry(Permission::ScreeningWrite, entry.id, &entry.member_code);
    check_straightening(
        edition,
        entry.state,
        entry.return_deadline_at,
        is_desk,
        app.clock.now(),
    )
}

/// Has the picture of an entry made of its photo's sheet, laid straight between these corners, or of the photo itself. The photo stays
/// as it was sent. `seen` names the photo that was looked at.
///
/// # Errors
/// Refusals if it may not be changed any more, if another photo came meanwhile, or if somebody decided about the entry meanwhile.
pub async fn straighten(
    app: &App,
    actor: &Actor,
    number: &str,
    seen: &str,
    corners: Option<Corners>,
) -> ActionResult<()> {
    let tx = app.db.write().await?;
    let entry = find_reached(&tx, actor, Permission::EntryWrite, number).await?;
    let edition = editions::find_edition_by_id(&tx, entry.edition_id).await?;
    may_straighten(app, actor, &edition, &entry)?;
    // Nothing moves; but from here on nobody else decides about this entry or sends another photo.
    move_on(&tx, &entry, entry.state, entry.return_deadline_at).await?;
    let lane = artworks::lane_of(entry.edition_id);
    let photo = (entry.artwork_id, seen);
    let decided = artworks::decide_straightening(&tx, app, actor, photo, corners, lane).await?;
    if let Some(decision) = decided {
        let corners = corners.map(|corners| corners.to_string());
        let facts = json!({ "decision": decision, "corners": corners });
        note(&tx, app, actor, "entry.straightening", &entry, facts).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// A copy of the photo as it was sent, for an entry's own people and the staff: what lies around the sheet is nobody else's.
pub async fn show_photo(app: &App, actor: &Actor, number: &str) -> ActionResult<Bytes> {
    let entry = find_reached(app.db.read(), actor, Permission::EntryRead, number).await?;
    let artwork = artworks::find_artwork(app.db.read(), entry.artwork_id).await?;
    artworks::photo(app, &artwork).await
}

/// What would come of these corners, for the same people.
pub async fn show_straightened(
    app: &App,
    actor: &Actor,
    number: &str,
    corners: Corners,
) -> ActionResult<Bytes> {
    let entry = find_reached(app.db.read(), actor, Permission::EntryRead, number).await?;
    let artwork = artworks::find_artwork(app.db.read(), entry.artwork_id).await?;
    artworks::preview(app, &artwork, corners).await
}
