//! Files that lie sealed: what is there of them on the disk or in the bucket, with which keys they open, and how keys change.

mod house;
mod pieces;
mod program;

use std::path::{Path, PathBuf};

use artkite::config::Config;
use artkite::platform::files::{ContentHash, Files, FilesError, KeyId, KeysError, Sealing};
use tempfile::TempDir;

use crate::support::s3::S3;

/// What sealed bytes begin with.
const MAGIC: &[u8; 8] = b"\x97sealed\x01";

/// A store of its own on a folder or a bucket, and a place for keys beside it.
struct Place {
    s3: Option<S3>,
    folder: TempDir,
}

impl Place {
    /// One on a folder and, where there is an S3 server, one on a bucket.
    async fn both() -> Vec<Self> {
        let mut places = vec![Self::local()];
        let folder = tempfile::tempdir().unwrap();
        match S3::start(folder.path()).await {
            Some(s3) => places.push(Self {
                s3: Some(s3),
                folder,
            }),
            None => eprintln!("not tried: ARTKITE_TEST_S3 names no S3 server (make test-tools)"),
        }
        places
    }

    fn local() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { s3: None, folder }
    }

    /// Where its files lie.
    fn root(&self) -> PathBuf {
        match &self.s3 {
            Some(s3) => s3.objects(),
            None => self.folder.path().join("uploads"),
        }
    }

    fn key_file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Settings of a house that keeps its files here, sealed with the keys in a file of that name; plain if none is named.
    fn settings(&self, key_file: &str) -> Vec<(&'static str, String)> {
        let mut settings = match &self.s3 {
            Some(s3) => s3.settings(),
            None => vec![(
                "ARTKITE__FILES__URL",
                format!("file:{}", self.root().display()),
            )],
        };
        if !key_file.is_empty() {
            let path = self.key_file(key_file).display().to_string();
            settings.push(("ARTKITE__FILES__KEY_FILE", path));
        }
        settings
    }

    fn config(&self, key_file: &str) -> Config {
        let settings = self.settings(key_file).into_iter();
        let settings = settings.map(|(key, value)| (key.to_owned(), value));
        Config::load_from(None, Some(settings.collect())).unwrap()
    }

    fn open(&self, key_file: &str) -> Result<Files, FilesError> {
        Files::open(&self.config(key_file).files, 0)
    }

    /// The store, after what is asked of it at every start.
    async fn start(&self, key_file: &str) -> Result<Files, FilesError> {
        let files = self.open(key_file)?;
        files.refuse_bad_settings().await?;
        Ok(files)
    }

    async fn add_key(&self, key_file: &str) -> Result<KeyId, FilesError> {
        Files::add_key(&self.config(key_file).files, 0).await
    }

    /// What lies there under the name of a file.
    fn stored(&self, hash: ContentHash) -> Vec<u8> {
        std::fs::read(self.root().join(hash.path())).unwrap()
    }
}

/// All files below a folder.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => found.extend(files_below(&path)),
            false => found.push(path),
        }
    }
    found.sort();
    found
}

/// Every file below a folder with what is in it.
fn contents(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let files = files_below(folder).into_iter();
    files
        .map(|path| (path.clone(), std::fs::read(path).unwrap()))
        .collect()
}

/// Bytes that are another text for each number.
fn text(n: usize, length: usize) -> Vec<u8> {
    let mut state = n as u64 + 1;
    let bytes = (0..length).map(|_| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(99);
        (state >> 33) as u8
    });
    bytes.collect()
}

const LENGTHS: [usize; 7] = [0, 1, 65_535, 65_536, 65_537, 131_072, 200_001];

async fn reads_all(files: &Files, hashes: &[ContentHash]) {
    for (n, hash) in hashes.iter().enumerate() {
        let plain = text(n, LENGTHS[n]);
        assert_eq!(files.get(hash).await.unwrap(), plain, "{n}");
        assert!(files.exists(hash).await.unwrap());
        for (from, length) in [
            (0, plain.len()),
            (plain.len() / 2, plain.len() - plain.len() / 2),
            (plain.len().saturating_sub(1), plain.len().min(1)),
            (plain.len() / 3, plain.len() / 2),
            (0, 0),
        ] {
            let part = files.get_part(hash, from as u64, length).await.unwrap();
            assert_eq!(part, plain[from..from + length], "{n} from {from}");
        }
        for (from, length) in [(0, plain.len() + 1), (plain.len() / 2, plain.len() + 1)] {
            let part = files.get_part(hash, from as u64, length).await;
            assert!(part.is_err(), "{n}: more than there is, from {from}");
        }
    }
    let listed = files.list(None, 100).await.unwrap();
    let listed: Vec<_> = listed.iter().map(|file| file.hash).collect();
    let mut sorted = hashes.to_vec();
    sorted.sort_unstable();
    assert_eq!(listed, sorted);
}

