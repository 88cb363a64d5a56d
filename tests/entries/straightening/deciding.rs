//! What is proposed, decided and made of it.

use super::*;

#[actix_web::test]
async fn what_is_proposed_is_accepted_seen_by_all_and_taken_back() {
    let house = open_house().await;
    let mut family = house.browser();
    let receipt = send(&mut family, &[], &photo(1)).await;
    assert!(
        receipt.text().contains("/mn/entries/9-MN-001#picture"),
        "the receipt says so"
    );
    make_pictures(&house, "9-MN-001").await;
    let (before, bytes) = largest(&mut family, "9-MN-001").await;
    assert_corners(&bytes, [TABLE; 4], "as it was sent");
    let first = own(&mut family, "9-MN-001").await;
    let found = first["straightening"]["found"].clone();
    for (one, known) in found
        .as_array()
        .expect("it was found")
        .iter()
        .zip(corners())
    {
        for (at, share) in known.into_iter().enumerate() {
            assert!((one[at].as_f64().unwrap() - share).abs() < 0.01, "{found}");
        }
    }
    assert_eq!(first["straightening"]["decision"], Value::Null);

    // Side by side, each at a private address.
    let page = family.get("/mn/entries/9-MN-001").await;
    let text = page.text();
    assert!(text.contains("Гэрэл зургийг тэгшлэх үү?"), "{text}");
    assert!(text.contains("src=\"/entries/9-MN-001/photo.jpg\""));
    let (_, rest) = text
        .split_once("src=\"/entries/9-MN-001/sheet.jpg")
        .unwrap();
    let preview = format!(
        "/entries/9-MN-001/sheet.jpg{}",
        rest.split_once('"').unwrap().0
    );
    let shown = family.get("/entries/9-MN-001/photo.jpg").await;
    assert_eq!(assert_corners(&shown.body, [TABLE; 4], "before"), PHOTO);
    let shown = family.get(&preview).await;
    let header = |name: &str| {
        shown
            .headers
            .get(name)
            .unwrap()
            .to_str()
            .unwrap()
            .to_owned()
    };
    assert_eq!(header("cache-control"), "private, no-store");
    assert_eq!(header("content-type"), "image/jpeg");
    assert_sheet_sides(assert_corners(&shown.body, PAINT, "after"));

    // Accepted, as the page's own form does it.
    let seen = hidden(&page, "seen");
    let mut proposed = vec![("seen", seen), ("choice", "straighten")];
    for name in ["x1", "y1", "x2", "y2", "x3", "y3", "x4", "y4"] {
        proposed.push((name, hidden(&page, name)));
    }
    let done = family.post(&page_of("9-MN-001"), &proposed).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    assert_eq!(done.location(), "/mn/entries/9-MN-001#picture");
    assert_eq!(
        family.get(&before).await.status,
        StatusCode::NOT_FOUND,
        "it is gone at once"
    );
    let waiting = own(&mut family, "9-MN-001").await;
    assert_eq!(waiting["entry"]["picture_state"], "waiting");
    assert_eq!(waiting["straightening"]["decision"], "accepted");
    assert_eq!(waiting["straightening"]["corners"], found);
    house.check().await; // the job is there, whatever happens to this process
    // Pressed twice, it is one decision.
    family.post(&page_of("9-MN-001"), &proposed).await;

    make_pictures(&house, "9-MN-001").await;
    let (after, bytes) = largest(&mut family, "9-MN-001").await;
    assert_ne!(after, before, "another picture has another address");
    assert_sheet_sides(assert_corners(&bytes, PAINT, "straightened"));
    make_pictures(&house, "9-MN-001").await;
    assert_eq!(
        largest(&mut family, "9-MN-001").await,
        (after.clone(), bytes),
        "made twice, it is the same"
    );
    let text = family.get("/mn/entries/9-MN-001").await.text();
    assert!(text.contains("Таны гэрэл зургаас тэгшилсэн.") && !text.contains("тэгшлэх үү?"));

    // Tiles are of the same picture; the photo is untouched.
    let sheet = entries::find_entry(&house.app, &Actor::system(), "9-MN-001")
        .await
        .unwrap();
    let id = sheet.artwork.id;
    let info = family.get(&format!("/iiif/3/{id}/info.json")).await.json();
    assert_sheet_sides((
        info["width"].as_u64().unwrap() as u32,
        info["height"].as_u64().unwrap() as u32,
    ));
    let view = family
        .get(&format!("/iiif/3/{id}/full/max/0/default.jpg"))
        .await;
    assert_corners(&view.body, PAINT, "the view");
    assert_eq!((sheet.artwork.width, sheet.artwork.height), (960, 720));
    let original = house
        .app
        .files
        .get(&sheet.artwork.original_sha256)
        .await
        .unwrap();
    assert_corners(&original, [TABLE; 4], "the original");
    let decisions: Vec<_> = sheet
        .straightenings
        .iter()
        .map(|one| one.decision.as_str())
        .collect();
    assert_eq!(decisions, ["accepted"]);

    // Taken back, everything is as it was, addresses too.
    let undone = family
        .post(
            &page_of("9-MN-001"),
            &[("seen", seen), ("choice", "as-it-is")],
        )
        .await;
    assert_eq!(undone.status, StatusCode::SEE_OTHER, "{}", undone.text());
    make_pictures(&house, "9-MN-001").await;
    let (again, bytes) = largest(&mut family, "9-MN-001").await;
    assert_eq!(again, before);
    assert_corners(&bytes, [TABLE; 4], "taken back");
    assert_eq!(family.get(&after).await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        own(&mut family, "9-MN-001").await["straightening"]["decision"],
        "refused"
    );
    let journal = house
        .signed_in(Role::Secretariat)
        .await
        .get("/api/v1/journal")
        .await
        .json();
    let lines: Vec<&Value> = journal["lines"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|line| line["verb"] == "entry.straightening")
        .collect();
    let told: Vec<&Value> = lines
        .iter()
        .map(|line| &line["facts"]["decision"])
        .collect();
    assert_eq!(told, ["refused", "accepted"], "{journal}");
    house.check().await;
}

