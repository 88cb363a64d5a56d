//! Sending a drawing in, seeing what becomes of it, screening.

use actix_web::http::{Method, StatusCode};
use artkite::artworks::actions as artworks;
use artkite::editions::domain::{AwardTier, Criterion, Division};
use artkite::editions::{Edition, EditionState, actions as editions};
use artkite::entries::actions as entries;
use artkite::kernel::{Actor, Instant, Lang, Role, Translated};
use artkite::platform::mail;
use jiff::SignedDuration;

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
            size: 1,
        }],
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

#[actix_web::test]
async fn a_drawing_is_sent_in_and_its_people_follow_it_by_its_code() {
    let house = open_house().await;
    let mut family = house.browser();
    let form = family.get("/mn/editions/9/entering").await;
    assert_eq!(form.status, StatusCode::OK);
    assert!(!form.text().contains("checked"), "nothing is ticked before");
    assert!(form.cookies.is_empty(), "looking sets no cookie");

    let receipt = send(&mut family, &[], &drawing(1)).await;
    assert_eq!(receipt.status, StatusCode::CREATED, "{}", receipt.text());
    assert!(receipt.text().contains("9-MN-001"));
    assert!(receipt.text().contains("data-draft-clear=\"enter-9\""));
    let code = code_of(&receipt);

    let own = family.get("/mn/entries/9-MN-001").await;
    assert_eq!(own.status, StatusCode::OK);
    assert!(!own.text().contains(&code), "the code is shown once");
    assert!(own.text().contains("data-refresh"), "sizes are being made");
    make_pictures(&house, "9-MN-001").await;
    assert!(
        family
            .get("/mn/entries/9-MN-001")
            .await
            .text()
            .contains("/media/")
    );

    let letter = &letters(&house).await[0];
    assert_eq!(
        (letter.lang, letter.to_address.as_str()),
        (Lang::Mn, "oyun@example.org")
    );
    assert!(letter.body_text.contains(&code) && letter.body_text.contains("9-MN-001"));
    assert!(letter.subject.contains("хүлээн авлаа"));

    // Elsewhere, by the code, however it is typed.
    let mut phone = house.browser();
    assert_eq!(
        phone.get("/mn/entries/9-MN-001").await.location(),
        "/mn/entry"
    );
    let typed = code.to_lowercase().replace('-', " ");
    let opened = phone.post("/mn/entry/opening", &[("code", &typed)]).await;
    assert_eq!(opened.location(), "/mn/entries/9-MN-001");
    assert_eq!(
        phone.get("/mn/entries/9-MN-001").await.status,
        StatusCode::OK
    );
}

