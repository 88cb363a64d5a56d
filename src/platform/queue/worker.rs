//! The loop that claims jobs, runs them side by side, and writes down how they ended.
//!
//! One loop per process. All it writes in a round (ends of jobs, new claims) is one transaction, so that with
//! `synchronous = FULL` a short job costs one wait for the disk and not two.

use std::collections::HashMap;
use std::future::Future;
use std::time::Duration;

use jiff::SignedDuration;
use sea_orm::DbErr;
use tokio::task::{AbortHandle, Id, JoinError, JoinSet};
use tokio::time::{Instant as Moment, sleep_until, timeout};

use super::{Handlers, Job, JobError, JobRow, store, wake};
use crate::kernel::{Instant, JobId};
use crate::platform::clock::Clock;
use crate::platform::db::Db;

/// A job whose worker died is tried again at once, but not for ever: it may be what kills them.
const ORPHANED_ATTEMPTS_MAX: i32 = 20;

/// Most orphans taken up in one transaction.
const N_ORPHANS_MAX: u64 = 100;

/// How often the loop looks, beats and gives up waiting. The default is right for production; tests hurry.
#[derive(Debug, Clone, Copy)]
pub struct Pace {
    /// Longest wait between two looks for due jobs.
    pub poll_max: Duration,
    /// Wait between two heartbeats.
    pub heartbeat: Duration,
    /// Silence after which a worker counts as dead. Several heartbeats long, and longer than clocks of nodes differ.
    pub stale_after: Duration,
    /// Wait of a job that could not run for want of something else ([`JobError::NotNow`]).
    pub not_now: Duration,
    /// How long running jobs may take to end after the stop; then they are left to the next worker.
    pub drain_max: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            poll_max: Duration::from_secs(1),
            heartbeat: Duration::from_secs(5),
            stale_after: Duration::from_secs(30),
            not_now: Duration::from_secs(30),
            drain_max: Duration::from_secs(25),
        }
    }
}

/// The worker of this process.
pub struct Queue {
    db: Db,
    clock: Clock,
    handlers: Handlers,
    n_parallel: usize,
    pace: Pace,
    name: String,
    turns: store::Turns,
    running: JoinSet<Result<(), JobError>>,
    claimed: HashMap<Id, Claimed>,
    ended: Vec<Ended>,
}

struct Claimed {
    row: JobRow,
    abort: AbortHandle,
}

struct Ended {
    row: JobRow,
    how: Result<(), JobError>,
}

impl Queue {
    /// Works until `shutdown` is ready and what runs has ended: at most `n_parallel` jobs at once (at least one).
    /// A database that is away is waited for.
    pub async fn run(
        db: Db,
        clock: Clock,
        handlers: Handlers,
        n_parallel: usize,
        shutdown: impl Future<Output = ()>,
    ) {
        Self::new(db, clock, handlers, n_parallel)
            .work(shutdown)
            .await;
    }

    /// A worker that does not work yet.
    pub fn new(db: Db, clock: Clock, handlers: Handlers, n_parallel: usize) -> Self {
        Self {
            db,
            clock,
            handlers,
            n_parallel: n_parallel.max(1),
            pace: Pace::default(),
            name: uuid::Uuid::now_v7().to_string(),
            turns: store::Turns::default(),
            running: JoinSet::new(),
            claimed: HashMap::new(),
            ended: Vec::new(),
        }
    }

    /// The same at another pace.
    pub fn at(mut self, pace: Pace) -> Self {
        self.pace = pace;
        self
    }

    /// Works until `shutdown` is ready and what runs has ended.
    pub async fn work(mut self, shutdown: impl Future<Output = ()>) {
        let mut shutdown = std::pin::pin!(shutdown);
        let mut stop_at: Option<Moment> = None;
        let mut next_beat = Moment::now() + self.pace.heartbeat;
        let mut next_look_for_orphans = Moment::now();
        let mut wait = Duration::from_millis(1);
        loop {
            if stop_at.is_some_and(|stop_at| self.claimed.is_empty() || Moment::now() >= stop_at) {
                break;
            }
            // Read before looking: a hint given while we look is not lost.
            let n_hints = wake::n_hints();
            if Moment::now() >= next_look_for_orphans {
                next_look_for_orphans = Moment::now() + self.pace.stale_after / 3;
                self.told("take up orphans", Self::take_up_orphans).await;
            }
            if Moment::now() >= next_beat {
                next_beat = Moment::now() + self.pace.heartbeat;
                self.told("beat", Self::beat).await;
            }
            let n_free = if stop_at.is_some() {
                0
            } else {
                self.n_parallel.saturating_sub(self.claimed.len())
            };
            match self.round(n_free).await {
                Ok(0) => wait = (wait * 2).min(self.pace.poll_max),
                Ok(_) => wait = Duration::from_millis(1),
                Err(error) => {
                    tracing::warn!(%error, "the queue cannot reach its table");
                    wait = self.pace.poll_max;
                }
            }
            let is_full = self.claimed.len() >= self.n_parallel || stop_at.is_some();
            // With ends still to be written (the database was away) looking again is what writes them.
            let next_look = (!is_full || !self.ended.is_empty()).then(|| Moment::now() + wait);
            tokio::select! {
                Some(ended) = self.running.join_next_with_id() => {
                    self.note(ended);
                    while let Some(ended) = self.running.try_join_next_with_id() {
                        self.note(ended);
                    }
                }
                () = wake::more_than(n_hints), if !is_full => wait = Duration::from_millis(1),
                () = sleep_until(next_look.unwrap_or(next_beat).min(next_beat)) => {}
                () = &mut shutdown, if stop_at.is_none() => stop_at = Some(Moment::now() + self.pace.drain_max),
            }
        }
        self.leave().await;
    }

