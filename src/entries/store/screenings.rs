//! Decisions of the screening.

use sea_orm::entity::prelude::*;
use sea_orm::{IntoActiveModel, QueryOrder};

use crate::entries::domain::{Decision, Reason};
use crate::kernel::{EntryId, Instant, PersonId, ScreeningId};

pub mod screening {
    use super::*;
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "screenings")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ScreeningId,
        pub entry_id: EntryId,
        pub decision: Decision,
        pub reason: Option<Reason>,
        pub note: String,
        pub decided_by: Option<PersonId>,
        pub decided_at: Instant,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

pub use screening::Model as Screening;

pub async fn insert_screening(
    tx: &impl ConnectionTrait,
    screening: Screening,
) -> Result<(), DbErr> {
    screening::Entity::insert(screening.into_active_model())
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// The decisions about an entry, the newest first.
pub async fn list_screenings(
    db: &impl ConnectionTrait,
    entry: EntryId,
) -> Result<Vec<Screening>, DbErr> {
    screening::Entity::find()
        .filter(screening::Column::EntryId.eq(entry))
        .order_by_desc(screening::Column::Id)
        .all(db)
        .await
}
