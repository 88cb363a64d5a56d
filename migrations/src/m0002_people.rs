//! Member governments, people, their roles, and how they sign in.

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
                table("member_governments")
                    .col(ColumnDef::new("code").text().not_null().primary_key())
                    .col(text("country"))
                    .col(text("membership"))
                    .col(text("kind"))
                    .col(json("name"))
                    .col(text("native_lang"))
                    .col(int("position"))
                    .to_owned(),
                table("people")
                    .col(id())
                    .col(text("email"))
                    .col(text("name"))
                    .col(text("lang"))
                    .col(at("made_at"))
                    .to_owned(),
                table("grants")
                    .col(id())
                    .col(reference("person_id"))
                    .col(text("role"))
                    .col(reference_null("edition_id"))
                    .col(text_null("member_code"))
                    .col(at("granted_at"))
                    .col(reference_null("granted_by"))
                    .col(at_null("revoked_at"))
                    .foreign_key(&mut part_of("grants", "person_id", "people"))
                    .to_owned(),
                // One signed-in browser. Only the hash of its token is kept.
                table("sessions")
                    .col(id())
                    .col(text("token_sha256"))
                    .col(reference_null("person_id"))
                    .col(at("made_at"))
                    .col(at("seen_at"))
                    .col(at("expires_at"))
                    .foreign_key(&mut part_of("sessions", "person_id", "people"))
                    .to_owned(),
                // The entries whose codes a browser has shown.
                table("session_entries")
                    .col(reference("session_id"))
                    .col(reference("entry_id"))
                    .primary_key(Index::create().col("session_id").col("entry_id"))
                    .foreign_key(&mut part_of("session_entries", "session_id", "sessions"))
                    .to_owned(),
                // A code sent by mail, good in the browser that asked for it.
                // `browser_sha256` is empty for the first code of an invited person, which comes by a trusted way.
                table("sign_in_codes")
                    .col(id())
                    .col(text("email"))
                    .col(text("code_sha256"))
                    .col(text("browser_sha256"))
                    .col(int("tries"))
                    .col(at("made_at"))
                    .col(at("expires_at"))
                    .col(at_null("used_at"))
                    .to_owned(),
                // A link in a letter that lets one person in once.
                table("invitations")
                    .col(id())
                    .col(reference("person_id"))
                    .col(text("token_sha256"))
                    .col(at("made_at"))
                    .col(at("expires_at"))
                    .col(at_null("used_at"))
                    .foreign_key(&mut part_of("invitations", "person_id", "people"))
                    .to_owned(),
            ],
            vec![
                index("member_governments", &["country"]),
                unique("people", &["email"]),
                index("grants", &["person_id"]),
                unique("sessions", &["token_sha256"]),
                index("sessions", &["expires_at"]),
                index("sign_in_codes", &["email"]),
                index("sign_in_codes", &["expires_at"]),
                unique("invitations", &["token_sha256"]),
            ],
        )
        .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        unmake(
            manager,
            &[
                "invitations",
                "sign_in_codes",
                "session_entries",
                "sessions",
                "grants",
                "people",
                "member_governments",
            ],
        )
        .await
    }
}