    /// Runs what is due, one after another in turn, until nothing is; returns how many jobs ran. For tests and for
    /// commands that want to end with an empty queue. What failed waits for its time and is not waited for.
    pub async fn run_due(db: &Db, clock: &Clock, handlers: &Handlers) -> Result<usize, DbErr> {
        let mut queue = Self::new(db.clone(), clock.clone(), handlers.clone(), 1);
        let mut n_run = 0;
        while queue.round(1).await? > 0 {
            n_run += 1;
            if let Some(ended) = queue.running.join_next_with_id().await {
                queue.note(ended);
            }
        }
        Ok(n_run)
    }

    /// Writes down what ended and claims up to `n_free` more, in one transaction, and starts those. Returns how many
    /// were started.
    async fn round(&mut self, n_free: usize) -> Result<usize, DbErr> {
        let now = self.clock.now();
        let is_due =
            n_free > 0 && store::is_due(self.db.read(), now, &self.kinds_with_room(&[])).await?;
        if self.ended.is_empty() && !is_due {
            return Ok(0);
        }
        let tx = self.db.write().await?;
        for ended in &self.ended {
            self.write_end(&tx, now, ended).await?;
        }
        let mut turns = self.turns.clone();
        let mut rows: Vec<JobRow> = Vec::new();
        while rows.len() < n_free {
            let kinds = self.kinds_with_room(&rows);
            match store::claim(&tx, now, &kinds, &mut turns, &self.name).await? {
                Some(row) => rows.push(row),
                None => break,
            }
        }
        tx.commit().await?;
        self.turns = turns;
        self.ended.clear();
        let n_started = rows.len();
        for row in rows {
            self.start(row);
        }
        Ok(n_started)
    }

