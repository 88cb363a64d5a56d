//! All SQL of the members.
#![allow(missing_docs)] // what the columns mean stands in the migrations

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, QueryOrder};

use super::domain::{MemberGovernment, Membership};
use crate::kernel::{Country, Lang, MemberCode, Translated};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "member_governments")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub code: String,
    pub country: Country,
    pub membership: Membership,
    pub kind: String,
    #[sea_orm(column_type = "JsonBinary")]
    pub name: Translated,
    pub native_lang: Lang,
    pub position: i32,
}

impl ActiveModelBehavior for ActiveModel {}

/// All of them, in the file's order.
pub async fn list_members(db: &impl ConnectionTrait) -> Result<Vec<MemberGovernment>, DbErr> {
    let rows = Entity::find()
        .order_by_asc(Column::Position)
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| {
            let code: MemberCode = row
                .code
                .parse()
                .map_err(|error| DbErr::Type(format!("{error}")))?;
            Ok(MemberGovernment {
                code,
                country: row.country,
                membership: row.membership,
                kind: row.kind,
                name: row.name,
                native_lang: row.native_lang,
            })
        })
        .collect()
}

/// Brings the table to what the file says. One that left the file stays, because entries may name it.
pub async fn upsert_members(
    tx: &impl ConnectionTrait,
    members: &[MemberGovernment],
) -> Result<(), DbErr> {
    let rows = members
        .iter()
        .zip(0..)
        .map(|(member, position)| ActiveModel {
            code: Set(member.code.to_string()),
            country: Set(member.country),
            membership: Set(member.membership),
            kind: Set(member.kind.clone()),
            name: Set(member.name.clone()),
            native_lang: Set(member.native_lang),
            position: Set(position),
        });
    let follow = OnConflict::column(Column::Code)
        .update_columns([
            Column::Country,
            Column::Membership,
            Column::Kind,
            Column::Name,
            Column::NativeLang,
            Column::Position,
        ])
        .to_owned();
    Entity::insert_many(rows)
        .on_conflict(follow)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}
