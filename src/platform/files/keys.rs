//! The keys with which files are sealed, and the file that holds them: one a line, the newest first. The first one seals, all of
//! them open.
//!
//! A key file is never made by reading it: where one is missing, files may lie sealed with what was in it.

use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ring::hkdf::{HKDF_SHA256, Salt};
use ring::rand::{SecureRandom, SystemRandom};

use crate::platform::key_file::{KeyFile, KeyFileError};

/// What each line of a key file begins with.
const MARK: &str = "artkite-files-key-1 ";

const SECRET_BYTES: usize = 32;

/// Why there are no keys.
#[derive(Debug, thiserror::Error)]
pub enum KeysError {
    /// The file cannot be read or made, or others can read it.
    #[error(transparent)]
    File(#[from] KeyFileError),
    /// There is no file.
    #[error(
        "files.key_file {path:?} is missing; put it back, or, where no file was ever sealed, make it with `artkite files new-key`"
    )]
    Missing {
        /// Which file.
        path: PathBuf,
    },
    /// A line of the file is something else.
    #[error("files.key_file {path:?}, line {line}, is no key of the file store")]
    NotAKey {
        /// Which file.
        path: PathBuf,
        /// Which line, from 1.
        line: usize,
    },
    /// The key lies with what it seals.
    #[error(
        "files.key_file {path:?} lies in the folder of files.url: whoever takes that has the key"
    )]
    Inside {
        /// Which file.
        path: PathBuf,
    },
    /// Chance is not to be had.
    #[error("no random numbers for a key of the file store")]
    NoChance,
}

/// What a key is called: 16 hexadecimal digits that say nothing about it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId(pub(super) [u8; 8]);

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyId({self})")
    }
}

impl FromStr for KeyId {
    type Err = hex::FromHexError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut id = [0; 8];
        hex::decode_to_slice(text, &mut id).map(|()| Self(id))
    }
}

/// One key. Its `Debug` shows its name only.
#[derive(Clone)]
pub(super) struct Key {
    pub(super) id: KeyId,
    pub(super) secret: [u8; SECRET_BYTES],
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Key({})", self.id)
    }
}

impl Key {
    pub(super) fn new(secret: [u8; SECRET_BYTES]) -> Option<Self> {
        let mut named = [0; 32];
        Salt::new(HKDF_SHA256, &[])
            .extract(&secret)
            .expand(&[&b"artkite-files-key-id"[..]], HKDF_SHA256)
            .and_then(|id| id.fill(&mut named))
            .ok()?;
        let id = KeyId(*named.first_chunk()?);
        Some(Self { id, secret })
    }

    /// A new key, of chance.
    pub(super) fn make() -> Result<Self, KeysError> {
        let mut secret = [0; SECRET_BYTES];
        SystemRandom::new()
            .fill(&mut secret)
            .ok()
            .and_then(|()| Self::new(secret))
            .ok_or(KeysError::NoChance)
    }
}

/// All keys of a store, the newest first; none where files are not sealed.
#[derive(Debug, Clone, Default)]
pub(super) struct Keys(Vec<Key>);

impl Keys {
    /// Reads the key file.
    pub(super) fn read(path: &Path) -> Result<Self, KeysError> {
        let text = file(path).read()?.ok_or_else(|| KeysError::Missing {
            path: path.to_owned(),
        })?;
        let lines = text.lines().enumerate().map(|(n, line)| {
            let secret = line
                .trim()
                .strip_prefix(MARK)
                .and_then(|coded| STANDARD.decode(coded).ok())
                .and_then(|secret| secret.try_into().ok());
            secret.and_then(Key::new).ok_or(n + 1)
        });
        let keys: Result<Vec<_>, usize> = lines.collect();
        match keys {
            Ok(keys) if !keys.is_empty() => Ok(Self(keys)),
            other => Err(KeysError::NotAKey {
                path: path.to_owned(),
                line: other.err().unwrap_or(1),
            }),
        }
    }

    /// Writes the key file anew: all of it or nothing.
    pub(super) fn write(&self, path: &Path) -> Result<(), KeysError> {
        let lines = self.0.iter();
        let lines = lines.map(|key| format!("{MARK}{}\n", STANDARD.encode(key.secret)));
        Ok(file(path).replace(&lines.collect::<String>())?)
    }

    /// These with another before them.
    pub(super) fn with_first(mut self, key: Key) -> Self {
        self.0.insert(0, key);
        self
    }

    /// The one that seals.
    pub(super) fn first(&self) -> Option<&Key> {
        self.0.first()
    }

    pub(super) fn find(&self, id: KeyId) -> Option<&Key> {
        self.0.iter().find(|key| key.id == id)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Key> {
        self.0.iter()
    }
}

fn file(path: &Path) -> KeyFile<'_> {
    KeyFile {
        setting: "files.key_file",
        path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_as_they_were_written_and_shown_by_name_only() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/files.key");
        let (old, new) = (Key::make().unwrap(), Key::make().unwrap());
        assert_ne!(old.id, new.id);
        let keys = Keys::default().with_first(old.clone());
        keys.write(&path).unwrap();
        keys.with_first(new.clone()).write(&path).unwrap();
        let read = Keys::read(&path).unwrap();
        assert_eq!(read.first().unwrap().secret, new.secret);
        assert_eq!(read.find(old.id).unwrap().secret, old.secret);
        assert_eq!(old.id.to_string().parse(), Ok(old.id));
        let shown = format!("{read:?}");
        assert!(shown.contains(&new.id.to_string()));
        assert!(!shown.contains("secret"), "{shown}");
    }

    #[test]
    #[cfg(unix)]
    fn a_file_that_is_missing_open_to_others_or_no_key_is_refused_and_left_as_it_is() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("files.key");
        assert!(matches!(Keys::read(&path), Err(KeysError::Missing { .. })));
        assert!(!path.exists(), "reading makes no key");
        let key = Key::make().unwrap();
        Keys::default().with_first(key).write(&path).unwrap();
        let mode = std::fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        let good = std::fs::read_to_string(&path).unwrap();
        for (wrong, line) in [
            ("", 1),
            ("\n", 1),
            ("artkite-files-key-1 AAAA\n", 1),
            (&format!("{good}artkite-journal-key-1 AAAA\n"), 2),
        ] {
            std::fs::write(&path, wrong).unwrap();
            match Keys::read(&path) {
                Err(KeysError::NotAKey { line: found, .. }) => assert_eq!(found, line),
                other => panic!("{wrong:?}: {other:?}"),
            }
            assert_eq!(std::fs::read_to_string(&path).unwrap(), wrong);
        }
        std::fs::write(&path, good).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
        let refused = Keys::read(&path).unwrap_err().to_string();
        assert!(
            refused.starts_with("files.key_file") && refused.contains("0600"),
            "{refused}"
        );
    }
}
