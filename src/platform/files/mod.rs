//! The file store: originals, derivatives and documents, each named by the SHA-256 of its bytes.
//!
//! A local folder or an S3-compatible service, by configuration. What [`Files::put`] has answered for is durable, and
//! what [`Files::get`] hands out is what was put: a flipped bit is an error, never a picture. Files are never changed,
//! only added and, when nothing names them any more, deleted.
//!
//! Deliberately absent: file names, types and owners (rows of the features say those), and any way to overwrite.

mod durable;
mod hash;
mod local;
mod parts;
mod s3;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;

pub(crate) use durable::{make_folder, sync_folder, write as write_durably};
pub use hash::{ContentHash, NotAHash};

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
    /// Its length in bytes.
    pub bytes: u64,
    /// When it was last put.
    pub put_at: Instant,
}

/// The file store. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Files {
    store: Store,
}

#[derive(Debug, Clone)]
enum Store {
    Local(Arc<local::Folder>),
    S3(s3::Bucket),
}

impl Files {
    /// Opens the store that `settings.url` names: `file:FOLDER`, made when missing, or `s3://BUCKET/PREFIX`.
    /// A local store refuses to take more when less than `disk_free_bytes_min` bytes would stay free.
    pub fn open(
        settings: &crate::config::Files,
        disk_free_bytes_min: u64,
    ) -> Result<Self, FilesError> {
        let store = match settings.url.split_once(':') {
            Some(("file", folder)) if !folder.is_empty() => Store::Local(Arc::new(
                local::Folder::open(PathBuf::from(folder), disk_free_bytes_min)?,
            )),
            Some(("s3", _)) => Store::S3(s3::Bucket::open(settings)?),
            _ => {
                return Err(FilesError::Settings(
                    "must be file:FOLDER or s3://BUCKET/PREFIX".to_owned(),
                ));
            }
        };
        Ok(Self { store })
    }

    /// Keeps `bytes` and returns their name. Durable before it returns. What is there already, and whole, is not
    /// written again; what is there but damaged is healed.
    pub async fn put(&self, bytes: Bytes) -> Result<ContentHash, FilesError> {
        match &self.store {
            Store::Local(folder) => {
                let folder = Arc::clone(folder);
                off_thread(move || folder.put(&bytes)).await
            }
            Store::S3(bucket) => bucket.put(bytes).await,
        }
    }

    /// The bytes of a file, checked against its name.
    pub async fn get(&self, hash: &ContentHash) -> Result<Bytes, FilesError> {
        let hash = *hash;
        match &self.store {
            Store::Local(folder) => {
                let folder = Arc::clone(folder);
                off_thread(move || folder.get(hash)).await
            }
            Store::S3(bucket) => bucket.get(hash).await,
        }
    }

    /// `length` bytes of a file from `offset` on. They cannot be compared with the file's name: who asks for parts must
    /// know how to tell that one is whole.
    pub async fn get_part(
        &self,
        hash: &ContentHash,
        offset: u64,
        length: usize,
    ) -> Result<Bytes, FilesError> {
        let hash = *hash;
        match &self.store {
            Store::Local(folder) => {
                let folder = Arc::clone(folder);
                off_thread(move || folder.get_part(hash, offset, length)).await
            }
            Store::S3(bucket) => bucket.get_part(hash, offset, length).await,
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

    /// Refuses what no waiting would heal: a key, a secret or a bucket that the service does not know. A service that
    /// is away is no reason not to start; pages are read meanwhile.
    pub async fn refuse_bad_settings(&self) -> Result<(), FilesError> {
        match &self.store {
            Store::Local(_) => Ok(()),
            Store::S3(bucket) => bucket.refuse_bad_settings().await,
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

    /// Where the file lies (or would lie) on this machine's disk, to be served without copying; none on S3.
    pub fn local_path(&self, hash: &ContentHash) -> Option<PathBuf> {
        match &self.store {
            Store::Local(folder) => Some(folder.path(*hash)),
            Store::S3(_) => None,
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
