//! What holds for the whole house: walls, words, the permission table, the door of every route.

mod api_doc;
mod doors;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use actix_web::http::StatusCode;
use artkite::kernel::{Lang, access};
use artkite::platform::i18n;
use artkite::platform::imaging::PictureRefusal;
use artkite::routes;

use crate::support::TestApp;

/// The features in the order of a contest: each may name those before it.
const FEATURES: [&str; 9] = [
    "members",
    "people",
    "editions",
    "artworks",
    "entries",
    "judging",
    "awards",
    "exhibitions",
    "reports",
];

/// Every file below a folder with one of these endings.
fn files(folder: &str, endings: &[&str]) -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, out: &mut Vec<PathBuf>) {
        let Ok(entries) = fs::read_dir(folder) else {
            return;
        };
        for entry in entries {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, out)
            } else {
                out.push(path)
            }
        }
    }
    let mut paths = Vec::new();
    walk(Path::new(folder), &mut paths);
    paths.sort();
    paths
        .into_iter()
        .filter(|path| {
            endings
                .iter()
                .any(|ending| path.extension().is_some_and(|found| found == *ending))
        })
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            (path, text)
        })
        .collect()
}

/// The lines of a source that are code and not tests: up to the tests' module, without comments.
fn code_lines(text: &str) -> impl Iterator<Item = &str> {
    let code = text.split("#[cfg(test)]").next().unwrap_or("");
    code.lines()
        .map(str::trim)
        .filter(|line| !line.starts_with("//"))
}

#[test]
fn a_feature_names_only_those_before_it_and_engines_name_none() {
    let mut broken = Vec::new();
    for (path, text) in files("src", &["rs"]) {
        let place = path.strip_prefix("src").unwrap();
        let room = place.iter().next().unwrap().to_str().unwrap();
        let allowed = match FEATURES.iter().position(|feature| *feature == room) {
            Some(own) => own + 1,
            None if room == "kernel" || room == "platform" => 0,
            None => continue, // the app, routes, demo and main know everything
        };
        for line in code_lines(&text) {
            for feature in &FEATURES[allowed..] {
                if line.contains(&format!("crate::{feature}::"))
                    || line.contains(&format!("crate::{feature};"))
                {
                    broken.push(format!(
                        "{}: names {feature}, which stands to its right: {line}",
                        path.display()
                    ));
                }
            }
            for feature in FEATURES {
                if feature != room && line.contains(&format!("crate::{feature}::store")) {
                    broken.push(format!(
                        "{}: opens {feature}'s store; ask its actions: {line}",
                        path.display()
                    ));
                }
            }
            if room == "kernel" && line.contains("crate::platform") {
                broken.push(format!(
                    "{}: the kernel is pure and names no engine: {line}",
                    path.display()
                ));
            }
        }
    }
    assert!(
        broken.is_empty(),
        "walls are broken:\n{}",
        broken.join("\n")
    );
}

#[test]
fn rules_do_no_io_actions_know_no_http_and_only_stores_speak_sql() {
    let mut broken = Vec::new();
    for (path, text) in files("src", &["rs"]) {
        let place = path.strip_prefix("src").unwrap().display().to_string();
        let is_rule = place.ends_with("domain.rs")
            || place.contains("domain/")
            || place.starts_with("kernel/");
        let is_action = place.ends_with("actions.rs") || place.contains("actions/");
        let is_face = ["pages", "api", "forms", "letters"]
            .iter()
            .any(|room| place.contains(&format!("/{room}")));
        for line in code_lines(&text) {
            let mut forbid = |is_here: bool, words: &[&str], why: &str| {
                if is_here && words.iter().any(|word| line.contains(word)) {
                    broken.push(format!("{place}: {why}: {line}"));
                }
            };
            forbid(
                is_rule,
                &[
                    "async fn",
                    "std::fs",
                    "std::net",
                    "tokio::",
                    "actix_web",
                    "Timestamp::now",
                    "SystemTime",
                    "DatabaseConnection",
                ],
                "a rule gets what it needs to know and does nothing outside",
            );
            forbid(
                is_action,
                &["actix_web", "HttpRe"],
                "an action knows no HTTP",
            );
            forbid(
                (is_action || is_face)
                    && place
                        .split('/')
                        .next()
                        .is_some_and(|room| FEATURES.contains(&room)),
                &["::Entity::", "QueryFilter", "EntityTrait"],
                "only a store speaks SQL",
            );
        }
    }
    assert!(
        broken.is_empty(),
        "walls are broken:\n{}",
        broken.join("\n")
    );
}

