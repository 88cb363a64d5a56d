//! Extra reads where they change the awards; the report that a parent can read.

use super::*;

#[actix_web::test]
async fn extra_reads_go_to_the_line_are_seen_before_and_released_as_seen() {
    let forty: Vec<Sent> = twenty().into_iter().chain(twenty()).collect();
    let contest = Contest::start(&forty, &["VN", "CN", "JP", "KR", "MN", "RU"]).await;
    let app = &contest.house.app;
    let round = contest.open_round(2).await;
    let early = judging::preview_extra_reads(app, &system(), round, 10).await;
    assert_eq!(code(early), "tally-no-scores");
    contest.score_all(round, 0).await;
    let found = judging::preview_extra_reads(app, &system(), round, 10)
        .await
        .unwrap();
    assert_eq!((found.budget, found.n_reads), (10, 10));
    assert_eq!(
        found.loads.iter().map(|load| load.n_reads).sum::<usize>(),
        10
    );
    assert!(found.n_open > 0 && found.wrong_expected > 0.0);
    let again = judging::preview_extra_reads(app, &system(), round, 10)
        .await
        .unwrap();
    assert_eq!(found, again, "the same scorecards give the same proposal");

    let mut staff = contest.house.signed_in(Role::Secretariat).await;
    let page = staff
        .get("/en/desk/editions/9/rounds/1?extra=10")
        .await
        .text();
    assert!(page.contains("Release these 10") && page.contains(&found.stamp));
    assert!(
        !page.contains("9-CN-0") && !page.contains("9-KR-0"),
        "which works they are is not told"
    );
    let stale = judging::release_extra_reads(app, &system(), round, 10, "another").await;
    assert_eq!(code(stale), "extra-reads-changed");
    let fields = [("budget", "10"), ("stamp", found.stamp.as_str())];
    let done = staff
        .post("/en/desk/editions/9/rounds/1/extra-reads", &fields)
        .await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());

    let db = app.db.read();
    let twice = "SELECT COUNT(*) FROM (SELECT judge_id, entry_id FROM assignments GROUP BY judge_id, entry_id HAVING COUNT(*) > 1) AS t";
    assert_eq!(count(db, twice).await, 0);
    let own = "SELECT COUNT(*) FROM assignments a JOIN judges j ON j.id = a.judge_id JOIN entries e ON e.id = a.entry_id WHERE e.country = j.country";
    assert_eq!(count(db, own).await, 0);
    let waits = judging::preview_extra_reads(app, &system(), round, 100)
        .await
        .unwrap();
    assert!(
        waits.n_reads <= 30,
        "a work that waits for one extra read gets no second"
    );
    contest.score_all(round, 0).await;
    judging::close_round(app, &system(), round, "")
        .await
        .unwrap();
    judging::run_tally(app, &system(), round, Some(Method::Model), "as planned")
        .await
        .unwrap();
    let result = standings(app, round).await;
    // They went to the line after eight: the works read three times stand nearer to it than the others.
    let distance = |reads: i32| -> f64 {
        let ranks: Vec<f64> = result
            .placings
            .iter()
            .filter(|one| one.standing.reads == reads)
            .map(|one| f64::from(one.standing.rank - 8).abs())
            .collect();
        ranks.iter().sum::<f64>() / ranks.len() as f64
    };
    assert!(distance(3) < distance(2), "{} {}", distance(3), distance(2));
    assert_eq!(
        code(judging::preview_extra_reads(app, &system(), round, 5).await),
        "round-not-open"
    );
    contest.house.check().await;
}

#[actix_web::test]
async fn the_fairness_report_is_the_desks_first_and_everyones_after_publication() {
    let contest = Contest::start(&twenty(), &COUNTRIES).await;
    let app = &contest.house.app;
    let round = contest.open_round(3).await;
    contest.score_all(round, 0).await;
    let page = "/en/editions/9/rounds/1/fairness";
    let mut staff = contest.house.signed_in(Role::Secretariat).await;
    assert_eq!(
        staff.get(page).await.status,
        StatusCode::CONFLICT,
        "not while it is open"
    );
    judging::close_round(app, &system(), round, "")
        .await
        .unwrap();
    judging::run_tally(app, &system(), round, None, "")
        .await
        .unwrap();
    let report = staff.get(page).await;
    assert_eq!(report.status, StatusCode::OK, "{}", report.text());
    assert!(report.text().matches("<svg class=\"plot\"").count() >= 2);
    let mut visitor = contest.house.browser();
    assert_eq!(visitor.get(page).await.status, StatusCode::NOT_FOUND);
    let api = format!("/api/v1/rounds/{round}/fairness");
    assert_eq!(visitor.get(&api).await.status, StatusCode::NOT_FOUND);
    contest.publish().await;
    for lang in Lang::ALL {
        let path = page.replacen("en", lang.as_str(), 1);
        assert_eq!(visitor.get(&path).await.status, StatusCode::OK, "{lang}");
    }
    let mut judge = judge_browser(&contest, 0).await;
    assert_eq!(judge.get(&api).await.status, StatusCode::OK);
    let report = visitor.get(&api).await.json();
    assert_eq!(report["n_reads"], 60);
    assert_eq!(report["rulers"].as_array().unwrap().len(), 5);
    let text = visitor.get(page).await.text();
    assert!(
        !text.contains("Judge 0") && text.contains("J01"),
        "judges by alias"
    );
}
