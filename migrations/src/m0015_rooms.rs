//! What keeps judges apart from works, and rounds that are run in one room.

use sea_orm_migration::prelude::*;

use crate::columns::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Schools where the judge teaches or has taught, as the judge wrote them: conflicts are derived from them.
        manager
            .alter_table(
                Table::alter()
                    .table("judges")
                    .add_column(json("schools").default("[]"))
                    .to_owned(),
            )
            .await?;
        make(
            manager,
            vec![
                // Which work of a live round is on the wall: its place in the order of the room.
                table("live_cursors")
                    .col(reference("round_id"))
                    .col(int("position"))
                    .col(at("moved_at"))
                    .primary_key(Index::create().col("round_id"))
                    .foreign_key(&mut part_of("live_cursors", "round_id", "rounds"))
                    .to_owned(),
            ],
            vec![],
        )
        .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        unmake(manager, &["live_cursors"]).await?;
        manager
            .alter_table(
                Table::alter()
                    .table("judges")
                    .drop_column("schools")
                    .to_owned(),
            )
            .await
    }
}
