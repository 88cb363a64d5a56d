//! Editions: made from the template or a copy, set up, opened, and read as a call.

use actix_web::http::{Method, StatusCode};
use artkite::kernel::{Lang, Role};
use serde_json::json;

use crate::support::{Browser, TestApp};

/// The fields of the settings form as a browser would send them back, read from the page itself.
fn fields_of(html: &str) -> Vec<(String, String)> {
    let attribute = |tag: &str, name: &str| {
        let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
        Some(
            rest.split('"')
                .next()?
                .replace("&#38;", "&")
                .replace("&#39;", "'"),
        )
    };
    let form = html.rsplit("/settings\">").next().unwrap_or(html);
    let mut fields = Vec::new();
    for tag in form.split("<input").skip(1) {
        let tag = tag.split('>').next().unwrap();
        let is_box = tag.contains("type=\"checkbox\"");
        if (!is_box || tag.contains(" checked"))
            && let Some(name) = attribute(tag, "name")
            && name != "csrf"
        {
            fields.push((name, attribute(tag, "value").unwrap_or_default()));
        }
    }
    for select in form.split("<select").skip(1) {
        let name = attribute(select.split('>').next().unwrap(), "name").unwrap();
        let chosen = select
            .split("<option")
            .skip(1)
            .find(|option| option.split('>').next().unwrap().contains("selected"));
        let value = chosen.map_or_else(String::new, |option| {
            let (head, text) = option.split_once('>').unwrap();
            attribute(head, "value").unwrap_or_else(|| text.split('<').next().unwrap().to_owned())
        });
        fields.push((name, value));
    }
    for area in form.split("<textarea").skip(1) {
        let (head, text) = area.split_once('>').unwrap();
        fields.push((
            attribute(head, "name").unwrap(),
            text.split('<').next().unwrap().to_owned(),
        ));
    }
    fields
}

fn set(fields: &mut Vec<(String, String)>, name: &str, value: &str) {
    fields.retain(|(known, _)| known != name);
    fields.push((name.to_owned(), value.to_owned()));
}

async fn post(
    browser: &mut Browser<'_>,
    path: &str,
    fields: &[(String, String)],
) -> crate::support::Answer {
    let pairs: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    browser.post(path, &pairs).await
}

const THEMES: [(&str, &str); 7] = [
    ("zh", "海那边的一天"),
    ("ja", "海の向こうの一日"),
    ("ko", "바다 건너의 하루"),
    ("mn", "Далайн чанадах нэг өдөр"),
    ("ru", "День за морем"),
    ("en", "A day across the sea"),
    ("vi", "Một ngày bên kia biển"),
];

