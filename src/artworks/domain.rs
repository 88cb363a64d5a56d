//! What a picture is, where it stands, and under which address it is shown. Pure.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::editions::PhotoRule;
use crate::kernel::refusal::RefusalKind;
use crate::kernel::{ArtworkId, Lang, Refusal};
use crate::platform::files::ContentHash;
use crate::platform::imaging::{self, Concern, Corners, Format, PictureRefusal, WrongCorners};
use crate::words;

words! {
    /// Where a picture stands.
    pub enum PictureState {
        /// Kept; its sizes are being made.
        Waiting = "waiting",
        /// All sizes are there.
        Ready = "ready",
        /// It could not be read; a person should look.
        Failed = "failed",
    }
}

words! {
    /// The type of a picture that is kept, found from its bytes.
    pub enum PictureFormat {
        /// JPEG.
        Jpeg = "jpg",
        /// PNG.
        Png = "png",
        /// WebP.
        Webp = "webp",
        /// TIFF.
        Tiff = "tiff",
        /// AVIF; only of sizes.
        Avif = "avif",
    }
}

impl TryFrom<Format> for PictureFormat {
    type Error = Refusal;

    /// A type that is taken and never kept has none.
    fn try_from(format: Format) -> Result<Self, Refusal> {
        match format {
            Format::Jpeg => Ok(Self::Jpeg),
            Format::Png => Ok(Self::Png),
            Format::WebP => Ok(Self::Webp),
            Format::Tiff => Ok(Self::Tiff),
            Format::Avif => Ok(Self::Avif),
            Format::Heic => Err(refusal_of(&PictureRefusal::Unsupported { kind: "heic" })),
        }
    }
}

impl PictureFormat {
    /// The media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
            Self::Tiff => "image/tiff",
            Self::Avif => "image/avif",
        }
    }
}

words! {
    /// What can be seen of a photo that another one would do better, the weightiest first.
    pub enum PhotoConcern {
        /// A picture of a phone's screen.
        Screenshot = "screenshot",
        /// Even the sharpest edges are soft.
        Blurred = "blurred",
        /// Even the paper is dark.
        TooDark = "too-dark",
        /// The sheet runs out of the picture.
        CutOff = "cut-off",
        /// The sheet is a small part of the picture.
        MostlyTable = "mostly-table",
    }
}

impl From<Concern> for PhotoConcern {
    fn from(concern: Concern) -> Self {
        match concern {
            Concern::Screenshot => Self::Screenshot,
            Concern::Blurred => Self::Blurred,
            Concern::Dark => Self::TooDark,
            Concern::CutOff => Self::CutOff,
            Concern::MostlyTable => Self::MostlyTable,
        }
    }
}

impl PhotoConcern {
    /// The code of the sentence that says what is to be seen and what to do: where an edition takes no such photo, of the refusal.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Screenshot => "picture-screenshot",
            Self::Blurred => "picture-blurred",
            Self::TooDark => "picture-too-dark",
            Self::CutOff => "picture-cut-off",
            Self::MostlyTable => "picture-mostly-table",
        }
    }
}

/// Refuses a photo in which something is wrong, if the edition takes no such photo; the weightiest thing is named.
pub fn check_photo(rule: PhotoRule, concerns: &[PhotoConcern]) -> Result<(), Refusal> {
    match (rule, concerns.first()) {
        (PhotoRule::Refuse, Some(concern)) => Err(Refusal::unprocessable(concern.code())),
        _ => Ok(()),
    }
}

/// What is to be known of a photo, as it is stored.
#[derive(
    Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, sea_orm::FromJsonQueryResult,
)]
pub struct PhotoConcerns(pub Vec<PhotoConcern>);

words! {
    /// What a person decided about laying the sheet of a photo straight.
    pub enum StraighteningDecision {
        /// Between the corners that were found.
        Accepted = "accepted",
        /// Between corners set by hand.
        Adjusted = "adjusted",
        /// Not at all: the photo is the picture.
        Refused = "refused",
    }
}

impl StraighteningDecision {
    /// What it is to choose these corners, or none, where those were found.
    pub fn of(chosen: Option<Corners>, found: Option<Corners>) -> Self {
        match chosen {
            None => Self::Refused,
            chosen if chosen == found => Self::Accepted,
            Some(_) => Self::Adjusted,
        }
    }
}

/// Four points of a picture, in ten-thousandths of its sides, as corners of a sheet; otherwise what is wrong with them.
pub fn read_corners(points: [(u16, u16); 4]) -> Result<Corners, Refusal> {
    Corners::check(points).map_err(|wrong| {
        Refusal::unprocessable(match wrong {
            WrongCorners::Outside => "corners-outside",
            WrongCorners::TooSmall => "corners-too-small",
            WrongCorners::Crossed => "corners-crossed",
        })
    })
}

/// Raised when the same original would give other sizes: addresses change, so that no cache shows the old ones.
pub const PIPELINE_VERSION: u32 = 1;

/// The address of a picture's sizes under `/media/`: 32 hexadecimal digits that say nothing about the original. `picture` is what the
/// sizes are made of: the original, or its sheet laid straight.
pub fn media_hash(artwork: ArtworkId, picture: &ContentHash) -> String {
    let digest = Sha256::digest(format!("{artwork}\n{picture}\n{PIPELINE_VERSION}").as_bytes());
    hex::encode(&digest[..16])
}

/// What tells a page whether the photo is still the one it showed. It says nothing about the original either.
pub fn photo_stamp(artwork: ArtworkId, original: &ContentHash) -> String {
    media_hash(artwork, original)
}

