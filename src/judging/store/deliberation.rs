//! From tally to awards: exceptions to the cut, spread reviews, certifications. Rows are taken back, never deleted.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use sea_orm::{IntoActiveModel, QueryOrder};

use crate::kernel::{
    CertificationId, EntryId, ExceptionId, Instant, PersonId, ReviewId, RoundId, TallyId,
};

pub mod exception {
    use super::*;
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "round_exceptions")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ExceptionId,
        pub round_id: RoundId,
        pub entry_id: EntryId,
        pub goes_on: bool,
        pub reason: String,
        pub made_by: Option<PersonId>,
        pub made_at: Instant,
        pub taken_back_by: Option<PersonId>,
        pub taken_back_at: Option<Instant>,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod review {
    use super::*;
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "spread_reviews")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ReviewId,
        pub round_id: RoundId,
        pub points_apart: i32,
        pub opened_by: Option<PersonId>,
        pub opened_at: Instant,
        pub ended_by: Option<PersonId>,
        pub ended_at: Option<Instant>,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod reviewed_entry {
    use super::*;
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "reviewed_entries")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub review_id: ReviewId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub entry_id: EntryId,
        pub place: i32,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod certification {
    use super::*;
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "certifications")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: CertificationId,
        pub round_id: RoundId,
        pub tally_id: TallyId,
        pub output_sha256: String,
        pub advance_count: i32,
        pub reason: String,
        pub certified_by: Option<PersonId>,
        pub certified_at: Instant,
        pub taken_back_by: Option<PersonId>,
        pub taken_back_at: Option<Instant>,
        pub taken_back_reason: Option<String>,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

pub use certification::Model as Certification;
pub use exception::Model as Exception;
pub use review::Model as Review;
pub use reviewed_entry::Model as ReviewedEntry;

/// Rows written by one statement.
const ROWS_MAX: usize = 500;

pub async fn insert_exception(
    tx: &impl ConnectionTrait,
    exception: Exception,
) -> Result<(), DbErr> {
    exception::Entity::insert(exception.into_active_model())
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// The exceptions of a round that stand, the oldest first.
pub async fn list_exceptions(
    db: &impl ConnectionTrait,
    round: RoundId,
) -> Result<Vec<Exception>, DbErr> {
    exception::Entity::find()
        .filter(exception::Column::RoundId.eq(round))
        .filter(exception::Column::TakenBackAt.is_null())
        .order_by_asc(exception::Column::Id)
        .all(db)
        .await
}

/// Takes back what stands about an entry of a round; false if nothing does.
pub async fn take_back_exception(
    tx: &impl ConnectionTrait,
    round: RoundId,
    entry: EntryId,
    by: Option<PersonId>,
    now: Instant,
) -> Result<bool, DbErr> {
    let done = exception::Entity::update_many()
        .col_expr(exception::Column::TakenBackBy, Expr::value(by))
        .col_expr(exception::Column::TakenBackAt, Expr::value(Some(now)))
        .filter(exception::Column::RoundId.eq(round))
        .filter(exception::Column::EntryId.eq(entry))
        .filter(exception::Column::TakenBackAt.is_null())
        .exec(tx)
        .await?;
    Ok(done.rows_affected > 0)
}

/// Opens a review of these entries, in the order in which they are shown.
pub async fn insert_review(
    tx: &impl ConnectionTrait,
    review: Review,
    entries: &[EntryId],
) -> Result<(), DbErr> {
    let id = review.id;
    review::Entity::insert(review.into_active_model())
        .exec_without_returning(tx)
        .await?;
    let rows: Vec<ReviewedEntry> = (1..)
        .zip(entries)
        .map(|(place, entry)| ReviewedEntry {
            review_id: id,
            entry_id: *entry,
            place,
        })
        .collect();
    for some in rows.chunks(ROWS_MAX) {
        let rows = some.iter().cloned().map(IntoActiveModel::into_active_model);
        reviewed_entry::Entity::insert_many(rows)
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

/// The review of a round that is open, if one is.
pub async fn find_open_review(
    db: &impl ConnectionTrait,
    round: RoundId,
) -> Result<Option<Review>, DbErr> {
    review::Entity::find()
        .filter(review::Column::RoundId.eq(round))
        .filter(review::Column::EndedAt.is_null())
        .one(db)
        .await
}

/// Of a round, the oldest first.
pub async fn list_reviews(db: &impl ConnectionTrait, round: RoundId) -> Result<Vec<Review>, DbErr> {
    review::Entity::find()
        .filter(review::Column::RoundId.eq(round))
        .order_by_asc(review::Column::Id)
        .all(db)
        .await
}

/// What a review looks at, in the order in which it is shown.
pub async fn list_reviewed(
    db: &impl ConnectionTrait,
    review: ReviewId,
) -> Result<Vec<ReviewedEntry>, DbErr> {
    reviewed_entry::Entity::find()
        .filter(reviewed_entry::Column::ReviewId.eq(review))
        .order_by_asc(reviewed_entry::Column::Place)
        .all(db)
        .await
}

pub async fn update_review_ended(
    tx: &impl ConnectionTrait,
    review: ReviewId,
    by: Option<PersonId>,
    now: Instant,
) -> Result<(), DbErr> {
    review::Entity::update_many()
        .col_expr(review::Column::EndedBy, Expr::value(by))
        .col_expr(review::Column::EndedAt, Expr::value(Some(now)))
        .filter(review::Column::Id.eq(review))
        .exec(tx)
        .await?;
    Ok(())
}

pub async fn insert_certification(
    tx: &impl ConnectionTrait,
    certification: Certification,
) -> Result<(), DbErr> {
    certification::Entity::insert(certification.into_active_model())
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// The certification of a round that stands, if one does.
pub async fn find_certification(
    db: &impl ConnectionTrait,
    round: RoundId,
) -> Result<Option<Certification>, DbErr> {
    certification::Entity::find()
        .filter(certification::Column::RoundId.eq(round))
        .filter(certification::Column::TakenBackAt.is_null())
        .one(db)
        .await
}

pub async fn take_back_certification(
    tx: &impl ConnectionTrait,
    id: CertificationId,
    by: Option<PersonId>,
    now: Instant,
    reason: &str,
) -> Result<(), DbErr> {
    certification::Entity::update_many()
        .col_expr(certification::Column::TakenBackBy, Expr::value(by))
        .col_expr(certification::Column::TakenBackAt, Expr::value(Some(now)))
        .col_expr(
            certification::Column::TakenBackReason,
            Expr::value(Some(reason.to_owned())),
        )
        .filter(certification::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}
