//! SQL of objection periods, objections, cases and their statements.

use super::*;
use crate::awards::domain::{CaseState, ObjectionKind, ObjectionState, Side};
use crate::kernel::{CaseId, Lang, ObjectionId, StatementId};

mod period {
    use super::*;
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "objection_periods")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub edition_id: EditionId,
        pub opened_at: Instant,
        pub ends_at: Instant,
        pub opened_by: Option<PersonId>,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

mod objection {
    use super::*;
    #[derive(Clone, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "objections")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ObjectionId,
        pub edition_id: EditionId,
        pub entry_id: EntryId,
        pub receipt: String,
        pub kind: ObjectionKind,
        #[sea_orm(column_type = "Text")]
        pub words: String,
        #[sea_orm(column_type = "Text")]
        pub evidence: String,
        pub contact: String,
        pub lang: Lang,
        pub made_at: Instant,
        pub state: ObjectionState,
        pub case_id: Option<CaseId>,
        #[sea_orm(column_type = "Text")]
        pub answer: String,
        pub answered_at: Option<Instant>,
    }
    impl std::fmt::Debug for Model {
        /// Without words and address.
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.debug_struct("Objection")
                .field("kind", &self.kind)
                .field("state", &self.state)
                .finish_non_exhaustive()
        }
    }
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

mod case {
    use super::*;
    #[derive(Clone, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "cases")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: CaseId,
        pub edition_id: EditionId,
        pub entry_id: EntryId,
        pub number: i32,
        pub state: CaseState,
        #[sea_orm(column_type = "Text")]
        pub words: String,
        pub opened_at: Instant,
        pub opened_by: Option<PersonId>,
        pub asked_at: Option<Instant>,
        #[sea_orm(column_type = "Text")]
        pub reason: String,
        pub decided_at: Option<Instant>,
        pub decided_by: Option<PersonId>,
        pub lost_tier_id: Option<AwardTierId>,
    }
    impl std::fmt::Debug for Model {
        /// Without what was said.
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.debug_struct("Case")
                .field("number", &self.number)
                .field("state", &self.state)
                .finish_non_exhaustive()
        }
    }
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

mod statement {
    use super::*;
    #[derive(Clone, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "statements")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: StatementId,
        pub case_id: CaseId,
        pub side: Side,
        #[sea_orm(column_type = "Text")]
        pub words: String,
        pub made_at: Instant,
        pub recorded_by: Option<PersonId>,
    }
    impl std::fmt::Debug for Model {
        /// Without what was said.
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.debug_struct("Statement")
                .field("side", &self.side)
                .field("made_at", &self.made_at)
                .finish_non_exhaustive()
        }
    }
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// A case as it is stored.
pub use case::Model as Case;
/// An objection as it is stored.
pub use objection::Model as Objection;
/// An objection period as it is stored.
pub use period::Model as ObjectionPeriod;
/// A statement as it is stored.
pub use statement::Model as Statement;

pub async fn find_period(
    db: &impl ConnectionTrait,
    edition: EditionId,
) -> Result<Option<ObjectionPeriod>, DbErr> {
    period::Entity::find_by_id(edition).one(db).await
}

