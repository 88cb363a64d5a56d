//! Answers that were given to requests with a key: who sends the same again gets the same.
//!
//! An action that can write its answer in its own transaction does so ([`insert`]); for all others the web edge keeps
//! them ([`super::web::idempotency`]). Kept for at least seven days.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use sea_orm::{IntoActiveModel, SqlErr};

use crate::kernel::Instant;

/// How long an answer is kept at least.
const KEPT_FOR: jiff::SignedDuration = jiff::SignedDuration::from_hours(24 * 14);

mod row {
    use super::*;

    /// An answer as it is stored.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "idempotency_keys")]
    pub struct Model {
        /// Whose keys these are: keys of two scopes never meet.
        #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
        pub scope: String,
        /// The SHA-256 of the key: a key may be a secret.
        #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
        pub key: String,
        /// The SHA-256 of what was asked.
        pub request_sha256: String,
        /// The HTTP status; 0 while the request is being carried out.
        pub status: i32,
        /// What was answered.
        pub answer: Json,
        /// When the request came.
        pub made_at: Instant,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// An answer as it is stored.
pub use row::Model as Answer;
use row::{Column, Entity};

/// The answer to a key, if there is one.
pub async fn find(
    db: &impl ConnectionTrait,
    scope: &str,
    key: &str,
) -> Result<Option<Answer>, DbErr> {
    Entity::find_by_id((scope.to_owned(), key.to_owned()))
        .one(db)
        .await
}

/// Keeps an answer inside the caller's transaction; fails ([`is_taken`]) where the key has one.
pub async fn insert(tx: &impl ConnectionTrait, answer: Answer) -> Result<(), DbErr> {
    let before = answer.made_at.plus(-KEPT_FOR);
    Entity::insert(answer.into_active_model())
        .exec_without_returning(tx)
        .await?;
    Entity::delete_many()
        .filter(Column::MadeAt.lt(before))
        .exec(tx)
        .await?;
    Ok(())
}

/// Whether an insert failed because another was first.
pub fn is_taken(error: &DbErr) -> bool {
    matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
}

/// Puts the answer in place of the note that the request is being carried out.
pub(super) async fn finish(
    tx: &impl ConnectionTrait,
    begun: &Answer,
    status: i32,
    answer: Json,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::Status, Expr::value(status))
        .col_expr(Column::Answer, Expr::value(answer))
        .filter(note_of(begun))
        .exec(tx)
        .await?;
    Ok(())
}

/// Takes the note away: the request was refused and may come again, or its server is gone. False if it was not there
/// any more.
pub(super) async fn forget(tx: &impl ConnectionTrait, begun: &Answer) -> Result<bool, DbErr> {
    let gone = Entity::delete_many()
        .filter(note_of(begun))
        .exec(tx)
        .await?;
    Ok(gone.rows_affected == 1)
}

fn note_of(begun: &Answer) -> sea_orm::Condition {
    sea_orm::Condition::all()
        .add(Column::Scope.eq(&begun.scope))
        .add(Column::Key.eq(&begun.key))
        .add(Column::Status.eq(0))
        .add(Column::MadeAt.eq(begun.made_at))
}