#[actix_web::test]
async fn the_photo_is_left_as_it_is_or_other_corners_are_set() {
    let house = open_house().await;
    let mut family = sent(&house, &photo(2)).await;
    let (before, _) = largest(&mut family, "9-MN-001").await;
    let seen = own(&mut family, "9-MN-001").await["straightening"]["photo"]
        .as_str()
        .unwrap()
        .to_owned();
    let left = family
        .post(
            &page_of("9-MN-001"),
            &[("seen", &seen), ("choice", "as-it-is")],
        )
        .await;
    assert_eq!(left.status, StatusCode::SEE_OTHER, "{}", left.text());
    let (same, _) = largest(&mut family, "9-MN-001").await;
    assert_eq!(same, before, "nothing is made anew");
    let text = family.get("/mn/entries/9-MN-001").await.text();
    assert!(!text.contains("тэгшлэх үү?") && text.contains(&page_of("9-MN-001")));

    // Other corners: looked at first, then taken. Only the left half of the sheet.
    let [a, b, c, d] = corners();
    let middle = |one: [f64; 2], two: [f64; 2]| {
        [(one[0] + two[0]) / 2.0, (one[1] + two[1]) / 2.0]
            .map(|share| (share * 10_000.0).round() / 10_000.0)
    };
    let half = [a, middle(a, b), middle(c, d), d];
    let looked = decide(&mut family, ("9-MN-001", &seen, "preview"), half).await;
    assert_eq!(looked.status, StatusCode::OK);
    assert!(
        looked
            .text()
            .contains(&format!("value=\"{}\"", typed(half[1][0])))
    );
    assert_eq!(
        own(&mut family, "9-MN-001").await["straightening"]["corners"],
        Value::Null
    );
    let taken = decide(&mut family, ("9-MN-001", &seen, "straighten"), half).await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.text());
    make_pictures(&house, "9-MN-001").await;
    let (_, bytes) = largest(&mut family, "9-MN-001").await;
    let paper = [240, 240, 236];
    let (width, height) =
        assert_corners(&bytes, [PAINT[0], paper, paper, PAINT[3]], "half a sheet");
    assert!(width < height);
    let sheet = own(&mut family, "9-MN-001").await;
    assert_eq!(sheet["straightening"]["decision"], "adjusted");
    assert_eq!(sheet["straightening"]["corners"], json!(half));
    assert_eq!(
        family
            .get(&page_of("9-MN-001"))
            .await
            .text()
            .matches(&format!("value=\"{}\"", typed(half[1][0])))
            .count(),
        1,
        "the page begins with what counts"
    );
    house.check().await;
}

