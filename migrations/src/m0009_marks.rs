//! By what a drawing is known again and by which colours it is found, and which drawings are likely the same.

use sea_orm_migration::prelude::*;

use crate::columns::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        add(
            manager,
            "artworks",
            vec![
                // 64 bits, of which the highest is the sign.
                big_null("look_hash"),
                bytes_null("look_places"),
                // JSON: share, lightness, chroma, hue of at most five colours.
                text_null("colours"),
                // A set of colour words, a bit each.
                int_zero("colour_words"),
            ],
        )
        .await?;
        make(
            manager,
            vec![
                // Found when the later of the two was prepared; `other_id` is the one that was there.
                table("likenesses")
                    .col(reference("artwork_id"))
                    .col(reference("other_id"))
                    .col(int("n_bits"))
                    .col(int("n_places"))
                    .primary_key(Index::create().col("artwork_id").col("other_id"))
                    .foreign_key(&mut part_of("likenesses", "artwork_id", "artworks"))
                    .foreign_key(&mut part_of("likenesses", "other_id", "artworks"))
                    .to_owned(),
            ],
            vec![index("likenesses", &["other_id"])],
        )
        .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        unmake(manager, &["likenesses"]).await?;
        take_away(
            manager,
            "artworks",
            &["look_hash", "look_places", "colours", "colour_words"],
        )
        .await
    }
}
