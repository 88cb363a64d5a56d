//! Workers side by side: never two at one job, and none brought down by it.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant as Moment};

use jiff::SignedDuration;
use tokio::sync::{Notify, oneshot};

use super::house::{Notes, TestDb, ask, noon, note, on_each};
use crate::platform::clock::Clock;
use crate::platform::db::Db;
use crate::platform::queue::store::{JobState, rows};
use crate::platform::queue::{
    Handlers, Job, JobError, NewJob, Pace, Queue, Terms, enqueue, list_dead,
};

/// A worker on connections of its own, as another process would have; ends when the sender is used or dropped.
async fn worker(
    house: &TestDb,
    clock: &Clock,
    handlers: Handlers,
    n: usize,
    pace: Pace,
) -> (oneshot::Sender<()>, tokio::task::JoinHandle<()>) {
    let db = Db::open(&house.url, 4).await.unwrap();
    let (stop, stopped) = oneshot::channel::<()>();
    let queue = Queue::new(db, clock.clone(), handlers, n).at(pace);
    let done = tokio::spawn(queue.work(async {
        let _ = stopped.await;
    }));
    (stop, done)
}

async fn until(what: &str, is_so: impl AsyncFn() -> bool) {
    let begun = Moment::now();
    while !is_so().await {
        assert!(
            begun.elapsed() < Duration::from_secs(60),
            "waited in vain until {what}"
        );
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

async fn is_empty(house: &TestDb) -> bool {
    rows(house.db.read()).await.unwrap().is_empty()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn no_job_is_run_by_two_workers() {
    on_each(async |house| {
        let (clock, notes) = (Clock::wall(), Notes::default());
        let tx = house.db.write().await.unwrap();
        for number in 0..300 {
            enqueue(
                &tx,
                clock.now(),
                note(&format!("lane-{}", number % 7), number),
            )
            .await
            .unwrap();
        }
        tx.commit().await.unwrap();
        let mut workers = Vec::new();
        for _ in 0..3 {
            workers.push(worker(house, &clock, notes.handlers(), 4, Pace::default()).await);
        }
        until("all are done", async || is_empty(house).await).await;
        for (stop, done) in workers {
            drop(stop);
            done.await.unwrap();
        }
        let mut numbers: Vec<_> = notes
            .all()
            .iter()
            .map(|word| word.as_i64().unwrap())
            .collect();
        numbers.sort_unstable();
        assert_eq!(numbers, (0..300).collect::<Vec<_>>(), "each once");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_just_committed_job_starts_at_once() {
    on_each(async |house| {
        let (clock, notes) = (Clock::wall(), Notes::default());
        // Would it only look, it would look every ten seconds.
        let pace = Pace {
            poll_max: Duration::from_secs(10),
            ..Pace::default()
        };
        let db = house.db.clone();
        let (stop, stopped) = oneshot::channel::<()>();
        let queue = Queue::new(db, clock.clone(), notes.handlers(), 2).at(pace);
        let done = tokio::spawn(queue.work(async {
            let _ = stopped.await;
        }));
        let mut waits = Vec::new();
        for number in 0..9 {
            tokio::time::sleep(Duration::from_millis(300)).await;
            let tx = house.db.write().await.unwrap();
            enqueue(&tx, clock.now(), note("a", number)).await.unwrap();
            // The deed goes on for a while after the asking.
            tokio::time::sleep(Duration::from_millis(40)).await;
            tx.commit().await.unwrap();
            let begun = Moment::now();
            until("it runs", async || notes.all().len() > number).await;
            waits.push(begun.elapsed());
        }
        waits.sort_unstable();
        println!(
            "{:?}: from commit to run: median {:?}, longest {:?}",
            house.db.backend(),
            waits[4],
            waits[8]
        );
        assert!(waits[4] < Duration::from_millis(500), "{waits:?}");
        drop(stop);
        done.await.unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_panic_a_hang_and_a_failure_leave_the_others_alone() {
    on_each(async |house| {
        let (clock, notes) = (Clock::wall(), Notes::default());
        let hurried = Terms {
            attempts_max: 2,
            wait_first: Duration::from_millis(20),
            ..Terms::default()
        };
        let handlers = notes
            .handlers()
            .on_terms("panic", hurried, |job: Job| async move {
                panic!("at try {}", job.attempt)
            })
            .on_terms(
                "hang",
                Terms {
                    time_max: Duration::from_millis(50),
                    ..hurried
                },
                |_| std::future::pending(),
            )
            .on_terms("fail", hurried, |_| async {
                Err(JobError::Retry("no".into()))
            });
        for kind in ["panic", "hang", "fail"] {
            ask(
                &house.db,
                clock.now(),
                NewJob {
                    kind,
                    ..note(kind, 0)
                },
            )
            .await;
        }
        for number in 0..20 {
            ask(&house.db, clock.now(), note("a", number)).await;
        }
        let (stop, done) = worker(house, &clock, handlers, 2, Pace::default()).await;
        until("three are dead", async || {
            list_dead(house.db.read(), None, 9).await.unwrap().len() == 3
        })
        .await;
        until("the others are done", async || notes.all().len() == 20).await;
        drop(stop);
        done.await.unwrap();
        let dead: HashMap<_, _> = list_dead(house.db.read(), None, 9)
            .await
            .unwrap()
            .into_iter()
            .map(|row| (row.kind, (row.attempts, row.last_error.unwrap())))
            .collect();
        assert_eq!(dead["panic"], (2, "panicked: at try 2".into()));
        assert_eq!(dead["hang"], (2, "took longer than 0.05 s".into()));
        assert_eq!(dead["fail"], (2, "no".into()));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_kind_that_waits_for_others_does_not_take_every_place() {
    on_each(async |house| {
        let (clock, notes) = (Clock::wall(), Notes::default());
        let (n_at_once, n_most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let gate = Arc::new(Notify::new());
        let handlers = {
            let (n_at_once, n_most, gate) = (n_at_once.clone(), n_most.clone(), gate.clone());
            notes.handlers().on_terms(
                "letter",
                Terms {
                    n_parallel_max: 2,
                    ..Terms::default()
                },
                move |_| {
                    let (n_at_once, n_most, gate) =
                        (n_at_once.clone(), n_most.clone(), gate.clone());
                    async move {
                        n_most.fetch_max(
                            n_at_once.fetch_add(1, Ordering::SeqCst) + 1,
                            Ordering::SeqCst,
                        );
                        gate.notified().await;
                        n_at_once.fetch_sub(1, Ordering::SeqCst);
                        Ok(())
                    }
                },
            )
        };
        for number in 0..6 {
            ask(
                &house.db,
                clock.now(),
                NewJob {
                    kind: "letter",
                    ..note(&format!("letters-{number}"), number)
                },
            )
            .await;
        }
        let (stop, done) = worker(house, &clock, handlers, 4, Pace::default()).await;
        until("two letters wait for the server", async || {
            n_at_once.load(Ordering::SeqCst) == 2
        })
        .await;
        ask(&house.db, clock.now(), note("picture", "picture")).await;
        until("the picture is made meanwhile", async || {
            notes.all() == ["picture"]
        })
        .await;
        until("all letters are through", async || {
            gate.notify_one();
            is_empty(house).await
        })
        .await;
        assert_eq!(n_most.load(Ordering::SeqCst), 2);
        drop(stop);
        done.await.unwrap();
    })
    .await;
}

/// Notes when a handler is broken off.
struct Broken(Notes);

impl Drop for Broken {
    fn drop(&mut self) {
        self.0.add("let go".into());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_worker_thought_dead_lets_go_and_cannot_end_what_is_anothers() {
    on_each(async |house| {
        let notes = Notes::default();
        let (clock, ahead) = (noon(), noon());
        let pace = Pace {
            heartbeat: Duration::from_millis(50),
            ..Pace::default()
        };
        let slow = {
            let notes = notes.clone();
            Handlers::new().on("note", move |_| {
                let broken = Broken(notes.clone());
                async move {
                    broken.0.add("begun".into());
                    std::future::pending().await
                }
            })
        };
        ask(&house.db, clock.now(), note("a", "x")).await;
        let (stop, done) = worker(house, &clock, slow, 1, pace).await;
        until("the first is at it", async || notes.all() == ["begun"]).await;
        let first = rows(house.db.read()).await.unwrap().remove(0);

        // To a worker whose clock is 29 s ahead the first is alive; to one 31 s ahead it is dead.
        let gate = Arc::new(Notify::new());
        let second = {
            let (gate, notes) = (gate.clone(), notes.clone());
            Handlers::new().on("note", move |_| {
                let (gate, notes) = (gate.clone(), notes.clone());
                async move {
                    notes.add("second".into());
                    gate.notified().await;
                    Ok(())
                }
            })
        };
        ahead.set(clock.now().plus(SignedDuration::from_secs(29)));
        let (stop_early, early) = worker(house, &ahead, second.clone(), 1, Pace::default()).await;
        tokio::time::sleep(Duration::from_millis(300)).await;
        drop(stop_early);
        early.await.unwrap();
        assert_eq!(notes.all(), ["begun"]);
        ahead.set(clock.now().plus(SignedDuration::from_secs(31)));
        let (stop_second, done_second) = worker(house, &ahead, second, 1, pace).await;
        until("the first lets go and the second is at it", async || {
            notes.all().len() == 3
        })
        .await;
        let row = rows(house.db.read()).await.unwrap().remove(0);
        assert_eq!((row.state, row.attempts), (JobState::Running, 2));
        assert_ne!(row.claimed_by, first.claimed_by);
        drop(stop);
        done.await.unwrap();
        assert_eq!(
            rows(house.db.read()).await.unwrap().remove(0).claimed_by,
            row.claimed_by,
            "the first ended nothing"
        );
        gate.notify_one();
        until("the second is done", async || is_empty(house).await).await;
        drop(stop_second);
        done_second.await.unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stop_lets_running_jobs_end_and_leaves_the_rest_to_the_next() {
    on_each(async |house| {
        let (clock, notes) = (Clock::wall(), Notes::default());
        let handlers = {
            let notes = notes.clone();
            Handlers::new().on("note", move |job: Job| {
                let notes = notes.clone();
                async move {
                    notes.add(job.payload.clone());
                    let ms = if job.payload == "short" { 200 } else { 60_000 };
                    tokio::time::sleep(Duration::from_millis(ms)).await;
                    Ok(())
                }
            })
        };
        for word in ["short", "long", "not begun"] {
            ask(&house.db, clock.now(), note(word, word)).await;
        }
        let pace = Pace {
            drain_max: Duration::from_millis(700),
            ..Pace::default()
        };
        let (stop, done) = worker(house, &clock, handlers, 2, pace).await;
        until("two run", async || notes.all().len() == 2).await;
        let begun = Moment::now();
        stop.send(()).unwrap();
        done.await.unwrap();
        assert!(
            begun.elapsed() >= Duration::from_millis(700)
                && begun.elapsed() < Duration::from_secs(20)
        );
        let left = rows(house.db.read()).await.unwrap();
        let begun_first = notes.all();
        assert!(left.iter().all(|row| row.state == JobState::Queued
            && row.attempts == 0
            && row.claimed_by.is_none()));
        let done_words: Vec<_> = begun_first
            .iter()
            .filter(|word| !left.iter().any(|row| row.payload == **word))
            .collect();
        if begun_first.contains(&"short".into()) {
            assert_eq!(done_words, ["short"], "what could end, ended");
        }
        assert_eq!(left.len() + done_words.len(), 3, "nothing is lost");
    })
    .await;
}
