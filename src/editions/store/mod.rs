//! All SQL of the editions.
#![allow(missing_docs)] // what the columns mean stands in the migrations

mod tables;

use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, IntoActiveModel, QueryOrder, QuerySelect};

use tables::{Measure, criterion, division, edition, quota, tier};

use super::domain::{AwardTier, Criterion, Division, Edition, EditionState, Quota, TierSize};
use crate::kernel::{EditionId, Instant, Lang};

/// The edition of a number, whole.
pub async fn find_edition_by_number(
    db: &impl ConnectionTrait,
    number: i32,
) -> Result<Option<Edition>, DbErr> {
    let rows = edition::Entity::find()
        .filter(edition::Column::Number.eq(number))
        .all(db)
        .await?;
    Ok(with_parts(db, rows).await?.pop())
}

/// An edition, whole.
pub async fn find_edition(
    db: &impl ConnectionTrait,
    id: EditionId,
) -> Result<Option<Edition>, DbErr> {
    let rows = edition::Entity::find_by_id(id).all(db).await?;
    Ok(with_parts(db, rows).await?.pop())
}

/// Holds the edition's row against others who hold it, until the transaction ends. SQLite has one writer anyway.
pub async fn lock_edition(tx: &impl ConnectionTrait, id: EditionId) -> Result<(), DbErr> {
    edition::Entity::find_by_id(id)
        .lock_exclusive()
        .one(tx)
        .await?;
    Ok(())
}

/// All editions, the newest first, whole. There is one a year, so there is no paging.
pub async fn list_editions(db: &impl ConnectionTrait) -> Result<Vec<Edition>, DbErr> {
    let rows = edition::Entity::find()
        .order_by_desc(edition::Column::Number)
        .all(db)
        .await?;
    with_parts(db, rows).await
}

/// Five queries, however many editions.
async fn with_parts(
    db: &impl ConnectionTrait,
    rows: Vec<edition::Model>,
) -> Result<Vec<Edition>, DbErr> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<EditionId> = rows.iter().map(|row| row.id).collect();
    let divisions = division::Entity::find()
        .filter(division::Column::EditionId.is_in(ids.iter().copied()))
        .order_by_asc(division::Column::Position)
        .all(db)
        .await?;
    let criteria = criterion::Entity::find()
        .filter(criterion::Column::EditionId.is_in(ids.iter().copied()))
        .order_by_asc(criterion::Column::Position)
        .all(db)
        .await?;
    let tiers = tier::Entity::find()
        .filter(tier::Column::EditionId.is_in(ids.iter().copied()))
        .order_by_asc(tier::Column::Position)
        .all(db)
        .await?;
    let quotas = quota::Entity::find()
        .filter(quota::Column::EditionId.is_in(ids.iter().copied()))
        .order_by_asc(quota::Column::Id)
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| {
            let languages: Vec<Lang> = serde_json::from_value(row.languages)
                .map_err(|error| DbErr::Json(error.to_string()))?;
            Ok(Edition {
                id: row.id,
                number: row.number,
                year: row.year,
                state: row.state,
                theme: row.theme,
                description: row.description,
                zone: row.zone,
                languages,
                opens_at: row.opens_at,
                closes_at: row.closes_at,
                grace_minutes: row.grace_minutes,
                age_on: row
                    .age_on
                    .parse()
                    .map_err(|error| DbErr::Type(format!("age_on: {error}")))?,
                short_side_px_min: row.short_side_px_min,
                photo_rule: row.photo_rule,
                award_caps: row.award_caps,
                divisions: divisions
                    .iter()
                    .filter(|part| part.edition_id == row.id)
                    .map(|part| Division {
                        id: part.id,
                        code: part.code.clone(),
                        name: part.name.clone(),
                        age_min: part.age_min,
                        age_max: part.age_max,
                    })
                    .collect(),
                criteria: criteria
                    .iter()
                    .filter(|part| part.edition_id == row.id)
                    .map(|part| Criterion {
                        id: part.id,
                        code: part.code.clone(),
                        name: part.name.clone(),
                        anchors: part.anchors.clone(),
                        weight: part.weight,
                        points_min: part.points_min,
                        points_max: part.points_max,
                    })
                    .collect(),
                tiers: tiers
                    .iter()
                    .filter(|part| part.edition_id == row.id)
                    .map(|part| AwardTier {
                        id: part.id,
                        position: part.position,
                        name: part.name.clone(),
                        size: match part.measure {
                            Measure::Works => TierSize::Works(part.size),
                            Measure::Permille => TierSize::Permille(part.size),
                        },
                        is_per_division: part.is_per_division,
                    })
                    .collect(),
                quotas: quotas
                    .iter()
                    .filter(|part| part.edition_id == row.id)
                    .map(|part| Quota {
                        id: part.id,
                        member: part.member_code.clone(),
                        entries_max: part.entries_max,
                    })
                    .collect(),
            })
        })
        .collect()
}

/// Writes the edition's own row.
pub async fn insert_edition(
    tx: &impl ConnectionTrait,
    edition: &Edition,
    now: Instant,
) -> Result<(), DbErr> {
    edition::Entity::insert(row_of(edition, now)?.into_active_model())
        .exec_without_returning(tx)
        .await?;
    insert_parts(tx, edition).await
}

