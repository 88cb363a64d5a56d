//! All SQL of reports: the rules as they were set, and records of editions that were not run here.
#![allow(missing_docs)] // what the columns mean stands in the migrations

use sea_orm::entity::prelude::*;
use sea_orm::{IntoActiveModel, QueryOrder};

use crate::kernel::{Instant, MemberCode, PastRecordId, PersonId, StandingRuleId};

/// Whole numbers by tier, the highest first.
#[derive(
    Debug,
    Clone,
    Default,
    PartialEq,
    Eq,
    serde::Serialize,
    serde::Deserialize,
    sea_orm::FromJsonQueryResult,
)]
pub struct ByTier(pub Vec<i32>);

mod rule {
    use super::*;
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "standing_rules")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: StandingRuleId,
        pub points_edition: i32,
        pub points_work: i32,
        #[sea_orm(column_type = "JsonBinary")]
        pub points_tiers: ByTier,
        pub first_edition: Option<i32>,
        pub last_edition: Option<i32>,
        pub is_public: bool,
        pub made_at: Instant,
        pub made_by: Option<PersonId>,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

mod record {
    use super::*;
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "past_records")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: PastRecordId,
        pub edition_number: i32,
        pub member_code: MemberCode,
        pub year: i32,
        pub n_works: i32,
        #[sea_orm(column_type = "JsonBinary")]
        pub n_awards: ByTier,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

pub use record::Model as PastRecord;
pub use rule::Model as StoredRule;

/// The rule that was set last.
pub async fn find_rule(db: &impl ConnectionTrait) -> Result<Option<StoredRule>, DbErr> {
    rule::Entity::find()
        .order_by_desc(rule::Column::Id)
        .one(db)
        .await
}

pub async fn insert_rule(tx: &impl ConnectionTrait, rule: StoredRule) -> Result<(), DbErr> {
    rule::Entity::insert(rule.into_active_model())
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// All figures of editions that were not run here, by edition and member.
pub async fn list_past(db: &impl ConnectionTrait) -> Result<Vec<PastRecord>, DbErr> {
    record::Entity::find()
        .order_by_asc(record::Column::EditionNumber)
        .order_by_asc(record::Column::MemberCode)
        .all(db)
        .await
}

/// The figures of an edition are these now.
pub async fn replace_past(
    tx: &impl ConnectionTrait,
    edition_number: i32,
    records: Vec<PastRecord>,
) -> Result<(), DbErr> {
    record::Entity::delete_many()
        .filter(record::Column::EditionNumber.eq(edition_number))
        .exec(tx)
        .await?;
    if !records.is_empty() {
        let rows = records.into_iter().map(IntoActiveModel::into_active_model);
        record::Entity::insert_many(rows)
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}
