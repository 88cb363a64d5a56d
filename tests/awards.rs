//! From a tallied round to public results: the board, the release by two, gallery, results and a work.

use actix_web::http::{Method, StatusCode, header};
use artkite::awards::actions as awards;
use artkite::editions::EditionState;
use artkite::editions::actions as editions;
use artkite::entries::actions as entries;
use artkite::judging::actions as judging;
use artkite::kernel::{Actor, Lang, Role};
use artkite::platform::i18n::I18n;
use artkite::platform::queue::Queue;
use artkite::schedule;
use sea_orm::{ConnectionTrait, Statement};
use serde_json::json;

use crate::judging::{Contest, twenty};
use crate::support::{Browser, TestApp};

/// Twenty entries of five countries, judged and tallied.
pub async fn tallied() -> Contest {
    let contest = Contest::start(&twenty(), &["CN", "JP", "KR"]).await;
    let app = &contest.house.app;
    let staff = Actor::system();
    editions::change_state(app, &staff, contest.edition.id, EditionState::Judging)
        .await
        .unwrap();
    let round = contest.open_round(2).await;
    contest.score_all(round, 0).await;
    judging::close_round(app, &staff, round, "").await.unwrap();
    judging::run_tally(app, &staff, round, None, "")
        .await
        .unwrap();
    contest
}

const RELEASE: &str = "/en/desk/editions/9/awards/announcement";

/// Two of the secretariat.
async fn two_of_the_desk(house: &TestApp) -> (Browser<'_>, Browser<'_>) {
    let one = house.signed_in(Role::Secretariat).await;
    let other = house
        .signed_in_as(Role::Secretariat, "deputy@example.org")
        .await;
    (one, other)
}

/// What a preview of the release shows just now.
async fn stamp_of(desk: &mut Browser<'_>) -> String {
    let preview = desk.get("/api/v1/editions/9/announcement").await;
    assert_eq!(preview.status, StatusCode::OK, "{}", preview.text());
    preview.json()["stamp"].as_str().unwrap().to_owned()
}

/// One proposes, another confirms, both by program.
pub async fn announce(house: &TestApp) {
    let (mut one, mut other) = two_of_the_desk(house).await;
    let seen = json!({ "stamp": stamp_of(&mut one).await });
    for (desk, path) in [
        (&mut one, "/api/v1/editions/9/announcement/proposal"),
        (&mut other, "/api/v1/editions/9/announcement"),
    ] {
        let done = desk.send_json(Method::POST, path, &seen).await;
        assert_eq!(done.status, StatusCode::OK, "{}", done.text());
    }
}

/// Works until no job is left; the letters of an announcement ask for those after them.
pub async fn work_all(house: &TestApp) {
    let handlers = schedule::handlers(&house.app).unwrap();
    while count(house.app.db.read(), "SELECT COUNT(*) AS n FROM jobs").await > 0 {
        Queue::run_due(&house.app.db, &house.app.clock, &handlers)
            .await
            .unwrap();
    }
}

async fn count(db: &impl ConnectionTrait, sql: &str) -> i64 {
    let row = db
        .query_one_raw(Statement::from_string(db.get_database_backend(), sql))
        .await
        .unwrap()
        .unwrap();
    row.try_get("", "n").unwrap()
}

