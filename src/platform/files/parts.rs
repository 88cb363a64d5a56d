//! What arrives in pieces, before it is a file: a quarantine beside the store.
//!
//! In a local folder `ROOT/parts/ID` grows; on S3 each piece is an object `PREFIX/parts/ID/OFFSET`, because objects do not grow. What
//! lies behind the offset that its row knows was never acknowledged: it is written over, and no reader sees it.
//!
//! Where files are sealed, each piece is a record of its own, for what has not been cleaned tells where it was taken:
//!
//! ```text
//! header (16: see stream) │ salt of chance (32) │ bytes of the piece (4, the highest first) │ chunks
//! ```
//!
//! The salt is of chance because a piece that was not acknowledged may come again with something else in it; whose piece it is and where
//! it stands is the key's purpose. An upload that was begun plain goes on so to its end.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::sync::Arc;

use bytes::{Bytes, BytesMut};
use futures_util::TryStreamExt;
use object_store::{Error, ObjectStore, ObjectStoreExt};
use uuid::Uuid;

use super::keys::{Key, Keys};
use super::local::Folder;
use super::s3::{Bucket, unavailable};
use super::stream::{Broken, HEADER_BYTES, Subkey, chunks_length, header, sealed_with};
use super::{Files, FilesError, KeyId, Store, off_thread};

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
        self.admit_keys().await?;
        let keys = Arc::clone(&self.keys);
        match &self.store {
            Store::Local(folder) => {
                let folder = Arc::clone(folder);
                off_thread(move || folder.append_part(&keys, id, offset, &piece)).await
            }
            Store::S3(bucket) => {
                let piece = match keys.first() {
                    Some(key) => seal(key, id, offset, &piece)?.into(),
                    None => piece,
                };
                bucket.append_part(id, offset, piece).await
            }
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

    /// The first `n_bytes` of what arrived; none if they are not there any more, or cannot be opened.
    pub async fn read_part(&self, id: Uuid, n_bytes: u64) -> Result<Option<Bytes>, FilesError> {
        let keys = Arc::clone(&self.keys);
        match &self.store {
            Store::Local(folder) => {
                let folder = Arc::clone(folder);
                off_thread(move || folder.read_part(&keys, id, n_bytes)).await
            }
            Store::S3(bucket) => bucket.read_part(&keys, id, n_bytes).await,
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

/// What stands before the chunks of a record.
const RECORD_HEAD_BYTES: usize = HEADER_BYTES + 32 + 4;

/// A record as its head tells of it.
struct Head {
    key: KeyId,
    salt: [u8; 32],
    piece_bytes: u64,
}

impl Head {
    /// None where no record begins.
    fn read(record: &[u8]) -> Option<Self> {
        let rest = record.get(HEADER_BYTES..)?;
        Some(Self {
            key: sealed_with(record)?,
            salt: *rest.first_chunk()?,
            piece_bytes: u32::from_be_bytes(*rest.get(32..)?.first_chunk()?).into(),
        })
    }

    fn record_bytes(&self) -> u64 {
        RECORD_HEAD_BYTES as u64 + chunks_length(self.piece_bytes)
    }

    /// The piece of the record that this is the head of. None where it cannot be opened, as where its key went from the key file
    /// meanwhile: whoever sends it begins anew.
    fn open(&self, keys: &Keys, id: Uuid, offset: u64, record: Vec<u8>) -> Option<Vec<u8>> {
        let open = keys
            .find(self.key)
            .ok_or(Broken)
            .and_then(|key| subkey(key, &self.salt, id, offset)?.open(record, RECORD_HEAD_BYTES));
        if open.is_err() {
            tracing::error!(key = %self.key, "a piece of an upload cannot be opened");
        }
        open.ok()
    }
}

fn subkey(key: &Key, salt: &[u8; 32], id: Uuid, offset: u64) -> Result<Subkey, Broken> {
    Subkey::derive(key, salt, &[b"part", id.as_bytes(), &offset.to_be_bytes()])
}

/// A piece as a record.
fn seal(key: &Key, id: Uuid, offset: u64, piece: &[u8]) -> io::Result<Vec<u8>> {
    let mut salt = [0; 32];
    getrandom::fill(&mut salt).map_err(io::Error::other)?;
    let piece_bytes = u32::try_from(piece.len()).map_err(io::Error::other)?;
    let mut record = [&header(key)[..], &salt, &piece_bytes.to_be_bytes()].concat();
    subkey(key, &salt, id, offset)
        .and_then(|subkey| subkey.seal(piece, &mut record))
        .map_err(|Broken| io::Error::other("a piece cannot be sealed"))?;
    Ok(record)
}

fn short() -> FilesError {
    io::Error::other("a part is shorter than its row says").into()
}

/// Takes away what lies behind `at`, of a sending that was cut. A file that ends there is left alone: one that was cut to nothing is
/// written out by ext4 as soon as it is closed, and every sync meanwhile waits for its bytes.
fn cut(file: &File, at: u64) -> io::Result<()> {
    match file.metadata()?.len() > at {
        true => file.set_len(at),
        false => Ok(()),
    }
}

impl Folder {
    fn append_part(
        &self,
        keys: &Keys,
        id: Uuid,
        offset: u64,
        piece: &[u8],
    ) -> Result<(), FilesError> {
        self.refuse_when_full(piece.len() as u64)?;
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(self.part(id))?;
        let sealing = match offset {
            0 => keys.first(),
            _ => keys.first().filter(|_| read_head(&file, 0).is_some()),
        };
        let Some(key) = sealing else {
            if file.metadata()?.len() < offset {
                return Err(short());
            }
            cut(&file, offset)?;
            file.seek(SeekFrom::Start(offset))?;
            return Ok(file.write_all(piece)?);
        };
        let record = seal(key, id, offset, piece)?;
        let at = self.place_of(&file, id, offset)?;
        cut(&file, at)?;
        file.seek(SeekFrom::Start(at))?;
        file.write_all(&record)?;
        let end = (offset + piece.len() as u64, at + record.len() as u64);
        self.part_ends.insert(id, end);
        Ok(())
    }

    /// Where in the file the record behind `offset` bytes of the upload begins. The last end is remembered: with many small pieces
    /// the way from the beginning is long.
    fn place_of(&self, file: &File, id: Uuid, offset: u64) -> Result<u64, FilesError> {
        let file_bytes = file.metadata()?.len();
        if self.part_ends.get(&id) == Some((offset, file_bytes)) {
            return Ok(file_bytes);
        }
        let (mut stands, mut at) = (0, 0);
        while stands < offset {
            let head = read_head(file, at).ok_or_else(short)?;
            stands += head.piece_bytes;
            at += head.record_bytes();
        }
        if stands == offset && at <= file_bytes {
            Ok(at)
        } else {
            Err(short())
        }
    }

    fn secure_part(&self, id: Uuid) -> Result<(), FilesError> {
        File::open(self.part(id))?.sync_all()?;
        Ok(super::durable::sync_folder(&self.parts)?)
    }

    fn read_part(&self, keys: &Keys, id: Uuid, n_bytes: u64) -> Result<Option<Bytes>, FilesError> {
        let file = match File::open(self.part(id)) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        let mut bytes = Vec::with_capacity(usize::try_from(n_bytes).unwrap_or(0));
        if keys.first().is_none() || read_head(&file, 0).is_none() {
            file.take(n_bytes).read_to_end(&mut bytes)?;
        } else {
            let mut at = 0;
            while (bytes.len() as u64) < n_bytes {
                let Some(head) = read_head(&file, at) else {
                    return Ok(None);
                };
                let length = usize::try_from(head.record_bytes()).unwrap_or(usize::MAX);
                if file.metadata()?.len() < at + length as u64 {
                    return Ok(None);
                }
                let mut record = vec![0; length];
                file.read_exact_at(&mut record, at)?;
                at += length as u64;
                let Some(piece) = head.open(keys, id, bytes.len() as u64, record) else {
                    return Ok(None);
                };
                bytes.extend(piece);
            }
        }
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

/// The head of the record that begins at `at`; none where none does.
fn read_head(file: &File, at: u64) -> Option<Head> {
    let mut head = [0; RECORD_HEAD_BYTES];
    file.read_exact_at(&mut head, at).ok()?;
    Head::read(&head)
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

    async fn read_part(
        &self,
        keys: &Keys,
        id: Uuid,
        n_bytes: u64,
    ) -> Result<Option<Bytes>, FilesError> {
        let mut bytes = BytesMut::new();
        while (bytes.len() as u64) < n_bytes {
            let path = self.part(id).join(format!("{:020}", bytes.len()));
            let piece = async { self.s3.get(&path).await?.bytes().await };
            match piece.await {
                // A store that seals nothing takes a piece for what it is, whatever it looks like.
                Ok(piece) if !piece.is_empty() => match keys.first().and(Head::read(&piece)) {
                    Some(head) => {
                        let offset = bytes.len() as u64;
                        let Some(piece) = head.open(keys, id, offset, piece.into()) else {
                            return Ok(None);
                        };
                        bytes.extend_from_slice(&piece);
                    }
                    None => bytes.extend_from_slice(&piece),
                },
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
