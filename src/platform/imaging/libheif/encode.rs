//! From planes of light and colour to AVIF.

use std::ffi::{CStr, c_int, c_void};
use std::ptr;

use crate::Library;
use crate::owned::{Failure, Owned, check};
use crate::symbols::{
    AV1, BLUE, CHROMA_HALVED, CHROMA_NONE, Error, LIGHT, MONOCHROME, RED, Symbols, Writer, YCBCR,
};

/// A picture as it is coded: light, and colour halved both ways, all 256 steps (ITU-R BT.601 as in JFIF), rows without gaps.
#[derive(Debug, Clone, Copy)]
pub struct Planes<'a> {
    /// Width, px.
    pub width: u32,
    /// Height, px.
    pub height: u32,
    /// Light: a sample a pixel.
    pub light: &'a [u8],
    /// Blue and red against the light: half the sides, rounded up; none of a grey picture.
    pub colour: Option<[&'a [u8]; 2]>,
}

/// How a picture is coded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Coding {
    /// `0..=100`.
    pub quality: u8,
    /// `0..=9`: more is quicker and makes larger files.
    pub speed: u8,
}

/// Why there is no file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct EncodeError(pub String);

impl From<Failure> for EncodeError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::EndOfData => Self("the file ends too early".to_owned()),
            Failure::Other(words) => Self(words),
        }
    }
}

/// The encoder that is asked for, whatever others there are: its files are the ones that were measured.
const ENCODER: &CStr = c"aom";

impl Library {
    /// Whether it can make AVIF.
    pub fn encodes_av1(&self) -> bool {
        self.encoder_descriptor().is_some()
    }

    fn encoder_descriptor(&self) -> Option<*const c_void> {
        let mut descriptor = ptr::null();
        // SAFETY: no context is needed; the name is a text with an end; `descriptor` is a place for one pointer, which stays the
        // library's.
        let n = unsafe {
            (self.symbols.heif_context_get_encoder_descriptors)(
                ptr::null_mut(),
                AV1,
                ENCODER.as_ptr(),
                &mut descriptor,
                1,
            )
        };
        (n == 1 && !descriptor.is_null()).then_some(descriptor)
    }

    /// Codes a picture as AVIF in sRGB, in this thread, without any metadata. The same planes, coding and library give the same bytes.
    ///
    /// # Errors
    /// [`EncodeError`] in the library's words; all memory is given back.
    ///
    /// # Panics
    /// If a plane has not the samples of its sides.
    pub fn encode(&self, planes: &Planes<'_>, coding: Coding) -> Result<Vec<u8>, EncodeError> {
        let symbols = &self.symbols;
        let descriptor = self
            .encoder_descriptor()
            .ok_or_else(|| Failure::other("no AV1 encoder"))?;
        let context = Owned::context(symbols)?;
        let encoder = Owned::given(symbols.heif_encoder_release, |out| {
            // SAFETY: the context lives, the descriptor is the library's, `out` is a place for one pointer.
            unsafe { (symbols.heif_context_get_encoder)(context.pointer, descriptor, out) }
        })?;
        // SAFETY: the encoder lives.
        let set = unsafe {
            (symbols.heif_encoder_set_lossy_quality)(
                encoder.pointer,
                coding.quality.min(100).into(),
            )
        };
        check(set)?;
        for (name, value) in [(c"speed", coding.speed), (c"threads", 1)] {
            // SAFETY: the encoder lives, and the name is a text with an end.
            let set = unsafe {
                (symbols.heif_encoder_set_parameter_integer)(
                    encoder.pointer,
                    name.as_ptr(),
                    value.into(),
                )
            };
            check(set)?;
        }
        let image = image_of(symbols, planes)?;
        // SAFETY: context, image and encoder live; no options are the defaults, and no handle is wanted back.
        let coded = unsafe {
            (symbols.heif_context_encode_image)(
                context.pointer,
                image.pointer,
                encoder.pointer,
                ptr::null(),
                ptr::null_mut(),
            )
        };
        check(coded)?;
        let mut file: Vec<u8> = Vec::new();
        let mut writer = Writer {
            version: 1,
            write: append,
        };
        // SAFETY: the context lives; writer and file outlive the call, and `append` takes the file as what it is.
        let written = unsafe {
            (symbols.heif_context_write)(
                context.pointer,
                &mut writer,
                (&raw mut file).cast::<c_void>(),
            )
        };
        check(written)?;
        Ok(file)
    }
}

