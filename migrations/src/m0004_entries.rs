//! Artworks with their files, entries, consents, screening.

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
                table("artworks")
                    .col(id())
                    .col(text("title"))
                    .col(text("title_lang"))
                    .col(text("statement"))
                    // SHA-256 of the bytes as received (for the receipt) and as stored (after metadata removal).
                    .col(text("received_sha256"))
                    .col(text("original_sha256"))
                    .col(text("format"))
                    .col(big("original_bytes"))
                    // Upright size in px.
                    .col(int("width"))
                    .col(int("height"))
                    // The address of the derivatives under /media/; null until they are made.
                    .col(text_null("media_hash"))
                    .col(bytes_null("thumbhash"))
                    .col(text("picture_state"))
                    .col(text_null("picture_refusal"))
                    .col(at("made_at"))
                    .to_owned(),
                table("derivatives")
                    .col(reference("artwork_id"))
                    .col(int("width"))
                    .col(int("height"))
                    .col(text("format"))
                    .col(text("sha256"))
                    .col(big("bytes"))
                    .primary_key(Index::create().col("artwork_id").col("width").col("format"))
                    .foreign_key(&mut part_of("derivatives", "artwork_id", "artworks"))
                    .to_owned(),
                table("entries")
                    .col(id())
                    .col(reference("edition_id"))
                    .col(text("number"))
                    .col(int("sequence"))
                    .col(text("country"))
                    .col(text("member_code"))
                    .col(reference("division_id"))
                    .col(reference("artwork_id"))
                    .col(text("state"))
                    .col(text("name_native"))
                    .col(text("name_latin"))
                    .col(int("age"))
                    .col(text("school"))
                    .col(text("sent_by"))
                    .col(text("guardian_name"))
                    .col(text("guardian_email"))
                    // The language of whoever sent it, for the letters.
                    .col(text("lang"))
                    .col(text("code_sha256"))
                    .col(at("submitted_at"))
                    .col(at_null("return_deadline_at"))
                    // What the consents amount to now; kept beside them so that public pages read one row.
                    .col(yes_no("may_show_work"))
                    .col(yes_no("may_show_name"))
                    // Public results are out, and this entry is part of them.
                    .col(at_null("published_at"))
                    .foreign_key(&mut belongs_to("entries", "edition_id", "editions"))
                    .foreign_key(&mut belongs_to("entries", "division_id", "divisions"))
                    .foreign_key(&mut belongs_to("entries", "artwork_id", "artworks"))
                    .to_owned(),
                // The last number given out per edition and country.
                table("entry_sequences")
                    .col(reference("edition_id"))
                    .col(text("country"))
                    .col(int("last"))
                    .primary_key(Index::create().col("edition_id").col("country"))
                    .foreign_key(&mut part_of("entry_sequences", "edition_id", "editions"))
                    .to_owned(),
                // Every word a guardian gave, refused or took back, in order; the newest per purpose counts.
                table("consents")
                    .col(id())
                    .col(reference("entry_id"))
                    .col(text("purpose"))
                    .col(text("state"))
                    .col(text("text_version"))
                    .col(text("text_sha256"))
                    .col(text("lang"))
                    .col(text("given_by"))
                    .col(text("relation"))
                    .col(text("method"))
                    .col(at("at"))
                    .foreign_key(&mut part_of("consents", "entry_id", "entries"))
                    .to_owned(),
                table("screenings")
                    .col(id())
                    .col(reference("entry_id"))
                    .col(text("decision"))
                    .col(text_null("reason"))
                    .col(text("note"))
                    .col(reference_null("decided_by"))
                    .col(at("decided_at"))
                    .foreign_key(&mut part_of("screenings", "entry_id", "entries"))
                    .to_owned(),
            ],
            vec![
                unique("artworks", &["media_hash"]),
                index("artworks", &["received_sha256"]),
                index("artworks", &["picture_state"]),
                unique("entries", &["number"]),
                unique("entries", &["edition_id", "country", "sequence"]),
                unique("entries", &["artwork_id"]),
                unique("entries", &["code_sha256"]),
                index("entries", &["edition_id", "state"]),
                index("entries", &["edition_id", "published_at"]),
                index("entries", &["member_code"]),
                index("consents", &["entry_id", "purpose"]),
                index("screenings", &["entry_id"]),
            ],
        )
        .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        unmake(
            manager,
            &[
                "screenings",
                "consents",
                "entry_sequences",
                "entries",
                "derivatives",
                "artworks",
            ],
        )
        .await
    }
}
