//! The key with which the house signs its journal: Ed25519 (RFC 8032) in a file outside the database, so that whoever can write the
//! database still cannot sign.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ring::rand::SystemRandom;
use ring::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};

use crate::platform::key_file::{KeyFile, KeyFileError};

/// What a key file begins with.
const MARK: &str = "artkite-journal-key-1 ";

/// Why there is no key.
#[derive(Debug, thiserror::Error)]
pub enum KeysError {
    /// The file cannot be read or made, or others can read it.
    #[error(transparent)]
    File(#[from] KeyFileError),
    /// The file is something else.
    #[error("journal.key_file {path:?} holds no key of the journal")]
    NotAKey {
        /// Which file.
        path: PathBuf,
    },
    /// Chance is not to be had.
    #[error("no random numbers for a new key of the journal")]
    NoChance,
}

/// A key pair. Its `Debug` shows the public half only.
#[derive(Clone)]
pub struct Keys {
    pair: Arc<Ed25519KeyPair>,
    public_key: Arc<str>,
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Keys")
            .field("public_key", &self.public_key)
            .finish_non_exhaustive()
    }
}

impl Keys {
    /// Reads the key file; makes it where there is none, readable by the owner alone.
    ///
    /// # Errors
    /// [`KeysError`], with the file's name.
    pub fn open(path: &Path) -> Result<Self, KeysError> {
        let file = KeyFile {
            setting: "journal.key_file",
            path,
        };
        let text = match file.read()? {
            Some(text) => text,
            None => {
                let document = Ed25519KeyPair::generate_pkcs8(&SystemRandom::new())
                    .map_err(|_| KeysError::NoChance)?;
                file.make(&format!("{MARK}{}\n", STANDARD.encode(document.as_ref())))?;
                // Another process may have been quicker.
                file.read()?.unwrap_or_default()
            }
        };
        let not_a_key = || KeysError::NotAKey {
            path: path.to_owned(),
        };
        let coded = text.trim().strip_prefix(MARK).ok_or_else(not_a_key)?;
        let pkcs8 = STANDARD.decode(coded).map_err(|_| not_a_key())?;
        let pair = Ed25519KeyPair::from_pkcs8(&pkcs8).map_err(|_| not_a_key())?;
        Ok(Self {
            public_key: STANDARD.encode(pair.public_key()).into(),
            pair: Arc::new(pair),
        })
    }

    /// The public half, base64 of its 32 bytes.
    pub fn public_key(&self) -> &str {
        &self.public_key
    }

    pub(super) fn sign(&self, sentence: &[u8]) -> String {
        STANDARD.encode(self.pair.sign(sentence))
    }

    pub(super) fn verifies(&self, sentence: &[u8], signature: &str) -> bool {
        STANDARD.decode(signature).is_ok_and(|signature| {
            UnparsedPublicKey::new(&ED25519, self.pair.public_key())
                .verify(sentence, &signature)
                .is_ok()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_made_once_and_signs_what_only_it_can() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/journal.key");
        let keys = Keys::open(&path).unwrap();
        let again = Keys::open(&path).unwrap();
        assert_eq!(keys.public_key(), again.public_key());
        let signature = keys.sign(b"a sentence");
        assert!(again.verifies(b"a sentence", &signature));
        assert!(!again.verifies(b"a sentencf", &signature));
        let other = Keys::open(&folder.path().join("other.key")).unwrap();
        assert!(!other.verifies(b"a sentence", &signature));
        assert!(!format!("{keys:?}").contains("pair"));
    }

    #[test]
    #[cfg(unix)]
    fn a_key_that_others_can_read_or_that_is_none_is_refused() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.key");
        Keys::open(&path).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
        assert!(matches!(
            Keys::open(&path),
            Err(KeysError::File(KeyFileError::OpenToOthers { .. }))
        ));
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
        std::fs::write(&path, "something else").unwrap();
        assert!(matches!(Keys::open(&path), Err(KeysError::NotAKey { .. })));
    }
}
