//! A picture that arrives in pieces, so that a cut line costs one piece and not the photo.
//!
//! Life of an upload: receiving → kept (a form may name the picture now) or refused; gone [`KEPT_FOR`] after the last thing that
//! happened to it. Its address is the only key to it: whoever knows it may go on. What a first piece gives away is refused before anything
//! of it is written, and again each time it is sent.

mod pieces;
mod store;
pub mod tus;

use std::collections::HashSet;
use std::sync::{LazyLock, Mutex, PoisonError};

use jiff::SignedDuration;
use serde_json::json;
use uuid::Uuid;

use super::actions::{check_picture, keep_checked, limits_of};
use super::domain::{refusal_of, too_many_bytes};
use crate::app::App;
use crate::kernel::refusal::RefusalKind;
use crate::kernel::{ActionError, ActionResult, Refusal, UploadId};
use crate::platform::imaging::{PictureRefusal, refuse_by_beginning};
use crate::words;

use pieces::Pieces;
pub use pieces::{Body, Checksum};
pub use store::Upload;

words! {
    /// Where an upload stands.
    pub enum UploadState {
        /// More is to come.
        Receiving = "receiving",
        /// All is there, the picture was cleaned and written for good.
        Kept = "kept",
        /// All is there, and it is no picture that we take.
        Refused = "refused",
    }
}

/// How long an upload is remembered after its last piece.
pub const KEPT_FOR: SignedDuration = SignedDuration::from_hours(1);

/// Pictures that are read from the quarantine at once; each takes its length in memory twice.
const FINISHING_MAX: usize = 2;
static FINISHING: tokio::sync::Semaphore = tokio::sync::Semaphore::const_new(FINISHING_MAX);

/// Uploads that this process is writing to.
static BUSY: LazyLock<Mutex<HashSet<UploadId>>> = LazyLock::new(Mutex::default);

/// While it lives, nobody else of this process writes to the upload.
struct Busy(UploadId);

impl Busy {
    fn with(id: UploadId) -> Option<Self> {
        let is_first = {
            let mut busy = BUSY.lock().unwrap_or_else(PoisonError::into_inner);
            busy.insert(id)
        };
        // Made only where it was inserted: one that is made and thrown away would free what another holds.
        is_first.then(|| Self(id))
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        let mut busy = BUSY.lock().unwrap_or_else(PoisonError::into_inner);
        busy.remove(&self.0);
    }
}

/// What became of a piece.
#[derive(Debug, PartialEq)]
pub enum Received {
    /// It is on the disk; the upload as it stands.
    Until(Upload),
    /// The sender thinks that the upload stands elsewhere.
    OffsetDiffers,
    /// Somebody is sending to it just now.
    Busy,
    /// It is not what was promised; nothing of it was kept.
    ChecksumDiffers,
    /// More came than was announced; nothing of the piece was kept.
    TooLong,
}

/// Begins an upload of `length_bytes`. `metadata` comes back as it was sent.
pub async fn create(app: &App, length_bytes: u64, metadata: String) -> ActionResult<Upload> {
    let upload = announced(app, length_bytes, metadata)?;
    note(app, &upload).await?;
    Ok(upload)
}

/// [`create`] and [`receive`] in one, for a sender that learns the address only with the answer: what is refused by its beginning leaves
/// nothing behind.
pub async fn create_with<B: Body>(
    app: &App,
    length_bytes: u64,
    metadata: String,
    checksum: Option<Checksum>,
    body: B,
) -> ActionResult<Received> {
    let upload = announced(app, length_bytes, metadata)?;
    let pieces = Pieces::of(body, checksum, app.files.piece_bytes());
    take(app, upload, IsNoted(false), pieces).await
}

/// An upload of which nobody else knows yet.
fn announced(app: &App, length_bytes: u64, metadata: String) -> ActionResult<Upload> {
    let bytes_max = app.config.limits.original_bytes_max;
    let length = usize::try_from(length_bytes).unwrap_or(usize::MAX);
    if length > bytes_max {
        return Err(too_many_bytes(length, bytes_max).into());
    }
    if length == 0 {
        return Err(refusal_of(&PictureRefusal::Empty).into());
    }
    let now = app.clock.now();
    Ok(Upload {
        // Chance alone, and not the time as our other ids: the address is a key.
        id: UploadId(Uuid::new_v4()),
        length_bytes: length as i64,
        offset_bytes: 0,
        metadata,
        state: UploadState::Receiving,
        picture: None,
        refusal: None,
        made_at: now,
        expires_at: now.plus(KEPT_FOR),
    })
}

