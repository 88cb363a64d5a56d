//! The demonstration, small and without large pictures: what it shows is the real edition's figures.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};

use artkite::demo::build::{Progress, Wish, build, prepare};
use artkite::editions::actions as editions;
use artkite::entries::EntryState;
use artkite::entries::actions as entries;
use artkite::kernel::Actor;

use crate::support::TestApp;

fn wish(n_entries: u32, long_side_px: u32) -> Wish {
    Wish {
        n_entries,
        long_side_px: Some(long_side_px),
        n_painters: 2,
    }
}

async fn count_by_country(house: &TestApp) -> BTreeMap<String, i64> {
    let edition = editions::find_edition(&house.app, &Actor::system(), 9)
        .await
        .unwrap();
    let mut counts = BTreeMap::new();
    for (member, state, n) in entries::count_by_member(&house.app, edition.id)
        .await
        .unwrap()
    {
        assert_eq!(state, EntryState::Eligible, "{member}");
        *counts.entry(member.country().to_string()).or_insert(0) += n;
    }
    counts
}

#[actix_web::test]
async fn a_small_demonstration_keeps_the_proportions_and_goes_on_where_it_was_stopped() {
    let house = TestApp::start().await;
    prepare(&house.app, wish(40, 120)).await.unwrap();
    let answer = house.browser().get("/en/editions/9").await;
    assert_eq!(
        answer.status, 200,
        "the call answers before anything is painted"
    );

    let n_entered = AtomicU64::new(0);
    let told = |progress: Progress| {
        if let Progress::Entered(n) = progress {
            n_entered.store(n, Ordering::Relaxed);
        }
    };
    {
        // Stopped in the middle, wherever that is.
        let building = build(&house.app, wish(40, 120), &told);
        let enough = async {
            while n_entered.load(Ordering::Relaxed) < 12 {
                tokio::time::sleep(std::time::Duration::from_millis(5)).await;
            }
        };
        tokio::select! {
            done = building => done.unwrap(),
            () = enough => {}
        }
    }
    build(&house.app, wish(40, 120), &told).await.unwrap();
    build(&house.app, wish(40, 120), &told).await.unwrap();
    let counts: Vec<i64> = count_by_country(&house).await.into_values().collect();
    assert_eq!(counts, [25, 4, 3, 2, 6], "CN, JP, KR, MN, RU");
    house.check().await;
}
