//! What is to be known of a photo, where the sheet lies in it, and whether an edition takes such photos.

use sea_orm_migration::prelude::*;

use crate::columns::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut concerns = json("concerns");
        // JSON: a list of words. Pictures that are there already were not looked at.
        concerns.default("[]");
        // Its corners, clockwise from the top left, in ten-thousandths of the upright picture's sides.
        let sheet = text_null("sheet");
        add(manager, "artworks", vec![concerns, sheet]).await?;
        let mut photo_rule = text("photo_rule");
        photo_rule.default("warn");
        add(manager, "editions", vec![photo_rule]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        take_away(manager, "editions", &["photo_rule"]).await?;
        take_away(manager, "artworks", &["concerns", "sheet"]).await
    }
}
