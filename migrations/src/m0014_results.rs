//! Results are released by two people: one proposes what they saw, another confirms the same.

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
                // The proposal to make an edition's results public that counts; earlier ones are in the journal.
                table("release_proposals")
                    .col(reference("edition_id").primary_key())
                    .col(text("state"))
                    // SHA-256 of the awards and receivers that the proposer saw.
                    .col(text("stamp"))
                    .col(reference("proposed_by"))
                    .col(at("proposed_at"))
                    .foreign_key(&mut belongs_to(
                        "release_proposals",
                        "edition_id",
                        "editions",
                    ))
                    .to_owned(),
            ],
            vec![],
        )
        .await?;
        // Null where the results were announced before it took two.
        add(
            manager,
            "announcements",
            vec![reference_null("proposed_by")],
        )
        .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        take_away(manager, "announcements", &["proposed_by"]).await?;
        unmake(manager, &["release_proposals"]).await
    }
}
