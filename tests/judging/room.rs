//! A round in one room, and practising before a round.

use super::*;

#[actix_web::test]
async fn a_round_in_one_room_shows_one_work_to_all_and_every_answer_is_a_scorecard() {
    let contest = Contest::start(&twenty()[..6], &["VN", "VN", "CN"]).await;
    let app = &contest.house.app;
    let desk = system();
    let new = NewRound {
        method: RoundMethod::Scale,
        settings: RoundSettings {
            is_live: true,
            ..RoundSettings::default()
        },
        name: Translated::one(Lang::En, "In the room"),
        reads_per_entry: 1,
        conflict_rule: ConflictRule::OwnCountry,
        tally_method: Method::Mean.name().to_owned(),
        seed: "7".into(),
        advance_count: Some(3),
        deadline_at: None,
    };
    let in_pairs = NewRound {
        method: RoundMethod::Pairs,
        tally_method: "bradley-terry".into(),
        ..new.clone()
    };
    let no = judging::create_round(app, &desk, contest.edition.id, &in_pairs).await;
    assert!(format!("{no:?}").contains("not-in-one-room"), "{no:?}");
    let round = judging::create_round(app, &desk, contest.edition.id, &new)
        .await
        .unwrap();
    let seats: Vec<_> = contest.judges.iter().map(|(id, _)| (*id, None)).collect();
    judging::set_panel(app, &desk, round, &seats).await.unwrap();
    judging::assign(app, &desk, round).await.unwrap();
    assert_eq!(
        code(judging::find_wall(app, &desk, round).await),
        "not-found",
        "nothing hangs before it is open"
    );
    judging::open_round(app, &desk, round).await.unwrap();

    let mut chair = contest.house.signed_in(Role::Secretariat).await;
    let wall = "/en/desk/editions/9/rounds/1/wall";
    let mut phone = judge_browser(&contest, 0).await;
    let keypad = format!("/en/judging/rounds/{round}/live");
    let mut n_shut_out = 0;
    let mut places = Vec::new();
    for nth in 1..=6 {
        let hangs = judging::find_wall(app, &desk, round).await.unwrap();
        places.push(hangs.position);
        assert_eq!(
            (hangs.n, hangs.n_works, hangs.answers.n_answered),
            (nth, 6, 0)
        );
        let page = chair.get(wall).await.text();
        assert!(
            page.contains(&hangs.label)
                && page.contains(&format!("0 of {} have answered", hangs.answers.n_judges))
        );
        assert!(
            !page.contains("Test Child")
                && !page.contains("School 1")
                && !page.contains(&hangs.work.number)
        );
        let in_hand = phone.get(&keypad).await.text();
        assert!(
            in_hand.contains(&hangs.label),
            "one number on the wall and in the hand"
        );
        for n in 0..3 {
            let keypad = judging::find_keypad(app, &contest.judge(n), round)
                .await
                .unwrap();
            assert_eq!(keypad.label, hangs.label);
            let Some(card) = keypad.card else {
                n_shut_out += 1;
                assert_eq!(n, 2, "only who may not judge it waits");
                continue;
            };
            assert_eq!(card.work.title, hangs.work.title);
            if n == 0 {
                let to = format!("/en/judging/assignments/{}/scorecard", card.work.assignment);
                let cast = phone
                    .post(&to, &[("tile", "1"), ("points-points", "7")])
                    .await;
                assert_eq!(cast.location(), keypad_of(round));
            } else {
                let points =
                    BTreeMap::from([(artkite::judging::domain::WHOLE_WORK, 1 + nth as i32)]);
                let given = Card {
                    points,
                    ..Card::default()
                };
                contest
                    .cast(n, card.work.assignment, None, &given)
                    .await
                    .unwrap();
            }
        }
        let now = chair.get(&format!("{wall}/now")).await.json();
        assert_eq!(now["n_answered"], now["n_judges"]);
        assert_eq!(
            now.as_object().unwrap().len(),
            3,
            "how many, never what: {now}"
        );
        if let Some(next) = hangs.next {
            let moved = chair.post(wall, &[("place", &next.to_string())]).await;
            assert_eq!(moved.location(), wall);
            let now = phone.get(&format!("{keypad}/now")).await.json();
            assert_eq!(now["place"], next, "the hand follows");
        }
    }
    assert_eq!(
        n_shut_out, 2,
        "two works come from the third judge's country"
    );
    assert!(places.is_sorted());
    assert_eq!(
        chair.post(wall, &[("place", "99")]).await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(phone.get(wall).await.status, StatusCode::FORBIDDEN);
    assert_eq!(
        phone.post(wall, &[("place", "1")]).await.status,
        StatusCode::FORBIDDEN
    );

    let result = close_and_count(app, round).await;
    assert_eq!(
        result
            .placings
            .iter()
            .map(|one| one.standing.reads)
            .sum::<i32>(),
        16
    );
    assert!(
        phone
            .get(&keypad)
            .await
            .text()
            .contains("No points are taken")
    );
    let late = chair.post(wall, &[("place", &places[0].to_string())]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    contest.house.check().await;
}

fn keypad_of(round: RoundId) -> String {
    format!("/en/judging/rounds/{round}/live")
}

#[actix_web::test]
async fn practising_looks_like_judging_and_leaves_nothing() {
    let contest = Contest::start(&twenty()[..4], &["VN", "VN"]).await;
    let app = &contest.house.app;
    let round = contest.open_round(2).await;
    let mut judge = judge_browser(&contest, 0).await;
    let grid = format!("/en/judging/rounds/{round}");
    let first = format!("{grid}/practice/1");
    assert!(judge.get(&grid).await.text().contains(&first));
    let page = judge.get(&first).await.text();
    for part in [
        "Practice: nothing you give here is kept.",
        r#"name="points-idea""#,
        "data-practice",
        "/judging-practice/1.jpg",
        "1 / 5",
    ] {
        assert!(page.contains(part), "{part} in {page}");
    }
    assert!(
        !page.contains("recusal"),
        "there is nothing to step aside from"
    );
    let picture = judge.get("/judging-practice/1.jpg").await;
    assert_eq!(
        (picture.status, &picture.body[..2]),
        (StatusCode::OK, &[0xff, 0xd8][..])
    );
    let on = judge
        .post(&first, &[("points-idea", "7"), ("note", "a note")])
        .await;
    assert_eq!(on.location(), format!("{grid}/practice/2"));
    let last = judge
        .post(&format!("{grid}/practice/5"), &[("points-idea", "7")])
        .await;
    assert_eq!(last.location(), grid);
    for none in ["0", "6"] {
        let status = judge.get(&format!("{grid}/practice/{none}")).await.status;
        assert_eq!(status, StatusCode::NOT_FOUND);
    }
    assert_eq!(
        count(app.db.read(), "SELECT COUNT(*) FROM scorecards").await,
        0
    );
    assert_eq!(
        judging::find_progress(app, &system(), round)
            .await
            .unwrap()
            .n_done,
        0
    );
    let mut staff = contest.house.signed_in(Role::Secretariat).await;
    assert_eq!(staff.get(&first).await.status, StatusCode::FORBIDDEN);
}
