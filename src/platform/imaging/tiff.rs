//! The first directory of a TIFF file (TIFF 6.0): reading its header, and writing a file with the first page and nothing else.

use super::exif::TiffBytes;
use super::header::{ColourModel, Found};
use super::{Orientation, PictureRefusal};

mod tag {
    pub const IMAGE_WIDTH: u16 = 256;
    pub const IMAGE_LENGTH: u16 = 257;
    pub const BITS_PER_SAMPLE: u16 = 258;
    pub const COMPRESSION: u16 = 259;
    pub const PHOTOMETRIC: u16 = 262;
    pub const STRIP_OFFSETS: u16 = 273;
    pub const ORIENTATION: u16 = 274;
    pub const SAMPLES_PER_PIXEL: u16 = 277;
    pub const ROWS_PER_STRIP: u16 = 278;
    pub const STRIP_BYTE_COUNTS: u16 = 279;
    pub const PLANAR_CONFIGURATION: u16 = 284;
    pub const TILE_OFFSETS: u16 = 324;
    pub const TILE_BYTE_COUNTS: u16 = 325;
    pub const EXTRA_SAMPLES: u16 = 338;
    pub const SAMPLE_FORMAT: u16 = 339;
    pub const DNG_VERSION: u16 = 50706;
}

/// Kept when cleaning: what decoding needs, the resolution, and the colour profile. Offsets of strips and tiles are written anew.
const KEPT: [u16; 26] = [
    tag::IMAGE_WIDTH,
    tag::IMAGE_LENGTH,
    tag::BITS_PER_SAMPLE,
    tag::COMPRESSION,
    tag::PHOTOMETRIC,
    266, // fill order
    tag::STRIP_OFFSETS,
    tag::ORIENTATION,
    tag::SAMPLES_PER_PIXEL,
    tag::ROWS_PER_STRIP,
    tag::STRIP_BYTE_COUNTS,
    282, // resolution across
    283, // resolution down
    tag::PLANAR_CONFIGURATION,
    296, // unit of the resolution
    317, // predictor
    320, // colour map
    322, // tile width
    323, // tile length
    tag::TILE_OFFSETS,
    tag::TILE_BYTE_COUNTS,
    332, // ink set
    tag::EXTRA_SAMPLES,
    tag::SAMPLE_FORMAT,
    347,   // tables of JPEG coding
    34675, // colour profile
];

/// Most entries of a directory that we go through. Scanners write a few dozen.
const ENTRIES_MAX: usize = 1024;

/// One entry of a directory: `values` are its bytes, wherever they stand in the file.
#[derive(Debug, Clone, Copy)]
struct Entry<'a> {
    tag: u16,
    kind: u16,
    count: usize,
    values: &'a [u8],
}

/// Bytes of one value of each of the twelve types of TIFF 6.0.
fn value_bytes(kind: u16) -> Option<usize> {
    [
        None,
        Some(1),
        Some(1),
        Some(2),
        Some(4),
        Some(8),
        Some(1),
        Some(1),
        Some(2),
        Some(4),
        Some(8),
        Some(4),
        Some(8),
    ]
    .get(usize::from(kind))
    .copied()
    .flatten()
}

struct Directory<'a> {
    file: TiffBytes<'a>,
    entries: Vec<Entry<'a>>,
}

impl<'a> Directory<'a> {
    /// Reads the first directory. Entries of tags that we do not keep are not followed.
    fn read(bytes: &'a [u8]) -> Result<Self, PictureRefusal> {
        let file = TiffBytes::new(bytes).ok_or(PictureRefusal::Unreadable)?;
        let directory_at = file.u32(4).ok_or(PictureRefusal::Truncated)? as usize;
        // Many writers put the directory last: a file that was cut has none.
        let n_entries = usize::from(file.u16(directory_at).ok_or(PictureRefusal::Truncated)?);
        if n_entries > ENTRIES_MAX {
            return Err(PictureRefusal::Unreadable);
        }
        let mut entries: Vec<Entry<'a>> = Vec::new();
        for index in 0..n_entries {
            let at = directory_at + 2 + index * 12;
            let tag = file.u16(at).ok_or(PictureRefusal::Truncated)?;
            if tag == tag::DNG_VERSION {
                return Err(PictureRefusal::Unsupported { kind: "raw" });
            }
            if !KEPT.contains(&tag) || entries.iter().any(|entry| entry.tag == tag) {
                continue;
            }
            let kind = file.u16(at + 2).ok_or(PictureRefusal::Truncated)?;
            let count = file.u32(at + 4).ok_or(PictureRefusal::Truncated)? as usize;
            let len = value_bytes(kind)
                .and_then(|each| each.checked_mul(count))
                .ok_or(PictureRefusal::Unreadable)?;
            let values_at = if len <= 4 {
                at + 8
            } else {
                file.u32(at + 8).ok_or(PictureRefusal::Truncated)? as usize
            };
            let values = file
                .slice(values_at, len)
                .ok_or(PictureRefusal::Truncated)?;
            entries.push(Entry {
                tag,
                kind,
                count,
                values,
            });
        }
        Ok(Self { file, entries })
    }

