//! The real program killed (-9) at random points while families send drawings and their sizes are made: what was
//! acknowledged is there, once, and no work is stuck.
//!
//! `ARTKITE_KILLS` says how many (200; on PostgreSQL 40, where only the commit is another program's and every start
//! costs more), `ARTKITE_KILLS_SEED` which. A killed process loses its memory and keeps the disk's; that the disk
//! keeps what was synced when the power goes is SQLite's and the file system's to answer for, and why the program
//! refuses to start on less than `synchronous = FULL`.

mod straightening;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant as Stopwatch};

use artkite::editions::{Edition, actions as editions};
use artkite::kernel::Actor;
use artkite::platform::queue::{JobState, count};
use sea_orm::{ConnectionTrait, Statement};

use crate::entries::edition;
use crate::support::TestApp;
use crate::support::s3::S3;
use crate::support::server::{Server, artkite, client};

/// A picture of its own for every number, small so that more kills hit more different points.
fn drawing(n: u32) -> Vec<u8> {
    let picture = image::RgbImage::from_fn(320, 320, |x, y| {
        let bit = (y / 80) * 8 + x / 40;
        image::Rgb(if n >> bit & 1 == 1 {
            [200, (x / 2) as u8, 40]
        } else {
            [20, 60, (y / 2) as u8]
        })
    });
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture
        .write_to(&mut bytes, image::ImageFormat::Jpeg)
        .unwrap();
    bytes.into_inner()
}

/// A multipart body of one entry; the same bytes for the same number.
fn body(n: u32) -> Vec<u8> {
    let entry = serde_json::json!({
        "member": "MN-073", "name_native": "Батын Номин", "name_latin": "Nomin Bat", "age": 11,
        "title": format!("Drawing {n}"), "title_lang": "en", "guardian_name": "Bat Erdene",
        "guardian_email": format!("family{n}@example.org"), "relation": "parent", "lang": "mn",
        "consents": { "taking-part": true },
    });
    let mut body = format!(
        "--cut\r\ncontent-disposition: form-data; name=\"entry\"\r\n\r\n{entry}\r\n--cut\r\n\
         content-disposition: form-data; name=\"picture\"; filename=\"a.jpg\"\r\ncontent-type: image/jpeg\r\n\r\n"
    )
    .into_bytes();
    body.extend(drawing(n));
    body.extend(b"\r\n--cut--\r\n");
    body
}

/// Sends entry `n`: its number and code, or the status and body of a no, or nothing where the line broke.
async fn send(
    http: &reqwest::Client,
    url: &str,
    n: u32,
) -> Option<Result<(String, String), String>> {
    let answer = http
        .post(format!("{url}/api/v1/editions/9/entries"))
        .header("content-type", "multipart/form-data; boundary=cut")
        .header("idempotency-key", format!("sending-{n}"))
        .body(body(n))
        .send()
        .await
        .ok()?;
    let status = answer.status();
    let text = answer.text().await.ok()?;
    if status != 201 {
        return Some(Err(format!("{status} {text}")));
    }
    let receipt: serde_json::Value = serde_json::from_str(&text).unwrap();
    let text = |name: &str| receipt[name].as_str().unwrap().to_owned();
    Some(Ok((text("number"), text("code"))))
}

/// A house whose call is open by the wall's clock, which is the program's.
async fn open_house() -> TestApp {
    let house = TestApp::start().await;
    let open = Edition {
        opens_at: Some("2020-01-01T00:00:00Z".parse().unwrap()),
        closes_at: Some("2199-01-01T00:00:00Z".parse().unwrap()),
        ..edition(&house)
    };
    editions::create_edition(&house.app, &Actor::system(), &open)
        .await
        .unwrap();
    house
}

/// Waits until nothing waits or runs; jobs of killed workers are taken up after half a minute of silence.
async fn drained(house: &TestApp) {
    let begun = Stopwatch::now();
    loop {
        let counts = count(house.app.db.read()).await.unwrap();
        let left: Vec<_> = counts
            .iter()
            .filter(|count| count.state != JobState::Dead)
            .collect();
        if left.is_empty() {
            assert!(counts.is_empty(), "work died: {counts:?}");
            return;
        }
        assert!(
            begun.elapsed() < Duration::from_secs(150),
            "work is stuck: {left:?}"
        );
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

/// The program itself finds nothing broken, with every file read.
fn is_well(house: &TestApp, settings: &[(&str, &str)]) {
    let output = artkite(house, settings)
        .args(["check", "--json", "--files"])
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}");
}

/// The same numbers for the same seed (splitmix64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % n
    }
}

/// What the families know.
#[derive(Default)]
struct Known {
    /// Entry → number and code, as acknowledged.
    receipts: BTreeMap<u32, (String, String)>,
    /// Sent and not acknowledged: to be sent again.
    open: Vec<u32>,
    n_sent: u32,
    /// Sendings that a kill cut.
    n_cut: u32,
    /// Acknowledged sendings that were sent again and got the same receipt.
    n_repeated: u32,
}

