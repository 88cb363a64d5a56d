//! All SQL of awards: the board and its reserves, objections and cases, the proposal and the announcement.
#![allow(missing_docs)] // what the columns mean stands in the migrations

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use sea_orm::{IntoActiveModel, QueryOrder, QuerySelect};

use super::domain::AwardState;

use crate::kernel::{AnnouncementId, AwardId, AwardTierId, EditionId, EntryId, Instant, PersonId};

mod objections;
mod proposals;
mod reserves;

pub use objections::*;
pub use proposals::*;
pub use reserves::*;

pub mod award {
    use super::*;
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "awards")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: AwardId,
        pub edition_id: EditionId,
        pub tier_id: AwardTierId,
        pub entry_id: EntryId,
        pub position: i32,
        pub state: AwardState,
        #[sea_orm(column_type = "Text")]
        pub reason: String,
        pub given_at: Instant,
        pub given_by: Option<PersonId>,
        pub case_id: Option<crate::kernel::CaseId>,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod announcement {
    use super::*;
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "announcements")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: AnnouncementId,
        pub edition_id: EditionId,
        pub announced_at: Instant,
        pub announced_by: Option<PersonId>,
        pub proposed_by: Option<PersonId>,
        pub n_awards: i32,
        pub n_letters: i32,
        pub letters_after: Option<EntryId>,
        pub letters_done_at: Option<Instant>,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

/// An announcement as it is stored.
pub use announcement::Model as Announcement;
/// An award as it is stored.
pub use award::Model as Award;

use award::{Column, Entity};

/// The awards of an edition that stand, by place within their tier.
pub async fn list_awards(
    db: &impl ConnectionTrait,
    edition: EditionId,
) -> Result<Vec<Award>, DbErr> {
    Entity::find()
        .filter(Column::EditionId.eq(edition))
        .filter(Column::State.is_in([AwardState::Candidate, AwardState::Announced]))
        .order_by_asc(Column::Position)
        .order_by_asc(Column::EntryId)
        .all(db)
        .await
}

/// Every announced award, by place within its tier; of one edition, if given.
pub async fn list_announced(
    db: &impl ConnectionTrait,
    edition: Option<EditionId>,
) -> Result<Vec<Award>, DbErr> {
    let mut query = Entity::find()
        .filter(Column::State.eq(AwardState::Announced))
        .order_by_asc(Column::Position)
        .order_by_asc(Column::EntryId);
    if let Some(edition) = edition {
        query = query.filter(Column::EditionId.eq(edition));
    }
    query.all(db).await
}

/// The announced awards of these entries.
pub async fn list_announced_of(
    db: &impl ConnectionTrait,
    entries: &[EntryId],
) -> Result<Vec<Award>, DbErr> {
    Entity::find()
        .filter(Column::EntryId.is_in(entries.iter().copied()))
        .filter(Column::State.eq(AwardState::Announced))
        .all(db)
        .await
}

/// An entry's award, also one that was taken back: there is one row for an entry.
pub async fn find_of_entry(
    db: &impl ConnectionTrait,
    edition: EditionId,
    entry: EntryId,
) -> Result<Option<Award>, DbErr> {
    Entity::find()
        .filter(Column::EditionId.eq(edition))
        .filter(Column::EntryId.eq(entry))
        .one(db)
        .await
}

/// The last place that is held in a tier.
pub async fn find_last_position(
    db: &impl ConnectionTrait,
    tier: AwardTierId,
) -> Result<i32, DbErr> {
    let last: Option<Option<i32>> = Entity::find()
        .select_only()
        .column_as(Column::Position.max(), "last")
        .filter(Column::TierId.eq(tier))
        .filter(Column::State.is_in([AwardState::Candidate, AwardState::Announced]))
        .into_tuple()
        .one(db)
        .await?;
    Ok(last.flatten().unwrap_or(0))
}

/// Entries from which a person took an award back.
pub async fn list_taken_back(
    db: &impl ConnectionTrait,
    edition: EditionId,
) -> Result<Vec<EntryId>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::EntryId)
        .filter(Column::EditionId.eq(edition))
        .filter(Column::State.eq(AwardState::TakenBack))
        .into_tuple()
        .all(db)
        .await
}

pub async fn insert_awards(tx: &impl ConnectionTrait, awards: Vec<Award>) -> Result<(), DbErr> {
    // Eleven columns each: 5,500 of the 32,766 values that SQLite binds in one statement.
    for part in awards.chunks(500) {
        Entity::insert_many(part.iter().cloned().map(IntoActiveModel::into_active_model))
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

pub async fn update_award(tx: &impl ConnectionTrait, award: Award) -> Result<(), DbErr> {
    award.into_active_model().reset_all().update(tx).await?;
    Ok(())
}

/// The rows of candidates that a person did not set by hand go, before the tiers are filled anew.
pub async fn delete_unreasoned(tx: &impl ConnectionTrait, edition: EditionId) -> Result<(), DbErr> {
    Entity::delete_many()
        .filter(Column::EditionId.eq(edition))
        .filter(Column::State.eq(AwardState::Candidate))
        .filter(Column::Reason.eq(""))
        .exec(tx)
        .await?;
    Ok(())
}

/// All awards of an edition that stand in a state move on to another.
pub async fn update_states(
    tx: &impl ConnectionTrait,
    edition: EditionId,
    from: AwardState,
    to: AwardState,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::State, Expr::value(to))
        .filter(Column::EditionId.eq(edition))
        .filter(Column::State.eq(from))
        .exec(tx)
        .await?;
    Ok(())
}

pub async fn insert_announcement(
    tx: &impl ConnectionTrait,
    announcement: Announcement,
) -> Result<(), DbErr> {
    announcement::Entity::insert(announcement.into_active_model())
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

pub async fn find_announcement(
    db: &impl ConnectionTrait,
    edition: EditionId,
) -> Result<Option<Announcement>, DbErr> {
    announcement::Entity::find()
        .filter(announcement::Column::EditionId.eq(edition))
        .one(db)
        .await
}

pub async fn find_announcement_by_id(
    db: &impl ConnectionTrait,
    id: AnnouncementId,
) -> Result<Option<Announcement>, DbErr> {
    announcement::Entity::find_by_id(id).one(db).await
}

/// How far the letters of an announcement are.
pub async fn update_letters(
    tx: &impl ConnectionTrait,
    id: AnnouncementId,
    after: Option<EntryId>,
    done_at: Option<Instant>,
) -> Result<(), DbErr> {
    announcement::Entity::update_many()
        .col_expr(announcement::Column::LettersAfter, Expr::value(after))
        .col_expr(announcement::Column::LettersDoneAt, Expr::value(done_at))
        .filter(announcement::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}
