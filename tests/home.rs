//! The first page and the page about children's data.

use actix_web::http::StatusCode;
use artkite::editions::{EditionState, actions as editions};
use artkite::kernel::{Actor, Lang};
use artkite::platform::i18n::I18n;
use jiff::SignedDuration;

use crate::entries::{edition, open_house};
use crate::support::TestApp;

#[actix_web::test]
async fn without_a_contest_the_first_page_is_calm_and_lets_the_secretariat_in() {
    let house = TestApp::start().await;
    let mut browser = house.browser();
    for lang in Lang::ALL {
        let page = browser.get(&format!("/{lang}/")).await;
        assert_eq!(page.status, StatusCode::OK);
        let text = page.text();
        assert!(text.contains(&format!("href=\"/{lang}/sign-in\"")));
        assert!(text.contains(&format!("href=\"/{lang}/entry\"")));
        assert!(!text.contains("/entering"), "there is nothing to enter");
    }
}

#[actix_web::test]
async fn the_first_page_offers_to_enter_only_while_entries_are_taken() {
    let house = open_house().await;
    let mut browser = house.browser();
    let enter = "href=\"/ko/editions/9/entering\"";
    let text = browser.get("/ko/").await.text();
    assert!(text.contains(enter));
    assert!(text.contains("href=\"/ko/editions/9\""));
    assert!(text.contains("<h1 id=\"theme\" lang=\"en\">The sea</h1>"));
    assert!(text.contains("datetime=\"2026-09-27T09:00:00Z\""));

    // The grace after the deadline is silent, and then it is over.
    let closes_at = edition(&house).closes_at.unwrap();
    house
        .app
        .clock
        .set(closes_at.plus(SignedDuration::from_mins(15)));
    let text = browser.get("/ko/").await.text();
    assert!(!text.contains("/entering"));
    assert!(text.contains("href=\"/ko/editions/9\""));
}

#[actix_web::test]
async fn the_first_page_says_when_a_contest_will_not_take_place() {
    let house = open_house().await;
    let current = editions::find_current(&house.app).await.unwrap().unwrap();
    editions::change_state(
        &house.app,
        &Actor::system(),
        current.id,
        EditionState::Cancelled,
    )
    .await
    .unwrap();
    let text = house.browser().get("/en/").await.text();
    assert!(text.contains("will not take place"));
    assert!(!text.contains("/entering"));
}

/// The longest text for a child, in words; where words are not set apart, two characters count as one.
const CHILD_WORDS_MAX: usize = 150;

#[test]
fn the_text_for_children_is_short_in_every_language() {
    let words = I18n::load().unwrap();
    for lang in Lang::ALL {
        let text = words.text(*lang, "privacy-child", &[]);
        let n_words = match lang {
            Lang::Zh | Lang::Ja => text.chars().filter(|c| c.is_alphanumeric()).count() / 2,
            _ => text.split_whitespace().count(),
        };
        assert!(
            (40..=CHILD_WORDS_MAX).contains(&n_words),
            "{lang}: {n_words} words"
        );
    }
}

#[actix_web::test]
async fn the_page_about_childrens_data_speaks_to_the_child_first_and_leads_to_the_code() {
    let house = TestApp::start().await;
    let mut browser = house.browser();
    for lang in Lang::ALL {
        let page = browser.get(&format!("/{lang}/privacy")).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.cookies.is_empty());
        let text = page.text();
        let place = |id: &str| text.find(&format!("id=\"{id}\"")).unwrap();
        assert!(place("child") < place("guardian") && place("guardian") < place("full"));
        assert!(text.contains(&format!("href=\"/{lang}/entry\"")));
    }
}