    fn entry(&self, tag: u16) -> Option<&Entry<'a>> {
        self.entries.iter().find(|entry| entry.tag == tag)
    }

    /// All values of a tag of whole numbers; empty if it is not there or of another type.
    fn numbers(&self, tag: u16) -> Vec<u32> {
        let Some(entry) = self.entry(tag) else {
            return Vec::new();
        };
        let is_little_endian = self.file.is_little_endian();
        match entry.kind {
            1 => entry.values.iter().map(|&byte| u32::from(byte)).collect(),
            3 => {
                let read = if is_little_endian {
                    u16::from_le_bytes
                } else {
                    u16::from_be_bytes
                };
                entry
                    .values
                    .as_chunks::<2>()
                    .0
                    .iter()
                    .map(|&bytes| u32::from(read(bytes)))
                    .collect()
            }
            4 => {
                let read = if is_little_endian {
                    u32::from_le_bytes
                } else {
                    u32::from_be_bytes
                };
                entry
                    .values
                    .as_chunks::<4>()
                    .0
                    .iter()
                    .map(|&bytes| read(bytes))
                    .collect()
            }
            _ => Vec::new(),
        }
    }

    fn number(&self, tag: u16) -> Option<u32> {
        self.numbers(tag).first().copied()
    }

    /// Where the strips or tiles stand, as tag of the offsets, tag of the lengths, and the parts of the file.
    fn data(&self) -> Result<(u16, u16, Vec<&'a [u8]>), PictureRefusal> {
        let (offsets_tag, lengths_tag) = if self.entry(tag::TILE_OFFSETS).is_some() {
            (tag::TILE_OFFSETS, tag::TILE_BYTE_COUNTS)
        } else {
            (tag::STRIP_OFFSETS, tag::STRIP_BYTE_COUNTS)
        };
        let (offsets, lengths) = (self.numbers(offsets_tag), self.numbers(lengths_tag));
        if offsets.is_empty() || offsets.len() != lengths.len() {
            return Err(PictureRefusal::Unreadable);
        }
        let parts = offsets
            .iter()
            .zip(&lengths)
            .map(|(&at, &len)| {
                self.file
                    .slice(at as usize, len as usize)
                    .ok_or(PictureRefusal::Truncated)
            })
            .collect::<Result<Vec<_>, _>>()?;
        Ok((offsets_tag, lengths_tag, parts))
    }
}

/// Reads the first directory. Further pages are not looked at.
pub(super) fn find(bytes: &[u8]) -> Result<Found, PictureRefusal> {
    let directory = Directory::read(bytes)?;
    let (Some(width), Some(height)) = (
        directory.number(tag::IMAGE_WIDTH),
        directory.number(tag::IMAGE_LENGTH),
    ) else {
        return Err(PictureRefusal::Unreadable);
    };
    let n_samples = directory.number(tag::SAMPLES_PER_PIXEL).unwrap_or(1);
    let bits = directory.numbers(tag::BITS_PER_SAMPLE);
    let sample_bits = bits.first().copied().unwrap_or(1);
    if bits.iter().any(|&each| each != sample_bits) {
        return Err(PictureRefusal::Unsupported {
            kind: "tiff-samples",
        });
    }
    // The decoder reads planes of their own in strips, and fails at tiles of them.
    if n_samples > 1
        && directory.number(tag::PLANAR_CONFIGURATION) == Some(2)
        && directory.entry(tag::TILE_OFFSETS).is_some()
    {
        return Err(PictureRefusal::Unsupported {
            kind: "tiff-samples",
        });
    }
    // None, LZW, JPEG, deflate (twice), PackBits.
    if !matches!(
        directory.number(tag::COMPRESSION).unwrap_or(1),
        1 | 5 | 7 | 8 | 32946 | 32773
    ) {
        return Err(PictureRefusal::Unsupported {
            kind: "tiff-coding",
        });
    }
    if directory
        .numbers(tag::SAMPLE_FORMAT)
        .iter()
        .any(|&format| format != 1)
    {
        return Err(PictureRefusal::Unsupported {
            kind: "tiff-samples",
        });
    }
    let (colour, has_alpha) = match (directory.number(tag::PHOTOMETRIC), n_samples, sample_bits) {
        (Some(0 | 1), 1, 1 | 8 | 16) => (ColourModel::Grey, false),
        (Some(0 | 1), 2, 8 | 16) => (ColourModel::Grey, true),
        (Some(2), 3, 8 | 16) => (ColourModel::Rgb, false),
        (Some(2), 4, 8 | 16) => (ColourModel::Rgb, true),
        (Some(5), 4, 8 | 16) => (ColourModel::Cmyk, false),
        _ => {
            return Err(PictureRefusal::Unsupported {
                kind: "tiff-samples",
            });
        }
    };
    directory.data()?;
    let orientation = directory
        .number(tag::ORIENTATION)
        .and_then(|number| Orientation::from_exif(u16::try_from(number).ok()?));
    Ok(Found {
        width,
        height,
        orientation,
        colour,
        sample_bits: sample_bits as u8,
        has_alpha,
        is_progressive: false,
        coded_samples_eighths: (n_samples * 8) as u16,
    })
}

