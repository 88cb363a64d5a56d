//! Closing and counting: nothing is seen before, and a tally is the same everywhere.

use super::*;

#[actix_web::test]
async fn no_points_are_seen_before_closing_and_closing_early_says_why() {
    let contest = Contest::start(&twenty(), &COUNTRIES).await;
    let app = &contest.house.app;
    let round = contest.open_round(3).await;
    contest.score_all(round, 2).await;
    for actor in [system(), contest.judge(0)] {
        for outcome in [
            judging::find_result(app, &actor, round, None)
                .await
                .map(|_| ()),
            judging::compare_methods(app, &actor, round, 5)
                .await
                .map(|_| ()),
            judging::run_tally(app, &actor, round, None, "")
                .await
                .map(|_| ()),
        ] {
            let code = code(outcome);
            assert!(
                ["round-not-closed", "not-allowed"].contains(&code.as_str()),
                "{code}"
            );
        }
    }
    let missing = judging::list_missing(app, &system(), round).await.unwrap();
    assert_eq!(missing.len(), 10);
    assert_eq!(
        code(judging::close_round(app, &system(), round, "  ").await),
        "closing-needs-reason"
    );
    let listed = judging::close_round(app, &system(), round, "two judges fell ill")
        .await
        .unwrap();
    assert_eq!(listed, missing);
    judging::run_tally(app, &system(), round, None, "")
        .await
        .unwrap();
    judging::reopen_round(app, &system(), round, "they are well again", None)
        .await
        .unwrap();
    assert_eq!(
        code(judging::find_result(app, &system(), round, None).await),
        "round-not-closed",
        "what was seen is not shown while it may still change"
    );
    contest.score_all(round, 0).await;
    let result = close_and_count(app, round).await;
    assert_eq!(result.n_tallies, 2, "the old tally is kept");
}

#[actix_web::test]
async fn what_was_published_is_neither_counted_nor_opened_again() {
    let contest = Contest::start(&twenty(), &COUNTRIES).await;
    let app = &contest.house.app;
    let round = contest.open_round(3).await;
    contest.score_all(round, 0).await;
    let published = close_and_count(app, round).await.tally;
    contest.publish().await;
    let no = "results-announced-already";
    assert_eq!(
        code(judging::reopen_round(app, &system(), round, "a friend asked", None).await),
        no
    );
    let again = judging::count_round(app, &system(), round, Some("median"), "nicer").await;
    assert_eq!(code(again), no);
    assert_eq!(
        code(judging::advance(app, &system(), round, None).await),
        no
    );
    let stands = standings(app, round).await;
    assert_eq!((stands.n_tallies, stands.tally.id), (1, published.id));
    contest.house.check().await;
}

#[actix_web::test]
async fn an_open_round_takes_no_cards_any_more_once_results_are_public() {
    let contest = Contest::start(&twenty(), &COUNTRIES).await;
    let round = contest.open_round(3).await;
    let work = contest.works(0, round).await[0].assignment;
    let first = contest.card(5, 5);
    contest.cast(0, work, Some("first"), &first).await.unwrap();
    contest.publish().await;
    let late = contest.cast(0, work, None, &contest.card(9, 9)).await;
    assert_eq!(code(late), "results-announced-already");
    let again = contest.cast(0, work, Some("first"), &first).await.unwrap();
    assert_eq!(again.revision, 1, "what was taken stays taken");
}

#[actix_web::test]
async fn more_than_there_are_cannot_go_on() {
    let contest = Contest::start(&twenty(), &COUNTRIES).await;
    let app = &contest.house.app;
    let round = contest.open_round(3).await;
    contest.score_all(round, 0).await;
    close_and_count(app, round).await;
    assert_eq!(
        code(judging::certify(app, &system(), round, Some(21), "all").await),
        "advance-too-many"
    );
    assert_eq!(
        code(judging::certify(app, &system(), round, Some(0), "none").await),
        "advance-nobody"
    );
    judging::certify(app, &system(), round, Some(20), "all")
        .await
        .unwrap();
    let all = judging::advance(app, &system(), round, Some(20)).await;
    assert_eq!(all.unwrap().n_advanced, 20);
}

/// What the tally of the round in this test gives on every machine and database.
const INPUTS_SHA256: &str = "173c6b7d7d7025799c63983467214da251792b16858ce5e43d7febef426caa9d";
const OUTPUT_SHA256: &str = "6a80af9eda72a0f10aa47aceb8f8be57893432eee8792478ea9609b3161a09b1";

#[actix_web::test]
async fn a_tally_is_the_same_twice_and_on_both_databases() {
    let contest = Contest::start(&twenty(), &COUNTRIES).await;
    let app = &contest.house.app;
    let round = contest.open_round(3).await;
    contest.score_all(round, 0).await;
    judging::close_round(app, &system(), round, "")
        .await
        .unwrap();
    let mut seen = BTreeSet::new();
    for _ in 0..2 {
        judging::run_tally(app, &system(), round, Some(Method::Model), "compare")
            .await
            .unwrap();
        let result = standings(app, round).await;
        seen.insert((result.tally.inputs_sha256, result.tally.output_sha256));
    }
    let expected = (INPUTS_SHA256.to_owned(), OUTPUT_SHA256.to_owned());
    assert_eq!(seen, BTreeSet::from([expected]));
    assert_eq!(
        code(judging::run_tally(app, &system(), round, Some(Method::Median), "").await),
        "tally-needs-reason"
    );
}
