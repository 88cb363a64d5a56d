//! Entries, whole.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use sea_orm::{IntoActiveModel, QueryOrder, QuerySelect};

use crate::entries::domain::EntryState;
use crate::kernel::{
    ArtworkId, Country, DivisionId, EditionId, EntryId, Instant, Lang, MemberCode,
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

pub use entry::Model as Entry;

use entry::{Column, Entity};

pub async fn insert_entry(tx: &impl ConnectionTrait, entry: Entry) -> Result<(), DbErr> {
    Entity::insert(entry.into_active_model())
        .exec_without_returning(tx)
        .await?;
    Ok(())
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
