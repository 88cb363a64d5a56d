//! The journal becomes a chain of hashes with signed checkpoints; a tally keeps the document it was computed from.

use sea_orm_migration::prelude::*;

use crate::columns::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Place in the chain from 1, and SHA-256 of the hash before and this line. Empty until the line is linked.
        for mut column in [at_null("seq"), text_null("hash")] {
            manager
                .alter_table(
                    Table::alter()
                        .table("journal")
                        .add_column(&mut column)
                        .to_owned(),
                )
                .await?;
        }
        make(
            manager,
            vec![
                // One row: how far the chain reaches. A line taken off its end is missed here.
                table("journal_head")
                    .col(id())
                    .col(big("seq"))
                    .col(text("hash"))
                    .to_owned(),
                // A signature (Ed25519) under the chain as it stood.
                table("journal_checkpoints")
                    .col(id())
                    .col(at("at"))
                    .col(big("seq"))
                    .col(text("hash"))
                    .col(text("public_key"))
                    .col(text("signature"))
                    .to_owned(),
                table("tally_documents")
                    .col(ColumnDef::new("tally_id").uuid().not_null().primary_key())
                    .col(ColumnDef::new("document_gzip").blob().not_null())
                    .foreign_key(&mut part_of("tally_documents", "tally_id", "tallies"))
                    .to_owned(),
            ],
            vec![
                unique("journal", &["seq"]),
                index("journal_checkpoints", &["seq"]),
            ],
        )
        .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        unmake(
            manager,
            &["tally_documents", "journal_checkpoints", "journal_head"],
        )
        .await?;
        manager
            .drop_index(
                Index::drop()
                    .table("journal")
                    .name("ux_journal_seq")
                    .to_owned(),
            )
            .await?;
        for column in ["hash", "seq"] {
            manager
                .alter_table(
                    Table::alter()
                        .table("journal")
                        .drop_column(column)
                        .to_owned(),
                )
                .await?;
        }
        Ok(())
    }
}
