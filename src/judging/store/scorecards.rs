//! Scorecards: append-only, the highest revision of an assignment counts.

use std::collections::HashMap;

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Query;
use sea_orm::{IntoActiveModel, JoinType, QueryOrder, QuerySelect};

use super::assignments::assignment;
use crate::judging::domain::{CardFlag, WHOLE_WORK};
use crate::kernel::{AssignmentId, CriterionId, Instant, JudgeId, ReviewId, RoundId, ScorecardId};

#[derive(
    Clone,
    Debug,
    Default,
    PartialEq,
    serde::Serialize,
    serde::Deserialize,
    sea_orm::FromJsonQueryResult,
)]
pub struct Flags(pub Vec<CardFlag>);

pub mod scorecard {
    use super::*;
    #[derive(Clone, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "scorecards")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ScorecardId,
        pub assignment_id: AssignmentId,
        pub revision: i32,
        pub note: String,
        #[sea_orm(column_type = "JsonBinary")]
        pub flags: Flags,
        pub cast_at: Instant,
        pub client_at: Option<Instant>,
        pub idempotency_key: String,
        pub content_sha256: String,
        pub answer: Option<i32>,
        pub review_id: Option<ReviewId>,
    }
    impl std::fmt::Debug for Model {
        /// Without the judge's note.
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.debug_struct("Scorecard")
                .field("assignment_id", &self.assignment_id)
                .field("revision", &self.revision)
                .finish_non_exhaustive()
        }
    }
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(
            belongs_to = "super::assignment::Entity",
            from = "Column::AssignmentId",
            to = "super::assignment::Column::Id"
        )]
        Assignment,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod score {
    use super::*;
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "scores")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub scorecard_id: ScorecardId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub criterion_id: CriterionId,
        pub points: i32,
    }
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(
            belongs_to = "super::scorecard::Entity",
            from = "Column::ScorecardId",
            to = "super::scorecard::Column::Id"
        )]
        Scorecard,
    }
    impl Related<super::scorecard::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Scorecard.def()
        }
    }
    impl ActiveModelBehavior for ActiveModel {}
}

pub use score::Model as Score;
pub use scorecard::Model as Scorecard;

/// A scorecard with its points.
pub type CardRow = (Scorecard, Vec<Score>);

/// Writes a card. What was given to the work as a whole goes into the card itself.
pub async fn insert_scorecard(
    tx: &impl ConnectionTrait,
    mut card: Scorecard,
    mut scores: Vec<Score>,
) -> Result<(), DbErr> {
    card.answer = scores
        .iter()
        .find(|score| score.criterion_id == WHOLE_WORK)
        .map(|score| score.points);
    scores.retain(|score| score.criterion_id != WHOLE_WORK);
    scorecard::Entity::insert(card.into_active_model())
        .exec_without_returning(tx)
        .await?;
    if !scores.is_empty() {
        score::Entity::insert_many(scores.into_iter().map(IntoActiveModel::into_active_model))
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

/// Deletes every scorecard of a round, points included: what was given in a dry run. Returns how many.
pub async fn delete_scorecards(tx: &impl ConnectionTrait, round: RoundId) -> Result<u64, DbErr> {
    let of_round = Query::select()
        .column(assignment::Column::Id)
        .from(assignment::Entity)
        .and_where(assignment::Column::RoundId.eq(round))
        .to_owned();
    // The points go with their cards.
    let deleted = scorecard::Entity::delete_many()
        .filter(scorecard::Column::AssignmentId.in_subquery(of_round))
        .exec(tx)
        .await?;
    Ok(deleted.rows_affected)
}

/// Every revision of one assignment, the first one first.
pub async fn list_revisions(
    db: &impl ConnectionTrait,
    assignment: AssignmentId,
) -> Result<Vec<CardRow>, DbErr> {
    let cards = scorecard::Entity::find()
        .filter(scorecard::Column::AssignmentId.eq(assignment))
        .order_by_asc(scorecard::Column::Revision)
        .all(db)
        .await?;
    let scores = score::Entity::find()
        .join(JoinType::InnerJoin, score::Relation::Scorecard.def())
        .filter(scorecard::Column::AssignmentId.eq(assignment))
        .order_by_asc(score::Column::CriterionId)
        .all(db)
        .await?;
    Ok(together(cards, scores))
}

/// Every revision of some assignments, the first one first.
pub async fn list_revisions_of(
    db: &impl ConnectionTrait,
    assignments: &[AssignmentId],
) -> Result<Vec<CardRow>, DbErr> {
    let of_these = scorecard::Column::AssignmentId.is_in(assignments.iter().copied());
    let cards = scorecard::Entity::find()
        .filter(of_these.clone())
        .order_by_asc(scorecard::Column::AssignmentId)
        .order_by_asc(scorecard::Column::Revision)
        .all(db)
        .await?;
    let scores = score::Entity::find()
        .join(JoinType::InnerJoin, score::Relation::Scorecard.def())
        .filter(of_these)
        .order_by_asc(score::Column::CriterionId)
        .all(db)
        .await?;
    Ok(together(cards, scores))
}

/// The scorecards of a round, of one judge if given: by assignment, only the revision that counts.
pub async fn list_current(
    db: &impl ConnectionTrait,
    round: RoundId,
    judge: Option<JudgeId>,
) -> Result<HashMap<AssignmentId, CardRow>, DbErr> {
    let of_judge = |condition: sea_orm::Condition| match judge {
        Some(judge) => condition.add(assignment::Column::JudgeId.eq(judge)),
        None => condition,
    };
    let wanted = of_judge(sea_orm::Condition::all().add(assignment::Column::RoundId.eq(round)));
    let cards = scorecard::Entity::find()
        .join(JoinType::InnerJoin, scorecard::Relation::Assignment.def())
        .filter(wanted.clone())
        .order_by_asc(scorecard::Column::AssignmentId)
        .order_by_asc(scorecard::Column::Revision)
        .all(db)
        .await?;
    let scores = score::Entity::find()
        .join(JoinType::InnerJoin, score::Relation::Scorecard.def())
        .join(JoinType::InnerJoin, scorecard::Relation::Assignment.def())
        .filter(wanted)
        .order_by_asc(score::Column::CriterionId)
        .all(db)
        .await?;
    // A later revision comes later and takes the place of the one before.
    Ok(together(cards, scores)
        .into_iter()
        .map(|row| (row.0.assignment_id, row))
        .collect())
}

fn together(cards: Vec<Scorecard>, scores: Vec<Score>) -> Vec<CardRow> {
    let mut by_card: HashMap<ScorecardId, Vec<Score>> = HashMap::new();
    for score in scores {
        by_card.entry(score.scorecard_id).or_default().push(score);
    }
    cards
        .into_iter()
        .map(|card| {
            let mut scores = by_card.remove(&card.id).unwrap_or_default();
            scores.extend(card.answer.map(|points| Score {
                scorecard_id: card.id,
                criterion_id: WHOLE_WORK,
                points,
            }));
            (card, scores)
        })
        .collect()
}

/// When each judge of a round last sent a card.
pub async fn list_last_cast(
    db: &impl ConnectionTrait,
    round: RoundId,
) -> Result<Vec<(JudgeId, Instant)>, DbErr> {
    scorecard::Entity::find()
        .join(JoinType::InnerJoin, scorecard::Relation::Assignment.def())
        .select_only()
        .column(assignment::Column::JudgeId)
        .column_as(scorecard::Column::CastAt.max(), "last")
        .filter(assignment::Column::RoundId.eq(round))
        .group_by(assignment::Column::JudgeId)
        .into_tuple()
        .all(db)
        .await
}
