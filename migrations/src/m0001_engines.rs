//! What the engines keep: journal, queue, outbox, idempotency keys.

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
                // Who did what when. Facts carry ids and codes, never a child's name.
                table("journal")
                    .col(id())
                    .col(at("at"))
                    .col(text("actor_kind"))
                    .col(reference_null("actor_id"))
                    .col(text("verb"))
                    .col(text("subject_kind"))
                    .col(reference("subject_id"))
                    .col(json("facts"))
                    .to_owned(),
                // Work in the background. `lane` is whose work it is (an entry's batch, an edition): lanes take turns.
                table("jobs")
                    .col(id())
                    .col(text("kind"))
                    .col(json("payload"))
                    .col(text("lane"))
                    .col(text("state"))
                    .col(text_null("dedupe_key"))
                    .col(int("attempts"))
                    .col(at("made_at"))
                    .col(at("run_at"))
                    .col(text_null("claimed_by"))
                    .col(at_null("heartbeat_at"))
                    .col(text_null("last_error"))
                    .col(at_null("ended_at"))
                    .to_owned(),
                table("letters")
                    .col(id())
                    .col(text("kind"))
                    .col(text("lang"))
                    .col(text("to_address"))
                    .col(text("to_name"))
                    .col(text("subject"))
                    .col(text("body_text"))
                    .col(text("body_html"))
                    .col(text("about_kind"))
                    .col(reference_null("about_id"))
                    .col(text("state"))
                    .col(at("made_at"))
                    .col(at_null("sent_at"))
                    .to_owned(),
                table("deliveries")
                    .col(id())
                    .col(reference("letter_id"))
                    .col(at("tried_at"))
                    .col(text("outcome"))
                    .col(text("answer"))
                    .foreign_key(&mut part_of("deliveries", "letter_id", "letters"))
                    .to_owned(),
                table("idempotency_keys")
                    .col(text("scope"))
                    .col(text("key"))
                    .col(text("request_sha256"))
                    .col(int("status"))
                    .col(json("answer"))
                    .col(at("made_at"))
                    .primary_key(Index::create().col("scope").col("key"))
                    .to_owned(),
            ],
            vec![
                index("journal", &["subject_kind", "subject_id"]),
                index("journal", &["at"]),
                index("jobs", &["state", "run_at"]),
                index("jobs", &["state", "lane"]),
                unique("jobs", &["dedupe_key"]),
                index("letters", &["state", "made_at"]),
                index("letters", &["about_kind", "about_id"]),
                index("deliveries", &["letter_id"]),
                index("idempotency_keys", &["made_at"]),
            ],
        )
        .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        unmake(
            manager,
            &[
                "idempotency_keys",
                "deliveries",
                "letters",
                "jobs",
                "journal",
            ],
        )
        .await
    }
}
