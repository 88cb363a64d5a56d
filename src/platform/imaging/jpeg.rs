//! The segments of a JPEG file (ITU-T T.81, annex B): reading its header, and dropping what is not the picture.

use super::header::{ColourModel, Found};
use super::{Orientation, PictureRefusal, exif};

const SOI: u8 = 0xD8;
const EOI: u8 = 0xD9;
const SOS: u8 = 0xDA;
const DNL: u8 = 0xDC;
const APP0: u8 = 0xE0;
const APP1: u8 = 0xE1;
const APP2: u8 = 0xE2;
const APP14: u8 = 0xEE;
const COM: u8 = 0xFE;

const EXIF: &[u8] = b"Exif\0";
pub(super) const ICC: &[u8] = b"ICC_PROFILE\0";

/// Most scans that a progressive JPEG may have. Cameras and encoders write at most a dozen or so; every further scan is another walk
/// through all coefficients, and a small file can ask for thousands of them.
pub(super) const SCANS_MAX: u32 = 64;

/// One segment, or the entropy-coded data that follows a start of scan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece<'a> {
    /// A marker that has a payload. `whole` begins with the marker and ends with the payload.
    Segment {
        marker: u8,
        whole: &'a [u8],
        payload: &'a [u8],
    },
    /// What a scan coded, restart markers included.
    Coded(&'a [u8]),
    /// The end of the picture. Whatever follows is not part of it.
    End,
}

/// Walks through the pieces of a file in order, skipping what stands between them.
struct Pieces<'a> {
    bytes: &'a [u8],
    at: usize,
    is_in_scan: bool,
    has_ended: bool,
}

impl<'a> Pieces<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        Self {
            bytes,
            at: 2,
            is_in_scan: false,
            has_ended: false,
        }
    }

    /// The entropy-coded data from here to the next marker that is not part of it.
    fn coded(&mut self) -> Piece<'a> {
        let start = self.at;
        let mut at = start;
        self.at = loop {
            let Some(found) = memchr::memchr(0xFF, &self.bytes[at..]) else {
                break self.bytes.len();
            };
            at += found;
            match self.bytes.get(at + 1) {
                None => break self.bytes.len(),
                // A stuffed byte or a restart marker belongs to the data.
                Some(0x00 | 0xD0..=0xD7) => at += 2,
                // A fill byte: the next one may begin a marker.
                Some(0xFF) => at += 1,
                Some(_) => break at,
            }
        };
        self.is_in_scan = false;
        Piece::Coded(&self.bytes[start..self.at])
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Result<Piece<'a>, PictureRefusal>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.has_ended {
            return None;
        }
        if self.is_in_scan {
            return Some(Ok(self.coded()));
        }
        // Decoders skip garbage before a marker, and so do we: it is not the picture.
        loop {
            let Some(found) = self
                .bytes
                .get(self.at..)
                .and_then(|rest| memchr::memchr(0xFF, rest))
            else {
                self.has_ended = true;
                return Some(Err(PictureRefusal::Truncated));
            };
            self.at += found;
            match self.bytes.get(self.at + 1) {
                Some(0xFF) => self.at += 1,
                Some(0x00 | 0x01 | 0xD0..=0xD8) => self.at += 2,
                _ => break,
            }
        }
        let marker_at = self.at;
        let piece = self
            .bytes
            .get(marker_at + 1)
            .ok_or(PictureRefusal::Truncated)
            .and_then(|&marker| match marker {
                EOI => {
                    self.has_ended = true;
                    Ok(Piece::End)
                }
                0xC0..=0xCF | 0xDA..=0xFE => {
                    let len = self
                        .bytes
                        .get(marker_at + 2..marker_at + 4)
                        .ok_or(PictureRefusal::Truncated)?;
                    let len = usize::from(u16::from_be_bytes([len[0], len[1]]));
                    if len < 2 {
                        return Err(PictureRefusal::Unreadable);
                    }
                    let end = marker_at + 2 + len;
                    let whole = self
                        .bytes
                        .get(marker_at..end)
                        .ok_or(PictureRefusal::Truncated)?;
                    self.at = end;
                    self.is_in_scan = marker == SOS;
                    Ok(Piece::Segment {
                        marker,
                        whole,
                        payload: &whole[4..],
                    })
                }
                _ => Err(PictureRefusal::Unreadable),
            });
        if piece.is_err() {
            self.has_ended = true;
        }
        Some(piece)
    }
}

/// Start of frame: every number in `C0..=CF` but tables (C4), JPG (C8) and arithmetic conditioning (CC).
fn is_frame(marker: u8) -> bool {
    matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC)
}