/// Keys of messages as they are asked for in templates and sources, and prefixes of those put together at run time.
fn asked_for() -> (BTreeSet<String>, BTreeSet<String>) {
    let mut keys = BTreeSet::new();
    let mut prefixes = BTreeSet::from([
        "refusal".to_owned(),
        "field".to_owned(),
        "letter".to_owned(),
    ]);
    let mut texts = files("src", &["rs"]);
    texts.extend(files("templates", &["html", "txt"]));
    for (_, text) in texts {
        for (method, is_prefix) in [
            (".t(", false),
            (".t1(", false),
            (".t2(", false),
            (".ta(", false),
            (".word(", true),
            (".sentence(", true),
        ] {
            for piece in text.split(method).skip(1) {
                // Pages ask in their own language; letters name one first.
                let (before, rest) = piece.split_once('"').unwrap_or((piece, ""));
                let is_first = before.trim().is_empty();
                let is_after_lang = is_prefix && before.contains(',') && !before.contains(')');
                if (is_first || is_after_lang)
                    && let Some((key, _)) = rest.split_once('"')
                {
                    if is_prefix {
                        prefixes.insert(key.to_owned())
                    } else {
                        keys.insert(key.to_owned())
                    };
                }
            }
        }
    }
    (keys, prefixes)
}

#[test]
fn every_message_is_there_in_every_language_and_none_is_idle() {
    let mut by_lang: BTreeMap<Lang, BTreeSet<String>> = BTreeMap::new();
    let mut problems = Vec::new();
    for (lang, file, key) in i18n::list_keys() {
        if !by_lang.entry(lang).or_default().insert(key.clone()) {
            problems.push(format!("{lang}/{file}: {key} stands twice"));
        }
    }
    let (keys, prefixes) = asked_for();
    let all: BTreeSet<String> = by_lang.values().flatten().cloned().collect();
    for lang in Lang::ALL {
        let there = by_lang.get(lang).cloned().unwrap_or_default();
        problems.extend(
            all.difference(&there)
                .map(|key| format!("{lang}: {key} is missing")),
        );
        problems.extend(
            keys.difference(&there)
                .map(|key| format!("{lang}: {key} is asked for and missing")),
        );
    }
    for key in &all {
        let by_prefix = prefixes
            .iter()
            .any(|prefix| key.starts_with(&format!("{prefix}-")));
        if !keys.contains(key) && !by_prefix {
            problems.push(format!("{key} is used nowhere"));
        }
    }
    assert!(
        problems.is_empty(),
        "{} problems with words:\n{}",
        problems.len(),
        problems.join("\n")
    );
    i18n::I18n::load().unwrap();
}

#[test]
fn every_refusal_and_field_code_in_the_sources_has_its_sentence() {
    let words = i18n::I18n::load().unwrap();
    let mut missing = BTreeSet::new();
    for (path, text) in files("src", &["rs"]) {
        let code = text.split("#[cfg(test)]").next().unwrap_or("");
        for (call, prefix) in [
            ("Refusal::conflict(\"", "refusal"),
            ("Refusal::unprocessable(\"", "refusal"),
            ("Refusal::new(\"", "refusal"),
        ] {
            for piece in code.split(call).skip(1) {
                let key = format!("{prefix}-{}", piece.split('"').next().unwrap());
                if !words.has(Lang::En, &key) {
                    missing.insert(format!("{}: {key}", path.display()));
                }
            }
        }
        for piece in code.split("errors.add(\"").skip(1) {
            if let Some(code) = piece.split('"').nth(2) {
                let key = format!("field-{code}");
                if !words.has(Lang::En, &key) {
                    missing.insert(format!("{}: {key}", path.display()));
                }
            }
        }
    }
    assert!(
        missing.is_empty(),
        "codes without a sentence:\n{}",
        missing.into_iter().collect::<Vec<_>>().join("\n")
    );
}

