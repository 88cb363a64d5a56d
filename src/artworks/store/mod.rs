//! All SQL of artworks and their derivatives.
#![allow(missing_docs)] // what the columns mean stands in the migrations

mod likenesses;
mod straightenings;

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use sea_orm::{Condition, IntoActiveModel, QueryOrder, QuerySelect};

use super::domain::{Kept, PhotoConcerns, PictureFormat, PictureState};
use crate::kernel::{ArtworkId, Instant, Lang};
use crate::platform::files::ContentHash;

pub mod artwork {
    use super::*;
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "artworks")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ArtworkId,
        #[sea_orm(column_type = "Text")]
        pub title: String,
        pub title_lang: Lang,
        #[sea_orm(column_type = "Text")]
        pub statement: String,
        pub received_sha256: ContentHash,
        pub original_sha256: ContentHash,
        pub format: PictureFormat,
        pub original_bytes: i64,
        pub width: i32,
        pub height: i32,
        pub media_hash: Option<String>,
        pub thumbhash: Option<Vec<u8>>,
        pub picture_state: PictureState,
        pub picture_refusal: Option<String>,
        pub made_at: Instant,
        pub look_hash: Option<i64>,
        pub look_places: Option<Vec<u8>>,
        pub colours: Option<String>,
        pub colour_words: i32,
        #[sea_orm(column_type = "JsonBinary")]
        pub concerns: PhotoConcerns,
        pub sheet: Option<String>,
        pub straightened: Option<String>,
        pub straightened_sha256: Option<ContentHash>,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod derivative {
    use super::*;
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "derivatives")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub artwork_id: ArtworkId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub width: i32,
        pub height: i32,
        #[sea_orm(primary_key, auto_increment = false)]
        pub format: PictureFormat,
        pub sha256: ContentHash,
        pub bytes: i64,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

// Asked for of every part of a primary key; only databases that count up their own keys would use it.
impl sea_orm::TryFromU64 for PictureFormat {
    fn try_from_u64(_: u64) -> Result<Self, DbErr> {
        Err(DbErr::ConvertFromU64("PictureFormat"))
    }
}

pub use likenesses::*;
pub use straightenings::*;

/// An artwork as it is stored.
pub use artwork::Model as Artwork;
/// One size of a picture as it is stored.
pub use derivative::Model as Derivative;

use artwork::{Column, Entity};

