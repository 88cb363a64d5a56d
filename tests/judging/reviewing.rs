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

#[actix_web::test]
async fn a_judge_neither_sees_nor_revises_a_work_in_review_that_they_are_kept_from() {
    let contest = Contest::start(&twenty(), &["CN", "JP", "KR", "MN", "RU"]).await;
    let app = &contest.house.app;
    let round = contest.open_round(3).await;
    // The judges differ about everything: every work is looked at once more.
    for n in 0..contest.judges.len() {
        let points = [2, 9, 5, 8, 3][n];
        for work in contest.works(n, round).await {
            let card = contest.card(points, points);
            contest.cast(n, work.assignment, None, &card).await.unwrap();
        }
    }
    // Judge 0 stepped aside from one work before the round closed, with the points on record.
    let aside = contest.works(0, round).await[0].clone();
    judging::recuse(app, &contest.judge(0), aside.assignment, "a neighbour")
        .await
        .unwrap();
    for n in 1..contest.judges.len() {
        for work in contest.works(n, round).await {
            if work.title == aside.title {
                contest
                    .cast(n, work.assignment, None, &contest.card(n as i32 * 2, 9))
                    .await
                    .unwrap();
            }
        }
    }
    judging::close_round(app, &system(), round, "")
        .await
        .unwrap();
    let n_open = judging::open_review(app, &system(), round).await.unwrap();
    let entries = contest.candidates().await;
    let titles: HashMap<String, &entries::Candidate> =
        entries::list_blind(app.db.read(), &entries.keys().copied().collect::<Vec<_>>())
            .await
            .unwrap()
            .into_iter()
            .map(|one| (one.title, &entries[&one.id]))
            .collect();
    let mut hidden_from_somebody = 0;
    for (n, country) in COUNTRIES.iter().enumerate() {
        let review = judging::find_own_review(app, &contest.judge(n), round)
            .await
            .unwrap();
        let shown: Vec<&str> = review.works.iter().map(|one| one.title.as_str()).collect();
        for title in &shown {
            assert_ne!(titles[*title].country.to_string(), *country, "judge {n}");
        }
        hidden_from_somebody += n_open - shown.len();
        assert_eq!(
            shown.contains(&aside.title.as_str()),
            n != 0 && { titles[&aside.title].country.to_string() != *country }
        );
    }
    assert!(
        hidden_from_somebody > 4,
        "each country sent works that differ"
    );

    // Judge 1 read a work whose school turns out to be theirs only after the round was closed.
    let own = judging::find_own_review(app, &contest.judge(1), round)
        .await
        .unwrap();
    let work = own.works.iter().find(|one| one.own.is_some()).unwrap();
    let (assignment, place, title) = (work.own.unwrap(), work.place, work.title.clone());
    contest
        .cast(1, assignment, None, &contest.card(7, 7))
        .await
        .unwrap();
    let number = &titles[&title].number;
    {
        let tx = app.db.write().await.unwrap();
        let sql = format!("UPDATE entries SET school = 'Lyceum 77' WHERE number = '{number}'");
        let backend = tx.get_database_backend();
        tx.execute_raw(Statement::from_string(backend, sql))
            .await
            .unwrap();
        tx.commit().await.unwrap();
    }
    let school = vec!["lyceum 77".to_owned()];
    judging::set_judge_schools(app, &system(), contest.judges[1].0, school)
        .await
        .unwrap();
    let no = contest
        .cast(1, assignment, None, &contest.card(10, 10))
        .await;
    assert_eq!(code(no), "review-not-this-work");
    let mut judge = judge_browser(&contest, 1).await;
    let page = format!("/en/judging/rounds/{round}/review");
    let of_it = judge.get(&format!("{page}/{place}")).await;
    assert_eq!(of_it.status, StatusCode::NOT_FOUND);
    let fields = [("points-idea", "10"), ("points-theme", "10")];
    let revised = judge
        .post(&format!("{page}/{place}/scorecard"), &fields)
        .await;
    assert_eq!(revised.status, StatusCode::NOT_FOUND);
    let list = judge.get(&page).await.text();
    assert!(!list.contains(&format!("{page}/{place}\"")));
    let by_program = judge
        .get(&format!("/api/v1/judging/rounds/{round}/review"))
        .await
        .text();
    assert!(!by_program.contains(&format!("\"{title}\"")));
    contest.house.check().await;
}
