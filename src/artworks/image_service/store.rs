//! All SQL of tiles and published pictures.
#![allow(missing_docs)] // what the columns mean stands in the migrations

use sea_orm::IntoActiveModel;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;

use crate::artworks::domain::PictureFormat;
use crate::kernel::Instant;
use crate::platform::files::ContentHash;

pub mod pyramid {
    use super::*;
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "pyramids")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub original_sha256: ContentHash,
        #[sea_orm(primary_key, auto_increment = false)]
        pub version: i32,
        pub sha256: ContentHash,
        pub bytes: i64,
        pub made_at: Instant,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod published {
    use super::*;
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "published_pictures")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub identifier: String,
        pub original_sha256: ContentHash,
        pub format: PictureFormat,
        pub original_bytes: i64,
        pub width: i32,
        pub height: i32,
        pub published_at: Instant,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

pub use published::Model as Published;
pub use pyramid::Model as Pyramid;

pub async fn find_pyramid(
    db: &impl ConnectionTrait,
    original: ContentHash,
    version: i32,
) -> Result<Option<Pyramid>, DbErr> {
    pyramid::Entity::find_by_id((original, version))
        .one(db)
        .await
}

/// Notes a file of tiles; another node may have been faster, with the same file.
pub async fn insert_pyramid(tx: &impl ConnectionTrait, row: Pyramid) -> Result<(), DbErr> {
    let again = OnConflict::columns([pyramid::Column::OriginalSha256, pyramid::Column::Version])
        .update_columns([pyramid::Column::Sha256, pyramid::Column::Bytes])
        .to_owned();
    pyramid::Entity::insert(row.into_active_model())
        .on_conflict(again)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

pub async fn find_published(
    db: &impl ConnectionTrait,
    identifier: &str,
) -> Result<Option<Published>, DbErr> {
    published::Entity::find_by_id(identifier.to_owned())
        .one(db)
        .await
}

/// Puts a picture under its identifier, in place of the one that stood there.
pub async fn upsert_published(tx: &impl ConnectionTrait, row: Published) -> Result<(), DbErr> {
    let again = OnConflict::column(published::Column::Identifier)
        .update_columns([
            published::Column::OriginalSha256,
            published::Column::Format,
            published::Column::OriginalBytes,
            published::Column::Width,
            published::Column::Height,
            published::Column::PublishedAt,
        ])
        .to_owned();
    published::Entity::insert(row.into_active_model())
        .on_conflict(again)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}
