//! Who may hang at all, and an exhibition by forms and pages, from its first line to a visitor's walk.

use actix_web::http::{Method, StatusCode};
use artkite::kernel::Role;
use serde_json::json;

use super::*;

#[actix_web::test]
async fn only_curators_and_the_secretariat_hang() {
    let house = TestApp::start().await;
    let visitor = Actor::visitor();
    let new = NewExhibition::default();
    let refused = actions::create_exhibition(&house.app, &visitor, &new).await;
    assert_eq!(refused.unwrap_err().code(), "sign-in-first");
    for (role, status) in [
        (Role::Curator, StatusCode::CREATED),
        (Role::Secretariat, StatusCode::CREATED),
        (Role::Judge, StatusCode::FORBIDDEN),
        (Role::Coordinator, StatusCode::FORBIDDEN),
        (Role::Auditor, StatusCode::FORBIDDEN),
    ] {
        let mut browser = house.signed_in(role).await;
        let body =
            json!({ "slug": format!("of-{role}"), "title": { "en": "Sky" }, "languages": ["en"] });
        let answer = browser
            .send_json(Method::POST, "/api/v1/exhibitions", &body)
            .await;
        assert_eq!(answer.status, status, "{role}: {}", answer.text());
    }
}

#[actix_web::test]
async fn a_curator_makes_hangs_labels_and_opens_by_forms_and_a_visitor_walks_through() {
    let house = TestApp::start().await;
    open_edition(&house, 9).await;
    let first = work(&house, 9, 0, true).await;
    let second = work(&house, 9, 1, true).await;
    let mut curator = house.signed_in(Role::Curator).await;
    let mut visitor = house.browser();

    let wrong = curator
        .post(
            "/en/desk/exhibitions",
            &[
                ("slug", "One Sky"),
                ("title_en", "Kept title"),
                ("language_en", "yes"),
            ],
        )
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        wrong.text().contains("Kept title"),
        "what was typed is kept"
    );
    let fields = [
        ("slug", "one-sky"),
        ("title_en", "Five countries, one sky"),
        ("lede_en", "Kites know no borders."),
        ("language_en", "yes"),
        ("thanks", "Hatgal school"),
    ];
    let made = curator.post("/en/desk/exhibitions", &fields).await;
    assert_eq!(
        made.location(),
        "/en/desk/exhibitions/one-sky",
        "{}",
        made.text()
    );
    let room = [("title_en", "Grass and wind"), ("wall", "sage")];
    let made = curator
        .post("/en/desk/exhibitions/one-sky/rooms", &room)
        .await;
    assert_eq!(made.location(), "/en/desk/exhibitions/one-sky/rooms/1");
    let colour = [("title_en", "Night"), ("wall", "#ff0000")];
    let refused = curator
        .post("/en/desk/exhibitions/one-sky/rooms", &colour)
        .await;
    assert_eq!(
        refused.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "five walls, never a picker"
    );

    let desk = "/en/desk/exhibitions/one-sky/rooms/1";
    let offered = curator
        .get(&format!("{desk}?edition=9&country=MN"))
        .await
        .text();
    assert!(offered.contains(&first.0.to_string()) && offered.contains(&second.0.to_string()));
    let elsewhere = curator
        .get(&format!("{desk}?edition=9&country=KR"))
        .await
        .text();
    assert!(!elsewhere.contains(&first.0.to_string()));
    let none = curator.post(&format!("{desk}/works"), &[]).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    let (a, b) = (first.0.to_string(), second.0.to_string());
    let hung = curator
        .post(&format!("{desk}/works"), &[("entry", &a), ("entry", &b)])
        .await;
    assert_eq!(hung.status, StatusCode::SEE_OTHER);

    for path in ["", "/rooms/1", "/works"] {
        let draft = visitor.get(&format!("/en/exhibitions/one-sky{path}")).await;
        assert_eq!(
            draft.status,
            StatusCode::NOT_FOUND,
            "a draft is nobody's: {path}"
        );
        assert_eq!(
            curator
                .get(&format!("/en/exhibitions/one-sky{path}"))
                .await
                .status,
            StatusCode::OK
        );
    }
    let desk_page = "/en/desk/exhibitions/one-sky";
    curator
        .post(&format!("{desk_page}/state"), &[("state", "review")])
        .await;
    let gaps = curator.get(desk_page).await.text();
    assert!(
        gaps.contains(&first.1) && gaps.contains(&second.1),
        "the gaps name the works"
    );
    let refused = curator
        .post(&format!("{desk_page}/state"), &[("state", "public")])
        .await;
    assert_eq!(refused.status, StatusCode::CONFLICT);

    let placements = self::hung(&house).await;
    for (id, _) in &placements {
        let path = format!("/en/desk/placements/{id}");
        assert_eq!(curator.get(&path).await.status, StatusCode::OK);
        let fields = [
            ("title_en", "The wind"),
            ("alt_en", "A child runs over grass."),
            ("pause_en", ""),
        ];
        let written = curator.post(&path, &fields).await;
        assert_eq!(written.status, StatusCode::SEE_OTHER, "{}", written.text());
    }
    let place = format!("/en/desk/placements/{}/place", placements[0].0);
    let moved = curator
        .post(
            &place,
            &[("to", "later"), ("slug", "one-sky"), ("room", "1")],
        )
        .await;
    assert_eq!(moved.status, StatusCode::SEE_OTHER);
    let stop = [
        ("name_en", "Online show"),
        ("opens_on", "2026-08-30"),
        ("closes_on", "2026-09-10"),
        ("zone", "Asia/Seoul"),
    ];
    let planned = curator.post(&format!("{desk_page}/stops"), &stop).await;
    assert_eq!(planned.status, StatusCode::SEE_OTHER, "{}", planned.text());
    assert_eq!(
        curator.get(&format!("{desk_page}/stops")).await.status,
        StatusCode::OK
    );
    assert_eq!(
        curator.get(&format!("{desk_page}/settings")).await.status,
        StatusCode::OK
    );
    let opened = curator
        .post(&format!("{desk_page}/state"), &[("state", "public")])
        .await;
    assert_eq!(opened.status, StatusCode::SEE_OTHER, "{}", opened.text());

    for lang in Lang::ALL {
        let list = visitor.get(&format!("/{lang}/exhibitions")).await;
        assert!(list.text().contains("/exhibitions/one-sky"), "{lang}");
        let first_screen = visitor
            .get(&format!("/{lang}/exhibitions/one-sky"))
            .await
            .text();
        assert!(first_screen.contains("Hatgal school") && first_screen.contains("Online show"));
        let room = visitor
            .get(&format!("/{lang}/exhibitions/one-sky/rooms/1"))
            .await;
        let html = room.text();
        assert!(html.contains("wall-sage") && html.contains("alt=\"A child runs over grass.\""));
        assert!(html.contains("<p class=\"own\" lang=\"mn\">Салхи надтай хамт гүйдэг.</p>"));
        assert!(!html.contains(" style="), "no style attribute");
        assert!(room.cookies.is_empty());
        let works = visitor
            .get(&format!("/{lang}/exhibitions/one-sky/works"))
            .await
            .text();
        assert!(works.contains("1-02"));
    }
    let json = visitor.get("/api/v1/exhibitions/one-sky").await.json();
    assert_eq!(json["rooms"][0]["bays"][0]["works"][0]["edition"], 9);
    assert_eq!(
        visitor.get("/en/exhibitions/one-sky/rooms/2").await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        visitor.get("/en/exhibitions/one-sky/rooms/0").await.status,
        StatusCode::NOT_FOUND
    );

    entries::withdraw(&house.app, &Actor::system(), &first.1)
        .await
        .unwrap();
    for path in [
        "/en/exhibitions/one-sky/rooms/1",
        "/en/exhibitions/one-sky/works",
        "/api/v1/exhibitions/one-sky",
        "/en/exhibitions",
    ] {
        assert!(!visitor.get(path).await.text().contains(&first.1), "{path}");
    }
}