fn number_of(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).map_or(otherwise, |text| text.parse().unwrap())
}

#[actix_web::test]
async fn killed_at_random_points_nothing_acknowledged_is_lost_nothing_is_twice_and_no_work_is_stuck()
 {
    let is_postgres = std::env::var_os("TEST_DATABASE_URL").is_some();
    let n_kills = number_of("ARTKITE_KILLS", if is_postgres { 40 } else { 200 });
    let mut chance = Chance(number_of("ARTKITE_KILLS_SEED", 1));
    let settings = [(
        "ARTKITE__LIMITS__ENTRIES_PER_ADDRESS_PER_HOUR_MAX",
        "1000000",
    )];
    let house = open_house().await;
    let known = Arc::new(Mutex::new(Known::default()));
    let within = time_of_one(&house, &settings, &known).await * 3;
    let begun = Stopwatch::now();
    for _ in 0..n_kills {
        let server = Server::start(&house, &settings).await;
        let families: Vec<_> = (0..2)
            .map(|_| actix_web::rt::spawn(family(server.url.clone(), known.clone())))
            .collect();
        tokio::time::sleep(Duration::from_micros(
            chance.below(within.as_micros() as u64),
        ))
        .await;
        drop(server);
        for family in families {
            family.await.unwrap();
        }
    }
    let time_of_kills = begun.elapsed();

    // Everyone who got no answer sends once more.
    let server = Server::start(&house, &settings).await;
    let http = client();
    let open = std::mem::take(&mut known.lock().unwrap().open);
    for n in open {
        let receipt = send(&http, &server.url, n).await.unwrap().unwrap();
        known.lock().unwrap().receipts.insert(n, receipt);
    }
    drained(&house).await;
    drop(server);
    is_well(&house, &settings);

    let rows = house
        .app
        .db
        .read()
        .query_all_raw(Statement::from_string(
            house.app.db.backend(),
            "SELECT e.number, a.title FROM entries e JOIN artworks a ON a.id = e.artwork_id",
        ))
        .await
        .unwrap();
    let known = known.lock().unwrap();
    let stored: BTreeMap<String, String> = rows
        .iter()
        .map(|row| {
            let text = |n| row.try_get_by_index::<String>(n).unwrap();
            (text(0), text(1))
        })
        .collect();
    assert_eq!(
        stored.len(),
        known.receipts.len(),
        "one entry for each family"
    );
    for (n, (number, _)) in &known.receipts {
        assert_eq!(stored.get(number), Some(&format!("Drawing {n}")));
    }
    let letters = std::fs::read_dir(house.folder().join("outbox")).unwrap();
    let n_letters = letters
        .filter(|file| file.as_ref().unwrap().path().extension().is_some())
        .count();
    assert_eq!(
        n_letters,
        known.receipts.len(),
        "one letter for each family"
    );
    eprintln!(
        "{n_kills} kills, each within {} ms, in {} s: {} entries acknowledged, {} sendings cut, {} repeated, 0 lost, 0 twice, 0 stuck",
        within.as_millis(),
        time_of_kills.as_secs(),
        known.receipts.len(),
        known.n_cut,
        known.n_repeated,
    );
    assert!(known.n_cut > 0 && known.receipts.len() as u64 > n_kills / 4);
}

/// How long a fresh program takes from being ready to the first receipt, on this machine under what else it does: kills
/// must hit before, while and after drawings are taken, wherever the tests run.
async fn time_of_one(house: &TestApp, settings: &[(&str, &str)], known: &Mutex<Known>) -> Duration {
    let server = Server::start(house, settings).await;
    let begun = Stopwatch::now();
    let receipt = send(&client(), &server.url, 1).await.unwrap().unwrap();
    let time = begun.elapsed();
    let mut known = known.lock().unwrap();
    known.n_sent = 1;
    known.receipts.insert(1, receipt);
    time
}

/// Sends drawing after drawing until the line breaks; what was not acknowledged before comes first, and now and then
/// what was.
async fn family(url: String, known: Arc<Mutex<Known>>) {
    let http = client();
    for turn in 0_u32.. {
        let (n, before) = {
            let mut known = known.lock().unwrap();
            let before = known
                .receipts
                .iter()
                .next_back()
                .map(|(n, receipt)| (*n, receipt.clone()));
            match (turn % 3, before) {
                (2, Some((n, receipt))) => (n, Some(receipt)),
                _ => {
                    let n = known.open.pop().unwrap_or_else(|| {
                        known.n_sent += 1;
                        known.n_sent
                    });
                    (n, None)
                }
            }
        };
        let answer = send(&http, &url, n).await;
        let mut known = known.lock().unwrap();
        match (answer, before) {
            (Some(Ok(receipt)), None) => drop(known.receipts.insert(n, receipt)),
            (Some(Ok(receipt)), Some(before)) => {
                assert_eq!(receipt, before, "the same sending, another receipt");
                known.n_repeated += 1;
            }
            (Some(Err(no)), _) => panic!("refused: {no}"),
            (None, None) => {
                known.n_cut += 1;
                known.open.push(n);
                return;
            }
            (None, Some(_)) => return,
        }
    }
}

