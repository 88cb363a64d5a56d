//! All SQL of people, grants, codes, invitations and sessions.
#![allow(missing_docs)] // what the columns mean stands in the migrations

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveValue::Set, Condition, QueryOrder};

use super::domain::Email;
use crate::kernel::{
    EditionId, EntryId, Grant, GrantId, Instant, Lang, MemberCode, PersonId, Role, SessionId,
};

pub mod person {
    use super::*;
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "people")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: PersonId,
        #[sea_orm(column_type = "Text")]
        pub email: String,
        #[sea_orm(column_type = "Text")]
        pub name: String,
        pub lang: Lang,
        pub made_at: Instant,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod grant {
    use super::*;
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "grants")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: GrantId,
        pub person_id: PersonId,
        pub role: Role,
        pub edition_id: Option<EditionId>,
        pub member_code: Option<MemberCode>,
        pub granted_at: Instant,
        pub granted_by: Option<PersonId>,
        pub revoked_at: Option<Instant>,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod session {
    use super::*;
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "sessions")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: SessionId,
        #[sea_orm(column_type = "Text")]
        pub token_sha256: String,
        pub person_id: Option<PersonId>,
        pub made_at: Instant,
        pub seen_at: Instant,
        pub expires_at: Instant,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

mod session_entry {
    use super::*;
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "session_entries")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub session_id: SessionId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub entry_id: EntryId,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod code {
    use super::*;
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "sign_in_codes")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        #[sea_orm(column_type = "Text")]
        pub email: String,
        #[sea_orm(column_type = "Text")]
        pub code_sha256: String,
        #[sea_orm(column_type = "Text")]
        pub browser_sha256: String,
        pub tries: i32,
        pub made_at: Instant,
        pub expires_at: Instant,
        pub used_at: Option<Instant>,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod invitation {
    use super::*;
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "invitations")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub person_id: PersonId,
        #[sea_orm(column_type = "Text")]
        pub token_sha256: String,
        pub made_at: Instant,
        pub expires_at: Instant,
        pub used_at: Option<Instant>,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

mod roles;

pub use person::Model as Person;
pub use roles::*;

pub async fn find_person(db: &impl ConnectionTrait, id: PersonId) -> Result<Option<Person>, DbErr> {
    person::Entity::find_by_id(id).one(db).await
}

pub async fn list_people(
    db: &impl ConnectionTrait,
    ids: &[PersonId],
) -> Result<Vec<Person>, DbErr> {
    person::Entity::find()
        .filter(person::Column::Id.is_in(ids.iter().copied()))
        .all(db)
        .await
}

pub async fn find_person_by_email(
    db: &impl ConnectionTrait,
    email: &Email,
) -> Result<Option<Person>, DbErr> {
    person::Entity::find()
        .filter(person::Column::Email.eq(email.as_str()))
        .one(db)
        .await
}

pub async fn insert_person(tx: &impl ConnectionTrait, person: Person) -> Result<(), DbErr> {
    use sea_orm::IntoActiveModel;
    person::Entity::insert(person.into_active_model())
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

pub async fn list_grants(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Grant>, DbErr> {
    let rows = grant::Entity::find()
        .filter(grant::Column::PersonId.eq(person))
        .filter(grant::Column::RevokedAt.is_null())
        .order_by_asc(grant::Column::Id)
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| Grant {
            role: row.role,
            edition: row.edition_id,
            member: row.member_code,
        })
        .collect())
}

