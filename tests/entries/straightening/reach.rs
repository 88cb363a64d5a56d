//! Who may see and decide, and until when.

use super::*;

#[actix_web::test]
async fn the_photo_and_the_decision_are_for_the_entrys_own_people_and_the_desk() {
    let house = open_house().await;
    let mut family = sent(&house, &photo(4)).await;
    let seen = own(&mut family, "9-MN-001").await["straightening"]["photo"]
        .as_str()
        .unwrap()
        .to_owned();
    let corners_text = "?corners=1000,1000+9000,1000+9000,9000+1000,9000";
    let pictures = [
        "/entries/9-MN-001/photo.jpg".to_owned(),
        format!("/entries/9-MN-001/sheet.jpg{corners_text}"),
    ];

    let mut neighbours = house.browser();
    send(&mut neighbours, &[("key", "two")], &drawing(5)).await;
    let mut judge = house.signed_in(Role::Judge).await;
    let mut auditor = house.signed_in(Role::Auditor).await;
    let mut visitor = house.browser();
    for (who, browser) in [
        ("neighbours", &mut neighbours),
        ("a judge", &mut judge),
        ("an auditor", &mut auditor),
        ("a visitor", &mut visitor),
    ] {
        for picture in &pictures {
            let answer = browser.get(picture).await;
            assert_ne!(answer.status, StatusCode::OK, "{who}: {picture}");
            assert!(!answer.body.starts_with(b"\xff\xd8"), "{who}");
        }
        let page = browser.get(&page_of("9-MN-001")).await;
        assert_ne!(page.status, StatusCode::OK, "{who}");
        let posted = decide(browser, ("9-MN-001", &seen, "straighten"), corners()).await;
        assert!(
            !posted.status.is_success()
                && posted
                    .headers
                    .get("location")
                    .is_none_or(|to| !to.to_str().unwrap().contains("picture")),
            "{who}: {}",
            posted.status
        );
    }
    assert_eq!(
        neighbours.get(&pictures[0]).await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        own(&mut family, "9-MN-001").await["straightening"]["decision"],
        Value::Null
    );
    for picture in &pictures {
        assert_eq!(
            family.get(picture).await.status,
            StatusCode::OK,
            "{picture}"
        );
    }

    // The desk sees and does as much; who looked before is told that it is another picture now.
    let mut desk = house.signed_in(Role::Secretariat).await;
    let screening = "/ko/desk/editions/9/screening";
    assert!(
        desk.get(screening)
            .await
            .text()
            .contains("/ko/entries/9-MN-001/straightening")
    );
    assert_eq!(desk.get(&pictures[0]).await.status, StatusCode::OK);
    let done = decide(&mut desk, ("9-MN-001", &seen, "straighten"), corners()).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    let late = [
        ("entry", "9-MN-001"),
        ("seen", "submitted-0"),
        ("decision", "admit"),
    ];
    assert!(
        desk.post(screening, &late)
            .await
            .location()
            .ends_with("told=changed")
    );
    let sheet = own(&mut desk, "9-MN-001").await;
    let now = [
        ("entry", "9-MN-001"),
        ("seen", sheet["stamp"].as_str().unwrap()),
        ("decision", "admit"),
    ];
    assert!(
        !desk
            .post(screening, &now)
            .await
            .location()
            .ends_with("told=changed")
    );
    let decisions = entries::find_entry(&house.app, &Actor::system(), "9-MN-001")
        .await
        .unwrap()
        .straightenings;
    assert!(decisions[0].decided_by.is_some());
}

