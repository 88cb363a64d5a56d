//! The spread review: who sees what, who may revise, what stays on record, and that a published round still verifies.

use super::*;

/// Two judges who read the same work whole, and the work as each of them sees it.
async fn two_readers(contest: &Contest, round: RoundId) -> (AssignmentId, AssignmentId, String) {
    let (one, other) = (contest.works(0, round).await, contest.works(1, round).await);
    let shared = one
        .iter()
        .find(|work| other.iter().any(|same| same.title == work.title))
        .unwrap();
    let same = other
        .iter()
        .find(|work| work.title == shared.title)
        .unwrap();
    (shared.assignment, same.assignment, shared.title.clone())
}

#[actix_web::test]
async fn where_judges_differ_all_see_all_points_and_each_may_revise_their_own() {
    let contest = Contest::start(&twenty(), &COUNTRIES).await;
    let app = &contest.house.app;
    let round = contest.open_round(3).await;
    // All agree, but for one work and two judges who stand four points apart.
    let (mine, others, title) = two_readers(&contest, round).await;
    for n in 0..contest.judges.len() {
        for work in contest.works(n, round).await {
            let points = match work.assignment {
                id if id == mine => 9,
                id if id == others => 5,
                _ if work.title == title => 7,
                _ => 6,
            };
            let card = Card {
                note: format!("secret of judge {n}"),
                ..contest.card(points, points)
            };
            contest.cast(n, work.assignment, None, &card).await.unwrap();
        }
    }
    let mut staff = contest.house.signed_in(Role::Secretariat).await;
    let mut judge = judge_browser(&contest, 0).await;
    let at = |verb: &str| format!("/api/v1/rounds/{round}/{verb}");
    let own = format!("/api/v1/judging/rounds/{round}/review");
    let page = format!("/en/judging/rounds/{round}/review");
    let none = serde_json::json!({});
    let post = || "POST".parse().unwrap();

    // Before closing nobody sees anything, nor can a review be opened.
    for path in [at("review"), at("deliberation"), own.clone(), page.clone()] {
        assert_ne!(staff.get(&path).await.status, StatusCode::OK, "{path}");
        assert_ne!(judge.get(&path).await.status, StatusCode::OK, "{path}");
    }
    let early = staff.send_json(post(), &at("review"), &none).await;
    assert_eq!(early.json()["code"], "round-not-closed");
    let first = close_and_count(app, round).await.tally;
    assert_eq!(judge.get(&own).await.json()["code"], "review-not-open");
    let export = judge.get(&at("export")).await;
    assert_eq!(
        export.status,
        StatusCode::NOT_FOUND,
        "it names entries by country"
    );

    // The rule is shown, with what it finds; then all judges see all points, under letters.
    let found = staff.get(&at("review")).await.json();
    assert_eq!(
        (&found["points_apart"], &found["works"][0]["spread"]),
        (&3.into(), &4.0.into())
    );
    assert_eq!(found["works"].as_array().unwrap().len(), 1);
    let looked = staff
        .get("/en/desk/editions/9/rounds/1/review")
        .await
        .text();
    assert!(
        looked.contains("differ about by 3 points or more") && looked.contains("4.0 points apart")
    );
    let opened = staff.post("/en/desk/editions/9/rounds/1/review", &[]).await;
    assert_eq!(opened.status, StatusCode::SEE_OTHER, "{}", opened.text());
    let seen = judge.get(&own).await.json();
    let work = &seen["works"][0];
    assert_eq!(work["title"], title);
    let voices = work["voices"].as_array().unwrap();
    assert_eq!(voices.len(), 3);
    let letters: Vec<&str> = voices
        .iter()
        .map(|one| one["judge"].as_str().unwrap())
        .collect();
    assert!(letters.iter().all(|one| one.len() == 1), "{letters:?}");
    assert_eq!(work["assignment_id"], mine.to_string());
    let shown = judge.get(&format!("{page}/1")).await.text();
    assert!(shown.contains(&title) && shown.contains("9.0") && shown.contains("5.0"));
    for n in 0..contest.judges.len() {
        let mut judge = judge_browser(&contest, n).await;
        let text = judge.get(&format!("{page}/1")).await.text() + &judge.get(&own).await.text();
        for words in [
            "secret of judge",
            "J01",
            "J02",
            "J03",
            "9-CN-",
            "9-MN-",
            "School 1",
            "Judge 1",
        ] {
            assert!(!text.contains(words), "{words} on the page of judge {n}");
        }
    }
    for query in ["?sort=country", "/1?show=names"] {
        let no = judge.get(&format!("{page}{query}")).await;
        assert_eq!(no.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert_eq!(
        judge.get(&format!("{page}/2")).await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(staff.get(&page).await.status, StatusCode::FORBIDDEN);
    let home = judge.get("/en/judging").await.text();
    assert!(
        home.contains(&format!("{page}\"")),
        "the judge is led there"
    );

    // Only one's own, only of this work, only whole, and nothing is counted meanwhile.
    let elsewhere = contest
        .works(0, round)
        .await
        .into_iter()
        .find(|work| work.assignment != mine)
        .unwrap();
    let no = contest
        .cast(0, elsewhere.assignment, None, &contest.card(1, 1))
        .await;
    assert_eq!(code(no), "review-not-this-work");
    let no = contest.cast(0, others, None, &contest.card(1, 1)).await;
    assert_eq!(code(no), "not-found", "another judge's card");
    let half = serde_json::json!({ "points": { "idea": 8 } });
    let cards = format!("/api/v1/judging/assignments/{mine}/scorecards");
    let no = judge.send_json(post(), &cards, &half).await;
    assert_eq!(no.json()["code"], "review-card-not-whole");
    let no = judging::count_round(app, &system(), round, None, "").await;
    assert_eq!(code(no), "round-in-review");
    let no = judging::reopen_round(app, &system(), round, "why not", None).await;
    assert_eq!(code(no), "round-in-review");
    let wrong = [("points-idea", "11"), ("points-theme", "6")];
    let no = judge.post(&format!("{page}/1/scorecard"), &wrong).await;
    assert_eq!(no.status, StatusCode::UNPROCESSABLE_ENTITY);
    for points in ["7", "6"] {
        let fields = [("points-idea", points), ("points-theme", "6")];
        let saved = judge.post(&format!("{page}/1/scorecard"), &fields).await;
        assert_eq!(saved.location(), format!("{page}/1"));
    }
    let card = judging::find_card(app, &contest.judge(0), mine)
        .await
        .unwrap();
    assert_eq!(
        (card.revision, card.note.as_str()),
        (3, "secret of judge 0")
    );
    let again = judge.get(&own).await.json();
    let voices = again["works"][0]["voices"].as_array().unwrap();
    let own_voice = voices.iter().find(|one| one["is_own"] == true).unwrap();
    assert_eq!(
        (&own_voice["before"], &own_voice["mean"]),
        (&9.0.into(), &6.0.into())
    );
    let marked = "SELECT COUNT(*) FROM scorecards WHERE review_id IS NOT NULL";
    assert_eq!(count(app.db.read(), marked).await, 2);
    contest.house.check().await;

    // Ended, counted anew; the old tally stays, and what is exported verifies.
    let ended = staff.send_json(post(), &at("review/ending"), &none).await;
    assert_eq!(ended.json()["n"], 1, "one card, revised twice");
    assert_eq!(judge.get(&own).await.json()["code"], "review-not-open");
    let late = contest.cast(0, mine, None, &contest.card(1, 1)).await;
    assert_eq!(code(late), "round-closed");
    judging::count_round(app, &system(), round, None, "after the review")
        .await
        .unwrap();
    let result = standings(app, round).await;
    assert_eq!(result.n_tallies, 2);
    assert_ne!(result.tally.inputs_sha256, first.inputs_sha256);
    let verdict = artkite::judging::published::verify(&staff.get(&at("export")).await.text());
    assert!(verdict.unwrap().same);

    // The table: works side by side by number, judges by alias, what was revised.
    let table = staff
        .get(&format!("{}?count=5", at("deliberation")))
        .await
        .json();
    assert_eq!(table.as_array().unwrap().len(), judging::N_AROUND);
    let entry = result.placings[0].number.clone();
    let laid = format!("/en/desk/editions/9/rounds/1/deliberation?entry={entry}");
    let laid = staff.get(&laid).await.text();
    assert_eq!(laid.matches("class=\"laid-work\"").count(), 1);
    assert!(laid.contains("J0") && !laid.contains("secret of judge"));
    let wrong = staff
        .get("/en/desk/editions/9/rounds/1/deliberation?by=country")
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    contest.house.check().await;
}
