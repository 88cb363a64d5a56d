//! Rounds of orders: a judge's list, comparisons of two, and what is counted of them.

use super::*;
use artkite::judging::domain::Ahead;

/// Six judges of elsewhere, so that everybody sees every work.
async fn contest_of_ten() -> Contest {
    let ten: Vec<Sent> = twenty().into_iter().take(10).collect();
    Contest::start(&ten, &["VN", "VN", "VN"]).await
}

async fn open_as(
    contest: &Contest,
    method: RoundMethod,
    tally_method: &str,
    looks_per_entry: i32,
) -> RoundId {
    let app = &contest.house.app;
    let new = NewRound {
        name: Translated::one(Lang::En, "Final"),
        method,
        settings: RoundSettings {
            looks_per_entry,
            ..RoundSettings::default()
        },
        reads_per_entry: 3,
        conflict_rule: ConflictRule::None,
        tally_method: tally_method.to_owned(),
        seed: "2026".into(),
        advance_count: Some(3),
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

/// The number in a work's title: the smaller, the better, in these tests.
fn number(work: &judging::Work) -> i32 {
    work.title.trim_start_matches("Work ").parse().unwrap()
}

async fn best(contest: &Contest, round: RoundId) -> Vec<String> {
    let result = standings(&contest.house.app, round).await;
    result
        .placings
        .iter()
        .take(3)
        .map(|one| one.number.clone())
        .collect()
}

#[actix_web::test]
async fn judges_rank_by_form_and_program_and_ties_are_shared_places() {
    let contest = contest_of_ten().await;
    let app = &contest.house.app;
    let round = open_as(&contest, RoundMethod::Ranking, "borda", 6).await;
    let mut judge = judge_browser(&contest, 0).await;
    let page = format!("/en/judging/rounds/{round}");
    let text = judge.get(&page).await.text();
    assert_eq!(text.matches("data-order-item").count(), 10, "{text}");
    assert!(!text.contains("9-CN") && text.contains("9-001"));

    let mut works = judging::find_order(app, &contest.judge(0), round)
        .await
        .unwrap()
        .works;
    works.sort_by_key(number);
    let names: Vec<String> = works
        .iter()
        .map(|work| format!("place-{}", work.assignment))
        .collect();
    // The third and the fourth share a place; the last one is not placed yet.
    let places = ["1", "2", "3", "3", "5", "6", "7", "8", "9", ""];
    let fields: Vec<(&str, &str)> = names.iter().map(String::as_str).zip(places).collect();
    let saved = judge.post(&format!("{page}/order"), &fields).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text());
    let sheet = judging::find_order(app, &contest.judge(0), round)
        .await
        .unwrap();
    assert_eq!(sheet.places.len(), 8);
    assert_eq!(sheet.places[2].len(), 2);
    let progress = judging::find_progress(app, &system(), round).await.unwrap();
    assert_eq!((progress.n_done, progress.n_total), (9, 30));
    let wrong = [(names[0].as_str(), "first")];
    let wrong = judge.post(&format!("{page}/order"), &wrong).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);

    let foreign = judging::find_order(app, &contest.judge(1), round)
        .await
        .unwrap();
    let stolen = vec![vec![foreign.works[0].assignment]];
    let outcome = judging::cast_order(app, &contest.judge(0), round, None, &stolen).await;
    assert_eq!(code(outcome), "order-names-another");
    let twice = vec![vec![works[0].assignment], vec![works[0].assignment]];
    let outcome = judging::cast_order(app, &contest.judge(0), round, None, &twice).await;
    assert_eq!(code(outcome), "order-names-twice");

    for n in 0..3 {
        let mut works = judging::find_order(app, &contest.judge(n), round)
            .await
            .unwrap()
            .works;
        works.sort_by_key(number);
        let places: Vec<_> = works.iter().map(|work| vec![work.assignment]).collect();
        let mut first = None;
        for _ in 0..2 {
            let done = judging::cast_order(app, &contest.judge(n), round, Some("k"), &places)
                .await
                .unwrap();
            assert_eq!(
                *first.get_or_insert(done),
                done,
                "the same key is the same order"
            );
        }
    }
    assert!(
        judging::close_round(app, &system(), round, "")
            .await
            .unwrap()
            .is_empty()
    );
    let mut seen = BTreeSet::new();
    for method in ["borda", "schulze", "kemeny"] {
        judging::count_round(app, &system(), round, Some(method), "to compare")
            .await
            .unwrap();
        seen.insert(best(&contest, round).await);
    }
    assert_eq!(seen.len(), 1, "they agree on what all agree on");
    let outcome = judging::count_round(app, &system(), round, Some("mean"), "why not").await;
    assert!(matches!(outcome, Err(ActionError::Fields(_))));
    let compared = judging::compare_methods(app, &system(), round, 3)
        .await
        .unwrap();
    assert!(compared.len() >= 3 && compared.iter().all(|one| one.n_same == 3));

    let mut staff = contest.house.signed_in(Role::Secretariat).await;
    let export = staff.get(&format!("/api/v1/rounds/{round}/export")).await;
    let verdict = artkite::judging::published::verify(&export.text()).unwrap();
    assert!(verdict.same, "{:?}", verdict.differences);
    let touched = export.text().replacen("\"rank\":1", "\"rank\":2", 1);
    assert!(!artkite::judging::published::verify(&touched).unwrap().same);
    let fairness = staff
        .get(&format!("/api/v1/rounds/{round}/fairness"))
        .await
        .json();
    assert_eq!(fairness["code"], "fairness-needs-points");
    let desk = staff.get("/en/desk/editions/9/rounds/1").await;
    assert_eq!(desk.status, StatusCode::OK, "{}", desk.text());
    contest.house.check().await;
}