async fn put_all(files: &Files) -> Vec<ContentHash> {
    let mut hashes = Vec::new();
    for (n, length) in LENGTHS.into_iter().enumerate() {
        let plain = text(n, length);
        let hash = files.put(plain.clone().into()).await.unwrap();
        assert_eq!(hash, ContentHash::of(&plain));
        hashes.push(hash);
    }
    hashes
}

#[actix_web::test]
async fn files_lie_sealed_and_are_what_was_put() {
    for place in Place::both().await {
        place.add_key("files.key").await.unwrap();
        let files = place.start("files.key").await.unwrap();
        let hashes = put_all(&files).await;
        reads_all(&files, &hashes).await;
        let before = contents(&place.root());
        assert_eq!(put_all(&files).await, hashes);
        assert_eq!(contents(&place.root()), before, "the same bytes each time");
        for (n, hash) in hashes.iter().enumerate() {
            let stored = place.stored(*hash);
            let plain = text(n, LENGTHS[n]);
            assert!(stored.starts_with(MAGIC));
            assert!(stored.len() >= plain.len() + 32);
            let is_plain = |window: &[u8]| plain.windows(8).any(|eight| eight == window);
            assert!(n < 2 || !is_plain(&stored[1000..1008]), "{n}");
            assert_eq!(
                files.local_path(hash),
                None,
                "nobody gets at it by its path"
            );
        }
        files.delete(&hashes[6]).await.unwrap();
        assert!(matches!(
            files.get(&hashes[6]).await,
            Err(FilesError::Missing(_))
        ));
        assert!(matches!(
            files.get_part(&hashes[6], 0, 1).await,
            Err(FilesError::Missing(_))
        ));
    }
}

#[actix_web::test]
async fn what_is_damaged_says_so_and_is_healed_by_putting_it_again() {
    for place in Place::both().await {
        place.add_key("files.key").await.unwrap();
        let files = place.start("files.key").await.unwrap();
        let plain = text(3, 200_000);
        let hash = files.put(plain.clone().into()).await.unwrap();
        let path = place.root().join(hash.path());
        let good = std::fs::read(&path).unwrap();
        let damaged = |at: usize| {
            let mut damaged = good.clone();
            damaged[at] ^= 4;
            std::fs::write(&path, damaged).unwrap();
        };
        damaged(70_000);
        assert!(matches!(
            files.get(&hash).await,
            Err(FilesError::Damaged(_))
        ));
        let part = files.get_part(&hash, 66_000, 100).await;
        assert!(matches!(part, Err(FilesError::Damaged(_))));
        let other = files.get_part(&hash, 140_000, 100).await.unwrap();
        assert_eq!(
            other,
            plain[140_000..140_100],
            "a chunk proves itself alone"
        );
        assert!(matches!(
            files.seal(&hash).await,
            Ok(Sealing::WasDone) // its beginning says so; to read all is what `check --files` is for
        ));
        if place.s3.is_none() {
            files.put(plain.clone().into()).await.unwrap();
            assert_eq!(std::fs::read(&path).unwrap(), good);
        }
        std::fs::write(&path, &good[..good.len() - 30]).unwrap();
        assert!(files.get(&hash).await.is_err());
        assert!(files.get_part(&hash, 199_000, 100).await.is_err());
    }
}

