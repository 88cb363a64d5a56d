//! Every address tried by every role: nobody comes through a door that the table closes, and none is closed to whom
//! the table lets in.

use actix_web::http::{Method, StatusCode};
use artkite::kernel::{Reach, Role};
use artkite::routes::{self, Line};

use crate::support::{Answer, Browser, TestApp};

/// Those whom the door lets in and the action sends away, because what is behind it is not theirs in part: role and
/// the end of the address.
const NARROWED: &[(Role, &str)] = &[
    (Role::Coordinator, "/journal"),
    (Role::Chair, "/journal"),
    (Role::Chair, "/people"),
];

/// An address of a route with something that fits no row in its holes.
fn example(path: &str) -> String {
    let mut out = String::new();
    let mut rest = path;
    while let Some((before, hole)) = rest.split_once('{') {
        let (name, after) = hole.split_once('}').unwrap();
        out.push_str(before);
        out.push_str(match name.split(':').next().unwrap() {
            "lang" => "en",
            "number" | "n" | "position" | "width" => "1",
            "name" => "nothing.css",
            "version" => "3",
            _ => "00000000-0000-7000-8000-000000000000",
        });
        rest = after;
    }
    out + rest
}

/// Tries an address with an object that does not exist.
async fn try_door(browser: &mut Browser<'_>, line: &Line) -> Answer {
    let has_body = !matches!(line.method, Method::GET | Method::HEAD);
    let content_type = has_body.then_some("application/json");
    let body = if has_body { b"{}".to_vec() } else { Vec::new() };
    browser
        .send(line.method.clone(), &example(line.path), content_type, body)
        .await
}

#[actix_web::test]
async fn every_address_answers_every_role_as_the_table_says() {
    let house = TestApp::start().await;
    let mut wrong = Vec::new();
    let (mut n_probes, mut n_closed) = (0, 0);
    for role in Role::ALL {
        let mut browser = match role {
            Role::Anonymous => house.browser(),
            // Not roles that are given: who holds an entry's code, or consented. The entries' own tests try those.
            Role::Entrant | Role::Guardian => continue,
            role => house.signed_in(*role).await,
        };
        for line in routes::all() {
            if line.path.ends_with("/session/ending") {
                continue; // would end the session of the probes that follow
            }
            n_probes += 1;
            let answer = try_door(&mut browser, &line).await;
            let name = format!("{role}: {} {} → {}", line.method, line.path, answer.status);
            let is_closed = line.need.reach(*role) == Reach::Deny
                && line.need.reach(Role::Anonymous) == Reach::Deny;
            n_closed += u32::from(is_closed);
            let is_asked_to_sign_in = answer.status == StatusCode::UNAUTHORIZED
                || answer.status == StatusCode::SEE_OTHER
                    && answer.location().starts_with("/en/sign-in?");
            if answer.status.is_server_error() {
                wrong.push(format!("{name}: broke"));
            } else if is_closed && *role == Role::Anonymous {
                let is_right = if line.path.starts_with("/api/") {
                    answer.status == StatusCode::UNAUTHORIZED
                } else {
                    is_asked_to_sign_in
                };
                if !is_right {
                    wrong.push(format!("{name}: a visitor is asked to sign in"));
                }
            } else if is_closed && answer.status != StatusCode::FORBIDDEN {
                wrong.push(format!("{name}: the table closes this door"));
            } else if !is_closed && is_asked_to_sign_in && *role != Role::Anonymous {
                wrong.push(format!("{name}: is signed in already"));
            } else if !is_closed
                && answer.status == StatusCode::FORBIDDEN
                && !NARROWED
                    .iter()
                    .any(|(who, end)| who == role && line.path.ends_with(end))
            {
                wrong.push(format!("{name}: the table opens this door"));
            }
        }
    }
    eprintln!("{n_probes} probes, {n_closed} of them at closed doors");
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
