//! SQL of the proposals to make results public.

use sea_orm::sea_query::OnConflict;

use super::*;
use crate::awards::domain::ProposalState;

pub mod proposal {
    use super::*;
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "release_proposals")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub edition_id: EditionId,
        pub state: ProposalState,
        pub stamp: String,
        pub proposed_by: PersonId,
        pub proposed_at: Instant,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

/// A proposal as it is stored.
pub use proposal::Model as Proposal;

use proposal::Column as Field;

/// An edition's proposal, whatever became of it.
pub async fn find_proposal(
    db: &impl ConnectionTrait,
    edition: EditionId,
) -> Result<Option<Proposal>, DbErr> {
    proposal::Entity::find_by_id(edition).one(db).await
}

/// The edition's proposal is this one now.
pub async fn put_proposal(tx: &impl ConnectionTrait, proposal: Proposal) -> Result<(), DbErr> {
    let follow = OnConflict::column(Field::EditionId)
        .update_columns([
            Field::State,
            Field::Stamp,
            Field::ProposedBy,
            Field::ProposedAt,
        ])
        .to_owned();
    proposal::Entity::insert(proposal.into_active_model())
        .on_conflict(follow)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Ends a proposal that waits; false if somebody was faster.
pub async fn end_proposal(
    tx: &impl ConnectionTrait,
    edition: EditionId,
    state: ProposalState,
) -> Result<bool, DbErr> {
    let done = proposal::Entity::update_many()
        .col_expr(Field::State, Expr::value(state))
        .filter(Field::EditionId.eq(edition))
        .filter(Field::State.eq(ProposalState::Proposed))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}
