//! From provisional results to final ones: reports without an account, cases that hear both sides, who moves up.

use std::collections::BTreeSet;

use actix_web::http::{Method, StatusCode};
use artkite::awards::actions as awards;
use artkite::awards::domain::Side;
use artkite::editions::actions as editions;
use artkite::editions::{AwardTier, Edition, TierSize};
use artkite::entries::EntryState;
use artkite::entries::actions as entries;
use artkite::judging::actions as judging;
use artkite::kernel::{ActionError, Actor, EntryId, Lang, Role, Translated};
use jiff::SignedDuration;
use sea_orm::{ConnectionTrait, Statement};
use serde_json::json;

use crate::awards::{announce, tallied, work_all};
use crate::judging::Contest;
use crate::support::{Browser, TestApp};

const CASES: &str = "/en/desk/editions/9/cases";
const SECRET: &str = "page forty-one of a calendar";

fn code<T: std::fmt::Debug>(outcome: Result<T, ActionError>) -> String {
    outcome.unwrap_err().code().to_owned()
}

async fn count(house: &TestApp, what: &str) -> i64 {
    let db = house.app.db.read();
    let sql = format!("SELECT COUNT(*) AS n FROM {what}");
    let row = db
        .query_one_raw(Statement::from_string(db.get_database_backend(), sql))
        .await
        .unwrap()
        .unwrap();
    row.try_get("", "n").unwrap()
}

/// A tallied contest with one best and two good works to be awarded, and three reserves behind them.
async fn filled() -> Contest {
    let contest = tallied().await;
    let app = &contest.house.app;
    let mut edition: Edition = editions::find_edition(app, &Actor::system(), 9)
        .await
        .unwrap();
    edition.tiers.push(AwardTier {
        id: app.clock.new_id(),
        position: 2,
        name: Translated::one(Lang::En, "Good"),
        size: TierSize::Works(2),
        is_per_division: false,
    });
    editions::update_edition(app, &Actor::system(), &edition, None)
        .await
        .unwrap();
    contest
}

/// The entries on the board by tier, and the reserves last.
async fn board(house: &TestApp) -> Vec<Vec<EntryId>> {
    let board = awards::find_board(&house.app, &Actor::system(), 9)
        .await
        .unwrap();
    let tiers = board.tiers.iter();
    let mut all: Vec<Vec<EntryId>> = tiers
        .map(|one| one.awards.iter().map(|award| award.entry_id).collect())
        .collect();
    all.push(board.reserves.iter().map(|one| one.entry_id).collect());
    all
}

async fn number_of(house: &TestApp, id: EntryId) -> String {
    let row = entries::find_entry_row(house.app.db.read(), id).await;
    row.unwrap().number
}

async fn state_of(house: &TestApp, id: EntryId) -> EntryState {
    let row = entries::find_entry_row(house.app.db.read(), id).await;
    row.unwrap().state
}

/// The numbers of the works that everyone sees as provisional.
async fn provisional(house: &TestApp) -> BTreeSet<String> {
    let answer = house.browser().get("/api/v1/editions/9/provisional").await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    let works = answer.json()["works"].as_array().unwrap().clone();
    let numbers = works.iter().map(|one| one["number"].as_str().unwrap());
    numbers.map(ToOwned::to_owned).collect()
}

