//! Boxes of the ISO base media file format (ISO/IEC 14496-12), read without ever leaving the slice.

use super::super::PictureRefusal;

/// One box: its kind and what is in it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Box<'a> {
    pub kind: [u8; 4],
    pub body: &'a [u8],
}

/// The boxes of a slice, one after the other. A broken one ends them.
pub(super) struct Boxes<'a> {
    rest: &'a [u8],
    /// What it means if a box is longer than the slice: of the file's own boxes, that the file was cut.
    cut: PictureRefusal,
}

impl<'a> Boxes<'a> {
    /// The boxes of a file.
    pub fn of_file(bytes: &'a [u8]) -> Self {
        Self {
            rest: bytes,
            cut: PictureRefusal::Truncated,
        }
    }

    /// The boxes inside of a box.
    pub fn within(body: &'a [u8]) -> Self {
        Self {
            rest: body,
            cut: PictureRefusal::Unreadable,
        }
    }

    fn read(&mut self) -> Result<Box<'a>, PictureRefusal> {
        let mut reader = Reader::new(self.rest);
        let cut = || self.cut.clone();
        let size = reader.u32().ok_or_else(cut)?;
        let kind = reader.array().ok_or_else(cut)?;
        let size = match size {
            // To the end.
            0 => self.rest.len() as u64,
            1 => reader.u64().ok_or_else(cut)?,
            size => size.into(),
        };
        let size = usize::try_from(size).map_err(|_| cut())?;
        if size < reader.at {
            return Err(PictureRefusal::Unreadable);
        }
        let (whole, rest) = self.rest.split_at_checked(size).ok_or_else(cut)?;
        self.rest = rest;
        Ok(Box {
            kind,
            body: whole.get(reader.at..).unwrap_or_default(),
        })
    }
}

impl<'a> Iterator for Boxes<'a> {
    type Item = Result<Box<'a>, PictureRefusal>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let read = self.read();
        if read.is_err() {
            self.rest = &[];
        }
        Some(read)
    }
}

/// Numbers (big-endian) from the start of a slice on; none where it ends.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    pub fn slice(&mut self, length: usize) -> Option<&'a [u8]> {
        let slice = self.bytes.get(self.at..self.at.checked_add(length)?)?;
        self.at += length;
        Some(slice)
    }

    pub fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.slice(N)?.try_into().ok()
    }

    pub fn u8(&mut self) -> Option<u8> {
        self.array::<1>().map(|[byte]| byte)
    }

    pub fn u16(&mut self) -> Option<u16> {
        self.array().map(u16::from_be_bytes)
    }

    pub fn u32(&mut self) -> Option<u32> {
        self.array().map(u32::from_be_bytes)
    }

    pub fn u64(&mut self) -> Option<u64> {
        self.array().map(u64::from_be_bytes)
    }

    /// A number of so many bytes: 0 (which is zero), 4 or 8.
    pub fn sized(&mut self, n_bytes: u8) -> Option<u64> {
        match n_bytes {
            0 => Some(0),
            4 => self.u32().map(u64::from),
            8 => self.u64(),
            _ => None,
        }
    }

    /// A number of two bytes, or of four if `is_wide`.
    pub fn id(&mut self, is_wide: bool) -> Option<u32> {
        if is_wide {
            self.u32()
        } else {
            self.u16().map(u32::from)
        }
    }

    /// Version and flags of a full box.
    pub fn version(&mut self) -> Option<(u8, u32)> {
        let [version, flags @ ..] = self.array::<4>()?;
        let [high, middle, low] = flags;
        Some((version, u32::from_be_bytes([0, high, middle, low])))
    }

    /// What is left.
    pub fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }
}
