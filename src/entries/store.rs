//! All SQL of entries, their numbers, consents and screenings.
#![allow(missing_docs)] // what the columns mean stands in the migrations

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ActiveValue::Set, IntoActiveModel, QueryOrder, QuerySelect};

use super::domain::{ConsentPurpose, ConsentState, Decision, EntryState, Reason};
use crate::kernel::{
    ArtworkId, ConsentId, Country, DivisionId, EditionId, EntryId, Instant, Lang, MemberCode,
    PersonId, ScreeningId,
};

pub mod entry {
    use super::*;
    #[derive(Clone, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "entries")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: EntryId,
        pub edition_id: EditionId,
        pub number: String,
        pub sequence: i32,
        pub country: Country,
        pub member_code: MemberCode,
        pub division_id: DivisionId,
        pub artwork_id: ArtworkId,
        pub state: EntryState,
        pub name_native: String,
        pub name_latin: String,
        pub age: i32,
        pub school: String,
        pub sent_by: String,
        pub guardian_name: String,
        pub guardian_email: String,
        pub lang: Lang,
        pub code_sha256: String,
        pub submitted_at: Instant,
        pub return_deadline_at: Option<Instant>,
        pub may_show_work: bool,
        pub may_show_name: bool,
        pub published_at: Option<Instant>,
    }
    impl std::fmt::Debug for Model {
        /// Without names and addresses.
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.debug_struct("Entry")
                .field("number", &self.number)
                .field("state", &self.state)
                .finish_non_exhaustive()
        }
    }
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

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

pub mod consent {
    use super::*;
    #[derive(Clone, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "consents")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ConsentId,
        pub entry_id: EntryId,
        pub purpose: ConsentPurpose,
        pub state: ConsentState,
        pub text_version: String,
        pub text_sha256: String,
        pub lang: Lang,
        pub given_by: String,
        pub relation: String,
        pub method: String,
        pub at: Instant,
    }
    impl std::fmt::Debug for Model {
        /// Without the name of who gave it.
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.debug_struct("Consent")
                .field("purpose", &self.purpose)
                .field("state", &self.state)
                .finish_non_exhaustive()
        }
    }
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod screening {
    use super::*;
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "screenings")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ScreeningId,
        pub entry_id: EntryId,
        pub decision: Decision,
        pub reason: Option<Reason>,
        pub note: String,
        pub decided_by: Option<PersonId>,
        pub decided_at: Instant,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

pub use consent::Model as Consent;
pub use entry::Model as Entry;
pub use screening::Model as Screening;

use entry::{Column, Entity};

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

