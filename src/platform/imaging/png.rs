//! The chunks of a PNG file (W3C PNG, third edition): reading its header, and dropping what is not the picture.

use super::header::{ColourModel, Found, check_sides};
use super::{Limits, Orientation, PictureRefusal, exif};

const SIGNATURE_BYTES: usize = 8;

/// Kept when cleaning: what a decoder needs, and what says how colours and size are meant.
const KEPT: [&[u8; 4]; 13] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"iCCP", b"sRGB", b"gAMA", b"cHRM", b"cICP",
    b"sBIT", b"pHYs", b"mDCV",
];

/// One chunk. `whole` is length, type, data and checksum as they stand in the file.
struct Chunk<'a> {
    kind: [u8; 4],
    whole: &'a [u8],
    data: &'a [u8],
}

struct Chunks<'a> {
    bytes: &'a [u8],
    at: usize,
    has_ended: bool,
}

impl<'a> Chunks<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        Self {
            bytes,
            at: SIGNATURE_BYTES,
            has_ended: false,
        }
    }

    fn read(&mut self) -> Result<Chunk<'a>, PictureRefusal> {
        let head = self
            .bytes
            .get(self.at..self.at + 8)
            .ok_or(PictureRefusal::Truncated)?;
        let len = u32::from_be_bytes([head[0], head[1], head[2], head[3]]);
        let kind = [head[4], head[5], head[6], head[7]];
        if len > i32::MAX as u32 || !kind.iter().all(u8::is_ascii_alphabetic) {
            return Err(PictureRefusal::Unreadable);
        }
        let whole = self
            .bytes
            .get(self.at..self.at + 12 + len as usize)
            .ok_or(PictureRefusal::Truncated)?;
        self.at += whole.len();
        Ok(Chunk {
            kind,
            whole,
            data: &whole[8..whole.len() - 4],
        })
    }
}

impl<'a> Iterator for Chunks<'a> {
    type Item = Result<Chunk<'a>, PictureRefusal>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.has_ended {
            return None;
        }
        let chunk = self.read();
        self.has_ended = !matches!(&chunk, Ok(chunk) if &chunk.kind != b"IEND");
        Some(chunk)
    }
}

/// Reads the header chunk, then goes through the list of chunks for a second frame and for the orientation.
pub(super) fn find(bytes: &[u8], limits: &Limits) -> Result<Found, PictureRefusal> {
    let mut chunks = Chunks::new(bytes);
    let first = chunks.read()?;
    if &first.kind != b"IHDR" {
        return Err(PictureRefusal::Unreadable);
    }
    let mut found = read_header(first.data)?;
    // A bomb is refused for its size even if the rest of it is cut off or broken.
    check_sides(found.width, found.height, limits)?;
    let mut has_data = false;
    for chunk in chunks {
        let chunk = match chunk {
            Ok(chunk) => chunk,
            Err(PictureRefusal::Truncated) if has_data => break,
            Err(refusal) => return Err(refusal),
        };
        match &chunk.kind {
            b"acTL" => return Err(PictureRefusal::Unsupported { kind: "apng" }),
            b"IHDR" => return Err(PictureRefusal::Unreadable),
            b"tRNS" => found.has_alpha = true,
            b"eXIf" => {
                found.orientation = found
                    .orientation
                    .or_else(|| exif::read_orientation(chunk.data))
            }
            b"IDAT" => has_data = true,
            _ => {}
        }
    }
    if has_data {
        Ok(found)
    } else {
        Err(PictureRefusal::Truncated)
    }
}

