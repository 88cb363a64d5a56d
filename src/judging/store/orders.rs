//! Orders and comparisons: append-only.

use sea_orm::entity::prelude::*;
use sea_orm::{IntoActiveModel, QueryOrder};

use crate::judging::domain::Ahead;
use crate::kernel::{AssignmentId, ComparisonId, Instant, JudgeId, JudgeOrderId, RoundId};

/// Assignments by place, best first; works may share a place.
#[derive(
    Clone,
    Debug,
    Default,
    PartialEq,
    Eq,
    serde::Serialize,
    serde::Deserialize,
    sea_orm::FromJsonQueryResult,
)]
pub struct Places(pub Vec<Vec<AssignmentId>>);

pub mod judge_order {
    use super::*;
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "judge_orders")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: JudgeOrderId,
        pub round_id: RoundId,
        pub judge_id: JudgeId,
        pub revision: i32,
        #[sea_orm(column_type = "JsonBinary")]
        pub places: Places,
        pub cast_at: Instant,
        pub idempotency_key: String,
        pub content_sha256: String,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod comparison {
    use super::*;
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "comparisons")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ComparisonId,
        pub round_id: RoundId,
        pub judge_id: JudgeId,
        pub first_id: AssignmentId,
        pub second_id: AssignmentId,
        pub ahead: Ahead,
        pub cast_at: Instant,
        pub idempotency_key: String,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

pub use comparison::Model as ComparisonRow;
pub use judge_order::Model as JudgeOrderRow;

pub async fn insert_order(tx: &impl ConnectionTrait, row: JudgeOrderRow) -> Result<(), DbErr> {
    judge_order::Entity::insert(row.into_active_model())
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Every revision of a round's orders, of one judge if given, the first one first.
pub async fn list_orders(
    db: &impl ConnectionTrait,
    round: RoundId,
    judge: Option<JudgeId>,
) -> Result<Vec<JudgeOrderRow>, DbErr> {
    let mut query = judge_order::Entity::find()
        .filter(judge_order::Column::RoundId.eq(round))
        .order_by_asc(judge_order::Column::JudgeId)
        .order_by_asc(judge_order::Column::Revision);
    if let Some(judge) = judge {
        query = query.filter(judge_order::Column::JudgeId.eq(judge));
    }
    query.all(db).await
}

pub async fn insert_comparison(tx: &impl ConnectionTrait, row: ComparisonRow) -> Result<(), DbErr> {
    comparison::Entity::insert(row.into_active_model())
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Every comparison of a round, of one judge if given, the first one first.
pub async fn list_comparisons(
    db: &impl ConnectionTrait,
    round: RoundId,
    judge: Option<JudgeId>,
) -> Result<Vec<ComparisonRow>, DbErr> {
    let mut query = comparison::Entity::find()
        .filter(comparison::Column::RoundId.eq(round))
        .order_by_asc(comparison::Column::CastAt)
        .order_by_asc(comparison::Column::Id);
    if let Some(judge) = judge {
        query = query.filter(comparison::Column::JudgeId.eq(judge));
    }
    query.all(db).await
}

/// Deletes a round's orders and comparisons: what was given in a dry run. Returns how many.
pub async fn delete_orders(tx: &impl ConnectionTrait, round: RoundId) -> Result<u64, DbErr> {
    let orders = judge_order::Entity::delete_many()
        .filter(judge_order::Column::RoundId.eq(round))
        .exec(tx)
        .await?;
    let comparisons = comparison::Entity::delete_many()
        .filter(comparison::Column::RoundId.eq(round))
        .exec(tx)
        .await?;
    Ok(orders.rows_affected + comparisons.rows_affected)
}
