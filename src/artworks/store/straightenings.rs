//! Decisions about laying sheets straight.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use sea_orm::{IntoActiveModel, QueryOrder};

use super::artwork::{Column, Entity};
use super::{PictureState, delete_likenesses, replace_derivatives};
use crate::artworks::domain::StraighteningDecision;
use crate::kernel::{ArtworkId, Instant, PersonId, StraighteningId};
use crate::platform::files::ContentHash;

pub mod straightening {
    use super::*;
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "straightenings")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: StraighteningId,
        pub artwork_id: ArtworkId,
        pub original_sha256: ContentHash,
        pub decision: StraighteningDecision,
        pub corners: Option<String>,
        pub decided_by: Option<PersonId>,
        pub decided_at: Instant,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

/// A decision as it is stored.
pub use straightening::Model as Straightening;

pub async fn insert_straightening(
    tx: &impl ConnectionTrait,
    row: Straightening,
) -> Result<(), DbErr> {
    straightening::Entity::insert(row.into_active_model())
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// The decisions about an artwork's photos, the newest first.
pub async fn list_straightenings(
    db: &impl ConnectionTrait,
    id: ArtworkId,
) -> Result<Vec<Straightening>, DbErr> {
    straightening::Entity::find()
        .filter(straightening::Column::ArtworkId.eq(id))
        .order_by_desc(straightening::Column::Id)
        .all(db)
        .await
}

/// From now on the picture is made between these corners, or of the photo itself: what was made before goes, the original stays.
pub async fn update_straightened(
    tx: &impl ConnectionTrait,
    id: ArtworkId,
    corners: Option<String>,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::Straightened, Expr::value(corners))
        .col_expr(Column::StraightenedSha256, Expr::value(None::<String>))
        .col_expr(Column::MediaHash, Expr::value(None::<String>))
        .col_expr(Column::Thumbhash, Expr::value(None::<Vec<u8>>))
        .col_expr(Column::LookHash, Expr::value(None::<i64>))
        .col_expr(Column::LookPlaces, Expr::value(None::<Vec<u8>>))
        .col_expr(Column::Colours, Expr::value(None::<String>))
        .col_expr(Column::ColourWords, Expr::value(0))
        .col_expr(Column::PictureState, Expr::value(PictureState::Waiting))
        .col_expr(Column::PictureRefusal, Expr::value(None::<String>))
        .filter(Column::Id.eq(id))
        .exec(tx)
        .await?;
    delete_likenesses(tx, id).await?;
    replace_derivatives(tx, id, Vec::new()).await
}