#[actix_web::test]
async fn what_is_wrong_with_the_fields_is_said_all_at_once_and_nothing_is_lost() {
    let house = open_house().await;
    let mut family = house.browser();
    let wrong = [
        ("age", "eleven"),
        ("title", ""),
        ("member", "MN-999"),
        ("title_lang", "tlh"),
        ("relation", "neighbour"),
    ];
    let answer = send(&mut family, &wrong, &drawing(1)).await;
    comes_back(&answer, "Насаа бүтэн тоогоор бичнэ үү.");
    let text = answer.text();
    for field in ["age", "title", "member", "title_lang", "relation"] {
        assert!(text.contains(&format!("href=\"#{field}\"")), "{field}");
    }
    assert!(letters(&house).await.is_empty());

    // The photo came through and need not be chosen again.
    let (_, rest) = text.split_once("name=\"kept\" value=\"").unwrap();
    let kept: &'static str = rest.split_once('"').unwrap().0.to_owned().leak();
    let again = family
        .upload(FORM, &with(&[("kept", kept)]), Some(("photo", "", b"")))
        .await;
    assert_eq!(again.status, StatusCode::CREATED, "{}", again.text());

    let guessed = [("kept", "00-00"), ("key", "two")];
    let nothing = family.upload(FORM, &with(&guessed), None).await;
    comes_back(&nothing, "Зургийнхаа гэрэл зургийг сонгоно уу.");
    let invented = family
        .upload(FORM, &with(&[("state", "eligible")]), None)
        .await;
    assert_eq!(invented.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[actix_web::test]
async fn an_age_outside_every_division_and_a_no_to_taking_part_come_back_with_the_form() {
    let house = open_house().await;
    let mut family = house.browser();
    for age in ["5", "13"] {
        let answer = send(&mut family, &[("age", age)], &drawing(1)).await;
        comes_back(&answer, "href=\"#age\"");
    }
    for (answer, sentence) in [("no", "Зөвхөн «Тийм»"), ("", "Тийм эсвэл үгүй")]
    {
        let changes = [
            ("consent-taking-part", answer),
            ("consent-show-work", "yes"),
        ];
        let back = send(&mut family, &changes, &drawing(1)).await;
        comes_back(&back, sentence);
    }
    // Refusing all the others blocks nothing.
    let refusing = [
        ("consent-transfer", "no"),
        ("consent-show-work", "no"),
        ("consent-show-name", "no"),
        ("consent-print-and-tour", "no"),
        ("consent-archive", "no"),
    ];
    let taken = send(&mut family, &refusing, &drawing(1)).await;
    assert_eq!(taken.status, StatusCode::CREATED);
}

#[actix_web::test]
async fn the_deadline_holds_to_the_second_after_a_silent_grace() {
    let house = open_house().await;
    let mut family = house.browser();
    let closes_at: Instant = "2026-09-27T09:00:00Z".parse().unwrap();
    let at = |seconds| {
        house
            .app
            .clock
            .set(closes_at.plus(SignedDuration::from_secs(seconds)))
    };
    at(1);
    let within = send(&mut family, &[], &drawing(1)).await;
    assert_eq!(within.status, StatusCode::CREATED, "in the grace");
    at(15 * 60);
    let late = send(&mut family, &[("key", "two")], &drawing(2)).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(
        late.text().contains("Батын Номин"),
        "what was typed is kept"
    );
    let form = family.get("/mn/editions/9/entering").await;
    assert_eq!(form.status, StatusCode::CONFLICT);
}

#[actix_web::test]
async fn the_same_sending_is_one_entry_however_often_and_simultaneously_it_comes() {
    let house = open_house().await;
    let picture = drawing(1);
    let sendings = (0..4).map(|_| async {
        let mut tab = house.browser();
        send(&mut tab, &[], &picture).await
    });
    let receipts = futures_util::future::join_all(sendings).await;
    let codes: std::collections::BTreeSet<String> = receipts.iter().map(code_of).collect();
    assert_eq!(codes.len(), 1, "one receipt");
    assert_eq!(letters(&house).await.len(), 1);

    // Two tabs of the same family, each with its own key.
    let mut tab = house.browser();
    let other = send(&mut tab, &[("key", "other tab")], &picture).await;
    comes_back(&other, "9-MN-001");
    // The same key for another child: told, and the next press is a sending of its own.
    let reused = send(
        &mut tab,
        &[("name_native", "Батын Номин, дүү")],
        &drawing(2),
    )
    .await;
    assert_eq!(reused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!reused.text().contains("name=\"key\" value=\"one\""));
}

#[actix_web::test]
async fn numbers_of_a_country_have_no_gaps_and_no_doubles_under_parallel_sendings() {
    let house = open_house().await;
    let keys = ["a", "b", "c", "d", "e", "f"];
    let sendings = keys.iter().enumerate().map(|(n, key)| {
        let house = &house;
        async move {
            let mut tab = house.browser();
            let member = if n % 2 == 0 { "MN-073" } else { "MN-041" };
            send(
                &mut tab,
                &[("key", key), ("member", member)],
                &drawing(n as u32),
            )
            .await
        }
    });
    let mut numbers: Vec<String> = Vec::new();
    for receipt in futures_util::future::join_all(sendings).await {
        assert_eq!(receipt.status, StatusCode::CREATED, "{}", receipt.text());
        let text = receipt.text();
        let (_, rest) = text.split_once("<p class=\"number\">").unwrap();
        numbers.push(rest.split_once('<').unwrap().0.to_owned());
    }
    numbers.sort();
    let expected: Vec<String> = (1..=6).map(|n| format!("9-MN-00{n}")).collect();
    assert_eq!(numbers, expected);
}

#[actix_web::test]
async fn somebody_elses_entry_looks_like_none_at_all() {
    let house = open_house().await;
    send(&mut house.browser(), &[], &drawing(1)).await;
    let mut other = house.browser();
    let changes = [("key", "two"), ("guardian_email", "other@example.org")];
    send(&mut other, &changes, &drawing(2)).await;
    let plain = |answer: &Answer| {
        let id = answer
            .headers
            .get("x-request-id")
            .unwrap()
            .to_str()
            .unwrap();
        let text = answer.text().replace(id, "ID");
        text.replace("9-MN-001", "N").replace("9-MN-999", "N")
    };
    for (theirs, none) in [
        ("/mn/entries/9-MN-001", "/mn/entries/9-MN-999"),
        ("/api/v1/entries/9-MN-001", "/api/v1/entries/9-MN-999"),
    ] {
        let theirs = other.get(theirs).await;
        let none = other.get(none).await;
        assert_eq!(theirs.status, StatusCode::NOT_FOUND);
        assert_eq!(plain(&theirs), plain(&none));
    }
    let taken = other.post("/mn/entries/9-MN-001/withdrawal", &[]).await;
    assert_eq!(taken.status, StatusCode::NOT_FOUND);
    assert_eq!(
        other.get("/mn/entries/9-MN-002").await.status,
        StatusCode::OK
    );
}

#[actix_web::test]
async fn codes_cannot_be_guessed_by_trying() {
    let house = open_house().await;
    let mut guesser = house.browser();
    for _ in 0..10 {
        let answer = guesser
            .post("/en/entry/opening", &[("code", "AAAA-BBBB-CCCC-DDDD")])
            .await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let answer = guesser.post("/en/entry/opening", &[("code", "A")]).await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(answer.headers.contains_key("retry-after"));
}

#[actix_web::test]
async fn one_address_sends_only_so_many_within_an_hour() {
    let limit = [("ARTKITE__LIMITS__ENTRIES_PER_ADDRESS_PER_HOUR_MAX", "1")];
    let house = open_house_with(&limit).await;
    let mut school = house.browser();
    assert_eq!(
        send(&mut school, &[], &drawing(1)).await.status,
        StatusCode::CREATED
    );
    let second = send(&mut school, &[("key", "two")], &drawing(2)).await;
    assert_eq!(second.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(second.text().contains("Батын Номин") && second.headers.contains_key("retry-after"));
}

#[actix_web::test]
async fn a_full_disk_or_a_store_that_is_away_keeps_the_form_and_takes_nothing() {
    let full = [("ARTKITE__LIMITS__DISK_FREE_BYTES_MIN", "1000000000000000")];
    let away = [
        ("ARTKITE__FILES__URL", "s3://bucket/x"),
        ("ARTKITE__FILES__S3_ENDPOINT", "http://127.0.0.1:9"),
        ("ARTKITE__FILES__S3_ACCESS_KEY", "k"),
        ("ARTKITE__FILES__S3_SECRET_KEY", "s"),
    ];
    for settings in [&full[..], &away[..]] {
        let house = open_house_with(settings).await;
        let answer = send(&mut house.browser(), &[], &drawing(1)).await;
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
        assert!(answer.headers.contains_key("retry-after"));
        assert!(answer.text().contains("Батын Номин"));
        assert!(letters(&house).await.is_empty());
    }
}

#[actix_web::test]
async fn a_returned_entry_comes_again_with_another_photo_and_is_then_admitted() {
    let house = open_house().await;
    let mut family = house.browser();
    send(&mut family, &[], &drawing(1)).await;
    send(&mut house.browser(), &[("key", "two")], &drawing(2)).await;
    make_pictures(&house, "9-MN-001").await;
    let mut desk = house.signed_in(Role::Secretariat).await;
    let place = "/ko/desk/editions/9/screening";
    let shown = desk.get(place).await.text();
    assert!(shown.contains("9-MN-001") && shown.contains("data-key=\"a\""));

    let decision = [
        ("entry", "9-MN-001"),
        ("seen", "submitted-0"),
        ("decision", "return"),
        ("note", ""),
    ];
    let no_reason = desk.post(place, &decision).await;
    assert!(
        no_reason.location().ends_with("told=reason"),
        "a reason is asked for"
    );
    let mut decision = decision.to_vec();
    decision.push(("reason", "blurred"));
    let next = desk.post(place, &decision).await;
    assert_eq!(next.status, StatusCode::SEE_OTHER, "{}", next.text());
    let next = next.location().to_owned();
    assert!(
        desk.get(&next).await.text().contains("9-MN-002"),
        "the next one is shown"
    );

    let told = letters(&house).await;
    let letter = told
        .iter()
        .find(|one| one.kind == "entry-returned")
        .unwrap();
    assert_eq!(letter.lang, Lang::Mn);
    assert!(letter.body_text.contains("бүдэг"));

    // A colleague who looked before decides about what is no longer so: nothing is written over.
    let mut colleague = house.signed_in(Role::Secretariat).await;
    let late = [
        ("entry", "9-MN-001"),
        ("seen", "submitted-0"),
        ("decision", "admit"),
    ];
    let answer = colleague.post(place, &late).await;
    assert!(answer.location().ends_with("told=changed"));
    assert!(
        family
            .get("/mn/entries/9-MN-001")
            .await
            .text()
            .contains("name=\"photo\"")
    );

    let path = "/mn/entries/9-MN-001/picture";
    let none = family.upload(path, &[], None).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    let again = drawing(3);
    let answer = family
        .upload(path, &[], Some(("photo", "again.jpg", &again)))
        .await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    let twice = family
        .upload(path, &[], Some(("photo", "again.jpg", &drawing(4))))
        .await;
    assert!(twice.status.is_client_error(), "it was not returned again");

    let admit = [
        ("entry", "9-MN-001"),
        ("seen", "submitted-1"),
        ("decision", "admit"),
    ];
    desk.post(place, &admit).await;
    let sheet = desk.get("/api/v1/entries/9-MN-001").await.json();
    assert_eq!(sheet["entry"]["state"], "eligible");
    assert_eq!(sheet["decisions"].as_array().unwrap().len(), 2);
}

#[actix_web::test]
async fn programs_send_in_list_and_decide() {
    let house = open_house().await;
    let mut program = house.browser();
    let entry = serde_json::json!({
        "member": "MN-073", "name_native": "Номин", "name_latin": "Nomin", "age": 11, "title": "Нуур",
        "title_lang": "mn", "guardian_name": "Оюун", "guardian_email": "oyun@example.org",
        "relation": "parent", "lang": "ru", "consents": { "taking-part": true }
    });
    let path = "/api/v1/editions/9/entries";
    let picture = drawing(1);
    let file = Some(("picture", "a.jpg", picture.as_slice()));
    let text = entry.to_string();
    let receipt = program.upload(path, &[("entry", &text)], file).await;
    assert_eq!(receipt.status, StatusCode::CREATED, "{}", receipt.text());
    assert_eq!(receipt.json()["number"], "9-MN-001");
    assert_eq!(letters(&house).await[0].lang, Lang::Ru);
    let code = receipt.json()["code"].clone();
    let again = program.upload(path, &[("entry", &text)], file).await;
    assert_eq!(again.json()["code"], "picture-entered-already");
    let mut wrong = entry.clone();
    wrong["lang"] = "tlh".into();
    let wrong = program
        .upload(path, &[("entry", &wrong.to_string())], file)
        .await;
    assert_eq!(wrong.json()["fields"][0]["field"], "lang");

    let opened = program
        .send_json(
            Method::POST,
            "/api/v1/entry/opening",
            &serde_json::json!({ "code": code }),
        )
        .await;
    assert_eq!(opened.json()["entry"]["number"], "9-MN-001");
    assert_eq!(opened.json()["consents"]["taking-part"], "given");

    let mut desk = house.signed_in(Role::Secretariat).await;
    let list = desk
        .get(&format!("{path}?state=submitted&limit=1"))
        .await
        .json();
    assert_eq!(list["entries"][0]["number"], "9-MN-001");
    let decided = desk
        .send_json(
            Method::POST,
            "/api/v1/entries/9-MN-001/screening",
            &serde_json::json!({ "decision": "reject", "reason": "theme", "seen": "submitted-0" }),
        )
        .await;
    assert_eq!(
        decided.json()["entry"]["state"],
        "ineligible",
        "{}",
        decided.text()
    );
    assert!(
        letters(&house)
            .await
            .iter()
            .any(|one| one.kind == "entry-rejected")
    );
    for lang in Lang::ALL {
        let list = desk.get(&format!("/{lang}/desk/editions/9/entries")).await;
        assert_eq!(list.status, StatusCode::OK);
        assert!(list.text().contains("9-MN-001"));
    }
}
