//! Which work of a live round is on the wall.

use sea_orm::IntoActiveModel;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;

use crate::kernel::{Instant, RoundId};

pub mod cursor {
    use super::*;
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "live_cursors")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub round_id: RoundId,
        pub position: i32,
        pub moved_at: Instant,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

pub use cursor::Model as Cursor;

pub async fn find_cursor(
    db: &impl ConnectionTrait,
    round: RoundId,
) -> Result<Option<Cursor>, DbErr> {
    cursor::Entity::find_by_id(round).one(db).await
}

pub async fn put_cursor(tx: &impl ConnectionTrait, new: Cursor) -> Result<(), DbErr> {
    let mut again = OnConflict::column(cursor::Column::RoundId);
    again.update_columns([cursor::Column::Position, cursor::Column::MovedAt]);
    cursor::Entity::insert(new.into_active_model())
        .on_conflict(again)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}
