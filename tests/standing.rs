//! How member governments stand over the editions: sums that can be added up again, ties that are told, who may read and write it.

use actix_web::http::{Method, StatusCode};
use artkite::awards::actions as awards;
use artkite::kernel::{Actor, Lang, Role};
use serde_json::json;

use crate::awards::{announce, tallied, work_all};

const DESK: &str = "/en/desk/standing";
const PUBLIC: &str = "/api/v1/members/standing";

const RULE: [(&str, &str); 6] = [
    ("points_edition", "5"),
    ("points_work", "1"),
    ("points_tiers", "10, 5 3"),
    ("first_edition", ""),
    ("last_edition", ""),
    ("is_public", "1"),
];

#[actix_web::test]
async fn members_stand_by_a_rule_that_is_data_over_editions_run_here_and_before() {
    let contest = tallied().await;
    let (house, app) = (&contest.house, &contest.house.app);
    let mut desk = house.signed_in(Role::Secretariat).await;
    let mut visitor = house.browser();
    // Nothing is public, nothing is recorded: a proposal of a rule and an empty page.
    let page = desk.get(DESK).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    assert!(page.text().contains("Nobody has set this rule yet"));
    assert!(page.text().contains("There are no records yet"));
    assert_eq!(visitor.get(PUBLIC).await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        visitor.get("/en/members/standing").await.status,
        StatusCode::NOT_FOUND
    );
    let set = desk.post("/en/desk/standing/rule", &RULE).await;
    assert_eq!(set.status, StatusCode::SEE_OTHER, "{}", set.text());

    // Results that are not public yet count for nobody.
    awards::fill_by_rank(app, &Actor::system(), 9, 0)
        .await
        .unwrap();
    let early = visitor.get(PUBLIC).await.json();
    assert_eq!(early["items"], json!([]));
    announce(house).await;
    work_all(house).await;
    let told = visitor.get(PUBLIC).await.json();
    let items = told["items"].as_array().unwrap();
    assert_eq!(items.len(), 5, "each country's first member sent four");
    let points: Vec<i64> = items
        .iter()
        .map(|one| one["points"].as_i64().unwrap())
        .collect();
    assert_eq!(
        points,
        [19, 9, 9, 9, 9],
        "5 + 4 × 1, and 10 for the one award"
    );
    let places: Vec<i64> = items
        .iter()
        .map(|one| one["place"].as_i64().unwrap())
        .collect();
    assert_eq!(places, [1, 2, 2, 2, 2]);
    let winner = items[0]["member"].as_str().unwrap().to_owned();
    let other = items[1]["member"].as_str().unwrap().to_owned();

    // The eighth edition was not run here. With it another member has as much, and that is told.
    let lines = format!("{other}\t2\t0\t0\t1\n\n{} 0", winner.to_lowercase());
    let past = [
        ("edition", "8"),
        ("year", "2020"),
        ("lines", lines.as_str()),
    ];
    let entered = desk.post("/en/desk/standing/past", &past).await;
    assert_eq!(entered.status, StatusCode::SEE_OTHER, "{}", entered.text());
    let told = visitor.get(PUBLIC).await.json();
    let first: Vec<(&str, i64, bool)> = told["items"]
        .as_array()
        .unwrap()
        .iter()
        .take(2)
        .map(|one| {
            let (member, place) = (
                one["member"].as_str().unwrap(),
                one["place"].as_i64().unwrap(),
            );
            assert_eq!(one["points"], 19, "5 + 4 + 5 + 2 + 3");
            (member, place, one["is_shared"].as_bool().unwrap())
        })
        .collect();
    assert!(first.contains(&(&other, 1, true)) && first.contains(&(&winner, 1, true)));
    let page = visitor.get("/en/members/standing").await.text();
    assert!(page.contains("Most points, as many each:"), "{page}");
    assert!(page.contains("5 + 2 × 1 + 1 × 3 = 10"), "{page}");
    assert!(page.contains("5 + 4 × 1 + 1 × 10 = 19"), "{page}");
    for lang in Lang::ALL {
        let page = visitor.get(&format!("/{lang}/members/standing")).await;
        assert_eq!(page.status, StatusCode::OK, "{lang}");
        assert!(page.cookies.is_empty());
        for secret in ["Test Child", "School 1", "example.org", "9-CN-"] {
            assert!(!page.text().contains(secret), "{secret} in {lang}");
        }
        let page = desk.get(&format!("/{lang}/desk/standing")).await;
        assert_eq!(page.status, StatusCode::OK, "{lang}");
    }

    // Only the editions of the rule count; the rule can be kept from the public again.
    let only = json!({
        "points_edition": 5, "points_work": 1, "points_tiers": [10], "first_edition": 9, "last_edition": null, "is_public": false,
    });
    let path = format!("{PUBLIC}/rule");
    let set = desk.send_json(Method::PUT, &path, &only).await;
    assert_eq!(set.status, StatusCode::OK, "{}", set.text());
    let items = set.json()["items"].take();
    assert_eq!(items[0]["member"], winner.as_str());
    assert_eq!(
        (&items[1]["points"], items.as_array().unwrap().len()),
        (&json!(9), 5)
    );
    assert_eq!(visitor.get(PUBLIC).await.status, StatusCode::NOT_FOUND);
    // What was entered is shown as it was typed, and taken out by no lines.
    let page = desk.get(DESK).await.text();
    assert!(page.contains(&format!("{other} 2 0 0 1")), "{page}");
    let none = json!({ "year": 2020, "records": [] });
    let path = format!("{PUBLIC}/past/8");
    assert_eq!(
        desk.send_json(Method::PUT, &path, &none).await.status,
        StatusCode::OK
    );
    assert!(
        !desk
            .get(DESK)
            .await
            .text()
            .contains(&format!("{other} 2 0 0 1"))
    );
    house.check().await;
}

#[actix_web::test]
async fn what_is_wrong_with_a_rule_or_a_line_is_said_and_kept_and_others_may_not_write() {
    let contest = tallied().await;
    let house = &contest.house;
    let mut desk = house.signed_in(Role::Secretariat).await;
    let wrong = [
        ("points_edition", "many"),
        ("points_work", "1"),
        ("points_tiers", "3"),
    ];
    let told = desk.post("/en/desk/standing/rule", &wrong).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(told.text().contains("whole numbers from 0 to") && told.text().contains("many"));
    let lines = "KR-47 12 0 1\nXX-99 1\nKR-47 3\nJP-16 1 2\nMN-041 one\nRU-IRK";
    let past = [("edition", "8"), ("year", "2020"), ("lines", lines)];
    let told = desk.post("/en/desk/standing/past", &past).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    let text = told.text();
    for says in [
        "Line 2: there is no member government",
        "Line 3: this member stands on a line above",
        "Line 4: more awards than works",
        "Line 5: a code, then whole numbers",
        "Line 6: a code, then whole numbers",
        "XX-99 1",
    ] {
        assert!(text.contains(says), "{says}: {text}");
    }
    let own = [("edition", "9"), ("year", "2021"), ("lines", "KR-47 1")];
    let told = desk.post("/en/desk/standing/past", &own).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(told.text().contains("Edition 9 is one of this house"));
    for role in [Role::Judge, Role::Curator] {
        let mut who = house
            .signed_in_as(role, &format!("{role}@example.org"))
            .await;
        assert_eq!(who.get(DESK).await.status, StatusCode::FORBIDDEN);
        let set = who.post("/en/desk/standing/rule", &RULE).await;
        assert_eq!(set.status, StatusCode::FORBIDDEN);
    }
}
