//! The chunks of a WebP file (RFC 9649): reading its header, and dropping what is not the picture.

use super::header::{ColourModel, Found};
use super::{Orientation, PictureRefusal, exif};

const ICC_FLAG: u8 = 0x20;
const ALPHA_FLAG: u8 = 0x10;
const EXIF_FLAG: u8 = 0x08;
const ANIMATION_FLAG: u8 = 0x02;

struct Chunk<'a> {
    kind: [u8; 4],
    data: &'a [u8],
}

/// The chunks within the size that the container declares.
fn chunks(bytes: &[u8]) -> impl Iterator<Item = Result<Chunk<'_>, PictureRefusal>> {
    let declared = bytes.get(4..8).map_or(0, |size| {
        u32::from_le_bytes([size[0], size[1], size[2], size[3]]) as usize
    });
    let end = declared.saturating_add(8);
    let is_cut = end > bytes.len();
    let bytes = &bytes[..end.min(bytes.len())];
    let mut at = 12;
    std::iter::from_fn(move || {
        if at >= bytes.len() {
            return None;
        }
        let chunk = (|| {
            let head = bytes.get(at..at + 8)?;
            let len = u32::from_le_bytes([head[4], head[5], head[6], head[7]]) as usize;
            let data = bytes.get(at + 8..(at + 8).checked_add(len)?)?;
            at += 8 + len + len % 2;
            Some(Chunk {
                kind: [head[0], head[1], head[2], head[3]],
                data,
            })
        })();
        if chunk.is_none() {
            at = bytes.len();
        }
        Some(chunk.ok_or(if is_cut {
            PictureRefusal::Truncated
        } else {
            PictureRefusal::Unreadable
        }))
    })
}

/// Reads the sides from the coded picture itself, and holds them against those of the canvas.
pub(super) fn find(bytes: &[u8]) -> Result<Found, PictureRefusal> {
    let mut canvas = None;
    let mut orientation = None;
    let mut picture = None;
    let mut has_alpha_chunk = false;
    for chunk in chunks(bytes) {
        let chunk = match chunk {
            Ok(chunk) => chunk,
            // Metadata may be cut off after a whole picture.
            Err(_) if picture.is_some() => break,
            Err(refusal) => return Err(refusal),
        };
        match &chunk.kind {
            b"VP8X" => canvas = Some(read_canvas(chunk.data)?),
            b"ANIM" | b"ANMF" => {
                return Err(PictureRefusal::Unsupported {
                    kind: "animated-webp",
                });
            }
            b"ALPH" => has_alpha_chunk = true,
            b"VP8 " if picture.is_none() => {
                picture = Some((read_lossy(chunk.data)?, has_alpha_chunk))
            }
            b"VP8L" if picture.is_none() => {
                let (sides, has_alpha) = read_lossless(chunk.data)?;
                picture = Some((sides, has_alpha));
            }
            b"EXIF" => {
                // Some writers keep the prefix that JPEG needs.
                let block = chunk.data.strip_prefix(b"Exif\0\0").unwrap_or(chunk.data);
                orientation = orientation.or_else(|| exif::read_orientation(block));
            }
            _ => {}
        }
    }
    let ((width, height), has_alpha) = picture.ok_or(PictureRefusal::Truncated)?;
    if canvas.is_some_and(|canvas| canvas != (width, height)) {
        return Err(PictureRefusal::Unreadable);
    }
    Ok(Found {
        width,
        height,
        orientation,
        colour: ColourModel::Rgb,
        sample_bits: 8,
        has_alpha,
        is_progressive: true,
        coded_samples_eighths: if has_alpha { 32 } else { 24 },
    })
}

/// The extended header: flags and the sides of the canvas.
fn read_canvas(data: &[u8]) -> Result<(u32, u32), PictureRefusal> {
    let &[flags, _, _, _, w0, w1, w2, h0, h1, h2, ..] = data else {
        return Err(PictureRefusal::Unreadable);
    };
    if flags & ANIMATION_FLAG != 0 {
        return Err(PictureRefusal::Unsupported {
            kind: "animated-webp",
        });
    }
    Ok((
        u32::from_le_bytes([w0, w1, w2, 0]) + 1,
        u32::from_le_bytes([h0, h1, h2, 0]) + 1,
    ))
}