async fn open_case(desk: &mut Browser<'_>, number: &str) -> String {
    let fields = [
        ("entry", number),
        ("words", "Is it drawn after a calendar?"),
    ];
    let answer = desk.post(CASES, &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    answer.location().to_owned()
}

async fn decide(desk: &mut Browser<'_>, case: &str, decision: &str) {
    let fields = [("decision", decision), ("reason", "We compared both.")];
    let answer = desk.post(&format!("{case}/decision"), &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
}

#[actix_web::test]
async fn provisional_results_are_reported_heard_decided_confirmed_and_the_next_move_up() {
    let contest = filled().await;
    let (house, app, staff) = (&contest.house, &contest.house.app, Actor::system());
    let mut desk = house.signed_in(Role::Secretariat).await;
    let filling = "/en/desk/editions/9/awards/filling";
    let done = desk.post(filling, &[("n_reserves", "3")]).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.text());
    let first = board(house).await;
    assert_eq!([first[0].len(), first[1].len(), first[2].len()], [1, 2, 3]);

    // A family takes the best work back: nothing becomes public before the next moved up.
    let gone = number_of(house, first[0][0]).await;
    entries::withdraw(app, &staff, &gone).await.unwrap();
    let ends_at = app.clock.now().plus(SignedDuration::from_hours(72));
    let early = awards::open_objections(app, &staff, 9, ends_at).await;
    assert_eq!(code(early), "awards-of-gone-entries");
    let moving = "/en/desk/editions/9/awards/moving-up";
    assert_eq!(desk.post(moving, &[]).await.status, StatusCode::SEE_OTHER);
    let second = board(house).await;
    assert_eq!(second[0], [first[1][0]], "the next tier's first moves up");
    assert_eq!(second[1], [first[1][1], first[2][0]], "a reserve follows");
    assert_eq!(second[2], first[2][1..]);

    // The period opens, with its end in the contest's zone.
    let mut visitor = house.browser();
    let page = "/en/editions/9/provisional";
    assert_eq!(visitor.get(page).await.status, StatusCode::NOT_FOUND);
    let period = "/en/desk/editions/9/objection-period";
    let short = desk.post(period, &[("ends_at", "2026-09-01T13:00")]).await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    let open = desk.post(period, &[("ends_at", "2026-10-08T18:00")]).await;
    assert_eq!(open.status, StatusCode::SEE_OTHER, "{}", open.text());
    let (best, good) = (second[0][0], second[1][0]);
    let (best_number, good_number) = (number_of(house, best).await, number_of(house, good).await);
    work_all(house).await;
    assert_eq!(provisional(house).await.len(), 3);
    for lang in Lang::ALL {
        let page = visitor
            .get(&format!("/{lang}/editions/9/provisional"))
            .await;
        assert_eq!(page.status, StatusCode::OK, "{lang}");
        assert!(
            page.text().contains("2026-10-08T09:00:00Z"),
            "{lang}: the end"
        );
        let form = format!("/{lang}/works/{best_number}/objection");
        assert_eq!(visitor.get(&form).await.status, StatusCode::OK, "{lang}");
        let call = visitor.get(&format!("/{lang}/editions/9")).await.text();
        assert!(call.contains("/editions/9/provisional"), "{lang}");
    }
    let works = visitor.get("/api/v1/works").await.json();
    assert_eq!(works["items"], json!([]), "they are no final results yet");
    // What is public stands: rounds, the board, and the way out of this state.
    let round = judging::find_round_at(app, &staff, 9, 1).await.unwrap();
    let reopened = judging::reopen_round(app, &staff, round, "nicer", None).await;
    assert_eq!(code(reopened), "results-stand-already");
    let round_page = desk.get("/en/desk/editions/9/rounds/1").await.text();
    for step in ["/reopening\"", "/tally\"", "/certification", "/exceptions"] {
        assert!(!round_page.contains(step), "{step} would be refused");
    }
    let tier = contest.edition.tiers[0].id;
    let given = awards::give(app, &staff, 9, first[2][2], Some(tier), "").await;
    assert_eq!(code(given), "awards-fixed");
    let by_state = desk
        .post("/en/desk/editions/9/states", &[("state", "confirmed")])
        .await;
    assert_eq!(by_state.status, StatusCode::CONFLICT);
    assert_eq!(
        code(awards::confirm_results(app, &staff, 9).await),
        "objections-running"
    );

    // Anyone reports; machines and floods are kept out; what was written stands nowhere in public.
    let form = format!("/en/works/{best_number}/objection");
    let empty = visitor.post(&form, &[("contact", "nowhere")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let report = [
        ("kind", "copied"),
        ("words", SECRET),
        ("evidence", "a link"),
        ("contact", "reporter@example.org"),
    ];
    let machine: Vec<_> = report.iter().copied().chain([("website", "x")]).collect();
    let caught = visitor.post(&form, &machine).await;
    assert_eq!(caught.status, StatusCode::SEE_OTHER);
    assert_eq!(count(house, "objections").await, 0);
    let sent = visitor.post(&form, &report).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
    let receipt = sent.location().to_owned();
    assert!(visitor.get(&receipt).await.text().contains("Received."));
    let api = format!("/api/v1/works/{good_number}/objections");
    let other = json!({ "kind": "other", "words": SECRET, "contact": "second@example.org" });
    let mut statuses = Vec::new();
    for _ in 0..10 {
        let answer = visitor.send_json(Method::POST, &api, &other).await;
        statuses.push(answer.status);
    }
    assert_eq!(statuses[8], StatusCode::CREATED, "{statuses:?}");
    assert_eq!(statuses[9], StatusCode::TOO_MANY_REQUESTS);
    for path in [
        page,
        &form,
        &receipt,
        "/en/",
        "/api/v1/editions/9/provisional",
    ] {
        assert!(!visitor.get(path).await.text().contains(SECRET), "{path}");
    }

    // The desk reads by work; a judge does not, an auditor reads and changes nothing.
    let docket = desk.get(CASES).await.text();
    assert_eq!(docket.matches("<article").count(), 2, "two works");
    assert!(docket.contains(SECRET));
    let mut judge = house.signed_in(Role::Judge).await;
    assert_eq!(judge.get(CASES).await.status, StatusCode::FORBIDDEN);
    let mut auditor = house.signed_in(Role::Auditor).await;
    assert_eq!(auditor.get(CASES).await.status, StatusCode::OK);
    let fields = [("entry", best_number.as_str()), ("words", "x")];
    let denied = auditor.post(CASES, &fields).await;
    assert_eq!(denied.status, StatusCode::FORBIDDEN);
    let aside = format!("/en/desk/entries/{good_number}/objections-answer");
    let done = desk
        .post(&aside, &[("reason", "No facts were given.")])
        .await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());

    // A case: the work is in nobody's sight, both sides are heard.
    let case = open_case(&mut desk, &best_number).await;
    assert_eq!(state_of(house, best).await, EntryState::Suspended);
    assert!(!provisional(house).await.contains(&best_number));
    assert!(
        visitor
            .get(&receipt)
            .await
            .text()
            .contains("being looked into")
    );
    let asking = format!("{case}/asking");
    assert_eq!(desk.post(&asking, &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(desk.post(&asking, &[]).await.status, StatusCode::CONFLICT);
    let own = Actor {
        entries: BTreeSet::from([best]),
        ..Actor::visitor()
    };
    let stranger = Actor {
        entries: BTreeSet::from([good]),
        ..Actor::visitor()
    };
    let words = "She drew it at the lake.";
    let foreign = awards::give_statement(app, &stranger, &best_number, words).await;
    assert_eq!(code(foreign), "not-found");
    awards::give_statement(app, &own, &best_number, words)
        .await
        .unwrap();
    let side = format!("/en/entries/{best_number}/case");
    assert_eq!(auditor.get(&side).await.status, StatusCode::OK);
    let spoken = auditor.post(&side, &[("words", words)]).await;
    assert_eq!(spoken.status, StatusCode::NOT_FOUND, "reads alone");
    let id = case.rsplit('/').next().unwrap().parse().unwrap();
    awards::record_statement(app, &staff, id, Side::Reporter, "See page 41.")
        .await
        .unwrap();
    let sheet = desk.get(&case).await.text();
    assert!(sheet.contains(words) && sheet.contains("See page 41.") && sheet.contains(SECRET));
    let mine = awards::find_own_case(app, &own, &best_number)
        .await
        .unwrap();
    assert_eq!(mine.statements.len(), 1, "not what the other side said");
    let no_reason = [("decision", "upheld"), ("reason", " ")];
    let bare = desk.post(&format!("{case}/decision"), &no_reason).await;
    assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY);
    app.clock.set("2026-10-09T00:00:00Z".parse().unwrap());
    let mut desk = house.signed_in(Role::Secretariat).await;
    let waiting = awards::confirm_results(app, &staff, 9).await;
    assert_eq!(code(waiting), "objections-unanswered");

    // Upheld: out, and the chain moves up without a word to the public. Dismissed: everything as before.
    decide(&mut desk, &case, "upheld").await;
    assert_eq!(state_of(house, best).await, EntryState::Disqualified);
    let third = board(house).await;
    assert_eq!(third[0], [good]);
    assert_eq!(third[1], [second[1][1], first[2][1]]);
    assert_eq!(third[2], [first[2][2]]);
    assert_eq!(provisional(house).await.len(), 3, "the reserve is public");
    let before = board(house).await;
    let case = open_case(&mut desk, &good_number).await;
    decide(&mut desk, &case, "dismissed").await;
    assert_eq!(board(house).await, before);
    assert_eq!(state_of(house, good).await, EntryState::Eligible);
    work_all(house).await;
    for (kind, n) in [
        ("case-statement-asked", 1),
        ("case-upheld", 1),
        ("case-dismissed", 0),
        ("objection-upheld", 1),
        ("objection-dismissed", 9),
    ] {
        assert_eq!(
            count(house, &format!("letters WHERE kind = '{kind}'")).await,
            n,
            "{kind}"
        );
    }
    assert!(
        visitor
            .get(&receipt)
            .await
            .text()
            .contains("no longer takes part")
    );
    let late = visitor.post(&form, &report).await;
    assert_eq!(late.status, StatusCode::NOT_FOUND, "that work is gone");

    // Confirmed, released by two; a case after that revokes, and nobody moves up.
    let confirm = "/en/desk/editions/9/confirmation";
    assert_eq!(desk.post(confirm, &[]).await.status, StatusCode::SEE_OTHER);
    house.check().await;
    announce(house).await;
    work_all(house).await;
    assert_eq!(visitor.get(page).await.status, StatusCode::NOT_FOUND);
    let public = visitor.get("/api/v1/works").await.json();
    assert_eq!(public["items"].as_array().unwrap().len(), 3);
    let case = open_case(&mut desk, &good_number).await;
    decide(&mut desk, &case, "upheld").await;
    let public = visitor.get("/api/v1/works").await.json();
    assert_eq!(public["items"].as_array().unwrap().len(), 2);
    assert_eq!(count(house, "awards WHERE state = 'revoked'").await, 1);
    assert_eq!(
        board(house).await[2],
        [first[2][2]],
        "the reserve stays one"
    );
    house.check().await;
}

#[actix_web::test]
async fn provisional_results_can_be_taken_back_and_are_gone_from_the_public() {
    let contest = filled().await;
    let (house, app, staff) = (&contest.house, &contest.house.app, Actor::system());
    awards::fill_by_rank(app, &staff, 9, 2).await.unwrap();
    let early = awards::reopen_results(app, &staff, 9, "Nothing stands.").await;
    assert_eq!(code(early), "edition-cannot-become");
    let ends_at = app.clock.now().plus(SignedDuration::from_hours(72));
    awards::open_objections(app, &staff, 9, ends_at)
        .await
        .unwrap();
    assert_eq!(provisional(house).await.len(), 3);
    let bare = awards::reopen_results(app, &staff, 9, " ").await;
    assert!(matches!(bare, Err(ActionError::Fields(_))));
    // Confirmed and proposed for release: taking the results back takes the proposal with it.
    app.clock.set("2026-10-09T00:00:00Z".parse().unwrap());
    awards::confirm_results(app, &staff, 9).await.unwrap();
    let mut one = house.signed_in(Role::Secretariat).await;
    let release = "/api/v1/editions/9/announcement";
    let seen = json!({ "stamp": one.get(release).await.json()["stamp"] });
    let proposal = format!("{release}/proposal");
    let proposed = one.send_json(Method::POST, &proposal, &seen).await;
    assert_eq!(proposed.status, StatusCode::OK, "{}", proposed.text());
    awards::reopen_results(app, &staff, 9, "A tie was overlooked.")
        .await
        .unwrap();
    let mut other = house
        .signed_in_as(Role::Secretariat, "deputy@example.org")
        .await;
    let late = other.send_json(Method::POST, release, &seen).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert_eq!(late.json()["code"], "release-not-proposed");
    let page = house.browser().get("/en/editions/9/provisional").await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    let entry = board(house).await[0][0];
    let row = entries::find_entry_row(app.db.read(), entry).await.unwrap();
    assert!(!entries::is_public(&row), "its picture neither");
    awards::give(app, &staff, 9, entry, None, "").await.unwrap();
    house.check().await;
}

#[actix_web::test]
async fn of_two_who_act_at_once_one_is_heard() {
    let contest = filled().await;
    let (house, app, staff) = (&contest.house, &contest.house.app, Actor::system());
    awards::fill_by_rank(app, &staff, 9, 3).await.unwrap();
    let first = board(house).await;
    let number = number_of(house, first[0][0]).await;

    // Two open a case about one work, then one upholds it while another dismisses it.
    let (one, other) = tokio::join!(
        awards::open_case(app, &staff, &number, "A calendar?"),
        awards::open_case(app, &staff, &number, "An adult's hand?"),
    );
    let late = if one.is_ok() { &other } else { &one };
    assert!(matches!(late, Err(ActionError::Refused(_))), "{late:?}");
    let id = one.or(other).unwrap();
    let (upheld, dismissed) = tokio::join!(
        awards::decide_case(app, &staff, id, true, "It is."),
        awards::decide_case(app, &staff, id, false, "It is not."),
    );
    let was_upheld = upheld.is_ok();
    let late = if was_upheld { dismissed } else { upheld };
    assert_eq!(code(late), "case-decided");
    let now = board(house).await;
    let best = if was_upheld { first[1][0] } else { first[0][0] };
    assert_eq!(now[0], [best], "moved up once or not at all");

    // One takes the proposal back while another confirms it: it is either released or taken back.
    let mut one = house.signed_in(Role::Secretariat).await;
    let mut other = house
        .signed_in_as(Role::Secretariat, "deputy@example.org")
        .await;
    let release = "/api/v1/editions/9/announcement";
    let proposal = format!("{release}/proposal");
    let seen = json!({ "stamp": one.get(release).await.json()["stamp"] });
    let proposed = one.send_json(Method::POST, &proposal, &seen).await;
    assert_eq!(proposed.status, StatusCode::OK, "{}", proposed.text());
    let nothing = json!({});
    let (back, released) = tokio::join!(
        one.send_json(Method::DELETE, &proposal, &nothing),
        other.send_json(Method::POST, release, &seen),
    );
    let statuses = BTreeSet::from([back.status, released.status]);
    let one_of_both = BTreeSet::from([StatusCode::OK, StatusCode::CONFLICT]);
    assert_eq!(statuses, one_of_both, "{}", back.text());
    house.check().await;
}
