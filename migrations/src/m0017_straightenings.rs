//! What people decided about laying the sheets of their photos straight, and what came of it.

use sea_orm_migration::prelude::*;

use crate::columns::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // The corners that count now, spelled as `sheet`; null if the photo is the picture. Kept beside the decisions so that whoever
        // makes or shows the picture reads one row.
        let straightened = text_null("straightened");
        // SHA-256 of the file with the sheet laid straight between them; null until it is made.
        let straightened_sha256 = text_null("straightened_sha256");
        add(manager, "artworks", vec![straightened, straightened_sha256]).await?;
        make(
            manager,
            vec![
                // Every decision, in order; the newest about the photo that is there counts.
                table("straightenings")
                    .col(id())
                    .col(reference("artwork_id"))
                    // The photo it is about.
                    .col(text("original_sha256"))
                    .col(text("decision"))
                    .col(text_null("corners"))
                    // Null: whoever holds the entry's code.
                    .col(reference_null("decided_by"))
                    .col(at("decided_at"))
                    .foreign_key(&mut part_of("straightenings", "artwork_id", "artworks"))
                    .to_owned(),
            ],
            vec![index("straightenings", &["artwork_id"])],
        )
        .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        unmake(manager, &["straightenings"]).await?;
        take_away(
            manager,
            "artworks",
            &["straightened", "straightened_sha256"],
        )
        .await
    }
}
