//! From tally to awards: exceptions to the cut, the spread review, the chair's certification.

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
                // A work that goes on though it stands below the cut, or stays though it stands above. One of a work stands at a time.
                table("round_exceptions")
                    .col(id())
                    .col(reference("round_id"))
                    .col(reference("entry_id"))
                    .col(yes_no("goes_on"))
                    .col(text("reason"))
                    .col(reference_null("made_by"))
                    .col(at("made_at"))
                    .col(reference_null("taken_back_by"))
                    .col(at_null("taken_back_at"))
                    .foreign_key(&mut part_of("round_exceptions", "round_id", "rounds"))
                    .foreign_key(&mut belongs_to("round_exceptions", "entry_id", "entries"))
                    .to_owned(),
                // All judges of a round look once more at the works about which they differ.
                table("spread_reviews")
                    .col(id())
                    .col(reference("round_id"))
                    // The rule: from how many points between two judges on a work is looked at.
                    .col(int("points_apart"))
                    .col(reference_null("opened_by"))
                    .col(at("opened_at"))
                    .col(reference_null("ended_by"))
                    .col(at_null("ended_at"))
                    .foreign_key(&mut part_of("spread_reviews", "round_id", "rounds"))
                    .to_owned(),
                table("reviewed_entries")
                    .col(reference("review_id"))
                    .col(reference("entry_id"))
                    // What all judges call it, from 1: drawn by lot.
                    .col(int("place"))
                    .primary_key(Index::create().col("review_id").col("entry_id"))
                    .foreign_key(&mut part_of(
                        "reviewed_entries",
                        "review_id",
                        "spread_reviews",
                    ))
                    .foreign_key(&mut belongs_to("reviewed_entries", "entry_id", "entries"))
                    .to_owned(),
                // The chair's word for one tally, where the cut lies included.
                table("certifications")
                    .col(id())
                    .col(reference("round_id"))
                    .col(reference("tally_id"))
                    .col(text("output_sha256"))
                    .col(int("advance_count"))
                    .col(text("reason"))
                    .col(reference_null("certified_by"))
                    .col(at("certified_at"))
                    .col(reference_null("taken_back_by"))
                    .col(at_null("taken_back_at"))
                    .col(text_null("taken_back_reason"))
                    .foreign_key(&mut part_of("certifications", "round_id", "rounds"))
                    .foreign_key(&mut belongs_to("certifications", "tally_id", "tallies"))
                    .to_owned(),
            ],
            vec![
                index("round_exceptions", &["round_id"]),
                index("spread_reviews", &["round_id"]),
                unique("reviewed_entries", &["review_id", "place"]),
                index("certifications", &["round_id"]),
            ],
        )
        .await?;
        // The review in which a card was revised.
        add(manager, "scorecards", vec![reference_null("review_id")]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        take_away(manager, "scorecards", &["review_id"]).await?;
        unmake(
            manager,
            &[
                "certifications",
                "reviewed_entries",
                "spread_reviews",
                "round_exceptions",
            ],
        )
        .await
    }
}
