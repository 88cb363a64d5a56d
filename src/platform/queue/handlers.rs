//! Who does which kind of job, and how often it is tried.

use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use serde::de::DeserializeOwned;

use super::JobRow;
use crate::kernel::refusal::RefusalKind;
use crate::kernel::{ActionError, JobId};

/// A job as its handler sees it.
#[derive(Debug, Clone)]
pub struct Job {
    /// Its id.
    pub id: JobId,
    /// Its kind.
    pub kind: String,
    /// The ids it carries.
    pub payload: serde_json::Value,
    /// Which try this is, from 1.
    pub attempt: u32,
}

impl Job {
    /// The ids it carries, typed. A payload of another shape will not become right by trying again.
    pub fn ids<T: DeserializeOwned>(&self) -> Result<T, JobError> {
        T::deserialize(&self.payload).map_err(|error| JobError::Final(format!("payload: {error}")))
    }
}

impl From<JobRow> for Job {
    fn from(row: JobRow) -> Self {
        Self {
            id: row.id,
            kind: row.kind,
            payload: row.payload,
            attempt: u32::try_from(row.attempts).unwrap_or(1),
        }
    }
}

/// Why a job was not done. The texts are kept for the staff and logged: no names, no addresses.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum JobError {
    /// May well succeed later: tried again after a wait, until its tries are used up.
    #[error("{0}")]
    Retry(String),
    /// Something it needs is away (file store, disk room): waits without using up a try.
    #[error("{0}")]
    NotNow(String),
    /// Will never succeed: dead at once.
    #[error("{0}")]
    Final(String),
}

impl From<sea_orm::DbErr> for JobError {
    fn from(error: sea_orm::DbErr) -> Self {
        Self::Retry(error.to_string())
    }
}

impl From<ActionError> for JobError {
    fn from(error: ActionError) -> Self {
        match &error {
            ActionError::Refused(refusal) if refusal.kind == RefusalKind::Unavailable => {
                Self::NotNow(refusal.code.to_owned())
            }
            ActionError::Internal(_) => Self::Retry(error.to_string()),
            // A rule's no stays a no.
            _ => Self::Final(error.to_string()),
        }
    }
}

/// How often, how long and how many at once.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Terms {
    /// Tries before it is dead, at least 1. A worker that dies while it runs counts as a try.
    pub attempts_max: u32,
    /// The wait after the first failure; each further one is `wait_factor` times as long.
    pub wait_first: Duration,
    /// See `wait_first`.
    pub wait_factor: f64,
    /// The longest wait.
    pub wait_max: Duration,
    /// A try that takes longer has failed.
    pub time_max: Duration,
    /// Jobs of this kind that one worker runs at once; what waits for others (a mail server) must not take every
    /// place. 0 = as many as there are places.
    pub n_parallel_max: usize,
}

impl Default for Terms {
    /// Five tries over some seven minutes (after 5, 20, 80, 320 s), ten minutes each.
    fn default() -> Self {
        Self {
            attempts_max: 5,
            wait_first: Duration::from_secs(5),
            wait_factor: 4.0,
            wait_max: Duration::from_secs(3600),
            time_max: Duration::from_secs(600),
            n_parallel_max: 0,
        }
    }
}

impl Terms {
    /// How long to wait after failure number `n_failed` (from 1). `chance` in 0..1 spreads the waits by a quarter to
    /// either side, so that what failed together does not come back together.
    pub(super) fn wait_after(&self, n_failed: u32, chance: f64) -> Duration {
        let exponent = i32::try_from(n_failed.saturating_sub(1)).unwrap_or(i32::MAX);
        let seconds = self.wait_first.as_secs_f64() * self.wait_factor.powi(exponent);
        Duration::from_secs_f64(seconds.min(self.wait_max.as_secs_f64()) * (0.75 + chance / 2.0))
    }
}

type Running = Pin<Box<dyn Future<Output = Result<(), JobError>> + Send>>;

#[derive(Clone)]
pub(super) struct Handler {
    pub(super) terms: Terms,
    pub(super) run: Arc<dyn Fn(Job) -> Running + Send + Sync>,
}

/// Which handler does which kind. Kinds that are not here are left to workers that know them.
#[derive(Clone, Default)]
pub struct Handlers {
    by_kind: BTreeMap<&'static str, Handler>,
}

impl Handlers {
    /// Nobody does anything yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// `handler` does the jobs of `kind`, on the default [`Terms`].
    pub fn on<F, Fut>(self, kind: &'static str, handler: F) -> Self
    where
        F: Fn(Job) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<(), JobError>> + Send + 'static,
    {
        self.on_terms(kind, Terms::default(), handler)
    }

    /// `handler` does the jobs of `kind`, on terms of its own.
    pub fn on_terms<F, Fut>(mut self, kind: &'static str, terms: Terms, handler: F) -> Self
    where
        F: Fn(Job) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<(), JobError>> + Send + 'static,
    {
        let run: Arc<dyn Fn(Job) -> Running + Send + Sync> =
            Arc::new(move |job| Box::pin(handler(job)));
        self.by_kind.insert(kind, Handler { terms, run });
        self
    }

    /// The kinds that are done here.
    pub fn kinds(&self) -> impl Iterator<Item = &'static str> {
        self.by_kind.keys().copied()
    }

    pub(super) fn get(&self, kind: &str) -> Option<&Handler> {
        self.by_kind.get(kind)
    }

    pub(super) fn terms(&self, kind: &str) -> Terms {
        self.get(kind)
            .map(|handler| handler.terms)
            .unwrap_or_default()
    }
}

impl std::fmt::Debug for Handlers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.by_kind.keys()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::Refusal;

    #[test]
    fn waits_grow_up_to_the_longest_and_are_spread_by_a_quarter() {
        let terms = Terms {
            wait_max: Duration::from_secs(100),
            ..Terms::default()
        };
        let waits: Vec<_> = (1..=4)
            .map(|n_failed| terms.wait_after(n_failed, 0.5).as_secs())
            .collect();
        assert_eq!(waits, [5, 20, 80, 100]);
        assert_eq!(terms.wait_after(2, 0.0), Duration::from_secs(15));
        assert_eq!(terms.wait_after(2, 1.0), Duration::from_secs(25));
        assert_eq!(terms.wait_after(u32::MAX, 0.5), Duration::from_secs(100));
    }

    #[test]
    fn a_rules_no_is_final_but_what_is_away_is_waited_for() {
        let away = Refusal::new("store-unavailable", RefusalKind::Unavailable);
        assert_eq!(
            JobError::from(ActionError::from(away)),
            JobError::NotNow("store-unavailable".into())
        );
        let closed = ActionError::from(Refusal::conflict("round-closed"));
        assert_eq!(
            JobError::from(closed),
            JobError::Final("refused: round-closed".into())
        );
        assert_eq!(
            JobError::from(ActionError::NotFound),
            JobError::Final("not found".into())
        );
        assert!(matches!(
            JobError::from(ActionError::internal("disk")),
            JobError::Retry(_)
        ));
    }
}
