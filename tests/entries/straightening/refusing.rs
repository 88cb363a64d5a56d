//! Corners that are none.

use super::*;

#[actix_web::test]
async fn corners_that_are_none_come_back_with_what_is_wrong_and_nothing_is_changed() {
    let house = open_house().await;
    let mut family = sent(&house, &photo(3)).await;
    let (before, _) = largest(&mut family, "9-MN-001").await;
    let sheet = own(&mut family, "9-MN-001").await;
    let seen = sheet["straightening"]["photo"].as_str().unwrap().to_owned();
    let [a, b, c, d] = corners();
    let near = [
        a,
        [a[0] + 0.01, a[1]],
        [a[0] + 0.01, a[1] + 0.01],
        [a[0], a[1] + 0.01],
    ];
    let api = "/api/v1/entries/9-MN-001/straightening";
    for (wrong, code, sentence) in [
        ([a, c, b, d], "corners-crossed", "шугамууд огтлолцсон"),
        ([b, a, d, c], "corners-crossed", "шугамууд огтлолцсон"),
        (
            [a, b, [0.4, 0.4], d],
            "corners-crossed",
            "нэг булан дотогшоо",
        ),
        (near, "corners-too-small", "хэт ойрхон"),
    ] {
        let answer = decide(&mut family, ("9-MN-001", &seen, "straighten"), wrong).await;
        comes_back_with(&answer, sentence);
        assert!(
            answer
                .text()
                .contains(&format!("value=\"{}\"", typed(wrong[1][0]))),
            "as it was typed"
        );
        let answer = family
            .send_json(
                Method::POST,
                api,
                &json!({ "seen": seen, "corners": wrong }),
            )
            .await;
        assert_eq!(
            (answer.status, &answer.json()["code"]),
            (StatusCode::UNPROCESSABLE_ENTITY, &json!(code))
        );
    }
    for outside in [1.2, -0.1] {
        let wrong = [a, [outside, b[1]], c, d];
        let answer = decide(&mut family, ("9-MN-001", &seen, "straighten"), wrong).await;
        comes_back_with(&answer, "0-ээс 100 хүртэлх");
        assert!(
            answer.text().contains("href=\"#x2\">Баруун дээд булан"),
            "at its field"
        );
        let answer = family
            .send_json(
                Method::POST,
                api,
                &json!({ "seen": seen, "corners": wrong }),
            )
            .await;
        assert_eq!(
            answer.json()["code"],
            "corners-outside",
            "{}",
            answer.text()
        );
    }
    for (body, status) in [
        (
            json!({ "seen": seen, "corners": [[0.1, 0.1], [0.9, 0.1], [0.9, 0.9]] }),
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
        (
            json!({ "seen": seen, "corners": "all" }),
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
        (
            json!({ "seen": seen, "corners": null, "state": "eligible" }),
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
        (json!({ "seen": "", "corners": null }), StatusCode::CONFLICT),
    ] {
        let answer = family.send_json(Method::POST, api, &body).await;
        assert_eq!(answer.status, status, "{body}: {}", answer.text());
    }
    let blank = family
        .post(
            &page_of("9-MN-001"),
            &[("seen", &seen), ("choice", "straighten")],
        )
        .await;
    comes_back_with(&blank, "0-ээс 100 хүртэлх");
    let odd = family
        .post(
            &page_of("9-MN-001"),
            &[("seen", &seen), ("choice", "erase")],
        )
        .await;
    assert_eq!(odd.status, StatusCode::UNPROCESSABLE_ENTITY);
    for address in [
        "",
        "?corners=",
        "?corners=1,2",
        "?corners=0,0+1,1+2,2+3,3",
        "?corners=0,0+99999,0+9999,9999+0,9999",
    ] {
        let answer = family
            .get(&format!("/entries/9-MN-001/sheet.jpg{address}"))
            .await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{address}");
    }
    assert_eq!(largest(&mut family, "9-MN-001").await.0, before);
    assert_eq!(
        own(&mut family, "9-MN-001").await["straightening"],
        sheet["straightening"]
    );
    house.check().await;
}

fn comes_back_with(answer: &Answer, sentence: &str) {
    assert_eq!(
        answer.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "{sentence}"
    );
    let text = answer.text();
    assert!(text.contains(sentence), "{sentence}: {text}");
    assert!(text.contains("Юу ч өөрчлөгдөөгүй."));
}
