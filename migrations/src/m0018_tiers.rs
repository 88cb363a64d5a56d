//! A tier of awards takes so many works or a share of them, in all or in each age band; an edition says how many awards of one country, member
//! or school are more than usual.

use sea_orm_migration::prelude::*;

use crate::columns::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // What `size` counts: `works`, or `permille` of the works in judging.
        let mut measure = text("measure");
        measure.default("works");
        let mut is_per_division = yes_no("is_per_division");
        is_per_division.default(false);
        add(manager, "award_tiers", vec![measure, is_per_division]).await?;
        // JSON: by what is counted, the most awards that raise no warning.
        let mut caps = json("award_caps");
        caps.default("{}");
        add(manager, "editions", vec![caps]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        take_away(manager, "editions", &["award_caps"]).await?;
        take_away(manager, "award_tiers", &["measure", "is_per_division"]).await
    }
}