/// Reads up to the first scan.
pub(super) fn find(bytes: &[u8]) -> Result<Found, PictureRefusal> {
    let mut orientation = None;
    let mut frame = None;
    for piece in Pieces::new(bytes) {
        match piece? {
            Piece::Segment {
                marker: APP1,
                payload,
                ..
            } if orientation.is_none() => orientation = exif_orientation(payload),
            Piece::Segment {
                marker, payload, ..
            } if is_frame(marker) => {
                if frame.replace(read_frame(marker, payload)?).is_some() {
                    return Err(PictureRefusal::Unreadable);
                }
            }
            Piece::Segment { marker: SOS, .. } => break,
            Piece::Segment { .. } => {}
            Piece::Coded(_) | Piece::End => break,
        }
    }
    let mut found = frame.ok_or(PictureRefusal::Unreadable)?;
    found.orientation = orientation;
    Ok(found)
}

/// The orientation of an EXIF segment; `None` for XMP, which shares the marker.
fn exif_orientation(payload: &[u8]) -> Option<Orientation> {
    exif::read_orientation(payload.strip_prefix(EXIF)?.get(1..)?)
}

/// The frame header (T.81, B.2.2).
fn read_frame(marker: u8, payload: &[u8]) -> Result<Found, PictureRefusal> {
    let is_progressive = match marker {
        0xC0 | 0xC1 => false,
        0xC2 => true,
        0xC9..=0xCB => {
            return Err(PictureRefusal::Unsupported {
                kind: "jpeg-arithmetic",
            });
        }
        // Lossless and hierarchical coding: medicine and archives, never a camera.
        _ => {
            return Err(PictureRefusal::Unsupported {
                kind: "jpeg-lossless",
            });
        }
    };
    let &[
        sample_bits,
        height_high,
        height_low,
        width_high,
        width_low,
        n_components,
        ref components @ ..,
    ] = payload
    else {
        return Err(PictureRefusal::Unreadable);
    };
    if sample_bits != 8 {
        return Err(PictureRefusal::Unsupported {
            kind: "jpeg-12-bit",
        });
    }
    let colour = match n_components {
        1 => ColourModel::Grey,
        3 => ColourModel::Rgb,
        4 => ColourModel::Cmyk,
        _ => return Err(PictureRefusal::Unreadable),
    };
    let (components, rest) = components.as_chunks::<3>();
    if components.len() != usize::from(n_components) || !rest.is_empty() {
        return Err(PictureRefusal::Unreadable);
    }
    let mut factors = components
        .iter()
        .map(|&[_, sampling, _]| (u16::from(sampling >> 4), u16::from(sampling & 15)));
    if factors
        .clone()
        .any(|(across, down)| !(1..=4).contains(&across) || !(1..=4).contains(&down))
    {
        return Err(PictureRefusal::Unreadable);
    }
    let across_max = factors.clone().map(|(across, _)| across).max().unwrap_or(1);
    let down_max = factors.clone().map(|(_, down)| down).max().unwrap_or(1);
    let coded: u16 = factors
        .by_ref()
        .map(|(across, down)| across * down * 8)
        .sum();
    Ok(Found {
        width: u32::from(u16::from_be_bytes([width_high, width_low])),
        height: u32::from(u16::from_be_bytes([height_high, height_low])),
        orientation: None,
        colour,
        sample_bits,
        has_alpha: false,
        is_progressive,
        coded_samples_eighths: coded.div_ceil(across_max * down_max),
    })
}

