//! Lanes take turns.

use serde_json::json;

use super::house::{Notes, ask, noon, note, on_each};
use crate::platform::queue::{Handlers, Job, Queue, enqueue};

#[tokio::test]
async fn a_childs_one_job_is_not_behind_a_coordinators_five_thousand() {
    on_each(async |house| {
        let (clock, notes) = (noon(), Notes::default());
        let tx = house.db.write().await.unwrap();
        for number in 0..5000 {
            enqueue(&tx, clock.now(), note("batch-1", number))
                .await
                .unwrap();
        }
        tx.commit().await.unwrap();
        ask(&house.db, clock.now(), note("an-entry", "child")).await;
        ask(&house.db, clock.now(), note("zz-entry", "other child")).await;
        // One worker, one place: the hardest case. It is stopped after a while.
        let handlers = {
            let notes = notes.clone();
            Handlers::new().on("note", move |job: Job| {
                let notes = notes.clone();
                async move {
                    notes.add(job.payload);
                    if notes.all().len() >= 40 {
                        std::future::pending().await
                    } else {
                        Ok(())
                    }
                }
            })
        };
        let begun = std::time::Instant::now();
        let stop = async {
            while notes.all().len() < 40 {
                tokio::time::sleep(std::time::Duration::from_millis(5)).await
            }
        };
        let pace = crate::platform::queue::Pace {
            drain_max: std::time::Duration::ZERO,
            ..Default::default()
        };
        Queue::new(house.db.clone(), clock.clone(), handlers, 1)
            .at(pace)
            .work(stop)
            .await;
        println!(
            "{:?}: 40 jobs out of 5,002 took {:?}",
            house.db.backend(),
            begun.elapsed()
        );
        let notes = notes.all();
        assert!(
            notes[..4].contains(&json!("child")) && notes[..4].contains(&json!("other child")),
            "{:?}",
            &notes[..9]
        );
        let batch: Vec<_> = notes.iter().filter_map(serde_json::Value::as_i64).collect();
        assert_eq!(
            batch,
            (0..38).collect::<Vec<i64>>(),
            "within a lane, in the order of asking"
        );
    })
    .await;
}

#[tokio::test]
async fn lanes_that_keep_arriving_do_not_hold_back_those_before() {
    on_each(async |house| {
        let (clock, notes) = (noon(), Notes::default());
        for _ in 0..20 {
            ask(&house.db, clock.now(), note("0-batch", "batch")).await;
        }
        // Each job done, a new lane arrives behind it: the wheel alone would never come round to the batch again.
        let handlers = {
            let (db, clock, notes) = (house.db.clone(), clock.clone(), notes.clone());
            Handlers::new().on("note", move |job: Job| {
                let (db, clock, notes) = (db.clone(), clock.clone(), notes.clone());
                async move {
                    notes.add(job.payload);
                    let n = notes.all().len();
                    if n < 80 {
                        ask(&db, clock.now(), note(&format!("1-entry-{n:04}"), "entry")).await;
                    }
                    Ok(())
                }
            })
        };
        Queue::run_due(&house.db, &clock, &handlers).await.unwrap();
        let batch_at: Vec<_> = notes
            .all()
            .iter()
            .enumerate()
            .filter(|(_, w)| *w == "batch")
            .map(|(at, _)| at)
            .collect();
        assert_eq!(batch_at.len(), 20);
        assert!(
            batch_at.windows(2).all(|pair| pair[1] - pair[0] <= 4),
            "{batch_at:?}"
        );
    })
    .await;
}
