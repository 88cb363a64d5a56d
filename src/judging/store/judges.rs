//! Judges of an edition.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use sea_orm::{IntoActiveModel, QueryOrder};

use crate::kernel::{Country, EditionId, Instant, JudgeId, MemberCode, PersonId};

/// Names of schools.
#[derive(
    Clone,
    Debug,
    Default,
    PartialEq,
    serde::Serialize,
    serde::Deserialize,
    sea_orm::FromJsonQueryResult,
)]
pub struct Schools(pub Vec<String>);

pub mod judge {
    use super::*;
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "judges")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: JudgeId,
        pub edition_id: EditionId,
        pub person_id: PersonId,
        pub country: Country,
        pub member_code: Option<MemberCode>,
        pub alias: String,
        pub invited_at: Instant,
        pub accepted_at: Option<Instant>,
        pub declined_at: Option<Instant>,
        #[sea_orm(column_type = "JsonBinary")]
        pub schools: Schools,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

pub use judge::Model as Judge;

pub async fn insert_judge(tx: &impl ConnectionTrait, judge: Judge) -> Result<(), DbErr> {
    judge::Entity::insert(judge.into_active_model())
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

pub async fn find_judge(db: &impl ConnectionTrait, id: JudgeId) -> Result<Option<Judge>, DbErr> {
    judge::Entity::find_by_id(id).one(db).await
}

pub async fn find_judge_of_person(
    db: &impl ConnectionTrait,
    edition: EditionId,
    person: PersonId,
) -> Result<Option<Judge>, DbErr> {
    judge::Entity::find()
        .filter(judge::Column::EditionId.eq(edition))
        .filter(judge::Column::PersonId.eq(person))
        .one(db)
        .await
}

/// In the order of their invitations.
pub async fn list_judges(
    db: &impl ConnectionTrait,
    edition: EditionId,
) -> Result<Vec<Judge>, DbErr> {
    judge::Entity::find()
        .filter(judge::Column::EditionId.eq(edition))
        .order_by_asc(judge::Column::Id)
        .all(db)
        .await
}

/// One person as judge, the newest edition first.
pub async fn list_judges_of_person(
    db: &impl ConnectionTrait,
    person: PersonId,
) -> Result<Vec<Judge>, DbErr> {
    judge::Entity::find()
        .filter(judge::Column::PersonId.eq(person))
        .order_by_desc(judge::Column::Id)
        .all(db)
        .await
}

pub async fn update_judge_answer(
    tx: &impl ConnectionTrait,
    id: JudgeId,
    accepted_at: Option<Instant>,
    declined_at: Option<Instant>,
) -> Result<(), DbErr> {
    judge::Entity::update_many()
        .col_expr(judge::Column::AcceptedAt, Expr::value(accepted_at))
        .col_expr(judge::Column::DeclinedAt, Expr::value(declined_at))
        .filter(judge::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

pub async fn update_judge_schools(
    tx: &impl ConnectionTrait,
    id: JudgeId,
    schools: Schools,
) -> Result<(), DbErr> {
    judge::Entity::update_many()
        .col_expr(
            judge::Column::Schools,
            Expr::value(serde_json::json!(schools.0)),
        )
        .filter(judge::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}
