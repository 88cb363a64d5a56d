//! Paints on all cores and hands the files over in order.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use bytes::Bytes;
use tokio::sync::mpsc;

use super::painter::{Capture, DrawingSpec, encode, paint};

/// Finished files that wait for each painter: enough that nobody stands still, few enough for memory (some MB each).
const WAITING_PER_PAINTER: usize = 2;

/// Painters at work. Dropped, they stop after the sheet they are at.
pub struct Studio {
    finished: mpsc::Receiver<(usize, Bytes)>,
    early: BTreeMap<usize, Bytes>,
    next: usize,
    n: usize,
}

impl Studio {
    /// Begins to paint; `n_painters` 0 = one per core.
    ///
    /// # Errors
    /// Where the system gives no thread.
    pub fn open(jobs: Vec<(DrawingSpec, Capture)>, n_painters: usize) -> std::io::Result<Self> {
        let n_painters = match n_painters {
            0 => std::thread::available_parallelism().map_or(2, usize::from),
            n => n,
        };
        let (hand_in, finished) = mpsc::channel(n_painters * WAITING_PER_PAINTER);
        let n = jobs.len();
        let jobs = Arc::new(jobs);
        let next = Arc::new(AtomicUsize::new(0));
        for painter in 0..n_painters.min(n) {
            let (jobs, next, hand_in) = (jobs.clone(), next.clone(), hand_in.clone());
            std::thread::Builder::new()
                .name(format!("painter-{painter}"))
                .spawn(move || {
                    loop {
                        let at = next.fetch_add(1, Ordering::Relaxed);
                        let Some((spec, capture)) = jobs.get(at) else {
                            break;
                        };
                        let file = encode(&paint(spec), capture);
                        if hand_in.blocking_send((at, Bytes::from(file))).is_err() {
                            break;
                        }
                    }
                })?;
        }
        Ok(Self {
            finished,
            early: BTreeMap::new(),
            next: 0,
            n,
        })
    }

    /// The next file in order; none after the last, or where a painter fell over.
    pub async fn next(&mut self) -> Option<Bytes> {
        if self.next >= self.n {
            return None;
        }
        loop {
            if let Some(file) = self.early.remove(&self.next) {
                self.next += 1;
                return Some(file);
            }
            let (at, file) = self.finished.recv().await?;
            self.early.insert(at, file);
        }
    }
}
