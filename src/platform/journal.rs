//! Who did what when. Written in the same transaction as the deed itself; nobody edits it.
//!
//! Facts carry ids, codes and counts, never a child's or guardian's name or address.

use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect};
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
    row::Entity::insert(row::ActiveModel {
        id: Set(Uuid::now_v7().into()),
        at: Set(now),
        actor_kind: Set(actor_kind.to_owned()),
        actor_id: Set(actor_id),
        verb: Set(verb.to_owned()),
        subject_kind: Set(subject.kind.to_owned()),
        subject_id: Set(subject.id),
        facts: Set(facts),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(())
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
