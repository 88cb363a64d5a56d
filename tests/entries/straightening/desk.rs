//! From the screening desk and back to it.

use super::*;

const DESK: &str = "/ko/desk/editions/9/screening?entry=9-MN-001";
const PAGE: &str = "/ko/entries/9-MN-001/straightening?from=screening";

/// The corners with a choice, sent to an address.
async fn choose(
    browser: &mut Browser<'_>,
    path: &str,
    (seen, choice): (&str, &str),
    corners: [[f64; 2]; 4],
) -> Answer {
    let own = fields(corners);
    let mut all = vec![("seen", seen), ("choice", choice)];
    all.extend(own.iter().map(|(name, value)| (*name, value.as_str())));
    browser.post(path, &all).await
}

#[actix_web::test]
async fn whoever_comes_from_the_screening_desk_goes_back_to_it() {
    let house = open_house().await;
    let mut family = sent(&house, &photo(9)).await;
    let mut others = house.browser();
    send(&mut others, &[("key", "two")], &photo(10)).await;
    let mut desk = house.signed_in(Role::Secretariat).await;
    let shown = desk.get(DESK).await.text();
    assert!(shown.contains(&format!("href=\"{PAGE}\"")), "{shown}");
    assert!(shown.contains("사진을 곧게 펼까요?"), "{shown}");

    let page = desk.get(PAGE).await;
    let seen = hidden(&page, "seen").to_owned();
    let back = format!("href=\"{DESK}\"");
    assert!(page.text().contains(&back), "{}", page.text());
    // Looked at, and typed wrongly: one still knows the way, in every language.
    let looked = choose(&mut desk, PAGE, (&seen, "preview"), corners()).await;
    let [a, b, c, d] = corners();
    let wrong = choose(&mut desk, PAGE, (&seen, "straighten"), [a, c, b, d]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    for answer in [&looked, &wrong] {
        let text = answer.text();
        assert!(text.contains(&back), "{text}");
        assert!(text.contains("/ru/entries/9-MN-001/straightening?from=screening"));
    }
    for choice in ["straighten", "as-it-is"] {
        let done = choose(&mut desk, PAGE, (&seen, choice), corners()).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
        assert_eq!(done.location(), DESK);
        let shown = desk.get(DESK).await.text();
        assert!(shown.contains("9-MN-001") && !shown.contains("사진을 곧게 펼까요?"));
    }

    // A place that nobody knows is none, and the desk is nobody's who does not screen.
    let entry = "/ko/entries/9-MN-001";
    for from in [
        "",
        "https://example.org/",
        "//example.org",
        "screening/../..",
    ] {
        let path = format!("{entry}/straightening?from={from}");
        let page = desk.get(&path).await.text();
        assert!(!page.contains(&back) && !page.contains("href=\"https://example.org"));
        let done = choose(&mut desk, &path, (&seen, "straighten"), corners()).await;
        assert_eq!(done.location(), format!("{entry}#picture"), "{from}");
    }
    assert!(!family.get(PAGE).await.text().contains(&back));
    let done = choose(&mut family, PAGE, (&seen, "as-it-is"), corners()).await;
    assert_eq!(done.location(), format!("{entry}#picture"));
    house.check().await;
}
