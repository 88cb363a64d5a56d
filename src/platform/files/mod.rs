//! The file store: originals, derivatives and documents, each named by the SHA-256 of its bytes.
//!
//! A local folder or an S3-compatible service, by configuration. What [`Files::put`] has answered for is durable, and
//! what [`Files::get`] hands out is what was put: a flipped bit is an error, never a picture. Files are never changed,
//! only added and, when nothing names them any more, deleted.
//!
//! With `files.key_file` all of them lie sealed, without it as they are. Features know neither: names and bytes are those of what was put.
//!
//! Deliberately absent: file names, types and owners (rows of the features say those), and any way to overwrite.

mod durable;
mod hash;
mod keys;
mod local;
mod parts;
mod s3;
mod sealing;
mod stream;

use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use tokio::sync::OnceCell;

pub(crate) use durable::{make_folder, sync_folder, write as write_durably};
pub use hash::{ContentHash, NotAHash};
pub use keys::{KeyId, KeysError};
pub use sealing::Sealing;

use keys::Keys;

use crate::kernel::refusal::RefusalKind;
use crate::kernel::{ActionError, Instant, Refusal};

/// How long a file counts as just put. An orphan must be left alone for at least this long: its row may be under way.
pub const FRESH_FOR: Duration = Duration::from_secs(3600);

/// Why the file store did not do it.
#[derive(Debug, thiserror::Error)]
pub enum FilesError {
    /// The disk has less room than must stay free, or none.
    #[error("the file store is full")]
    Full,
    /// The store does not answer, or not to us.
    #[error("the file store is away: {0}")]
    Unavailable(Box<dyn std::error::Error + Send + Sync>),
    /// No such file.
    #[error("no file {0}")]
    Missing(ContentHash),
    /// The file's bytes are not those that were put.
    #[error("file {0} is damaged")]
    Damaged(ContentHash),
    /// It is sealed with a key that is not at hand.
    #[error("file {hash} is sealed with key {key}, which files.key_file does not hold")]
    UnknownKey {
        /// Which file.
        hash: ContentHash,
        /// Which key.
        key: KeyId,
    },
    /// A key with which files are sealed is not at hand.
    #[error(
        "the file store holds files that are sealed with key {0}, which files.key_file does not hold: put it back"
    )]
    KeyLost(KeyId),
    /// There are no keys.
    #[error(transparent)]
    Keys(#[from] KeysError),
    /// `files.url` cannot work.
    #[error("files.url: {0}")]
    Settings(String),
    /// The disk said no.
    #[error("the file store's disk: {0}")]
    Disk(std::io::Error),
}

impl From<std::io::Error> for FilesError {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Self::Full,
            _ => Self::Disk(error),
        }
    }
}

impl From<FilesError> for ActionError {
    fn from(error: FilesError) -> Self {
        match error {
            FilesError::Full => {
                tracing::error!("the file store is full");
                Refusal::new("store-full", RefusalKind::Unavailable).into()
            }
            FilesError::Unavailable(why) => {
                // The guest reads a sentence; only here is the reason still known.
                tracing::error!(%why, "the file store is away");
                Refusal::new("store-unavailable", RefusalKind::Unavailable).into()
            }
            other => Self::internal(other),
        }
    }
}

/// One file, as [`Files::list`] sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// Its name.
    pub hash: ContentHash,
    /// Its length in bytes, as it lies there.
    pub bytes: u64,
    /// When it was last put.
    pub put_at: Instant,
}

/// Some of what lies in the store.
#[derive(Debug)]
struct Stretch {
    /// What was asked for; less where the file ends before.
    bytes: Vec<u8>,
    /// How long the whole file is.
    file_bytes: u64,
}

/// The file store. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Files {
    store: Store,
    keys: Arc<Keys>,
    /// Set once the store is known to have been sealed with none but these keys, and knows the first of them.
    admitted: Arc<OnceCell<()>>,
}

#[derive(Debug, Clone)]
enum Store {
    Local(Arc<local::Folder>),
    S3(s3::Bucket),
}

impl Store {
    fn open(settings: &crate::config::Files, disk_free_bytes_min: u64) -> Result<Self, FilesError> {
        match settings.url.split_once(':') {
            Some(("file", folder)) if !folder.is_empty() => Ok(Self::Local(Arc::new(
                local::Folder::open(PathBuf::from(folder), disk_free_bytes_min)?,
            ))),
            Some(("s3", _)) => Ok(Self::S3(s3::Bucket::open(settings)?)),
            _ => Err(FilesError::Settings(
                "must be file:FOLDER or s3://BUCKET/PREFIX".to_owned(),
            )),
        }
    }
}

impl Files {
    /// Opens the store that `settings.url` names: `file:FOLDER`, made when missing, or `s3://BUCKET/PREFIX`, and reads the keys of
    /// `settings.key_file`, if one is named. A local store refuses to take more when less than `disk_free_bytes_min` bytes would
    /// stay free.
    pub fn open(
        settings: &crate::config::Files,
        disk_free_bytes_min: u64,
    ) -> Result<Self, FilesError> {
        let store = Store::open(settings, disk_free_bytes_min)?;
        let keys = match settings.key_file.as_str() {
            "" => Keys::default(),
            path => Keys::read(store.refuse_inside(path.as_ref())?)?,
        };
        Ok(Self {
            store,
            keys: Arc::new(keys),
            admitted: Arc::default(),
        })
    }