/// Writes the edition's row and all its parts anew. Parts keep their ids, so that what names them still does;
/// a part that something names cannot be left out (the database says no).
pub async fn update_edition(
    tx: &impl ConnectionTrait,
    edition: &Edition,
    now: Instant,
) -> Result<(), DbErr> {
    let mut row = row_of(edition, now)?.into_active_model().reset_all();
    row.made_at = sea_orm::ActiveValue::NotSet;
    row.update(tx).await?;
    division::Entity::delete_many()
        .filter(division::Column::EditionId.eq(edition.id))
        .filter(division::Column::Id.is_not_in(edition.divisions.iter().map(|part| part.id)))
        .exec(tx)
        .await?;
    criterion::Entity::delete_many()
        .filter(criterion::Column::EditionId.eq(edition.id))
        .filter(criterion::Column::Id.is_not_in(edition.criteria.iter().map(|part| part.id)))
        .exec(tx)
        .await?;
    tier::Entity::delete_many()
        .filter(tier::Column::EditionId.eq(edition.id))
        .filter(tier::Column::Id.is_not_in(edition.tiers.iter().map(|part| part.id)))
        .exec(tx)
        .await?;
    quota::Entity::delete_many()
        .filter(quota::Column::EditionId.eq(edition.id))
        .exec(tx)
        .await?;
    insert_parts(tx, edition).await
}

/// The new state alone.
pub async fn update_state(
    tx: &impl ConnectionTrait,
    id: EditionId,
    state: EditionState,
) -> Result<(), DbErr> {
    edition::Entity::update_many()
        .col_expr(
            edition::Column::State,
            sea_orm::sea_query::Expr::value(state),
        )
        .filter(edition::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

fn row_of(edition: &Edition, now: Instant) -> Result<edition::Model, DbErr> {
    Ok(edition::Model {
        id: edition.id,
        number: edition.number,
        year: edition.year,
        state: edition.state,
        theme: edition.theme.clone(),
        description: edition.description.clone(),
        zone: edition.zone.clone(),
        languages: serde_json::to_value(&edition.languages)
            .map_err(|error| DbErr::Json(error.to_string()))?,
        opens_at: edition.opens_at,
        closes_at: edition.closes_at,
        grace_minutes: edition.grace_minutes,
        age_on: edition.age_on.to_string(),
        short_side_px_min: edition.short_side_px_min,
        photo_rule: edition.photo_rule,
        award_caps: edition.award_caps.clone(),
        made_at: now,
    })
}

async fn insert_parts(tx: &impl ConnectionTrait, edition: &Edition) -> Result<(), DbErr> {
    use sea_orm::sea_query::OnConflict;
    let divisions: Vec<_> = (0..)
        .zip(&edition.divisions)
        .map(|(position, part)| division::ActiveModel {
            id: Set(part.id),
            edition_id: Set(edition.id),
            position: Set(position),
            code: Set(part.code.clone()),
            name: Set(part.name.clone()),
            age_min: Set(part.age_min),
            age_max: Set(part.age_max),
        })
        .collect();
    if !divisions.is_empty() {
        use division::Column as C;
        let follow = OnConflict::column(C::Id)
            .update_columns([C::Position, C::Code, C::Name, C::AgeMin, C::AgeMax])
            .to_owned();
        division::Entity::insert_many(divisions)
            .on_conflict(follow)
            .exec_without_returning(tx)
            .await?;
    }
    let criteria: Vec<_> = (0..)
        .zip(&edition.criteria)
        .map(|(position, part)| criterion::ActiveModel {
            id: Set(part.id),
            edition_id: Set(edition.id),
            position: Set(position),
            code: Set(part.code.clone()),
            name: Set(part.name.clone()),
            anchors: Set(part.anchors.clone()),
            weight: Set(part.weight),
            points_min: Set(part.points_min),
            points_max: Set(part.points_max),
        })
        .collect();
    if !criteria.is_empty() {
        use criterion::Column as C;
        let follow = OnConflict::column(C::Id)
            .update_columns([
                C::Position,
                C::Code,
                C::Name,
                C::Anchors,
                C::Weight,
                C::PointsMin,
                C::PointsMax,
            ])
            .to_owned();
        criterion::Entity::insert_many(criteria)
            .on_conflict(follow)
            .exec_without_returning(tx)
            .await?;
    }
    let tiers: Vec<_> = edition
        .tiers
        .iter()
        .map(|part| {
            let (measure, size) = match part.size {
                TierSize::Works(n) => (Measure::Works, n),
                TierSize::Permille(n) => (Measure::Permille, n),
            };
            tier::ActiveModel {
                id: Set(part.id),
                edition_id: Set(edition.id),
                position: Set(part.position),
                name: Set(part.name.clone()),
                size: Set(size),
                measure: Set(measure),
                is_per_division: Set(part.is_per_division),
            }
        })
        .collect();
    if !tiers.is_empty() {
        use tier::Column as C;
        let follow = OnConflict::column(C::Id)
            .update_columns([C::Position, C::Name, C::Size, C::Measure, C::IsPerDivision])
            .to_owned();
        tier::Entity::insert_many(tiers)
            .on_conflict(follow)
            .exec_without_returning(tx)
            .await?;
    }
    let quotas: Vec<_> = edition
        .quotas
        .iter()
        .map(|part| quota::ActiveModel {
            id: Set(part.id),
            edition_id: Set(edition.id),
            member_code: Set(part.member.clone()),
            entries_max: Set(part.entries_max),
        })
        .collect();
    if !quotas.is_empty() {
        quota::Entity::insert_many(quotas)
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}
