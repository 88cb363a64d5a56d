//! Every verb of a round by page and by program; what a card costs.

use super::*;

/// Statements that one look costs.
async fn cost<T>(contest: &Contest, look: impl Future<Output = T>) -> u64 {
    let before = contest.house.app.db.n_asked();
    look.await;
    contest.house.app.db.n_asked() - before
}

#[actix_web::test]
async fn a_card_costs_the_same_few_statements_in_a_larger_contest() {
    let forty: Vec<Sent> = twenty().into_iter().chain(twenty()).collect();
    let mut costs = Vec::new();
    for sent in [twenty(), forty] {
        let contest = Contest::start(&sent, &COUNTRIES).await;
        let round = contest.open_round(3).await;
        let works = contest.works(0, round).await;
        let app = &contest.house.app;
        let card = cost(
            &contest,
            judging::find_card(app, &contest.judge(0), works[3].assignment),
        )
        .await;
        let grid = cost(&contest, judging::find_grid(app, &contest.judge(0), round)).await;
        let cast = cost(
            &contest,
            contest.cast(0, works[3].assignment, None, &contest.card(3, 4)),
        )
        .await;
        costs.push((card, grid, cast));
    }
    assert_eq!(costs[0], costs[1], "(card, grid, cast)");
    eprintln!("statements of a card, a grid, a cast: {:?}", costs[0]);
    assert!(costs[0].0 <= 16, "{costs:?}");
}

#[actix_web::test]
async fn a_program_reminds_reassigns_closes_reopens_compares_and_takes_the_export() {
    let contest = Contest::start(&twenty(), &COUNTRIES).await;
    let round = contest.open_round(3).await;
    contest.score_all(round, 2).await;
    let mut staff = contest.house.signed_in(Role::Secretariat).await;
    let at = |verb: &str| format!("/api/v1/rounds/{round}/{verb}");
    let post = || "POST".parse().unwrap();

    let missing = staff.get(&at("missing")).await.json();
    assert_eq!(missing.as_array().unwrap().len(), 10);
    assert_eq!(missing[0]["alias"], "J01");
    let none = serde_json::json!({});
    let reminded = staff.send_json(post(), &at("reminder"), &none).await;
    assert_eq!(reminded.json()["n"], 5);
    let body = serde_json::json!({ "judge_id": contest.judges[0].0, "reason": "" });
    let no = staff.send_json(post(), &at("reassignment"), &body).await;
    assert_eq!(no.json()["code"], "judging-reason-missing");
    let body = serde_json::json!({ "judge_id": contest.judges[0].0, "reason": "ill" });
    let given = staff.send_json(post(), &at("reassignment"), &body).await;
    assert_eq!(given.json()["n"], 2, "{}", given.text());
    for verb in ["comparison", "export", "tallies"] {
        let early = staff.get(&at(verb)).await;
        assert_eq!(early.status, StatusCode::CONFLICT, "{verb} before closing");
    }
    contest.score_all(round, 0).await;
    let reason = serde_json::json!({ "reason": "" });
    staff.send_json(post(), &at("closing"), &reason).await;
    let tally = staff.send_json(post(), &at("tallies"), &none).await;
    assert_eq!(tally.status, StatusCode::CREATED, "{}", tally.text());
    let compared = staff.get(&format!("{}?count=5", at("comparison"))).await;
    let compared = compared.json();
    assert_eq!(compared.as_array().unwrap().len(), Method::ALL.len());
    assert_eq!(compared[0]["method"], "mean");
    assert_eq!(compared[0]["n_same"], 5);

    let export = staff.get(&at("export")).await;
    assert_eq!(export.status, StatusCode::OK);
    let verdict = artkite::judging::published::verify(&export.text()).unwrap();
    assert!(verdict.same, "{:?}", verdict.differences);
    let tallies = staff.get(&at("tallies")).await.json();
    assert_eq!(tallies[0]["inputs_sha256"], verdict.inputs_sha256.as_str());
    let touched = export.text().replacen("\"points\":", "\"points\":1", 1);
    assert!(!artkite::judging::published::verify(&touched).unwrap().same);
    let mut visitor = contest.house.browser();
    let closed = visitor.get(&at("export")).await;
    assert_eq!(
        closed.status,
        StatusCode::NOT_FOUND,
        "not before publication"
    );

    let body = serde_json::json!({ "reason": "a score was typed wrongly" });
    let reopened = staff.send_json(post(), &at("reopening"), &body).await;
    assert_eq!(reopened.status, StatusCode::OK, "{}", reopened.text());
    assert_eq!(staff.get(&at("export")).await.status, StatusCode::CONFLICT);
    contest.house.check().await;
}

#[actix_web::test]
async fn the_desk_gives_a_silent_judges_drawings_to_others_by_page() {
    let contest = Contest::start(&twenty(), &COUNTRIES).await;
    let round = contest.open_round(3).await;
    let mut staff = contest.house.signed_in(Role::Secretariat).await;
    let page = "/en/desk/editions/9/rounds/1";
    assert!(
        staff
            .get(page)
            .await
            .text()
            .contains("Give open drawings to others")
    );
    let judge = contest.judges[1].0.to_string();
    let no = staff
        .post(
            &format!("{page}/reassignment"),
            &[("judge", &judge), ("reason", " ")],
        )
        .await;
    assert!(no.text().contains("Please give a reason."), "{}", no.text());
    let done = staff
        .post(
            &format!("{page}/reassignment"),
            &[("judge", &judge), ("reason", "silent")],
        )
        .await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    assert!(contest.works(1, round).await.is_empty());
    let progress = judging::find_progress(&contest.house.app, &system(), round)
        .await
        .unwrap();
    assert_eq!((progress.n_recused, progress.n_entries_short), (12, 0));
    // A chair who fills in gets what they may read of another's works; what nobody may read stays short and is seen.
    let (ill, chair) = (
        contest.judges[2].0.to_string(),
        contest.judges[3].0.to_string(),
    );
    let before = contest.works(3, round).await.len();
    let others = contest.works(0, round).await.len();
    let done = staff
        .post(
            &format!("{page}/reassignment"),
            &[
                ("judge", &ill),
                ("to", &chair),
                ("reason", "the chair fills in"),
            ],
        )
        .await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    assert!(contest.works(3, round).await.len() > before);
    assert_eq!(contest.works(0, round).await.len(), others);
}

#[actix_web::test]
async fn a_judge_answers_the_invitation_by_program() {
    let contest = Contest::start(&twenty(), &COUNTRIES).await;
    let mut judge = judge_browser(&contest, 0).await;
    let post = || "POST".parse().unwrap();
    let mine = format!("/api/v1/judging/judges/{}", contest.judges[0].0);
    let other = format!("/api/v1/judging/judges/{}", contest.judges[1].0);
    let none = serde_json::json!({});
    let again = judge
        .send_json(post(), &format!("{mine}/acceptance"), &none)
        .await;
    assert_eq!(again.status, StatusCode::OK, "said twice it is the same");
    let no = judge
        .send_json(post(), &format!("{mine}/declining"), &none)
        .await;
    assert_eq!(no.json()["code"], "judging-accepted-already");
    let stranger = judge
        .send_json(post(), &format!("{other}/acceptance"), &none)
        .await;
    assert_eq!(stranger.status, StatusCode::NOT_FOUND);
}