#[actix_web::test]
async fn the_secretariat_makes_an_edition_sets_it_up_and_opens_the_call() {
    let house = TestApp::start().await;
    let mut desk = house.signed_in(Role::Secretariat).await;
    let made = desk
        .post(
            "/ko/desk/editions",
            &[("number", "14"), ("year", "2026"), ("copy_of", "")],
        )
        .await;
    assert_eq!(
        made.location(),
        "/ko/desk/editions/14/settings",
        "{}",
        made.text()
    );

    // A draft is the secretariat's own, and does not open while the theme is untranslated.
    let mut visitor = house.browser();
    assert_eq!(
        visitor.get("/en/editions/14").await.status,
        StatusCode::NOT_FOUND
    );
    let early = desk
        .post("/en/desk/editions/14/states", &[("state", "open")])
        .await;
    assert_eq!(early.status, StatusCode::CONFLICT);
    assert!(early.text().contains("still missing"), "{}", early.text());
    let overview = desk.get("/en/desk/editions/14").await.text();
    assert!(overview.contains("the theme in every language of the call"));

    let page = desk.get("/ko/desk/editions/14/settings").await;
    assert_eq!(page.status, StatusCode::OK);
    let mut fields = fields_of(&page.text());
    for (lang, theme) in THEMES {
        set(&mut fields, &format!("theme-{lang}"), theme);
    }
    set(
        &mut fields,
        "description-en",
        "Draw it.\n\nAny paper will do.",
    );
    let saved = post(&mut desk, "/ko/desk/editions/14/settings", &fields).await;
    assert_eq!(
        saved.location(),
        "/ko/desk/editions/14/settings?saved=1",
        "{}",
        saved.text()
    );
    let opened = desk
        .post("/ko/desk/editions/14/states", &[("state", "open")])
        .await;
    assert_eq!(
        opened.location(),
        "/ko/desk/editions/14",
        "{}",
        opened.text()
    );

    // Everyone reads the call in their own language, with the deadline in the contest's zone.
    assert_eq!(visitor.get("/mn/call").await.location(), "/mn/editions/14");
    for lang in Lang::ALL {
        let call = visitor.get(&format!("/{lang}/editions/14")).await;
        assert_eq!(call.status, StatusCode::OK, "{lang}");
        let theme = THEMES
            .iter()
            .find(|(code, _)| *code == lang.as_str())
            .unwrap()
            .1;
        assert!(call.text().contains(theme), "{lang}");
        assert!(
            call.text()
                .contains(&format!("/{lang}/editions/14/entering")),
            "{lang}"
        );
        assert!(call.text().contains("2026-09-30T09:00:00Z"), "{lang}");
        assert!(call.cookies.is_empty());
    }
    let told = visitor.get("/en/editions/14?age=11").await.text();
    assert!(told.contains("At 11: Group B"), "{told}");
    let told = visitor.get("/en/editions/14?age=19").await.text();
    assert!(told.contains("this contest is for ages 6 to 18"), "{told}");
}

#[actix_web::test]
async fn all_errors_are_said_at_their_fields_and_what_was_typed_stays() {
    let house = TestApp::start().await;
    let mut desk = house.signed_in(Role::Secretariat).await;
    desk.post("/en/desk/editions", &[("number", "14"), ("year", "2026")])
        .await;
    let mut fields = fields_of(&desk.get("/en/desk/editions/14/settings").await.text());
    set(&mut fields, "theme-en", "A day across the sea");
    set(&mut fields, "closes_at", "tomorrow");
    set(&mut fields, "criterion-0-weight", "heavy");
    let again = post(&mut desk, "/en/desk/editions/14/settings", &fields).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    let html = again.text();
    for part in [
        "Please write a day and a time.",
        "Please write a number.",
        "A day across the sea",
        "value=\"heavy\"",
        "still stands below",
    ] {
        assert!(html.contains(part), "{part}");
    }
    // Rules that need the whole are asked when every field can be read.
    set(&mut fields, "closes_at", "2025-01-01T00:00");
    set(&mut fields, "criterion-0-weight", "0");
    set(&mut fields, "division-1-age_min", "9");
    let again = post(&mut desk, "/en/desk/editions/14/settings", &fields)
        .await
        .text();
    for part in [
        "The deadline must come after the opening.",
        "A weight must be more than nothing.",
        "Two age groups share an age.",
    ] {
        assert!(again.contains(part), "{part}");
    }
    let twice = desk
        .post("/en/desk/editions", &[("number", "14"), ("year", "2027")])
        .await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(twice.text().contains("There is already a contest no. 14."));
}

