//! What the library gives and wants back, and what it says when it does not.

use std::ffi::c_void;
use std::ptr;

use crate::symbols::{END_OF_DATA, Error, INVALID_INPUT, Symbols, words};

/// Why a call did nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Failure {
    /// The file ends too early.
    EndOfData,
    /// In the library's words.
    Other(String),
}

impl Failure {
    pub fn other(words: &str) -> Self {
        Self::Other(words.to_owned())
    }
}

/// Something of the library's that is given back when it is dropped.
pub(crate) struct Owned {
    pub pointer: *mut c_void,
    release: unsafe extern "C" fn(*mut c_void),
}

impl Owned {
    /// What a call puts into the place it is given.
    pub fn given(
        release: unsafe extern "C" fn(*mut c_void),
        call: impl FnOnce(*mut *mut c_void) -> Error,
    ) -> Result<Self, Failure> {
        let mut pointer = ptr::null_mut();
        check(call(&mut pointer))?;
        Self::not_null(pointer, release)
    }

    /// What a file is read into, or written from. Tiles are decoded in this thread, one after the other.
    pub fn context(symbols: &Symbols) -> Result<Self, Failure> {
        // SAFETY: asks for a new context, or null.
        let pointer = unsafe { (symbols.heif_context_alloc)() };
        let context = Self::not_null(pointer, symbols.heif_context_free)?;
        // SAFETY: the context lives.
        unsafe { (symbols.heif_context_set_max_decoding_threads)(pointer, 0) };
        Ok(context)
    }

    /// What colours mean, by numbers; at first nothing, with all steps used.
    pub fn colour_codes(symbols: &Symbols) -> Result<Self, Failure> {
        // SAFETY: asks for a new profile, or null.
        let pointer = unsafe { (symbols.heif_nclx_color_profile_alloc)() };
        Self::not_null(pointer, symbols.heif_nclx_color_profile_free)
    }

    fn not_null(
        pointer: *mut c_void,
        release: unsafe extern "C" fn(*mut c_void),
    ) -> Result<Self, Failure> {
        if pointer.is_null() {
            return Err(Failure::other("no memory"));
        }
        Ok(Self { pointer, release })
    }
}

impl Drop for Owned {
    fn drop(&mut self) {
        // SAFETY: the library gave it, it is given back once, and nothing that was read through it is left.
        unsafe { (self.release)(self.pointer) };
    }
}

/// The answer of a call.
pub(crate) fn check(error: Error) -> Result<(), Failure> {
    match error.code {
        0 => Ok(()),
        INVALID_INPUT if error.subcode == END_OF_DATA => Err(Failure::EndOfData),
        _ => Err(Failure::Other(words(&error))),
    }
}
