//! A database of its own for each test: SQLite always, PostgreSQL too where `TEST_DATABASE_URL` names a server.

use std::sync::{Arc, Mutex};

use sea_orm::{ConnectionTrait, Database};
use uuid::Uuid;

use crate::kernel::Instant;
use crate::platform::clock::Clock;
use crate::platform::db::Db;
use crate::platform::queue::{Handlers, Job, NewJob, enqueue};

/// An empty, migrated database.
pub(crate) struct TestDb {
    pub(crate) db: Db,
    pub(crate) url: String,
    pub(crate) folder: tempfile::TempDir,
}

/// Runs a test on each database there is.
pub(crate) async fn on_each(test: impl AsyncFn(&TestDb)) {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}/test.db", folder.path().display());
    test(&open(url, folder).await).await;

    let Ok(server) = std::env::var("TEST_DATABASE_URL") else {
        return;
    };
    let name = format!("artkite_test_{}", Uuid::now_v7().simple());
    let admin = Database::connect(&server).await.unwrap();
    admin
        .execute_unprepared(&format!("CREATE DATABASE {name}"))
        .await
        .unwrap();
    let mut url = url::Url::parse(&server).unwrap();
    url.set_path(&name);
    let house = open(url.into(), tempfile::tempdir().unwrap()).await;
    test(&house).await;
    drop(house);
    admin
        .execute_unprepared(&format!("DROP DATABASE {name} WITH (FORCE)"))
        .await
        .unwrap();
}

async fn open(url: String, folder: tempfile::TempDir) -> TestDb {
    let db = Db::open(&url, 4).await.unwrap();
    db.migrate().await.unwrap();
    TestDb { db, url, folder }
}

/// Noon of a day, held still.
pub(crate) fn noon() -> Clock {
    Clock::held_at("2026-05-01T12:00:00Z".parse::<Instant>().unwrap())
}

/// Asks for a job and commits.
pub(crate) async fn ask(db: &Db, now: Instant, job: NewJob) {
    let tx = db.write().await.unwrap();
    enqueue(&tx, now, job).await.unwrap();
    tx.commit().await.unwrap();
}

/// A job of kind `note` that says `word`, in a lane.
pub(crate) fn note(lane: &str, word: impl Into<serde_json::Value>) -> NewJob {
    NewJob {
        kind: "note",
        payload: word.into(),
        lane: lane.to_owned(),
        dedupe_key: None,
    }
}

/// What was noted, in order.
#[derive(Clone, Default)]
pub(crate) struct Notes(Arc<Mutex<Vec<serde_json::Value>>>);

impl Notes {
    pub(crate) fn add(&self, word: serde_json::Value) {
        self.0.lock().unwrap().push(word);
    }

    pub(crate) fn all(&self) -> Vec<serde_json::Value> {
        self.0.lock().unwrap().clone()
    }

    /// A handler of `note` that notes.
    pub(crate) fn handlers(&self) -> Handlers {
        let notes = self.clone();
        Handlers::new().on("note", move |job: Job| {
            let notes = notes.clone();
            async move {
                notes.add(job.payload);
                Ok(())
            }
        })
    }
}
