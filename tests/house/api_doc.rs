//! The OpenAPI document and the routes are the same list.

use std::collections::BTreeSet;

use actix_web::http::StatusCode;
use artkite::{api_doc, routes};

use crate::support::TestApp;

/// `{name:.*}` is `{name}` in the document.
fn plain(path: &str) -> String {
    let mut out = String::new();
    let mut rest = path;
    while let Some((before, hole)) = rest.split_once('{') {
        let (name, after) = hole.split_once('}').unwrap();
        out.push_str(before);
        out.push('{');
        out.push_str(name.split(':').next().unwrap());
        out.push('}');
        rest = after;
    }
    out + rest
}

#[test]
fn every_address_for_programs_is_in_the_document_and_the_document_invents_none() {
    let document = serde_json::to_value(api_doc::document()).unwrap();
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
    let mut written = BTreeSet::new();
    let mut wrong = Vec::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            let name = format!("{} {path}", method.to_uppercase());
            if operation["summary"].as_str().unwrap_or("").is_empty() {
                wrong.push(format!(
                    "{name}: has no summary; write the handler's doc comment"
                ));
            }
            for hole in path.split('{').skip(1) {
                let hole = hole.split('}').next().unwrap();
                let is_there = operation["parameters"]
                    .as_array()
                    .is_some_and(|all| all.iter().any(|one| one["name"] == hole));
                if !is_there {
                    wrong.push(format!("{name}: {{{hole}}} is not among its params(…)"));
                }
            }
            written.insert(name);
        }
    }
    let served: BTreeSet<String> = routes::all()
        .iter()
        .filter(|line| line.path.starts_with("/api/v1/"))
        .map(|line| format!("{} {}", line.method, plain(line.path)))
        .collect();
    wrong.extend(
        served
            .difference(&written)
            .map(|name| format!("{name}: add its handler to src/api_doc.rs")),
    );
    wrong.extend(
        written
            .difference(&served)
            .map(|name| format!("{name}: is in src/api_doc.rs and not in src/routes.rs")),
    );
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_shape_that_the_document_names_is_in_it() {
    let document = serde_json::to_value(api_doc::document()).unwrap();
    let text = document.to_string();
    let missing: BTreeSet<&str> = text
        .split("#/components/schemas/")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .filter(|name| document["components"]["schemas"].get(*name).is_none())
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[actix_web::test]
async fn the_document_is_served_to_programs_and_read_to_people_without_script() {
    let house = TestApp::start().await;
    let mut browser = house.browser();
    let served = browser.get("/api/v1/openapi.json").await;
    assert_eq!(served.status, StatusCode::OK);
    assert_eq!(
        served.json(),
        serde_json::to_value(api_doc::document()).unwrap()
    );
    let page = browser.get("/api/docs").await;
    assert_eq!(page.status, StatusCode::OK);
    let text = page.text();
    assert!(text.contains("GET /api/v1/session"));
    assert!(text.contains("id=\"shape-SessionView\""));
    assert!(!text.contains(" style="), "no inline style");
}
