//! How judges answer is data of the round: sift, one scale, criteria; a dry run leaves nothing behind.

use super::*;
use artkite::judging::domain::{RoundState, Verdict, WHOLE_WORK};

/// An open round with a method of its own.
async fn open_as(contest: &Contest, method: RoundMethod, settings: RoundSettings) -> RoundId {
    let app = &contest.house.app;
    let new = NewRound {
        name: Translated::one(Lang::En, "Sift"),
        method,
        settings,
        reads_per_entry: 3,
        conflict_rule: ConflictRule::OwnCountry,
        tally_method: Method::Mean.name().to_owned(),
        seed: "2026".into(),
        advance_count: Some(8),
        deadline_at: None,
    };
    let id = judging::create_round(app, &system(), contest.edition.id, &new)
        .await
        .unwrap();
    let seats: Vec<_> = contest.judges.iter().map(|(id, _)| (*id, None)).collect();
    judging::set_panel(app, &system(), id, &seats)
        .await
        .unwrap();
    judging::assign(app, &system(), id).await.unwrap();
    judging::open_round(app, &system(), id).await.unwrap();
    id
}

fn whole(points: i32) -> Card {
    Card {
        points: BTreeMap::from([(WHOLE_WORK, points)]),
        ..Card::default()
    }
}

