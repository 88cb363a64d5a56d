//! Whoever edits the journal or a tally is found.

mod editor;
mod edits;
mod rewriting;

use super::*;

/// A contest with a journal of some length, three tallies and several signatures.
async fn told_contest() -> Contest {
    let contest = Contest::start(&twenty(), &COUNTRIES).await;
    let app = &contest.house.app;
    let round = contest.open_round(3).await;
    contest.score_all(round, 2).await;
    judging::close_round(app, &system(), round, "out of time")
        .await
        .unwrap();
    judging::run_tally(app, &system(), round, None, "")
        .await
        .unwrap();
    judging::reopen_round(app, &system(), round, "they are back", None)
        .await
        .unwrap();
    contest.score_all(round, 0).await;
    judging::close_round(app, &system(), round, "")
        .await
        .unwrap();
    for method in [Method::Model, Method::Mean] {
        judging::run_tally(app, &system(), round, Some(method), "to compare")
            .await
            .unwrap();
    }
    contest
}
