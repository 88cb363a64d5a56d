//! How bytes lie sealed: STREAM (Hoang, Reyhanitabar, Rogaway and Vizár, CRYPTO 2015) over AES-256-GCM, in the form that the age
//! format gave it.
//!
//! ```text
//! HEADER  MAGIC (8 bytes, the last is the version) │ name of the key (8)
//! CHUNKS  65,536 bytes │ tag (16), again and again; the last chunk is shorter or as long, and empty only where all is
//! ```
//!
//! A chunk's nonce is its number (11 bytes, the highest first) and a byte that is 1 for the last one, so that chunks that are
//! dropped, added, swapped or cut off are found. The key is HKDF-SHA-256 (RFC 5869) of the house's key, a salt and a purpose: each
//! (salt, purpose) seals one text only, so no nonce is used twice, and nothing opens in another's place. A part needs its chunks only.

use std::ops::Range;

use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::hkdf::{HKDF_SHA256, Salt};

use super::keys::{Key, KeyId};

/// What is sealed begins so, and no picture or document does.
const MAGIC: [u8; 8] = *b"\x97sealed\x01";
pub(super) const HEADER_BYTES: usize = 16;
pub(super) const CHUNK_BYTES: usize = 65_536;
const TAG_BYTES: usize = 16;
const SEALED_CHUNK_BYTES: usize = CHUNK_BYTES + TAG_BYTES;

/// What is sealed is not as it was sealed, or was sealed with something else. Which, cannot be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Broken;

impl From<ring::error::Unspecified> for Broken {
    fn from(_: ring::error::Unspecified) -> Self {
        Self
    }
}

/// What bytes sealed with this key begin with.
pub(super) fn header(key: &Key) -> [u8; HEADER_BYTES] {
    let mut header = [0; HEADER_BYTES];
    header[..8].copy_from_slice(&MAGIC);
    header[8..].copy_from_slice(&key.id.0);
    header
}

/// With which key it is sealed, by its beginning; none if it is not.
pub(super) fn sealed_with(beginning: &[u8]) -> Option<KeyId> {
    beginning
        .strip_prefix(&MAGIC)
        .and_then(<[u8]>::first_chunk)
        .map(|id| KeyId(*id))
}

/// How long the chunks of `n_bytes` are.
pub(super) fn chunks_length(n_bytes: u64) -> u64 {
    let n_chunks = n_bytes.div_ceil(CHUNK_BYTES as u64).max(1);
    n_bytes + n_chunks * TAG_BYTES as u64
}

/// How many there are in a file of `file_bytes`; none where no file is so long.
fn count_chunks(file_bytes: u64) -> Option<u64> {
    let chunks = file_bytes.checked_sub(HEADER_BYTES as u64)?;
    let n_full = chunks / SEALED_CHUNK_BYTES as u64;
    match chunks % SEALED_CHUNK_BYTES as u64 {
        0 if n_full > 0 => Some(n_full),
        rest if rest > TAG_BYTES as u64 || (n_full == 0 && rest == TAG_BYTES as u64) => {
            Some(n_full + 1)
        }
        _ => None,
    }
}

/// Where in a file the chunks lie in which `length` bytes from `offset` are. It may reach beyond the file's end.
pub(super) fn chunks_of(offset: u64, length: usize) -> Range<u64> {
    let place = |chunk: u64| {
        chunk
            .saturating_mul(SEALED_CHUNK_BYTES as u64)
            .saturating_add(HEADER_BYTES as u64)
    };
    let last = offset.saturating_add((length as u64).saturating_sub(1)) / CHUNK_BYTES as u64;
    place(offset / CHUNK_BYTES as u64)..place(last + 1)
}

/// The key of one text.
pub(super) struct Subkey(LessSafeKey);

