//! The demonstration, small and without large pictures: what it shows is the real edition's figures.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};

use artkite::demo::build::{Progress, Wish, build, prepare};
use artkite::editions::actions as editions;
use artkite::entries::EntryState;
use artkite::entries::actions as entries;
use artkite::exhibitions::actions as exhibitions;
use artkite::exhibitions::domain::LabelKind;
use artkite::judging::actions as judging;
use artkite::kernel::{Actor, Lang};

use crate::support::TestApp;

/// Makes the sizes of pictures while the demonstration is built, as a worker does.
fn work_beside(house: &TestApp) -> actix_web::rt::task::JoinHandle<()> {
    let app = house.app.clone();
    actix_web::rt::spawn(async move {
        artkite::schedule::work(&app, std::future::pending())
            .await
            .unwrap();
    })
}

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

/// Judges of the 9th edition, entries with a standing, and the number of the best one.
async fn outcome(house: &TestApp) -> (usize, usize, Option<String>) {
    let (app, desk) = (&house.app, Actor::system());
    let edition = editions::find_edition(app, &desk, 9).await.unwrap();
    let judges = judging::list_judges(app, &desk, edition.id).await.unwrap();
    let standings = judging::list_final_standings(app.db.read(), edition.id)
        .await
        .unwrap();
    let best = entries::list_blind(app.db.read(), &[standings[0].entry_id])
        .await
        .unwrap();
    (
        judges.len(),
        standings.len(),
        best.first().map(|entry| entry.number.clone()),
    )
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
    let worker = work_beside(&house);
    build(&house.app, wish(40, 120), &told).await.unwrap();
    build(&house.app, wish(40, 120), &told).await.unwrap();
    worker.abort();
    let counts: Vec<i64> = count_by_country(&house).await.into_values().collect();
    assert_eq!(counts, [25, 4, 3, 2, 6], "CN, JP, KR, MN, RU");
    let (n_judges, n_ranked, best) = outcome(&house).await;
    assert_eq!((n_judges, n_ranked), (5, 40));
    assert!(best.is_some(), "the panel has a first");
    let next = editions::find_current(&house.app).await.unwrap().unwrap();
    let counts = entries::count_by_member(&house.app, next.id).await.unwrap();
    let n_waiting: i64 = counts.iter().map(|(_, _, n)| n).sum();
    assert_eq!(
        (next.number, n_waiting),
        (10, 8),
        "the open call waits at the desk"
    );
    house.check().await;
}

#[actix_web::test]
async fn the_whole_demonstration_has_the_published_numbers_and_the_records_best_work() {
    let house = TestApp::start().await;
    let worker = work_beside(&house);
    build(&house.app, wish(456, 64), &|_| {}).await.unwrap();
    worker.abort();
    let counts: Vec<i64> = count_by_country(&house).await.into_values().collect();
    assert_eq!(counts, [290, 49, 29, 17, 71], "CN, JP, KR, MN, RU");
    let (n_judges, n_ranked, best) = outcome(&house).await;
    assert_eq!((n_judges, n_ranked), (5, 456));
    assert_eq!(best.as_deref().map(|number| &number[..4]), Some("9-RU"));

    // What the public counts.
    let mut visitor = house.browser();
    let results = visitor.get("/api/v1/editions/9/results").await.json();
    assert_eq!(results["n_entries"], 456);
    assert_eq!(results["n_awards"], 180);
    let tiers: Vec<_> = results["tiers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|tier| tier["n"].as_i64().unwrap())
        .collect();
    assert_eq!(tiers, [1, 4, 15, 160]);
    let tour = visitor
        .get("/api/v1/exhibitions/five-countries")
        .await
        .json();
    let stops: Vec<_> = tour["stops"]
        .as_array()
        .unwrap()
        .iter()
        .map(|stop| stop["opens_on"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(
        stops,
        [
            "2021-09-07",
            "2021-09-18",
            "2021-10-05",
            "2021-10-12",
            "2021-10-18"
        ],
        "four libraries, and the online show that overlaps the third"
    );
    let sheet = exhibitions::find_by_slug(&house.app, &Actor::visitor(), "five-countries")
        .await
        .unwrap();
    assert_eq!(sheet.n_works(), 80);
    for work in sheet.rooms.iter().flat_map(|room| room.works()) {
        for kind in [LabelKind::Title, LabelKind::Alt] {
            assert_eq!(work.label(kind).missing(Lang::ALL), [], "{kind:?}");
        }
    }
    house.check().await;
    for lang in Lang::ALL {
        for path in [
            "",
            "gallery",
            "editions/9/results",
            "exhibitions/five-countries",
            "exhibitions/five-countries/rooms/1",
        ] {
            let page = visitor.get(&format!("/{lang}/{path}")).await;
            assert_eq!(page.status, 200, "{lang}/{path}");
        }
    }
}

#[actix_web::test]
async fn the_open_call_has_a_photo_to_be_laid_straight_and_one_that_is() {
    let house = TestApp::start().await;
    let (app, desk) = (&house.app, Actor::system());
    let worker = work_beside(&house);
    // Stopped and started again, nobody is asked or decides twice.
    for _ in 0..2 {
        build(app, wish(10, 640), &|_| {}).await.unwrap();
    }
    worker.abort();
    let edition = editions::find_edition(app, &desk, 10).await.unwrap();
    let standing = entries::list_entries(app, &desk, edition.id, EntryState::ALL, None, 100)
        .await
        .unwrap();
    let (mut n_proposed, mut n_straightened) = (0, 0);
    for entry in &standing {
        assert_eq!(entry.state, EntryState::Submitted);
        let sheet = entries::find_entry(app, &desk, &entry.number)
            .await
            .unwrap();
        match &sheet.artwork.straightened {
            Some(_) => {
                assert_eq!(sheet.straightenings.len(), 1, "{}", entry.number);
                assert!(sheet.picture.is_some(), "{}", entry.number);
                n_straightened += 1;
            }
            None => n_proposed += usize::from(sheet.artwork.sheet.is_some()),
        }
    }
    assert_eq!((standing.len(), n_straightened), (8, 1));
    assert!(n_proposed > 0, "the desk is asked about one");
    house.check().await;
}
