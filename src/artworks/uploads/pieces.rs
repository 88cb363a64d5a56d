//! A body as it arrives, in pieces that are best to write; and whether it is what its sender promised.

use bytes::{Bytes, BytesMut};
use futures_util::{Stream, StreamExt};
use sha1::Digest;

use crate::platform::web::upload::Pace;

/// What a sender promised about a body, to be compared when it is there.
pub enum Checksum {
    /// `sha1`, which every server must know.
    Sha1(Vec<u8>),
    /// `sha256`
    Sha256(Vec<u8>),
}

enum Digesting {
    Sha1(sha1::Sha1, Vec<u8>),
    Sha256(sha2::Sha256, Vec<u8>),
}

impl From<Checksum> for Digesting {
    fn from(checksum: Checksum) -> Self {
        match checksum {
            Checksum::Sha1(promised) => Self::Sha1(sha1::Sha1::new(), promised),
            Checksum::Sha256(promised) => Self::Sha256(sha2::Sha256::new(), promised),
        }
    }
}

impl Digesting {
    fn update(&mut self, bytes: &[u8]) {
        match self {
            Self::Sha1(digest, _) => digest.update(bytes),
            Self::Sha256(digest, _) => digest.update(bytes),
        }
    }

    fn agrees(self) -> bool {
        match self {
            Self::Sha1(digest, promised) => digest.finalize()[..] == promised[..],
            Self::Sha256(digest, promised) => digest.finalize()[..] == promised[..],
        }
    }
}

/// What a request carries.
pub trait Body: Stream<Item = Result<Bytes, Self::Cut>> + Unpin {
    /// What is said where the line was cut.
    type Cut;
}

impl<S: Stream<Item = Result<Bytes, E>> + Unpin, E> Body for S {
    type Cut = E;
}

/// A body in pieces of one length, the last one shorter.
pub(super) struct Pieces<B> {
    body: B,
    pace: Pace,
    digesting: Option<Digesting>,
    piece_bytes: usize,
    /// Arrived and not handed out.
    arrived: BytesMut,
    /// The same, as it came, behind `arrived`.
    rest: Bytes,
    has_ended: bool,
    is_cut: bool,
}

impl<B: Body> Pieces<B> {
    pub fn of(body: B, checksum: Option<Checksum>, piece_bytes: usize) -> Self {
        Self {
            body,
            pace: Pace::begin(),
            digesting: checksum.map(Digesting::from),
            piece_bytes,
            arrived: BytesMut::new(),
            rest: Bytes::new(),
            has_ended: false,
            is_cut: false,
        }
    }

    /// The next piece; none where the body ends, or the line was cut or is too slow.
    pub async fn next(&mut self) -> Option<Bytes> {
        loop {
            // Filled to the brim and never beyond it: with hundreds of senders a buffer that grows is what fills the memory.
            let room = self.piece_bytes - self.arrived.len();
            if !self.rest.is_empty() {
                self.arrived.reserve(room);
            }
            let n_bytes = room.min(self.rest.len());
            self.arrived.extend_from_slice(&self.rest.split_to(n_bytes));
            let is_full = self.arrived.len() == self.piece_bytes;
            if is_full || (self.has_ended && !self.arrived.is_empty()) {
                return Some(self.arrived.split().freeze());
            }
            if self.has_ended {
                return None;
            }
            match self.pace.wait(self.body.next()).await {
                Ok(Some(Ok(bytes))) => {
                    self.pace.count(bytes.len());
                    if let Some(digesting) = &mut self.digesting {
                        digesting.update(&bytes);
                    }
                    self.rest = bytes;
                }
                Ok(None) => self.has_ended = true,
                Ok(Some(Err(_))) | Err(_) => (self.has_ended, self.is_cut) = (true, true),
            }
        }
    }

    /// Whether there may be more behind this piece.
    pub fn is_full(&self, piece: &Bytes) -> bool {
        piece.len() == self.piece_bytes
    }

    /// Whether all that came is what was promised of it; asked at the end.
    pub fn are_as_promised(self) -> bool {
        let is_cut = self.is_cut;
        self.digesting
            .is_none_or(|digesting| !is_cut && digesting.agrees())
    }
}