#[actix_web::test]
async fn where_no_sheet_is_found_corners_are_set_by_hand() {
    let house = open_house().await;
    let mut family = sent(&house, &drawing(1)).await;
    let text = family.get("/mn/entries/9-MN-001").await.text();
    assert!(!text.contains("тэгшлэх үү?") && text.contains(&page_of("9-MN-001")));
    let page = family.get(&page_of("9-MN-001")).await;
    assert!(
        page.text()
            .contains("Бид хуудсыг бүтнээр нь өөрсдөө олж чадсангүй.")
    );
    assert_eq!((hidden(&page, "x1"), hidden(&page, "y3")), ("5", "95"));
    // As low as one can look along a sheet: what comes of it is still a picture.
    let low = json!([[0.47, 0.0], [0.53, 0.0], [1.0, 1.0], [0.0, 1.0]]);
    let seen = own(&mut family, "9-MN-001").await["straightening"]["photo"].clone();
    let body = json!({ "seen": seen, "corners": low });
    let path = "/api/v1/entries/9-MN-001/straightening";
    let taken = family.send_json(Method::POST, path, &body).await;
    assert_eq!(taken.status, StatusCode::OK, "{}", taken.text());
    assert_eq!(taken.json()["straightening"]["corners"], low);
    assert_eq!(taken.json()["straightening"]["decision"], "adjusted");
    make_pictures(&house, "9-MN-001").await;
    largest(&mut family, "9-MN-001").await;
    let back = family
        .send_json(
            Method::POST,
            path,
            &json!({ "seen": seen, "corners": null }),
        )
        .await;
    assert_eq!(
        back.json()["straightening"]["decision"],
        "refused",
        "{}",
        back.text()
    );
    make_pictures(&house, "9-MN-001").await;
    house.check().await;
}

#[actix_web::test]
async fn what_was_decided_about_a_photo_counts_again_when_that_photo_comes_again() {
    use artkite::entries::domain::{Decision, Reason};
    let house = open_house().await;
    let mut family = sent(&house, &photo(8)).await;
    let sheet = own(&mut family, "9-MN-001").await;
    let seen = sheet["straightening"]["photo"].as_str().unwrap().to_owned();
    decide(&mut family, ("9-MN-001", &seen, "straighten"), corners()).await;
    let decided = own(&mut family, "9-MN-001").await["straightening"].clone();
    for (n, corners) in [(9, &Value::Null), (8, &decided["corners"])] {
        let (system, reason) = (Actor::system(), Some(Reason::Blurred));
        entries::screen(
            &house.app,
            &system,
            "9-MN-001",
            Decision::Return,
            reason,
            "",
        )
        .await
        .unwrap();
        let again = photo(n);
        let path = "/mn/entries/9-MN-001/picture";
        let answer = family
            .upload(path, &[], Some(("photo", "b.jpg", &again)))
            .await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
        make_pictures(&house, "9-MN-001").await;
        assert_eq!(
            &own(&mut family, "9-MN-001").await["straightening"]["corners"],
            corners
        );
        let wanted = if corners.is_null() { [TABLE; 4] } else { PAINT };
        let (_, bytes) = largest(&mut family, "9-MN-001").await;
        assert_corners(&bytes, wanted, "as decided about this photo");
        house.check().await;
    }
}
