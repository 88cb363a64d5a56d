//! HEIC pictures, and AVIF files, by the system's libheif, which is opened while the program runs if it is there: nothing is linked, and a machine
//! without it builds and runs the same program.
//!
//! Calls into C with bytes that strangers sent: only processes that may break open it (see the house's `platform::decoder`).

mod decode;
mod encode;
mod owned;
mod symbols;

use std::sync::OnceLock;

use symbols::Symbols;

pub use decode::{DecodeError, Pixels};
pub use encode::{Coding, EncodeError, Planes};

/// The opened library.
pub struct Library {
    symbols: Symbols,
}

/// Opened once and never closed.
static LIBRARY: OnceLock<Option<Library>> = OnceLock::new();

/// Opens the library and its codecs, if they are there; from then on [`library`] gives it. It reads files: before a process gives that up.
pub fn load() -> Option<&'static Library> {
    let library = LIBRARY.get_or_init(|| symbols::open().ok().map(|symbols| Library { symbols }));
    library.as_ref()
}

/// The library, if [`load`] has opened it.
pub fn library() -> Option<&'static Library> {
    LIBRARY.get()?.as_ref()
}

impl Library {
    /// Whether it can open HEVC, as iPhones write it: a codec is a package of its own on some systems.
    pub fn decodes_hevc(&self) -> bool {
        // SAFETY: asks for a constant of the library.
        unsafe { (self.symbols.heif_have_decoder_for_format)(symbols::HEVC) != 0 }
    }
}
