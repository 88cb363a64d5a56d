//! Signing in: a code by mail, bound to the browser that asked; invitations; sessions that end.

use actix_web::http::{Method, StatusCode};
use artkite::kernel::{Actor, Lang, Role};
use artkite::people::actions::{self, Invitee};
use jiff::SignedDuration;
use serde_json::json;

use crate::support::TestApp;

fn invitee(role: Role) -> Invitee {
    Invitee {
        email: "saran@example.org".parse().unwrap(),
        name: "Saran".into(),
        lang: Lang::Mn,
        role,
        edition: None,
        member: None,
    }
}

#[actix_web::test]
async fn an_invited_person_signs_in_with_their_first_code_and_out_again() {
    let house = TestApp::start().await;
    let mut browser = house.signed_in(Role::Secretariat).await;
    let who = browser.get("/api/v1/session").await.json();
    assert_eq!(who["grants"][0]["role"], "secretariat");
    assert!(who["person_id"].is_string());

    let answer = browser.post("/en/session/ending", &[]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let who = browser.get("/api/v1/session").await.json();
    assert!(who["person_id"].is_null());
}

#[actix_web::test]
async fn a_code_works_once_in_its_own_browser_for_ten_minutes_and_five_tries() {
    let house = TestApp::start().await;
    actions::invite_with_code(&house.app, &Actor::system(), &invitee(Role::Judge))
        .await
        .unwrap();
    let email = invitee(Role::Judge).email;
    let sign_in = |browser: &'static str, code: String| {
        let (app, email) = (house.app.clone(), email.clone());
        async move {
            actions::sign_in(&app, &email, &code, browser)
                .await
                .map(|session| session.id)
        }
    };
    let wrong = |outcome: Result<_, artkite::kernel::ActionError>| {
        outcome.unwrap_err().code() == "wrong-code"
    };

    // The invitation's code is the first; this one is asked for by browser "one".
    let first = house.app.clone();
    actions::ask_for_code(&first, &email, "one", Lang::Mn)
        .await
        .unwrap();
    let code = last_code(&house).await;
    assert!(wrong(sign_in("two", code.clone()).await), "another browser");
    assert!(sign_in("one", code.clone()).await.is_ok());
    assert!(wrong(sign_in("one", code).await), "a second time");

    actions::ask_for_code(&first, &email, "one", Lang::Mn)
        .await
        .unwrap();
    let code = last_code(&house).await;
    let now = house.app.clock.now();
    house
        .app
        .clock
        .set(now.plus(SignedDuration::from_secs(600)));
    assert!(
        wrong(sign_in("one", code.clone()).await),
        "after ten minutes"
    );
    house.app.clock.set(now);
    for _ in 0..5 {
        assert!(wrong(sign_in("one", "00000000x1".into()).await));
    }
    assert!(wrong(sign_in("one", code).await), "after five tries");
}

/// The newest code in the outbox, read from its letter as its receiver would.
async fn last_code(house: &TestApp) -> String {
    use artkite::platform::mail;
    let waiting = mail::list_in_state(house.app.db.read(), mail::LetterState::Waiting, None, 100)
        .await
        .unwrap();
    let newest = waiting
        .into_iter()
        .max_by_key(|letter| letter.id)
        .expect("a letter waits");
    newest
        .subject
        .chars()
        .filter(char::is_ascii_digit)
        .collect()
}

#[actix_web::test]
async fn an_unknown_address_looks_the_same_and_gets_no_letter() {
    let house = TestApp::start().await;
    let mut browser = house.browser();
    let unknown = browser
        .post(
            "/en/sign-in-codes",
            &[("email", "nobody@example.org"), ("next", "")],
        )
        .await;
    actions::invite_with_code(&house.app, &Actor::system(), &invitee(Role::Judge))
        .await
        .unwrap();
    let mut other = house.browser();
    let known = other
        .post(
            "/en/sign-in-codes",
            &[("email", "saran@example.org"), ("next", "")],
        )
        .await;
    assert_eq!(unknown.status, known.status);
    let unknown_text = unknown.text().replace("nobody@example.org", "X");
    assert_eq!(unknown_text, known.text().replace("saran@example.org", "X"));
    let wrong = browser
        .post(
            "/en/sign-in-codes",
            &[("email", "not an address"), ("next", "")],
        )
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        wrong.text().contains("not an address"),
        "what was typed is kept"
    );
}

