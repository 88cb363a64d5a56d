//! A round carries how its judges answer: sift, one scale, criteria, ranking, pairs.

use sea_orm_migration::prelude::*;

use crate::columns::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // The scale and its words, looks a work gets in comparisons: what the method needs to know beyond its name.
        manager
            .alter_table(
                Table::alter()
                    .table("rounds")
                    .add_column(json("settings").default("{}"))
                    .to_owned(),
            )
            .await?;
        // What was given to the work as a whole, where the round asks nothing by criterion.
        manager
            .alter_table(
                Table::alter()
                    .table("scorecards")
                    .add_column(int_null("answer"))
                    .to_owned(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in [("scorecards", "answer"), ("rounds", "settings")] {
            manager
                .alter_table(Table::alter().table(table).drop_column(column).to_owned())
                .await?;
        }
        Ok(())
    }
}