#[actix_web::test]
async fn a_picture_is_changed_in_time_and_another_photo_ends_what_was_decided() {
    let house = open_house().await;
    let app = &house.app;
    let system = Actor::system();
    let mut family = house.browser();
    let code = code_of(&send(&mut family, &[], &photo(6)).await);
    make_pictures(&house, "9-MN-001").await;
    let seen = own(&mut family, "9-MN-001").await["straightening"]["photo"]
        .as_str()
        .unwrap()
        .to_owned();
    decide(&mut family, ("9-MN-001", &seen, "straighten"), corners()).await;
    make_pictures(&house, "9-MN-001").await;

    // Another photo: the decision was about the one before, and so is a page that was opened then.
    use artkite::entries::domain::{Decision, Reason};
    entries::screen(
        app,
        &system,
        "9-MN-001",
        Decision::Return,
        Some(Reason::Blurred),
        "",
    )
    .await
    .unwrap();
    let returned = family.get("/mn/entries/9-MN-001").await.text();
    assert!(
        returned.contains(&page_of("9-MN-001")),
        "until the new photo it may be changed"
    );
    let path = "/mn/entries/9-MN-001/picture";
    let sent_again = family
        .upload(path, &[], Some(("photo", "b.jpg", &photo(7))))
        .await;
    assert_eq!(
        sent_again.status,
        StatusCode::SEE_OTHER,
        "{}",
        sent_again.text()
    );
    let fresh = own(&mut family, "9-MN-001").await;
    assert_eq!(
        (
            &fresh["straightening"]["decision"],
            &fresh["straightening"]["corners"]
        ),
        (&Value::Null, &Value::Null)
    );
    let stale = decide(&mut family, ("9-MN-001", &seen, "straighten"), corners()).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.text().contains("өөр гэрэл зураг ирсэн байна"));
    let now = hidden(&stale, "seen");
    assert_ne!(now, seen, "the page that comes back is of the new photo");
    make_pictures(&house, "9-MN-001").await;
    let (_, bytes) = largest(&mut family, "9-MN-001").await;
    assert_corners(&bytes, [TABLE; 4], "the new photo as it is");
    house.check().await;

    // The call closes with its grace: one moment before it is taken, then not; the desk still may.
    let closes: Instant = "2026-09-27T09:15:00Z".parse().unwrap();
    app.clock.set(closes.plus(-SignedDuration::from_millis(1)));
    let mut family = house.browser();
    family.post("/mn/entry/opening", &[("code", &code)]).await;
    let mut desk = house.signed_in(Role::Secretariat).await;
    let taken = decide(&mut family, ("9-MN-001", now, "straighten"), corners()).await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.text());
    app.clock.set(closes);
    let late = decide(&mut family, ("9-MN-001", now, "as-it-is"), corners()).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(
        late.text().contains("Өөрчлөх хугацаа дууссан."),
        "{}",
        late.text()
    );
    assert!(
        !family
            .get("/mn/entries/9-MN-001")
            .await
            .text()
            .contains(&page_of("9-MN-001")),
        "it is not offered any more"
    );
    assert_eq!(
        family.get(&page_of("9-MN-001")).await.status,
        StatusCode::CONFLICT
    );
    let by_desk = decide(&mut desk, ("9-MN-001", now, "as-it-is"), corners()).await;
    assert_eq!(by_desk.status, StatusCode::SEE_OTHER, "{}", by_desk.text());

    // Admitted: the desk's alone. Judged: nobody's.
    entries::screen(app, &system, "9-MN-001", Decision::Admit, None, "")
        .await
        .unwrap();
    let settled = decide(&mut family, ("9-MN-001", now, "straighten"), corners()).await;
    assert_eq!(settled.status, StatusCode::CONFLICT);
    assert!(settled.text().contains("шийдвэр гарсан"));
    let by_desk = decide(&mut desk, ("9-MN-001", now, "straighten"), corners()).await;
    assert_eq!(by_desk.status, StatusCode::SEE_OTHER, "{}", by_desk.text());
    let edition = editions::find_edition(app, &system, 9).await.unwrap().id;
    for state in [EditionState::Closed, EditionState::Judging] {
        editions::change_state(app, &system, edition, state)
            .await
            .unwrap();
    }
    let judged = decide(&mut desk, ("9-MN-001", now, "as-it-is"), corners()).await;
    assert_eq!(judged.status, StatusCode::CONFLICT);
    assert!(judged.text().contains("Шүүгчид зургуудыг үзэж байгаа"));
    house.check().await;
}
