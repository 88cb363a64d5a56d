//! Exhibitions: works of several editions hung in rooms, labelled, opened without gaps, on tour.

use std::collections::BTreeMap;

use actix_web::http::{Method, StatusCode};
use artkite::artworks::actions as artworks;
use artkite::artworks::domain::Words;
use artkite::editions::actions as editions;
use artkite::editions::{Division, Edition, EditionState};
use artkite::entries::actions as entries;
use artkite::entries::domain::{ConsentPurpose, Decision, Relation, Submission};
use artkite::exhibitions::actions::{self, Move, StopChange, Together};
use artkite::exhibitions::domain::{
    ExhibitionState, GapKind, LabelKind, NewExhibition, NewRoom, NewStop, NewVenue, Phase,
    StopState, Wall,
};
use artkite::kernel::{Actor, EntryId, ExhibitionId, Lang, PlacementId, Role, RoomId, Translated};
use jiff::civil::date;
use serde_json::json;

use crate::support::TestApp;

fn both(en: &str, ko: &str) -> Translated {
    Translated(BTreeMap::from([
        (Lang::En, en.to_owned()),
        (Lang::Ko, ko.to_owned()),
    ]))
}

/// An edition that takes entries at the test's time.
async fn open_edition(house: &TestApp, number: i32) {
    let edition = Edition {
        id: house.app.clock.new_id(),
        number,
        year: 2017 + number,
        state: EditionState::Open,
        theme: Translated::one(Lang::En, "The neighbour I want to visit"),
        description: Translated::default(),
        zone: "Asia/Seoul".to_owned(),
        languages: vec![Lang::En],
        opens_at: Some("2026-06-01T00:00:00Z".parse().unwrap()),
        closes_at: Some("2026-09-27T09:00:00Z".parse().unwrap()),
        grace_minutes: 0,
        age_on: date(2026, 9, 27),
        short_side_px_min: 100,
        divisions: vec![Division {
            id: house.app.clock.new_id(),
            code: "A".to_owned(),
            name: Translated::one(Lang::En, "A"),
            age_min: 6,
            age_max: 18,
        }],
        criteria: Vec::new(),
        tiers: Vec::new(),
        quotas: Vec::new(),
    };
    editions::create_edition(&house.app, &Actor::system(), &edition)
        .await
        .unwrap();
}

fn png(n: u32, width: u32, height: u32) -> Vec<u8> {
    let picture = image::RgbImage::from_fn(width, height, |x, y| {
        image::Rgb([(x + n * 7) as u8, (y * 2) as u8, (n * 37) as u8])
    });
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture
        .write_to(&mut bytes, image::ImageFormat::Png)
        .unwrap();
    bytes.into_inner()
}

/// A published work; `can_tour` is the guardian's word on print and tour. Upright where `n` is odd.
async fn work(house: &TestApp, edition: i32, n: u32, can_tour: bool) -> (EntryId, String) {
    let app = &house.app;
    let (width, height) = if n % 2 == 1 { (120, 160) } else { (160, 120) };
    let kept = artworks::keep_picture(app, png(n, width, height).into(), 100)
        .await
        .unwrap();
    let submission = Submission {
        name_native: "Энхтуяа".to_owned(),
        name_latin: "Enkhtuya".to_owned(),
        member: "MN-073".parse().unwrap(),
        age: 10,
        school: String::new(),
        words: Words {
            title: format!("Салхи {n}"),
            title_lang: Lang::Mn,
            statement: "Салхи надтай хамт гүйдэг.".to_owned(),
        },
        guardian_name: "Bold".to_owned(),
        guardian_email: "bold@example.org".parse().unwrap(),
        relation: Relation::Parent,
        lang: Lang::Mn,
        consents: ConsentPurpose::ALL
            .iter()
            .map(|purpose| {
                (
                    *purpose,
                    can_tour || *purpose != ConsentPurpose::PrintAndTour,
                )
            })
            .collect(),
    };
    let visitor = Actor::visitor();
    let receipt = entries::submit(
        app,
        &visitor,
        edition,
        &format!("key-{n}"),
        &submission,
        &kept,
    )
    .await
    .unwrap();
    let system = Actor::system();
    let found = entries::find_entry(app, &system, &receipt.number)
        .await
        .unwrap();
    artworks::make_derivatives(app, found.entry.artwork_id)
        .await
        .unwrap();
    entries::screen(app, &system, &receipt.number, Decision::Admit, None, "")
        .await
        .unwrap();
    let tx = app.db.write().await.unwrap();
    entries::publish(&tx, &[receipt.id], app.clock.now())
        .await
        .unwrap();
    tx.commit().await.unwrap();
    (receipt.id, receipt.number)
}

