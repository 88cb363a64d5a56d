//! Views of a picture: a tile as it lies in the store, or what is made of tiles or of the original now.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use bytes::Bytes;
use futures_util::{StreamExt, TryStreamExt, stream};

use super::actions::{Tiles, limits_of, not_there};
use crate::app::App;
use crate::kernel::{ActionError, ActionResult};
use crate::platform::files::{ContentHash, FilesError};
use crate::platform::imaging::iiif::{Plan, Source};
use crate::platform::imaging::pyramid::{self, Index, Needed, OpenTile, Place};
use crate::platform::imaging::{self, PictureRefusal};

/// Rows of tiles that are fetched at once.
const FETCHES_MAX: usize = 4;

/// Views of more tiles than this do not open them whole: most of what they show is not at their edges anyway, and one of them would
/// push out everyone's.
const OPEN_TILES_MAX: usize = 16;

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
    let is_grey = tiles.index.is_grey;
    let n_tiles: usize = needed.places.iter().map(Vec::len).sum();
    if !is_grey
        && n_tiles <= OPEN_TILES_MAX
        && needed.is_crop(&plan)
        && tiles.was_cropped.swap(true, Ordering::Relaxed)
    {
        return crop_of_open_tiles(app, tiles, plan, needed).await;
    }
    let rows: Vec<Vec<Bytes>> = stream::iter(&needed.places)
        .map(|row| fetch(app, tiles, row))
        .buffered(FETCHES_MAX)
        .try_collect()
        .await?;
    off_thread(tiles, move || pyramid::view(&plan, is_grey, &needed, &rows)).await
}

/// A row of a view's tiles.
enum Row {
    /// All of them were opened for another view.
    Open(Vec<Arc<OpenTile>>),
    Stored(Vec<Bytes>),
}

/// A crop of tiles that are kept opened for those beside it.
async fn crop_of_open_tiles(
    app: &App,
    tiles: &Tiles,
    plan: Plan,
    needed: Needed,
) -> ActionResult<Bytes> {
    let file = tiles.file;
    let row_of = async |places: &Vec<Place>| {
        let open = places.iter().map(|at| app.images.open_tile(file, *at));
        match open.collect() {
            Some(open) => Ok(Row::Open(open)),
            None => fetch(app, tiles, places).await.map(Row::Stored),
        }
    };
    let rows: Vec<Row> = stream::iter(&needed.places)
        .map(row_of)
        .buffered(FETCHES_MAX)
        .try_collect()
        .await?;
    let images = app.images.clone();
    off_thread(tiles, move || {
        let open = |row: usize, column: usize, tile: &Bytes| {
            let place = needed.places[row][column];
            if let Some(open) = images.open_tile(file, place) {
                return Ok(open);
            }
            let open = Arc::new(needed.open(row, column, tile)?);
            images.keep_open_tile(file, place, Arc::clone(&open));
            Ok(open)
        };
        let rows = rows
            .into_iter()
            .enumerate()
            .map(|(row, tiles)| match tiles {
                Row::Open(tiles) => Ok(tiles),
                Row::Stored(tiles) => {
                    let tiles = tiles.iter().enumerate();
                    tiles
                        .map(|(column, tile)| open(row, column, tile))
                        .collect()
                }
            });
        let rows = rows.collect::<Result<Vec<Vec<Arc<OpenTile>>>, PictureRefusal>>()?;
        pyramid::crop_of_open(&plan, &needed, &rows)
    })
    .await
}

/// Makes a view where it may take its time.
async fn off_thread(
    tiles: &Tiles,
    make: impl FnOnce() -> Result<Vec<u8>, PictureRefusal> + Send + 'static,
) -> ActionResult<Bytes> {
    let made = tokio::task::spawn_blocking(make).await;
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
