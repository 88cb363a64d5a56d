//! Works are hung, labelled, moved and taken down, and an exhibition opens once nothing is missing.

use artkite::exhibitions::actions::{Move, Together};
use artkite::exhibitions::domain::{ExhibitionState, GapKind};

use super::*;

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