async fn exhibition(house: &TestApp) -> (ExhibitionId, RoomId) {
    let new = NewExhibition {
        slug: "one-sky".to_owned(),
        title: both("Five countries, one sky", "다섯 나라, 하나의 하늘"),
        lede: both("Kites know no borders.", "연은 국경을 모릅니다."),
        languages: vec![Lang::En, Lang::Ko],
        thanks: "Hatgal school\n홉스골 학교".to_owned(),
        ..NewExhibition::default()
    };
    let system = Actor::system();
    let id = actions::create_exhibition(&house.app, &system, &new)
        .await
        .unwrap();
    let room = room(house, id, "Grass and wind", "풀과 바람").await;
    (id, room)
}

async fn room(house: &TestApp, id: ExhibitionId, en: &str, ko: &str) -> RoomId {
    let new = NewRoom {
        title: both(en, ko),
        intro: Translated::default(),
        wall: Wall::Sage,
    };
    actions::add_room(&house.app, &Actor::system(), id, &new)
        .await
        .unwrap()
}

async fn hung(house: &TestApp) -> Vec<(PlacementId, String)> {
    let sheet = actions::find_by_slug(&house.app, &Actor::system(), "one-sky")
        .await
        .unwrap();
    sheet.rooms[0]
        .works()
        .map(|work| (work.id, work.words.number.clone()))
        .collect()
}

async fn label_all(house: &TestApp) {
    for (id, number) in hung(house).await {
        for kind in [LabelKind::Title, LabelKind::Alt] {
            let text = both(&format!("Wind {number}"), &format!("바람 {number}"));
            actions::write_label(&house.app, &Actor::system(), id, kind, &text)
                .await
                .unwrap();
        }
    }
}

fn stop(opens: i8, closes: i8) -> NewStop {
    NewStop {
        venue_id: None,
        name: both("Art fair", "아트페어"),
        opens_on: date(2026, 9, opens),
        closes_on: date(2026, 9, closes),
        zone: "Asia/Seoul".to_owned(),
        note: Translated::default(),
    }
}

#[actix_web::test]
async fn works_of_two_editions_are_hung_labelled_and_opened_once_nothing_is_missing() {
    let house = TestApp::start().await;
    let (app, system) = (&house.app, Actor::system());
    open_edition(&house, 8).await;
    open_edition(&house, 9).await;
    let mut ids = Vec::new();
    for n in 0..6 {
        ids.push(work(&house, 8 + (n % 2) as i32, n, true).await.0);
    }
    let (id, room_id) = exhibition(&house).await;
    let gaps = actions::list_gaps(app, &system, id).await.unwrap();
    assert_eq!(
        gaps.iter().map(|gap| gap.kind).collect::<Vec<_>>(),
        [GapKind::Works, GapKind::RoomWorks]
    );

    assert_eq!(actions::hang(app, &system, room_id, &ids).await.unwrap(), 6);
    assert_eq!(
        actions::hang(app, &system, room_id, &ids).await.unwrap(),
        0,
        "hung once"
    );
    let refused = actions::publish(app, &system, id).await.unwrap_err();
    assert_eq!(refused.code(), "exhibition-has-gaps");
    let gaps = actions::list_gaps(app, &system, id).await.unwrap();
    assert_eq!(gaps.len(), 12, "a title and an alt text of each work");
    assert_eq!(gaps[0].languages, [Lang::En, Lang::Ko]);
    label_all(&house).await;
    assert!(
        actions::list_gaps(app, &system, id)
            .await
            .unwrap()
            .is_empty()
    );

    assert!(actions::list_exhibitions(app).await.unwrap().is_empty());
    actions::publish(app, &system, id).await.unwrap();
    let sheet = actions::find_by_slug(app, &Actor::visitor(), "one-sky")
        .await
        .unwrap();
    assert_eq!(sheet.exhibition.state, ExhibitionState::Public);
    assert_eq!(sheet.n_works(), 6);
    let sizes: Vec<usize> = sheet.rooms[0]
        .bays
        .iter()
        .map(|bay| bay.works.len())
        .collect();
    assert_eq!(sizes, [1, 2, 3]);
    assert!(
        sheet.rooms[0].bays[2].pause.is_some(),
        "six works need a pause"
    );
    let editions: Vec<i32> = sheet.rooms[0]
        .works()
        .map(|work| work.words.edition)
        .collect();
    assert_eq!(editions, [8, 9, 8, 9, 8, 9]);
}

