//! Pictures that arrive in pieces.

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
                table("uploads")
                    .col(id())
                    .col(big("length_bytes"))
                    .col(big("offset_bytes"))
                    .col(text("metadata"))
                    .col(text("state"))
                    // What a form names the picture by, once it is kept.
                    .col(text_null("picture"))
                    // Code and facts of why it was not.
                    .col({
                        let mut refusal = ColumnDef::new("refusal");
                        refusal.json_binary().null();
                        refusal
                    })
                    .col(at("made_at"))
                    .col(at("expires_at"))
                    .to_owned(),
            ],
            vec![index("uploads", &["expires_at"])],
        )
        .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        unmake(manager, &["uploads"]).await
    }
}
