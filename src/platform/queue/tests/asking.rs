//! What is asked for happens once, with the deed or not at all; what failed is tried, then shown.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use jiff::SignedDuration;
use serde_json::json;

use super::house::{Notes, ask, noon, note, on_each};
use crate::platform::db::Db;
use crate::platform::queue::store::JobState;
use crate::platform::queue::{
    Handlers, Job, JobError, JobRow, NewJob, Pace, Queue, count, enqueue, list_dead, retry,
};

async fn rows(db: &Db) -> Vec<JobRow> {
    crate::platform::queue::store::rows(db.read())
        .await
        .unwrap()
}

fn keyed(word: &str) -> NewJob {
    NewJob {
        dedupe_key: Some("tally:round-1".into()),
        ..note("a", word)
    }
}

#[tokio::test]
async fn a_job_exists_if_and_only_if_the_deed_does() {
    on_each(async |house| {
        let (clock, notes) = (noon(), Notes::default());
        let tx = house.db.write().await.unwrap();
        enqueue(&tx, clock.now(), note("a", "never")).await.unwrap();
        tx.rollback().await.unwrap();
        ask(&house.db, clock.now(), note("a", json!({ "entry_id": 7 }))).await;
        assert_eq!(
            Queue::run_due(&house.db, &clock, &notes.handlers())
                .await
                .unwrap(),
            1
        );
        assert_eq!(notes.all(), [json!({ "entry_id": 7 })]);
        assert!(rows(&house.db).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn asked_again_while_it_waits_is_once() {
    on_each(async |house| {
        let (clock, notes) = (noon(), Notes::default());
        for word in ["first", "second"] {
            ask(&house.db, clock.now(), keyed(word)).await;
        }
        // Another key, and no key, are other jobs.
        ask(
            &house.db,
            clock.now(),
            NewJob {
                dedupe_key: Some("tally:round-2".into()),
                ..note("b", "other")
            },
        )
        .await;
        ask(&house.db, clock.now(), note("c", "plain")).await;
        ask(&house.db, clock.now(), note("c", "plain")).await;
        assert_eq!(
            Queue::run_due(&house.db, &clock, &notes.handlers())
                .await
                .unwrap(),
            4
        );
        assert_eq!(notes.all(), ["first", "other", "plain", "plain"]);
        // Done is done: asking anew is a new job.
        ask(&house.db, clock.now(), keyed("third")).await;
        Queue::run_due(&house.db, &clock, &notes.handlers())
            .await
            .unwrap();
        assert_eq!(notes.all().len(), 5);
    })
    .await;
}

#[tokio::test]
async fn asked_again_while_it_runs_is_run_once_more() {
    on_each(async |house| {
        let clock = noon();
        let n_runs = Arc::new(AtomicU32::new(0));
        let handlers = {
            let (db, clock, n_runs) = (house.db.clone(), clock.clone(), n_runs.clone());
            Handlers::new().on("note", move |_| {
                let (db, clock, n_runs) = (db.clone(), clock.clone(), n_runs.clone());
                async move {
                    if n_runs.fetch_add(1, Ordering::SeqCst) == 0 {
                        // Twice, in the same millisecond as the first asking: still one more run.
                        ask(&db, clock.now(), keyed("again")).await;
                        ask(&db, clock.now(), keyed("and again")).await;
                        assert_eq!(rows(&db).await.len(), 1);
                    }
                    Ok(())
                }
            })
        };
        ask(&house.db, clock.now(), keyed("first")).await;
        Queue::run_due(&house.db, &clock, &handlers).await.unwrap();
        assert_eq!(rows(&house.db).await.len(), 1, "the second asking waits");
        clock.set(clock.now().plus(SignedDuration::from_secs(1)));
        Queue::run_due(&house.db, &clock, &handlers).await.unwrap();
        assert_eq!(n_runs.load(Ordering::SeqCst), 2);
        assert!(rows(&house.db).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_failing_job_waits_longer_each_time_then_is_dead_and_can_be_asked_for_again() {
    on_each(async |house| {
        let clock = noon();
        let n_runs = Arc::new(AtomicU32::new(0));
        let handlers = {
            let n_runs = n_runs.clone();
            Handlers::new().on("note", move |job: Job| {
                let n_run = n_runs.fetch_add(1, Ordering::SeqCst) + 1;
                async move {
                    if n_run <= 5 {
                        assert_eq!(job.attempt, n_run);
                        Err(JobError::Retry(format!("trouble {n_run}")))
                    } else {
                        assert_eq!(job.attempt, 1, "asked for again, it has all its tries");
                        Ok(())
                    }
                }
            })
        };
        ask(&house.db, clock.now(), keyed("x")).await;
        for seconds in [5, 20, 80, 320] {
            assert_eq!(
                Queue::run_due(&house.db, &clock, &handlers).await.unwrap(),
                1
            );
            let row = rows(&house.db).await.remove(0);
            let wait = row.run_at.since(clock.now());
            let (low, high) = (
                SignedDuration::from_millis(seconds * 750),
                SignedDuration::from_millis(seconds * 1250),
            );
            assert!(
                low <= wait && wait <= high,
                "{wait} is not about {seconds} s"
            );
            assert_eq!(
                (row.state, row.claimed_by, row.heartbeat_at),
                (JobState::Queued, None, None)
            );
            clock.set(row.run_at.plus(SignedDuration::from_millis(-1)));
            assert_eq!(
                Queue::run_due(&house.db, &clock, &handlers).await.unwrap(),
                0,
                "a millisecond early"
            );
            clock.set(row.run_at);
        }
        Queue::run_due(&house.db, &clock, &handlers).await.unwrap();
        let dead = list_dead(house.db.read(), None, 10)
            .await
            .unwrap()
            .remove(0);
        assert_eq!(
            (dead.attempts, dead.last_error.as_deref()),
            (5, Some("trouble 5"))
        );
        assert_eq!(dead.ended_at, Some(clock.now()));
        clock.set(clock.now().plus(SignedDuration::from_hours(1000)));
        assert_eq!(
            Queue::run_due(&house.db, &clock, &handlers).await.unwrap(),
            0,
            "the dead do not come back"
        );

        let tx = house.db.write().await.unwrap();
        assert!(retry(&tx, clock.now(), dead.id).await.unwrap());
        assert!(
            !retry(&tx, clock.now(), dead.id).await.unwrap(),
            "no longer dead"
        );
        tx.commit().await.unwrap();
        // It has its key back.
        ask(&house.db, clock.now(), keyed("same")).await;
        assert_eq!(rows(&house.db).await.len(), 1);
        assert_eq!(
            Queue::run_due(&house.db, &clock, &handlers).await.unwrap(),
            1
        );
        assert!(rows(&house.db).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn the_dead_do_not_bar_the_living() {
    on_each(async |house| {
        let clock = noon();
        let dying = Handlers::new().on("note", |_| async {
            Err(JobError::Final("no such entry".into()))
        });
        ask(&house.db, clock.now(), keyed("first")).await;
        assert_eq!(Queue::run_due(&house.db, &clock, &dying).await.unwrap(), 1);
        let dead = list_dead(house.db.read(), None, 10)
            .await
            .unwrap()
            .remove(0);
        assert_eq!(dead.attempts, 1, "final is final");
        // The same may be asked for again; asking for the dead one as well leaves only the living.
        ask(&house.db, clock.now(), keyed("second")).await;
        let tx = house.db.write().await.unwrap();
        assert!(retry(&tx, clock.now(), dead.id).await.unwrap());
        tx.commit().await.unwrap();
        let notes = Notes::default();
        Queue::run_due(&house.db, &clock, &notes.handlers())
            .await
            .unwrap();
        assert_eq!(notes.all(), ["second"]);
        assert!(rows(&house.db).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn what_waits_for_something_else_keeps_its_tries() {
    on_each(async |house| {
        let clock = noon();
        let away = Handlers::new().on("note", |_| async {
            Err(JobError::NotNow("store-unavailable".into()))
        });
        ask(&house.db, clock.now(), note("a", "x")).await;
        for _ in 0..20 {
            assert_eq!(Queue::run_due(&house.db, &clock, &away).await.unwrap(), 1);
            let row = rows(&house.db).await.remove(0);
            assert_eq!((row.state, row.attempts), (JobState::Queued, 0));
            let wait = row.run_at.since(clock.now());
            assert!(
                wait <= SignedDuration::try_from(Pace::default().not_now * 2).unwrap(),
                "{wait}"
            );
            clock.set(row.run_at);
        }
        let notes = Notes::default();
        Queue::run_due(&house.db, &clock, &notes.handlers())
            .await
            .unwrap();
        assert_eq!(notes.all(), ["x"]);
    })
    .await;
}

#[tokio::test]
async fn the_queue_at_a_glance_and_the_dead_by_pages() {
    on_each(async |house| {
        let clock = noon();
        let dying = Handlers::new().on("note", |_| async {
            Err(JobError::Final("x\u{0}".repeat(900)))
        });
        for word in 0..3 {
            ask(&house.db, clock.now(), note("a", word)).await;
        }
        Queue::run_due(&house.db, &clock, &dying).await.unwrap();
        clock.set(clock.now().plus(SignedDuration::from_secs(9)));
        ask(&house.db, clock.now(), note("b", "waits")).await;
        ask(
            &house.db,
            clock.now(),
            NewJob {
                kind: "other",
                ..note("b", "unknown here")
            },
        )
        .await;
        let glance: Vec<_> = count(house.db.read())
            .await
            .unwrap()
            .into_iter()
            .map(|c| (c.kind, c.state, c.n, c.first_run_at))
            .collect();
        let earlier = clock.now().plus(SignedDuration::from_secs(-9));
        let expected = [
            ("note".to_owned(), JobState::Dead, 3, earlier),
            ("note".to_owned(), JobState::Queued, 1, clock.now()),
            ("other".to_owned(), JobState::Queued, 1, clock.now()),
        ];
        assert_eq!(glance, expected);

        let first = list_dead(house.db.read(), None, 2).await.unwrap();
        let rest = list_dead(house.db.read(), Some(first[1].id), 2)
            .await
            .unwrap();
        let words: Vec<_> = first
            .iter()
            .chain(&rest)
            .map(|row| row.payload.clone())
            .collect();
        assert_eq!(words, [2, 1, 0]);
        assert_eq!(
            first[0].last_error.as_ref().unwrap().chars().count(),
            900,
            "no NUL reaches the database"
        );
        // A kind nobody here knows is left for who does.
        let notes = Notes::default();
        assert_eq!(
            Queue::run_due(&house.db, &clock, &notes.handlers())
                .await
                .unwrap(),
            1
        );
        assert_eq!(rows(&house.db).await.len(), 4);
    })
    .await;
}

#[tokio::test]
async fn a_payload_of_another_shape_is_dead_at_once() {
    on_each(async |house| {
        #[derive(serde::Deserialize)]
        struct Ids {
            #[allow(dead_code)] // only its shape matters
            entry_id: u32,
        }
        let clock = noon();
        let handlers =
            Handlers::new().on("note", |job: Job| async move { job.ids::<Ids>().map(drop) });
        ask(&house.db, clock.now(), note("a", json!({ "entry": 1 }))).await;
        ask(&house.db, clock.now(), note("a", json!({ "entry_id": 1 }))).await;
        Queue::run_due(&house.db, &clock, &handlers).await.unwrap();
        let dead = list_dead(house.db.read(), None, 10).await.unwrap();
        assert_eq!(dead.len(), 1);
        assert!(dead[0].last_error.as_ref().unwrap().contains("entry_id"));
    })
    .await;
}

#[test]
fn a_worker_counts_as_dead_only_after_several_missed_heartbeats() {
    let pace = Pace::default();
    assert!(pace.stale_after >= pace.heartbeat * 5 && pace.poll_max <= Duration::from_secs(1));
}