#[test]
fn every_reason_not_to_take_a_picture_has_its_sentence_in_every_language() {
    let words = i18n::I18n::load().unwrap();
    let mut missing = Vec::new();
    for lang in Lang::ALL {
        for code in PictureRefusal::codes() {
            if !words.has(*lang, &format!("refusal-{code}")) {
                missing.push(format!("{lang}: refusal-{code}"));
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn the_permission_table_is_as_printed() {
    let printed = access::print_table();
    let file = "tests/snapshots/permissions.txt";
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        fs::write(file, &printed).unwrap();
    }
    let kept = fs::read_to_string(file).unwrap_or_default();
    assert_eq!(
        printed, kept,
        "the table changed: look at it, then run with UPDATE_SNAPSHOTS=1"
    );
}

#[test]
fn the_list_of_routes_is_as_printed() {
    let mut printed = String::new();
    for line in routes::all() {
        printed.push_str(&format!(
            "{:<6} {:<60} {}\n",
            line.method.as_str(),
            line.path,
            line.need
        ));
    }
    let file = "tests/snapshots/routes.txt";
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        fs::write(file, &printed).unwrap();
    }
    let kept = fs::read_to_string(file).unwrap_or_default();
    assert_eq!(
        printed, kept,
        "addresses changed: they are public; look, then run with UPDATE_SNAPSHOTS=1"
    );
}

#[actix_web::test]
async fn the_first_page_speaks_the_readers_language() {
    let house = TestApp::start().await;
    let mut browser = house.browser();
    for (wish, lang) in [
        ("mn", "mn"),
        ("ko-KR,ko;q=0.9", "ko"),
        ("fr", "en"),
        ("", "en"),
        ("zh-CN", "zh"),
    ] {
        browser.accept_language = wish;
        let answer = browser.get("/").await;
        assert_eq!(answer.status, StatusCode::FOUND);
        assert_eq!(answer.location(), format!("/{lang}/"), "{wish:?}");
    }
    for lang in Lang::ALL {
        let page = browser.get(&format!("/{lang}/")).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(
            page.text()
                .contains(&format!("<html lang=\"{}\">", lang.tag()))
        );
        assert!(page.cookies.is_empty(), "reading sets no cookie");
    }
    let unknown = browser.get("/fr/").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    assert!(
        unknown
            .headers
            .get("content-type")
            .unwrap()
            .to_str()
            .unwrap()
            .starts_with("text/html")
    );
}

#[actix_web::test]
async fn what_is_not_there_is_said_to_people_and_to_programs() {
    let house = TestApp::start().await;
    let mut browser = house.browser();
    let program = browser.get("/api/v1/nothing").await;
    assert_eq!(program.status, StatusCode::NOT_FOUND);
    assert_eq!(
        program.headers.get("content-type").unwrap(),
        "application/problem+json"
    );
    assert_eq!(program.json()["code"], "not-found");
    assert_eq!(
        program.json()["request_id"].as_str().unwrap(),
        program.headers.get("x-request-id").unwrap()
    );
    let person = browser.get("/mn/nothing").await;
    assert_eq!(person.status, StatusCode::NOT_FOUND);
    assert!(person.text().contains("<html lang=\"mn\">"));
    for name in [
        "content-security-policy",
        "x-content-type-options",
        "referrer-policy",
    ] {
        assert!(person.headers.contains_key(name), "{name}");
    }
}

#[actix_web::test]
async fn it_says_whether_it_is_alive_and_ready() {
    let house = TestApp::start().await;
    let mut browser = house.browser();
    assert_eq!(browser.get("/healthz").await.status, StatusCode::OK);
    assert_eq!(browser.get("/readyz").await.status, StatusCode::OK);
}
