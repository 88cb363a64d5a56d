//! All SQL of the queue. One table, `jobs`, the same statements on both databases; on PostgreSQL a claim skips rows
//! that others hold (`FOR UPDATE SKIP LOCKED`), on SQLite there is one writer at a time.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{CaseStatement, LockBehavior, LockType, OnConflict};
use sea_orm::{ActiveValue::Set, Condition, ExprTrait, FromQueryResult, QueryOrder, QuerySelect};

use super::{NewJob, wake};
use crate::kernel::{Instant, JobId};
use crate::words;

words! {
    /// Where a job is in its life. One that succeeded is gone.
    pub enum JobState {
        /// Waits until its time, then for its turn.
        Queued = "queued",
        /// A worker is at it.
        Running = "running",
        /// Failed for good, until a person asks again.
        Dead = "dead",
    }
}

/// The longest error text kept, in characters.
const ERROR_CHARS_MAX: usize = 1000;

mod row {
    use super::*;

    /// A job as it is stored.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "jobs")]
    pub struct Model {
        /// Its id.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: JobId,
        /// Which handler does it.
        pub kind: String,
        /// The ids it carries.
        pub payload: Json,
        /// Whose work it is.
        pub lane: String,
        /// Where it is in its life.
        pub state: JobState,
        /// What makes two askings the same. A dead job's is set aside (`dead:ID:KEY`), so that a new one may be made.
        #[sea_orm(unique)]
        pub dedupe_key: Option<String>,
        /// Tries begun.
        pub attempts: i32,
        /// When it was asked for.
        pub made_at: Instant,
        /// When it may run. Moved on while it runs: asked for again, so it runs again.
        pub run_at: Instant,
        /// The worker that is at it.
        pub claimed_by: Option<String>,
        /// When that worker last said that it is alive.
        pub heartbeat_at: Option<Instant>,
        /// Why the last try failed.
        pub last_error: Option<String>,
        /// When it died.
        pub ended_at: Option<Instant>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

use row::{ActiveModel, Column, Entity};

/// A job as it is stored.
pub use row::Model as JobRow;

/// Asks for a job inside the caller's transaction: it exists if and only if that is committed.
///
/// With a key that a job has already, no second row is made: a waiting job stays as it is, a running one will run once
/// more. (The row is touched even while it waits: on PostgreSQL no worker can then claim it, and read the world as it
/// was, before this transaction is through.)
pub async fn enqueue(tx: &impl ConnectionTrait, now: Instant, job: NewJob) -> Result<(), DbErr> {
    let asks_once = job.dedupe_key.is_some();
    let mut insert = Entity::insert(ActiveModel {
        id: Set(Uuid::now_v7().into()),
        kind: Set(job.kind.to_owned()),
        payload: Set(job.payload),
        lane: Set(job.lane),
        state: Set(JobState::Queued),
        dedupe_key: Set(job.dedupe_key),
        attempts: Set(0),
        made_at: Set(now),
        run_at: Set(now),
        claimed_by: Set(None),
        heartbeat_at: Set(None),
        last_error: Set(None),
        ended_at: Set(None),
    });
    if asks_once {
        let run_at = || Expr::col((Entity, Column::RunAt));
        let is_running = || Expr::col((Entity, Column::State)).eq(JobState::Running);
        let run_at_after: Expr = CaseStatement::new()
            .case(is_running().and(run_at().lt(now)), Expr::value(now))
            .case(is_running(), run_at().add(1))
            .finally(run_at())
            .into();
        insert = insert.on_conflict(
            OnConflict::column(Column::DedupeKey)
                .value(Column::RunAt, run_at_after)
                .to_owned(),
        );
    }
    insert.exec_without_returning(tx).await?;
    wake::hint();
    Ok(())
}

/// Whose turn it is.
#[derive(Debug, Clone, Default)]
pub(super) struct Turns {
    lane: String,
    n_taken: u64,
}

/// Every so many claims the longest wait decides, not the lane: lanes that keep arriving cannot hold back those before.
const OLDEST_EVERY: u64 = 4;

/// Whether anything of these kinds is due.
pub(super) async fn is_due(
    db: &impl ConnectionTrait,
    now: Instant,
    kinds: &[&str],
) -> Result<bool, DbErr> {
    Ok(due(now, kinds)
        .select_only()
        .column(Column::Id)
        .limit(1)
        .into_tuple::<JobId>()
        .one(db)
        .await?
        .is_some())
}

/// Takes the next job whose turn it is, for `worker`; none if nothing of these kinds is due.
pub(super) async fn claim(
    tx: &impl ConnectionTrait,
    now: Instant,
    kinds: &[&str],
    turns: &mut Turns,
    worker: &str,
) -> Result<Option<JobRow>, DbErr> {
    let found = if turns.n_taken % OLDEST_EVERY == OLDEST_EVERY - 1 {
        first(
            tx,
            due(now, kinds)
                .order_by_asc(Column::RunAt)
                .order_by_asc(Column::Id),
        )
        .await?
    } else {
        let in_turn = |query: Select<Entity>| {
            query
                .order_by_asc(Column::Lane)
                .order_by_asc(Column::RunAt)
                .order_by_asc(Column::Id)
        };
        let next = first(
            tx,
            in_turn(due(now, kinds).filter(Column::Lane.gt(turns.lane.clone()))),
        )
        .await?;
        let next = match next {
            Some(row) => Some(row),
            None => first(tx, in_turn(due(now, kinds))).await?,
        };
        if let Some(row) = &next {
            turns.lane.clone_from(&row.lane);
        }
        next
    };
    let Some(mut row) = found else {
        return Ok(None);
    };
    turns.n_taken += 1;
    row.state = JobState::Running;
    row.attempts += 1;
    Entity::update_many()
        .col_expr(Column::State, Expr::value(row.state))
        .col_expr(Column::Attempts, Expr::value(row.attempts))
        .col_expr(Column::ClaimedBy, Expr::value(worker))
        .col_expr(Column::HeartbeatAt, Expr::value(now))
        .filter(Column::Id.eq(row.id))
        .exec(tx)
        .await?;
    Ok(Some(row))
}

fn due(now: Instant, kinds: &[&str]) -> Select<Entity> {
    Entity::find()
        .filter(Column::State.eq(JobState::Queued))
        .filter(Column::RunAt.lte(now))
        .filter(Column::Kind.is_in(kinds.iter().copied()))
}

async fn first(tx: &impl ConnectionTrait, query: Select<Entity>) -> Result<Option<JobRow>, DbErr> {
    query
        .limit(1)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .one(tx)
        .await
}

/// Says that `worker` is alive and at these jobs; returns those that are no longer its own.
pub(super) async fn beat(
    tx: &impl ConnectionTrait,
    now: Instant,
    worker: &str,
    ids: &[JobId],
) -> Result<Vec<JobId>, DbErr> {
    let mine = || {
        Condition::all()
            .add(Column::Id.is_in(ids.iter().copied()))
            .add(Column::State.eq(JobState::Running))
            .add(Column::ClaimedBy.eq(worker))
    };
    let beaten = Entity::update_many()
        .col_expr(Column::HeartbeatAt, Expr::value(now))
        .filter(mine())
        .exec(tx)
        .await?;
    if beaten.rows_affected == ids.len() as u64 {
        return Ok(Vec::new());
    }
    let kept: Vec<JobId> = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(mine())
        .into_tuple()
        .all(tx)
        .await?;
    Ok(ids
        .iter()
        .copied()
        .filter(|id| !kept.contains(id))
        .collect())
}

/// The running jobs whose worker has not been heard of since `cutoff`, at most `n_max`. Inside a transaction they are
/// held until its end, so that a late heartbeat finds its job lost instead of two workers at it.
pub(super) async fn list_orphans(
    db: &impl ConnectionTrait,
    cutoff: Instant,
    n_max: u64,
) -> Result<Vec<JobRow>, DbErr> {
    Entity::find()
        .filter(Column::State.eq(JobState::Running))
        .filter(Column::HeartbeatAt.lt(cutoff))
        .order_by_asc(Column::HeartbeatAt)
        .limit(n_max)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .all(db)
        .await
}

/// The job is done: it goes, unless it was asked for again meanwhile.
pub(super) async fn end_done(
    tx: &impl ConnectionTrait,
    worker: &str,
    job: &JobRow,
) -> Result<(), DbErr> {
    let gone = Entity::delete_many()
        .filter(held(worker, job))
        .filter(Column::RunAt.eq(job.run_at))
        .exec(tx)
        .await?;
    if gone.rows_affected == 0 {
        let attempts = Expr::value(0);
        release(Column::RunAt.into_expr(), attempts, None)
            .filter(held(worker, job))
            .exec(tx)
            .await?;
    }
    Ok(())
}

/// The job is to be tried again at `run_at`, with `attempts` tries used up.
pub(super) async fn end_later(
    tx: &impl ConnectionTrait,
    worker: &str,
    job: &JobRow,
    run_at: Instant,
    attempts: i32,
    error: Option<&str>,
) -> Result<(), DbErr> {
    release(Expr::value(run_at), Expr::value(attempts), error)
        .filter(held(worker, job))
        .exec(tx)
        .await?;
    Ok(())
}

/// The job is dead.
pub(super) async fn end_dead(
    tx: &impl ConnectionTrait,
    now: Instant,
    worker: &str,
    job: &JobRow,
    error: &str,
) -> Result<(), DbErr> {
    let key = job
        .dedupe_key
        .as_ref()
        .map(|key| format!("{}{key}", set_aside(job.id)));
    Entity::update_many()
        .col_expr(Column::State, Expr::value(JobState::Dead))
        .col_expr(Column::DedupeKey, Expr::value(key))
        .col_expr(Column::EndedAt, Expr::value(Some(now)))
        .col_expr(Column::LastError, Expr::value(shortened(error)))
        .col_expr(Column::ClaimedBy, Expr::value(None::<String>))
        .col_expr(Column::HeartbeatAt, Expr::value(None::<i64>))
        .filter(held(worker, job))
        .exec(tx)
        .await?;
    Ok(())
}

/// Still this worker's, and in this try: whoever lost a job to another may not end it.
fn held(worker: &str, job: &JobRow) -> Condition {
    Condition::all()
        .add(Column::Id.eq(job.id))
        .add(Column::State.eq(JobState::Running))
        .add(Column::ClaimedBy.eq(worker))
        .add(Column::Attempts.eq(job.attempts))
}

fn release(run_at: Expr, attempts: Expr, error: Option<&str>) -> sea_orm::UpdateMany<Entity> {
    let update = Entity::update_many()
        .col_expr(Column::State, Expr::value(JobState::Queued))
        .col_expr(Column::RunAt, run_at)
        .col_expr(Column::Attempts, attempts)
        .col_expr(Column::ClaimedBy, Expr::value(None::<String>))
        .col_expr(Column::HeartbeatAt, Expr::value(None::<i64>));
    match error {
        Some(error) => update.col_expr(Column::LastError, Expr::value(shortened(error))),
        None => update,
    }
}

/// PostgreSQL keeps no NUL in a text.
fn shortened(error: &str) -> String {
    error
        .chars()
        .filter(|c| *c != '\0')
        .take(ERROR_CHARS_MAX)
        .collect()
}

fn set_aside(id: JobId) -> String {
    format!("dead:{id}:")
}

/// The dead jobs before `before` (all, if none), newest first, at most `n_max`.
pub async fn list_dead(
    db: &impl ConnectionTrait,
    before: Option<JobId>,
    n_max: u64,
) -> Result<Vec<JobRow>, DbErr> {
    let mut query = Entity::find()
        .filter(Column::State.eq(JobState::Dead))
        .order_by_desc(Column::Id)
        .limit(n_max);
    if let Some(before) = before {
        query = query.filter(Column::Id.lt(before));
    }
    query.all(db).await
}

/// Asks for a dead job again, with all its tries; false if there is no such dead job. If the same was asked for
/// meanwhile, that is the one that runs and the dead one goes.
pub async fn retry(tx: &impl ConnectionTrait, now: Instant, id: JobId) -> Result<bool, DbErr> {
    let dead = Entity::find_by_id(id)
        .filter(Column::State.eq(JobState::Dead))
        .lock(LockType::Update)
        .one(tx)
        .await?;
    let Some(dead) = dead else { return Ok(false) };
    let key = dead
        .dedupe_key
        .as_deref()
        .and_then(|key| key.strip_prefix(&set_aside(id)))
        .map(str::to_owned);
    if let Some(key) = &key
        && Entity::find()
            .filter(Column::DedupeKey.eq(key))
            .one(tx)
            .await?
            .is_some()
    {
        Entity::delete_by_id(id).exec(tx).await?;
        return Ok(true);
    }
    release(Expr::value(now), Expr::value(0), None)
        .col_expr(Column::DedupeKey, Expr::value(key))
        .col_expr(Column::EndedAt, Expr::value(None::<i64>))
        .filter(Column::Id.eq(id))
        .exec(tx)
        .await?;
    wake::hint();
    Ok(true)
}

/// How many jobs of a kind are in a state.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct Count {
    /// The kind.
    pub kind: String,
    /// The state.
    pub state: JobState,
    /// How many.
    pub n: i64,
    /// When the first of them was to run; how far behind the queue is.
    pub first_run_at: Instant,
}

/// The queue at a glance, by kind and state; nothing where there is nothing.
pub async fn count(db: &impl ConnectionTrait) -> Result<Vec<Count>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::Kind)
        .column(Column::State)
        .column_as(Column::Id.count(), "n")
        .column_as(Column::RunAt.min(), "first_run_at")
        .group_by(Column::Kind)
        .group_by(Column::State)
        .order_by_asc(Column::Kind)
        .order_by_asc(Column::State)
        .into_model()
        .all(db)
        .await
}

/// Every job there is, oldest first.
#[cfg(test)]
pub(super) async fn rows(db: &impl ConnectionTrait) -> Result<Vec<JobRow>, DbErr> {
    Entity::find().order_by_asc(Column::Id).all(db).await
}
