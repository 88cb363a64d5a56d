//! What guardians agreed to, word by word.

use sea_orm::entity::prelude::*;
use sea_orm::{IntoActiveModel, QueryOrder};

use crate::entries::domain::{ConsentPurpose, ConsentState};
use crate::kernel::{ConsentId, EntryId, Instant, Lang};

pub mod consent {
    use super::*;
    #[derive(Clone, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "consents")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ConsentId,
        pub entry_id: EntryId,
        pub purpose: ConsentPurpose,
        pub state: ConsentState,
        pub text_version: String,
        pub text_sha256: String,
        pub lang: Lang,
        pub given_by: String,
        pub relation: String,
        pub method: String,
        pub at: Instant,
    }
    impl std::fmt::Debug for Model {
        /// Without the name of who gave it.
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.debug_struct("Consent")
                .field("purpose", &self.purpose)
                .field("state", &self.state)
                .finish_non_exhaustive()
        }
    }
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub use consent::Model as Consent;

pub async fn insert_consents(
    tx: &impl ConnectionTrait,
    consents: Vec<Consent>,
) -> Result<(), DbErr> {
    consent::Entity::insert_many(consents.into_iter().map(IntoActiveModel::into_active_model))
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Every word about an entry's consents, the oldest first.
pub async fn list_consents(
    db: &impl ConnectionTrait,
    entry: EntryId,
) -> Result<Vec<Consent>, DbErr> {
    consent::Entity::find()
        .filter(consent::Column::EntryId.eq(entry))
        .order_by_asc(consent::Column::Id)
        .all(db)
        .await
}

/// Every word about one purpose of these entries, the oldest first.
pub async fn list_consents_for(
    db: &impl ConnectionTrait,
    entries: &[EntryId],
    purpose: ConsentPurpose,
) -> Result<Vec<Consent>, DbErr> {
    consent::Entity::find()
        .filter(consent::Column::EntryId.is_in(entries.iter().copied()))
        .filter(consent::Column::Purpose.eq(purpose))
        .order_by_asc(consent::Column::Id)
        .all(db)
        .await
}
