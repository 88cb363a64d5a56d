//! SQL of who holds which role.

use sea_orm::{QuerySelect, QueryTrait};

use super::*;

/// People, the newest first: holders of a role, or of any role for one of these member governments, if given.
pub async fn list_people_page(
    db: &impl ConnectionTrait,
    role: Option<Role>,
    members: Option<&[MemberCode]>,
    before: Option<PersonId>,
    n_max: u64,
) -> Result<Vec<Person>, DbErr> {
    let mut held = grant::Entity::find()
        .select_only()
        .column(grant::Column::PersonId)
        .filter(grant::Column::RevokedAt.is_null());
    if let Some(role) = role {
        held = held.filter(grant::Column::Role.eq(role));
    }
    if let Some(members) = members {
        held = held.filter(grant::Column::MemberCode.is_in(members.iter().cloned()));
    }
    let mut people = person::Entity::find()
        .order_by_desc(person::Column::Id)
        .limit(n_max);
    if role.is_some() || members.is_some() {
        people = people.filter(person::Column::Id.in_subquery(held.into_query()));
    }
    if let Some(before) = before {
        people = people.filter(person::Column::Id.lt(before));
    }
    people.all(db).await
}

/// The roles that these people hold, oldest first.
pub async fn list_held_roles(
    db: &impl ConnectionTrait,
    people: &[PersonId],
) -> Result<Vec<grant::Model>, DbErr> {
    grant::Entity::find()
        .filter(grant::Column::PersonId.is_in(people.iter().copied()))
        .filter(grant::Column::RevokedAt.is_null())
        .order_by_asc(grant::Column::Id)
        .all(db)
        .await
}

/// Everyone's grants of a role, held against others until the transaction ends. SQLite has one writer anyway.
pub async fn lock_held_roles(
    tx: &impl ConnectionTrait,
    role: Role,
) -> Result<Vec<grant::Model>, DbErr> {
    grant::Entity::find()
        .filter(grant::Column::Role.eq(role))
        .filter(grant::Column::RevokedAt.is_null())
        .order_by_asc(grant::Column::Id)
        .lock_exclusive()
        .all(tx)
        .await
}

/// Everyone's grants of a role that count in an edition: those within it and those everywhere.
pub async fn list_holders(
    db: &impl ConnectionTrait,
    role: Role,
    edition: EditionId,
) -> Result<Vec<grant::Model>, DbErr> {
    grant::Entity::find()
        .filter(grant::Column::Role.eq(role))
        .filter(grant::Column::RevokedAt.is_null())
        .filter(
            Condition::any()
                .add(grant::Column::EditionId.is_null())
                .add(grant::Column::EditionId.eq(edition)),
        )
        .order_by_asc(grant::Column::Id)
        .all(db)
        .await
}

pub async fn find_held_role(
    db: &impl ConnectionTrait,
    id: GrantId,
) -> Result<Option<grant::Model>, DbErr> {
    grant::Entity::find_by_id(id)
        .filter(grant::Column::RevokedAt.is_null())
        .one(db)
        .await
}

/// Takes a role away; false if somebody was faster.
pub async fn update_role_taken(
    tx: &impl ConnectionTrait,
    id: GrantId,
    now: Instant,
) -> Result<bool, DbErr> {
    let done = grant::Entity::update_many()
        .col_expr(grant::Column::RevokedAt, Expr::value(now))
        .filter(grant::Column::Id.eq(id))
        .filter(grant::Column::RevokedAt.is_null())
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}
