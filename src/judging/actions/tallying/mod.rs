//! From scorecards to standings, and what goes on.

mod advancing;
mod ballot;
mod counting;
mod fair;
mod ordered;
mod proof;
mod results;

pub use advancing::{Advancement, FinalStanding, advance, list_final_standings};
pub(super) use ballot::Ballot;
pub use counting::{count_round, find_export, list_tallies, run_tally};
pub use fair::{FairnessSheet, find_fairness, find_round_at, list_rules};
pub use proof::list_altered_tallies;
pub use results::{Compared, CountryCount, Placing, ResultSheet, compare_methods, find_result};

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
