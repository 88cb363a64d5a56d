//! Who did what when. Written in the same transaction as the deed itself; nobody edits it, and an edit is found.
//!
//! Facts carry ids, codes and counts, never a child's or guardian's name or address.
//!
//! Every line holds the hash of the line before it ([`chain`]), and the house signs the chain from time to time
//! ([`checkpoints`]): who changes, drops, adds or moves a line breaks the chain, and who rewrites the whole chain cannot
//! sign it. [`prove`] finds all of these. What it cannot find is a line taken back within the transaction that wrote it: that deed never
//! happened either.

mod chain;
mod checkpoints;
mod keys;

pub use chain::{Fault, prove};
pub use checkpoints::{Checkpoint, Head, checkpoint, find_head, find_latest_checkpoint};
pub use keys::{Keys, KeysError};

use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::kernel::{Actor, Instant, JournalId, Who};

mod row {
    #![allow(missing_docs)] // what the columns mean stands in the migrations
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "journal")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: JournalId,
        pub at: Instant,
        pub actor_kind: String,
        pub actor_id: Option<Uuid>,
        pub verb: String,
        pub subject_kind: String,
        pub subject_id: Uuid,
        pub facts: Json,
        pub seq: Option<i64>,
        pub hash: Option<String>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// A line of the journal as it is read.
pub use row::Model as Line;

/// What a deed was done to.
#[derive(Debug, Clone, Copy)]
pub struct Subject {
    /// The noun: `entry`, `round`, `edition` …
    pub kind: &'static str,
    /// Its id.
    pub id: Uuid,
}

impl Subject {
    /// A noun and its id.
    pub fn new(kind: &'static str, id: impl Into<Uuid>) -> Self {
        Self {
            kind,
            id: id.into(),
        }
    }
}

/// Writes a line. `verb` is the deed in the past tense with its noun first: `entry.submitted`.
pub async fn record(
    tx: &impl ConnectionTrait,
    now: Instant,
    actor: &Actor,
    verb: &'static str,
    subject: Subject,
    facts: serde_json::Value,
) -> Result<(), DbErr> {
    let (actor_kind, actor_id) = match actor.who {
        Who::Person(id) => ("person", Some(id.0)),
        Who::System => ("system", None),
        Who::Visitor => ("visitor", None),
    };
    let line = Line {
        id: Uuid::now_v7().into(),
        at: now,
        actor_kind: actor_kind.to_owned(),
        actor_id,
        verb: verb.to_owned(),
        subject_kind: subject.kind.to_owned(),
        subject_id: subject.id,
        facts: chain::settled(facts),
        seq: None,
        hash: None,
    };
    chain::append(tx, line).await
}

/// Links what was written before the journal was a chain, or while another writer held its end. Returns how many lines.
pub async fn link_waiting(tx: &impl ConnectionTrait) -> Result<usize, DbErr> {
    chain::link_waiting(tx).await
}

/// The lines about one subject, oldest first.
pub async fn list_about(db: &impl ConnectionTrait, subject: Subject) -> Result<Vec<Line>, DbErr> {
    row::Entity::find()
        .filter(row::Column::SubjectKind.eq(subject.kind))
        .filter(row::Column::SubjectId.eq(subject.id))
        .order_by_asc(row::Column::Id)
        .all(db)
        .await
}

/// The lines of one deed, oldest first: for rare ones.
pub async fn list_of_verb(db: &impl ConnectionTrait, verb: &str) -> Result<Vec<Line>, DbErr> {
    row::Entity::find()
        .filter(row::Column::Verb.eq(verb))
        .order_by_asc(row::Column::Id)
        .all(db)
        .await
}

/// The same for a subject whose noun comes from outside; at most `n_max`.
pub async fn list_about_id(
    db: &impl ConnectionTrait,
    kind: &str,
    id: Uuid,
    n_max: u64,
) -> Result<Vec<Line>, DbErr> {
    row::Entity::find()
        .filter(row::Column::SubjectKind.eq(kind))
        .filter(row::Column::SubjectId.eq(id))
        .order_by_asc(row::Column::Id)
        .limit(n_max)
        .all(db)
        .await
}

/// The newest lines before `before` (all, if none), newest first, at most `n_max`.
pub async fn list_latest(
    db: &impl ConnectionTrait,
    before: Option<JournalId>,
    n_max: u64,
) -> Result<Vec<Line>, DbErr> {
    let mut query = row::Entity::find()
        .order_by_desc(row::Column::Id)
        .limit(n_max);
    if let Some(before) = before {
        query = query.filter(row::Column::Id.lt(before));
    }
    query.all(db).await
}