#[actix_web::test]
async fn a_sift_is_answered_in_the_grid_by_form_and_key_and_counted() {
    let contest = Contest::start(&twenty(), &COUNTRIES).await;
    let app = &contest.house.app;
    let round = open_as(&contest, RoundMethod::Sift, RoundSettings::default()).await;
    let mut judge = judge_browser(&contest, 0).await;
    let grid = format!("/en/judging/rounds/{round}");
    let page = judge.get(&grid).await.text();
    assert_eq!(page.matches("data-tile").count(), 12, "{page}");
    assert!(page.contains(">Maybe</button>") && !page.contains("points-idea"));
    let works = contest.works(0, round).await;
    let to = format!("/en/judging/assignments/{}/scorecard", works[0].assignment);
    let noted = [
        ("points-verdict", "1"),
        ("note", "look again"),
        ("flag", "copied"),
    ];
    assert_eq!(judge.post(&to, &noted).await.status, StatusCode::SEE_OTHER);
    // A tile gives the answer alone; the note and the flag of the card stay.
    let tile = judge
        .post(&to, &[("points-verdict", "3"), ("tile", "1")])
        .await;
    assert!(tile.location().starts_with(&grid), "{}", tile.location());
    let sheet = judging::find_card(app, &contest.judge(0), works[0].assignment)
        .await
        .unwrap();
    assert_eq!(
        (sheet.note.as_str(), sheet.flags.as_slice()),
        ("look again", &[CardFlag::Copied][..])
    );
    assert_eq!(
        sheet.work.points,
        BTreeMap::from([(WHOLE_WORK, Verdict::Yes.points())])
    );
    let wrong = judge.post(&to, &[("points-verdict", "4")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let wrong = judge.post(&to, &[("points-idea", "4")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let card = judge
        .get(&format!("/en/judging/assignments/{}", works[0].assignment))
        .await
        .text();
    assert!(card.contains("data-key=\"y\"") && card.contains("Should this drawing go on?"));
    // The same key is the same card, also from a form that waited for the network.
    for _ in 0..2 {
        let kept = [("points-verdict", "2"), ("note", ""), ("key", "kept-1")];
        judge.post(&to, &kept).await;
    }
    let sheet = judging::find_card(app, &contest.judge(0), works[0].assignment)
        .await
        .unwrap();
    assert_eq!(sheet.revision, 3);

    for n in 0..contest.judges.len() {
        for work in contest.works(n, round).await {
            let quality: i32 = work.title.trim_start_matches("Work ").parse().unwrap();
            contest
                .cast(n, work.assignment, None, &whole(1 + quality % 3))
                .await
                .unwrap();
        }
    }
    let result = close_and_count(app, round).await;
    assert_eq!(result.placings[0].standing.raw_mean, 3.0);
    assert_eq!(result.placings.last().unwrap().standing.raw_mean, 1.0);
    contest.house.check().await;
}

#[actix_web::test]
async fn a_scale_has_its_own_ends_and_words() {
    let contest = Contest::start(&twenty(), &COUNTRIES).await;
    let settings = RoundSettings {
        points_min: 0,
        points_max: 5,
        anchors: Anchors {
            low: Translated::one(Lang::En, "leaves me cold"),
            middle: Translated::default(),
            high: Translated::one(Lang::En, "stays with me"),
        },
        ..RoundSettings::default()
    };
    let round = open_as(&contest, RoundMethod::Scale, settings).await;
    let work = contest.works(0, round).await[0].assignment;
    let mut judge = judge_browser(&contest, 0).await;
    let page = judge
        .get(&format!("/en/judging/assignments/{work}"))
        .await
        .text();
    assert_eq!(page.matches("name=\"points-points\"").count(), 6);
    assert!(page.contains("0 leaves me cold · 5 stays with me"));
    for (points, is_right) in [(-1, false), (0, true), (5, true), (6, false)] {
        let outcome = contest.cast(0, work, None, &whole(points)).await;
        assert_eq!(outcome.is_ok(), is_right, "{points}");
    }
    let seen = judge
        .get(&format!("/api/v1/judging/rounds/{round}"))
        .await
        .json();
    assert_eq!(seen["round"]["method"], "scale");
    assert_eq!(seen["round"]["questions"][0]["points_max"], 5);
    assert_eq!(seen["works"][0]["points"]["points"], 5);
}

#[actix_web::test]
async fn the_desk_makes_a_round_of_each_method_and_is_told_what_a_scale_may_be() {
    let contest = Contest::start(&twenty(), &COUNTRIES).await;
    let mut staff = contest.house.signed_in(Role::Secretariat).await;
    let rounds = "/en/desk/editions/9/rounds";
    let form = |method, max| {
        [
            ("name", "Round"),
            ("method", method),
            ("points_min", "0"),
            ("points_max", max),
            ("reads_per_entry", "3"),
            ("conflict_rule", "own-country"),
            ("tally_method", "mean"),
        ]
    };
    let wrong = staff.post(rounds, &form("scale", "50")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text().contains("id=\"points_max-error\""));
    let wrong = staff.post(rounds, &form("by-luck", "5")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    for method in ["sift", "scale", "criteria"] {
        let made = staff.post(rounds, &form(method, "5")).await;
        assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text());
    }
    let mut visitor = contest.house.browser();
    let rules = visitor.get("/en/editions/9/judging").await.text();
    for words in [
        "Sift: yes, maybe or no",
        "One scale",
        "Weighted criteria",
        "plain mean",
        "0–5",
    ] {
        assert!(rules.contains(words), "{words} is public before opening");
    }
    let rules = visitor.get("/api/v1/editions/9/judging").await.json();
    assert_eq!(rules[0]["method"], "sift");
    assert_eq!(rules[0]["tally_method"], "mean");
    assert!(!rules[0]["seed"].as_str().unwrap().is_empty());
}

#[actix_web::test]
async fn a_dry_run_is_like_the_round_and_leaves_no_scorecard_behind() {
    let contest = Contest::start(&twenty(), &COUNTRIES).await;
    let app = &contest.house.app;
    let round = contest.round(3).await;
    assert_eq!(
        code(judging::start_dry_run(app, &system(), round).await),
        "round-not-assigned"
    );
    judging::assign(app, &system(), round).await.unwrap();
    let mut staff = contest.house.signed_in(Role::Secretariat).await;
    let page = "/en/desk/editions/9/rounds/1";
    assert_eq!(
        staff.post(&format!("{page}/dry-run"), &[]).await.status,
        StatusCode::SEE_OTHER
    );
    contest.score_all(round, 2).await;
    let works = contest.works(0, round).await;
    judging::recuse(app, &contest.judge(0), works[11].assignment, "my pupil")
        .await
        .unwrap();
    let mut judge = judge_browser(&contest, 0).await;
    let card = judge
        .get(&format!("/en/judging/assignments/{}", works[0].assignment))
        .await
        .text();
    assert!(card.contains("This is a dry run"));
    assert_eq!(
        code(judging::close_round(app, &system(), round, "x").await),
        "round-cannot-become"
    );
    let ended = staff
        .send(
            "DELETE".parse().unwrap(),
            &format!("/api/v1/rounds/{round}/dry-run"),
            None,
            Vec::new(),
        )
        .await;
    assert_eq!(ended.json()["n"], 50, "{}", ended.text());
    let db = app.db.read();
    for table in ["scorecards", "scores"] {
        assert_eq!(
            count(db, &format!("SELECT COUNT(*) FROM {table}")).await,
            0,
            "{table}"
        );
    }
    let sheet = judging::find_round(app, &system(), round).await.unwrap();
    assert_eq!(sheet.round.state, RoundState::Draft);
    assert_eq!(
        code(judging::find_grid(app, &contest.judge(0), round).await),
        "not-found"
    );
    assert_eq!(
        code(judging::end_dry_run(app, &system(), round).await),
        "round-cannot-become"
    );

    judging::open_round(app, &system(), round).await.unwrap();
    assert_eq!(
        contest.works(0, round).await.len(),
        11,
        "who stepped aside stays aside"
    );
    assert!(
        contest
            .works(0, round)
            .await
            .iter()
            .all(|work| work.points.is_empty())
    );
    contest.score_all(round, 0).await;
    assert_eq!(
        code(judging::end_dry_run(app, &system(), round).await),
        "round-cannot-become"
    );
    contest.house.check().await;
}
