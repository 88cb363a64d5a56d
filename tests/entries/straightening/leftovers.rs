//! What becomes of the files of a picture that is another one now.

use std::time::{Duration, SystemTime};

use artkite::platform::clock::Clock;

use super::*;
use crate::support::s3::S3;
use crate::uploads::{append, create};

async fn n_leftovers(house: &TestApp) -> usize {
    let report = artkite::check::run(&house.app, true).await.unwrap();
    assert_eq!(report.broken, [], "the data are broken");
    report.n_leftovers
}

/// Files are as old as the wall's clock says.
fn set_clock(house: &TestApp, hours: i64) {
    let now = Clock::wall().now().plus(SignedDuration::from_hours(hours));
    house.app.clock.set(now);
}

async fn what_nobody_names_goes(house: &TestApp) {
    let app = &house.app;
    set_clock(house, 0);
    let open = Edition {
        opens_at: Some("2020-01-01T00:00:00Z".parse().unwrap()),
        closes_at: Some("2199-01-01T00:00:00Z".parse().unwrap()),
        ..edition(house)
    };
    editions::create_edition(app, &Actor::system(), &open)
        .await
        .unwrap();
    let mut family = house.browser();
    let code = code_of(&send(&mut family, &[], &photo(11)).await);
    make_pictures(house, "9-MN-001").await;
    let (before, _) = largest(&mut family, "9-MN-001").await;
    // Another drawing that stays as it is, and a photo whose form never came.
    let mut others = house.browser();
    let code_of_others = code_of(&send(&mut others, &[("key", "two")], &photo(12)).await);
    make_pictures(house, "9-MN-002").await;
    let (untouched, bytes) = largest(&mut others, "9-MN-002").await;
    artworks::keep_picture(app, photo(13).into(), 300)
        .await
        .unwrap();
    let seen = own(&mut family, "9-MN-001").await["straightening"]["photo"]
        .as_str()
        .unwrap()
        .to_owned();
    decide(&mut family, ("9-MN-001", &seen, "straighten"), corners()).await;
    make_pictures(house, "9-MN-001").await;
    let (after, sheet) = largest(&mut family, "9-MN-001").await;

    assert_eq!(artworks::sweep_files(app).await.unwrap(), 0, "all is fresh");
    set_clock(house, 2);
    // A picture that went ahead: its form may still come.
    let ahead = photo(14);
    let address = create(&mut family, ahead.len()).await.location().to_owned();
    let kept = append(&mut family, &address, 0, &ahead).await;
    let reference = kept
        .headers
        .get("artkite-picture")
        .unwrap()
        .to_str()
        .unwrap()
        .to_owned();
    // Six sizes of the photo as it was sent, the forgotten photo, and, for all that the check knows, the one that went ahead.
    let n = n_leftovers(house).await;
    assert_eq!(artworks::sweep_files(app).await.unwrap(), n - 1);
    assert_eq!(n_leftovers(house).await, 1);
    assert!(n >= 6, "{n}");
    assert_eq!(artworks::sweep_files(app).await.unwrap(), 0);
    let found = artworks::find_kept(app, &reference, 300).await.unwrap();
    assert!(found.is_some(), "its form may come now");

    family.post("/mn/entry/opening", &[("code", &code)]).await;
    others
        .post("/mn/entry/opening", &[("code", &code_of_others)])
        .await;
    // Whatever a row names is as it was, and what was taken back is made again.
    assert_eq!(largest(&mut family, "9-MN-001").await, (after, sheet));
    assert_eq!(largest(&mut others, "9-MN-002").await, (untouched, bytes));
    decide(&mut family, ("9-MN-001", &seen, "as-it-is"), corners()).await;
    make_pictures(house, "9-MN-001").await;
    assert_eq!(largest(&mut family, "9-MN-001").await.0, before);
    house.check().await;
}

#[actix_web::test]
async fn the_files_of_a_former_picture_are_taken_away_and_nothing_that_a_row_names() {
    what_nobody_names_goes(&TestApp::start().await).await;
}

#[actix_web::test]
async fn the_same_on_s3() {
    let folder = tempfile::tempdir().unwrap();
    let Some(s3) = S3::start(folder.path()).await else {
        eprintln!("not tried: ARTKITE_TEST_S3 names no S3 server (make test-tools)");
        return;
    };
    let settings = s3.settings();
    let settings: Vec<_> = settings
        .iter()
        .map(|(key, value)| (*key, value.as_str()))
        .collect();
    what_nobody_names_goes(&TestApp::start_with(&settings).await).await;
}

#[actix_web::test]
async fn a_file_that_is_put_again_is_wanted_again() {
    let house = TestApp::start().await;
    let app = &house.app;
    set_clock(&house, 0);
    let old = Clock::wall().now().as_ms() as u64 - 2 * 3600 * 1000;
    let old = SystemTime::UNIX_EPOCH + Duration::from_millis(old);
    let mut hashes = Vec::new();
    for n in 20..24 {
        let kept = artworks::keep_picture(app, photo(n).into(), 300);
        let hash = kept.await.unwrap().original_sha256;
        let path = app.files.local_path(&hash).unwrap();
        let file = std::fs::File::options().write(true).open(path).unwrap();
        file.set_modified(old).unwrap();
        hashes.push(hash);
    }
    // The row of this one is under way.
    artworks::keep_picture(app, photo(21).into(), 300)
        .await
        .unwrap();
    assert_eq!(artworks::sweep_files(app).await.unwrap(), 3);
    let mut there = Vec::new();
    for hash in &hashes {
        there.push(app.files.exists(hash).await.unwrap());
    }
    assert_eq!(there, [false, true, false, false]);
}