pub async fn insert_grant(tx: &impl ConnectionTrait, grant: grant::Model) -> Result<(), DbErr> {
    use sea_orm::IntoActiveModel;
    grant::Entity::insert(grant.into_active_model())
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

pub async fn insert_code(tx: &impl ConnectionTrait, code: code::Model) -> Result<(), DbErr> {
    use sea_orm::IntoActiveModel;
    code::Entity::insert(code.into_active_model())
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Codes that browsers asked for. Those of the operator's own terminal belong to no browser: they shut nobody out.
pub async fn count_codes_asked_since(
    db: &impl ConnectionTrait,
    email: &Email,
    since: Instant,
) -> Result<u64, DbErr> {
    code::Entity::find()
        .filter(code::Column::Email.eq(email.as_str()))
        .filter(code::Column::BrowserSha256.ne(""))
        .filter(code::Column::MadeAt.gte(since))
        .count(db)
        .await
}

/// The codes of an address that this browser may use and that are still good, newest first.
pub async fn list_open_codes(
    db: &impl ConnectionTrait,
    email: &Email,
    browser_sha256: &str,
    now: Instant,
) -> Result<Vec<code::Model>, DbErr> {
    code::Entity::find()
        .filter(code::Column::Email.eq(email.as_str()))
        .filter(
            Condition::any()
                .add(code::Column::BrowserSha256.eq(browser_sha256))
                .add(code::Column::BrowserSha256.eq("")),
        )
        .filter(code::Column::UsedAt.is_null())
        .filter(code::Column::ExpiresAt.gt(now))
        .order_by_desc(code::Column::Id)
        .all(db)
        .await
}

/// Uses a code up; false if somebody was faster.
pub async fn update_code_used(
    tx: &impl ConnectionTrait,
    id: Uuid,
    now: Instant,
) -> Result<bool, DbErr> {
    let done = code::Entity::update_many()
        .col_expr(code::Column::UsedAt, Expr::value(now))
        .filter(code::Column::Id.eq(id))
        .filter(code::Column::UsedAt.is_null())
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Counts a wrong try against each of the codes.
pub async fn update_codes_tried(tx: &impl ConnectionTrait, ids: Vec<Uuid>) -> Result<(), DbErr> {
    code::Entity::update_many()
        .col_expr(code::Column::Tries, Expr::col(code::Column::Tries).add(1))
        .filter(code::Column::Id.is_in(ids))
        .exec(tx)
        .await?;
    Ok(())
}

pub async fn insert_invitation(
    tx: &impl ConnectionTrait,
    invitation: invitation::Model,
) -> Result<(), DbErr> {
    use sea_orm::IntoActiveModel;
    invitation::Entity::insert(invitation.into_active_model())
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

pub async fn find_invitation(
    db: &impl ConnectionTrait,
    token_sha256: &str,
    now: Instant,
) -> Result<Option<invitation::Model>, DbErr> {
    invitation::Entity::find()
        .filter(invitation::Column::TokenSha256.eq(token_sha256))
        .filter(invitation::Column::UsedAt.is_null())
        .filter(invitation::Column::ExpiresAt.gt(now))
        .one(db)
        .await
}

/// Uses an invitation up; false if somebody was faster.
pub async fn update_invitation_used(
    tx: &impl ConnectionTrait,
    id: Uuid,
    now: Instant,
) -> Result<bool, DbErr> {
    let done = invitation::Entity::update_many()
        .col_expr(invitation::Column::UsedAt, Expr::value(now))
        .filter(invitation::Column::Id.eq(id))
        .filter(invitation::Column::UsedAt.is_null())
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

pub async fn insert_session(
    tx: &impl ConnectionTrait,
    session: session::Model,
) -> Result<(), DbErr> {
    use sea_orm::IntoActiveModel;
    session::Entity::insert(session.into_active_model())
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

pub async fn find_session(
    db: &impl ConnectionTrait,
    token_sha256: &str,
) -> Result<Option<session::Model>, DbErr> {
    session::Entity::find()
        .filter(session::Column::TokenSha256.eq(token_sha256))
        .one(db)
        .await
}

pub async fn update_session_seen(
    tx: &impl ConnectionTrait,
    id: SessionId,
    now: Instant,
) -> Result<(), DbErr> {
    session::Entity::update_many()
        .col_expr(session::Column::SeenAt, Expr::value(now))
        .filter(session::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

pub async fn delete_session(tx: &impl ConnectionTrait, id: SessionId) -> Result<(), DbErr> {
    session::Entity::delete_by_id(id).exec(tx).await?;
    Ok(())
}

/// Forgets sessions, codes and invitations that can no longer be used.
pub async fn delete_expired(tx: &impl ConnectionTrait, before: Instant) -> Result<u64, DbErr> {
    let sessions = session::Entity::delete_many()
        .filter(session::Column::ExpiresAt.lt(before))
        .exec(tx)
        .await?;
    let codes = code::Entity::delete_many()
        .filter(code::Column::ExpiresAt.lt(before))
        .exec(tx)
        .await?;
    let invitations = invitation::Entity::delete_many()
        .filter(invitation::Column::ExpiresAt.lt(before))
        .exec(tx)
        .await?;
    Ok(sessions.rows_affected + codes.rows_affected + invitations.rows_affected)
}

pub async fn insert_session_entry(
    tx: &impl ConnectionTrait,
    session: SessionId,
    entry: EntryId,
) -> Result<(), DbErr> {
    let row = session_entry::ActiveModel {
        session_id: Set(session),
        entry_id: Set(entry),
    };
    let once = sea_orm::sea_query::OnConflict::columns([
        session_entry::Column::SessionId,
        session_entry::Column::EntryId,
    ])
    .do_nothing()
    .to_owned();
    session_entry::Entity::insert(row)
        .on_conflict(once)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

pub async fn list_session_entries(
    db: &impl ConnectionTrait,
    session: SessionId,
) -> Result<Vec<EntryId>, DbErr> {
    let rows = session_entry::Entity::find()
        .filter(session_entry::Column::SessionId.eq(session))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| row.entry_id).collect())
}