/// Writes a file of one directory in the byte order of the old one: strips or tiles as they are, then values, then the directory.
pub(super) fn strip(bytes: &[u8]) -> Result<Vec<u8>, PictureRefusal> {
    let directory = Directory::read(bytes)?;
    let (offsets_tag, lengths_tag, parts) = directory.data()?;
    // Strips that overlap would let a small file grow into a large one.
    if parts.iter().map(|part| part.len()).sum::<usize>() > bytes.len() {
        return Err(PictureRefusal::Unreadable);
    }
    let is_little_endian = directory.file.is_little_endian();
    let number_16 = |number: u16| {
        if is_little_endian {
            number.to_le_bytes()
        } else {
            number.to_be_bytes()
        }
    };
    let number_32 = |number: u32| {
        if is_little_endian {
            number.to_le_bytes()
        } else {
            number.to_be_bytes()
        }
    };
    let mut clean = bytes[..4].to_vec();
    clean.extend([0; 4]);
    let mut offsets = Vec::with_capacity(parts.len());
    for part in &parts {
        offsets.push(clean.len() as u32);
        clean.extend(*part);
        pad_to_word(&mut clean);
    }
    let lengths: Vec<u32> = parts.iter().map(|part| part.len() as u32).collect();
    let mut entries = directory.entries.clone();
    entries.sort_by_key(|entry| entry.tag);
    // A file with both strips and tiles is read by its tiles.
    let unused = if offsets_tag == tag::TILE_OFFSETS {
        [tag::STRIP_OFFSETS, tag::STRIP_BYTE_COUNTS]
    } else {
        [tag::TILE_OFFSETS, tag::TILE_BYTE_COUNTS]
    };
    entries.retain(|entry| !unused.contains(&entry.tag));
    let mut listed = number_16(entries.len() as u16).to_vec();
    for entry in entries {
        let (kind, values) = if entry.tag == offsets_tag {
            (
                4,
                offsets
                    .iter()
                    .flat_map(|&number| number_32(number))
                    .collect(),
            )
        } else if entry.tag == lengths_tag {
            (
                4,
                lengths
                    .iter()
                    .flat_map(|&number| number_32(number))
                    .collect(),
            )
        } else {
            (entry.kind, entry.values.to_vec())
        };
        let count = if kind == entry.kind {
            entry.count
        } else {
            offsets.len()
        };
        listed.extend(number_16(entry.tag));
        listed.extend(number_16(kind));
        listed.extend(number_32(count as u32));
        if values.len() <= 4 {
            listed.extend(&values);
            listed.extend(&[0; 4][values.len()..]);
        } else {
            listed.extend(number_32(clean.len() as u32));
            clean.extend(&values);
            pad_to_word(&mut clean);
        }
    }
    listed.extend([0; 4]);
    let directory_at = number_32(clean.len() as u32);
    clean[4..8].copy_from_slice(&directory_at);
    clean.extend(listed);
    Ok(clean)
}

/// Offsets in TIFF are to be even.
fn pad_to_word(file: &mut Vec<u8>) {
    if file.len() % 2 == 1 {
        file.push(0);
    }
}

/// The tags of the first directory and the bytes of all strips or tiles.
#[cfg(test)]
pub(super) fn tags_and_data(bytes: &[u8]) -> (Vec<u16>, Vec<u8>) {
    let file = TiffBytes::new(bytes).unwrap();
    let at = file.u32(4).unwrap() as usize;
    let tags = (0..usize::from(file.u16(at).unwrap()))
        .map(|index| file.u16(at + 2 + index * 12).unwrap())
        .collect();
    let (_, _, parts) = Directory::read(bytes).unwrap().data().unwrap();
    (tags, parts.concat())
}
