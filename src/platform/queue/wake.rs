//! Tells the workers of this process that there may be something to do, so that a just committed job starts at once.
//!
//! A hint, given when the job is written and so a moment before it is committed: the worker looks a few times in quick
//! succession. Whoever misses it (another process, another node) looks once a second anyway.

use std::sync::atomic::{AtomicU64, Ordering};

use tokio::sync::Notify;

static N_HINTS: AtomicU64 = AtomicU64::new(0);
static HINT: Notify = Notify::const_new();

/// How many hints were given up to now.
pub(super) fn n_hints() -> u64 {
    N_HINTS.load(Ordering::SeqCst)
}

/// Gives a hint.
pub(super) fn hint() {
    N_HINTS.fetch_add(1, Ordering::SeqCst);
    HINT.notify_waiters();
}

/// Waits until there have been more hints than `n_seen`.
pub(super) async fn more_than(n_seen: u64) {
    let mut hinted = std::pin::pin!(HINT.notified());
    // From here on a hint wakes us; one given before is seen in the number.
    hinted.as_mut().enable();
    if n_hints() <= n_seen {
        hinted.await;
    }
}
