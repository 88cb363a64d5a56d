//! Scorecards that are missing find somebody or are dropped, each with a reason, and the minutes tell all of it.

use super::*;
use artkite::people::actions as people;

#[actix_web::test]
async fn what_is_missing_is_settled_with_a_reason_and_the_minutes_tell_it() {
    let contest = Contest::start(&twenty(), &["CN", "JP", "KR", "MN", "RU", "VN"]).await;
    let app = &contest.house.app;
    let round = contest.open_round(3).await;
    contest.score_all(round, 3).await;
    let mut staff = contest.house.signed_in(Role::Secretariat).await;
    let at = |verb: &str| format!("/api/v1/rounds/{round}/{verb}");
    let post = || "POST".parse().unwrap();
    let missing = judging::list_missing(app, &system(), round).await.unwrap();
    assert_eq!(missing.len(), 18);
    // A card of the first judge for a work that the sixth, who has no conflicts, does not read; and one that they do read or gave.
    let all = judging::list_assignments(app, &system(), round)
        .await
        .unwrap();
    let (first, sixth) = (contest.judges[0].0, contest.judges[5].0);
    let is_known = |card: AssignmentId| {
        let entry = all.iter().find(|one| one.id == card).unwrap().entry_id;
        all.iter()
            .any(|one| one.judge_id == sixth && one.entry_id == entry)
    };
    let open = |n: usize| -> Vec<AssignmentId> {
        let own = missing
            .iter()
            .filter(|one| one.judge == contest.judges[n].0);
        own.map(|one| one.assignment).collect()
    };
    let card = open(0).into_iter().find(|id| !is_known(*id)).unwrap();
    let settle = |cards: &[AssignmentId], to: &str, reason: &str| serde_json::json!({ "assignment_ids": cards, "to": to, "reason": reason });
    for (body, code) in [
        (settle(&[card], "drop", " "), "judging-reason-missing"),
        (settle(&[], "drop", "ill"), "missing-none-chosen"),
        (settle(&[card], "chair", "ill"), "panel-without-chair"),
        (
            settle(&[card], &first.to_string(), "ill"),
            "missing-nobody-may",
        ),
    ] {
        let no = staff.send_json(post(), &at("missing"), &body).await;
        assert_eq!(no.json()["code"], code, "{}", no.text());
    }
    let odd = settle(&[card], "anyone", "ill");
    let odd = staff.send_json(post(), &at("missing"), &odd).await;
    assert_eq!(odd.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        judging::list_missing(app, &system(), round).await.unwrap(),
        missing,
        "a no changes nothing"
    );

    // The sixth judge becomes the chair and fills in; others drop out, by page.
    let invitee = people::Invitee {
        email: "judge5@example.org".parse().unwrap(),
        name: String::new(),
        lang: Lang::En,
        role: Role::Chair,
        edition: Some(contest.edition.id),
        member: None,
    };
    people::invite(app, &system(), &invitee).await.unwrap();
    let page = "/en/desk/editions/9/rounds/1";
    let shown = staff.get(page).await.text();
    assert!(shown.contains("The chair fills in") && shown.contains(&card.to_string()));
    let before = contest.works(5, round).await.len();
    let chosen = card.to_string();
    let fields = [
        ("card", chosen.as_str()),
        ("to", "chair"),
        ("reason", "judge 0 fell ill"),
    ];
    let done = staff.post(&format!("{page}/missing"), &fields).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    assert_eq!(contest.works(5, round).await.len(), before + 1);
    let again = staff
        .send_json(post(), &at("missing"), &settle(&[card], "drop", "x"))
        .await;
    assert_eq!(again.json()["code"], "missing-given-meanwhile");
    let dropped = settle(&open(4)[..2], "drop", "no time left");
    let dropped = staff.send_json(post(), &at("missing"), &dropped).await;
    assert_eq!(dropped.json()["n"], 2, "{}", dropped.text());
    assert_eq!(
        judging::list_missing(app, &system(), round)
            .await
            .unwrap()
            .len(),
        16
    );
    let early = staff.get(&format!("{page}/minutes")).await;
    assert_eq!(early.status, StatusCode::CONFLICT);
    judging::close_round(app, &system(), round, "the hall closes")
        .await
        .unwrap();
    judging::count_round(app, &system(), round, None, "")
        .await
        .unwrap();

    // The minutes, first as a draft; then as the chair certified them.
    let number = standings(app, round).await.placings[0].number.clone();
    judging::make_exception(app, &system(), round, &number, false, "drawn after a photo")
        .await
        .unwrap();
    let draft = staff.get(&format!("{page}/minutes?count=5")).await.text();
    assert!(draft.contains("A draft") && draft.contains("after place 5. Drawings that go on: 4."));
    let mut chair = contest.judge(5);
    chair.grants.push(Grant {
        role: Role::Chair,
        edition: Some(contest.edition.id),
        member: None,
    });
    judging::certify(app, &chair, round, Some(6), "looked at together")
        .await
        .unwrap();
    let tally = standings(app, round).await.tally;
    let minutes = staff.get(&format!("{page}/minutes")).await.text();
    for words in [
        "judge 0 fell ill",
        "no time left",
        "the hall closes",
        "drawn after a photo",
        "looked at together",
        "Certified by Judge 5",
        "after place 6. Drawings that go on: 5.",
        "Judge 4",
        &tally.output_sha256,
        &tally.inputs_sha256,
        "Its hash there",
    ] {
        assert!(minutes.contains(words), "{words}");
    }
    let list = minutes.split("minutes-list").nth(1).unwrap();
    assert_eq!(
        list.split("</ol>").next().unwrap().matches("<li>").count(),
        5
    );
    assert!(!minutes.contains("A draft"));
    let mut auditor = contest.house.signed_in(Role::Auditor).await;
    let read = auditor.get("/ko/desk/editions/9/rounds/1/minutes").await;
    assert_eq!(read.status, StatusCode::OK);
    let mut judge = judge_browser(&contest, 0).await;
    let no = judge.get(&format!("{page}/minutes")).await;
    assert_eq!(no.status, StatusCode::FORBIDDEN);
    contest.house.check().await;
}
