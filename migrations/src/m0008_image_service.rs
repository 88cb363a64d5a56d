//! The image service: tiles made of pictures, and pictures that stand under a name of their own.

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
                // The file with all tiles of an original, by what was made how.
                table("pyramids")
                    .col(text("original_sha256"))
                    .col(int("version"))
                    .col(text("sha256"))
                    .col(big("bytes"))
                    .col(at("made_at"))
                    .primary_key(Index::create().col("original_sha256").col("version"))
                    .to_owned(),
                // Public pictures that are no entry's: reference pictures, pictures of partners.
                table("published_pictures")
                    .col(text_key("identifier"))
                    .col(text("original_sha256"))
                    .col(text("format"))
                    .col(big("original_bytes"))
                    // Upright size in px.
                    .col(int("width"))
                    .col(int("height"))
                    .col(at("published_at"))
                    .to_owned(),
            ],
            vec![],
        )
        .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        unmake(manager, &["published_pictures", "pyramids"]).await
    }
}

/// A text that names the row.
fn text_key(name: &'static str) -> ColumnDef {
    let mut column = ColumnDef::new(name);
    column.text().not_null().primary_key();
    column
}