pub async fn insert_entry(tx: &impl ConnectionTrait, entry: Entry) -> Result<(), DbErr> {
    Entity::insert(entry.into_active_model())
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

pub async fn insert_consents(
    tx: &impl ConnectionTrait,
    consents: Vec<Consent>,
) -> Result<(), DbErr> {
    consent::Entity::insert_many(consents.into_iter().map(IntoActiveModel::into_active_model))
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Every word about an entry's consents, the oldest first.
pub async fn list_consents(
    db: &impl ConnectionTrait,
    entry: EntryId,
) -> Result<Vec<Consent>, DbErr> {
    consent::Entity::find()
        .filter(consent::Column::EntryId.eq(entry))
        .order_by_asc(consent::Column::Id)
        .all(db)
        .await
}

pub async fn insert_screening(
    tx: &impl ConnectionTrait,
    screening: Screening,
) -> Result<(), DbErr> {
    screening::Entity::insert(screening.into_active_model())
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// The decisions about an entry, the newest first.
pub async fn list_screenings(
    db: &impl ConnectionTrait,
    entry: EntryId,
) -> Result<Vec<Screening>, DbErr> {
    screening::Entity::find()
        .filter(screening::Column::EntryId.eq(entry))
        .order_by_desc(screening::Column::Id)
        .all(db)
        .await
}

pub async fn find_by_number(
    db: &impl ConnectionTrait,
    number: &str,
) -> Result<Option<Entry>, DbErr> {
    Entity::find()
        .filter(Column::Number.eq(number))
        .one(db)
        .await
}

pub async fn find_by_code(
    db: &impl ConnectionTrait,
    code_sha256: &str,
) -> Result<Option<Entry>, DbErr> {
    Entity::find()
        .filter(Column::CodeSha256.eq(code_sha256))
        .one(db)
        .await
}

pub async fn list_of_artworks(
    db: &impl ConnectionTrait,
    artworks: &[ArtworkId],
) -> Result<Vec<Entry>, DbErr> {
    Entity::find()
        .filter(Column::ArtworkId.is_in(artworks.iter().copied()))
        .all(db)
        .await
}

pub async fn list_by_ids(db: &impl ConnectionTrait, ids: &[EntryId]) -> Result<Vec<Entry>, DbErr> {
    Entity::find()
        .filter(Column::Id.is_in(ids.iter().copied()))
        .all(db)
        .await
}

/// The entries of an edition in these states after `after`, in the order of arrival, at most `n_max`.
pub async fn list_in_states(
    db: &impl ConnectionTrait,
    edition: EditionId,
    states: &[EntryState],
    after: Option<EntryId>,
    n_max: u64,
) -> Result<Vec<Entry>, DbErr> {
    let mut query = Entity::find()
        .filter(Column::EditionId.eq(edition))
        .filter(Column::State.is_in(states.iter().copied()))
        .order_by_asc(Column::Id)
        .limit(n_max);
    if let Some(after) = after {
        query = query.filter(Column::Id.gt(after));
    }
    query.all(db).await
}

fn of_members(
    edition: EditionId,
    states: &[EntryState],
    members: Option<&[MemberCode]>,
) -> Select<Entity> {
    let query = Entity::find()
        .filter(Column::EditionId.eq(edition))
        .filter(Column::State.is_in(states.iter().copied()));
    match members {
        Some(members) => query.filter(Column::MemberCode.is_in(members.iter().cloned())),
        None => query,
    }
}

/// The same, only of these members if any are given.
pub async fn list_of_members(
    db: &impl ConnectionTrait,
    edition: EditionId,
    states: &[EntryState],
    members: Option<&[MemberCode]>,
    after: Option<EntryId>,
    n_max: u64,
) -> Result<Vec<Entry>, DbErr> {
    let mut query = of_members(edition, states, members)
        .order_by_asc(Column::Id)
        .limit(n_max);
    if let Some(after) = after {
        query = query.filter(Column::Id.gt(after));
    }
    query.all(db).await
}

/// The last one before `before`.
pub async fn find_before(
    db: &impl ConnectionTrait,
    edition: EditionId,
    states: &[EntryState],
    members: Option<&[MemberCode]>,
    before: EntryId,
) -> Result<Option<Entry>, DbErr> {
    of_members(edition, states, members)
        .filter(Column::Id.lt(before))
        .order_by_desc(Column::Id)
        .one(db)
        .await
}

pub async fn count_of_members(
    db: &impl ConnectionTrait,
    edition: EditionId,
    states: &[EntryState],
    members: Option<&[MemberCode]>,
) -> Result<u64, DbErr> {
    of_members(edition, states, members).count(db).await
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

/// Moves an entry on from the state it was read in; false if somebody was faster.
pub async fn update_state(
    tx: &impl ConnectionTrait,
    entry: &Entry,
    next: EntryState,
    return_deadline_at: Option<Instant>,
) -> Result<bool, DbErr> {
    let done = Entity::update_many()
        .col_expr(Column::State, Expr::value(next))
        .col_expr(Column::ReturnDeadlineAt, Expr::value(return_deadline_at))
        .filter(Column::Id.eq(entry.id))
        .filter(Column::State.eq(entry.state))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Nothing of it is shown any more.
pub async fn update_hidden(tx: &impl ConnectionTrait, id: EntryId) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::MayShowWork, Expr::value(false))
        .col_expr(Column::MayShowName, Expr::value(false))
        .col_expr(Column::PublishedAt, Expr::value(None::<Instant>))
        .filter(Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

pub async fn update_published(
    tx: &impl ConnectionTrait,
    ids: &[EntryId],
    at: Option<Instant>,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::PublishedAt, Expr::value(at))
        .filter(Column::Id.is_in(ids.iter().copied()))
        .exec(tx)
        .await?;
    Ok(())
}

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

/// Every word about one purpose of these entries, the oldest first.
pub async fn list_consents_for(
    db: &impl ConnectionTrait,
    entries: &[EntryId],
    purpose: ConsentPurpose,
) -> Result<Vec<Consent>, DbErr> {
    consent::Entity::find()
        .filter(consent::Column::EntryId.is_in(entries.iter().copied()))
        .filter(consent::Column::Purpose.eq(purpose))
        .order_by_asc(consent::Column::Id)
        .all(db)
        .await
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
