//! Work in the background: durable, at least once, in fair turns.
//!
//! A job is a row of our own database, written in the same transaction as the deed that asks for it, so that neither
//! can be without the other. It carries ids only; its handler loads, decides and writes like any action, and must be
//! safe to run twice, because a worker killed between the deed and the tick is not told apart from one killed before.
//!
//! Life cycle: queued → running → gone (done), or back to queued with a longer wait after each failure, or dead after
//! the last: then a person sees it ([`list_dead`]) and asks again ([`retry`]).
//!
//! - **Lanes** take turns: each claim takes from the next lane in order, and every fourth the job that has waited
//!   longest. A coordinator's 5,000 jobs delay a child's one by a turn, and nobody waits for ever.
//! - **Orphans**: a running job's row has a heartbeat; one that stops is queued again by whoever sees it first.
//! - **A key** ([`NewJob::dedupe_key`]) makes asking again harmless: while the job waits, once is enough; while it
//!   runs, it runs once more afterwards, because what it read may be older than the second asking.
//!
//! Deliberately absent: priorities, cron, results, and jobs that outlive their success.

mod handlers;
mod store;
#[cfg(test)]
mod tests;
mod wake;
mod worker;

pub use handlers::{Handlers, Job, JobError, Terms};
pub use store::{Count, JobRow, JobState, count, enqueue, list_dead, retry};
pub use worker::{Pace, Queue};

/// A piece of work to be done soon.
#[derive(Debug, Clone)]
pub struct NewJob {
    /// Which handler does it: a verb and a noun, `derive-pictures`.
    pub kind: &'static str,
    /// Ids and nothing else: what they name is loaded when the job runs.
    pub payload: serde_json::Value,
    /// Whose work it is (a batch, an entry, a round): lanes take turns.
    pub lane: String,
    /// What makes two askings the same; none = every asking is a job of its own.
    pub dedupe_key: Option<String>,
}
