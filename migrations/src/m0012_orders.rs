//! Rounds that ask for whole orders, or for comparisons of two.

use sea_orm_migration::prelude::*;

use crate::columns::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        make(
            manager,
            vec![
                // A judge's order of their own works. Append-only: the highest revision counts.
                table("judge_orders")
                    .col(id())
                    .col(reference("round_id"))
                    .col(reference("judge_id"))
                    .col(int("revision"))
                    // Ids of assignments by place, best first.
                    .col(json("places"))
                    .col(at("cast_at"))
                    .col(text("idempotency_key"))
                    .col(text("content_sha256"))
                    .foreign_key(&mut part_of("judge_orders", "round_id", "rounds"))
                    .foreign_key(&mut belongs_to("judge_orders", "judge_id", "judges"))
                    .to_owned(),
                // What a judge said of two of their works. Append-only: of the same two the newest counts.
                table("comparisons")
                    .col(id())
                    .col(reference("round_id"))
                    .col(reference("judge_id"))
                    .col(reference("first_id"))
                    .col(reference("second_id"))
                    // first, second or tie.
                    .col(text("ahead"))
                    .col(at("cast_at"))
                    .col(text("idempotency_key"))
                    .foreign_key(&mut part_of("comparisons", "round_id", "rounds"))
                    .foreign_key(&mut belongs_to("comparisons", "judge_id", "judges"))
                    .foreign_key(&mut part_of("comparisons", "first_id", "assignments"))
                    .foreign_key(&mut part_of("comparisons", "second_id", "assignments"))
                    .to_owned(),
            ],
            vec![
                unique("judge_orders", &["round_id", "judge_id", "revision"]),
                unique("judge_orders", &["round_id", "judge_id", "idempotency_key"]),
                unique("comparisons", &["round_id", "judge_id", "idempotency_key"]),
                index("comparisons", &["first_id"]),
                index("comparisons", &["second_id"]),
            ],
        )
        .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        unmake(manager, &["comparisons", "judge_orders"]).await
    }
}
