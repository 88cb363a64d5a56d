//! Who looks at what.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, LockType, Query};
use sea_orm::{IntoActiveModel, QueryOrder, QuerySelect};

use crate::judging::domain::AssignmentState;
use crate::kernel::{AssignmentId, EntryId, Instant, JudgeId, RecusalId, RoundId};

pub mod assignment {
    use super::*;
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "assignments")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: AssignmentId,
        pub round_id: RoundId,
        pub judge_id: JudgeId,
        pub entry_id: EntryId,
        pub position: i32,
        pub state: AssignmentState,
        pub is_later: bool,
        pub released_at: Option<Instant>,
        pub done_at: Option<Instant>,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod recusal {
    use super::*;
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "recusals")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: RecusalId,
        pub assignment_id: AssignmentId,
        pub reason: String,
        pub at: Instant,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

pub use assignment::Model as Assignment;
pub use recusal::Model as Recusal;

/// Rows written by one statement.
const ROWS_MAX: usize = 500;

pub async fn insert_assignments(
    tx: &impl ConnectionTrait,
    assignments: Vec<Assignment>,
) -> Result<(), DbErr> {
    for some in assignments.chunks(ROWS_MAX) {
        let rows = some.iter().cloned().map(IntoActiveModel::into_active_model);
        assignment::Entity::insert_many(rows)
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

/// Forgets assignments that nobody has begun.
pub async fn delete_assignments(
    tx: &impl ConnectionTrait,
    ids: Vec<AssignmentId>,
) -> Result<(), DbErr> {
    for some in ids.chunks(ROWS_MAX) {
        assignment::Entity::delete_many()
            .filter(assignment::Column::Id.is_in(some.iter().copied()))
            .exec(tx)
            .await?;
    }
    Ok(())
}

pub async fn find_assignment(
    db: &impl ConnectionTrait,
    id: AssignmentId,
) -> Result<Option<Assignment>, DbErr> {
    assignment::Entity::find_by_id(id).one(db).await
}

/// The assignment, held until the transaction ends, so that two cards for it come one after the other.
pub async fn hold_assignment(
    tx: &impl ConnectionTrait,
    id: AssignmentId,
) -> Result<Option<Assignment>, DbErr> {
    assignment::Entity::find_by_id(id)
        .lock(LockType::Update)
        .one(tx)
        .await
}

/// Of a round, by judge and then in the judge's own order.
pub async fn list_assignments(
    db: &impl ConnectionTrait,
    round: RoundId,
) -> Result<Vec<Assignment>, DbErr> {
    assignment::Entity::find()
        .filter(assignment::Column::RoundId.eq(round))
        .order_by_asc(assignment::Column::JudgeId)
        .order_by_asc(assignment::Column::Position)
        .all(db)
        .await
}

/// Places and entries of a round in which all judge in one order, the first place first.
pub async fn list_places(
    db: &impl ConnectionTrait,
    round: RoundId,
) -> Result<Vec<(i32, EntryId)>, DbErr> {
    assignment::Entity::find()
        .select_only()
        .column(assignment::Column::Position)
        .column(assignment::Column::EntryId)
        .distinct()
        .filter(assignment::Column::RoundId.eq(round))
        .order_by_asc(assignment::Column::Position)
        .order_by_asc(assignment::Column::EntryId)
        .into_tuple()
        .all(db)
        .await
}

/// Of one entry in a round; what judges stepped aside from is left out.
pub async fn list_assignments_of_entry(
    db: &impl ConnectionTrait,
    round: RoundId,
    entry: EntryId,
) -> Result<Vec<Assignment>, DbErr> {
    assignment::Entity::find()
        .filter(assignment::Column::RoundId.eq(round))
        .filter(assignment::Column::EntryId.eq(entry))
        .filter(assignment::Column::State.ne(AssignmentState::Recused))
        .all(db)
        .await
}

/// One judge's in a round, in their own order; what they stepped aside from is left out.
pub async fn list_assignments_of_judge(
    db: &impl ConnectionTrait,
    round: RoundId,
    judge: JudgeId,
) -> Result<Vec<Assignment>, DbErr> {
    assignment::Entity::find()
        .filter(assignment::Column::RoundId.eq(round))
        .filter(assignment::Column::JudgeId.eq(judge))
        .filter(assignment::Column::State.ne(AssignmentState::Recused))
        .filter(assignment::Column::State.ne(AssignmentState::Planned))
        .order_by_asc(assignment::Column::Position)
        .all(db)
        .await
}

/// How many assignments judges have in rounds, by state.
pub async fn count_assignments(
    db: &impl ConnectionTrait,
    judges: &[JudgeId],
) -> Result<Vec<(RoundId, AssignmentState, i64)>, DbErr> {
    assignment::Entity::find()
        .select_only()
        .column(assignment::Column::RoundId)
        .column(assignment::Column::State)
        .column_as(assignment::Column::Id.count(), "n")
        .filter(assignment::Column::JudgeId.is_in(judges.iter().copied()))
        .group_by(assignment::Column::RoundId)
        .group_by(assignment::Column::State)
        .into_tuple()
        .all(db)
        .await
}

/// Shows the planned ones to their judges.
pub async fn update_released(
    tx: &impl ConnectionTrait,
    round: RoundId,
    now: Instant,
) -> Result<(), DbErr> {
    assignment::Entity::update_many()
        .col_expr(
            assignment::Column::State,
            Expr::value(AssignmentState::Released),
        )
        .col_expr(assignment::Column::ReleasedAt, Expr::value(Some(now)))
        .filter(assignment::Column::RoundId.eq(round))
        .filter(assignment::Column::State.eq(AssignmentState::Planned))
        .exec(tx)
        .await?;
    Ok(())
}

/// Takes the round's works back from their judges: unread again, seen by nobody. What was stepped aside from stays so.
pub async fn update_planned(tx: &impl ConnectionTrait, round: RoundId) -> Result<(), DbErr> {
    let none: Option<Instant> = None;
    assignment::Entity::update_many()
        .col_expr(
            assignment::Column::State,
            Expr::value(AssignmentState::Planned),
        )
        .col_expr(assignment::Column::IsLater, Expr::value(false))
        .col_expr(assignment::Column::ReleasedAt, Expr::value(none))
        .col_expr(assignment::Column::DoneAt, Expr::value(none))
        .filter(assignment::Column::RoundId.eq(round))
        .filter(assignment::Column::State.ne(AssignmentState::Recused))
        .exec(tx)
        .await?;
    Ok(())
}

pub async fn update_assignment(
    tx: &impl ConnectionTrait,
    assignment: Assignment,
) -> Result<(), DbErr> {
    assignment
        .into_active_model()
        .reset_all()
        .update(tx)
        .await?;
    Ok(())
}

pub async fn insert_recusal(tx: &impl ConnectionTrait, recusal: Recusal) -> Result<(), DbErr> {
    recusal::Entity::insert(recusal.into_active_model())
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Why judges stepped aside in a round, or works were taken from them.
pub async fn list_recusals(
    db: &impl ConnectionTrait,
    round: RoundId,
) -> Result<Vec<Recusal>, DbErr> {
    let of_round = Query::select()
        .column(assignment::Column::Id)
        .from(assignment::Entity)
        .and_where(assignment::Column::RoundId.eq(round))
        .to_owned();
    recusal::Entity::find()
        .filter(recusal::Column::AssignmentId.in_subquery(of_round))
        .order_by_asc(recusal::Column::Id)
        .all(db)
        .await
}