/// Copies the picture and nothing else. The coded data is not touched; a missing end is added, for decoders that insist on one.
pub(super) fn strip(bytes: &[u8], orientation: Orientation) -> Result<Vec<u8>, PictureRefusal> {
    let mut clean = Vec::with_capacity(bytes.len());
    clean.extend([0xFF, SOI]);
    let mut n_scans = 0;
    let mut has_coded = false;
    let mut orientation_segment = Some(orientation_segment(orientation));
    for (index, piece) in Pieces::new(bytes).enumerate() {
        // A JFIF header must be the first segment if there is one: the orientation comes after it.
        let is_jfif = matches!(piece, Ok(Piece::Segment { marker: APP0, payload, .. }) if payload.starts_with(b"JFIF\0"));
        if !(index == 0 && is_jfif)
            && let Some(segment) = orientation_segment.take()
        {
            clean.extend(segment);
        }
        match piece {
            Ok(Piece::Segment {
                marker: APP0,
                payload,
                ..
            }) => {
                if index == 0 && is_jfif {
                    clean.extend(jfif_without_thumbnail(payload));
                }
            }
            // How three or four components are to be understood: the picture would change its colours without it.
            Ok(Piece::Segment {
                marker: APP14,
                payload,
                ..
            }) => {
                if payload.starts_with(b"Adobe") && payload.len() >= 12 {
                    clean.extend([0xFF, APP14, 0, 14]);
                    clean.extend(&payload[..12]);
                }
            }
            Ok(Piece::Segment {
                marker: APP2,
                whole,
                payload,
            }) => {
                if payload.starts_with(ICC) {
                    clean.extend(whole);
                }
            }
            Ok(Piece::Segment {
                marker: APP0..=0xEF | COM | DNL,
                ..
            }) => {}
            Ok(Piece::Segment { marker, whole, .. }) => {
                if marker == SOS {
                    n_scans += 1;
                    if n_scans > SCANS_MAX {
                        return Err(PictureRefusal::Unsupported { kind: "jpeg-scans" });
                    }
                }
                clean.extend(whole);
            }
            Ok(Piece::Coded(coded)) => {
                has_coded |= !coded.is_empty();
                clean.extend(coded);
            }
            Ok(Piece::End) => break,
            // Many a phone writes no end. Whether rows are missing is for the decoder to say.
            Err(PictureRefusal::Truncated) if has_coded => break,
            Err(refusal) => return Err(refusal),
        }
    }
    if !has_coded {
        return Err(PictureRefusal::Truncated);
    }
    clean.extend([0xFF, EOI]);
    Ok(clean)
}

/// The smallest EXIF segment that says the orientation; empty if there is nothing to say.
fn orientation_segment(orientation: Orientation) -> Vec<u8> {
    if orientation.is_upright() {
        return Vec::new();
    }
    let block = exif::only_orientation(orientation);
    let mut segment = vec![0xFF, APP1, 0, (2 + 6 + block.len()) as u8];
    segment.extend(EXIF);
    segment.push(0);
    segment.extend(block);
    segment
}

/// The JFIF header with its version and density, and without the thumbnail that it may carry.
fn jfif_without_thumbnail(payload: &[u8]) -> Vec<u8> {
    let Some(fixed) = payload.get(..12) else {
        return Vec::new();
    };
    let mut segment = vec![0xFF, APP0, 0, 16];
    segment.extend(fixed);
    segment.extend([0, 0]);
    segment
}

/// The ICC profile, put together from its numbered parts (ICC.1:2022, B.4). `None` if there is none or a part is missing.
pub(super) fn icc_profile(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut parts: Vec<(u8, &[u8])> = Vec::new();
    let mut n_parts = 0;
    for piece in Pieces::new(bytes) {
        match piece {
            Ok(Piece::Segment {
                marker: APP2,
                payload,
                ..
            }) => {
                if let Some([number, of, part @ ..]) = payload.strip_prefix(ICC) {
                    n_parts = *of;
                    parts.push((*number, part));
                }
            }
            Ok(Piece::Segment { marker, .. }) if marker != SOS => {}
            _ => break,
        }
    }
    parts.sort_by_key(|&(number, _)| number);
    let is_whole = parts.iter().map(|&(number, _)| number).eq(1..=n_parts);
    (is_whole && n_parts > 0).then(|| {
        parts
            .into_iter()
            .flat_map(|(_, part)| part)
            .copied()
            .collect()
    })
}

/// Whether an Adobe marker is there: four components are then stored inverted, as every program since Photoshop assumes.
pub(super) fn has_adobe_marker(bytes: &[u8]) -> bool {
    Pieces::new(bytes)
        .take_while(|piece| matches!(piece, Ok(Piece::Segment { marker, .. }) if *marker != SOS))
        .any(|piece| matches!(piece, Ok(Piece::Segment { marker: APP14, payload, .. }) if payload.starts_with(b"Adobe")))
}

/// Whether the file has an end of its own.
pub(super) fn has_end(bytes: &[u8]) -> bool {
    Pieces::new(bytes).any(|piece| piece == Ok(Piece::End))
}

/// The coded data of all scans, one after the other: what a lossless change must not touch.
#[cfg(test)]
pub(super) fn coded_data(bytes: &[u8]) -> Vec<u8> {
    Pieces::new(bytes)
        .map_while(Result::ok)
        .filter_map(|piece| {
            if let Piece::Coded(coded) = piece {
                Some(coded)
            } else {
                None
            }
        })
        .flatten()
        .copied()
        .collect()
}

/// The markers and payloads of all segments.
#[cfg(test)]
pub(super) fn segments(bytes: &[u8]) -> Vec<(u8, Vec<u8>)> {
    Pieces::new(bytes)
        .map_while(Result::ok)
        .filter_map(|piece| {
            if let Piece::Segment {
                marker, payload, ..
            } = piece
            {
                Some((marker, payload.to_vec()))
            } else {
                None
            }
        })
        .collect()
}
