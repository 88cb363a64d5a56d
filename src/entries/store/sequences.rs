//! The numbers of a country's entries in an edition.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};

use crate::kernel::{Country, EditionId};

mod sequence {
    use super::*;
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "entry_sequences")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub edition_id: EditionId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub country: String,
        pub last: i32,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

/// The next number of a country in an edition. The row is held until the transaction ends.
pub async fn next_sequence(
    tx: &impl ConnectionTrait,
    edition: EditionId,
    country: Country,
) -> Result<i32, DbErr> {
    let counted = OnConflict::columns([sequence::Column::EditionId, sequence::Column::Country])
        .value(
            sequence::Column::Last,
            Expr::col((sequence::Entity, sequence::Column::Last)).add(1),
        )
        .to_owned();
    sequence::Entity::insert(sequence::ActiveModel {
        edition_id: Set(edition),
        country: Set(country.to_string()),
        last: Set(1),
    })
    .on_conflict(counted)
    .exec_without_returning(tx)
    .await?;
    let row = sequence::Entity::find_by_id((edition, country.to_string()))
        .one(tx)
        .await?;
    Ok(row.map_or(1, |row| row.last))
}
