//! A file that is there, whole, after the power went: temp file, fsync, rename, fsync of the folder.
//!
//! Blocking: call it off the async threads.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use uuid::Uuid;

/// Writes `bytes` to `path` so that either the whole file is there or nothing of it, whatever stops the machine.
/// When it returns, the file and its name are on the disk. A file of that name is replaced.
///
/// `temp` is a folder on the same file system for the file while it is being written. Both folders are there already,
/// made by [`make_folder`].
pub(crate) fn write(path: &Path, temp: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path
        .parent()
        .ok_or_else(|| io::Error::other("a file needs a folder"))?;
    let scratch = temp.join(Uuid::now_v7().simple().to_string());
    let written = (|| {
        let mut file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&scratch)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&scratch, path)
    })();
    if let Err(error) = written {
        // Nothing half-kept: what could not be finished is taken away. Should even that fail, a sweep takes it.
        let _ = fs::remove_file(&scratch);
        return Err(error);
    }
    sync_folder(folder)
}

/// Makes a folder and those above it, and waits until the names of those that were missing are on the disk.
pub(crate) fn make_folder(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let above = folder
        .parent()
        .filter(|above| !above.as_os_str().is_empty());
    if let Some(above) = above {
        make_folder(above)?;
    }
    match fs::create_dir(folder) {
        // Another writer was first; its name may not be on the disk yet, so it is waited for all the same.
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
        _ => {}
    }
    sync_folder(above.unwrap_or(Path::new(".")))
}

/// Waits until the names in a folder are on the disk.
pub(crate) fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}
