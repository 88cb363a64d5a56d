//! All SQL of exhibitions, rooms, placements, pauses, labels, venues and stops.
#![allow(missing_docs)] // what the columns mean stands in the migrations

mod tables;

use jiff::civil::Date;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use sea_orm::{IntoActiveModel, QueryOrder, QuerySelect};

use super::domain::ExhibitionState;
use crate::kernel::{ExhibitionId, Instant, PlacementId, RoomId, StopId, VenueId};
use tables::{exhibition, label, pause, placement, room, stop, venue};

pub use exhibition::Model as Exhibition;
pub use label::Model as Label;
pub use pause::Model as Pause;
pub use placement::Model as Placement;
pub use room::Model as Room;
pub use stop::Model as Stop;
pub use tables::{Languages, Snapshot};
pub use venue::Model as Venue;

/// A day as it is kept: `2026-09-27`. Only days that were written by [`Date`] come in.
pub fn day(text: &str) -> Date {
    text.parse().unwrap_or(Date::MIN)
}

macro_rules! inserts {
    ($($name:ident $module:ident),+ $(,)?) => {$(
        pub async fn $name(tx: &impl ConnectionTrait, row: $module::Model) -> Result<(), DbErr> {
            $module::Entity::insert(row.into_active_model())
                .exec_without_returning(tx)
                .await?;
            Ok(())
        }
    )+};
}
inserts!(
    insert_exhibition exhibition,
    insert_room room,
    insert_venue venue,
    insert_stop stop,
);

pub async fn find_exhibition(
    db: &impl ConnectionTrait,
    id: ExhibitionId,
) -> Result<Option<Exhibition>, DbErr> {
    exhibition::Entity::find_by_id(id).one(db).await
}

pub async fn find_by_slug(
    db: &impl ConnectionTrait,
    slug: &str,
) -> Result<Option<Exhibition>, DbErr> {
    exhibition::Entity::find()
        .filter(exhibition::Column::Slug.eq(slug))
        .one(db)
        .await
}

/// Exhibitions in these states, the newest first, at most `n_max`.
pub async fn list_exhibitions(
    db: &impl ConnectionTrait,
    states: &[ExhibitionState],
    n_max: u64,
) -> Result<Vec<Exhibition>, DbErr> {
    exhibition::Entity::find()
        .filter(exhibition::Column::State.is_in(states.iter().copied()))
        .order_by_desc(exhibition::Column::Id)
        .limit(n_max)
        .all(db)
        .await
}

/// Writes the words anew; state and times stay.
pub async fn update_exhibition(tx: &impl ConnectionTrait, row: &Exhibition) -> Result<(), DbErr> {
    use exhibition::Column as C;
    let mut changed = row.clone().into_active_model();
    for column in [
        C::Slug,
        C::Title,
        C::Lede,
        C::OpensOn,
        C::ClosesOn,
        C::Languages,
        C::Thanks,
        C::CoverEntryId,
    ] {
        sea_orm::ActiveModelTrait::reset(&mut changed, column);
    }
    exhibition::Entity::update(changed).exec(tx).await?;
    Ok(())
}

