//! The one place that asks what time it is and makes ids. Rules are given `now`; tests set it.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::Timestamp;
use uuid::Uuid;

use crate::kernel::Instant;

/// The wall clock, or a clock that a test holds still.
#[derive(Debug, Clone, Default)]
pub struct Clock {
    held: Option<Arc<AtomicI64>>,
}

impl Clock {
    /// The wall clock.
    pub fn wall() -> Self {
        Self { held: None }
    }

    /// A clock that stands still until [`Clock::set`].
    pub fn held_at(instant: Instant) -> Self {
        Self {
            held: Some(Arc::new(AtomicI64::new(instant.as_ms()))),
        }
    }

    /// Moves a held clock; the wall clock cannot be moved and ignores it.
    pub fn set(&self, instant: Instant) {
        if let Some(held) = &self.held {
            held.store(instant.as_ms(), Ordering::SeqCst);
        }
    }

    /// The time now, to the millisecond.
    #[allow(clippy::disallowed_methods)] // the only place that may
    pub fn now(&self) -> Instant {
        match &self.held {
            Some(held) => Instant::from_ms(held.load(Ordering::SeqCst)),
            None => Timestamp::now().into(),
        }
    }

    /// A new id of any type: UUIDv7, so that rows sort by when they were made.
    pub fn new_id<Id: From<Uuid>>(&self) -> Id {
        Uuid::now_v7().into()
    }
}
