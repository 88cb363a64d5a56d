//! The one EXIF tag that we read and the one that we write: orientation.
//!
//! Everything else in EXIF (place, serial numbers, names, thumbnails) is dropped with its segment and never parsed.

use super::orientation::Orientation;

const ORIENTATION: u16 = 0x0112;
const SHORT: u16 = 3;

/// Bytes in one of the two byte orders of TIFF, read without ever leaving the slice.
#[derive(Debug, Clone, Copy)]
pub(super) struct TiffBytes<'a> {
    bytes: &'a [u8],
    is_little_endian: bool,
}

impl<'a> TiffBytes<'a> {
    /// Reads the byte order mark; `None` if it is neither `II` nor `MM`.
    pub(super) fn new(bytes: &'a [u8]) -> Option<Self> {
        match bytes.get(..2)? {
            b"II" => Some(Self {
                bytes,
                is_little_endian: true,
            }),
            b"MM" => Some(Self {
                bytes,
                is_little_endian: false,
            }),
            _ => None,
        }
    }

    pub(super) fn is_little_endian(self) -> bool {
        self.is_little_endian
    }

    pub(super) fn slice(self, at: usize, len: usize) -> Option<&'a [u8]> {
        self.bytes.get(at..at.checked_add(len)?)
    }

    pub(super) fn u16(self, at: usize) -> Option<u16> {
        let bytes = self.slice(at, 2)?.try_into().ok()?;
        Some(if self.is_little_endian {
            u16::from_le_bytes(bytes)
        } else {
            u16::from_be_bytes(bytes)
        })
    }

    pub(super) fn u32(self, at: usize) -> Option<u32> {
        let bytes = self.slice(at, 4)?.try_into().ok()?;
        Some(if self.is_little_endian {
            u32::from_le_bytes(bytes)
        } else {
            u32::from_be_bytes(bytes)
        })
    }
}

/// The orientation in an EXIF block (a TIFF structure, without the `Exif\0\0` of JPEG). A broken block or no tag means `None`.
pub(super) fn read_orientation(exif: &[u8]) -> Option<Orientation> {
    let exif = TiffBytes::new(exif)?;
    let directory_at = exif.u32(4)? as usize;
    let n_entries = exif.u16(directory_at)?;
    for entry in 0..usize::from(n_entries) {
        let at = directory_at.checked_add(2 + entry * 12)?;
        if exif.u16(at)? == ORIENTATION && exif.u16(at + 2)? == SHORT {
            return Orientation::from_exif(exif.u16(at + 8)?);
        }
    }
    None
}

/// An EXIF block that says the orientation and nothing else.
pub(super) fn only_orientation(orientation: Orientation) -> [u8; 26] {
    let mut block = *b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\0\0\0\0\0\0\0\0";
    block[18] = orientation.exif();
    block
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_we_write_is_what_we_read() {
        for number in 1..=8 {
            let orientation = Orientation::from_exif(number).unwrap();
            assert_eq!(
                read_orientation(&only_orientation(orientation)),
                Some(orientation)
            );
        }
    }

    #[test]
    fn big_endian_blocks_are_read() {
        let block = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
        assert_eq!(read_orientation(block).map(Orientation::exif), Some(6));
    }

    #[test]
    fn broken_blocks_have_no_orientation() {
        let block = only_orientation(Orientation::from_exif(6).unwrap());
        for len in 0..20 {
            assert_eq!(read_orientation(&block[..len]), None, "{len} bytes");
        }
        let mut far = block;
        far[4..8].copy_from_slice(&u32::MAX.to_le_bytes());
        assert_eq!(read_orientation(&far), None);
        let mut nine = block;
        nine[18] = 9;
        assert_eq!(read_orientation(&nine), None);
    }
}
