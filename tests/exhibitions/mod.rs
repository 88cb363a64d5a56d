//! Exhibitions: works of several editions hung in rooms, labelled, opened without gaps, on tour.

mod hanging;
mod pages;
mod tour;

use std::collections::BTreeMap;

use artkite::artworks::actions as artworks;
use artkite::artworks::domain::Words;
use artkite::editions::actions as editions;
use artkite::editions::{Division, Edition, EditionState, PhotoRule};
use artkite::entries::actions as entries;
use artkite::entries::domain::{ConsentPurpose, Decision, Relation, Submission};
use artkite::exhibitions::actions;
use artkite::exhibitions::domain::{LabelKind, NewExhibition, NewRoom, NewStop, Wall};
use artkite::kernel::{Actor, EntryId, ExhibitionId, Lang, PlacementId, RoomId, Translated};
use jiff::civil::date;

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
        photo_rule: PhotoRule::Warn,
        divisions: vec![Division {
            id: house.app.clock.new_id(),
            code: "A".to_owned(),
            name: Translated::one(Lang::En, "A"),
            age_min: 6,
            age_max: 18,
        }],
        criteria: Vec::new(),
        tiers: Vec::new(),
        award_caps: artkite::editions::AwardCaps::default(),
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