#[actix_web::test]
async fn a_withdrawn_work_is_gone_at_once_and_the_hang_closes_the_gap() {
    let house = TestApp::start().await;
    let (app, system) = (&house.app, Actor::system());
    open_edition(&house, 9).await;
    let mut works = Vec::new();
    for n in 0..3 {
        works.push(work(&house, 9, n, true).await);
    }
    let ids: Vec<EntryId> = works.iter().map(|work| work.0).collect();
    let (id, room_id) = exhibition(&house).await;
    actions::hang(app, &system, room_id, &ids).await.unwrap();
    label_all(&house).await;
    actions::publish(app, &system, id).await.unwrap();
    assert_eq!(hung(&house).await.len(), 3);

    entries::withdraw(app, &system, &works[1].1).await.unwrap();
    let sheet = actions::find_by_slug(app, &Actor::visitor(), "one-sky")
        .await
        .unwrap();
    let sizes: Vec<usize> = sheet.rooms[0]
        .bays
        .iter()
        .map(|bay| bay.works.len())
        .collect();
    assert_eq!(sizes, [2], "two alike alone in a row become a pair");
    assert_eq!(sheet.rooms[0].hidden.len(), 1);
    let gaps = actions::list_gaps(app, &system, id).await.unwrap();
    assert_eq!(gaps.len(), 1);
    assert_eq!(gaps[0].kind, GapKind::Consent);
    assert_eq!(gaps[0].work.as_deref(), Some(works[1].1.as_str()));
    let again = actions::hang(app, &system, room_id, &[ids[1]])
        .await
        .unwrap();
    assert_eq!(again, 0);
    entries::withdraw(app, &system, &works[0].1).await.unwrap();
    let (_, other) = (id, room(&house, id, "Night", "밤").await);
    actions::take_down(app, &system, sheet.rooms[0].hidden[0].id)
        .await
        .unwrap();
    let refused = actions::hang(app, &system, other, &[ids[1]])
        .await
        .unwrap_err();
    assert_eq!(refused.code(), "work-not-public");
}

#[actix_web::test]
async fn works_are_moved_joined_parted_and_taken_down_by_buttons() {
    let house = TestApp::start().await;
    let (app, system) = (&house.app, Actor::system());
    open_edition(&house, 9).await;
    let mut ids = Vec::new();
    for n in 0..5 {
        ids.push(work(&house, 9, n, true).await.0);
    }
    let (id, first) = exhibition(&house).await;
    let second = room(&house, id, "Night", "밤").await;
    actions::hang(app, &system, first, &ids).await.unwrap();
    let before = hung(&house).await;
    actions::move_placement(app, &system, before[0].0, Move::Later)
        .await
        .unwrap();
    let after = hung(&house).await;
    assert_eq!((&after[0], &after[1]), (&before[1], &before[0]));
    actions::move_placement(app, &system, after[0].0, Move::Earlier)
        .await
        .unwrap();
    assert_eq!(hung(&house).await, after, "the first cannot go further");

    actions::move_placement(app, &system, after[4].0, Move::ToRoom(second))
        .await
        .unwrap();
    actions::set_together(app, &system, after[1].0, Together::WithBefore)
        .await
        .unwrap();
    let sheet = actions::find_by_slug(app, &system, "one-sky")
        .await
        .unwrap();
    assert_eq!(sheet.rooms[1].n_works(), 1);
    assert_eq!(
        sheet.rooms[0].bays[0].works.len(),
        3,
        "the pair joined the first"
    );
    actions::set_together(app, &system, after[1].0, Together::Apart)
        .await
        .unwrap();
    let sheet = actions::find_by_slug(app, &system, "one-sky")
        .await
        .unwrap();
    assert_eq!(sheet.rooms[0].bays[0].works.len(), 1);
    actions::write_pause(app, &system, after[1].0, Some(&both("Wind.", "바람.")))
        .await
        .unwrap();
    let sheet = actions::find_by_slug(app, &system, "one-sky")
        .await
        .unwrap();
    assert_eq!(sheet.rooms[0].bays[1].pause, Some(both("Wind.", "바람.")));
    actions::rearrange(app, &system, first).await.unwrap();
    actions::take_down(app, &system, after[0].0).await.unwrap();
    assert_eq!(hung(&house).await.len(), 3);
    let other_room_of_nobody = RoomId(uuid::Uuid::nil());
    let nowhere =
        actions::move_placement(app, &system, after[1].0, Move::ToRoom(other_room_of_nobody)).await;
    assert_eq!(nowhere.unwrap_err().code(), "not-found");
}

