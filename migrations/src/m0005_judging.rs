//! Rounds, panels, assignments, scorecards, tallies.

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
                // A person judging in one edition. `country` and `member_code` are what conflicts are derived from.
                table("judges")
                    .col(id())
                    .col(reference("edition_id"))
                    .col(reference("person_id"))
                    .col(text("country"))
                    .col(text_null("member_code"))
                    .col(text("alias"))
                    .col(at("invited_at"))
                    .col(at_null("accepted_at"))
                    .col(at_null("declined_at"))
                    .foreign_key(&mut part_of("judges", "edition_id", "editions"))
                    .foreign_key(&mut belongs_to("judges", "person_id", "people"))
                    .to_owned(),
                table("rounds")
                    .col(id())
                    .col(reference("edition_id"))
                    .col(int("position"))
                    .col(json("name"))
                    .col(text("method"))
                    .col(text("state"))
                    .col(int("reads_per_entry"))
                    .col(text("conflict_rule"))
                    .col(text("tally_method"))
                    .col(text("seed"))
                    .col(int_null("advance_count"))
                    .col(at_null("opens_at"))
                    .col(at_null("deadline_at"))
                    .col(at_null("closed_at"))
                    // Why it was closed with scorecards missing.
                    .col(text_null("closing_reason"))
                    .col(at("made_at"))
                    .foreign_key(&mut part_of("rounds", "edition_id", "editions"))
                    .to_owned(),
                // The panel: which judges sit in which round.
                table("panel_seats")
                    .col(reference("round_id"))
                    .col(reference("judge_id"))
                    .col(int_null("capacity"))
                    .primary_key(Index::create().col("round_id").col("judge_id"))
                    .foreign_key(&mut part_of("panel_seats", "round_id", "rounds"))
                    .foreign_key(&mut belongs_to("panel_seats", "judge_id", "judges"))
                    .to_owned(),
                table("round_entries")
                    .col(reference("round_id"))
                    .col(reference("entry_id"))
                    .col(text("state"))
                    .primary_key(Index::create().col("round_id").col("entry_id"))
                    .foreign_key(&mut part_of("round_entries", "round_id", "rounds"))
                    .foreign_key(&mut belongs_to("round_entries", "entry_id", "entries"))
                    .to_owned(),
                table("assignments")
                    .col(id())
                    .col(reference("round_id"))
                    .col(reference("judge_id"))
                    .col(reference("entry_id"))
                    // This judge's own order, from 1.
                    .col(int("position"))
                    .col(text("state"))
                    // On the judge's own pile for later.
                    .col(yes_no("is_later"))
                    .col(at_null("released_at"))
                    .col(at_null("done_at"))
                    .foreign_key(&mut part_of("assignments", "round_id", "rounds"))
                    .foreign_key(&mut belongs_to("assignments", "judge_id", "judges"))
                    .foreign_key(&mut belongs_to("assignments", "entry_id", "entries"))
                    .to_owned(),
                table("recusals")
                    .col(id())
                    .col(reference("assignment_id"))
                    .col(text("reason"))
                    .col(at("at"))
                    .foreign_key(&mut part_of("recusals", "assignment_id", "assignments"))
                    .to_owned(),
                // Append-only: a revision is a new row, the highest revision counts.
                table("scorecards")
                    .col(id())
                    .col(reference("assignment_id"))
                    .col(int("revision"))
                    .col(text("note"))
                    .col(json("flags"))
                    .col(at("cast_at"))
                    // What the judge's own device said the time was, when it was cast without network.
                    .col(at_null("client_at"))
                    .col(text("idempotency_key"))
                    // What was sent with the key, so that the key cannot be used for another card.
                    .col(text("content_sha256"))
                    .foreign_key(&mut part_of("scorecards", "assignment_id", "assignments"))
                    .to_owned(),
                table("scores")
                    .col(reference("scorecard_id"))
                    .col(reference("criterion_id"))
                    .col(int("points"))
                    .primary_key(Index::create().col("scorecard_id").col("criterion_id"))
                    .foreign_key(&mut part_of("scores", "scorecard_id", "scorecards"))
                    .foreign_key(&mut belongs_to("scores", "criterion_id", "criteria"))
                    .to_owned(),
                // Immutable: a new computation is a new row; the newest of a round counts.
                table("tallies")
                    .col(id())
                    .col(reference("round_id"))
                    .col(text("method"))
                    .col(json("parameters"))
                    .col(text("seed"))
                    .col(text("inputs_sha256"))
                    .col(text("output_sha256"))
                    .col(json("diagnostics"))
                    .col(reference_null("run_by"))
                    .col(at("run_at"))
                    .col(text_null("reason"))
                    .foreign_key(&mut part_of("tallies", "round_id", "rounds"))
                    .to_owned(),
                table("standings")
                    .col(reference("tally_id"))
                    .col(reference("entry_id"))
                    .col(int("rank"))
                    .col(real_null("estimate"))
                    .col(real_null("standard_error"))
                    // The plain mean, always shown beside a fair score.
                    .col(real("raw_mean"))
                    .col(int("reads"))
                    .col(int_null("rank_low"))
                    .col(int_null("rank_high"))
                    .primary_key(Index::create().col("tally_id").col("entry_id"))
                    .foreign_key(&mut part_of("standings", "tally_id", "tallies"))
                    .foreign_key(&mut belongs_to("standings", "entry_id", "entries"))
                    .to_owned(),
            ],
            vec![
                unique("judges", &["edition_id", "person_id"]),
                index("judges", &["person_id"]),
                unique("rounds", &["edition_id", "position"]),
                unique("assignments", &["round_id", "judge_id", "entry_id"]),
                index("assignments", &["judge_id", "round_id", "position"]),
                index("assignments", &["entry_id"]),
                index("recusals", &["assignment_id"]),
                unique("scorecards", &["assignment_id", "revision"]),
                unique("scorecards", &["assignment_id", "idempotency_key"]),
                index("tallies", &["round_id", "run_at"]),
                index("standings", &["tally_id", "rank"]),
                index("round_entries", &["entry_id"]),
            ],
        )
        .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        unmake(
            manager,
            &[
                "standings",
                "tallies",
                "scores",
                "scorecards",
                "recusals",
                "assignments",
                "round_entries",
                "panel_seats",
                "rounds",
                "judges",
            ],
        )
        .await
    }
}
