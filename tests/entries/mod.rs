//! Sending a drawing in, seeing what becomes of it, screening.

mod bounds;
mod photos;
mod screening;
mod sending;
pub mod straightening;

use actix_web::http::StatusCode;
use artkite::artworks::actions as artworks;
use artkite::editions::domain::{AwardTier, Criterion, Division};
use artkite::editions::{
    AwardCaps, Edition, EditionState, PhotoRule, TierSize, actions as editions,
};
use artkite::entries::actions as entries;
use artkite::kernel::{Actor, Lang, Translated};
use artkite::platform::mail;

use crate::support::{Answer, Browser, TestApp};

/// The ninth edition, open at the time of the tests.
pub fn edition(house: &TestApp) -> Edition {
    let clock = &house.app.clock;
    let name = |text: &str| Translated::one(Lang::En, text);
    let division = |code: &str, age_min, age_max| Division {
        id: clock.new_id(),
        code: code.to_owned(),
        name: name(code),
        age_min,
        age_max,
    };
    Edition {
        id: clock.new_id(),
        number: 9,
        year: 2026,
        state: EditionState::Open,
        theme: name("The sea"),
        description: Translated::default(),
        zone: "Asia/Seoul".to_owned(),
        languages: vec![Lang::En],
        opens_at: Some("2026-06-01T00:00:00Z".parse().unwrap()),
        closes_at: Some("2026-09-27T09:00:00Z".parse().unwrap()),
        grace_minutes: 15,
        age_on: jiff::civil::date(2026, 9, 27),
        short_side_px_min: 300,
        photo_rule: PhotoRule::Warn,
        divisions: vec![division("A", 6, 9), division("B", 10, 12)],
        criteria: vec![Criterion {
            id: clock.new_id(),
            code: "idea".into(),
            name: name("Idea"),
            anchors: Default::default(),
            weight: 1.0,
            points_min: 1,
            points_max: 10,
        }],
        tiers: vec![AwardTier {
            id: clock.new_id(),
            position: 1,
            name: name("Best Work"),
            size: TierSize::Works(1),
            is_per_division: false,
        }],
        award_caps: AwardCaps::default(),
        quotas: Vec::new(),
    }
}

/// A house whose call is open.
pub async fn open_house() -> TestApp {
    open_house_with(&[]).await
}

pub async fn open_house_with(settings: &[(&str, &str)]) -> TestApp {
    let house = TestApp::start_with(settings).await;
    editions::create_edition(&house.app, &Actor::system(), &edition(&house))
        .await
        .unwrap();
    house
}

/// A picture that no other number gives.
pub fn drawing(n: u32) -> Vec<u8> {
    let picture = image::RgbImage::from_fn(400, 320, |x, y| {
        image::Rgb([(x + n) as u8, (y * 3) as u8, (x * y + n * 7) as u8])
    });
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture
        .write_to(&mut bytes, image::ImageFormat::Jpeg)
        .unwrap();
    bytes.into_inner()
}

pub const FIELDS: [(&str, &str); 13] = [
    ("key", "one"),
    ("member", "MN-073"),
    ("name_native", "Батын Номин"),
    ("name_latin", "Nomin Bat"),
    ("age", "11"),
    ("school", "Invented school no. 7"),
    ("title", "Нуурын эрэг"),
    ("title_lang", "mn"),
    ("statement", "Завиар зугаалав."),
    ("guardian_name", "Оюун"),
    ("guardian_email", "oyun@example.org"),
    ("relation", "parent"),
    ("consent-taking-part", "yes"),
];

/// The good form with some fields changed; an empty value stays in.
fn with(changes: &[(&'static str, &'static str)]) -> Vec<(&'static str, &'static str)> {
    let mut fields: Vec<_> = FIELDS
        .iter()
        .copied()
        .filter(|(name, _)| !changes.iter().any(|(changed, _)| changed == name))
        .collect();
    fields.extend(changes);
    fields
}

pub const FORM: &str = "/mn/editions/9/entries";

pub async fn send(
    browser: &mut Browser<'_>,
    changes: &[(&'static str, &'static str)],
    picture: &[u8],
) -> Answer {
    browser
        .upload(
            FORM,
            &with(changes),
            Some(("photo", "drawing.jpg", picture)),
        )
        .await
}

fn code_of(receipt: &Answer) -> String {
    let text = receipt.text();
    let (_, rest) = text.split_once("<code>").expect("the receipt has a code");
    rest.split_once('<').unwrap().0.to_owned()
}

async fn letters(house: &TestApp) -> Vec<mail::Letter> {
    mail::list_in_state(house.app.db.read(), mail::LetterState::Waiting, None, 100)
        .await
        .unwrap()
}

pub async fn make_pictures(house: &TestApp, number: &str) {
    let sheet = entries::find_entry(&house.app, &Actor::system(), number)
        .await
        .unwrap();
    artworks::make_derivatives(&house.app, sheet.artwork.id)
        .await
        .unwrap();
}

/// What comes back: 422, the sentence, and every word that was typed.
fn comes_back(answer: &Answer, sentence: &str) {
    assert_eq!(
        answer.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "{sentence}"
    );
    let text = answer.text();
    assert!(text.contains(sentence), "{sentence} is not said");
    for kept in [
        "Батын Номин",
        "Nomin Bat",
        "Завиар зугаалав.",
        "Оюун",
        "oyun@example.org",
    ] {
        assert!(text.contains(kept), "{kept} is lost with {sentence}");
    }
    assert!(text.contains("value=\"yes\" checked"), "an answer is lost");
}
