//! SQL of the reserves: works that move up when an award is withdrawn, in their order.

use super::*;
use crate::awards::domain::ReserveState;

mod reserve {
    use super::*;
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "reserves")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub edition_id: EditionId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub entry_id: EntryId,
        pub position: i32,
        pub state: ReserveState,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

/// A reserve as it is stored.
pub use reserve::Model as Reserve;

use reserve::Column as At;

/// The reserves of an edition that wait, in their order.
pub async fn list_reserves(
    db: &impl ConnectionTrait,
    edition: EditionId,
) -> Result<Vec<Reserve>, DbErr> {
    reserve::Entity::find()
        .filter(At::EditionId.eq(edition))
        .filter(At::State.eq(ReserveState::Waiting))
        .order_by_asc(At::Position)
        .order_by_asc(At::EntryId)
        .all(db)
        .await
}

/// These are reserves now, as given.
pub async fn put_reserves(tx: &impl ConnectionTrait, reserves: Vec<Reserve>) -> Result<(), DbErr> {
    let follow = sea_orm::sea_query::OnConflict::columns([At::EditionId, At::EntryId])
        .update_columns([At::Position, At::State])
        .to_owned();
    for part in reserves.chunks(500) {
        let rows = part.iter().cloned().map(IntoActiveModel::into_active_model);
        reserve::Entity::insert_many(rows)
            .on_conflict(follow.clone())
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

/// An entry is no reserve any more.
pub async fn delete_reserve(
    tx: &impl ConnectionTrait,
    edition: EditionId,
    entry: EntryId,
) -> Result<(), DbErr> {
    reserve::Entity::delete_many()
        .filter(At::EditionId.eq(edition))
        .filter(At::EntryId.eq(entry))
        .filter(At::State.eq(ReserveState::Waiting))
        .exec(tx)
        .await?;
    Ok(())
}

/// The reserves that wait go, before they are filled anew.
pub async fn delete_waiting_reserves(
    tx: &impl ConnectionTrait,
    edition: EditionId,
) -> Result<(), DbErr> {
    reserve::Entity::delete_many()
        .filter(At::EditionId.eq(edition))
        .filter(At::State.eq(ReserveState::Waiting))
        .exec(tx)
        .await?;
    Ok(())
}
