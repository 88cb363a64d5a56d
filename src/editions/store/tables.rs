//! The tables of the editions, as rows.

use sea_orm::entity::prelude::*;

use super::super::domain::{Anchors, AwardCaps, EditionState, PhotoRule};
use crate::kernel::{
    AwardTierId, CriterionId, DivisionId, EditionId, Instant, MemberCode, QuotaId, Translated,
};

crate::words! {
    /// What a tier's `size` counts.
    pub enum Measure {
        /// Works.
        Works = "works",
        /// Tenths of a percent of the works in judging.
        Permille = "permille",
    }
}

pub mod edition {
    use super::*;
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "editions")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: EditionId,
        pub number: i32,
        pub year: i32,
        pub state: EditionState,
        #[sea_orm(column_type = "JsonBinary")]
        pub theme: Translated,
        #[sea_orm(column_type = "JsonBinary")]
        pub description: Translated,
        pub zone: String,
        #[sea_orm(column_type = "JsonBinary")]
        pub languages: Json,
        pub opens_at: Option<Instant>,
        pub closes_at: Option<Instant>,
        pub grace_minutes: i32,
        pub age_on: String,
        pub short_side_px_min: i32,
        pub photo_rule: PhotoRule,
        #[sea_orm(column_type = "JsonBinary")]
        pub award_caps: AwardCaps,
        pub made_at: Instant,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod division {
    use super::*;
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "divisions")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: DivisionId,
        pub edition_id: EditionId,
        pub position: i32,
        pub code: String,
        #[sea_orm(column_type = "JsonBinary")]
        pub name: Translated,
        pub age_min: i32,
        pub age_max: i32,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod criterion {
    use super::*;
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "criteria")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: CriterionId,
        pub edition_id: EditionId,
        pub position: i32,
        pub code: String,
        #[sea_orm(column_type = "JsonBinary")]
        pub name: Translated,
        #[sea_orm(column_type = "JsonBinary")]
        pub anchors: Anchors,
        pub weight: f64,
        pub points_min: i32,
        pub points_max: i32,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod tier {
    use super::*;
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "award_tiers")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: AwardTierId,
        pub edition_id: EditionId,
        pub position: i32,
        #[sea_orm(column_type = "JsonBinary")]
        pub name: Translated,
        pub size: i32,
        pub measure: Measure,
        pub is_per_division: bool,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod quota {
    use super::*;
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "quotas")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: QuotaId,
        pub edition_id: EditionId,
        pub member_code: Option<MemberCode>,
        pub entries_max: i32,
    }
    impl ActiveModelBehavior for ActiveModel {}
}