#[actix_web::test]
async fn two_tabs_do_not_overwrite_each_other() {
    let house = TestApp::start().await;
    let mut desk = house.signed_in(Role::Secretariat).await;
    desk.post("/en/desk/editions", &[("number", "14"), ("year", "2026")])
        .await;
    let mut one = fields_of(&desk.get("/en/desk/editions/14/settings").await.text());
    let mut two = one.clone();
    set(&mut one, "theme-en", "The first tab");
    set(&mut two, "theme-en", "The second tab");
    assert_eq!(
        post(&mut desk, "/en/desk/editions/14/settings", &one)
            .await
            .status,
        StatusCode::SEE_OTHER
    );
    let told = post(&mut desk, "/en/desk/editions/14/settings", &two).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(told.text().contains("Someone else changed these settings"));
    assert!(told.text().contains("The second tab"));
    // Told once, saving again is meant.
    let meant = fields_of(&told.text());
    assert_eq!(
        post(&mut desk, "/en/desk/editions/14/settings", &meant)
            .await
            .status,
        StatusCode::SEE_OTHER
    );
    assert!(
        desk.get("/en/desk/editions/14/settings")
            .await
            .text()
            .contains("The second tab")
    );
}

#[actix_web::test]
async fn programs_make_set_up_and_copy_editions() {
    let house = TestApp::start().await;
    let mut desk = house.signed_in(Role::Secretariat).await;
    let made = desk
        .send_json(
            Method::POST,
            "/api/v1/editions",
            &json!({ "number": 14, "year": 2026 }),
        )
        .await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text());
    let made = made.json();
    assert_eq!(made["state"], "draft");
    assert_eq!(made["missing_before_open"], json!(["theme-untranslated"]));
    let mut settings = made.clone();
    for own in [
        "number",
        "state",
        "takes_entries",
        "missing_before_open",
        "stamp",
    ] {
        settings.as_object_mut().unwrap().remove(own);
    }
    for (lang, theme) in THEMES {
        settings["theme"][lang] = theme.into();
    }
    let changed = desk
        .send_json(
            Method::PUT,
            "/api/v1/editions/14",
            &json!({ "stamp": made["stamp"], "settings": settings }),
        )
        .await;
    assert_eq!(changed.status, StatusCode::OK, "{}", changed.text());
    let stale = desk
        .send_json(
            Method::PUT,
            "/api/v1/editions/14",
            &json!({ "stamp": made["stamp"], "settings": settings }),
        )
        .await;
    assert_eq!(
        (stale.status, stale.json()["code"].as_str()),
        (StatusCode::CONFLICT, Some("edition-changed-meanwhile"))
    );
    let opened = desk
        .send_json(
            Method::POST,
            "/api/v1/editions/14/states",
            &json!({ "state": "open" }),
        )
        .await;
    assert_eq!(opened.json()["takes_entries"], true, "{}", opened.text());
    let copied = desk
        .send_json(
            Method::POST,
            "/api/v1/editions",
            &json!({ "number": 15, "year": 2027, "copy_of": 14 }),
        )
        .await
        .json();
    assert_eq!(copied["closes_at"], "2027-09-30T09:00:00Z");
    assert_eq!(copied["theme"], json!({}));
    assert_eq!(copied["criteria"].as_array().unwrap().len(), 3);

    let mut visitor = house.browser();
    let public = visitor.get("/api/v1/editions").await.json();
    let numbers: Vec<_> = public["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["number"].clone())
        .collect();
    assert_eq!(numbers, [14], "drafts are not for everyone");
    let refused = visitor
        .send_json(
            Method::POST,
            "/api/v1/editions",
            &json!({ "number": 16, "year": 2028 }),
        )
        .await;
    assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
}

#[actix_web::test]
async fn a_judge_sees_no_settings_and_moves_nothing() {
    let house = TestApp::start().await;
    let mut desk = house.signed_in(Role::Secretariat).await;
    desk.post("/en/desk/editions", &[("number", "14"), ("year", "2026")])
        .await;
    let mut judge = house.signed_in(Role::Judge).await;
    assert_eq!(
        judge.get("/en/desk/editions/14/settings").await.status,
        StatusCode::FORBIDDEN
    );
    let moved = judge
        .post("/en/desk/editions/14/states", &[("state", "announced")])
        .await;
    assert_eq!(moved.status, StatusCode::FORBIDDEN);
}
