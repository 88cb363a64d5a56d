//! Sending in: the form and its mistakes, the deadline, numbers and receipts.

use artkite::kernel::Instant;
use jiff::SignedDuration;

use super::*;

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