#[actix_web::test]
async fn codes_for_one_address_are_limited() {
    let house = TestApp::start().await;
    let mut browser = house.browser();
    let max = house.app.config.limits.sign_in_codes_per_hour_max;
    for _ in 0..max {
        let answer = browser
            .post(
                "/en/sign-in-codes",
                &[("email", "a@example.org"), ("next", "")],
            )
            .await;
        assert_eq!(answer.status, StatusCode::OK);
    }
    let answer = browser
        .post(
            "/en/sign-in-codes",
            &[("email", "a@example.org"), ("next", "")],
        )
        .await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(answer.headers.contains_key("retry-after"));
}

#[actix_web::test]
async fn codes_of_the_operators_own_terminal_shut_nobody_out() {
    let house = TestApp::start().await;
    let max = house.app.config.limits.sign_in_codes_per_hour_max;
    for _ in 0..=max {
        actions::invite_with_code(&house.app, &Actor::system(), &invitee(Role::Judge))
            .await
            .unwrap();
    }
    let email = invitee(Role::Judge).email;
    let ask = || actions::ask_for_code(&house.app, &email, "a browser", Lang::En);
    for _ in 0..max {
        ask().await.unwrap();
    }
    assert!(
        ask().await.is_err(),
        "what browsers ask for is still limited"
    );
}

#[actix_web::test]
async fn an_invitation_lets_in_once_and_looking_at_it_changes_nothing() {
    let house = TestApp::start().await;
    let tx = house.app.db.write().await.unwrap();
    actions::invite_by_letter(&tx, &house.app, &Actor::system(), &invitee(Role::Judge))
        .await
        .unwrap();
    tx.commit().await.unwrap();
    use artkite::platform::mail;
    let waiting = mail::list_in_state(house.app.db.read(), mail::LetterState::Waiting, None, 100)
        .await
        .unwrap();
    let body = &waiting[0].body_text;
    let link = body
        .split_whitespace()
        .find(|word| word.starts_with("http"))
        .expect("the letter has a link");
    let path = link.strip_prefix("http://127.0.0.1:8080").unwrap();
    let token = path.split_once("token=").unwrap().1;

    let mut scanner = house.browser();
    for _ in 0..3 {
        assert_eq!(scanner.get(path).await.status, StatusCode::OK);
    }
    let mut judge = house.browser();
    let answer = judge
        .post("/mn/invitation/acceptance", &[("token", token)])
        .await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let who = judge.get("/api/v1/session").await.json();
    assert_eq!(who["grants"][0]["role"], "judge");
    let again = scanner
        .post("/mn/invitation/acceptance", &[("token", token)])
        .await;
    assert_eq!(again.status, StatusCode::CONFLICT);
}

#[actix_web::test]
async fn a_session_rests_only_so_long() {
    let house = TestApp::start().await;
    let mut staff = house.signed_in(Role::Secretariat).await;
    let now = house.app.clock.now();
    house
        .app
        .clock
        .set(now.plus(SignedDuration::from_secs(30 * 60 - 1)));
    assert!(staff.get("/api/v1/session").await.json()["person_id"].is_string());
    house
        .app
        .clock
        .set(now.plus(SignedDuration::from_secs(61 * 60)));
    assert!(staff.get("/api/v1/session").await.json()["person_id"].is_null());
}

#[actix_web::test]
async fn a_form_without_its_token_or_from_another_site_changes_nothing() {
    let house = TestApp::start().await;
    let mut staff = house.signed_in(Role::Secretariat).await;
    let form = Some("application/x-www-form-urlencoded");
    let bare = staff
        .send(
            "POST".parse().unwrap(),
            "/en/session/ending",
            form,
            b"csrf=wrong".to_vec(),
        )
        .await;
    assert_eq!(bare.status, StatusCode::CONFLICT);
    assert!(staff.get("/api/v1/session").await.json()["person_id"].is_string());
}

