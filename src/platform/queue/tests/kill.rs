//! Workers are killed (-9) in the middle, again and again; no job is lost and none is stuck.

use std::io::Write;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant as Moment};

use super::house::{note, on_each};
use crate::platform::clock::Clock;
use crate::platform::db::Db;
use crate::platform::queue::store::rows;
use crate::platform::queue::{Handlers, Job, Pace, Queue, enqueue};

const N_JOBS: i64 = 120;
const N_KILLS: u32 = 12;

fn hurried() -> Pace {
    Pace {
        poll_max: Duration::from_millis(50),
        heartbeat: Duration::from_millis(100),
        stale_after: Duration::from_millis(600),
        ..Pace::default()
    }
}

/// The worker that is killed: in a process of its own, it notes the begin and the end of each job in a file.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "is run by the test below, in a process of its own"]
async fn worker_process() {
    let (Ok(url), Ok(log)) = (
        std::env::var("ARTKITE_KILL_URL"),
        std::env::var("ARTKITE_KILL_LOG"),
    ) else {
        return;
    };
    let handlers = Handlers::new().on("note", move |job: Job| {
        let log = log.clone();
        async move {
            write_line(&log, "begin", &job.payload);
            tokio::time::sleep(Duration::from_millis(30)).await;
            write_line(&log, "end", &job.payload);
            Ok(())
        }
    });
    let db = Db::open(&url, 4).await.unwrap();
    Queue::new(db, Clock::wall(), handlers, 4)
        .at(hurried())
        .work(std::future::pending())
        .await;
}

fn write_line(log: &str, what: &str, number: &serde_json::Value) {
    let mut file = std::fs::File::options().append(true).open(log).unwrap();
    // One write for each line, so that lines of several workers do not mix.
    file.write_all(format!("{what} {number}\n").as_bytes())
        .unwrap();
}

fn start(url: &str, log: &Path) -> Child {
    let name = format!(
        "{}::worker_process",
        module_path!().split_once("::").unwrap().1
    );
    Command::new(std::env::current_exe().unwrap())
        .args(["--ignored", "--exact", &name, "--nocapture"])
        .env("ARTKITE_KILL_URL", url)
        .env("ARTKITE_KILL_LOG", log)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// How often each job was begun and ended.
fn tallied(log: &Path) -> Vec<(i64, i64)> {
    let mut tally = vec![(0, 0); N_JOBS as usize];
    for line in std::fs::read_to_string(log).unwrap().lines() {
        let (what, number) = line.split_once(' ').unwrap();
        let of_job = &mut tally[number.parse::<usize>().unwrap()];
        match what {
            "begin" => of_job.0 += 1,
            _ => of_job.1 += 1,
        }
    }
    tally
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_workers_lose_no_job_and_leave_none_stuck() {
    on_each(async |house| {
        let log = house.folder.path().join("log");
        std::fs::write(&log, "").unwrap();
        let tx = house.db.write().await.unwrap();
        for number in 0..N_JOBS {
            enqueue(
                &tx,
                Clock::wall().now(),
                note(&format!("lane-{}", number % 5), number),
            )
            .await
            .unwrap();
        }
        tx.commit().await.unwrap();

        // Two at a time; one of them is always being killed, at moments that wander through a job's life.
        let mut steady = start(&house.url, &log);
        let mut n_kills = 0;
        while n_kills < N_KILLS && !rows(house.db.read()).await.unwrap().is_empty() {
            let n_begun = || tallied(&log).iter().map(|of_job| of_job.0).sum::<i64>();
            let before = n_begun();
            let mut victim = start(&house.url, &log);
            let begun = Moment::now();
            while n_begun() < before + 3 && begun.elapsed() < Duration::from_secs(20) {
                tokio::time::sleep(Duration::from_millis(2)).await;
            }
            tokio::time::sleep(Duration::from_millis(u64::from(n_kills) * 7 % 40)).await;
            // Now and then the other one dies instead, and the new one carries on.
            if n_kills % 3 == 2 {
                std::mem::swap(&mut victim, &mut steady);
            }
            victim.kill().unwrap();
            victim.wait().unwrap();
            n_kills += 1;
        }
        let begun = Moment::now();
        while !rows(house.db.read()).await.unwrap().is_empty() {
            assert!(
                begun.elapsed() < Duration::from_secs(60),
                "stuck: {:?}",
                rows(house.db.read()).await.unwrap()
            );
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        steady.kill().unwrap();
        steady.wait().unwrap();

        let tally = tallied(&log);
        let n_broken_off = tally
            .iter()
            .filter(|(n_begun, n_ended)| n_begun > n_ended)
            .count();
        let n_twice = tally.iter().filter(|(_, n_ended)| *n_ended > 1).count();
        println!(
            "{:?}: {n_kills} kills, {n_broken_off} jobs broken off, {n_twice} ended twice",
            house.db.backend()
        );
        assert!(
            tally.iter().all(|(_, n_ended)| *n_ended >= 1),
            "lost: {tally:?}"
        );
        assert!(
            n_broken_off > 0,
            "no kill hit a job: the test shows nothing"
        );
    })
    .await;
}