    /// Keeps `bytes` and returns their name. Durable before it returns. What is there already, and whole, is not
    /// written again; what is there but damaged is healed. Takes as much memory again where files are sealed.
    pub async fn put(&self, bytes: Bytes) -> Result<ContentHash, FilesError> {
        self.admit_keys().await?;
        let keys = Arc::clone(&self.keys);
        let named = move || {
            let hash = ContentHash::of(&bytes);
            Ok((hash, sealing::seal(&keys, hash, bytes)?))
        };
        match &self.store {
            Store::Local(folder) => {
                let folder = Arc::clone(folder);
                off_thread(move || {
                    let (hash, bytes) = named()?;
                    folder.put(hash, &bytes)?;
                    Ok(hash)
                })
                .await
            }
            Store::S3(bucket) => {
                let (hash, bytes) = off_thread(named).await?;
                bucket.put(hash, bytes).await?;
                Ok(hash)
            }
        }
    }

    /// The bytes of a file, checked against its name.
    pub async fn get(&self, hash: &ContentHash) -> Result<Bytes, FilesError> {
        let (hash, keys) = (*hash, Arc::clone(&self.keys));
        match &self.store {
            Store::Local(folder) => {
                let folder = Arc::clone(folder);
                off_thread(move || sealing::open(&keys, hash, folder.read(hash)?)).await
            }
            Store::S3(bucket) => {
                let stored = bucket.read(hash).await?;
                off_thread(move || sealing::open(&keys, hash, stored)).await
            }
        }
    }

    /// `length` bytes of a file from `offset` on. They cannot be compared with the file's name: who asks for parts must
    /// know how to tell that one is whole. Takes the part's length in memory; where files are sealed, twice
    /// that and up to 256 KiB.
    pub async fn get_part(
        &self,
        hash: &ContentHash,
        offset: u64,
        length: usize,
    ) -> Result<Bytes, FilesError> {
        if self.keys.first().is_some() {
            return self.open_part(*hash, offset, length).await;
        }
        let range = offset..offset.saturating_add(length as u64);
        let part = self
            .read_range(*hash, range, |stretch| stretch.bytes)
            .await?;
        if part.len() == length {
            Ok(part.into())
        } else {
            Err(FilesError::Damaged(*hash))
        }
    }

    /// Reads a stretch of a file as it lies there and makes something of it, where that may take its time.
    async fn read_range<T: Send + 'static>(
        &self,
        hash: ContentHash,
        range: Range<u64>,
        then: impl FnOnce(Stretch) -> T + Send + 'static,
    ) -> Result<T, FilesError> {
        match &self.store {
            Store::Local(folder) => {
                let folder = Arc::clone(folder);
                off_thread(move || Ok(then(folder.read_range(hash, range)?))).await
            }
            Store::S3(bucket) => {
                let stretch = bucket.read_range(hash, range).await?;
                off_thread(move || Ok(then(stretch))).await
            }
        }
    }

    /// Whether the store has the file. Its bytes are not read.
    pub async fn exists(&self, hash: &ContentHash) -> Result<bool, FilesError> {
        let hash = *hash;
        match &self.store {
            Store::Local(folder) => {
                let folder = Arc::clone(folder);
                off_thread(move || folder.exists(hash)).await
            }
            Store::S3(bucket) => bucket.exists(hash).await,
        }
    }

    /// Takes a file away for good; not there is fine.
    ///
    /// Two entries may hold the same bytes, and the second may be arriving just now: call it only for a file that no
    /// row names and that was last put longer than [`FRESH_FOR`] ago.
    pub async fn delete(&self, hash: &ContentHash) -> Result<(), FilesError> {
        let hash = *hash;
        match &self.store {
            Store::Local(folder) => {
                let folder = Arc::clone(folder);
                off_thread(move || folder.delete(hash)).await
            }
            Store::S3(bucket) => bucket.delete(hash).await,
        }
    }

    /// The files after `after` (from the first, if none) in the order of their names, at most `n_max`.
    pub async fn list(
        &self,
        after: Option<&ContentHash>,
        n_max: usize,
    ) -> Result<Vec<Stored>, FilesError> {
        let after = after.copied();
        match &self.store {
            Store::Local(folder) => {
                let folder = Arc::clone(folder);
                off_thread(move || folder.list(after, n_max)).await
            }
            Store::S3(bucket) => bucket.list(after, n_max).await,
        }
    }

    /// Refuses what no waiting would heal: an access key, a secret or a bucket that the service does not know, and files that are
    /// sealed with a key that is not at hand. A service that is away is no reason not to start; pages are read meanwhile.
    pub async fn refuse_bad_settings(&self) -> Result<(), FilesError> {
        if let Store::S3(bucket) = &self.store {
            bucket.refuse_bad_settings().await?;
        }
        match self.admit_keys().await {
            Err(FilesError::Unavailable(error)) => {
                tracing::warn!(%error, "the file store is away");
                Ok(())
            }
            other => other,
        }
    }

    /// Whether the store would take a file now: answers, and has room.
    pub async fn check_ready(&self) -> Result<(), FilesError> {
        match &self.store {
            Store::Local(folder) => {
                let folder = Arc::clone(folder);
                off_thread(move || folder.refuse_when_full(0)).await
            }
            Store::S3(bucket) => bucket.list(None, 1).await.map(drop),
        }
    }

    /// Where the file lies (or would lie) on this machine's disk, to be served without copying; none on S3, and
    /// none where it lies sealed.
    pub fn local_path(&self, hash: &ContentHash) -> Option<PathBuf> {
        match &self.store {
            Store::Local(folder) if self.keys.first().is_none() => Some(folder.path(*hash)),
            _ => None,
        }
    }
}

/// Runs blocking work where it may block. A panic goes on as a panic.
async fn off_thread<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, FilesError> + Send + 'static,
) -> Result<T, FilesError> {
    match tokio::task::spawn_blocking(work).await {
        Ok(result) => result,
        Err(error) if error.is_panic() => std::panic::resume_unwind(error.into_panic()),
        Err(error) => Err(FilesError::Unavailable(error.into())),
    }
}
