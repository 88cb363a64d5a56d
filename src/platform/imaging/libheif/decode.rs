//! From a file to pixels.

use std::ffi::c_int;
use std::ptr;

use crate::Library;
use crate::owned::{Failure, Owned, check};
use crate::symbols::{INTERLEAVED, INTERLEAVED_RGB, INTERLEAVED_RGBA, RGB, Symbols};

/// A decoded picture, turned and cut as the file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pixels {
    /// Width, px.
    pub width: u32,
    /// Height, px.
    pub height: u32,
    /// Whether a fourth sample says how much of the paper is covered.
    pub has_alpha: bool,
    /// Red, green, blue (and alpha), eight bits each, row by row from the top without gaps.
    pub bytes: Vec<u8>,
}

/// Why there are no pixels.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// The file ends before the picture does.
    #[error("the file ends before the picture does")]
    Truncated,
    /// The picture has other sides than its header said.
    #[error("the picture is {width} × {height} px")]
    OtherSides {
        /// Its width, px.
        width: i64,
        /// Its height, px.
        height: i64,
    },
    /// Anything else, in the library's words.
    #[error("{0}")]
    Broken(String),
}

impl From<Failure> for DecodeError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::EndOfData => Self::Truncated,
            Failure::Other(words) => Self::Broken(words),
        }
    }
}

impl Library {
    /// Decodes the primary picture of a file into eight bits a sample: tiles put together, turned and cut as the file says (`irot`,
    /// `imir`, `clap`; EXIF's orientation says the same once more and is not asked), in the colours as they are stored, whatever profile
    /// explains them. In this thread; the HEVC decoder starts one of its own.
    ///
    /// `sides` are those that the header promised: nothing else is given out. What the decoder allocates is bounded by the process.
    ///
    /// # Errors
    /// [`DecodeError`]; all memory is given back.
    pub fn decode(&self, file: &[u8], sides: (u32, u32)) -> Result<Pixels, DecodeError> {
        let symbols = &self.symbols;
        let context = Owned::context(symbols)?;
        // SAFETY: the context lives, and `file` outlives it.
        check(unsafe {
            (symbols.heif_context_read_from_memory_without_copy)(
                context.pointer,
                file.as_ptr().cast(),
                file.len(),
                ptr::null(),
            )
        })?;
        let handle = Owned::given(symbols.heif_image_handle_release, |out| {
            // SAFETY: the context lives; `out` is a place for one pointer.
            unsafe { (symbols.heif_context_get_primary_image_handle)(context.pointer, out) }
        })?;
        // SAFETY: the handle lives.
        let alpha = unsafe { (symbols.heif_image_handle_has_alpha_channel)(handle.pointer) };
        let has_alpha = alpha != 0;
        let chroma = if has_alpha {
            INTERLEAVED_RGBA
        } else {
            INTERLEAVED_RGB
        };
        let image = Owned::given(symbols.heif_image_release, |out| {
            // SAFETY: the handle lives; no options are the defaults.
            unsafe { (symbols.heif_decode_image)(handle.pointer, out, RGB, chroma, ptr::null()) }
        })?;
        read(symbols, &image, sides, has_alpha)
    }
}

/// Copies the rows of a decoded picture.
fn read(
    symbols: &Symbols,
    image: &Owned,
    (width, height): (u32, u32),
    has_alpha: bool,
) -> Result<Pixels, DecodeError> {
    // SAFETY: the picture lives.
    let own_width = unsafe { (symbols.heif_image_get_width)(image.pointer, INTERLEAVED) };
    // SAFETY: the picture lives.
    let own_height = unsafe { (symbols.heif_image_get_height)(image.pointer, INTERLEAVED) };
    let other = DecodeError::OtherSides {
        width: own_width.into(),
        height: own_height.into(),
    };
    let (Ok(width_px), Ok(height_px)) = (usize::try_from(own_width), usize::try_from(own_height))
    else {
        return Err(other);
    };
    if (width as usize, height as usize) != (width_px, height_px) || width == 0 || height == 0 {
        return Err(other);
    }
    let mut stride: c_int = 0;
    // SAFETY: the picture lives; `stride` is a place for one number.
    let plane =
        unsafe { (symbols.heif_image_get_plane_readonly)(image.pointer, INTERLEAVED, &mut stride) };
    let row_bytes = width_px * if has_alpha { 4 } else { 3 };
    let stride = usize::try_from(stride).unwrap_or(0);
    if plane.is_null() || stride < row_bytes {
        return Err(DecodeError::Broken("no rows".to_owned()));
    }
    let mut bytes = Vec::with_capacity(row_bytes * height_px);
    for row in 0..height_px {
        // SAFETY: the library holds `height` rows, each `stride` bytes after the one before.
        let start = unsafe { plane.add(row * stride) };
        // SAFETY: a row has at least `row_bytes` bytes, checked above, and nobody writes them while the picture lives.
        bytes.extend_from_slice(unsafe { std::slice::from_raw_parts(start, row_bytes) });
    }
    Ok(Pixels {
        width,
        height,
        has_alpha,
        bytes,
    })
}
