//! All SQL of uploads.
#![allow(missing_docs)] // what the columns mean stands in the migrations

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use sea_orm::{IntoActiveModel, QuerySelect};

use super::UploadState;
use crate::kernel::{Instant, UploadId};

pub mod upload {
    use super::*;
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "uploads")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: UploadId,
        pub length_bytes: i64,
        pub offset_bytes: i64,
        #[sea_orm(column_type = "Text")]
        pub metadata: String,
        pub state: UploadState,
        #[sea_orm(column_type = "Text", nullable)]
        pub picture: Option<String>,
        #[sea_orm(column_type = "JsonBinary", nullable)]
        pub refusal: Option<Json>,
        pub made_at: Instant,
        pub expires_at: Instant,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

pub use upload::Model as Upload;
use upload::{Column, Entity};

pub async fn insert(tx: &impl ConnectionTrait, upload: Upload) -> Result<(), DbErr> {
    Entity::insert(upload.into_active_model())
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

pub async fn find(db: &impl ConnectionTrait, id: UploadId) -> Result<Option<Upload>, DbErr> {
    Entity::find_by_id(id).one(db).await
}

/// Writes down where an upload stands, which stood at `from` bytes; false if it did not.
pub async fn update_from(
    tx: &impl ConnectionTrait,
    from: i64,
    upload: Upload,
) -> Result<bool, DbErr> {
    let updated = Entity::update(upload.into_active_model().reset_all())
        .validate()?
        .filter(Column::OffsetBytes.eq(from))
        .exec_without_returning(tx)
        .await;
    match updated {
        Ok(_) => Ok(true),
        Err(DbErr::RecordNotUpdated) => Ok(false),
        Err(error) => Err(error),
    }
}

pub async fn delete(tx: &impl ConnectionTrait, ids: &[UploadId]) -> Result<(), DbErr> {
    Entity::delete_many()
        .filter(Column::Id.is_in(ids.iter().copied()))
        .exec(tx)
        .await?;
    Ok(())
}

pub async fn list_expired(
    db: &impl ConnectionTrait,
    now: Instant,
    n_max: u64,
) -> Result<Vec<UploadId>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::ExpiresAt.lte(now))
        .limit(n_max)
        .into_tuple()
        .all(db)
        .await
}

pub async fn list_of(db: &impl ConnectionTrait, ids: &[UploadId]) -> Result<Vec<UploadId>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::Id.is_in(ids.iter().copied()))
        .into_tuple()
        .all(db)
        .await
}

/// Bytes that are promised and may still arrive.
pub async fn sum_receiving(db: &impl ConnectionTrait) -> Result<i64, DbErr> {
    let sum: Option<Option<i64>> = Entity::find()
        .select_only()
        .column_as(Expr::cust("CAST(SUM(length_bytes) AS BIGINT)"), "sum")
        .filter(Column::State.eq(UploadState::Receiving))
        .into_tuple()
        .one(db)
        .await?;
    Ok(sum.flatten().unwrap_or(0))
}
