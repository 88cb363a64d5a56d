//! A picture at the door: cleaned, opened once, written for good; and found again when its form comes back.

use std::sync::LazyLock;

use bytes::Bytes;
use quick_cache::sync::Cache;

use super::limits_of;
use crate::app::App;
use crate::artworks::domain::{Kept, PhotoConcern, read_reference, refusal_of};
use crate::kernel::{ActionError, ActionResult};
use crate::platform::files::{ContentHash, FilesError};
use crate::platform::imaging::{
    self, Clean, Finding, Format, Header, Limits, PictureRefusal, Seen,
};

/// Pictures of which it is remembered what was seen of them: those of an hour's rush.
const REMEMBERED_MAX: usize = 4096;

/// What was seen of a picture, by what it holds: a form that comes back, or follows its photo, opens it no second time. Whoever does
/// not remember (another node, a new start) looks again and sees the same.
static SEEN: LazyLock<Cache<ContentHash, Seen>> = LazyLock::new(|| Cache::new(REMEMBERED_MAX));

/// A picture that was let in, and of which nothing was kept yet.
pub struct Checked {
    received_sha256: ContentHash,
    picture: Picture,
}

enum Picture {
    /// Cleaned already.
    Clean(Clean),
    /// What is kept, and all that is made of it, is a JPEG yet to be made.
    Heic(Bytes, Header, Limits),
}

/// Looks at header and structure, opening nothing, and refuses what is over a limit. `short_side_px_min` is the edition's, in px.
///
/// # Errors
/// A refusal that says what is wrong.
pub async fn check_picture(
    app: &App,
    received: Bytes,
    short_side_px_min: i32,
) -> ActionResult<Checked> {
    let limits = limits_of(app, short_side_px_min);
    let ((received_sha256, header, clean), received) = apart(received, move |received| {
        let header = imaging::probe(received, &limits)?;
        let clean = match header.format {
            Format::Heic => None,
            _ => Some(imaging::strip_metadata(received, &header)?),
        };
        Ok((ContentHash::of(received), header, clean))
    })
    .await?;
    let picture = match clean {
        Some(clean) => Picture::Clean(clean),
        None => Picture::Heic(received, header, limits),
    };
    Ok(Checked {
        received_sha256,
        picture,
    })
}

/// [`check_picture`], and [`keep_checked`].
pub async fn keep_picture(
    app: &App,
    received: Bytes,
    short_side_px_min: i32,
) -> ActionResult<Kept> {
    let checked = check_picture(app, received, short_side_px_min).await?;
    keep_checked(app, checked).await
}

/// Drops all metadata and writes the picture for good. What came in is never written as it came.
///
/// # Errors
/// A refusal if it cannot be opened.
pub async fn keep_checked(app: &App, checked: Checked) -> ActionResult<Kept> {
    let Checked {
        received_sha256,
        picture,
    } = checked;
    let clean = match picture {
        Picture::Clean(clean) => clean,
        Picture::Heic(received, header, limits) => {
            let made = app.decoder.convert(received, &header, &limits).await?;
            let made = Bytes::from(made.map_err(|refusal| refusal_of(&refusal))?);
            let (clean, _) = apart(made, move |made| {
                imaging::strip_metadata(made, &imaging::probe(made, &limits)?)
            })
            .await?;
            clean
        }
    };
    let bytes = Bytes::from(clean.bytes);
    // Opened once, small: a picture that was cut on its way, or a photo that shows little, is found while the family is still there
    // to mend it.
    let seen = look(app, bytes.clone(), &clean.header).await?;
    let original_bytes = bytes.len() as i64;
    let original_sha256 = app.files.put(bytes).await?;
    SEEN.insert(original_sha256, seen.clone());
    kept(
        (received_sha256, original_sha256),
        original_bytes,
        &clean.header,
        &seen,
    )
}

/// Work on the bytes of a picture, on a thread that may take its time; they come back with what was found.
async fn apart<T: Send + 'static>(
    bytes: Bytes,
    work: impl FnOnce(&[u8]) -> Result<T, PictureRefusal> + Send + 'static,
) -> ActionResult<(T, Bytes)> {
    let done = tokio::task::spawn_blocking(move || work(&bytes).map(|found| (found, bytes))).await;
    let done = done.map_err(ActionError::internal)?;
    Ok(done.map_err(|refusal| refusal_of(&refusal))?)
}

/// The picture that a form names which came back with errors; none if it is not there any more.
pub async fn find_kept(
    app: &App,
    reference: &str,
    short_side_px_min: i32,
) -> ActionResult<Option<Kept>> {
    let Some((received_sha256, original_sha256)) = read_reference(reference) else {
        return Ok(None);
    };
    let bytes = match app.files.get(&original_sha256).await {
        Ok(bytes) => bytes,
        Err(FilesError::Missing(_)) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let limits = limits_of(app, short_side_px_min);
    let header = imaging::probe(&bytes, &limits).map_err(|refusal| refusal_of(&refusal))?;
    let seen = match SEEN.get(&original_sha256) {
        Some(seen) => seen,
        None => look(app, bytes.clone(), &header).await?,
    };
    // Written once more, so that it counts as fresh and no sweep takes it while its row is under way.
    let original_bytes = bytes.len() as i64;
    app.files.put(bytes).await?;
    let kept = kept(
        (received_sha256, original_sha256),
        original_bytes,
        &header,
        &seen,
    )?;
    Ok(Some(kept))
}

async fn look(app: &App, bytes: Bytes, header: &Header) -> ActionResult<Seen> {
    let seen = app.decoder.look(bytes, header, &limits_of(app, 0)).await?;
    Ok(seen.map_err(|refusal| refusal_of(&refusal))?)
}

fn kept(
    (received_sha256, original_sha256): (ContentHash, ContentHash),
    original_bytes: i64,
    header: &Header,
    seen: &Seen,
) -> ActionResult<Kept> {
    Ok(Kept {
        received_sha256,
        original_sha256,
        format: header.format.try_into()?,
        original_bytes,
        width: header.upright_width as i32,
        height: header.upright_height as i32,
        concerns: seen
            .concerns
            .iter()
            .copied()
            .map(PhotoConcern::from)
            .collect(),
        sheet: match seen.sheet {
            Finding::Whole(corners) => Some(corners),
            _ => None,
        },
    })
}