/// Moves on from the state it was read in; false if somebody was faster.
pub async fn update_state(
    tx: &impl ConnectionTrait,
    row: &Exhibition,
    next: ExhibitionState,
    published_at: Option<Instant>,
) -> Result<bool, DbErr> {
    let done = exhibition::Entity::update_many()
        .col_expr(exhibition::Column::State, Expr::value(next))
        .col_expr(exhibition::Column::PublishedAt, Expr::value(published_at))
        .filter(exhibition::Column::Id.eq(row.id))
        .filter(exhibition::Column::State.eq(row.state))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

pub async fn find_room(db: &impl ConnectionTrait, id: RoomId) -> Result<Option<Room>, DbErr> {
    room::Entity::find_by_id(id).one(db).await
}

/// The rooms of exhibitions, in their order.
pub async fn list_rooms(
    db: &impl ConnectionTrait,
    exhibitions: &[ExhibitionId],
) -> Result<Vec<Room>, DbErr> {
    room::Entity::find()
        .filter(room::Column::ExhibitionId.is_in(exhibitions.iter().copied()))
        .order_by_asc(room::Column::Position)
        .order_by_asc(room::Column::Id)
        .all(db)
        .await
}

pub async fn update_room(tx: &impl ConnectionTrait, row: &Room) -> Result<(), DbErr> {
    let changed = row.clone().into_active_model().reset_all();
    room::Entity::update(changed).exec(tx).await?;
    Ok(())
}

pub async fn delete_room(tx: &impl ConnectionTrait, id: RoomId) -> Result<(), DbErr> {
    room::Entity::delete_by_id(id).exec(tx).await?;
    Ok(())
}

pub async fn find_placement(
    db: &impl ConnectionTrait,
    id: PlacementId,
) -> Result<Option<Placement>, DbErr> {
    placement::Entity::find_by_id(id).one(db).await
}

/// The placements of rooms, in their order within each.
pub async fn list_placements(
    db: &impl ConnectionTrait,
    rooms: &[RoomId],
) -> Result<Vec<Placement>, DbErr> {
    placement::Entity::find()
        .filter(placement::Column::RoomId.is_in(rooms.iter().copied()))
        .order_by_asc(placement::Column::Position)
        .order_by_asc(placement::Column::Id)
        .all(db)
        .await
}

pub async fn insert_placements(
    tx: &impl ConnectionTrait,
    rows: Vec<Placement>,
) -> Result<(), DbErr> {
    if rows.is_empty() {
        return Ok(());
    }
    placement::Entity::insert_many(rows.into_iter().map(IntoActiveModel::into_active_model))
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Where a work hangs: room, position, bay, role.
pub async fn update_place(tx: &impl ConnectionTrait, row: &Placement) -> Result<(), DbErr> {
    placement::Entity::update_many()
        .col_expr(placement::Column::RoomId, Expr::value(row.room_id))
        .col_expr(placement::Column::Position, Expr::value(row.position))
        .col_expr(placement::Column::Bay, Expr::value(row.bay))
        .col_expr(placement::Column::Role, Expr::value(row.role))
        .filter(placement::Column::Id.eq(row.id))
        .exec(tx)
        .await?;
    Ok(())
}

pub async fn delete_placement(tx: &impl ConnectionTrait, id: PlacementId) -> Result<(), DbErr> {
    placement::Entity::delete_by_id(id).exec(tx).await?;
    Ok(())
}

pub async fn list_pauses(db: &impl ConnectionTrait, rooms: &[RoomId]) -> Result<Vec<Pause>, DbErr> {
    pause::Entity::find()
        .filter(pause::Column::RoomId.is_in(rooms.iter().copied()))
        .all(db)
        .await
}

/// Writes the pauses of a room anew.
pub async fn replace_pauses(
    tx: &impl ConnectionTrait,
    room: RoomId,
    rows: Vec<Pause>,
) -> Result<(), DbErr> {
    pause::Entity::delete_many()
        .filter(pause::Column::RoomId.eq(room))
        .exec(tx)
        .await?;
    if !rows.is_empty() {
        pause::Entity::insert_many(rows.into_iter().map(IntoActiveModel::into_active_model))
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

/// The labels of placements.
pub async fn list_labels(
    db: &impl ConnectionTrait,
    placements: &[PlacementId],
) -> Result<Vec<Label>, DbErr> {
    label::Entity::find()
        .filter(label::Column::PlacementId.is_in(placements.iter().copied()))
        .all(db)
        .await
}

/// Writes a label in place of the one of its kind.
pub async fn upsert_label(tx: &impl ConnectionTrait, row: Label) -> Result<(), DbErr> {
    let again =
        sea_orm::sea_query::OnConflict::columns([label::Column::PlacementId, label::Column::Kind])
            .update_column(label::Column::Text)
            .to_owned();
    label::Entity::insert(row.into_active_model())
        .on_conflict(again)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Every venue, by id; at most `n_max`.
pub async fn list_venues(db: &impl ConnectionTrait, n_max: u64) -> Result<Vec<Venue>, DbErr> {
    venue::Entity::find()
        .order_by_asc(venue::Column::Id)
        .limit(n_max)
        .all(db)
        .await
}

pub async fn list_venues_by_ids(
    db: &impl ConnectionTrait,
    ids: &[VenueId],
) -> Result<Vec<Venue>, DbErr> {
    venue::Entity::find()
        .filter(venue::Column::Id.is_in(ids.iter().copied()))
        .all(db)
        .await
}

pub async fn find_stop(db: &impl ConnectionTrait, id: StopId) -> Result<Option<Stop>, DbErr> {
    stop::Entity::find_by_id(id).one(db).await
}

/// The stops of exhibitions, by their first day.
pub async fn list_stops(
    db: &impl ConnectionTrait,
    exhibitions: &[ExhibitionId],
) -> Result<Vec<Stop>, DbErr> {
    stop::Entity::find()
        .filter(stop::Column::ExhibitionId.is_in(exhibitions.iter().copied()))
        .order_by_asc(stop::Column::OpensOn)
        .order_by_asc(stop::Column::Id)
        .all(db)
        .await
}

pub async fn update_stop(tx: &impl ConnectionTrait, row: &Stop) -> Result<(), DbErr> {
    let changed = row.clone().into_active_model().reset_all();
    stop::Entity::update(changed).exec(tx).await?;
    Ok(())
}
