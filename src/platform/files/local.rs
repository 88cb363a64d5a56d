//! The file store in a local folder. Blocking; [`super::Files`] calls it off the async threads.
//!
//! `ROOT/ab/cd/abcd…` are the files, `ROOT/temp` those being written, `ROOT/parts` what arrives in pieces, `ROOT/sealed_with` the
//! names of keys. No file in `ab/cd` is ever half there.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io;
use std::ops::Range;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use quick_cache::sync::Cache;
use uuid::Uuid;

use super::{ContentHash, FRESH_FOR, FilesError, Stored, Stretch, durable};
use crate::kernel::Instant;

/// Parts of which it is remembered how far they are.
const PART_ENDS_MAX: usize = 1024;

#[derive(Debug)]
pub(super) struct Folder {
    pub(super) root: PathBuf,
    pub(super) temp: PathBuf,
    /// What arrives in pieces: see [`super::parts`].
    pub(super) parts: PathBuf,
    /// How far a sealed part was appended to: bytes of the upload, and of its file.
    pub(super) part_ends: Cache<Uuid, (u64, u64)>,
    disk_free_bytes_min: u64,
    /// Folders below the root whose names this process has seen reach the disk.
    secured: Mutex<HashSet<PathBuf>>,
}

impl Folder {
    pub(super) fn open(root: PathBuf, disk_free_bytes_min: u64) -> Result<Self, FilesError> {
        // Absolute from here on, so that a path handed out stays right whatever the process does.
        let root = std::path::absolute(root)?;
        let temp = root.join("temp");
        durable::make_folder(&temp)?;
        let parts = root.join("parts");
        durable::make_folder(&parts)?;
        let folder = Self {
            root,
            temp,
            parts,
            part_ends: Cache::new(PART_ENDS_MAX),
            disk_free_bytes_min,
            secured: Mutex::default(),
        };
        folder.sweep()?;
        Ok(folder)
    }

    pub(super) fn path(&self, hash: ContentHash) -> PathBuf {
        self.root.join(hash.path())
    }

    /// Keeps `bytes` under a name; where they lie already, nothing is written.
    pub(super) fn put(&self, hash: ContentHash, bytes: &[u8]) -> Result<(), FilesError> {
        let path = self.path(hash);
        if is_whole(&path, bytes)? {
            return self.keep(&path);
        }
        self.replace(hash, bytes)
    }

    /// Makes them lie there, whatever did.
    pub(super) fn replace(&self, hash: ContentHash, bytes: &[u8]) -> Result<(), FilesError> {
        let path = self.path(hash);
        self.refuse_when_full(bytes.len() as u64)?;
        self.secure_folder_of(&path)?;
        Ok(durable::write(&path, &self.temp, bytes)?)
    }

    pub(super) fn read(&self, hash: ContentHash) -> Result<Vec<u8>, FilesError> {
        fs::read(self.path(hash)).map_err(|error| missing(error, hash))
    }

