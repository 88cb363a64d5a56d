//! The real program killed (-9) while it lays photos straight, at points that wander through the work: what was decided stands, what
//! comes of it is there once, and nobody ever sees a half of it.

use std::collections::BTreeSet;

use artkite::artworks::PictureState;
use artkite::artworks::actions as artworks;
use artkite::entries::actions::{self as entries, EntrySheet};
use artkite::platform::imaging::Corners;
use artkite::platform::queue::Queue;

use super::*;
use crate::entries::straightening::{corners, photo};
use crate::entries::{make_pictures, send as send_by_form};

/// Photos that are laid straight; all but the first are killed at once.
const N: u32 = 12;

async fn sheet_of(house: &TestApp, number: &str) -> EntrySheet {
    let sheet = entries::find_entry(&house.app, &Actor::system(), number).await;
    let sheet = sheet.unwrap();
    // All of it, or nothing yet.
    let artwork = &sheet.artwork;
    match artwork.picture_state {
        PictureState::Waiting => {
            assert_eq!(artwork.straightened_sha256, None, "{number}");
            assert_eq!((&artwork.media_hash, &sheet.picture), (&None, &None));
        }
        PictureState::Ready => {
            let picture = sheet.picture.as_ref().expect("its sizes");
            assert_eq!(picture.widths.len(), 2, "{number}: {:?}", picture.widths);
            let files = files_of(house, &sheet).await;
            assert_eq!(
                files.len(),
                6,
                "{number}: photo, sheet, two sizes in two types"
            );
            for file in files {
                assert!(house.app.files.get(&file.parse().unwrap()).await.is_ok());
            }
        }
        PictureState::Failed => panic!("{number}: {:?}", artwork.picture_refusal),
    }
    sheet
}

/// Where the sheet lies in the photos.
fn sheet_corners() -> Option<Corners> {
    let part = |share: f64| (share * 10_000.0).round() as u16;
    Corners::new(corners().map(|[x, y]| (part(x), part(y))))
}

async fn texts(house: &TestApp, query: String) -> Vec<String> {
    let db = &house.app.db;
    let rows = db
        .read()
        .query_all_raw(Statement::from_string(db.backend(), query));
    let text = |row: &sea_orm::QueryResult| row.try_get_by_index::<String>(0).unwrap();
    rows.await.unwrap().iter().map(text).collect()
}

/// The files that an entry's rows name: photo, straightened sheet, sizes.
async fn files_of(house: &TestApp, sheet: &EntrySheet) -> Vec<String> {
    let artwork = &sheet.artwork;
    let id = match house.app.db.backend() {
        sea_orm::DbBackend::Postgres => format!("'{}'", artwork.id),
        _ => format!("x'{}'", artwork.id.to_string().replace('-', "")),
    };
    let sizes = format!("SELECT sha256 FROM derivatives WHERE artwork_id = {id}");
    let mut files = texts(house, sizes).await;
    files.push(artwork.original_sha256.to_string());
    files.extend(artwork.straightened_sha256.map(|hash| hash.to_string()));
    files
}

/// Whether the job of an entry's picture is waiting or at work; none if it is done.
async fn job_of(house: &TestApp, sheet: &EntrySheet) -> Option<String> {
    let key = format!("{}:{}", artworks::MAKE_DERIVATIVES, sheet.artwork.id);
    let states = texts(
        house,
        format!("SELECT state FROM jobs WHERE dedupe_key = '{key}'"),
    );
    states.await.pop()
}

async fn stored(house: &TestApp) -> BTreeSet<String> {
    let files = house.app.files.list(None, 10_000).await.unwrap();
    files.iter().map(|file| file.hash.to_string()).collect()
}

#[actix_web::test]
async fn killed_while_it_lays_photos_straight_each_is_there_once_and_never_half() {
    let house = open_house().await;
    let mut numbers = Vec::new();
    for n in 0..N {
        let key = format!("photo-{n}").leak();
        let mut family = house.browser();
        let answer = send_by_form(&mut family, &[("key", key)], &photo(n)).await;
        assert_eq!(answer.status, 201, "{}", answer.text());
        numbers.push(format!("9-MN-{:03}", n + 1));
    }
    let handlers = artkite::schedule::handlers(&house.app).unwrap();
    Queue::run_due(&house.app.db, &house.app.clock, &handlers)
        .await
        .unwrap();
    let before = stored(&house).await;

    let (mut whole_time, mut n_hit) = (Duration::ZERO, 0);
    for (n, number) in numbers.iter().enumerate() {
        let sheet = entries::find_entry(&house.app, &Actor::system(), number)
            .await
            .unwrap();
        let seen = artworks::stamp_of_photo(&sheet.artwork);
        entries::straighten(&house.app, &Actor::system(), number, &seen, sheet_corners())
            .await
            .unwrap();
        let sheet = sheet_of(&house, number).await;
        assert_eq!(sheet.artwork.picture_state, PictureState::Waiting);
        let server = Server::start(&house, &[]).await;
        let begun = Stopwatch::now();
        while job_of(&house, &sheet).await.as_deref() == Some("queued") {
            assert!(begun.elapsed() < Duration::from_secs(60), "{number} waits");
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        let begun = Stopwatch::now();
        let point = whole_time.mul_f64(n as f64 / f64::from(N));
        while job_of(&house, &sheet).await.is_some() && (n == 0 || begun.elapsed() < point) {
            sheet_of(&house, number).await;
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        drop(server);
        if n == 0 {
            whole_time = begun.elapsed();
        }
        n_hit += u32::from(job_of(&house, &sheet).await.is_some());
        sheet_of(&house, number).await;
    }

    let server = Server::start(&house, &[]).await;
    drained(&house).await;
    drop(server);
    is_well(&house, &[]);
    let mut named = BTreeSet::new();
    for number in &numbers {
        let sheet = sheet_of(&house, number).await;
        assert_eq!(sheet.artwork.picture_state, PictureState::Ready, "{number}");
        assert_eq!(sheet.straightenings.len(), 1, "{number}: decided once");
        let files = files_of(&house, &sheet).await;
        // Made once more in peace, it is the same to the byte.
        make_pictures(&house, number).await;
        let again = sheet_of(&house, number).await;
        assert_eq!(again.artwork, sheet.artwork, "{number}");
        assert_eq!(files_of(&house, &again).await, files, "{number}");
        named.extend(files);
    }
    let mut wanted = before;
    wanted.extend(named);
    assert_eq!(stored(&house).await, wanted, "no file is there twice");
    eprintln!("{n_hit} of {} kills hit a sheet being laid straight", N - 1);
    assert!(n_hit > 0, "no kill hit: the test shows nothing");
}
