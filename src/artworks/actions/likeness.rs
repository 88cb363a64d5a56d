//! Which drawings are likely the same, and by which colours they are found.

use std::collections::HashMap;

use sea_orm::ConnectionTrait;

use crate::app::App;
use crate::artworks::store;
use crate::kernel::{ActionError, ActionResult, ArtworkId};
use crate::platform::imaging::{Likeness, Marks, Swatch};

/// Pictures with which a new one is compared, the newest ones: a quarter of a millisecond each.
const N_COMPARED_MAX: u64 = 5_000;
/// Pictures read at once: about a megabyte of marks.
const N_AT_ONCE: u64 = 500;
/// Likenesses kept of one picture, the nearest.
const N_KEPT: usize = 12;

/// The marks as they are stored.
pub(super) fn looks_of(marks: &Marks) -> ActionResult<store::Looks> {
    Ok(store::Looks {
        hash: marks.hash.cast_signed(),
        places: marks.places.clone(),
        colours: serde_json::to_string(&marks.colours).map_err(ActionError::internal)?,
        colour_words: Swatch::words(&marks.colours),
    })
}

/// Compares a picture with those that are there and notes which are likely of the same drawing. Its own marks are committed before:
/// of two that are prepared at once, the later one sees the earlier.
pub(super) async fn find_likenesses(app: &App, id: ArtworkId, marks: Marks) -> ActionResult<()> {
    let marks = std::sync::Arc::new(marks);
    let mut found: Vec<(ArtworkId, Likeness)> = Vec::new();
    let mut before = None;
    let mut n = 0;
    while n < N_COMPARED_MAX {
        let others = store::list_marks(app.db.read(), before, N_AT_ONCE).await?;
        let Some((last, _, _)) = others.last() else {
            break;
        };
        before = Some(*last);
        n += others.len() as u64;
        let marks = marks.clone();
        let likely = tokio::task::spawn_blocking(move || {
            others
                .into_iter()
                .filter(|(other, _, _)| *other != id)
                .map(|(other, hash, places)| {
                    (other, Likeness::of(&marks, hash.cast_unsigned(), &places))
                })
                .filter(|(_, likeness)| likeness.is_likely_same())
                .collect::<Vec<_>>()
        })
        .await
        .map_err(ActionError::internal)?;
        found.extend(likely);
    }
    found.sort_by_key(|(other, likeness)| {
        (
            std::cmp::Reverse(likeness.n_places),
            likeness.n_bits,
            *other,
        )
    });
    found.truncate(N_KEPT);
    let rows = found
        .into_iter()
        .map(|(other, likeness)| store::LikenessRow {
            artwork_id: id,
            other_id: other,
            n_bits: likeness.n_bits as i32,
            n_places: likeness.n_places as i32,
        })
        .collect();
    let tx = app.db.write().await?;
    // Erased meanwhile: then there is nothing that could be like it.
    if store::find_artwork(&tx, id).await?.is_some() {
        store::replace_likenesses(&tx, id, rows).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// The artworks that are likely of the same drawing as this one, the most alike first.
pub async fn list_likely_same(
    db: &impl ConnectionTrait,
    id: ArtworkId,
) -> ActionResult<Vec<ArtworkId>> {
    let mut rows = store::list_likenesses(db, id).await?;
    rows.sort_by_key(|row| (std::cmp::Reverse(row.n_places), row.n_bits));
    let mut others: Vec<ArtworkId> = Vec::new();
    for row in rows {
        let other = if row.artwork_id == id {
            row.other_id
        } else {
            row.artwork_id
        };
        if !others.contains(&other) {
            others.push(other);
        }
    }
    Ok(others)
}

/// The set of colour words of each artwork, a bit each: see [`ColourWord::bit`](crate::platform::imaging::ColourWord::bit).
pub async fn list_colour_words(
    db: &impl ConnectionTrait,
    ids: &[ArtworkId],
) -> ActionResult<HashMap<ArtworkId, i32>> {
    let mut words = HashMap::with_capacity(ids.len());
    for some in ids.chunks(1000) {
        words.extend(store::list_colour_words(db, some).await?);
    }
    Ok(words)
}
