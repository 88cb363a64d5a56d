//! The tour: stops by their days, venues, and the consent it needs.

use artkite::exhibitions::actions::StopChange;
use artkite::exhibitions::domain::{GapKind, NewVenue, Phase, StopState};

use super::*;

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