/// The edition's period is this one now.
pub async fn put_period(tx: &impl ConnectionTrait, one: ObjectionPeriod) -> Result<(), DbErr> {
    use period::Column as C;
    let follow = sea_orm::sea_query::OnConflict::column(C::EditionId)
        .update_columns([C::OpenedAt, C::EndsAt, C::OpenedBy])
        .to_owned();
    period::Entity::insert(one.into_active_model())
        .on_conflict(follow)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// There is no period any more: its results were taken back.
pub async fn delete_period(tx: &impl ConnectionTrait, edition: EditionId) -> Result<(), DbErr> {
    period::Entity::delete_by_id(edition).exec(tx).await?;
    Ok(())
}

pub async fn insert_objection(tx: &impl ConnectionTrait, one: Objection) -> Result<(), DbErr> {
    objection::Entity::insert(one.into_active_model())
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

pub async fn find_by_receipt(
    db: &impl ConnectionTrait,
    receipt: &str,
) -> Result<Option<Objection>, DbErr> {
    objection::Entity::find()
        .filter(objection::Column::Receipt.eq(receipt))
        .one(db)
        .await
}

fn open_objections() -> Select<objection::Entity> {
    objection::Entity::find()
        .filter(objection::Column::State.eq(ObjectionState::Open))
        .order_by_asc(objection::Column::Id)
}

/// The objections of an edition that have no answer and are in no case, the oldest first.
pub async fn list_open_objections(
    db: &impl ConnectionTrait,
    edition: EditionId,
) -> Result<Vec<Objection>, DbErr> {
    open_objections()
        .filter(objection::Column::EditionId.eq(edition))
        .all(db)
        .await
}

/// The same, to one entry.
pub async fn list_open_objections_to(
    db: &impl ConnectionTrait,
    entry: EntryId,
) -> Result<Vec<Objection>, DbErr> {
    open_objections()
        .filter(objection::Column::EntryId.eq(entry))
        .all(db)
        .await
}

/// The open objections to an entry are the case's now; how many they were.
pub async fn put_in_case(
    tx: &impl ConnectionTrait,
    entry: EntryId,
    case: CaseId,
) -> Result<u64, DbErr> {
    use objection::Column as C;
    let done = objection::Entity::update_many()
        .col_expr(C::State, Expr::value(ObjectionState::InCase))
        .col_expr(C::CaseId, Expr::value(case))
        .filter(C::EntryId.eq(entry))
        .filter(C::State.eq(ObjectionState::Open))
        .exec(tx)
        .await?;
    Ok(done.rows_affected)
}

/// Open objections and open cases of an edition.
pub async fn count_unanswered(db: &impl ConnectionTrait, edition: EditionId) -> Result<u64, DbErr> {
    let n_objections = open_objections()
        .filter(objection::Column::EditionId.eq(edition))
        .count(db)
        .await?;
    let n_cases = case::Entity::find()
        .filter(case::Column::EditionId.eq(edition))
        .filter(case::Column::State.eq(CaseState::Open))
        .count(db)
        .await?;
    Ok(n_objections + n_cases)
}

/// The objections that a case answers, the oldest first.
pub async fn list_objections_of(
    db: &impl ConnectionTrait,
    case: CaseId,
) -> Result<Vec<Objection>, DbErr> {
    objection::Entity::find()
        .filter(objection::Column::CaseId.eq(case))
        .order_by_asc(objection::Column::Id)
        .all(db)
        .await
}

pub async fn count_objections(db: &impl ConnectionTrait, entry: EntryId) -> Result<u64, DbErr> {
    objection::Entity::find()
        .filter(objection::Column::EntryId.eq(entry))
        .count(db)
        .await
}

pub async fn update_objection(tx: &impl ConnectionTrait, one: Objection) -> Result<(), DbErr> {
    one.into_active_model().reset_all().update(tx).await?;
    Ok(())
}

pub async fn insert_case(tx: &impl ConnectionTrait, one: Case) -> Result<(), DbErr> {
    case::Entity::insert(one.into_active_model())
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

pub async fn update_case(tx: &impl ConnectionTrait, one: Case) -> Result<(), DbErr> {
    one.into_active_model().reset_all().update(tx).await?;
    Ok(())
}

pub async fn find_case(db: &impl ConnectionTrait, id: CaseId) -> Result<Option<Case>, DbErr> {
    case::Entity::find_by_id(id).one(db).await
}

/// The same, held against others until the transaction ends.
pub async fn hold_case(tx: &impl ConnectionTrait, id: CaseId) -> Result<Option<Case>, DbErr> {
    case::Entity::find_by_id(id).lock_exclusive().one(tx).await
}

/// The newest case of an entry.
pub async fn find_case_of(
    db: &impl ConnectionTrait,
    entry: EntryId,
) -> Result<Option<Case>, DbErr> {
    case::Entity::find()
        .filter(case::Column::EntryId.eq(entry))
        .order_by_desc(case::Column::Id)
        .one(db)
        .await
}

/// How many cases an edition has had: none is ever taken away, so this is the number of the last.
pub async fn count_cases(db: &impl ConnectionTrait, edition: EditionId) -> Result<u64, DbErr> {
    case::Entity::find()
        .filter(case::Column::EditionId.eq(edition))
        .count(db)
        .await
}

/// The cases of an edition, the newest first.
pub async fn list_cases(db: &impl ConnectionTrait, edition: EditionId) -> Result<Vec<Case>, DbErr> {
    case::Entity::find()
        .filter(case::Column::EditionId.eq(edition))
        .order_by_desc(case::Column::Number)
        .all(db)
        .await
}

pub async fn insert_statement(tx: &impl ConnectionTrait, one: Statement) -> Result<(), DbErr> {
    statement::Entity::insert(one.into_active_model())
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// What was said in a case, the oldest first.
pub async fn list_statements(
    db: &impl ConnectionTrait,
    case: CaseId,
) -> Result<Vec<Statement>, DbErr> {
    statement::Entity::find()
        .filter(statement::Column::CaseId.eq(case))
        .order_by_asc(statement::Column::Id)
        .all(db)
        .await
}
