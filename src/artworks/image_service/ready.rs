//! What a node keeps ready of the image service, and how much it does at once.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use bytes::Bytes;
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use tokio::sync::{Semaphore, SemaphorePermit};

use super::actions::Tiles;
use crate::config::Config;
use crate::kernel::refusal::RefusalKind;
use crate::kernel::{ActionError, ActionResult, Instant, Refusal};
use crate::platform::files::ContentHash;
use crate::platform::imaging::iiif::{Plan, TILE_PX};
use crate::platform::imaging::pyramid::{OpenTile, Place};

/// Pictures whose index of tiles is kept. An index of 24 MP takes 3 kB.
const INDICES_MAX: usize = 4096;

/// What most opened tiles take, with colour halved both ways.
const OPEN_TILE_BYTES: usize = (TILE_PX * TILE_PX) as usize * 3 / 2;

/// How long a request waits for its turn before it is told to come back.
const WAIT_MAX: Duration = Duration::from_secs(5);

/// Identifiers that are remembered as public.
const REMEMBERED_MAX: usize = 20_000;

/// A view, by what it is of and what is to be made.
type Key = (ContentHash, Plan);

#[derive(Clone)]
struct ByBytes;

/// A tile, by its file of tiles and where it lies there.
type TileKey = (ContentHash, u64);

impl Weighter<TileKey, Arc<OpenTile>> for ByBytes {
    fn weight(&self, _: &TileKey, tile: &Arc<OpenTile>) -> u64 {
        tile.n_bytes() as u64 + size_of::<TileKey>() as u64
    }
}

impl Weighter<Key, Bytes> for ByBytes {
    fn weight(&self, _: &Key, view: &Bytes) -> u64 {
        view.len() as u64 + size_of::<Key>() as u64
    }
}

/// Views, opened tiles and indices kept in memory, and the turns of those who wait for more. Cheap to clone; clones share.
#[derive(Clone)]
pub struct ImageService(Arc<Inner>);

struct Inner {
    tiles: Cache<ContentHash, Arc<Tiles>>,
    views: Cache<Key, Bytes, ByBytes>,
    open_tiles: Cache<TileKey, Arc<OpenTile>, ByBytes>,
    /// Until when it is believed that an identifier is public, and what it leads to.
    public: Cache<String, (Instant, Arc<Tiles>)>,
    view_bytes_max: usize,
    turns: Semaphore,
    n_waiting: AtomicUsize,
    n_waiting_max: usize,
}

impl ImageService {
    /// With nothing kept yet.
    pub fn new(config: &Config) -> Self {
        let limits = &config.limits;
        let n_at_once = match limits.views_at_once_max {
            0 => std::thread::available_parallelism().map_or(2, usize::from),
            n => n,
        };
        let kept_bytes_max = limits.view_bytes_kept_max;
        Self(Arc::new(Inner {
            tiles: Cache::new(INDICES_MAX),
            views: Cache::with_weighter(
                (kept_bytes_max / 32_768).max(16),
                kept_bytes_max as u64,
                ByBytes,
            ),
            open_tiles: Cache::with_weighter(
                (kept_bytes_max / OPEN_TILE_BYTES).max(16),
                kept_bytes_max as u64,
                ByBytes,
            ),
            public: Cache::new(REMEMBERED_MAX),
            // One whole picture must not push out a wall of tiles.
            view_bytes_max: kept_bytes_max / 16,
            turns: Semaphore::new(n_at_once),
            n_waiting: AtomicUsize::new(0),
            n_waiting_max: limits.views_waiting_max,
        }))
    }

    /// The tiles behind an identifier that is known to be public now.
    pub fn remembered(&self, identifier: &str, now: Instant) -> Option<Arc<Tiles>> {
        let (until, tiles) = self.0.public.get(identifier)?;
        (now < until).then_some(tiles)
    }

    /// Remembers that an identifier is public.
    pub fn remember(&self, identifier: &str, until: Instant, tiles: Arc<Tiles>) {
        self.0.public.insert(identifier.to_owned(), (until, tiles));
    }

    /// It is not public, or not any more.
    pub fn forget(&self, identifier: &str) {
        self.0.public.remove(identifier);
    }

    pub(super) fn tiles(&self, original: &ContentHash) -> Option<Arc<Tiles>> {
        self.0.tiles.get(original)
    }

    pub(super) fn keep_tiles(&self, original: ContentHash, tiles: Arc<Tiles>) {
        self.0.tiles.insert(original, tiles);
    }

    pub(super) fn view(&self, original: ContentHash, plan: &Plan) -> Option<Bytes> {
        self.0.views.get(&(original, *plan))
    }

    pub(super) fn keep_view(&self, original: ContentHash, plan: &Plan, view: &Bytes) {
        if view.len() <= self.0.view_bytes_max {
            self.0.views.insert((original, *plan), view.clone());
        }
    }

    pub(super) fn open_tile(&self, file: ContentHash, place: Place) -> Option<Arc<OpenTile>> {
        self.0.open_tiles.get(&(file, place.offset))
    }

    pub(super) fn keep_open_tile(&self, file: ContentHash, place: Place, tile: Arc<OpenTile>) {
        self.0.open_tiles.insert((file, place.offset), tile);
    }

    /// A turn at opening pictures; given back when dropped. Refused when too many wait already, or it takes too long:
    /// whoever asks may come back.
    pub(in crate::artworks) async fn turn(&self) -> ActionResult<SemaphorePermit<'_>> {
        if let Ok(turn) = self.0.turns.try_acquire() {
            return Ok(turn);
        }
        let busy = || ActionError::from(Refusal::new("iiif-busy", RefusalKind::Unavailable));
        let _seat = Seat::take(&self.0).ok_or_else(busy)?;
        match tokio::time::timeout(WAIT_MAX, self.0.turns.acquire()).await {
            Ok(turn) => turn.map_err(ActionError::internal),
            Err(_) => Err(busy()),
        }
    }
}

/// A seat among those who wait; given back also when the guest has gone away.
struct Seat<'a>(&'a Inner);

impl<'a> Seat<'a> {
    fn take(inner: &'a Inner) -> Option<Self> {
        let n_before = inner.n_waiting.fetch_add(1, Ordering::SeqCst);
        let seat = Self(inner);
        (n_before < inner.n_waiting_max).then_some(seat)
    }
}

impl Drop for Seat<'_> {
    fn drop(&mut self) {
        self.0.n_waiting.fetch_sub(1, Ordering::SeqCst);
    }
}
