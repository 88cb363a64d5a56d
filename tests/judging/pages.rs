//! A whole round by page: a judge's cards with and without script, the desk's steps.

use super::*;

#[actix_web::test]
async fn a_judge_scores_by_page_with_and_without_script_and_another_ones_card_is_not_there() {
    let contest = Contest::start(&twenty(), &COUNTRIES).await;
    let round = contest.open_round(3).await;
    let works = contest.works(0, round).await;
    let mut judge = judge_browser(&contest, 0).await;
    let home = judge.get("/en/judging").await.text();
    assert!(home.contains("0 of 12"), "{home}");
    let grid = judge
        .get(&format!("/en/judging/rounds/{round}"))
        .await
        .text();
    assert!(grid.contains("9-012") && !grid.contains("9-CN") && !grid.contains("9-MN"));
    let address = format!("/en/judging/assignments/{}", works[0].assignment);
    let page = judge.get(&address).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text().contains(&works[0].title));

    let to = format!("{address}/scorecard");
    let wrong = judge
        .post(&to, &[("points-idea", "11"), ("note", "keep <this>")])
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        wrong.text().contains("Points from 1 to 10") && wrong.text().contains("keep &#60;this")
    );
    let half = judge.post(&to, &[("points-idea", "8"), ("note", "")]).await;
    assert_eq!(half.location(), address, "stays until it is whole");
    let fields = [
        ("points-idea", "8"),
        ("points-theme", "9"),
        ("flag", "copied"),
        ("note", ""),
    ];
    let whole = judge.post(&to, &fields).await;
    let next = format!("/en/judging/assignments/{}", works[1].assignment);
    assert_eq!(whole.location(), next);
    let later = judge
        .post(
            &format!("{next}/scorecard"),
            &[("later", "1"), ("note", "")],
        )
        .await;
    assert_eq!(later.status, StatusCode::SEE_OTHER);
    let pile = judge
        .get(&format!("/en/judging/rounds/{round}?show=later"))
        .await
        .text();
    assert_eq!(
        pile.matches("<a href=\"/en/judging/assignments/").count()
            - usize::from(pile.contains("Go on")),
        1
    );
    let eights = judge
        .get(&format!("/en/judging/rounds/{round}?points=9"))
        .await;
    assert_eq!(eights.status, StatusCode::OK);
    for query in ["country=MN", "show=all&sort=country", "show=mine"] {
        let refused = judge
            .get(&format!("/en/judging/rounds/{round}?{query}"))
            .await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{query}");
    }
    let mut other = judge_browser(&contest, 1).await;
    for path in [address.clone(), format!("{address}/recusal")] {
        assert_eq!(other.get(&path).await.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(other.post(&to, &fields).await.status, StatusCode::NOT_FOUND);
    let mut staff = contest.house.signed_in(Role::Secretariat).await;
    assert_eq!(staff.post(&to, &fields).await.status, StatusCode::FORBIDDEN);

    let api = format!(
        "/api/v1/judging/assignments/{}/scorecards",
        works[2].assignment
    );
    let body = serde_json::json!({ "points": { "idea": 3, "theme": 4 } });
    let cast = judge.send_json("POST".parse().unwrap(), &api, &body).await;
    assert_eq!(cast.json()["is_whole"], true, "{}", cast.text());
    let body = serde_json::json!({ "points": { "idea": 0 } });
    let cast = judge.send_json("POST".parse().unwrap(), &api, &body).await;
    assert_eq!(cast.status, StatusCode::UNPROCESSABLE_ENTITY);
    let recused = judge
        .post(&format!("{next}/recusal"), &[("reason", "my pupil")])
        .await;
    assert_eq!(recused.status, StatusCode::SEE_OTHER);
    assert_eq!(contest.works(0, round).await.len(), 11);
}

#[actix_web::test]
async fn the_desk_runs_a_round_by_page_and_is_told_why_a_step_is_not_possible() {
    let contest = Contest::start(&twenty(), &COUNTRIES).await;
    let app = &contest.house.app;
    let mut staff = contest.house.signed_in(Role::Secretariat).await;
    let desk = "/en/desk/editions/9";
    let wrong = staff
        .post(
            &format!("{desk}/judges"),
            &[
                ("name", "Aoki"),
                ("email", "no address"),
                ("country", "JP"),
                ("lang", "ja"),
            ],
        )
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text().contains("no address"));
    assert!(wrong.text().contains(r#"aria-describedby="email-error""#));
    assert!(
        wrong
            .text()
            .contains(r#"<p class="error" id="email-error">"#)
    );
    let good = [
        ("name", "Aoki"),
        ("email", "aoki@example.org"),
        ("country", "JP"),
        ("lang", "ja"),
    ];
    assert_eq!(
        staff.post(&format!("{desk}/judges"), &good).await.status,
        StatusCode::SEE_OTHER
    );
    assert!(
        staff
            .get(&format!("{desk}/judges"))
            .await
            .text()
            .contains("J06")
    );

    let bad = staff
        .post(
            &format!("{desk}/rounds"),
            &[("name", ""), ("reads_per_entry", "many")],
        )
        .await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        bad.text()
            .contains(r#"<p class="error" id="reads_per_entry-error">"#)
    );
    let fields = [
        ("name", "First reading"),
        ("reads_per_entry", "3"),
        ("advance_count", "8"),
        ("conflict_rule", "own-country"),
        ("tally_method", "mean"),
        ("deadline_at", "2026-10-06T18:00"),
        ("seed", "2026"),
    ];
    let made = staff.post(&format!("{desk}/rounds"), &fields).await;
    let round = made.location().to_owned();
    assert_eq!(round, "/en/desk/editions/9/rounds/1");
    let ids: Vec<String> = contest
        .judges
        .iter()
        .map(|(id, _)| id.to_string())
        .collect();
    let seats: Vec<(&str, &str)> = ids.iter().map(|id| ("judge", id.as_str())).collect();
    assert_eq!(
        staff.post(&format!("{round}/panel"), &seats).await.status,
        StatusCode::SEE_OTHER
    );
    let page = staff.get(&round).await.text();
    assert!(page.contains("20 drawings, 60 reads in all."), "{page}");
    let early = staff.post(&format!("{round}/opening"), &[]).await;
    assert_eq!(early.status, StatusCode::CONFLICT);
    assert!(early.text().contains("Please assign the drawings first."));
    for step in ["plan", "opening"] {
        let answer = staff.post(&format!("{round}/{step}"), &[]).await;
        assert_eq!(
            answer.status,
            StatusCode::SEE_OTHER,
            "{step}: {}",
            answer.text()
        );
    }
    let id = judging::list_rounds(app, &system(), contest.edition.id)
        .await
        .unwrap()[0]
        .id;
    contest.score_all(id, 1).await;
    let open = staff.get(&round).await.text();
    assert!(open.contains("Scorecards missing: 5.") && !open.contains("Fair score"));
    let api = staff.get(&format!("/api/v1/rounds/{id}/result")).await;
    assert_eq!(
        api.status,
        StatusCode::CONFLICT,
        "no points by program either"
    );
    let no = staff
        .post(&format!("{round}/closing"), &[("reason", "")])
        .await;
    assert!(no.text().contains("Please give a reason."));
    staff
        .post(&format!("{round}/closing"), &[("reason", "out of time")])
        .await;
    let counted = staff
        .post(
            &format!("{round}/tally"),
            &[("method", "mean"), ("reason", "")],
        )
        .await;
    assert_eq!(counted.status, StatusCode::SEE_OTHER, "{}", counted.text());
    let page = staff.get(&format!("{round}?count=5")).await.text();
    assert_eq!(page.matches("badge-good\">Goes on").count(), 5);
    assert!(page.contains("out of time"));
    let mut chair = contest.house.signed_in(Role::Chair).await;
    let word = [("count", "8"), ("reason", "seen by the panel")];
    let certified = chair.post(&format!("{round}/certification"), &word).await;
    assert_eq!(certified.location(), format!("{round}?count=8#cut"));
    let page = staff.get(&round).await.text();
    assert!(page.contains("Certified by Test Person") && page.contains("seen by the panel"));
    let done = staff
        .post(&format!("{round}/advancement"), &[("count", "8")])
        .await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    assert!(staff.get(&round).await.text().contains("Decided"));
    let mut judge = judge_browser(&contest, 0).await;
    assert_eq!(judge.get(&round).await.status, StatusCode::FORBIDDEN);
}
