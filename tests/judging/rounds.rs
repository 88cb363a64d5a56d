//! A round from its panel to what goes on: who gets which works, who is added, who is reminded.

use super::*;

#[actix_web::test]
async fn a_round_goes_from_its_panel_to_what_goes_on() {
    let contest = Contest::start(&twenty(), &COUNTRIES).await;
    let app = &contest.house.app;
    let round = contest.round(3).await;
    let preview = judging::preview_plan(app, &system(), round).await.unwrap();
    assert_eq!(
        (preview.n_entries, preview.n_reads, preview.n_components),
        (20, 60, 1)
    );
    let loads: Vec<usize> = preview.loads.iter().map(|load| load.n_reads).collect();
    assert_eq!(loads, [12; 5]);
    assert!(preview.loads.iter().all(|load| load.n_conflicts == 4));
    assert_eq!(
        code(judging::open_round(app, &system(), round).await),
        "round-not-assigned"
    );

    judging::assign(app, &system(), round).await.unwrap();
    let unseen = judging::find_grid(app, &contest.judge(0), round).await;
    assert_eq!(
        code(unseen),
        "not-found",
        "a plan is invisible until it is released"
    );
    judging::open_round(app, &system(), round).await.unwrap();
    let edition = editions::find_edition(app, &system(), 9).await.unwrap();
    assert_eq!(edition.state, EditionState::Judging);

    contest.score_all(round, 0).await;
    let progress = judging::find_progress(app, &system(), round).await.unwrap();
    assert_eq!((progress.n_done, progress.n_total), (60, 60));
    assert_eq!(progress.n_entries_full, 20);
    assert!(
        judging::close_round(app, &system(), round, "")
            .await
            .unwrap()
            .is_empty()
    );
    judging::run_tally(app, &system(), round, None, "")
        .await
        .unwrap();
    let result = standings(app, round).await;
    assert_eq!((result.placings.len(), result.count), (20, 8));
    assert_eq!(result.placings.iter().filter(|one| one.is_above).count(), 8);
    assert_eq!(
        result.countries.iter().map(|one| one.n_all).sum::<usize>(),
        20
    );

    let compared = judging::compare_methods(app, &system(), round, 8)
        .await
        .unwrap();
    assert_eq!(compared.len(), Method::ALL.len());
    assert_eq!(compared[0].n_same, 8, "the mean agrees with itself");

    judging::certify(app, &system(), round, None, "the panel agrees")
        .await
        .unwrap();
    let advanced = judging::advance(app, &system(), round, None).await.unwrap();
    assert_eq!((advanced.n_advanced, advanced.next), (8, None));
    let last = contest.round(4).await;
    let preview = judging::preview_plan(app, &system(), last).await.unwrap();
    assert_eq!(preview.n_entries, 8, "a later round gets what went on");

    let final_standings = judging::list_final_standings(app.db.read(), contest.edition.id)
        .await
        .unwrap();
    assert_eq!(final_standings.len(), 20);
    assert!(
        final_standings
            .windows(2)
            .all(|pair| pair[0].rank <= pair[1].rank)
    );
    assert_eq!(final_standings[0].reads, 3);
}

#[actix_web::test]
async fn a_judge_never_gets_their_own_countrys_entries() {
    let contest = Contest::start(&twenty(), &["CN", "JP", "KR", "MN", "RU", "MN"]).await;
    let round = contest.open_round(3).await;
    let candidates = contest.candidates().await;
    let app = &contest.house.app;
    let sql = "SELECT COUNT(*) FROM assignments a JOIN judges j ON j.id = a.judge_id JOIN entries e ON e.id = a.entry_id WHERE e.country = j.country";
    assert_eq!(count(app.db.read(), sql).await, 0);
    // Stepping aside hands on to nobody of that country either.
    let n_before = contest.works(0, round).await.len();
    for work in contest.works(0, round).await.iter().take(5) {
        judging::recuse(app, &contest.judge(0), work.assignment, "my pupil")
            .await
            .unwrap();
    }
    assert_eq!(contest.works(0, round).await.len(), n_before - 5);
    assert_eq!(count(app.db.read(), sql).await, 0);
    assert_eq!(candidates.len(), 20);
    let progress = judging::find_progress(app, &system(), round).await.unwrap();
    assert_eq!(
        (
            progress.n_recused,
            progress.n_total,
            progress.n_entries_short
        ),
        (5, 60, 0)
    );
}

#[actix_web::test]
async fn too_few_judges_are_a_refusal_with_its_numbers_not_a_bad_plan() {
    let contest = Contest::start(&twenty(), &["CN", "CN", "CN"]).await;
    let round = contest.round(3).await;
    let preview = judging::preview_plan(&contest.house.app, &system(), round)
        .await
        .unwrap();
    let refusal = preview.refusal.unwrap();
    assert_eq!(refusal.code, "plan-too-few-eligible-judges");
    assert_eq!(refusal.facts["n_entries"], 4usize.into());
    let outcome = judging::assign(&contest.house.app, &system(), round).await;
    assert_eq!(code(outcome), "plan-too-few-eligible-judges");
}

#[actix_web::test]
async fn a_judge_added_to_an_open_round_gets_work_and_what_was_begun_stays() {
    let contest = Contest::start(&twenty(), &["CN", "JP", "KR", "MN", "RU", "MN"]).await;
    let app = &contest.house.app;
    let round = contest.round(3).await;
    let seats: Vec<_> = contest.judges.iter().map(|(id, _)| (*id, None)).collect();
    judging::set_panel(app, &system(), round, &seats[..5])
        .await
        .unwrap();
    judging::assign(app, &system(), round).await.unwrap();
    judging::open_round(app, &system(), round).await.unwrap();
    let begun = contest.works(0, round).await[3].assignment;
    contest
        .cast(0, begun, None, &contest.card(5, 5))
        .await
        .unwrap();

    judging::set_panel(app, &system(), round, &seats)
        .await
        .unwrap();
    judging::assign(app, &system(), round).await.unwrap();
    assert_eq!(contest.works(5, round).await.len(), 10);
    let works = contest.works(0, round).await;
    assert_eq!(works.len(), 10);
    assert!(
        works
            .iter()
            .any(|work| work.assignment == begun && work.mean == Some(5.0))
    );
    let outcome = judging::set_panel(app, &system(), round, &seats[1..]).await;
    assert_eq!(code(outcome), "judge-has-begun");
    let n_given = judging::reassign(app, &system(), round, contest.judges[1].0, None, "ill")
        .await
        .unwrap();
    assert_eq!(n_given, 10);
    assert!(contest.works(1, round).await.is_empty());
}

#[actix_web::test]
async fn only_those_with_works_left_are_reminded() {
    let contest = Contest::start(&twenty(), &COUNTRIES).await;
    let app = &contest.house.app;
    let round = contest.open_round(3).await;
    for work in contest.works(2, round).await {
        contest
            .cast(2, work.assignment, None, &contest.card(5, 5))
            .await
            .unwrap();
    }
    let before = count(app.db.read(), "SELECT COUNT(*) FROM letters").await;
    assert_eq!(
        judging::remind_late(app, &system(), round).await.unwrap(),
        4
    );
    let after = count(app.db.read(), "SELECT COUNT(*) FROM letters").await;
    assert_eq!(after - before, 4);
}