/// Writes an upload down, if there is room for what it promises.
async fn note(app: &App, upload: &Upload) -> ActionResult<()> {
    let tx = app.db.write().await?;
    let promised = store::sum_receiving(&tx).await?;
    if promised + upload.length_bytes > app.config.limits.uploads_bytes_max {
        return Err(Refusal::new("store-full", RefusalKind::Unavailable).into());
    }
    store::insert(&tx, upload.clone()).await?;
    Ok(tx.commit().await?)
}

/// An upload as it stands.
pub async fn find(app: &App, id: UploadId) -> ActionResult<Upload> {
    let upload = store::find(app.db.read(), id).await?;
    upload
        .filter(|upload| app.clock.now() < upload.expires_at)
        .ok_or(ActionError::NotFound)
}

/// Takes a piece behind `offset`. What arrived before the line was cut is kept, unless a checksum was promised for the whole.
/// With the last byte the picture is cleaned and written for good; a picture that is not taken is a refusal, and the upload says so
/// from then on. What its beginning gives away is refused at once, and the upload stands where it stood.
pub async fn receive<B: Body>(
    app: &App,
    id: UploadId,
    offset: u64,
    checksum: Option<Checksum>,
    body: B,
) -> ActionResult<Received> {
    let Some(_busy) = Busy::with(id) else {
        return Ok(Received::Busy);
    };
    let upload = find(app, id).await?;
    if u64::try_from(upload.offset_bytes).ok() != Some(offset) {
        return Ok(Received::OffsetDiffers);
    }
    if upload.state != UploadState::Receiving {
        return Ok(Received::Until(upload));
    }
    let pieces = Pieces::of(body, checksum, app.files.piece_bytes());
    take(app, upload, IsNoted(true), pieces).await
}

/// Whether an upload was written down.
struct IsNoted(bool);

/// Takes all that is sent now.
async fn take<B: Body>(
    app: &App,
    upload: Upload,
    IsNoted(mut is_noted): IsNoted,
    mut pieces: Pieces<B>,
) -> ActionResult<Received> {
    let (offset, length) = (upload.offset_bytes as u64, upload.length_bytes as u64);
    let mut written = offset;
    let mut refused = None;
    while let Some(piece) = pieces.next().await {
        let end = written + piece.len() as u64;
        if end > length {
            return Ok(Received::TooLong);
        }
        if written == 0 && (end == length || pieces.is_full(&piece)) {
            refused = refuse_by_beginning(&piece, &limits_of(app, 0));
        }
        // The rest of what is refused is heard out, for no browser reads an answer before it has sent all.
        if refused.is_none() {
            if !is_noted {
                note(app, &upload).await?;
                is_noted = true;
            }
            app.files
                .append_part(upload.id.into(), written, piece)
                .await?;
        }
        written = end;
    }
    if !pieces.are_as_promised() {
        return Ok(Received::ChecksumDiffers);
    }
    if let Some(refusal) = refused {
        return Err(refusal_of(&refusal).into());
    }
    if !is_noted {
        note(app, &upload).await?;
    }
    let mut from = upload.offset_bytes;
    if written == offset && written < length {
        return Ok(Received::Until(upload));
    }
    let upload = Upload {
        offset_bytes: written as i64,
        expires_at: app.clock.now().plus(KEPT_FOR),
        ..upload
    };
    if written == length {
        return finish(app, upload, from).await;
    }
    Ok(match secure(app, &upload, &mut from).await? {
        true => Received::Until(upload),
        false => Received::OffsetDiffers,
    })
}

