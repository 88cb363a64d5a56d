//! What becomes of an entry: screened by the desk or by program, returned, sent again.

use actix_web::http::Method;
use artkite::kernel::Role;

use super::*;

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