#[actix_web::test]
async fn a_field_that_does_not_exist_is_refused_not_ignored() {
    let house = TestApp::start().await;
    let mut program = house.browser();
    let body = serde_json::json!({ "email": "a@example.org", "next": "", "role": "secretariat" });
    let answer = program
        .send_json("POST".parse().unwrap(), "/en/sign-in-codes", &body)
        .await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text().contains("There is no such field"));
}

const INVITATION: [(&str, &str); 6] = [
    ("email", "saran@example.org"),
    ("name", "Saran"),
    ("lang", "mn"),
    ("role", "coordinator"),
    ("edition", ""),
    ("member", "MN-073"),
];

/// The invitation with one field changed.
fn invitation<'a>(field: &'a str, value: &'a str) -> Vec<(&'a str, &'a str)> {
    let mut fields: Vec<_> = INVITATION.to_vec();
    fields.retain(|(name, _)| *name != field);
    fields.push((field, value));
    fields
}

#[actix_web::test]
async fn the_secretariat_invites_with_a_role_and_takes_it_away_from_the_next_request_on() {
    let house = TestApp::start().await;
    let mut staff = house.signed_in(Role::Secretariat).await;
    let answer = staff.post("/en/desk/people", &INVITATION).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let page = staff.get(answer.location()).await.text();
    assert!(page.contains("The invitation is on its way."));
    assert!(page.contains("saran@example.org") && page.contains("Coordinator"));

    let waiting = staff.get("/api/v1/letters").await.json();
    assert_eq!(waiting["letters"][0]["to_address"], "saran@example.org");
    assert_eq!(waiting["letters"][0]["lang"], "mn");

    let code = actions::invite_with_code(
        &house.app,
        &Actor::system(),
        &Invitee {
            member: Some("MN-073".parse().unwrap()),
            ..invitee(Role::Coordinator)
        },
    )
    .await
    .unwrap();
    let mut saran = house.browser();
    let answer = saran
        .post(
            "/mn/sessions",
            &[("email", "saran@example.org"), ("code", &code)],
        )
        .await;
    assert_eq!(
        answer.location(),
        "/mn/desk",
        "a coordinator begins at the desk"
    );
    assert_eq!(saran.get("/mn/desk/people").await.status, StatusCode::OK);

    let list = staff.get("/api/v1/people?role=coordinator").await.json();
    assert_eq!(list["people"].as_array().unwrap().len(), 1);
    let roles = list["people"][0]["roles"].as_array().unwrap();
    assert_eq!(roles.len(), 1, "the same role is given once");
    let id = roles[0]["id"].as_str().unwrap();
    let path = format!("/en/desk/roles/{id}/revocation");
    assert_eq!(staff.post(&path, &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(
        saran.get("/mn/desk/people").await.status,
        StatusCode::FORBIDDEN
    );
    assert_eq!(staff.post(&path, &[]).await.status, StatusCode::NOT_FOUND);
    let page = staff.get("/en/desk/people").await.text();
    assert!(page.contains("no role any more"));

    let journal = staff.get("/api/v1/journal").await.json();
    assert_eq!(journal["lines"][0]["verb"], "role.taken");
    assert_eq!(journal["lines"][0]["facts"]["role"], "coordinator");
    assert!(!journal.to_string().contains("saran@"));
}

#[actix_web::test]
async fn an_invitation_that_cannot_be_comes_back_with_all_that_is_wrong() {
    let house = TestApp::start().await;
    let mut staff = house.signed_in(Role::Secretariat).await;
    for (field, value, wrong) in [
        ("email", "saran", "email"),
        ("name", " ", "name"),
        ("lang", "fr", "lang"),
        ("role", "entrant", "role"),
        ("role", "judge", "member"),
        ("role", "king", "role"),
        ("edition", "9", "edition"),
        ("member", "", "member"),
        ("member", "XX-1", "member"),
    ] {
        let answer = staff
            .post("/en/desk/people", &invitation(field, value))
            .await;
        assert_eq!(
            answer.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{field}={value}"
        );
        let text = answer.text();
        assert!(
            text.contains(&format!("href=\"#{wrong}\"")),
            "{field}={value}"
        );
        if field != "email" {
            assert!(
                text.contains("value=\"saran@example.org\""),
                "what was typed is kept"
            );
        }
    }
    let nothing = json!({ "email": "x", "role": "judge" });
    let answer = staff
        .send_json(Method::POST, "/api/v1/people", &nothing)
        .await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(answer.json()["fields"].as_array().unwrap().len(), 3);
}

#[actix_web::test]
async fn nobody_takes_their_own_last_secretariat_role() {
    let house = TestApp::start().await;
    let mut staff = house.signed_in(Role::Secretariat).await;
    let list = staff.get("/api/v1/people?role=secretariat").await.json();
    let own = list["people"][0]["roles"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let path = format!("/api/v1/roles/{own}");
    let page = staff.get("/en/desk/people").await.text();
    assert!(!page.contains("/revocation"), "the page does not offer it");
    assert!(
        page.contains("<option value=\"judge\" selected>"),
        "the strongest role is not the one offered first"
    );
    let answer = staff.send_json(Method::DELETE, &path, &json!({})).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert_eq!(answer.json()["code"], "own-secretariat-role");

    let colleague =
        json!({ "email": "bold@example.org", "name": "Bold", "lang": "mn", "role": "secretariat" });
    let answer = staff
        .send_json(Method::POST, "/api/v1/people", &colleague)
        .await;
    assert_eq!(answer.status, StatusCode::CREATED);
    let answer = staff.send_json(Method::DELETE, &path, &json!({})).await;
    assert_eq!(
        answer.status,
        StatusCode::CONFLICT,
        "a colleague can, one cannot oneself"
    );
    let list = staff.get("/api/v1/people?role=secretariat").await.json();
    let theirs = list["people"][0]["roles"][0]["id"].as_str().unwrap();
    let path = format!("/api/v1/roles/{theirs}");
    let answer = staff.send_json(Method::DELETE, &path, &json!({})).await;
    assert_eq!(answer.status, StatusCode::NO_CONTENT);
}

#[actix_web::test]
async fn a_coordinator_invites_teachers_of_the_own_member_and_sees_nobody_else() {
    let house = TestApp::start().await;
    let mut staff = house.signed_in(Role::Secretariat).await;
    let code = actions::invite_with_code(
        &house.app,
        &Actor::system(),
        &Invitee {
            member: Some("MN-073".parse().unwrap()),
            ..invitee(Role::Coordinator)
        },
    )
    .await
    .unwrap();
    let mut saran = house.browser();
    saran
        .post(
            "/en/sessions",
            &[("email", "saran@example.org"), ("code", &code)],
        )
        .await;
    let teacher = |email: &'static str, role: &'static str, member: &'static str| json!({ "email": email, "name": "Tuya", "lang": "mn", "role": role, "member": member });
    for (body, status) in [
        (
            teacher("tuya@example.org", "teacher", "MN-073"),
            StatusCode::CREATED,
        ),
        (
            teacher("tuya@example.org", "teacher", "KR-47"),
            StatusCode::FORBIDDEN,
        ),
        (
            teacher("tuya@example.org", "coordinator", "MN-073"),
            StatusCode::FORBIDDEN,
        ),
        (
            teacher("tuya@example.org", "secretariat", ""),
            StatusCode::FORBIDDEN,
        ),
    ] {
        let answer = saran.send_json(Method::POST, "/api/v1/people", &body).await;
        assert_eq!(answer.status, status, "{body}");
    }
    let list = saran.get("/api/v1/people").await.json();
    let mut addresses: Vec<_> = list["people"]
        .as_array()
        .unwrap()
        .iter()
        .map(|person| person["email"].as_str().unwrap())
        .collect();
    addresses.sort_unstable();
    assert_eq!(addresses, ["saran@example.org", "tuya@example.org"]);

    // Not the own role, and not the secretariat's.
    let everyone = staff.get("/api/v1/people").await.json();
    for person in everyone["people"].as_array().unwrap() {
        let id = person["roles"][0]["id"].as_str().unwrap();
        let path = format!("/api/v1/roles/{id}");
        let answer = saran.send_json(Method::DELETE, &path, &json!({})).await;
        let is_teacher = person["email"] == "tuya@example.org";
        let expected = if is_teacher {
            StatusCode::NO_CONTENT
        } else {
            StatusCode::NOT_FOUND
        };
        assert_eq!(answer.status, expected, "{}", person["email"]);
    }
}