/// The library's own copy of the planes, with what its colours mean.
fn image_of(symbols: &Symbols, planes: &Planes<'_>) -> Result<Owned, Failure> {
    let too_large = |_| Failure::other("too large");
    let width = c_int::try_from(planes.width).map_err(too_large)?;
    let height = c_int::try_from(planes.height).map_err(too_large)?;
    let (space, chroma) = match planes.colour {
        Some(_) => (YCBCR, CHROMA_HALVED),
        None => (MONOCHROME, CHROMA_NONE),
    };
    let image = Owned::given(symbols.heif_image_release, |out| {
        // SAFETY: `out` is a place for one pointer.
        unsafe { (symbols.heif_image_create)(width, height, space, chroma, out) }
    })?;
    fill(symbols, &image, LIGHT, (width, height), planes.light)?;
    if let Some([blue, red]) = planes.colour {
        let half = |side: c_int| side / 2 + side % 2;
        let sides = (half(width), half(height));
        fill(symbols, &image, BLUE, sides, blue)?;
        fill(symbols, &image, RED, sides, red)?;
    }
    let profile = Owned::colour_codes(symbols)?;
    type Set = unsafe extern "C" fn(*mut c_void, u16) -> Error;
    let meanings: [(Set, u16); 3] = [
        // Numbers of ITU-T H.273: BT.709's primaries, sRGB's curve, BT.601's matrix.
        (symbols.heif_nclx_color_profile_set_color_primaries, 1),
        (
            symbols.heif_nclx_color_profile_set_transfer_characteristics,
            13,
        ),
        (symbols.heif_nclx_color_profile_set_matrix_coefficients, 6),
    ];
    for (set, number) in meanings {
        // SAFETY: the profile lives.
        check(unsafe { set(profile.pointer, number) })?;
    }
    // SAFETY: image and profile live; the image keeps a copy.
    check(unsafe { (symbols.heif_image_set_nclx_color_profile)(image.pointer, profile.pointer) })?;
    Ok(image)
}

/// Adds a plane and copies its rows.
fn fill(
    symbols: &Symbols,
    image: &Owned,
    channel: c_int,
    (width, height): (c_int, c_int),
    samples: &[u8],
) -> Result<(), Failure> {
    // SAFETY: the image lives.
    check(unsafe { (symbols.heif_image_add_plane)(image.pointer, channel, width, height, 8) })?;
    let mut stride: c_int = 0;
    // SAFETY: the image lives and has the plane; `stride` is a place for one number.
    let plane = unsafe { (symbols.heif_image_get_plane)(image.pointer, channel, &mut stride) };
    let (width, height) = (width as usize, height as usize);
    let stride = usize::try_from(stride).unwrap_or(0);
    assert_eq!(
        samples.len(),
        width * height,
        "a plane must have its samples"
    );
    if plane.is_null() || stride < width {
        return Err(Failure::other("no rows"));
    }
    for (number, row) in samples.chunks_exact(width).enumerate() {
        // SAFETY: the plane has `height` rows, each `stride` bytes after the one before, and `number` is below `height`.
        let start = unsafe { plane.add(number * stride) };
        // SAFETY: a row has at least `width` bytes, checked above, and nobody else holds it.
        unsafe { ptr::copy_nonoverlapping(row.as_ptr(), start, width) };
    }
    Ok(())
}

/// Takes a part of the written file.
unsafe extern "C" fn append(
    _context: *mut c_void,
    data: *const c_void,
    length: usize,
    file: *mut c_void,
) -> Error {
    if length > 0 {
        // SAFETY: what was given to the call that calls this, and nobody else holds it meanwhile.
        let file = unsafe { &mut *file.cast::<Vec<u8>>() };
        // SAFETY: the library gives `length` bytes that live until this returns.
        file.extend_from_slice(unsafe { std::slice::from_raw_parts(data.cast(), length) });
    }
    Error {
        code: 0,
        subcode: 0,
        message: c"".as_ptr(),
    }
}
