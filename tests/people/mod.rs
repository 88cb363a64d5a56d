//! Signing in: a code by mail, bound to the browser that asked; invitations; sessions that end.

mod invitations;

use actix_web::http::StatusCode;
use artkite::kernel::{Actor, Lang, Role};
use artkite::people::actions::{self, Invitee};
use jiff::SignedDuration;

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
