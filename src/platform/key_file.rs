//! A file that holds a secret key: its owner's alone (0600), never half written, and never overwritten by chance.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::platform::files::{make_folder, sync_folder};

/// Why a key file cannot be used. Each sentence begins with the setting that names the file.
#[derive(Debug, thiserror::Error)]
pub enum KeyFileError {
    /// The file cannot be read or made.
    #[error("{setting} {path:?}: {error}")]
    File {
        /// Which setting.
        setting: &'static str,
        /// Which file.
        path: PathBuf,
        /// Why not.
        error: io::Error,
    },
    /// Others can read it.
    #[error("{setting} {path:?} can be read by others; make it 0600")]
    OpenToOthers {
        /// Which setting.
        setting: &'static str,
        /// Which file.
        path: PathBuf,
    },
}

/// A key file and the setting that names it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct KeyFile<'a> {
    pub setting: &'static str,
    pub path: &'a Path,
}

impl KeyFile<'_> {
    /// What it holds; none where there is no file.
    pub(crate) fn read(&self) -> Result<Option<String>, KeyFileError> {
        let text = match fs::read_to_string(self.path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(self.failed(error)),
        };
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let facts = fs::metadata(self.path).map_err(|error| self.failed(error))?;
            if facts.permissions().mode() & 0o077 != 0 {
                return Err(KeyFileError::OpenToOthers {
                    setting: self.setting,
                    path: self.path.to_owned(),
                });
            }
        }
        Ok(Some(text))
    }

    /// Makes it with `text`, unless another process was quicker: then that file stays.
    pub(crate) fn make(&self, text: &str) -> Result<(), KeyFileError> {
        self.write(text, |beside| {
            let linked = fs::hard_link(beside, self.path);
            fs::remove_file(beside)?;
            match linked {
                Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(error),
                _ => Ok(()),
            }
        })
    }

    /// Makes it hold `text`, whatever it held.
    pub(crate) fn replace(&self, text: &str) -> Result<(), KeyFileError> {
        self.write(text, |beside| fs::rename(beside, self.path))
    }

    /// Writes the text beside its place and lets `place` put it there; on the disk when it returns.
    fn write(
        &self,
        text: &str,
        place: impl FnOnce(&Path) -> io::Result<()>,
    ) -> Result<(), KeyFileError> {
        let written = (|| {
            let folder = self
                .path
                .parent()
                .filter(|folder| !folder.as_os_str().is_empty())
                .unwrap_or(Path::new("."));
            make_folder(folder)?;
            let mut beside = self.path.as_os_str().to_owned();
            beside.push(format!(".{}", uuid::Uuid::now_v7()));
            let beside = PathBuf::from(beside);
            let mut options = OpenOptions::new();
            options.write(true).create_new(true);
            #[cfg(unix)]
            {
                use std::os::unix::fs::OpenOptionsExt;
                options.mode(0o600);
            }
            let mut file = options.open(&beside)?;
            let placed = file
                .write_all(text.as_bytes())
                .and_then(|()| file.sync_all())
                .and_then(|()| place(&beside));
            if placed.is_err() {
                // No second copy of a secret is left lying about.
                let _ = fs::remove_file(&beside);
            }
            placed?;
            sync_folder(folder)
        })();
        written.map_err(|error| self.failed(error))
    }

    fn failed(&self, error: io::Error) -> KeyFileError {
        KeyFileError::File {
            setting: self.setting,
            path: self.path.to_owned(),
            error,
        }
    }
}