impl Subkey {
    /// `salt` and `purpose` together belong to one text: the salt is the text's hash, or chance.
    pub(super) fn derive(key: &Key, salt: &[u8; 32], purpose: &[&[u8]]) -> Result<Self, Broken> {
        let info: Vec<&[u8]> = [&MAGIC[..]].iter().chain(purpose).copied().collect();
        let prk = Salt::new(HKDF_SHA256, salt).extract(&key.secret);
        let subkey = prk.expand(&info, &AES_256_GCM)?;
        Ok(Self(LessSafeKey::new(UnboundKey::from(subkey))))
    }

    /// Appends the chunks of `plain`.
    pub(super) fn seal(&self, plain: &[u8], out: &mut Vec<u8>) -> Result<(), Broken> {
        let n_chunks = plain.len().div_ceil(CHUNK_BYTES).max(1);
        out.reserve_exact(plain.len() + n_chunks * TAG_BYTES);
        for n in 0..n_chunks {
            let chunk = &plain[n * CHUNK_BYTES..plain.len().min((n + 1) * CHUNK_BYTES)];
            let begin = out.len();
            out.extend_from_slice(chunk);
            let nonce = nonce(n as u64, n + 1 == n_chunks);
            let sealed = &mut out[begin..];
            let tag = self
                .0
                .seal_in_place_separate_tag(nonce, Aad::empty(), sealed)?;
            out.extend_from_slice(tag.as_ref());
        }
        Ok(())
    }

    /// Opens all chunks behind the first `skipped` bytes, in the memory they lie in.
    pub(super) fn open(&self, mut sealed: Vec<u8>, skipped: usize) -> Result<Vec<u8>, Broken> {
        let length = sealed.len().checked_sub(skipped).ok_or(Broken)?;
        let n_chunks = length.div_ceil(SEALED_CHUNK_BYTES).max(1);
        let mut n_open = 0;
        for n in 0..n_chunks {
            let begin = skipped + n * SEALED_CHUNK_BYTES;
            let end = sealed.len().min(begin + SEALED_CHUNK_BYTES);
            let nonce = nonce(n as u64, n + 1 == n_chunks);
            // What is open moves to the front, behind what was opened before.
            let room = &mut sealed[n_open..end];
            let plain = self
                .0
                .open_within(nonce, Aad::empty(), room, begin - n_open..)?;
            n_open += plain.len();
        }
        sealed.truncate(n_open);
        Ok(sealed)
    }

    /// `length` bytes from `offset` on, of a file of `file_bytes` of which `sealed` is what lies where [`chunks_of`] says.
    pub(super) fn open_part(
        &self,
        sealed: &[u8],
        file_bytes: u64,
        offset: u64,
        length: usize,
    ) -> Result<Vec<u8>, Broken> {
        let n_chunks = count_chunks(file_bytes).ok_or(Broken)?;
        let plain_bytes = file_bytes - HEADER_BYTES as u64 - n_chunks * TAG_BYTES as u64;
        // No chunk would prove that a part of no bytes is beyond the end.
        if offset.saturating_add(length as u64) > plain_bytes {
            return Err(Broken);
        }
        let first = offset / CHUNK_BYTES as u64;
        let mut open = Vec::with_capacity(sealed.len());
        for (n, chunk) in (first..).zip(sealed.chunks(SEALED_CHUNK_BYTES)) {
            let begin = open.len();
            open.extend_from_slice(chunk);
            let nonce = nonce(n, n + 1 == n_chunks);
            let room = &mut open[begin..];
            let plain_bytes = self.0.open_in_place(nonce, Aad::empty(), room)?.len();
            open.truncate(begin + plain_bytes);
        }
        let skipped = (offset % CHUNK_BYTES as u64) as usize;
        if open.len() < skipped.saturating_add(length) {
            return Err(Broken);
        }
        open.truncate(skipped + length);
        open.drain(..skipped);
        Ok(open)
    }
}

fn nonce(chunk: u64, is_last: bool) -> Nonce {
    let mut nonce = [0; NONCE_LEN];
    nonce[3..11].copy_from_slice(&chunk.to_be_bytes());
    nonce[11] = is_last.into();
    Nonce::assume_unique_for_key(nonce)
}

#[cfg(test)]
mod tests;
