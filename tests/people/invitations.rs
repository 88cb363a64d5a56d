//! Who may be invited, as what, and by whom.

use actix_web::http::{Method, StatusCode};
use artkite::kernel::{Actor, Role};
use artkite::people::actions::{self, Invitee};
use serde_json::json;

use super::invitee;
use crate::support::TestApp;

const INVITATION: [(&str, &str); 6] = [
    ("email", "saran@example.org"),
    ("name", "Saran"),
    ("lang", "mn"),
    ("role", "coordinator"),
    ("edition", ""),
    ("member", "MN-073"),
];

/// The sign-in code of somebody invited as the coordinator of MN-073.
async fn code_of_a_coordinator(house: &TestApp) -> String {
    let invitee = Invitee {
        member: Some("MN-073".parse().unwrap()),
        ..invitee(Role::Coordinator)
    };
    actions::invite_with_code(&house.app, &Actor::system(), &invitee)
        .await
        .unwrap()
}

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

    let code = code_of_a_coordinator(&house).await;
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
    let code = code_of_a_coordinator(&house).await;
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
