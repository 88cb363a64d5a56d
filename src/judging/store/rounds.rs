//! Rounds, their panels and their entries.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, LockType};
use sea_orm::{IntoActiveModel, QueryOrder, QuerySelect};

use crate::editions::{Criterion, Edition};
use crate::judging::domain::{
    self, ConflictRule, RoundEntryState, RoundMethod, RoundSettings, RoundState,
};
use crate::kernel::{EditionId, EntryId, Instant, JudgeId, RoundId, Translated};

pub mod round {
    use super::*;
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "rounds")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: RoundId,
        pub edition_id: EditionId,
        pub position: i32,
        #[sea_orm(column_type = "JsonBinary")]
        pub name: Translated,
        pub method: RoundMethod,
        #[sea_orm(column_type = "JsonBinary")]
        pub settings: RoundSettings,
        pub state: RoundState,
        pub reads_per_entry: i32,
        pub conflict_rule: ConflictRule,
        pub tally_method: String,
        pub seed: String,
        pub advance_count: Option<i32>,
        pub opens_at: Option<Instant>,
        pub deadline_at: Option<Instant>,
        pub closed_at: Option<Instant>,
        pub closing_reason: Option<String>,
        pub made_at: Instant,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod seat {
    use super::*;
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "panel_seats")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub round_id: RoundId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub judge_id: JudgeId,
        pub capacity: Option<i32>,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod round_entry {
    use super::*;
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "round_entries")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub round_id: RoundId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub entry_id: EntryId,
        pub state: RoundEntryState,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

pub use round::Model as Round;
pub use round_entry::Model as RoundEntry;
pub use seat::Model as Seat;

impl Round {
    /// What it asks about each work.
    pub fn questions(&self, edition: &Edition) -> Vec<Criterion> {
        domain::questions(self.method, &self.settings, &edition.criteria)
    }

    /// How many works every judge reads who may, chosen and drawn.
    pub fn n_common(&self) -> usize {
        self.settings.common.len() + usize::try_from(self.settings.n_common).unwrap_or(0)
    }
}

/// Rows written by one statement: far below the databases' limits of parameters.
const ROWS_MAX: usize = 500;

pub async fn insert_round(tx: &impl ConnectionTrait, round: Round) -> Result<(), DbErr> {
    round::Entity::insert(round.into_active_model())
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

pub async fn find_round(db: &impl ConnectionTrait, id: RoundId) -> Result<Option<Round>, DbErr> {
    round::Entity::find_by_id(id).one(db).await
}

/// The round, held as it is until the transaction ends: for those who change it, or only rely on it (shared).
pub async fn hold_round(
    tx: &impl ConnectionTrait,
    id: RoundId,
    lock: LockType,
) -> Result<Option<Round>, DbErr> {
    round::Entity::find_by_id(id).lock(lock).one(tx).await
}

pub async fn list_rounds(
    db: &impl ConnectionTrait,
    edition: EditionId,
) -> Result<Vec<Round>, DbErr> {
    round::Entity::find()
        .filter(round::Column::EditionId.eq(edition))
        .order_by_asc(round::Column::Position)
        .all(db)
        .await
}

pub async fn list_rounds_of_editions(
    db: &impl ConnectionTrait,
    editions: &[EditionId],
) -> Result<Vec<Round>, DbErr> {
    round::Entity::find()
        .filter(round::Column::EditionId.is_in(editions.iter().copied()))
        .order_by_asc(round::Column::Position)
        .all(db)
        .await
}

pub async fn update_round(tx: &impl ConnectionTrait, round: Round) -> Result<(), DbErr> {
    round.into_active_model().reset_all().update(tx).await?;
    Ok(())
}

pub async fn list_seats(db: &impl ConnectionTrait, round: RoundId) -> Result<Vec<Seat>, DbErr> {
    seat::Entity::find()
        .filter(seat::Column::RoundId.eq(round))
        .order_by_asc(seat::Column::JudgeId)
        .all(db)
        .await
}

/// The panel anew.
pub async fn replace_seats(
    tx: &impl ConnectionTrait,
    round: RoundId,
    seats: Vec<Seat>,
) -> Result<(), DbErr> {
    seat::Entity::delete_many()
        .filter(seat::Column::RoundId.eq(round))
        .exec(tx)
        .await?;
    if !seats.is_empty() {
        seat::Entity::insert_many(seats.into_iter().map(IntoActiveModel::into_active_model))
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

pub async fn list_round_entries(
    db: &impl ConnectionTrait,
    round: RoundId,
) -> Result<Vec<RoundEntry>, DbErr> {
    round_entry::Entity::find()
        .filter(round_entry::Column::RoundId.eq(round))
        .order_by_asc(round_entry::Column::EntryId)
        .all(db)
        .await
}

/// The round's entries anew, all of them being judged.
pub async fn replace_round_entries(
    tx: &impl ConnectionTrait,
    round: RoundId,
    entries: &[EntryId],
) -> Result<(), DbErr> {
    round_entry::Entity::delete_many()
        .filter(round_entry::Column::RoundId.eq(round))
        .exec(tx)
        .await?;
    for some in entries.chunks(ROWS_MAX) {
        let rows = some.iter().map(|entry| {
            RoundEntry {
                round_id: round,
                entry_id: *entry,
                state: RoundEntryState::In,
            }
            .into_active_model()
        });
        round_entry::Entity::insert_many(rows)
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

/// Those named go on, all others do not.
pub async fn update_advanced(
    tx: &impl ConnectionTrait,
    round: RoundId,
    advanced: &[EntryId],
) -> Result<(), DbErr> {
    round_entry::Entity::update_many()
        .col_expr(
            round_entry::Column::State,
            Expr::value(RoundEntryState::NotAdvanced),
        )
        .filter(round_entry::Column::RoundId.eq(round))
        .exec(tx)
        .await?;
    for some in advanced.chunks(ROWS_MAX) {
        round_entry::Entity::update_many()
            .col_expr(
                round_entry::Column::State,
                Expr::value(RoundEntryState::Advanced),
            )
            .filter(round_entry::Column::RoundId.eq(round))
            .filter(round_entry::Column::EntryId.is_in(some.iter().copied()))
            .exec(tx)
            .await?;
    }
    Ok(())
}
