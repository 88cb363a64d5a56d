//! What arrives in pieces, before it is a file: a quarantine beside the store.
//!
//! In a local folder `ROOT/parts/ID` grows; on S3 each piece is an object `PREFIX/parts/ID/OFFSET`, because objects do not grow. What
//! lies behind the offset that its row knows was never acknowledged: it is written over, and no reader sees it.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

use bytes::{Bytes, BytesMut};
use futures_util::TryStreamExt;
use object_store::{Error, ObjectStore, ObjectStoreExt};
use uuid::Uuid;

use super::local::Folder;
use super::s3::{Bucket, unavailable};
use super::{Files, FilesError, Store, off_thread};
use std::sync::Arc;

/// Bytes that are written at once to a folder.
const LOCAL_PIECE_BYTES: usize = 64 * 1024;
/// The same to a bucket, where each piece is a request and an object.
const BUCKET_PIECE_BYTES: usize = 256 * 1024;

impl Files {
    /// How long a piece is best, bytes. So much memory an arriving picture takes.
    pub fn piece_bytes(&self) -> usize {
        match &self.store {
            Store::Local(_) => LOCAL_PIECE_BYTES,
            Store::S3(_) => BUCKET_PIECE_BYTES,
        }
    }

    /// Writes a piece behind `offset` bytes that are there. Lasting only after [`Files::secure_part`].
    pub async fn append_part(&self, id: Uuid, offset: u64, piece: Bytes) -> Result<(), FilesError> {
        match &self.store {
            Store::Local(folder) => {
                let folder = Arc::clone(folder);
                off_thread(move || folder.append_part(id, offset, &piece)).await
            }
            Store::S3(bucket) => bucket.append_part(id, offset, piece).await,
        }
    }

    /// Returns when what was appended is on the disk.
    pub async fn secure_part(&self, id: Uuid) -> Result<(), FilesError> {
        match &self.store {
            Store::Local(folder) => {
                let folder = Arc::clone(folder);
                off_thread(move || folder.secure_part(id)).await
            }
            Store::S3(_) => Ok(()),
        }
    }

    /// The first `n_bytes` of what arrived; none if they are not there any more.
    pub async fn read_part(&self, id: Uuid, n_bytes: u64) -> Result<Option<Bytes>, FilesError> {
        match &self.store {
            Store::Local(folder) => {
                let folder = Arc::clone(folder);
                off_thread(move || folder.read_part(id, n_bytes)).await
            }
            Store::S3(bucket) => bucket.read_part(id, n_bytes).await,
        }
    }

    /// Takes it away; not there is fine.
    pub async fn remove_part(&self, id: Uuid) -> Result<(), FilesError> {
        match &self.store {
            Store::Local(folder) => {
                let folder = Arc::clone(folder);
                off_thread(move || folder.remove_part(id)).await
            }
            Store::S3(bucket) => bucket.remove_part(id).await,
        }
    }

    /// What lies in the quarantine.
    pub async fn list_parts(&self) -> Result<Vec<Uuid>, FilesError> {
        match &self.store {
            Store::Local(folder) => {
                let folder = Arc::clone(folder);
                off_thread(move || folder.list_parts()).await
            }
            Store::S3(bucket) => bucket.list_parts().await,
        }
    }
}

impl Folder {
    fn append_part(&self, id: Uuid, offset: u64, piece: &[u8]) -> Result<(), FilesError> {
        self.refuse_when_full(piece.len() as u64)?;
        let mut file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .open(self.part(id))?;
        if file.metadata()?.len() < offset {
            return Err(io::Error::other("a part is shorter than its row says").into());
        }
        file.set_len(offset)?;
        file.seek(SeekFrom::Start(offset))?;
        Ok(file.write_all(piece)?)
    }

    fn secure_part(&self, id: Uuid) -> Result<(), FilesError> {
        File::open(self.part(id))?.sync_all()?;
        Ok(super::durable::sync_folder(&self.parts)?)
    }

    fn read_part(&self, id: Uuid, n_bytes: u64) -> Result<Option<Bytes>, FilesError> {
        let file = match File::open(self.part(id)) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        let mut bytes = Vec::with_capacity(usize::try_from(n_bytes).unwrap_or(0));
        file.take(n_bytes).read_to_end(&mut bytes)?;
        Ok((bytes.len() as u64 == n_bytes).then(|| bytes.into()))
    }

    fn remove_part(&self, id: Uuid) -> Result<(), FilesError> {
        match fs::remove_file(self.part(id)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }

    fn list_parts(&self) -> Result<Vec<Uuid>, FilesError> {
        let names = fs::read_dir(&self.parts)?
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        Ok(names.filter_map(|name| name.parse().ok()).collect())
    }

    fn part(&self, id: Uuid) -> std::path::PathBuf {
        self.parts.join(Path::new(&id.to_string()))
    }
}

impl Bucket {
    async fn append_part(&self, id: Uuid, offset: u64, piece: Bytes) -> Result<(), FilesError> {
        // Twenty digits hold any offset, so that names are in the order of the bytes.
        let path = self.part(id).join(format!("{offset:020}"));
        self.s3
            .put(&path, piece.into())
            .await
            .map_err(unavailable)?;
        Ok(())
    }

    async fn read_part(&self, id: Uuid, n_bytes: u64) -> Result<Option<Bytes>, FilesError> {
        let mut bytes = BytesMut::new();
        while (bytes.len() as u64) < n_bytes {
            let path = self.part(id).join(format!("{:020}", bytes.len()));
            let piece = async { self.s3.get(&path).await?.bytes().await };
            match piece.await {
                Ok(piece) if !piece.is_empty() => bytes.extend_from_slice(&piece),
                Ok(_) | Err(Error::NotFound { .. }) => return Ok(None),
                Err(error) => return Err(unavailable(error)),
            }
        }
        Ok((bytes.len() as u64 == n_bytes).then(|| bytes.freeze()))
    }

    async fn remove_part(&self, id: Uuid) -> Result<(), FilesError> {
        let pieces: Vec<_> = self
            .s3
            .list(Some(&self.part(id)))
            .try_collect()
            .await
            .map_err(unavailable)?;
        for piece in pieces {
            match self.s3.delete(&piece.location).await {
                Ok(()) | Err(Error::NotFound { .. }) => {}
                Err(error) => return Err(unavailable(error)),
            }
        }
        Ok(())
    }

    async fn list_parts(&self) -> Result<Vec<Uuid>, FilesError> {
        let parts = self.prefix.clone().join("parts");
        let listed = self.s3.list_with_delimiter(Some(&parts)).await;
        let listed = listed.map_err(unavailable)?;
        let names = listed
            .common_prefixes
            .iter()
            .filter_map(|path| path.filename()?.parse().ok());
        Ok(names.collect())
    }

    fn part(&self, id: Uuid) -> object_store::path::Path {
        self.prefix.clone().join("parts").join(id.to_string())
    }
}
