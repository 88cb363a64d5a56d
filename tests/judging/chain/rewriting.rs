//! A chain that was rewritten whole, a line that was touched, a house without its key.

use super::*;

#[actix_web::test]
async fn whoever_rewrites_the_whole_chain_cannot_sign_it() {
    let contest = told_contest().await;
    let app = &contest.house.app;
    // The house itself, with a key of its own, as someone who owns the database and the program but not the key would.
    let elsewhere = tempfile::tempdir().unwrap();
    let stranger =
        artkite::platform::journal::Keys::open(&elsewhere.path().join("journal.key")).unwrap();
    let tx = app.db.write().await.unwrap();
    for sql in [
        "UPDATE journal SET verb = 'round.paused' WHERE verb = 'round.reopened'",
        "UPDATE journal SET seq = NULL, hash = NULL",
        "DELETE FROM journal_checkpoints",
        "DELETE FROM journal_head",
    ] {
        tx.execute_unprepared(sql).await.unwrap();
    }
    artkite::platform::journal::link_waiting(&tx).await.unwrap();
    let now = app.clock.now();
    artkite::platform::journal::checkpoint(&tx, &stranger, now)
        .await
        .unwrap();
    let found = artkite::platform::journal::prove(&tx, &app.journal_keys, now)
        .await
        .unwrap();
    let codes: Vec<&str> = found.iter().map(|fault| fault.code).collect();
    assert!(codes.contains(&"checkpoint-false"), "{codes:?}");
}

#[actix_web::test]
async fn check_names_the_line_and_the_house_does_not_open_without_its_key() {
    let contest = told_contest().await;
    let app = &contest.house.app;
    contest.house.check().await;
    let mut visitor = contest.house.browser();
    let head = visitor.get("/api/v1/journal/head").await.json();
    let last = artkite::platform::journal::find_latest_checkpoint(app.db.read())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(head["seq"].as_i64(), Some(last.seq));
    assert_eq!(head["hash"].as_str(), Some(last.hash.as_str()));
    assert!(last.is_signed_by(&app.journal_keys));
    let tx = app.db.write().await.unwrap();
    tx.execute_unprepared(
        "UPDATE journal SET facts = '{\"n_judges\": 4}' WHERE verb = 'panel.set'",
    )
    .await
    .unwrap();
    tx.commit().await.unwrap();
    let report = artkite::check::run(app, false).await.unwrap();
    assert_eq!(report.broken.len(), 1, "{:?}", report.broken);
    assert_eq!(report.broken[0].code, "journal-altered");
    assert!(report.broken[0].examples[0].starts_with("line-altered "));

    let key = app.config.journal_key_path();
    let aside = key.with_extension("aside");
    std::fs::rename(&key, &aside).unwrap();
    let config = (*app.config).clone();
    let opened = artkite::app::App::open(config.clone(), app.clock.clone()).await;
    let said = opened.err().expect("it must not open").to_string();
    assert!(
        said.contains("is missing") && said.contains("put its key back"),
        "{said}"
    );
    artkite::platform::journal::Keys::open(&key).unwrap();
    let opened = artkite::app::App::open(config.clone(), app.clock.clone()).await;
    assert!(
        opened
            .err()
            .expect("another key")
            .to_string()
            .contains("was signed with")
    );
    std::fs::remove_file(&key).unwrap();
    std::fs::rename(&aside, &key).unwrap();
    artkite::app::App::open(config, app.clock.clone())
        .await
        .unwrap();
}
