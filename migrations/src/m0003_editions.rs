//! Editions and everything about them that differs from one to the next.

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
                table("editions")
                    .col(id())
                    .col(int("number"))
                    .col(int("year"))
                    .col(text("state"))
                    .col(json("theme"))
                    .col(json("description"))
                    // IANA name of the contest's zone, shown beside the reader's own.
                    .col(text("zone"))
                    .col(json("languages"))
                    .col(at_null("opens_at"))
                    .col(at_null("closes_at"))
                    .col(int("grace_minutes"))
                    // The day on which an age counts.
                    .col(text("age_on"))
                    .col(int("short_side_px_min"))
                    .col(at("made_at"))
                    .to_owned(),
                table("divisions")
                    .col(id())
                    .col(reference("edition_id"))
                    .col(int("position"))
                    .col(text("code"))
                    .col(json("name"))
                    .col(int("age_min"))
                    .col(int("age_max"))
                    .foreign_key(&mut part_of("divisions", "edition_id", "editions"))
                    .to_owned(),
                table("criteria")
                    .col(id())
                    .col(reference("edition_id"))
                    .col(int("position"))
                    .col(text("code"))
                    .col(json("name"))
                    .col(json("anchors"))
                    .col(real("weight"))
                    .col(int("points_min"))
                    .col(int("points_max"))
                    .foreign_key(&mut part_of("criteria", "edition_id", "editions"))
                    .to_owned(),
                table("award_tiers")
                    .col(id())
                    .col(reference("edition_id"))
                    .col(int("position"))
                    .col(json("name"))
                    .col(int("size"))
                    .foreign_key(&mut part_of("award_tiers", "edition_id", "editions"))
                    .to_owned(),
                // The most entries of a member (or of every member, where `member_code` is null).
                table("quotas")
                    .col(id())
                    .col(reference("edition_id"))
                    .col(text_null("member_code"))
                    .col(int("entries_max"))
                    .foreign_key(&mut part_of("quotas", "edition_id", "editions"))
                    .to_owned(),
            ],
            vec![
                unique("editions", &["number"]),
                index("editions", &["state"]),
                unique("divisions", &["edition_id", "code"]),
                unique("criteria", &["edition_id", "code"]),
                unique("award_tiers", &["edition_id", "position"]),
                index("quotas", &["edition_id"]),
            ],
        )
        .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        unmake(
            manager,
            &["quotas", "award_tiers", "criteria", "divisions", "editions"],
        )
        .await
    }
}