#[actix_web::test]
async fn stops_may_overlap_one_may_be_online_and_they_open_and_close_by_their_days() {
    let house = TestApp::start().await;
    let (app, system) = (&house.app, Actor::system());
    let (id, _) = exhibition(&house).await;
    let venue = NewVenue {
        name: both("Ulsan Library", "울산도서관"),
        member_code: None,
        address: "Ulsan".to_owned(),
    };
    let venue_id = actions::add_venue(app, &system, &venue).await.unwrap();
    let at_venue = NewStop {
        venue_id: Some(venue_id),
        name: Translated::default(),
        ..stop(1, 17)
    };
    actions::add_stop(app, &system, id, &at_venue)
        .await
        .unwrap();
    let online = actions::add_stop(app, &system, id, &stop(10, 12))
        .await
        .unwrap();
    let states = async || {
        let sheet = actions::find_by_slug(app, &Actor::system(), "one-sky")
            .await
            .unwrap();
        let states: Vec<StopState> = sheet.stops.iter().map(|stop| stop.state).collect();
        (states, sheet.phase)
    };
    assert_eq!(
        states().await,
        (vec![StopState::Open, StopState::Planned], Phase::Now)
    );
    house.app.clock.set("2026-09-10T20:00:00Z".parse().unwrap());
    assert_eq!(
        states().await,
        (vec![StopState::Open, StopState::Open], Phase::Now)
    );
    let moved = StopChange::Move {
        opens_on: date(2026, 9, 20),
        closes_on: date(2026, 9, 22),
    };
    actions::change_stop(app, &system, online, moved)
        .await
        .unwrap();
    assert_eq!(states().await.0, [StopState::Open, StopState::Moved]);
    actions::change_stop(app, &system, online, StopChange::Cancel)
        .await
        .unwrap();
    // 17 September in Seoul ends at 15:00 UTC.
    house.app.clock.set("2026-09-17T14:59:59Z".parse().unwrap());
    assert_eq!(states().await.0, [StopState::Open, StopState::Cancelled]);
    house.app.clock.set("2026-09-17T15:00:00Z".parse().unwrap());
    assert_eq!(
        states().await,
        (vec![StopState::Closed, StopState::Cancelled], Phase::Past)
    );
    let backwards = actions::add_stop(app, &system, id, &stop(12, 10))
        .await
        .unwrap_err();
    assert_eq!(backwards.code(), "wrong-input");
}

#[actix_web::test]
async fn on_tour_at_a_place_each_guardian_must_have_agreed_to_it() {
    let house = TestApp::start().await;
    let (app, system) = (&house.app, Actor::system());
    open_edition(&house, 9).await;
    let stays = work(&house, 9, 0, false).await;
    let tours = work(&house, 9, 1, true).await;
    let (id, room_id) = exhibition(&house).await;
    actions::hang(app, &system, room_id, &[stays.0, tours.0])
        .await
        .unwrap();
    label_all(&house).await;
    actions::add_stop(app, &system, id, &stop(10, 12))
        .await
        .unwrap();
    assert!(
        actions::list_gaps(app, &system, id)
            .await
            .unwrap()
            .is_empty(),
        "online needs no more"
    );
    let venue = NewVenue {
        name: both("Ulsan Library", "울산도서관"),
        ..NewVenue::default()
    };
    let venue_id = actions::add_venue(app, &system, &venue).await.unwrap();
    let at_venue = NewStop {
        venue_id: Some(venue_id),
        ..stop(1, 17)
    };
    actions::add_stop(app, &system, id, &at_venue)
        .await
        .unwrap();
    let gaps = actions::list_gaps(app, &system, id).await.unwrap();
    assert_eq!(gaps.len(), 1);
    assert_eq!(gaps[0].kind, GapKind::TourConsent);
    assert_eq!(gaps[0].work.as_deref(), Some(stays.1.as_str()));
}

#[actix_web::test]
async fn a_room_holds_thirty_works_and_a_label_so_many_words() {
    let house = TestApp::start().await;
    let (app, system) = (&house.app, Actor::system());
    open_edition(&house, 9).await;
    let mut ids = Vec::new();
    for n in 0..31 {
        ids.push(work(&house, 9, n, true).await.0);
    }
    let (_, room_id) = exhibition(&house).await;
    let refused = actions::hang(app, &system, room_id, &ids)
        .await
        .unwrap_err();
    assert_eq!(refused.code(), "room-full");
    actions::hang(app, &system, room_id, &ids[..30])
        .await
        .unwrap();
    let hung = hung(&house).await;
    let at_most = LabelKind::Extended.words_max();
    for (n, is_taken) in [(at_most, true), (at_most + 1, false)] {
        let text = Translated::one(Lang::En, "wind ".repeat(n));
        let written =
            actions::write_label(app, &system, hung[0].0, LabelKind::Extended, &text).await;
        assert_eq!(written.is_ok(), is_taken, "{n} words");
    }
}

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
