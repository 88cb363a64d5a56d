//! Sealing of files: one rule for all that the store holds, above both backends.
//!
//! A file lies under its own name, sealed or not; what it begins with says which. Its key is derived of that name, which is the hash of
//! what is in it: one key seals one text only, the same file is the same sealed bytes each time, and a file that lies under
//! another's name does not open.
//!
//! `ROOT/sealed_with/KEY` names each key with which something was sealed. A house that lacks one of them does not start.

use std::fs;
use std::io;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use bytes::Bytes;
use futures_util::TryStreamExt;
use object_store::{Error, ObjectStore, ObjectStoreExt};

use super::keys::{Key, Keys};
use super::local::Folder;
use super::s3::{Bucket, unavailable};
use super::stream::{Broken, HEADER_BYTES, Subkey, chunks_length, chunks_of, header, sealed_with};
use super::{
    ContentHash, Files, FilesError, KeyId, KeysError, Store, Stretch, durable, off_thread,
};

/// The folder of the keys' names.
const KEYS: &str = "sealed_with";

/// What became of a file that was to be sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sealing {
    /// It lies sealed with the first key now.
    Done,
    /// It did before.
    WasDone,
    /// It is not there any more.
    Gone,
}

fn subkey(key: &Key, hash: ContentHash) -> Result<Subkey, Broken> {
    Subkey::derive(key, hash.as_bytes(), &[b"file"])
}

/// A file's bytes as they are to lie in the store. The same each time.
pub(super) fn seal(keys: &Keys, hash: ContentHash, plain: Bytes) -> Result<Bytes, FilesError> {
    let Some(key) = keys.first() else {
        return Ok(plain);
    };
    let length = HEADER_BYTES as u64 + chunks_length(plain.len() as u64);
    let mut sealed = Vec::with_capacity(length as usize);
    sealed.extend_from_slice(&header(key));
    subkey(key, hash)
        .and_then(|subkey| subkey.seal(&plain, &mut sealed))
        .map_err(|Broken| FilesError::Damaged(hash))?;
    Ok(sealed.into())
}

/// A file's bytes, of what lies in the store. What was sealed proves itself as it is opened; what was not is hashed.
pub(super) fn open(keys: &Keys, hash: ContentHash, stored: Vec<u8>) -> Result<Bytes, FilesError> {
    let id = sealed_with(&stored);
    if let Some(key) = id.and_then(|id| keys.find(id)) {
        let open = subkey(key, hash).and_then(|subkey| subkey.open(stored, HEADER_BYTES));
        return open
            .map(Bytes::from)
            .map_err(|Broken| FilesError::Damaged(hash));
    }
    if ContentHash::of(&stored) == hash {
        return Ok(stored.into());
    }
    Err(match id {
        Some(key) => FilesError::UnknownKey { hash, key },
        None => FilesError::Damaged(hash),
    })
}

/// A part as it lies in the store: opened, or not to be opened and so perhaps plain.
enum Part {
    Open(Vec<u8>),
    AsItLies(Vec<u8>),
}

impl Files {
    /// A part of a file of which it is not known whether, and with which of the keys, it is sealed. One question to the store where
    /// it is.
    pub(super) async fn open_part(
        &self,
        hash: ContentHash,
        offset: u64,
        length: usize,
    ) -> Result<Bytes, FilesError> {
        // Once more where it was sealed between the two questions.
        for _ in 0..2 {
            let keys = Arc::clone(&self.keys);
            let part = read_part_of(keys, hash, offset, length);
            let part = self
                .read_range(hash, either_way(offset, length), part)
                .await?;
            let plain = match part {
                Part::Open(plain) => return Ok(plain.into()),
                Part::AsItLies(plain) => plain,
            };
            let beginning = 0..HEADER_BYTES as u64;
            let id = self
                .read_range(hash, beginning, |stretch| sealed_with(&stretch.bytes))
                .await?;
            match id {
                None if plain.len() == length => return Ok(plain.into()),
                None => break,
                Some(key) if self.keys.find(key).is_none() => {
                    return Err(FilesError::UnknownKey { hash, key });
                }
                Some(_) => {}
            }
        }
        Err(FilesError::Damaged(hash))
    }

