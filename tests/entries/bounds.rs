//! What holds strangers and floods off: others' entries, guessed codes, too many sendings, a full disk.

use super::*;

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
    // Ten at once, and one more every few seconds: on a slow machine a few more.
    let mut n_heard = 0;
    let answer = loop {
        let answer = guesser
            .post("/en/entry/opening", &[("code", "AAAA-BBBB-CCCC-DDDD")])
            .await;
        if answer.status != StatusCode::UNPROCESSABLE_ENTITY {
            break answer;
        }
        n_heard += 1;
        assert!(n_heard < 100, "whoever tries may go on");
    };
    assert!(n_heard >= 10, "{n_heard}");
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