#[actix_web::test]
async fn the_best_by_rank_are_awarded_and_announced_once_with_a_letter_for_everyone() {
    let contest = tallied().await;
    let (house, app) = (&contest.house, &contest.house.app);
    let (mut desk, mut deputy) = two_of_the_desk(house).await;
    let filled = desk.post("/en/desk/editions/9/awards/filling", &[]).await;
    assert_eq!(filled.status, StatusCode::OK, "{}", filled.text());
    assert!(filled.text().contains("1 / 1"));
    let best = judging::list_final_standings(app.db.read(), contest.edition.id)
        .await
        .unwrap()[0]
        .entry_id;
    let number = entries::find_entry_row(app.db.read(), best)
        .await
        .unwrap()
        .number;
    let visitor_path = format!("/en/works/{number}");
    let mut visitor = house.browser();
    assert_eq!(
        visitor.get(&visitor_path).await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        visitor.get("/en/editions/9/results").await.status,
        StatusCode::NOT_FOUND
    );

    let preview = desk.get(RELEASE).await.text();
    assert!(preview.contains("<dd>20</dd>"), "twenty letters: {preview}");
    assert!(preview.contains("Congratulations to the artist!"));
    let receivers = desk.get(&format!("{RELEASE}/receivers")).await.text();
    assert_eq!(receivers.matches("@example.org").count(), 20);
    // One person alone makes nothing public, whichever way it is tried.
    let seen = stamp_of(&mut desk).await;
    let proposal = format!("{RELEASE}/proposal");
    let fields = [("stamp", seen.as_str())];
    let alone = desk.post(RELEASE, &fields).await;
    assert_eq!(alone.status, StatusCode::CONFLICT, "nobody proposed it");
    let state = [("state", "published")];
    let by_state = desk.post("/en/desk/editions/9/states", &state).await;
    assert_eq!(by_state.status, StatusCode::CONFLICT);
    assert_eq!(
        desk.post(&proposal, &fields).await.status,
        StatusCode::SEE_OTHER
    );
    let own = desk.post(RELEASE, &fields).await;
    assert_eq!(own.status, StatusCode::CONFLICT);
    assert!(own.text().contains("someone else has to confirm"));
    // What was proposed is what is confirmed: an award given in between voids it.
    let tier = contest.edition.tiers[0].id;
    let staff = Actor::system();
    awards::give(app, &staff, 9, best, None, "").await.unwrap();
    let other = judging::list_final_standings(app.db.read(), contest.edition.id)
        .await
        .unwrap()[1]
        .entry_id;
    awards::give(app, &staff, 9, other, Some(tier), "")
        .await
        .unwrap();
    let changed = deputy.post(RELEASE, &fields).await;
    assert_eq!(changed.status, StatusCode::CONFLICT);
    assert!(changed.text().contains("changed since"), "it is told");
    awards::give(app, &staff, 9, other, None, "").await.unwrap();
    awards::give(app, &staff, 9, best, Some(tier), "")
        .await
        .unwrap();
    // Taken back, proposed by the other, confirmed by the first.
    let ending = format!("{proposal}/ending");
    assert_eq!(desk.post(&ending, &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(desk.post(&ending, &[]).await.status, StatusCode::CONFLICT);
    assert_eq!(
        deputy.post(&proposal, &fields).await.status,
        StatusCode::SEE_OTHER
    );
    assert!(
        desk.get(RELEASE)
            .await
            .text()
            .contains("Test Person proposed it")
    );
    let done = desk.post(RELEASE, &fields).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    let twice = desk.post(RELEASE, &fields).await;
    assert_eq!(twice.status, StatusCode::CONFLICT);
    work_all(house).await;
    let db = app.db.read();
    assert_eq!(
        count(
            db,
            "SELECT COUNT(*) AS n FROM letters WHERE kind = 'entry-awarded'"
        )
        .await,
        1
    );
    assert_eq!(
        count(
            db,
            "SELECT COUNT(*) AS n FROM letters WHERE kind = 'entry-thanks'"
        )
        .await,
        19
    );

    for lang in Lang::ALL {
        for path in [
            "editions/9/results",
            "gallery",
            &format!("works/{number}"),
            "",
        ] {
            let page = visitor.get(&format!("/{lang}/{path}")).await;
            assert_eq!(page.status, StatusCode::OK, "{lang}/{path}");
            assert!(page.text().contains(&number), "{lang}/{path}");
            assert!(page.cookies.is_empty());
        }
    }
    let results = visitor.get("/api/v1/editions/9/results").await.json();
    assert_eq!(
        (results["n_entries"].as_i64(), results["n_awards"].as_i64()),
        (Some(20), Some(1))
    );
    let works = visitor.get("/api/v1/works").await.json();
    assert_eq!(works["items"][0]["number"], number);
    assert_eq!(works["items"].as_array().unwrap().len(), 1);
    let none = visitor.get("/api/v1/works?country=VN").await.json();
    assert_eq!(none["items"].as_array().unwrap().len(), 0);
    house.check().await;
}

#[actix_web::test]
async fn who_is_alone_at_the_desk_is_told_how_to_find_a_second_person() {
    let house = TestApp::start().await;
    let contest = crate::judging::edition_of();
    editions::create_edition(&house.app, &Actor::system(), &contest)
        .await
        .unwrap();
    let mut desk = house.signed_in(Role::Secretariat).await;
    for lang in Lang::ALL {
        let path = RELEASE.replacen("en", lang.as_str(), 1);
        let page = desk.get(&path).await.text();
        assert!(
            page.contains(&format!("/{lang}/desk/people#invite")),
            "{lang}"
        );
    }
    house
        .signed_in_as(Role::Secretariat, "deputy@example.org")
        .await;
    assert!(!desk.get(RELEASE).await.text().contains("people#invite"));
}

#[actix_web::test]
async fn a_withdrawn_work_is_gone_at_once_from_every_public_page() {
    let contest = tallied().await;
    let (house, app) = (&contest.house, &contest.house.app);
    let staff = Actor::system();
    awards::fill_by_rank(app, &staff, 9, 5).await.unwrap();
    announce(house).await;
    work_all(house).await;
    let mut visitor = house.browser();
    let works = visitor.get("/api/v1/works").await.json();
    let number = works["items"][0]["number"].as_str().unwrap().to_owned();
    let paths = [
        "/en/",
        "/en/gallery",
        "/en/editions/9/results",
        &format!("/en/works/{number}"),
    ];
    for path in paths {
        assert!(visitor.get(path).await.text().contains(&number), "{path}");
    }
    entries::withdraw(app, &staff, &number).await.unwrap();
    for path in &paths[..3] {
        assert!(
            !visitor
                .get(path)
                .await
                .text()
                .contains(&format!("works/{number}")),
            "{path}"
        );
    }
    assert_eq!(visitor.get(paths[3]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        visitor.get("/api/v1/works").await.json()["items"],
        serde_json::json!([])
    );
}

#[actix_web::test]
async fn a_person_gives_moves_and_takes_back_and_filling_keeps_it() {
    let contest = tallied().await;
    let (house, app) = (&contest.house, &contest.house.app);
    let staff = Actor::system();
    let order = judging::list_final_standings(app.db.read(), contest.edition.id)
        .await
        .unwrap();
    let tier = contest.edition.tiers[0].id;
    let second = order[1].entry_id;
    awards::give(
        app,
        &staff,
        9,
        second,
        Some(tier),
        "the jury spoke about it",
    )
    .await
    .unwrap();
    let filling = awards::fill_by_rank(app, &staff, 9, 5).await.unwrap();
    assert!(filling.given.is_empty(), "the only place was taken by hand");
    awards::give(app, &staff, 9, second, None, "")
        .await
        .unwrap();
    let filling = awards::fill_by_rank(app, &staff, 9, 5).await.unwrap();
    assert_eq!(filling.given[0].0, order[0].entry_id);
    let board = awards::find_board(app, &staff, 9).await.unwrap();
    assert_eq!(board.tiers[0].awards.len(), 1);
    let mut judge = house.signed_in(Role::Judge).await;
    assert_eq!(
        judge.get("/en/desk/editions/9/awards").await.status,
        StatusCode::FORBIDDEN
    );
    let unknown = awards::give(
        app,
        &staff,
        9,
        second,
        Some(uuid::Uuid::from_u128(1).into()),
        "",
    )
    .await;
    assert!(unknown.is_err());
}

#[actix_web::test]
async fn a_kept_page_is_the_same_until_something_public_changes() {
    let contest = tallied().await;
    let (house, app) = (&contest.house, &contest.house.app);
    let staff = Actor::system();
    let mut visitor = house.browser();
    let empty = visitor.get("/en/gallery").await;
    let tag = empty.headers.get(header::ETAG).unwrap().clone();
    assert_eq!(
        visitor.get("/en/gallery").await.headers.get(header::ETAG),
        Some(&tag)
    );
    awards::fill_by_rank(app, &staff, 9, 5).await.unwrap();
    announce(house).await;
    let full = visitor.get("/en/gallery").await;
    assert_ne!(
        full.headers.get(header::ETAG),
        Some(&tag),
        "at once on this node"
    );
    // Whoever is signed in gets a page of their own, with the token of their session.
    let mut desk = house.signed_in(Role::Secretariat).await;
    let own = desk.get("/en/gallery").await;
    assert!(own.headers.get(header::ETAG).is_none());
    assert!(own.text().contains("name=\"csrf\""));
    assert!(
        !visitor
            .get("/en/gallery")
            .await
            .text()
            .contains("name=\"csrf\"")
    );
}

#[test]
fn a_childs_age_is_said_in_russian_with_its_plural() {
    let words = I18n::load().unwrap();
    for (age, said) in [(3, "3 года"), (10, "10 лет"), (21, "21 год")] {
        for key in ["work-age-place", "hung-age-place"] {
            let facts = [("age", age.into()), ("place", "Томск".into())];
            let caption = words.text(Lang::Ru, key, &facts);
            assert_eq!(caption, format!("{said}, Томск"), "{key}");
        }
    }
}

#[actix_web::test]
async fn works_are_found_by_their_colours_on_the_page_and_in_json() {
    let contest = tallied().await;
    let house = &contest.house;
    awards::fill_by_rank(&house.app, &Actor::system(), 9, 5)
        .await
        .unwrap();
    announce(house).await;
    work_all(house).await;
    let mut visitor = house.browser();
    let page = visitor.get("/en/gallery").await.text();
    let all = visitor.get("/api/v1/works").await.json();
    let n_of = |list: &serde_json::Value| list["items"].as_array().unwrap().len();
    assert!(n_of(&all) > 0);
    let mut n_offered = 0;
    for word in [
        "red",
        "orange",
        "yellow",
        "green",
        "turquoise",
        "blue",
        "violet",
        "pink",
        "brown",
        "black",
    ] {
        let path = format!("/api/v1/works?colour={word}");
        let n = n_of(&visitor.get(&path).await.json());
        let is_offered = page.contains(&format!("name=\"colour\" value=\"{word}\""));
        assert_eq!(is_offered, n > 0, "{word}: {n}");
        n_offered += usize::from(n > 0);
        let chosen = visitor
            .get(&format!("/en/gallery?colour={word}"))
            .await
            .text();
        assert_eq!(chosen.matches("class=\"work ").count(), n, "{word}");
    }
    assert!(n_offered > 0, "the pictures have colours");
    // Every choice has its word beside it, in the reader's language.
    assert!(page.contains("class=\"colours\""));
    let none = visitor.get("/api/v1/works?colour=plaid").await.json();
    assert_eq!(n_of(&none), 0);
}