    /// The kinds of which one more may run beside those that run and those of `more`.
    fn kinds_with_room(&self, more: &[JobRow]) -> Vec<&'static str> {
        let n_running = |kind: &str| {
            self.claimed
                .values()
                .map(|claimed| &claimed.row)
                .chain(more)
                .filter(|row| row.kind == kind)
                .count()
        };
        let has_room = |kind: &&str| match self.handlers.terms(kind).n_parallel_max {
            0 => true,
            n_max => n_running(kind) < n_max,
        };
        self.handlers.kinds().filter(has_room).collect()
    }

    fn start(&mut self, row: JobRow) {
        let Some(handler) = self.handlers.get(&row.kind).cloned() else {
            return;
        };
        let job = Job::from(row.clone());
        let abort = self.running.spawn(async move {
            let begun = Moment::now();
            let kind = job.kind.clone();
            let outcome = match timeout(handler.terms.time_max, (handler.run)(job)).await {
                Ok(outcome) => outcome,
                Err(_) => Err(JobError::Retry(format!(
                    "took longer than {} s",
                    handler.terms.time_max.as_secs_f64()
                ))),
            };
            metrics::histogram!("artkite_job_seconds", "kind" => kind)
                .record(begun.elapsed().as_secs_f64());
            outcome
        });
        self.claimed.insert(abort.id(), Claimed { row, abort });
    }

    fn note(&mut self, ended: Result<(Id, Result<(), JobError>), JoinError>) {
        let (id, how) = match ended {
            Ok((id, how)) => (id, how),
            Err(error) => (error.id(), Err(JobError::Retry(broken_off(error)))),
        };
        // Not there: it was given up because it is another worker's now.
        let Some(Claimed { row, .. }) = self.claimed.remove(&id) else {
            return;
        };
        let outcome = match &how {
            Ok(()) => "done",
            Err(JobError::NotNow(_)) => "not-now",
            Err(_) => "failed",
        };
        metrics::counter!("artkite_jobs_ended_total", "kind" => row.kind.clone(), "outcome" => outcome).increment(1);
        match &how {
            Ok(()) => tracing::debug!(job = %row.id, kind = row.kind, "a job is done"),
            Err(error) => {
                tracing::warn!(job = %row.id, kind = row.kind, attempt = row.attempts, %error, "a job was not done");
            }
        }
        self.ended.push(Ended { row, how });
    }

    async fn write_end(
        &self,
        tx: &impl sea_orm::ConnectionTrait,
        now: Instant,
        ended: &Ended,
    ) -> Result<(), DbErr> {
        let row = &ended.row;
        let terms = self.handlers.terms(&row.kind);
        let used_up = i64::from(row.attempts) >= i64::from(terms.attempts_max);
        match &ended.how {
            Ok(()) => store::end_done(tx, &self.name, row).await,
            Err(JobError::Retry(error)) if !used_up => {
                let wait = terms.wait_after(u32::try_from(row.attempts).unwrap_or(1), chance());
                store::end_later(
                    tx,
                    &self.name,
                    row,
                    later(now, wait),
                    row.attempts,
                    Some(error),
                )
                .await
            }
            Err(JobError::NotNow(error)) => {
                let wait = self.pace.not_now.mul_f64(0.75 + chance() / 2.0);
                store::end_later(
                    tx,
                    &self.name,
                    row,
                    later(now, wait),
                    row.attempts - 1,
                    Some(error),
                )
                .await
            }
            Err(JobError::Retry(error) | JobError::Final(error)) => {
                tracing::error!(job = %row.id, kind = row.kind, "a job is dead");
                store::end_dead(tx, now, &self.name, row, error).await
            }
        }
    }

    /// Says that we are alive, and lets go of what is no longer ours.
    async fn beat(&mut self) -> Result<(), DbErr> {
        let ids: Vec<JobId> = self
            .claimed
            .values()
            .map(|claimed| claimed.row.id)
            .collect();
        if ids.is_empty() {
            return Ok(());
        }
        let tx = self.db.write().await?;
        let lost = store::beat(&tx, self.clock.now(), &self.name, &ids).await?;
        tx.commit().await?;
        self.claimed.retain(|_, claimed| {
            let is_lost = lost.contains(&claimed.row.id);
            if is_lost {
                tracing::warn!(job = %claimed.row.id, "a job went to another worker while this one was silent");
                claimed.abort.abort();
            }
            !is_lost
        });
        Ok(())
    }

    /// Queues again what dead workers were at.
    async fn take_up_orphans(&mut self) -> Result<(), DbErr> {
        let now = self.clock.now();
        let cutoff = later(now, Duration::ZERO).plus(-signed(self.pace.stale_after));
        if store::list_orphans(self.db.read(), cutoff, 1)
            .await?
            .is_empty()
        {
            return Ok(());
        }
        let tx = self.db.write().await?;
        for row in store::list_orphans(&tx, cutoff, N_ORPHANS_MAX).await? {
            let Some(worker) = &row.claimed_by else {
                continue;
            };
            tracing::warn!(job = %row.id, kind = row.kind, attempt = row.attempts, "a worker died at a job");
            let error = "the worker died while it ran";
            if row.attempts >= ORPHANED_ATTEMPTS_MAX {
                store::end_dead(&tx, now, worker, &row, error).await?;
            } else {
                store::end_later(&tx, worker, &row, now, row.attempts, Some(error)).await?;
            }
        }
        tx.commit().await
    }

    /// After the stop: writes down what ended; what has not ended is broken off and queued again, its try not counted.
    async fn leave(mut self) {
        self.running.abort_all();
        while let Some(ended) = self.running.join_next_with_id().await {
            match ended {
                Err(error) if error.is_cancelled() => {}
                other => self.note(other),
            }
        }
        let outcome: Result<(), DbErr> = async {
            let now = self.clock.now();
            let tx = self.db.write().await?;
            for ended in &self.ended {
                self.write_end(&tx, now, ended).await?;
            }
            for Claimed { row, .. } in self.claimed.values() {
                store::end_later(&tx, &self.name, row, now, row.attempts - 1, None).await?;
            }
            tx.commit().await
        }
        .await;
        if let Err(error) = outcome {
            tracing::warn!(%error, "the last ends of jobs were not written; they will run again");
        }
    }

    async fn told(
        &mut self,
        what: &'static str,
        deed: impl AsyncFnOnce(&mut Self) -> Result<(), DbErr>,
    ) {
        if let Err(error) = deed(self).await {
            tracing::warn!(%error, what, "the queue cannot reach its table");
        }
    }
}

fn signed(duration: Duration) -> SignedDuration {
    SignedDuration::try_from(duration).unwrap_or(SignedDuration::MAX)
}

fn later(now: Instant, wait: Duration) -> Instant {
    now.plus(signed(wait))
}

/// A number in 0..1 to spread waits by; no secret hangs on it.
fn chance() -> f64 {
    getrandom::u32().map_or(0.5, |number| f64::from(number) / f64::from(u32::MAX))
}

/// What a panic said, or that the job was cancelled from within.
fn broken_off(error: JoinError) -> String {
    match error.try_into_panic() {
        Ok(panic) => {
            let said = panic
                .downcast_ref::<&str>()
                .map(|text| (*text).to_owned())
                .or_else(|| panic.downcast_ref::<String>().cloned())
                .unwrap_or_default();
            format!("panicked: {said}")
        }
        Err(error) => error.to_string(),
    }
}