#[actix_web::test]
async fn pairs_are_new_near_and_counted_even_where_one_wins_all() {
    let contest = contest_of_ten().await;
    let app = &contest.house.app;
    let round = open_as(&contest, RoundMethod::Pairs, "bradley-terry", 5).await;
    let mut judge = judge_browser(&contest, 0).await;
    let page = format!("/en/judging/rounds/{round}");
    let text = judge.get(&page).await.text();
    assert_eq!(text.matches("class=\"pair-work\"").count(), 2, "{text}");
    let pair = judging::find_pair(app, &contest.judge(0), round, false)
        .await
        .unwrap();
    let (one, other) = pair.pair.unwrap();
    let (first, second) = (one.assignment.to_string(), other.assignment.to_string());
    let say = |ahead| {
        [
            ("first", first.as_str()),
            ("second", second.as_str()),
            ("ahead", ahead),
        ]
    };
    let to = format!("{page}/comparison");
    let nonsense = judge.post(&to, &say("both")).await;
    assert_eq!(nonsense.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        judge.post(&to, &say("tie")).await.status,
        StatusCode::SEE_OTHER
    );
    let again = judge.get(&format!("{page}?again=1")).await.text();
    assert!(again.contains("aria-pressed=\"true\"") && again.contains(&first));
    // One step back: the newer word counts.
    let better = if number(&one) < number(&other) {
        "first"
    } else {
        "second"
    };
    judge.post(&to, &say(better)).await;
    let sheet = judging::find_pair(app, &contest.judge(0), round, false)
        .await
        .unwrap();
    assert_eq!(sheet.n_given, 1);

    for n in 0..3 {
        let mut seen = BTreeSet::new();
        loop {
            let sheet = judging::find_pair(app, &contest.judge(n), round, false)
                .await
                .unwrap();
            let Some((one, other)) = sheet.pair else {
                assert_eq!(sheet.n_left, 0);
                break;
            };
            let two = (one.assignment, other.assignment);
            assert!(
                seen.insert((two.0.min(two.1), two.0.max(two.1))),
                "shown twice"
            );
            let ahead = if number(&one) < number(&other) {
                Ahead::First
            } else {
                Ahead::Second
            };
            let key = format!("pair-{}", seen.len());
            for _ in 0..2 {
                judging::cast_comparison(app, &contest.judge(n), round, Some(&key), two, ahead)
                    .await
                    .unwrap();
            }
        }
        assert!(seen.len() <= 45);
    }
    let progress = judging::find_progress(app, &system(), round).await.unwrap();
    assert_eq!((progress.n_done, progress.n_total), (30, 30));
    let result = close_and_count(app, round).await;
    let titles: HashMap<String, i32> = {
        let blind: Vec<EntryId> = result
            .placings
            .iter()
            .map(|one| one.standing.entry_id)
            .collect();
        entries::list_blind(app.db.read(), &blind)
            .await
            .unwrap()
            .into_iter()
            .map(|one| {
                (
                    one.number,
                    one.title.trim_start_matches("Work ").parse().unwrap(),
                )
            })
            .collect()
    };
    let order: Vec<i32> = result
        .placings
        .iter()
        .map(|one| titles[&one.number])
        .collect();
    assert_eq!(
        order,
        (0..10).collect::<Vec<i32>>(),
        "the order all had in mind"
    );
    assert!(result.placings[0].standing.estimate.unwrap().is_finite());
    let mut staff = contest.house.signed_in(Role::Secretariat).await;
    let export = staff.get(&format!("/api/v1/rounds/{round}/export")).await;
    assert!(
        artkite::judging::published::verify(&export.text())
            .unwrap()
            .same
    );
    contest.house.check().await;
}

#[actix_web::test]
async fn a_round_of_orders_takes_no_points_and_one_of_points_no_orders() {
    let contest = contest_of_ten().await;
    let app = &contest.house.app;
    let ranking = open_as(&contest, RoundMethod::Ranking, "borda", 6).await;
    let work = contest.works(0, ranking).await[0].assignment;
    let cast = contest.cast(0, work, None, &contest.card(5, 5)).await;
    let Err(ActionError::Fields(errors)) = cast else {
        panic!("points were taken");
    };
    assert_eq!(errors.0[0].code, "no-such-criterion");
    // A note and a flag are welcome and make nothing done.
    let noted = Card {
        note: "the blue one".into(),
        flags: vec![CardFlag::Emblem],
        ..Card::default()
    };
    assert!(!contest.cast(0, work, None, &noted).await.unwrap().is_whole);
    let pair = judging::find_pair(app, &contest.judge(0), ranking, false).await;
    assert_eq!(code(pair), "round-asks-otherwise");
    let new = NewRound {
        name: Translated::one(Lang::En, "Wrong"),
        method: RoundMethod::Ranking,
        settings: RoundSettings::default(),
        reads_per_entry: 3,
        conflict_rule: ConflictRule::None,
        tally_method: Method::Mean.name().to_owned(),
        seed: String::new(),
        advance_count: None,
        deadline_at: None,
    };
    let outcome = judging::create_round(app, &system(), contest.edition.id, &new).await;
    let Err(ActionError::Fields(errors)) = outcome else {
        panic!("a mean of orders was taken");
    };
    assert_eq!(
        errors.of("tally_method").unwrap().code,
        "not-for-this-method"
    );
}
