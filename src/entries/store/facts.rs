//! Of entries, no more than lists and counts need.

use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};

use super::entry::{Column, Entity};
use crate::entries::domain::EntryState;
use crate::kernel::{ArtworkId, Country, DivisionId, EditionId, EntryId, MemberCode};

/// The published entries of editions (of one country if given) that may be shown, after `after`, at most `n_max`.
pub async fn list_published_ids(
    db: &impl ConnectionTrait,
    editions: &[EditionId],
    country: Option<Country>,
    after: Option<EntryId>,
    n_max: u64,
) -> Result<Vec<EntryId>, DbErr> {
    let mut query = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::EditionId.is_in(editions.iter().copied()))
        .filter(Column::State.eq(EntryState::Eligible))
        .filter(Column::MayShowWork.eq(true))
        .filter(Column::PublishedAt.is_not_null())
        .order_by_asc(Column::Id)
        .limit(n_max);
    if let Some(country) = country {
        query = query.filter(Column::Country.eq(country));
    }
    if let Some(after) = after {
        query = query.filter(Column::Id.gt(after));
    }
    query.into_tuple().all(db).await
}

/// Id, number, edition, country, member, division and artwork of an entry.
pub type FactRow = (
    EntryId,
    String,
    EditionId,
    Country,
    MemberCode,
    DivisionId,
    ArtworkId,
);

/// Id, number, edition, country, member and division of every published work that may be shown.
#[allow(clippy::type_complexity)] // a row as the query gives it; named by the caller
pub async fn list_public_facts(
    db: &impl ConnectionTrait,
    edition: Option<EditionId>,
) -> Result<Vec<FactRow>, DbErr> {
    let mut query = Entity::find()
        .select_only()
        .column(Column::Id)
        .column(Column::Number)
        .column(Column::EditionId)
        .column(Column::Country)
        .column(Column::MemberCode)
        .column(Column::DivisionId)
        .column(Column::ArtworkId)
        .filter(Column::State.eq(EntryState::Eligible))
        .filter(Column::MayShowWork.eq(true))
        .filter(Column::PublishedAt.is_not_null());
    if let Some(edition) = edition {
        query = query.filter(Column::EditionId.eq(edition));
    }
    query.into_tuple().all(db).await
}

/// Those of these entries that were admitted and still take part.
pub async fn list_eligible_ids(
    db: &impl ConnectionTrait,
    ids: &[EntryId],
) -> Result<Vec<EntryId>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::Id.is_in(ids.iter().copied()))
        .filter(Column::State.eq(EntryState::Eligible))
        .into_tuple()
        .all(db)
        .await
}

/// Where these entries stand.
pub async fn list_states(
    db: &impl ConnectionTrait,
    ids: &[EntryId],
) -> Result<Vec<(EntryId, EntryState)>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::Id)
        .column(Column::State)
        .filter(Column::Id.is_in(ids.iter().copied()))
        .into_tuple()
        .all(db)
        .await
}

/// What binds the admitted entries of an edition to people: the school as it was written and the guardian's address.
pub async fn list_bonds(
    db: &impl ConnectionTrait,
    edition: EditionId,
) -> Result<Vec<(EntryId, String, String)>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::Id)
        .column(Column::School)
        .column(Column::GuardianEmail)
        .filter(Column::EditionId.eq(edition))
        .filter(Column::State.eq(EntryState::Eligible))
        .into_tuple()
        .all(db)
        .await
}

pub async fn count_in_state(
    db: &impl ConnectionTrait,
    edition: EditionId,
    state: EntryState,
) -> Result<u64, DbErr> {
    Entity::find()
        .filter(Column::EditionId.eq(edition))
        .filter(Column::State.eq(state))
        .count(db)
        .await
}

/// How many entries of a member count against its quota.
pub async fn count_standing(
    db: &impl ConnectionTrait,
    edition: EditionId,
    member: &MemberCode,
) -> Result<u64, DbErr> {
    Entity::find()
        .filter(Column::EditionId.eq(edition))
        .filter(Column::MemberCode.eq(member.clone()))
        .filter(Column::State.is_in([
            EntryState::Submitted,
            EntryState::Returned,
            EntryState::Eligible,
            EntryState::Suspended,
        ]))
        .count(db)
        .await
}

/// How many entries each member sent, by state.
pub async fn count_by_member(
    db: &impl ConnectionTrait,
    edition: EditionId,
) -> Result<Vec<(MemberCode, EntryState, i64)>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::MemberCode)
        .column(Column::State)
        .column_as(Column::Id.count(), "n")
        .filter(Column::EditionId.eq(edition))
        .group_by(Column::MemberCode)
        .group_by(Column::State)
        .order_by_asc(Column::MemberCode)
        .order_by_asc(Column::State)
        .into_tuple()
        .all(db)
        .await
}

/// Admitted entries of an edition by country.
pub async fn count_by_country(
    db: &impl ConnectionTrait,
    edition: EditionId,
) -> Result<Vec<(Country, i64)>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::Country)
        .column_as(Column::Id.count(), "n")
        .filter(Column::EditionId.eq(edition))
        .filter(Column::State.eq(EntryState::Eligible))
        .group_by(Column::Country)
        .order_by_asc(Column::Country)
        .into_tuple()
        .all(db)
        .await
}

/// How many works are in judging, by age band: admitted ones, those with an open case among them.
pub async fn count_in_judging(
    db: &impl ConnectionTrait,
    edition: EditionId,
) -> Result<Vec<(DivisionId, i64)>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::DivisionId)
        .column_as(Column::Id.count(), "n")
        .filter(Column::EditionId.eq(edition))
        .filter(Column::State.is_in([EntryState::Eligible, EntryState::Suspended]))
        .group_by(Column::DivisionId)
        .into_tuple()
        .all(db)
        .await
}

/// The age band of each of these entries, whatever has become of them.
pub async fn list_divisions(
    db: &impl ConnectionTrait,
    ids: &[EntryId],
) -> Result<Vec<(EntryId, DivisionId)>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::Id)
        .column(Column::DivisionId)
        .filter(Column::Id.is_in(ids.iter().copied()))
        .into_tuple()
        .all(db)
        .await
}
