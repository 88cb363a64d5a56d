//! Scorecards: when one is taken, and that each counts once.

use super::*;

#[actix_web::test]
async fn a_card_is_taken_once_in_range_in_time_and_for_ones_own_work_only() {
    let contest = Contest::start(&twenty(), &COUNTRIES).await;
    let app = &contest.house.app;
    let round = contest.open_round(3).await;
    let mine = contest.works(0, round).await[0].assignment;
    let good = contest.card(7, 8);

    assert_eq!(code(contest.cast(1, mine, None, &good).await), "not-found");
    for points in [0, 11] {
        let outcome = contest.cast(0, mine, None, &contest.card(points, 5)).await;
        let Err(ActionError::Fields(errors)) = outcome else {
            panic!("{points} points were taken");
        };
        assert_eq!(errors.of("idea").unwrap().code, "points-outside");
    }
    for (judge, work) in [(0, mine)] {
        let first = contest.cast(judge, work, Some("k1"), &good).await.unwrap();
        let again = contest.cast(judge, work, Some("k1"), &good).await.unwrap();
        assert_eq!(first, again);
        let other = contest
            .cast(judge, work, Some("k1"), &contest.card(1, 1))
            .await;
        assert_eq!(code(other), "key-used-for-another");
        let same = contest.cast(judge, work, None, &good).await.unwrap();
        assert_eq!(
            same.revision, 1,
            "the same words without a key are the same card"
        );
        let changed = contest
            .cast(judge, work, None, &contest.card(9, 8))
            .await
            .unwrap();
        assert_eq!(changed.revision, 2);
        let back = contest.cast(judge, work, None, &good).await.unwrap();
        assert_eq!(back.revision, 3, "back to the first is a change too");
    }
    let n = count(app.db.read(), "SELECT COUNT(*) FROM scorecards").await;
    assert_eq!(n, 3, "every revision is kept");
    let half = Card {
        points: BTreeMap::from([(contest.edition.criteria[0].id, 5)]),
        flags: vec![CardFlag::Copied],
        ..Card::default()
    };
    let theirs = contest.works(1, round).await[0].assignment;
    assert!(!contest.cast(1, theirs, None, &half).await.unwrap().is_whole);
    let progress = judging::find_progress(app, &system(), round).await.unwrap();
    assert_eq!((progress.n_done, progress.flagged.len()), (1, 1));

    judging::pause_round(app, &system(), round).await.unwrap();
    assert_eq!(
        code(contest.cast(0, mine, None, &contest.card(1, 1)).await),
        "round-paused"
    );
    judging::open_round(app, &system(), round).await.unwrap();
    let opened = app.clock.now();
    app.clock.set(opened.plus(SignedDuration::from_hours(24)));
    assert_eq!(
        code(contest.cast(0, mine, None, &contest.card(1, 1)).await),
        "round-over"
    );
    app.clock
        .set(opened.plus(SignedDuration::from_secs(24 * 3600 - 1)));
    assert_eq!(
        contest
            .cast(0, mine, None, &contest.card(1, 1))
            .await
            .unwrap()
            .revision,
        4
    );
    judging::close_round(app, &system(), round, "out of time")
        .await
        .unwrap();
    assert_eq!(
        code(contest.cast(0, mine, None, &contest.card(2, 2)).await),
        "round-closed"
    );
    let replay = contest.cast(0, mine, Some("k1"), &good).await.unwrap();
    assert_eq!(
        replay.revision, 1,
        "what was taken before is still answered"
    );
}

#[actix_web::test]
async fn cards_kept_without_network_come_in_any_order_and_twice_and_each_counts_once() {
    let contest = Contest::start(&twenty(), &COUNTRIES).await;
    let app = &contest.house.app;
    let round = contest.open_round(3).await;
    let works: Vec<AssignmentId> = contest
        .works(0, round)
        .await
        .iter()
        .map(|work| work.assignment)
        .collect();
    let mut cards: Vec<(usize, String, Card)> = works
        .iter()
        .enumerate()
        .flat_map(|(n, _)| (0..3).map(move |k| (n, k)))
        .map(|(n, k)| {
            let mut card = contest.card((n as i32 + k) % 10 + 1, k + 1);
            card.client_at = Some(
                app.clock
                    .now()
                    .plus(SignedDuration::from_mins(-60 + i64::from(k))),
            );
            (n, format!("card-{n}-{k}"), card)
        })
        .collect();
    // A fixed shuffle, then everything a second time backwards.
    cards.sort_by_key(|(n, key, _)| {
        (key.len() * 7 + n * 5 + key.as_bytes()[key.len() - 1] as usize * 3) % 11
    });
    for (n, key, card) in cards.iter().chain(cards.iter().rev()) {
        contest.cast(0, works[*n], Some(key), card).await.unwrap();
    }
    let db = app.db.read();
    assert_eq!(
        count(db, "SELECT COUNT(*) FROM scorecards").await,
        cards.len() as i64
    );
    let gaps = "SELECT COUNT(*) FROM (SELECT assignment_id, MAX(revision) AS last, COUNT(*) AS n FROM scorecards GROUP BY assignment_id) AS per WHERE last <> n OR n <> 3";
    assert_eq!(count(db, gaps).await, 0);
    for (n, work) in works.iter().enumerate() {
        let sheet = judging::find_card(app, &contest.judge(0), *work)
            .await
            .unwrap();
        let last = cards.iter().rfind(|(at, _, _)| *at == n).unwrap();
        assert_eq!(
            sheet.work.points, last.2.points,
            "the last one that arrived counts"
        );
    }
}