/// Returns when all that arrived until now is on the disk and the row, which stood at `from`, says so; false if it stands elsewhere.
async fn secure(app: &App, upload: &Upload, from: &mut i64) -> ActionResult<bool> {
    if *from == upload.offset_bytes {
        return Ok(true);
    }
    app.files.secure_part(upload.id.into()).await?;
    let tx = app.db.write().await?;
    let is_moved = store::update_from(&tx, *from, upload.clone()).await?;
    tx.commit().await?;
    *from = upload.offset_bytes;
    Ok(is_moved)
}

/// All is there, of which the row knows `from` bytes: a picture, or a refusal. What arrived leaves the quarantine either way.
async fn finish(app: &App, mut upload: Upload, mut from: i64) -> ActionResult<Received> {
    let at_once = FINISHING.try_acquire().ok();
    // A line that is cut while the photo waits or is opened must not cost it.
    if at_once.is_none() && !secure(app, &upload, &mut from).await? {
        return Ok(Received::OffsetDiffers);
    }
    let place = match at_once {
        Some(place) => place,
        None => FINISHING.acquire().await.map_err(ActionError::internal)?,
    };
    let id: Uuid = upload.id.into();
    let bytes = app
        .files
        .read_part(id, upload.length_bytes as u64)
        .await?
        .ok_or(ActionError::NotFound)?;
    let kept = async {
        // The edition's own minimum is asked when the form names the picture: an upload knows no edition. What header and structure give
        // away is not made lasting: floods of it would be waited for by those who send pictures.
        let checked = check_picture(app, bytes, 0).await?;
        if !secure(app, &upload, &mut from).await? {
            return Ok(None);
        }
        keep_checked(app, checked).await.map(Some)
    };
    let outcome = match kept.await {
        Ok(None) => return Ok(Received::OffsetDiffers),
        Ok(Some(kept)) => {
            upload.state = UploadState::Kept;
            upload.picture = Some(kept.reference());
            Ok(())
        }
        Err(ActionError::Refused(refusal)) if refusal.kind != RefusalKind::Unavailable => {
            upload.state = UploadState::Refused;
            upload.refusal = Some(json!({ "code": refusal.code, "facts": refusal.facts }));
            Err(refusal)
        }
        // Ours to mend: all of it stays where it is, and the same may be asked again.
        Err(error) => return Err(error),
    };
    drop(place);
    upload.expires_at = app.clock.now().plus(KEPT_FOR);
    let tx = app.db.write().await?;
    if !store::update_from(&tx, from, upload.clone()).await? {
        return Ok(Received::OffsetDiffers);
    }
    tx.commit().await?;
    app.files.remove_part(id).await?;
    outcome?;
    Ok(Received::Until(upload))
}

/// Ends an upload; what arrived is taken away.
pub async fn end(app: &App, id: UploadId) -> ActionResult<()> {
    find(app, id).await?;
    let tx = app.db.write().await?;
    store::delete(&tx, &[id]).await?;
    tx.commit().await?;
    Ok(app.files.remove_part(id.into()).await?)
}

/// Takes away what expired, and what lies in the quarantine without a row. Safe at any time, on any node.
pub async fn sweep(app: &App) -> ActionResult<usize> {
    const AT_ONCE: u64 = 500;
    let expired = store::list_expired(app.db.read(), app.clock.now(), AT_ONCE).await?;
    if !expired.is_empty() {
        let tx = app.db.write().await?;
        store::delete(&tx, &expired).await?;
        tx.commit().await?;
    }
    let lying: Vec<UploadId> = app
        .files
        .list_parts()
        .await?
        .into_iter()
        .map(UploadId)
        .collect();
    let mut n_removed = 0;
    for some in lying.chunks(500) {
        let known: HashSet<_> = store::list_of(app.db.read(), some)
            .await?
            .into_iter()
            .collect();
        for id in some.iter().filter(|id| !known.contains(id)) {
            app.files.remove_part((*id).into()).await?;
            n_removed += 1;
        }
    }
    Ok(n_removed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_comes_second_is_told_so_and_disturbs_nobody() {
        let id = UploadId(Uuid::new_v4());
        let (first, other) = (Busy::with(id), Busy::with(UploadId(Uuid::new_v4())));
        assert!(first.is_some() && other.is_some());
        for _ in 0..2 {
            assert!(Busy::with(id).is_none());
        }
        drop(first);
        assert!(Busy::with(id).is_some());
    }
}