pub async fn insert_artwork(tx: &impl ConnectionTrait, artwork: Artwork) -> Result<(), DbErr> {
    Entity::insert(artwork.into_active_model())
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

pub async fn find_artwork(
    db: &impl ConnectionTrait,
    id: ArtworkId,
) -> Result<Option<Artwork>, DbErr> {
    Entity::find_by_id(id).one(db).await
}

pub async fn list_artworks(
    db: &impl ConnectionTrait,
    ids: &[ArtworkId],
) -> Result<Vec<Artwork>, DbErr> {
    Entity::find()
        .filter(Column::Id.is_in(ids.iter().copied()))
        .all(db)
        .await
}

/// Artworks made of the same bytes, as received or as stored.
pub async fn list_same_picture(
    db: &impl ConnectionTrait,
    (received, original): (ContentHash, ContentHash),
) -> Result<Vec<ArtworkId>, DbErr> {
    let found = Entity::find()
        .filter(
            Condition::any()
                .add(Column::ReceivedSha256.eq(received))
                .add(Column::OriginalSha256.eq(original)),
        )
        .all(db)
        .await?;
    Ok(found.into_iter().map(|artwork| artwork.id).collect())
}

pub async fn find_by_media_hash(
    db: &impl ConnectionTrait,
    hash: &str,
) -> Result<Option<Artwork>, DbErr> {
    Entity::find()
        .filter(Column::MediaHash.eq(hash))
        .one(db)
        .await
}

/// The sizes of these artworks, the smallest first.
pub async fn list_derivatives(
    db: &impl ConnectionTrait,
    ids: &[ArtworkId],
) -> Result<Vec<Derivative>, DbErr> {
    derivative::Entity::find()
        .filter(derivative::Column::ArtworkId.is_in(ids.iter().copied()))
        .order_by_asc(derivative::Column::Width)
        .all(db)
        .await
}

pub async fn replace_derivatives(
    tx: &impl ConnectionTrait,
    id: ArtworkId,
    rows: Vec<Derivative>,
) -> Result<(), DbErr> {
    derivative::Entity::delete_many()
        .filter(derivative::Column::ArtworkId.eq(id))
        .exec(tx)
        .await?;
    if !rows.is_empty() {
        derivative::Entity::insert_many(rows.into_iter().map(IntoActiveModel::into_active_model))
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

/// What a picture is known by, as it is stored.
pub struct Looks {
    pub hash: i64,
    pub places: Vec<u8>,
    pub colours: String,
    pub colour_words: i32,
}

/// What a picture is made of: rows that say otherwise meanwhile wait for a job of their own.
fn is_made_of(artwork: &Artwork) -> Condition {
    let same = Condition::all()
        .add(Column::Id.eq(artwork.id))
        .add(Column::OriginalSha256.eq(artwork.original_sha256));
    match &artwork.straightened {
        Some(corners) => same.add(Column::Straightened.eq(corners)),
        None => same.add(Column::Straightened.is_null()),
    }
}

/// The sizes of an artwork, as it was read, are there; `straightened` is the file with its sheet laid straight, if they are made of
/// one. False if it was replaced or decided otherwise meanwhile.
pub async fn update_ready(
    tx: &impl ConnectionTrait,
    artwork: &Artwork,
    straightened: Option<ContentHash>,
    media_hash: &str,
    thumbhash: Vec<u8>,
    looks: Looks,
) -> Result<bool, DbErr> {
    let done = Entity::update_many()
        .col_expr(Column::PictureState, Expr::value(PictureState::Ready))
        .col_expr(Column::PictureRefusal, Expr::value(None::<String>))
        .col_expr(Column::StraightenedSha256, Expr::value(straightened))
        .col_expr(Column::MediaHash, Expr::value(media_hash))
        .col_expr(Column::Thumbhash, Expr::value(thumbhash))
        .col_expr(Column::LookHash, Expr::value(looks.hash))
        .col_expr(Column::LookPlaces, Expr::value(looks.places))
        .col_expr(Column::Colours, Expr::value(looks.colours))
        .col_expr(Column::ColourWords, Expr::value(looks.colour_words))
        .filter(is_made_of(artwork))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// The picture could not be made; `code` says why.
pub async fn update_failed(
    tx: &impl ConnectionTrait,
    artwork: &Artwork,
    code: &str,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::PictureState, Expr::value(PictureState::Failed))
        .col_expr(Column::PictureRefusal, Expr::value(code))
        .filter(is_made_of(artwork))
        .exec(tx)
        .await?;
    Ok(())
}

pub async fn update_waiting(tx: &impl ConnectionTrait, id: ArtworkId) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::PictureState, Expr::value(PictureState::Waiting))
        .col_expr(Column::PictureRefusal, Expr::value(None::<String>))
        .filter(Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Another original takes the place of the one that was returned; what is made of it is [`update_straightened`]'s to say.
pub async fn update_original(
    tx: &impl ConnectionTrait,
    id: ArtworkId,
    kept: &Kept,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::ReceivedSha256, Expr::value(kept.received_sha256))
        .col_expr(Column::OriginalSha256, Expr::value(kept.original_sha256))
        .col_expr(Column::Format, Expr::value(kept.format))
        .col_expr(Column::OriginalBytes, Expr::value(kept.original_bytes))
        .col_expr(Column::Width, Expr::value(kept.width))
        .col_expr(Column::Height, Expr::value(kept.height))
        .col_expr(
            Column::Concerns,
            Expr::value(PhotoConcerns(kept.concerns.clone())),
        )
        .col_expr(
            Column::Sheet,
            Expr::value(kept.sheet.map(|corners| corners.to_string())),
        )
        .filter(Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

pub async fn list_in_state(
    db: &impl ConnectionTrait,
    state: PictureState,
    n_max: u64,
) -> Result<Vec<Artwork>, DbErr> {
    Entity::find()
        .filter(Column::PictureState.eq(state))
        .order_by_asc(Column::Id)
        .limit(n_max)
        .all(db)
        .await
}

/// How many pictures are in each state.
pub async fn count_in_state(db: &impl ConnectionTrait, state: PictureState) -> Result<u64, DbErr> {
    Entity::find()
        .filter(Column::PictureState.eq(state))
        .count(db)
        .await
}
