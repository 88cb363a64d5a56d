//! Results are released by two people: one proposes what they saw, another confirms the same. Before that they may be
//! public as provisional; objections to works, cases about them, and the reserves that move up.

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
                // While it stands an edition's results are public as provisional.
                table("objection_periods")
                    .col(reference("edition_id").primary_key())
                    .col(at("opened_at"))
                    .col(at("ends_at"))
                    .col(reference_null("opened_by"))
                    .foreign_key(&mut belongs_to(
                        "objection_periods",
                        "edition_id",
                        "editions",
                    ))
                    .to_owned(),
                // Something is wrong with an entry: looked into, then decided.
                table("cases")
                    .col(id())
                    .col(reference("edition_id"))
                    .col(reference("entry_id"))
                    // 1, 2, 3 … within the edition.
                    .col(int("number"))
                    .col(text("state"))
                    // What is looked into; both the desk and the entrant's side read it.
                    .col(text("words"))
                    .col(at("opened_at"))
                    .col(reference_null("opened_by"))
                    // When the entrant's side was asked for a statement.
                    .col(at_null("asked_at"))
                    .col(text("reason"))
                    .col(at_null("decided_at"))
                    .col(reference_null("decided_by"))
                    // The tier of the award that an upheld case took away.
                    .col(reference_null("lost_tier_id"))
                    .foreign_key(&mut belongs_to("cases", "edition_id", "editions"))
                    .foreign_key(&mut belongs_to("cases", "entry_id", "entries"))
                    .to_owned(),
                table("statements")
                    .col(id())
                    .col(reference("case_id"))
                    .col(text("side"))
                    .col(text("words"))
                    .col(at("made_at"))
                    // Null where the side wrote it itself.
                    .col(reference_null("recorded_by"))
                    .foreign_key(&mut part_of("statements", "case_id", "cases"))
                    .to_owned(),
                // A report of a work, without an account.
                table("objections")
                    .col(id())
                    .col(reference("edition_id"))
                    .col(reference("entry_id"))
                    .col(text("receipt"))
                    .col(text("kind"))
                    .col(text("words"))
                    .col(text("evidence"))
                    // A mail address for one answer; emptied with the answer.
                    .col(text("contact"))
                    .col(text("lang"))
                    .col(at("made_at"))
                    .col(text("state"))
                    .col(reference_null("case_id"))
                    .col(text("answer"))
                    .col(at_null("answered_at"))
                    .foreign_key(&mut belongs_to("objections", "edition_id", "editions"))
                    .foreign_key(&mut belongs_to("objections", "entry_id", "entries"))
                    .foreign_key(&mut belongs_to("objections", "case_id", "cases"))
                    .to_owned(),
                // Works that move up when an award is withdrawn before results are public.
                table("reserves")
                    .col(reference("edition_id"))
                    .col(reference("entry_id"))
                    .col(int("position"))
                    .col(text("state"))
                    .primary_key(Index::create().col("edition_id").col("entry_id"))
                    .foreign_key(&mut belongs_to("reserves", "edition_id", "editions"))
                    .foreign_key(&mut belongs_to("reserves", "entry_id", "entries"))
                    .to_owned(),
            ],
            vec![
                unique("cases", &["edition_id", "number"]),
                index("cases", &["entry_id"]),
                index("statements", &["case_id"]),
                unique("objections", &["receipt"]),
                index("objections", &["edition_id", "state"]),
                index("objections", &["entry_id"]),
                index("objections", &["case_id"]),
            ],
        )
        .await?;
        // Null where the results were announced before it took two.
        add(
            manager,
            "announcements",
            vec![reference_null("proposed_by")],
        )
        .await?;
        add(manager, "awards", vec![reference_null("case_id")]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        take_away(manager, "awards", &["case_id"]).await?;
        take_away(manager, "announcements", &["proposed_by"]).await?;
        unmake(
            manager,
            &[
                "reserves",
                "objections",
                "statements",
                "cases",
                "objection_periods",
                "release_proposals",
            ],
        )
        .await
    }
}