#[actix_web::test]
async fn what_was_put_plain_is_read_and_sealed_and_a_new_key_takes_the_place_of_the_old() {
    for place in Place::both().await {
        let hashes = put_all(&place.start("").await.unwrap()).await;
        assert_eq!(place.stored(hashes[3]), text(3, LENGTHS[3]));

        let old = place.add_key("files.key").await.unwrap();
        let files = place.start("files.key").await.unwrap();
        reads_all(&files, &hashes).await;
        assert!(!place.stored(hashes[3]).starts_with(MAGIC), "only read");
        // What comes again lies sealed from then on.
        files.put(text(3, LENGTHS[3]).into()).await.unwrap();
        assert!(place.stored(hashes[3]).starts_with(MAGIC));
        for expected in [Sealing::Done, Sealing::WasDone] {
            for (n, hash) in hashes.iter().enumerate() {
                let was_put_again = n == 3;
                let sealing = files.seal(hash).await.unwrap();
                assert!(sealing == expected || was_put_again, "{n}: {sealing:?}");
                assert!(place.stored(*hash).starts_with(MAGIC));
            }
        }
        reads_all(&files, &hashes).await;
        assert_eq!(files.retire_keys().await.unwrap(), []);

        let old_file = std::fs::read_to_string(place.key_file("files.key")).unwrap();
        let new = place.add_key("files.key").await.unwrap();
        let both = std::fs::read_to_string(place.key_file("files.key")).unwrap();
        assert!(both.ends_with(&old_file) && both.lines().count() == 2);
        let files = place.start("files.key").await.unwrap();
        assert_eq!(files.sealing_key(), Some(new));
        reads_all(&files, &hashes).await;
        let (new_line, _) = both.split_once('\n').unwrap();
        std::fs::write(place.key_file("files.key"), new_line).unwrap();
        assert!(
            matches!(place.start("files.key").await, Err(FilesError::KeyLost(id)) if id == old),
            "the old one is still needed"
        );
        std::fs::write(place.key_file("files.key"), &both).unwrap();
        for hash in &hashes {
            assert_eq!(files.seal(hash).await.unwrap(), Sealing::Done);
        }
        reads_all(&files, &hashes).await;
        assert_eq!(files.retire_keys().await.unwrap(), [old]);
        std::fs::write(place.key_file("files.key"), new_line).unwrap();
        let files = place.start("files.key").await.unwrap();
        reads_all(&files, &hashes).await;

        files.delete(&hashes[1]).await.unwrap();
        assert_eq!(files.seal(&hashes[1]).await.unwrap(), Sealing::Gone);
        assert!(!files.exists(&hashes[1]).await.unwrap());
    }
}

#[actix_web::test]
async fn a_wrong_key_or_none_stops_the_start_and_nothing_is_written_or_lost() {
    for place in Place::both().await {
        let id = place.add_key("files.key").await.unwrap();
        let hashes = put_all(&place.start("files.key").await.unwrap()).await;
        let elsewhere = Place::local();
        elsewhere.add_key("other.key").await.unwrap();
        std::fs::copy(elsewhere.key_file("other.key"), place.key_file("other.key")).unwrap();
        let before = contents(&place.root());
        for wrong in ["other.key", ""] {
            let lost = place.start(wrong).await.unwrap_err();
            assert!(matches!(&lost, FilesError::KeyLost(lost) if *lost == id));
            assert!(lost.to_string().contains(&id.to_string()), "{lost}");
            // Whoever goes on all the same, as a node does that could not ask at its start.
            let files = place.open(wrong).unwrap();
            let put = files.put(text(50, 50).into()).await;
            assert!(matches!(put, Err(FilesError::KeyLost(_))));
            let piece = files.append_part(uuid::Uuid::new_v4(), 0, text(51, 50).into());
            assert!(matches!(piece.await, Err(FilesError::KeyLost(_))));
            let read = files.get(&hashes[4]).await;
            assert!(matches!(read, Err(FilesError::UnknownKey { key, .. }) if key == id));
        }
        let part = place.open("other.key").unwrap();
        let part = part.get_part(&hashes[4], 0, 10).await;
        assert!(matches!(part, Err(FilesError::UnknownKey { key, .. }) if key == id));
        // No new key where the right file is only not there, or is another.
        for wrong in ["missing.key", "other.key"] {
            let before = std::fs::read(place.key_file(wrong)).ok();
            let refused = place.add_key(wrong).await;
            assert!(matches!(refused, Err(FilesError::KeyLost(lost)) if lost == id));
            assert_eq!(std::fs::read(place.key_file(wrong)).ok(), before);
        }
        assert!(matches!(
            place.start("missing.key").await,
            Err(FilesError::Keys(KeysError::Missing { .. }))
        ));
        assert_eq!(contents(&place.root()), before);
        reads_all(&place.start("files.key").await.unwrap(), &hashes).await;
    }
}

#[actix_web::test]
async fn a_key_does_not_lie_with_what_it_seals() {
    let place = Place::local();
    place.start("").await.unwrap();
    for inside in ["uploads/files.key", "uploads/deep/er/files.key"] {
        let refused = place.add_key(inside).await;
        assert!(
            matches!(refused, Err(FilesError::Keys(KeysError::Inside { .. }))),
            "{inside}"
        );
        assert!(!place.key_file(inside).exists());
    }
    place.add_key("files.key").await.unwrap();
    std::fs::copy(
        place.key_file("files.key"),
        place.key_file("uploads/files.key"),
    )
    .unwrap();
    assert!(matches!(
        place.open("uploads/files.key"),
        Err(FilesError::Keys(KeysError::Inside { .. }))
    ));
}
