//! Files on a real S3-compatible server: there and back, away and back, and a wrong secret.

use artkite::config::Config;
use artkite::platform::files::{Files, FilesError};

use crate::support::TestApp;
use crate::support::s3::S3;
use crate::support::server::artkite;

/// A server, or a line that says why there is none.
async fn s3(house: &TestApp) -> Option<S3> {
    let s3 = S3::start(house.folder()).await;
    if s3.is_none() {
        eprintln!("not tried: ARTKITE_TEST_S3 names no S3 server (make test-tools)");
    }
    s3
}

fn files(s3: &S3) -> Files {
    let settings = s3.settings();
    let environment = settings.into_iter().map(|(key, value)| (key.into(), value));
    let config = Config::load_from(None, Some(environment.collect())).unwrap();
    Files::open(&config.files, 0).unwrap()
}

#[actix_web::test]
async fn a_file_is_put_found_listed_read_and_taken_away() {
    let house = TestApp::start().await;
    let Some(s3) = s3(&house).await else { return };
    let files = files(&s3);
    files.check_ready().await.unwrap();
    let mut hashes = Vec::new();
    for n in 0..5_u8 {
        let bytes = vec![n; 70_000 * usize::from(n)];
        let hash = files.put(bytes.clone().into()).await.unwrap();
        assert_eq!(files.put(bytes.clone().into()).await.unwrap(), hash);
        assert!(files.exists(&hash).await.unwrap());
        assert_eq!(files.get(&hash).await.unwrap(), bytes);
        let half = bytes.len() / 2;
        if half > 0 {
            let part = files.get_part(&hash, half as u64, half).await;
            assert_eq!(part.unwrap(), bytes[half..]);
        }
        hashes.push(hash);
    }
    hashes.sort_unstable();
    let first = files.list(None, 3).await.unwrap();
    let rest = files.list(Some(&first[2].hash), 9).await.unwrap();
    let listed: Vec<_> = first.iter().chain(&rest).map(|file| file.hash).collect();
    assert_eq!(listed, hashes);
    files.delete(&hashes[0]).await.unwrap();
    files.delete(&hashes[0]).await.unwrap();
    assert!(!files.exists(&hashes[0]).await.unwrap());
    assert!(matches!(
        files.get(&hashes[0]).await,
        Err(FilesError::Missing(_))
    ));
}

#[actix_web::test]
async fn a_wrong_secret_or_bucket_stops_the_start_with_a_sentence_and_a_server_that_is_away_does_not()
 {
    let house = TestApp::start().await;
    let Some(mut s3) = s3(&house).await else {
        return;
    };
    let check = |s3: &S3, key: &str, value: &str| {
        let mut settings = s3.settings();
        settings.push(("RUST_BACKTRACE", "0".to_owned()));
        let mut command = artkite(&house, &[]);
        command.envs(settings).env(key, value).arg("check");
        let output = command.output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        (output.status.success(), said)
    };
    let (is_well, said) = check(&s3, "A", "");
    assert!(is_well, "{said}");
    let (is_well, said) = check(&s3, "ARTKITE__FILES__S3_SECRET_KEY", "another secret");
    assert!(
        !is_well && said.contains("does not take files.s3_access_key"),
        "{said}"
    );
    let (is_well, said) = check(&s3, "ARTKITE__FILES__URL", "s3://nowhere/x");
    assert!(!is_well && said.contains("no such bucket"), "{said}");
    s3.kill();
    let (is_well, said) = check(&s3, "A", "");
    assert!(
        !is_well && said.contains("the file store is away"),
        "{said}"
    );
}