    pub(super) fn read_range(
        &self,
        hash: ContentHash,
        range: Range<u64>,
    ) -> Result<Stretch, FilesError> {
        let file = File::open(self.path(hash)).map_err(|error| missing(error, hash))?;
        let file_bytes = file.metadata()?.len();
        let end = range.end.min(file_bytes);
        let length = end.saturating_sub(range.start);
        let mut bytes = vec![0; usize::try_from(length).unwrap_or(0)];
        match file.read_exact_at(&mut bytes, range.start) {
            Ok(()) => Ok(Stretch { bytes, file_bytes }),
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
                Err(FilesError::Damaged(hash))
            }
            Err(error) => Err(error.into()),
        }
    }

    pub(super) fn exists(&self, hash: ContentHash) -> Result<bool, FilesError> {
        Ok(self.path(hash).try_exists()?)
    }

    pub(super) fn delete(&self, hash: ContentHash) -> Result<(), FilesError> {
        let path = self.path(hash);
        match fs::remove_file(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            other => other?,
        }
        // An erased picture must not come back with the power.
        Ok(durable::sync_folder(path.parent().unwrap_or(&self.root))?)
    }

    pub(super) fn list(
        &self,
        after: Option<ContentHash>,
        n_max: usize,
    ) -> Result<Vec<Stored>, FilesError> {
        let after = after.map(|hash| hash.to_string()).unwrap_or_default();
        let mut found = Vec::new();
        for first in names(&self.root, 2, &after)? {
            let folder = self.root.join(&first);
            for second in names(&folder, 2, after.strip_prefix(&first).unwrap_or_default())? {
                let folder = folder.join(&second);
                for name in names(&folder, 64, "")? {
                    if found.len() == n_max {
                        return Ok(found);
                    }
                    if name.as_str() <= after.as_str() {
                        continue;
                    }
                    let Ok(hash) = name.parse() else { continue };
                    // Gone between the listing and here: then it is not there.
                    let Ok(facts) = fs::metadata(folder.join(&name)) else {
                        continue;
                    };
                    let put_at = jiff::Timestamp::try_from(facts.modified()?)
                        .map_or(Instant::from_ms(0), Instant::from);
                    found.push(Stored {
                        hash,
                        bytes: facts.len(),
                        put_at,
                    });
                }
            }
        }
        Ok(found)
    }

    /// Refuses when `n_bytes` more would leave less than must stay free: the database, the outbox and the logs need
    /// room too, and a full disk is far harder to leave than to avoid.
    pub(super) fn refuse_when_full(&self, n_bytes: u64) -> Result<(), FilesError> {
        let disk = rustix::fs::statvfs(&self.root).map_err(io::Error::from)?;
        let free_bytes = disk.f_bavail.saturating_mul(disk.f_frsize);
        if free_bytes.saturating_sub(n_bytes) < self.disk_free_bytes_min {
            Err(FilesError::Full)
        } else {
            Ok(())
        }
    }

    /// A file that is there already is answered for like a new one: its name may have been given a moment ago by a
    /// writer that has not seen it reach the disk yet, and an orphan sweep must see that it is wanted again.
    fn keep(&self, path: &Path) -> Result<(), FilesError> {
        let file = File::options().write(true).open(path)?;
        let age = file.metadata()?.modified()?.elapsed().unwrap_or_default();
        if age > FRESH_FOR / 2 {
            file.set_modified(now())?;
        }
        file.sync_all()?;
        self.secure_folder_of(path)?;
        Ok(durable::sync_folder(path.parent().unwrap_or(&self.root))?)
    }

    /// Makes the two folders above a file and waits until their names are on the disk: also when they are there, for
    /// another process may have made them a moment ago. Once for each folder and process.
    fn secure_folder_of(&self, path: &Path) -> Result<(), FilesError> {
        let folder = path.parent().unwrap_or(&self.root);
        let above = folder.parent().unwrap_or(&self.root);
        let is_secured = || {
            self.secured
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .contains(folder)
        };
        if folder.is_dir() && is_secured() {
            return Ok(());
        }
        durable::make_folder(folder)?;
        durable::sync_folder(above)?;
        durable::sync_folder(&self.root)?;
        self.secured
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(folder.to_owned());
        Ok(())
    }

    /// Takes away what a killed writer left. Younger files may belong to a process that is writing now.
    fn sweep(&self) -> Result<(), FilesError> {
        for entry in fs::read_dir(&self.temp)? {
            let entry = entry?;
            let Ok(modified) = entry.metadata().and_then(|facts| facts.modified()) else {
                continue;
            };
            if modified.elapsed().unwrap_or_default() > FRESH_FOR {
                match fs::remove_file(entry.path()) {
                    Err(error) if error.kind() != io::ErrorKind::NotFound => {
                        return Err(error.into());
                    }
                    _ => {}
                }
            }
        }
        Ok(())
    }
}

/// The age of a file is the file system's business, whose clock is the wall's; no rule hangs on it.
#[allow(clippy::disallowed_methods)]
fn now() -> SystemTime {
    SystemTime::now()
}

fn missing(error: io::Error, hash: ContentHash) -> FilesError {
    if error.kind() == io::ErrorKind::NotFound {
        FilesError::Missing(hash)
    } else {
        error.into()
    }
}

/// Whether the file is there with exactly these bytes.
fn is_whole(path: &Path, bytes: &[u8]) -> io::Result<bool> {
    match fs::metadata(path) {
        Ok(facts) if facts.len() != bytes.len() as u64 => Ok(false),
        Ok(_) => Ok(fs::read(path)? == bytes),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// The names of `length` hexadecimal digits in a folder that do not come before `after`'s beginning, in order.
fn names(folder: &Path, length: usize, after: &str) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        if let Ok(name) = entry?.file_name().into_string()
            && name.len() == length
            && name
                .bytes()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
            && name.as_str() >= after.get(..length).unwrap_or_default()
        {
            names.push(name);
        }
    }
    names.sort_unstable();
    Ok(names)
}
