//! How member governments stand over several editions: the rules as they were set, and figures of editions that were not run here.

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
                // The newest counts; earlier ones say by what members stood before.
                table("standing_rules")
                    .col(id())
                    .col(int("points_edition"))
                    .col(int("points_work"))
                    // JSON: a list, the highest tier first.
                    .col(json("points_tiers"))
                    .col(int_null("first_edition"))
                    .col(int_null("last_edition"))
                    .col(yes_no("is_public"))
                    .col(at("made_at"))
                    .col(reference_null("made_by"))
                    .to_owned(),
                // A member's figures in an edition that is no row of `editions`.
                table("past_records")
                    .col(id())
                    .col(int("edition_number"))
                    .col(text("member_code"))
                    .col(int("year"))
                    .col(int("n_works"))
                    // JSON: a list, the highest tier first.
                    .col(json("n_awards"))
                    .to_owned(),
            ],
            vec![unique("past_records", &["edition_number", "member_code"])],
        )
        .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        unmake(manager, &["past_records", "standing_rules"]).await
    }
}
