//! The file store on an S3-compatible service.
//!
//! One object per file, `PREFIX/ab/cd/abcd…`, put whole in one request: S3 shows an object only once all of it has
//! arrived and is kept, so nothing half-kept can be seen. The service answers for its own disks; that the bytes are
//! those that were put is checked at every [`super::Files::get`].

use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::{StreamExt, TryStreamExt};
use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::path::Path;
use object_store::{
    BackoffConfig, ClientOptions, Error, GetOptions, ObjectStore, ObjectStoreExt, RetryConfig,
};

use super::{ContentHash, FRESH_FOR, FilesError, Stored, Stretch};
use crate::kernel::Instant;

/// A guest is waiting: rather say soon that the store is away than keep them for minutes.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(3);

/// The longest one request may take; a picture of 30 MiB over 5 Mbit/s takes 50 s.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(60);

/// More tries after a failure that may pass, and how long after the first request one may still begin.
const RETRIES_MAX: usize = 2;
const RETRY_TIMEOUT: Duration = Duration::from_secs(10);

#[derive(Debug, Clone)]
pub(super) struct Bucket {
    pub(super) s3: Arc<AmazonS3>,
    pub(super) prefix: Path,
}

impl Bucket {
    /// Reads the settings; the service is not asked anything yet.
    pub(super) fn open(settings: &crate::config::Files) -> Result<Self, FilesError> {
        let (bucket, prefix) = settings
            .url
            .strip_prefix("s3://")
            .map(|rest| rest.split_once('/').unwrap_or((rest, "")))
            .filter(|(bucket, _)| !bucket.is_empty())
            .ok_or_else(|| {
                FilesError::Settings("must be file:FOLDER or s3://BUCKET/PREFIX".to_owned())
            })?;
        let prefix = Path::parse(prefix.trim_matches('/'))
            .map_err(|error| FilesError::Settings(error.to_string()))?;
        // The HTTP client brings no TLS of its own. Someone may have installed the same before: that is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let s3 = AmazonS3Builder::new()
            .with_endpoint(&settings.s3_endpoint)
            .with_region(&settings.s3_region)
            .with_access_key_id(&settings.s3_access_key)
            .with_secret_access_key(&settings.s3_secret_key)
            .with_bucket_name(bucket)
            .with_client_options(
                ClientOptions::new()
                    .with_allow_http(settings.s3_endpoint.starts_with("http://"))
                    .with_connect_timeout(CONNECT_TIMEOUT)
                    .with_timeout(REQUEST_TIMEOUT),
            )
            .with_retry(RetryConfig {
                backoff: BackoffConfig {
                    init_backoff: Duration::from_millis(100),
                    max_backoff: Duration::from_secs(2),
                    base: 3.0,
                },
                max_retries: RETRIES_MAX,
                retry_timeout: RETRY_TIMEOUT,
            })
            .build()
            .map_err(|error| FilesError::Settings(error.to_string()))?;
        Ok(Self {
            s3: Arc::new(s3),
            prefix,
        })
    }

    fn path(&self, hash: ContentHash) -> Path {
        let mut path = self.prefix.clone();
        for part in hash.path().split('/') {
            path = path.join(part);
        }
        path
    }

    pub(super) async fn refuse_bad_settings(&self) -> Result<(), FilesError> {
        let Some(Err(error)) = self.s3.list(Some(&self.prefix)).next().await else {
            return Ok(());
        };
        // A list says no in the service's own words only; of one object it is known which kind of no it is.
        let why = match self.s3.head(&self.path(ContentHash::of(b""))).await {
            Err(Error::PermissionDenied { .. } | Error::Unauthenticated { .. }) => {
                "the service does not take files.s3_access_key and files.s3_secret_key"
            }
            _ if error.to_string().contains("NoSuchBucket") => "the service has no such bucket",
            _ => {
                tracing::warn!(%error, "the file store is away");
                return Ok(());
            }
        };
        Err(FilesError::Settings(why.to_owned()))
    }