/// The key frame header of VP8 (RFC 6386, 9.1): fourteen bits a side.
fn read_lossy(data: &[u8]) -> Result<(u32, u32), PictureRefusal> {
    let &[tag, _, _, 0x9D, 0x01, 0x2A, w0, w1, h0, h1, ..] = data else {
        return Err(PictureRefusal::Unreadable);
    };
    if tag & 1 != 0 {
        return Err(PictureRefusal::Unreadable);
    }
    let side = |low, high| u32::from(u16::from_le_bytes([low, high]) & 0x3FFF);
    Ok((side(w0, w1), side(h0, h1)))
}

/// The header of lossless WebP: fourteen bits a side, less one, and whether alpha is used.
fn read_lossless(data: &[u8]) -> Result<((u32, u32), bool), PictureRefusal> {
    let &[0x2F, b0, b1, b2, b3, ..] = data else {
        return Err(PictureRefusal::Unreadable);
    };
    let bits = u32::from_le_bytes([b0, b1, b2, b3]);
    Ok((
        ((bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1),
        bits >> 28 & 1 == 1,
    ))
}

/// Copies the chunks that are the picture into a new container.
pub(super) fn strip(bytes: &[u8], orientation: Orientation) -> Result<Vec<u8>, PictureRefusal> {
    let mut clean = b"RIFF\0\0\0\0WEBP".to_vec();
    let mut canvas_flags_at = None;
    let mut flags = 0;
    let mut has_picture = false;
    for chunk in chunks(bytes) {
        let chunk = match chunk {
            Ok(chunk) => chunk,
            Err(_) if has_picture => break,
            Err(refusal) => return Err(refusal),
        };
        match &chunk.kind {
            b"VP8X" if canvas_flags_at.is_none() => {
                flags = chunk.data[0] & ALPHA_FLAG;
                canvas_flags_at = Some(clean.len() + 8);
                push_chunk(&mut clean, b"VP8X", &chunk.data[..10]);
            }
            b"ICCP" if canvas_flags_at.is_some() && !has_picture => {
                flags |= ICC_FLAG;
                push_chunk(&mut clean, b"ICCP", chunk.data);
            }
            b"ALPH" if canvas_flags_at.is_some() && !has_picture => {
                push_chunk(&mut clean, b"ALPH", chunk.data)
            }
            b"VP8 " | b"VP8L" if !has_picture => {
                has_picture = true;
                push_chunk(&mut clean, &chunk.kind, chunk.data);
            }
            _ => {}
        }
    }
    if !has_picture {
        return Err(PictureRefusal::Truncated);
    }
    if let Some(at) = canvas_flags_at {
        if !orientation.is_upright() {
            flags |= EXIF_FLAG;
            push_chunk(&mut clean, b"EXIF", &exif::only_orientation(orientation));
        }
        clean[at..at + 4].copy_from_slice(&[flags, 0, 0, 0]);
    }
    let size = (clean.len() - 8) as u32;
    clean[4..8].copy_from_slice(&size.to_le_bytes());
    Ok(clean)
}

fn push_chunk(file: &mut Vec<u8>, kind: &[u8; 4], data: &[u8]) {
    file.extend(kind);
    file.extend((data.len() as u32).to_le_bytes());
    file.extend(data);
    if data.len() % 2 == 1 {
        file.push(0);
    }
}

/// The kinds and data of all chunks.
#[cfg(test)]
pub(super) fn chunk_list(bytes: &[u8]) -> Vec<([u8; 4], Vec<u8>)> {
    chunks(bytes)
        .map_while(Result::ok)
        .map(|chunk| (chunk.kind, chunk.data.to_vec()))
        .collect()
}
