//! From scorecards to standings, and what goes on.

mod advancing;
mod ballot;
mod certifying;
mod comparing;
mod counting;
mod cutting;
mod excepting;
mod fair;
mod ordered;
mod proof;

pub use advancing::{Advancement, FinalStanding, advance, list_final_standings};
pub(super) use ballot::Ballot;
pub use certifying::{certify, may_certify, take_back_certification};
pub use comparing::{Compared, compare_methods};
pub use counting::{count_round, find_export, list_tallies, run_tally};
pub use cutting::{GroupCount, Placing, ResultSheet, find_result};
pub use excepting::{make_exception, take_back_exception};
pub use fair::{FairnessSheet, find_fairness, find_round_at, list_rules};
pub use proof::list_altered_tallies;

use sea_orm::ConnectionTrait;

use super::super::store::{self, Round};
use crate::editions::Edition;
use crate::editions::actions as editions;
use crate::kernel::{ActionError, ActionResult, Refusal, RoundId};

async fn closed_round(db: &impl ConnectionTrait, id: RoundId) -> ActionResult<(Round, Edition)> {
    let round = store::find_round(db, id)
        .await?
        .ok_or(ActionError::NotFound)?;
    if !round.state.shows_votes() {
        return Err(Refusal::conflict("round-not-closed").into());
    }
    let edition = editions::find_edition_by_id(db, round.edition_id).await?;
    Ok((round, edition))
}