/// A picture that was received, cleaned and written for good, and that no entry names yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The bytes as they came.
    pub received_sha256: ContentHash,
    /// The bytes as they are stored, without metadata.
    pub original_sha256: ContentHash,
    /// The type.
    pub format: PictureFormat,
    /// Length as stored, in bytes.
    pub original_bytes: i64,
    /// Width of the upright picture, px.
    pub width: i32,
    /// Height of the upright picture, px.
    pub height: i32,
    /// What is to be known of the photo.
    pub concerns: Vec<PhotoConcern>,
    /// Where the sheet lies in it, if it lies whole on something else.
    pub sheet: Option<Corners>,
}

impl Kept {
    /// How a form names the picture that was received already, so that the photo need not be chosen again. Both are
    /// hashes of 256 bits that no page shows, so a reference cannot be guessed.
    pub fn reference(&self) -> String {
        format!("{}-{}", self.received_sha256, self.original_sha256)
    }
}

/// The two hashes of a reference made by [`Kept::reference`]: received, stored.
pub fn read_reference(text: &str) -> Option<(ContentHash, ContentHash)> {
    let (received, original) = text.split_once('-')?;
    Some((received.parse().ok()?, original.parse().ok()?))
}

/// What the child says about the drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// Its title.
    pub title: String,
    /// The language of the title and the statement.
    pub title_lang: Lang,
    /// A few sentences; may be empty.
    pub statement: String,
}

/// The refusal of a picture, with its facts ready for the sentence.
pub fn refusal_of(refusal: &PictureRefusal) -> Refusal {
    let kind = match refusal {
        PictureRefusal::TooManyBytes { .. }
        | PictureRefusal::AreaTooLarge { .. }
        | PictureRefusal::SideTooLong { .. } => RefusalKind::TooLarge,
        PictureRefusal::UnknownType | PictureRefusal::Unsupported { .. } => {
            RefusalKind::UnsupportedType
        }
        _ => RefusalKind::Unprocessable,
    };
    let mut out = Refusal::new(refusal.code(), kind);
    for (name, fact) in refusal.facts() {
        out = match fact {
            imaging::Fact::Number(number) => {
                out.with(name, i64::try_from(number).unwrap_or(i64::MAX))
            }
            imaging::Fact::Word(word) => out.with(name, word),
        };
    }
    if let PictureRefusal::TooManyBytes { bytes, bytes_max } = refusal {
        // People think of files in megabytes.
        out = out
            .with("megabytes", bytes.div_ceil(1 << 20))
            .with("megabytes_max", bytes_max >> 20);
    }
    out
}

/// The refusal of a file that was longer than allowed already while it was read.
pub fn too_many_bytes(bytes: usize, bytes_max: usize) -> Refusal {
    refusal_of(&PictureRefusal::TooManyBytes { bytes, bytes_max })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_the_works_own_and_changes_with_its_original() {
        let artwork = |n| ArtworkId(uuid::Uuid::from_u128(n));
        let (one, two) = (ContentHash::of(b"one"), ContentHash::of(b"two"));
        let hash = media_hash(artwork(1), &one);
        assert_eq!(hash.len(), 32);
        assert_eq!(hash, media_hash(artwork(1), &one));
        assert_ne!(hash, media_hash(artwork(2), &one));
        assert_ne!(hash, media_hash(artwork(1), &two));
        assert!(!one.to_string().contains(&hash));
    }

    #[test]
    fn what_was_decided_follows_from_what_was_found_and_wrong_corners_are_named() {
        let points = [(500, 500), (9500, 500), (9500, 9500), (500, 9500)];
        let one = read_corners(points).ok();
        assert!(one.is_some());
        let other = Corners::new([(600, 500), (9500, 500), (9500, 9500), (500, 9500)]);
        use StraighteningDecision as D;
        assert_eq!(D::of(one, one), D::Accepted);
        assert_eq!(D::of(one, other), D::Adjusted);
        assert_eq!(D::of(one, None), D::Adjusted);
        assert_eq!(D::of(None, one), D::Refused);
        assert_eq!(D::of(None, None), D::Refused);
        for (points, code) in [
            (
                [(0, 0), (10_001, 0), (9000, 9000), (0, 9000)],
                "corners-outside",
            ),
            (
                [(0, 0), (9000, 9000), (9000, 0), (0, 9000)],
                "corners-crossed",
            ),
            (
                [(0, 0), (400, 0), (400, 400), (0, 400)],
                "corners-too-small",
            ),
        ] {
            assert_eq!(read_corners(points).unwrap_err().code, code);
        }
    }

    #[test]
    fn a_reference_is_read_as_it_was_written() {
        let (received, original) = (ContentHash::of(b"a"), ContentHash::of(b"b"));
        let text = format!("{received}-{original}");
        assert_eq!(read_reference(&text), Some((received, original)));
        for wrong in ["", "-", "a-b", &text[1..], &text.to_uppercase()] {
            assert_eq!(read_reference(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_refused_picture_says_its_kind_and_megabytes() {
        let refusal = refusal_of(&PictureRefusal::TooManyBytes {
            bytes: 31 << 20,
            bytes_max: 30 << 20,
        });
        assert_eq!(
            (refusal.code, refusal.kind),
            ("picture-too-many-bytes", RefusalKind::TooLarge)
        );
        assert_eq!(refusal.facts["megabytes"], 31_i64.into());
        assert_eq!(refusal.facts["megabytes_max"], 30_i64.into());
        let heic = refusal_of(&PictureRefusal::Unsupported { kind: "heic" });
        assert_eq!(
            (heic.code, heic.kind),
            ("picture-heic", RefusalKind::UnsupportedType)
        );
    }
}
