//! Files that nobody names any more: the sizes of a picture that was laid straight or sent again, and a photo whose form never came.

use std::collections::HashSet;

use crate::app::App;
use crate::artworks::domain::read_reference;
use crate::artworks::{image_service, store, uploads};
use crate::kernel::{ActionResult, Instant};
use crate::platform::files::{ContentHash, FRESH_FOR, Stored};

/// Files that are asked for together.
const N_LISTED: usize = 1000;

/// Most files that one round takes away; what is left over waits for the next.
const N_REMOVED_MAX: usize = 10_000;

/// Takes away the files that no row names and that were last put longer than [`FRESH_FOR`] ago; returns how many.
///
/// Whoever names a file has put it at most half of [`FRESH_FOR`] before, which makes it fresh even if it lay there. So what is named
/// now is asked for first, and a file's age once more just before it goes. A million names take about 50 MB.
///
/// # Errors
/// Those of the database and of the store; what was taken away until then is gone.
pub async fn sweep_files(app: &App) -> ActionResult<usize> {
    let fresh_for = jiff::SignedDuration::try_from(FRESH_FOR).unwrap_or_default();
    let cutoff = app.clock.now().plus(-fresh_for);
    let named = list_named(app).await?;
    let (mut after, mut n_removed): (Option<ContentHash>, _) = (None, 0);
    loop {
        let files = app.files.list(after.as_ref(), N_LISTED).await?;
        for file in &files {
            let is_leftover = file.put_at < cutoff && !named.contains(&file.hash);
            if is_leftover && is_still_old(app, after, file, cutoff).await? {
                app.files.delete(&file.hash).await?;
                n_removed += 1;
            }
            if n_removed == N_REMOVED_MAX {
                return Ok(n_removed);
            }
            after = Some(file.hash);
        }
        if files.len() < N_LISTED {
            return Ok(n_removed);
        }
    }
}

/// Whether the file that follows `before` is this one, and nobody has put it again since it was listed.
async fn is_still_old(
    app: &App,
    before: Option<ContentHash>,
    file: &Stored,
    cutoff: Instant,
) -> ActionResult<bool> {
    let now = app.files.list(before.as_ref(), 1).await?;
    let now = now.first().filter(|now| now.hash == file.hash);
    Ok(now.is_some_and(|now| now.put_at < cutoff))
}

/// Every file that a row names.
async fn list_named(app: &App) -> ActionResult<HashSet<ContentHash>> {
    let db = app.db.read();
    let mut named: HashSet<ContentHash> = store::list_files(db).await?.into_iter().collect();
    named.extend(image_service::list_files(db).await?);
    let references = uploads::list_references(db).await?;
    let kept = references.iter().filter_map(|text| read_reference(text));
    named.extend(kept.map(|(_, original)| original));
    Ok(named)
}
