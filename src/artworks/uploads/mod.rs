//! A picture that arrives in pieces, so that a cut line costs one piece and not the photo.
//!
//! Life of an upload: receiving → kept (a form may name the picture now) or refused; gone [`KEPT_FOR`] after the last thing that
//! happened to it. Its address is the only key to it: whoever knows it may go on.

mod store;
pub mod tus;

use std::collections::HashSet;
use std::sync::{LazyLock, Mutex, PoisonError};

use bytes::{Bytes, BytesMut};
use futures_util::{Stream, StreamExt};
use jiff::SignedDuration;
use serde_json::json;
use sha1::Digest;
use uuid::Uuid;

use super::actions::{check_picture, keep_checked};
use super::domain::too_many_bytes;
use crate::app::App;
use crate::kernel::refusal::RefusalKind;
use crate::kernel::{ActionError, ActionResult, Refusal, UploadId};
use crate::platform::imaging::PictureRefusal;
use crate::platform::web::upload::Pace;
use crate::words;

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

/// What a sender promised about a piece, to be compared when it is there.
pub enum Checksum {
    /// `sha1`, which every server must know.
    Sha1(Vec<u8>),
    /// `sha256`
    Sha256(Vec<u8>),
}

enum Digesting {
    Sha1(sha1::Sha1, Vec<u8>),
    Sha256(sha2::Sha256, Vec<u8>),
}

impl From<Checksum> for Digesting {
    fn from(checksum: Checksum) -> Self {
        match checksum {
            Checksum::Sha1(promised) => Self::Sha1(sha1::Sha1::new(), promised),
            Checksum::Sha256(promised) => Self::Sha256(sha2::Sha256::new(), promised),
        }
    }
}

impl Digesting {
    fn update(&mut self, bytes: &[u8]) {
        match self {
            Self::Sha1(digest, _) => digest.update(bytes),
            Self::Sha256(digest, _) => digest.update(bytes),
        }
    }

    fn agrees(self) -> bool {
        match self {
            Self::Sha1(digest, promised) => digest.finalize()[..] == promised[..],
            Self::Sha256(digest, promised) => digest.finalize()[..] == promised[..],
        }
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
    let bytes_max = app.config.limits.original_bytes_max;
    let length = usize::try_from(length_bytes).unwrap_or(usize::MAX);
    if length > bytes_max {
        return Err(too_many_bytes(length, bytes_max).into());
    }
    if length == 0 {
        return Err(super::domain::refusal_of(&PictureRefusal::Empty).into());
    }
    let now = app.clock.now();
    let upload = Upload {
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
    };
    let tx = app.db.write().await?;
    let promised = store::sum_receiving(&tx).await?;
    if promised + upload.length_bytes > app.config.limits.uploads_bytes_max {
        return Err(Refusal::new("store-full", RefusalKind::Unavailable).into());
    }
    store::insert(&tx, upload.clone()).await?;
    tx.commit().await?;
    Ok(upload)
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
/// from then on.
pub async fn receive<E>(
    app: &App,
    id: UploadId,
    offset: u64,
    checksum: Option<Checksum>,
    mut body: impl Stream<Item = Result<Bytes, E>> + Unpin,
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
    let mut digesting = checksum.map(Digesting::from);
    let length = upload.length_bytes as u64;
    let piece_bytes = app.files.piece_bytes();
    let mut written = offset;
    let mut piece = BytesMut::with_capacity(piece_bytes);
    let mut pace = Pace::begin();
    let mut is_cut = false;
    loop {
        let next = match pace.wait(body.next()).await {
            Ok(Some(Ok(bytes))) => Some(bytes),
            Ok(None) => None,
            Ok(Some(Err(_))) | Err(_) => {
                is_cut = true;
                None
            }
        };
        let is_end = next.is_none();
        let mut bytes = next.unwrap_or_default();
        pace.count(bytes.len());
        if written + (piece.len() + bytes.len()) as u64 > length {
            return Ok(Received::TooLong);
        }
        if let Some(digesting) = &mut digesting {
            digesting.update(&bytes);
        }
        // Filled to the brim and never beyond it: with hundreds of senders a buffer that grows is what fills the memory.
        loop {
            let room = piece_bytes - piece.len();
            piece.extend_from_slice(&bytes.split_to(room.min(bytes.len())));
            if piece.len() == piece_bytes || (is_end && !piece.is_empty()) {
                let n_bytes = piece.len() as u64;
                let full = piece.split().freeze();
                app.files.append_part(id.into(), written, full).await?;
                written += n_bytes;
                piece.reserve(piece_bytes);
            }
            if bytes.is_empty() {
                break;
            }
        }
        if is_end {
            break;
        }
    }
    if digesting.is_some_and(|digesting| is_cut || !digesting.agrees()) {
        return Ok(Received::ChecksumDiffers);
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
