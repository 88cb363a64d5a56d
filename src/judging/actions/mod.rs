//! Inviting judges, running rounds, taking scorecards, counting, advancing.
//!
//! Two kinds of readers: the desk, which sees who sent what and, until a round is closed, only how many scorecards there
//! are; and a judge, who sees their own scorecards and [`scoring::Work`]s, which have no field for anything that tells
//! who made them.

mod assigning;
mod closing;
mod deliberating;
mod interests;
mod judges;
mod live;
mod minutes;
mod ordering;
mod practice;
mod progress;
mod quorum;
mod reviewing;
mod rounds;
mod scoring;
mod tallying;
mod trying;

pub use assigning::{
    CommonWorks, ExtraLoad, ExtraProposal, Load, OwnSchool, PlanPreview, Settled,
    accept_judging_from, assign, find_common_works, find_panel_chair, list_assignments,
    list_schools, preview_extra_reads, preview_plan, reassign, recuse, release_extra_reads,
    set_common_works, set_judge_schools, settle_missing,
};
pub use closing::{Missing, close_round, list_missing, pause_round, reopen_round};
pub use deliberating::{CHOSEN_MAX, Laid, N_AROUND, Table, TableWork, find_table};
pub use interests::{Interest, list_exceptions_of, list_interests};
pub use judges::{
    JudgeSheet, NewJudge, accept_judging, decline_judging, invite_judge, list_judges,
    list_own_judging,
};
pub use live::{
    Answers, Keypad, Wall, find_answers, find_cursor, find_keypad, find_wall, show_on_wall,
};
pub use minutes::{Minutes, MinutesJudge, NotGiven, Reliance, find_minutes};
pub use ordering::{
    OrderSheet, Ordered, PairSheet, cast_comparison, cast_order, find_order, find_pair,
};
pub use practice::{PRACTICE_WORKS, find_practice};
pub use progress::{Flagged, JudgeProgress, Progress, find_progress, remind_late};
pub use quorum::{BelowQuorum, list_below_quorum};
pub use reviewing::{
    DeskReview, OwnReview, Read, ReviewWork, ReviewedWork, Voice, end_review, find_own_review,
    find_review, open_review,
};
pub use rounds::{
    NewRound, RoundSheet, create_round, find_round, list_rounds, open_round, set_panel,
};
pub use scoring::{
    CardSheet, Cast, Grid, OwnRound, Work, cast_scorecard, find_card, find_grid, list_own_rounds,
};
pub use tallying::{
    Advancement, Compared, FairnessSheet, FinalStanding, GroupCount, Placing, ResultSheet, advance,
    certify, compare_methods, count_round, find_export, find_fairness, find_result, find_round_at,
    list_altered_tallies, list_final_standings, list_rules, list_tallies, make_exception,
    may_certify, run_tally, take_back_certification, take_back_exception,
};

pub use trying::{end_dry_run, start_dry_run};

pub use super::store::{
    Assignment, Certification, Exception, Judge, Round, Scorecard, Seat, Standing, Tally,
};

use super::store;
use crate::app::App;
use crate::editions::Edition;
use crate::editions::actions as editions;
use crate::kernel::{ActionError, ActionResult, Actor, Refusal, RoundId};
use crate::platform::journal::{self, Subject};
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::LockType;

/// A line of the journal about a round.
async fn note(
    tx: &impl ConnectionTrait,
    app: &App,
    actor: &Actor,
    verb: &'static str,
    round: RoundId,
    facts: serde_json::Value,
) -> ActionResult<()> {
    let subject = Subject::new("round", round);
    Ok(journal::record(tx, app.clock.now(), actor, verb, subject, facts).await?)
}

/// The round, for those who change it: nobody else does until the transaction ends.
async fn hold(tx: &impl ConnectionTrait, id: RoundId) -> ActionResult<Round> {
    let round = store::hold_round(tx, id, LockType::Update)
        .await?
        .ok_or(ActionError::NotFound)?;
    check_results_open(&editions::find_edition_by_id(tx, round.edition_id).await?)?;
    Ok(round)
}

/// Once results are public, provisionally or for good, no round of the edition changes any more: what was published must be what anyone
/// can compute again.
fn check_results_open(edition: &Edition) -> Result<(), Refusal> {
    if edition.state.is_announced() {
        return Err(Refusal::conflict("results-announced-already"));
    }
    if edition.state.keeps_results() {
        return Err(Refusal::conflict("results-stand-already"));
    }
    Ok(())
}
