//! Marks of pictures, and which pictures are likely of the same drawing.

use sea_orm::entity::prelude::*;
use sea_orm::{Condition, IntoActiveModel, QueryOrder, QuerySelect};

use super::artwork::{Column, Entity};
use crate::kernel::ArtworkId;

pub mod likeness {
    use super::*;
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "likenesses")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub artwork_id: ArtworkId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub other_id: ArtworkId,
        pub n_bits: i32,
        pub n_places: i32,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

/// Two pictures that are likely of the same drawing, as it is stored.
pub use likeness::Model as LikenessRow;

/// Id, hash and places of pictures that have marks, the newest first, before an id.
pub async fn list_marks(
    db: &impl ConnectionTrait,
    before: Option<ArtworkId>,
    n_max: u64,
) -> Result<Vec<(ArtworkId, i64, Vec<u8>)>, DbErr> {
    let mut query = Entity::find()
        .select_only()
        .column(Column::Id)
        .column(Column::LookHash)
        .column(Column::LookPlaces)
        .filter(Column::LookHash.is_not_null())
        .filter(Column::LookPlaces.is_not_null())
        .order_by_desc(Column::Id)
        .limit(n_max);
    if let Some(before) = before {
        query = query.filter(Column::Id.lt(before));
    }
    query.into_tuple().all(db).await
}

/// The likenesses that were found for this picture, anew.
pub async fn replace_likenesses(
    tx: &impl ConnectionTrait,
    id: ArtworkId,
    rows: Vec<LikenessRow>,
) -> Result<(), DbErr> {
    likeness::Entity::delete_many()
        .filter(likeness::Column::ArtworkId.eq(id))
        .exec(tx)
        .await?;
    if !rows.is_empty() {
        likeness::Entity::insert_many(rows.into_iter().map(IntoActiveModel::into_active_model))
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

/// Takes away what was found of a picture that is no more: its own and those of others with it.
pub async fn delete_likenesses(tx: &impl ConnectionTrait, id: ArtworkId) -> Result<(), DbErr> {
    likeness::Entity::delete_many()
        .filter(
            Condition::any()
                .add(likeness::Column::ArtworkId.eq(id))
                .add(likeness::Column::OtherId.eq(id)),
        )
        .exec(tx)
        .await?;
    Ok(())
}

/// What was found of a picture, from either side.
pub async fn list_likenesses(
    db: &impl ConnectionTrait,
    id: ArtworkId,
) -> Result<Vec<LikenessRow>, DbErr> {
    likeness::Entity::find()
        .filter(
            Condition::any()
                .add(likeness::Column::ArtworkId.eq(id))
                .add(likeness::Column::OtherId.eq(id)),
        )
        .order_by_asc(likeness::Column::ArtworkId)
        .order_by_asc(likeness::Column::OtherId)
        .all(db)
        .await
}

/// The colour words of these artworks.
pub async fn list_colour_words(
    db: &impl ConnectionTrait,
    ids: &[ArtworkId],
) -> Result<Vec<(ArtworkId, i32)>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::Id)
        .column(Column::ColourWords)
        .filter(Column::Id.is_in(ids.iter().copied()))
        .into_tuple()
        .all(db)
        .await
}
