//! The functions of libheif that are used, as its C header declares them, and how they are found.
//!
//! All of them are in libheif 1.15 (Debian 12) and 1.19 (Debian 13) with the same types: the library keeps its ABI under the name
//! `libheif.so.1`. Structures are only passed as pointers, except the error, which has not changed since 1.0.

use std::ffi::{CStr, c_char, c_int, c_void};
use std::mem::ManuallyDrop;

/// What every call answers.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub(crate) struct Error {
    /// Zero = all is well.
    pub code: c_int,
    pub subcode: c_int,
    pub message: *const c_char,
}

/// `heif_error_Invalid_input`, of which [`END_OF_DATA`] is one.
pub(crate) const INVALID_INPUT: c_int = 2;
/// `heif_suberror_End_of_data`
pub(crate) const END_OF_DATA: c_int = 100;

/// `heif_compression_HEVC`
pub(crate) const HEVC: c_int = 1;
/// `heif_compression_AV1`
pub(crate) const AV1: c_int = 4;
/// `heif_colorspace_YCbCr`
pub(crate) const YCBCR: c_int = 0;
/// `heif_colorspace_monochrome`
pub(crate) const MONOCHROME: c_int = 2;
/// `heif_chroma_monochrome`
pub(crate) const CHROMA_NONE: c_int = 0;
/// `heif_chroma_420`
pub(crate) const CHROMA_HALVED: c_int = 1;
/// `heif_channel_Y`, `heif_channel_Cb`, `heif_channel_Cr`
pub(crate) const LIGHT: c_int = 0;
pub(crate) const BLUE: c_int = 1;
pub(crate) const RED: c_int = 2;
/// `heif_colorspace_RGB`
pub(crate) const RGB: c_int = 1;
/// `heif_chroma_interleaved_RGB`
pub(crate) const INTERLEAVED_RGB: c_int = 10;
/// `heif_chroma_interleaved_RGBA`
pub(crate) const INTERLEAVED_RGBA: c_int = 11;
/// `heif_channel_interleaved`
pub(crate) const INTERLEAVED: c_int = 10;

/// `heif_writer`: what takes a file that is written.
#[repr(C)]
pub(crate) struct Writer {
    /// 1.
    pub version: c_int,
    /// Context, bytes, how many, and what was given along.
    pub write: unsafe extern "C" fn(*mut c_void, *const c_void, usize, *mut c_void) -> Error,
}

macro_rules! symbols {
    ($($name:ident: fn($($type:ty),*) $(-> $answer:ty)?;)*) => {
        /// The functions, found once.
        pub(crate) struct Symbols {
            $(pub $name: unsafe extern "C" fn($($type),*) $(-> $answer)?,)*
        }

        impl Symbols {
            /// Finds all of them.
            fn find(library: &libloading::Library) -> Result<Self, libloading::Error> {
                Ok(Self {
                    $(
                        $name: {
                            let name = concat!(stringify!($name), "\0").as_bytes();
                            // SAFETY: the type is that of the library's C header, and the library is never closed.
                            *unsafe { library.get(name) }?
                        },
                    )*
                })
            }
        }
    };
}

symbols! {
    heif_init: fn(*mut c_void) -> Error;
    heif_have_decoder_for_format: fn(c_int) -> c_int;
    heif_context_alloc: fn() -> *mut c_void;
    heif_context_free: fn(*mut c_void);
    heif_context_set_max_decoding_threads: fn(*mut c_void, c_int);
    heif_context_read_from_memory_without_copy: fn(*mut c_void, *const c_void, usize, *const c_void) -> Error;
    heif_context_get_primary_image_handle: fn(*mut c_void, *mut *mut c_void) -> Error;
    heif_image_handle_release: fn(*mut c_void);
    heif_image_handle_has_alpha_channel: fn(*mut c_void) -> c_int;
    heif_decode_image: fn(*mut c_void, *mut *mut c_void, c_int, c_int, *const c_void) -> Error;
    heif_image_release: fn(*mut c_void);
    heif_image_get_width: fn(*const c_void, c_int) -> c_int;
    heif_image_get_height: fn(*const c_void, c_int) -> c_int;
    heif_image_get_plane_readonly: fn(*const c_void, c_int, *mut c_int) -> *const u8;
    heif_context_get_encoder_descriptors: fn(*mut c_void, c_int, *const c_char, *mut *const c_void, c_int) -> c_int;
    heif_context_get_encoder: fn(*mut c_void, *const c_void, *mut *mut c_void) -> Error;
    heif_encoder_release: fn(*mut c_void);
    heif_encoder_set_lossy_quality: fn(*mut c_void, c_int) -> Error;
    heif_encoder_set_parameter_integer: fn(*mut c_void, *const c_char, c_int) -> Error;
    heif_image_create: fn(c_int, c_int, c_int, c_int, *mut *mut c_void) -> Error;
    heif_image_add_plane: fn(*mut c_void, c_int, c_int, c_int, c_int) -> Error;
    heif_image_get_plane: fn(*mut c_void, c_int, *mut c_int) -> *mut u8;
    heif_nclx_color_profile_alloc: fn() -> *mut c_void;
    heif_nclx_color_profile_free: fn(*mut c_void);
    heif_nclx_color_profile_set_color_primaries: fn(*mut c_void, u16) -> Error;
    heif_nclx_color_profile_set_transfer_characteristics: fn(*mut c_void, u16) -> Error;
    heif_nclx_color_profile_set_matrix_coefficients: fn(*mut c_void, u16) -> Error;
    heif_image_set_nclx_color_profile: fn(*mut c_void, *const c_void) -> Error;
    heif_context_encode_image: fn(*mut c_void, *const c_void, *mut c_void, *const c_void, *mut *mut c_void) -> Error;
    heif_context_write: fn(*mut c_void, *mut Writer, *mut c_void) -> Error;
}

/// Opens the library; its functions stay valid for as long as the program runs.
pub(crate) fn open() -> Result<Symbols, libloading::Error> {
    let name = if cfg!(target_os = "macos") {
        "libheif.1.dylib"
    } else {
        "libheif.so.1"
    };
    // SAFETY: what runs while it is opened are the initialisers of a library of the system's packages, which the operator installed.
    let library = ManuallyDrop::new(unsafe { libloading::Library::new(name) }?);
    let symbols = Symbols::find(&library)?;
    // SAFETY: no parameters are allowed, and give the defaults: among them the folder of codecs that the package was built with.
    let started = unsafe { (symbols.heif_init)(std::ptr::null_mut()) };
    match started.code {
        0 => Ok(symbols),
        _ => Err(libloading::Error::DlOpenUnknown),
    }
}

/// The library's own words for an error.
pub(crate) fn words(error: &Error) -> String {
    if error.message.is_null() {
        return String::new();
    }
    // SAFETY: not null; the library gives a text that ends with a zero and lives at least until the next call.
    let text = unsafe { CStr::from_ptr(error.message) };
    text.to_string_lossy().into_owned()
}
