//! Why a picture is not taken. Codes and facts only: the words that a child reads live in the locale files.

use serde::{Deserialize, Deserializer, Serialize};

/// A word of [`KINDS`]. Under a name of its own, because serde would borrow a `&str` from what it reads.
type Kind = &'static str;

/// A rule that said no to a picture. Codes are public and never renamed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum PictureRefusal {
    /// There are no bytes at all.
    #[error("the file is empty")]
    Empty,
    /// The file is larger than `Limits::original_bytes_max`.
    #[error("the file has {bytes} bytes, {bytes_max} are allowed")]
    TooManyBytes {
        /// Bytes of the file.
        bytes: usize,
        /// Bytes allowed.
        bytes_max: usize,
    },
    /// The first bytes are of no type that we know.
    #[error("the bytes are of no known type of picture")]
    UnknownType,
    /// We know what it is, and do not take it.
    #[error("pictures of the kind {kind} are not taken")]
    Unsupported {
        /// What it is, for example `"gif"`, `"svg"`, `"heic"`, `"apng"`, `"animated-webp"`.
        #[serde(deserialize_with = "known_kind")]
        kind: Kind,
    },
    /// One side is longer than `Limits::side_px_max`.
    #[error("{width} × {height} px: a side may have {side_px_max} px")]
    SideTooLong {
        /// Stored width, px.
        width: u32,
        /// Stored height, px.
        height: u32,
        /// Longest side allowed, px.
        side_px_max: u32,
    },
    /// More pixels than `Limits::area_px_max`.
    #[error("{width} × {height} px: {area_px_max} px are allowed in all")]
    AreaTooLarge {
        /// Stored width, px.
        width: u32,
        /// Stored height, px.
        height: u32,
        /// Pixels allowed in all.
        area_px_max: u64,
    },
    /// The short side is shorter than `Limits::short_side_px_min`.
    #[error("{width} × {height} px: the short side must have {short_side_px_min} px")]
    TooSmall {
        /// Upright width, px.
        width: u32,
        /// Upright height, px.
        height: u32,
        /// Shortest short side allowed, px.
        short_side_px_min: u32,
    },
    /// The file ends before the picture does, as after a broken upload.
    #[error("the file ends before the picture does")]
    Truncated,
    /// The type is right, and what follows is broken.
    #[error("the picture is broken")]
    Unreadable,
}

/// One fact of a refusal, for the sentence in the reader's language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fact {
    /// A count of bytes or pixels: to be written the reader's way.
    Number(u64),
    /// A word of ours, for example a kind of file: to be looked up, not shown.
    Word(&'static str),
}

/// What we recognise and do not take, with the public code of each.
const KINDS: [(&str, &str); 23] = [
    ("apng", "picture-apng"),
    ("animated-webp", "picture-animated-webp"),
    ("avif", "picture-avif"),
    ("bigtiff", "picture-bigtiff"),
    ("bmp", "picture-bmp"),
    ("gif", "picture-gif"),
    ("heic", "picture-heic"),
    ("heic-sequence", "picture-heic-sequence"),
    ("ico", "picture-ico"),
    ("jpeg-12-bit", "picture-jpeg-12-bit"),
    ("jpeg-2000", "picture-jpeg-2000"),
    ("jpeg-arithmetic", "picture-jpeg-arithmetic"),
    ("jpeg-lossless", "picture-jpeg-lossless"),
    ("jpeg-scans", "picture-jpeg-scans"),
    ("jxl", "picture-jxl"),
    ("pdf", "picture-pdf"),
    ("psd", "picture-psd"),
    ("raw", "picture-raw"),
    ("svg", "picture-svg"),
    ("tiff-coding", "picture-tiff-coding"),
    ("tiff-samples", "picture-tiff-samples"),
    ("video", "picture-video"),
    ("zip", "picture-zip"),
];

/// One of our own words again, after a way through another process.
fn known_kind<'de, D: Deserializer<'de>>(text: D) -> Result<Kind, D::Error> {
    let text = String::deserialize(text)?;
    let known = KINDS.iter().find(|(kind, _)| *kind == text);
    Ok(known.map_or("unknown", |(kind, _)| kind))
}

impl PictureRefusal {
    /// Every code that [`PictureRefusal::code`] can return: the locale files need a sentence for each.
    pub fn codes() -> Vec<&'static str> {
        let mut codes = vec![
            "picture-empty",
            "picture-too-many-bytes",
            "picture-unknown-type",
            "picture-unsupported",
            "picture-side-too-long",
            "picture-area-too-large",
            "picture-too-small",
            "picture-truncated",
            "picture-unreadable",
        ];
        codes.extend(KINDS.iter().map(|(_, code)| code));
        codes
    }

    /// The stable public code, for example `picture-heic` or `picture-too-small`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "picture-empty",
            Self::TooManyBytes { .. } => "picture-too-many-bytes",
            Self::UnknownType => "picture-unknown-type",
            Self::Unsupported { kind } => KINDS
                .iter()
                .find(|(known, _)| known == kind)
                .map_or("picture-unsupported", |(_, code)| code),
            Self::SideTooLong { .. } => "picture-side-too-long",
            Self::AreaTooLarge { .. } => "picture-area-too-large",
            Self::TooSmall { .. } => "picture-too-small",
            Self::Truncated => "picture-truncated",
            Self::Unreadable => "picture-unreadable",
        }
    }

    /// The facts that the sentence needs, by name; names end in their unit.
    pub fn facts(&self) -> Vec<(&'static str, Fact)> {
        use Fact::{Number, Word};
        match *self {
            Self::Empty | Self::UnknownType | Self::Truncated | Self::Unreadable => Vec::new(),
            Self::TooManyBytes { bytes, bytes_max } => {
                vec![
                    ("bytes", Number(bytes as u64)),
                    ("bytes_max", Number(bytes_max as u64)),
                ]
            }
            Self::Unsupported { kind } => vec![("kind", Word(kind))],
            Self::SideTooLong {
                width,
                height,
                side_px_max,
            } => {
                vec![
                    ("width", Number(width.into())),
                    ("height", Number(height.into())),
                    ("side_px_max", Number(side_px_max.into())),
                ]
            }
            Self::AreaTooLarge {
                width,
                height,
                area_px_max,
            } => {
                vec![
                    ("width", Number(width.into())),
                    ("height", Number(height.into())),
                    ("area_px_max", Number(area_px_max)),
                ]
            }
            Self::TooSmall {
                width,
                height,
                short_side_px_min,
            } => vec![
                ("width", Number(width.into())),
                ("height", Number(height.into())),
                ("short_side_px_min", Number(short_side_px_min.into())),
            ],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_kebab_case_and_unique() {
        let codes = PictureRefusal::codes();
        for code in &codes {
            assert!(code.starts_with("picture-"), "{code}");
            assert!(
                code.chars()
                    .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'),
                "{code}"
            );
        }
        let unique: std::collections::BTreeSet<_> = codes.iter().collect();
        assert_eq!(unique.len(), codes.len());
    }

    #[test]
    fn a_kind_has_its_own_code() {
        assert_eq!(
            PictureRefusal::Unsupported { kind: "heic" }.code(),
            "picture-heic"
        );
        assert_eq!(
            PictureRefusal::Unsupported {
                kind: "daguerreotype"
            }
            .code(),
            "picture-unsupported"
        );
    }
}