    /// Makes sure that all keys are at hand with which something in the store was sealed, and that the store names the first of
    /// them before anything is sealed with it. Asks the store once.
    pub(super) async fn admit_keys(&self) -> Result<(), FilesError> {
        let admit = async || {
            for id in self.store.list_keys().await? {
                if self.keys.find(id).is_none() {
                    return Err(FilesError::KeyLost(id));
                }
            }
            match self.keys.first() {
                Some(key) => self.store.name_key(key.id).await,
                None => Ok(()),
            }
        };
        self.admitted.get_or_try_init(admit).await.copied()
    }

    /// The key that seals; none where files are not sealed.
    pub fn sealing_key(&self) -> Option<KeyId> {
        self.keys.first().map(|key| key.id)
    }

    /// Seals a file that lies there plain or sealed with an older key. At any moment it lies there whole, as before or as
    /// after. A file that is damaged, or cannot be opened, is left as it is. Does nothing where there is no key. Takes four times
    /// the file's length in memory.
    pub async fn seal(&self, hash: &ContentHash) -> Result<Sealing, FilesError> {
        let Some(first) = self.sealing_key() else {
            return Ok(Sealing::WasDone);
        };
        self.admit_keys().await?;
        let beginning = 0..HEADER_BYTES as u64;
        let id = self.read_range(*hash, beginning, |stretch| sealed_with(&stretch.bytes));
        match id.await {
            Ok(id) if id == Some(first) => return Ok(Sealing::WasDone),
            Err(FilesError::Missing(_)) => return Ok(Sealing::Gone),
            other => other?,
        };
        let plain = match self.get(hash).await {
            Err(FilesError::Missing(_)) => return Ok(Sealing::Gone),
            other => other?,
        };
        let (hash, keys) = (*hash, Arc::clone(&self.keys));
        let sealed = off_thread(move || {
            let sealed = seal(&keys, hash, plain.clone())?;
            // What takes the place of the only copy is opened before it does.
            if open(&keys, hash, sealed.clone().into())? != plain {
                return Err(FilesError::Damaged(hash));
            }
            Ok(sealed)
        })
        .await?;
        // Deleted meanwhile: it must not come back.
        if !self.exists(&hash).await? {
            return Ok(Sealing::Gone);
        }
        match &self.store {
            Store::Local(folder) => {
                let folder = Arc::clone(folder);
                off_thread(move || folder.replace(hash, &sealed)).await?;
            }
            Store::S3(bucket) => bucket.replace(hash, sealed).await?,
        }
        Ok(Sealing::Done)
    }

    /// Forgets all keys but the first: called when every file was found sealed with that one. Those that were forgotten.
    pub async fn retire_keys(&self) -> Result<Vec<KeyId>, FilesError> {
        let mut retired = self.store.list_keys().await?;
        retired.retain(|id| Some(*id) != self.sealing_key());
        for id in &retired {
            self.store.forget_key(*id).await?;
        }
        Ok(retired)
    }

    /// Puts a new key first in `settings.key_file`, made where there is none. A file that lacks a key with which something in the
    /// store is sealed is not the right one, and stays as it is.
    pub async fn add_key(
        settings: &crate::config::Files,
        disk_free_bytes_min: u64,
    ) -> Result<KeyId, FilesError> {
        let store = Store::open(settings, disk_free_bytes_min)?;
        let path = store.refuse_inside(settings.key_file.as_ref())?;
        let keys = match Keys::read(path) {
            Err(KeysError::Missing { .. }) => Keys::default(),
            other => other?,
        };
        for id in store.list_keys().await? {
            if keys.find(id).is_none() {
                return Err(FilesError::KeyLost(id));
            }
        }
        let key = Key::make()?;
        let id = key.id;
        keys.with_first(key).write(path)?;
        Ok(id)
    }
}

/// What holds a part whether the file is sealed or not.
fn either_way(offset: u64, length: usize) -> Range<u64> {
    let sealed = chunks_of(offset, length);
    let end = offset.saturating_add(length as u64);
    sealed.start.min(offset)..sealed.end.max(end)
}