/// IHDR: thirteen bytes, and only some pairs of colour type and depth exist.
fn read_header(data: &[u8]) -> Result<Found, PictureRefusal> {
    let &[
        w0,
        w1,
        w2,
        w3,
        h0,
        h1,
        h2,
        h3,
        depth,
        colour_type,
        0,
        0,
        interlace @ 0..=1,
    ] = data
    else {
        return Err(PictureRefusal::Unreadable);
    };
    let (colour, has_alpha, n_samples) = match (colour_type, depth) {
        (0, 1 | 2 | 4 | 8 | 16) => (ColourModel::Grey, false, 1),
        (2, 8 | 16) => (ColourModel::Rgb, false, 3),
        (3, 1 | 2 | 4 | 8) => (ColourModel::Rgb, false, 3),
        (4, 8 | 16) => (ColourModel::Grey, true, 2),
        (6, 8 | 16) => (ColourModel::Rgb, true, 4),
        _ => return Err(PictureRefusal::Unreadable),
    };
    Ok(Found {
        width: u32::from_be_bytes([w0, w1, w2, w3]),
        height: u32::from_be_bytes([h0, h1, h2, h3]),
        orientation: None,
        colour,
        sample_bits: if colour_type == 3 { 8 } else { depth },
        has_alpha,
        is_progressive: interlace == 1,
        coded_samples_eighths: n_samples * 8,
    })
}

/// Copies the chunks that are the picture. The compressed data is not touched.
pub(super) fn strip(bytes: &[u8], orientation: Orientation) -> Result<Vec<u8>, PictureRefusal> {
    let mut clean = Vec::with_capacity(bytes.len());
    clean.extend(&bytes[..SIGNATURE_BYTES]);
    let mut has_data = false;
    let mut has_end = false;
    for chunk in Chunks::new(bytes) {
        let chunk = chunk?;
        if !KEPT.contains(&&chunk.kind) {
            continue;
        }
        match &chunk.kind {
            b"IDAT" if !has_data => {
                has_data = true;
                if !orientation.is_upright() {
                    push_chunk(&mut clean, b"eXIf", &exif::only_orientation(orientation));
                }
                clean.extend(chunk.whole);
            }
            b"iCCP" => push_chunk(&mut clean, b"iCCP", &with_plain_name(chunk.data)?),
            // Something may hide in the end chunk, too: it has no data by its definition.
            b"IEND" => {
                has_end = true;
                push_chunk(&mut clean, b"IEND", &[]);
            }
            _ => clean.extend(chunk.whole),
        }
    }
    if has_data && has_end {
        Ok(clean)
    } else {
        Err(PictureRefusal::Truncated)
    }
}

/// The profile under a name of ours: its own name is free text.
fn with_plain_name(iccp: &[u8]) -> Result<Vec<u8>, PictureRefusal> {
    let name_len = iccp
        .iter()
        .position(|&byte| byte == 0)
        .ok_or(PictureRefusal::Unreadable)?;
    let mut data = b"icc".to_vec();
    data.extend(&iccp[name_len..]);
    Ok(data)
}

/// Appends a chunk with its length and checksum.
pub(super) fn push_chunk(file: &mut Vec<u8>, kind: &[u8; 4], data: &[u8]) {
    file.extend((data.len() as u32).to_be_bytes());
    let start = file.len();
    file.extend(kind);
    file.extend(data);
    let checksum = crc32(&file[start..]);
    file.extend(checksum.to_be_bytes());
}

/// CRC-32 of ISO 3309, as annex D of PNG has it. Bit by bit: only for the few small chunks that we write ourselves.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, &byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _| {
            if crc & 1 == 1 {
                (crc >> 1) ^ 0xEDB8_8320
            } else {
                crc >> 1
            }
        })
    })
}

/// The kinds and data of all chunks.
#[cfg(test)]
pub(super) fn chunks(bytes: &[u8]) -> Vec<([u8; 4], Vec<u8>)> {
    Chunks::new(bytes)
        .map_while(Result::ok)
        .map(|chunk| (chunk.kind, chunk.data.to_vec()))
        .collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_checksum_is_that_of_the_standard() {
        // The checksum of an empty IEND is in every PNG file there is.
        let mut end = Vec::new();
        super::push_chunk(&mut end, b"IEND", &[]);
        assert_eq!(end, b"\0\0\0\0IEND\xAE\x42\x60\x82");
    }
}