    /// Keeps `bytes` under a name; where as many lie already, nothing is sent.
    pub(super) async fn put(&self, hash: ContentHash, bytes: Bytes) -> Result<(), FilesError> {
        // An older object is put again, which makes it young: an orphan sweep must see that it is wanted.
        match self.s3.head(&self.path(hash)).await {
            Ok(object) if object.size == bytes.len() as u64 && age(&object) < FRESH_FOR / 2 => {
                Ok(())
            }
            Ok(_) | Err(Error::NotFound { .. }) => self.replace(hash, bytes).await,
            Err(error) => Err(unavailable(error)),
        }
    }

    /// Makes them lie there, whatever did.
    pub(super) async fn replace(&self, hash: ContentHash, bytes: Bytes) -> Result<(), FilesError> {
        let put = self.s3.put(&self.path(hash), bytes.into()).await;
        put.map(drop).map_err(unavailable)
    }

    pub(super) async fn read(&self, hash: ContentHash) -> Result<Vec<u8>, FilesError> {
        let read = async { self.s3.get(&self.path(hash)).await?.bytes().await };
        read.await
            .map(Vec::from)
            .map_err(|error| missing(error, hash))
    }

    pub(super) async fn read_range(
        &self,
        hash: ContentHash,
        range: Range<u64>,
    ) -> Result<Stretch, FilesError> {
        let path = self.path(hash);
        let begin = range.start;
        let read = async {
            let options = GetOptions::new().with_range(Some(range));
            let answer = self.s3.get_opts(&path, options).await?;
            let file_bytes = answer.meta.size;
            let bytes = answer.bytes().await?.into();
            Ok::<_, Error>(Stretch { bytes, file_bytes })
        };
        match read.await {
            // Nothing is there from where it was to begin, which is no failure of the service. The library has no word for it.
            Err(error) if error.to_string().contains("InvalidRange") => {
                let object = self.s3.head(&path).await;
                let file_bytes = object.map_err(|error| missing(error, hash))?.size;
                if file_bytes > begin {
                    return Err(unavailable(error));
                }
                Ok(Stretch {
                    bytes: Vec::new(),
                    file_bytes,
                })
            }
            read => read.map_err(|error| missing(error, hash)),
        }
    }

    pub(super) async fn exists(&self, hash: ContentHash) -> Result<bool, FilesError> {
        match self.s3.head(&self.path(hash)).await {
            Ok(_) => Ok(true),
            Err(Error::NotFound { .. }) => Ok(false),
            Err(error) => Err(unavailable(error)),
        }
    }

    pub(super) async fn delete(&self, hash: ContentHash) -> Result<(), FilesError> {
        match self.s3.delete(&self.path(hash)).await {
            Ok(()) | Err(Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(unavailable(error)),
        }
    }

    pub(super) async fn list(
        &self,
        after: Option<ContentHash>,
        n_max: usize,
    ) -> Result<Vec<Stored>, FilesError> {
        let objects = match after {
            Some(hash) => self
                .s3
                .list_with_offset(Some(&self.prefix), &self.path(hash)),
            None => self.s3.list(Some(&self.prefix)),
        };
        objects
            .try_filter_map(async |object| {
                // Whatever else lies in the bucket is not ours.
                let Some(Ok(hash)) = object.location.filename().map(str::parse::<ContentHash>)
                else {
                    return Ok(None);
                };
                let put_at = Instant::from_ms(object.last_modified.timestamp_millis());
                let is_ours = object.location == self.path(hash);
                Ok(is_ours.then_some(Stored {
                    hash,
                    bytes: object.size,
                    put_at,
                }))
            })
            .take(n_max)
            .try_collect()
            .await
            .map_err(unavailable)
    }
}

/// How long ago an object was put, by this machine's clock; a moment, if the service's clock is ahead.
#[allow(clippy::disallowed_methods)] // as for a local file, no rule hangs on it
fn age(object: &object_store::ObjectMeta) -> Duration {
    std::time::SystemTime::now()
        .duration_since(object.last_modified.into())
        .unwrap_or_default()
}

fn missing(error: Error, hash: ContentHash) -> FilesError {
    match error {
        Error::NotFound { .. } => FilesError::Missing(hash),
        other => unavailable(other),
    }
}

pub(super) fn unavailable(error: Error) -> FilesError {
    FilesError::Unavailable(error.into())
}