/// Opens a part out of a stretch that holds it [`either_way`], with whichever key does.
fn read_part_of(
    keys: Arc<Keys>,
    hash: ContentHash,
    offset: u64,
    length: usize,
) -> impl FnOnce(Stretch) -> Part {
    move |stretch| {
        let begin = either_way(offset, length).start;
        let within = |range: Range<u64>| {
            let place = |at: u64| stretch.bytes.len().min((at - begin) as usize);
            &stretch.bytes[place(range.start)..place(range.end)]
        };
        let sealed = within(chunks_of(offset, length));
        let open = keys.iter().find_map(|key| {
            subkey(key, hash)
                .and_then(|subkey| subkey.open_part(sealed, stretch.file_bytes, offset, length))
                .ok()
        });
        match open {
            Some(plain) => Part::Open(plain),
            None => Part::AsItLies(within(offset..offset.saturating_add(length as u64)).to_vec()),
        }
    }
}

impl Store {
    /// The keys that the store names.
    async fn list_keys(&self) -> Result<Vec<KeyId>, FilesError> {
        match self {
            Self::Local(folder) => {
                let folder = Arc::clone(folder);
                off_thread(move || Ok(folder.list_keys()?)).await
            }
            Self::S3(bucket) => bucket.list_keys().await,
        }
    }

    async fn name_key(&self, id: KeyId) -> Result<(), FilesError> {
        match self {
            Self::Local(folder) => {
                let folder = Arc::clone(folder);
                off_thread(move || Ok(folder.name_key(id)?)).await
            }
            Self::S3(bucket) => bucket.name_key(id).await,
        }
    }

    async fn forget_key(&self, id: KeyId) -> Result<(), FilesError> {
        match self {
            Self::Local(folder) => {
                let folder = Arc::clone(folder);
                off_thread(move || Ok(folder.forget_key(id)?)).await
            }
            Self::S3(bucket) => bucket.forget_key(id).await,
        }
    }

    /// The path of a key file, unless it lies among what the key seals.
    pub(super) fn refuse_inside<'a>(&self, path: &'a Path) -> Result<&'a Path, KeysError> {
        let Self::Local(folder) = self else {
            return Ok(path);
        };
        // What is not there yet will be where the first folder above it is.
        let real = |path: &Path| path.canonicalize().ok();
        let lies = std::path::absolute(path)
            .ok()
            .and_then(|path| path.ancestors().find_map(real));
        match (lies, real(&folder.root)) {
            (Some(lies), Some(root)) if lies.starts_with(&root) => Err(KeysError::Inside {
                path: path.to_owned(),
            }),
            _ => Ok(path),
        }
    }
}

impl Folder {
    fn list_keys(&self) -> io::Result<Vec<KeyId>> {
        let entries = match fs::read_dir(self.root.join(KEYS)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            other => other?,
        };
        let mut keys = Vec::new();
        for entry in entries {
            let name = entry?.file_name();
            keys.extend(name.to_str().and_then(|name| name.parse::<KeyId>().ok()));
        }
        Ok(keys)
    }

    fn name_key(&self, id: KeyId) -> io::Result<()> {
        let folder = self.root.join(KEYS);
        durable::make_folder(&folder)?;
        let path = folder.join(id.to_string());
        if path.try_exists()? {
            // Another process may have named it a moment ago.
            return durable::sync_folder(&folder);
        }
        durable::write(&path, &self.temp, b"")
    }

    fn forget_key(&self, id: KeyId) -> io::Result<()> {
        match fs::remove_file(self.root.join(KEYS).join(id.to_string())) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }
}

impl Bucket {
    async fn list_keys(&self) -> Result<Vec<KeyId>, FilesError> {
        let folder = self.prefix.clone().join(KEYS);
        let names: Vec<_> = self
            .s3
            .list(Some(&folder))
            .try_collect()
            .await
            .map_err(unavailable)?;
        let names = names.iter().filter_map(|object| object.location.filename());
        Ok(names.filter_map(|name| name.parse().ok()).collect())
    }

    async fn name_key(&self, id: KeyId) -> Result<(), FilesError> {
        let path = self.key(id);
        match self.s3.head(&path).await {
            Ok(_) => Ok(()),
            Err(Error::NotFound { .. }) => self
                .s3
                .put(&path, Bytes::new().into())
                .await
                .map(drop)
                .map_err(unavailable),
            Err(error) => Err(unavailable(error)),
        }
    }

    async fn forget_key(&self, id: KeyId) -> Result<(), FilesError> {
        match self.s3.delete(&self.key(id)).await {
            Ok(()) | Err(Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(unavailable(error)),
        }
    }

    fn key(&self, id: KeyId) -> object_store::path::Path {
        self.prefix.clone().join(KEYS).join(id.to_string())
    }
}