#[actix_web::test]
async fn a_store_that_goes_away_is_told_to_families_and_nothing_is_half_kept() {
    let house = open_house().await;
    let Some(mut s3) = S3::start(house.folder()).await else {
        eprintln!("not tried: ARTKITE_TEST_S3 names no S3 server (make test-tools)");
        return;
    };
    let of_s3 = s3.settings();
    let settings: Vec<(&str, &str)> = of_s3
        .iter()
        .map(|(key, value)| (*key, value.as_str()))
        .collect();
    let server = Server::start(&house, &settings).await;
    let http = client();
    let (number, _) = send(&http, &server.url, 1).await.unwrap().unwrap();
    assert_eq!(number, "9-MN-001");
    drained(&house).await;

    s3.kill();
    let no = send(&http, &server.url, 2).await.unwrap().unwrap_err();
    assert!(
        no.starts_with("503") && no.contains("store-unavailable"),
        "{no}"
    );
    let begun = Stopwatch::now();
    let page = http
        .get(format!("{}/en/", server.url))
        .send()
        .await
        .unwrap();
    assert_eq!(page.status(), 200);
    assert!(
        begun.elapsed() < Duration::from_secs(2),
        "pages do not wait"
    );

    s3.rise().await;
    let (number, _) = send(&http, &server.url, 2).await.unwrap().unwrap();
    assert_eq!(number, "9-MN-002", "no number was used up");
    drained(&house).await;
    is_well(&house, &settings);
}

/// Marks of personal things; each is in what a walk sends, and none may be in the log.
const MARKS: [&str; 6] = [
    "Канарейка",
    "Kanareika",
    "canary-mail",
    "Canary-School",
    "Canary-Statement",
    "Canary-Guardian",
];

#[actix_web::test]
async fn no_name_mail_code_or_token_gets_into_the_log() {
    let house = open_house().await;
    let server = Server::start(&house, &[("ARTKITE_LOG", "artkite=trace,info")]).await;
    let http = client();
    let url = &server.url;
    let entry = serde_json::json!({
        "member": "MN-073", "name_native": "Канарейка Номин", "name_latin": "Kanareika Nomin", "age": 11,
        "school": "Canary-School", "title": "Canary", "title_lang": "en", "statement": "Canary-Statement",
        "guardian_name": "Canary-Guardian", "guardian_email": "canary-mail@example.org", "relation": "parent",
        "lang": "mn", "consents": { "taking-part": true },
    });
    let mut secrets: Vec<String> = MARKS.iter().map(|mark| (*mark).to_owned()).collect();
    for picture in [drawing(1), b"canary-mail is no picture".to_vec()] {
        let mut body = format!(
            "--cut\r\ncontent-disposition: form-data; name=\"entry\"\r\n\r\n{entry}\r\n--cut\r\ncontent-disposition: \
             form-data; name=\"picture\"; filename=\"Kanareika.jpg\"\r\ncontent-type: image/jpeg\r\n\r\n"
        )
        .into_bytes();
        body.extend(picture);
        body.extend(b"\r\n--cut--\r\n");
        let answer = http
            .post(format!("{url}/api/v1/editions/9/entries"))
            .header("content-type", "multipart/form-data; boundary=cut")
            .header("idempotency-key", "canary-mail-key")
            .body(body)
            .send()
            .await
            .unwrap();
        if answer.status() == 201 {
            let receipt: serde_json::Value =
                serde_json::from_str(&answer.text().await.unwrap()).unwrap();
            let code = receipt["code"].as_str().unwrap().to_owned();
            let opened = http
                .post(format!("{url}/en/entry/opening"))
                .header("content-type", "application/x-www-form-urlencoded")
                .body(format!("code={code}"))
                .send()
                .await
                .unwrap();
            let cookie = opened.headers()["set-cookie"].to_str().unwrap().to_owned();
            let token = cookie.split(['=', ';']).nth(1).unwrap().to_owned();
            assert!(token.len() > 20, "{cookie}");
            secrets.extend([code, token]);
        }
    }
    for path in [
        "/en/sign-in-codes",
        "/en/sessions",
        "/en/entry/opening",
        "/en/nothing",
    ] {
        let form = "email=canary-mail@example.org&code=canary-mail-code&next=/Kanareika";
        http.post(format!("{url}{path}?next=canary-mail"))
            .header("content-type", "application/x-www-form-urlencoded")
            .header("cookie", "artkite=canary-mail-token")
            .body(form)
            .send()
            .await
            .unwrap();
    }
    drained(&house).await;
    drop(server);
    let log = std::fs::read_to_string(house.folder().join("server.log")).unwrap();
    assert!(
        log.contains("/api/v1/editions/{number}/entries"),
        "requests are logged"
    );
    assert!(secrets.len() > MARKS.len(), "an entry was received");
    for secret in &secrets {
        for line in log.lines() {
            assert!(
                !line.contains(secret.as_str()),
                "{secret} is in the log: {line}"
            );
        }
    }
}
