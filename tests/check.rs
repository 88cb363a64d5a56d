//! What must always hold holds in a new house, and is found where it does not.

use sea_orm::ConnectionTrait;

use crate::support::TestApp;

#[actix_web::test]
async fn a_new_house_breaks_no_rule() {
    let house = TestApp::start().await;
    let report = artkite::check::run(&house.app, true).await.unwrap();
    assert_eq!(report.broken, []);
    assert!(report.n_rules >= 60, "{} rules", report.n_rules);
}

#[actix_web::test]
async fn what_is_broken_is_named_with_examples() {
    let house = TestApp::start().await;
    let db = house.app.db.read();
    for sql in [
        "INSERT INTO people (id, email, name, lang, made_at) VALUES (ID, 'a@example.org', '', 'en', 1)",
        "INSERT INTO grants (id, person_id, role, member_code, granted_at) VALUES (ID, ID, 'coordinator', 'XX-0', 1)",
        "INSERT INTO jobs (id, kind, payload, lane, state, attempts, made_at, run_at) \
         VALUES (ID, 'x', '{}', '', 'running', 1, 1, 1)",
        "INSERT INTO letters (id, kind, lang, to_address, to_name, subject, body_text, body_html, about_kind, state, \
         made_at) VALUES (ID, 'x', 'en', '', '', '', '', '', '', 'waiting', 1)",
        "INSERT INTO artworks (id, title, title_lang, statement, received_sha256, original_sha256, format, \
         original_bytes, width, height, picture_state, straightened, made_at) \
         VALUES (ID, '', 'en', '', 'aa', 'aa', 'jpeg', 1, 1, 1, 'waiting', '1,2', 1)",
    ] {
        let id = match house.app.db.backend() {
            sea_orm::DatabaseBackend::Sqlite => "x'00000000000070008000000000000001'",
            _ => "'00000000-0000-7000-8000-000000000001'",
        };
        db.execute_unprepared(&sql.replace("ID", id)).await.unwrap();
    }
    let report = artkite::check::run(&house.app, false).await.unwrap();
    let codes: Vec<&str> = report.broken.iter().map(|broken| broken.code).collect();
    assert_eq!(
        codes,
        [
            "grant-for-unknown-member",
            "artwork-without-entry",
            "picture-not-as-decided",
            "job-running-without-worker",
            "letter-without-job",
            "picture-without-job",
            "job-stuck",
            "file-missing",
        ]
    );
    assert_eq!(
        report.broken[0].examples,
        ["00000000000070008000000000000001"]
    );
}
