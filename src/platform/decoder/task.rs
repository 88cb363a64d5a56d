//! What a decoding child can be asked, what it answers, and how both cross the pipe.
//!
//! A message is a head in JSON and the bytes of pictures behind it: `n_head: u32`, `n_bytes: u64` (both big-endian), head, bytes.

use serde::{Deserialize, Serialize};

use crate::platform::imaging::{
    self, Corners, DerivativeSet, DerivativeSpec, Format, Limits, PictureRefusal, Seen, iiif,
    pyramid,
};

/// Longest head, bytes. Ours have a few hundred.
const HEAD_BYTES_MAX: usize = 1 << 20;

/// Most bytes of pictures in one message. The largest original allowed is far below, and so are all sizes of one.
const PICTURE_BYTES_MAX: usize = 1 << 29;

/// Bytes before the head.
pub(super) const LENGTHS_BYTES: usize = 12;

/// One piece of work on the bytes of one picture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) enum Task {
    /// Opens a picture for the first time: where the sheet lies, and what is wrong with the photo.
    Look { limits: Limits },
    /// Makes a JPEG of a picture that is not kept as it is.
    Convert { limits: Limits },
    /// Says what can be done with libheif here.
    Libheif,
    /// Makes all sizes of a picture.
    Derive {
        spec: DerivativeSpec,
        limits: Limits,
    },
    /// Lays the sheet between these corners straight, as a file of its own.
    Straighten { corners: Corners, limits: Limits },
    /// Makes all tiles of a picture, as one file.
    Tiles { limits: Limits },
    /// Makes a view of a picture from itself and not from its tiles.
    View { plan: iiif::Plan, limits: Limits },
    /// Dies as it is told, to see that nobody else does.
    #[cfg(any(test, debug_assertions))]
    Fail(Failure),
}

/// Ways to die.
#[cfg(any(test, debug_assertions))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Failure {
    /// `abort`, as a library does that found its memory broken.
    Abort,
    /// A panic.
    Panic,
    /// A loop without end.
    Loop,
    /// Waits for ever.
    Sleep,
    /// Takes all memory there is.
    Memory,
    /// Tries to reach the network, the disk and another program, and reports what it could.
    BreakOut,
    /// The same in a child that has opened libheif.
    BreakOutWithLibheif,
}

/// What came of a task.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) enum Answer {
    Looked(Result<Seen, PictureRefusal>),
    Derived(Result<DerivativeSet, PictureRefusal>),
    Made(Result<File, PictureRefusal>),
    Libheif(Abilities),
    /// What a child that tried to break out could do: nothing, if all is well.
    #[cfg(any(test, debug_assertions))]
    BrokeOut(Vec<String>),
}

/// What a child can do with the libheif of this machine: nothing where there is none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Abilities {
    /// Opens HEIC.
    pub takes_heic: bool,
    /// Makes AVIF.
    pub makes_avif: bool,
}

/// One file that was made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct File {
    #[serde(skip)]
    pub bytes: Vec<u8>,
}

impl Task {
    /// Whether only a child that has opened libheif can do it.
    pub(super) fn needs_libheif(&self) -> bool {
        match self {
            Self::Convert { .. } | Self::Libheif => true,
            Self::Derive { spec, .. } => spec.formats.contains(&Format::Avif),
            #[cfg(any(test, debug_assertions))]
            Self::Fail(failure) => *failure == Failure::BreakOutWithLibheif,
            _ => false,
        }
    }

    /// Does the work.
    pub(super) fn run(&self, bytes: &[u8]) -> Answer {
        match self {
            Self::Look { limits } => Answer::Looked(
                imaging::probe(bytes, limits)
                    .and_then(|header| imaging::look(bytes, &header, limits)),
            ),
            Self::Convert { limits } => made(
                imaging::probe(bytes, limits)
                    .and_then(|header| imaging::convert(bytes, &header, limits)),
            ),
            Self::Libheif => {
                let library = libheif::library();
                Answer::Libheif(Abilities {
                    takes_heic: library.is_some_and(libheif::Library::decodes_hevc),
                    makes_avif: library.is_some_and(libheif::Library::encodes_av1),
                })
            }
            Self::Derive { spec, limits } => Answer::Derived(
                imaging::probe(bytes, limits)
                    .and_then(|header| imaging::derive(bytes, &header, spec, limits)),
            ),
            Self::Straighten { corners, limits } => made(
                imaging::probe(bytes, limits)
                    .and_then(|header| imaging::straighten(bytes, &header, Some(*corners), limits))
                    // Nothing comes of a picture only where the corners are looked for.
                    .and_then(|sheet| sheet.ok_or(PictureRefusal::Unreadable))
                    .map(|sheet| sheet.bytes),
            ),
            Self::Tiles { limits } => made(
                imaging::probe(bytes, limits)
                    .and_then(|header| pyramid::build(bytes, &header, limits)),
            ),
            Self::View { plan, limits } => made(
                imaging::probe(bytes, limits)
                    .and_then(|header| pyramid::view_of_original(plan, bytes, &header, limits)),
            ),
            #[cfg(any(test, debug_assertions))]
            Self::Fail(failure) => failure.run(),
        }
    }
}

fn made(file: Result<Vec<u8>, PictureRefusal>) -> Answer {
    Answer::Made(file.map(|bytes| File { bytes }))
}

#[cfg(any(test, debug_assertions))]
impl Failure {
    fn run(self) -> Answer {
        match self {
            Self::Abort => std::process::abort(),
            Self::Panic => panic!("as told"),
            Self::Loop => loop {
                std::hint::black_box(0);
            },
            Self::Sleep => loop {
                std::thread::park();
            },
            Self::Memory => {
                let mut taken = Vec::new();
                loop {
                    taken.push(vec![1u8; 64 << 20]);
                    std::hint::black_box(&taken);
                }
            }
            Self::BreakOut | Self::BreakOutWithLibheif => Answer::BrokeOut(
                [
                    (
                        "network",
                        std::net::TcpListener::bind("127.0.0.1:0").is_ok(),
                    ),
                    ("disk", std::fs::read("/etc/passwd").is_ok()),
                    (
                        "program",
                        std::process::Command::new("/bin/true").status().is_ok(),
                    ),
                    ("thread", {
                        std::thread::Builder::new().spawn(|| {}).is_ok()
                    }),
                    ("environment", std::env::vars_os().next().is_some()),
                ]
                .into_iter()
                .filter(|(_, could)| *could)
                .map(|(what, _)| what.to_owned())
                .collect(),
            ),
        }
    }
}

impl Answer {
    /// The bytes of its pictures, which cross the pipe behind the head.
    fn pictures(&self) -> Vec<&[u8]> {
        match self {
            Self::Derived(Ok(set)) => set.derivatives.iter().map(|one| &one.bytes[..]).collect(),
            Self::Made(Ok(file)) => vec![&file.bytes],
            _ => Vec::new(),
        }
    }

    /// Where the bytes go that came behind the head.
    fn places(&mut self) -> Vec<&mut Vec<u8>> {
        match self {
            Self::Derived(Ok(set)) => {
                let places = set.derivatives.iter_mut();
                places.map(|one| &mut one.bytes).collect()
            }
            Self::Made(Ok(file)) => vec![&mut file.bytes],
            _ => Vec::new(),
        }
    }

    /// Puts the bytes back that came behind the head, in order.
    fn fill(&mut self, lengths: &[u64], bytes: &[u8]) -> Option<()> {
        let places = self.places();
        if places.len() != lengths.len() {
            return None;
        }
        let mut rest = bytes;
        for (place, length) in places.into_iter().zip(lengths) {
            let (own, others) = rest.split_at_checked(usize::try_from(*length).ok()?)?;
            *place = own.to_vec();
            rest = others;
        }
        rest.is_empty().then_some(())
    }
}

/// The head of an answer: the answer without its pictures, and how long they are.
#[derive(Serialize, Deserialize)]
struct AnswerHead<A> {
    answer: A,
    lengths: Vec<u64>,
}

/// A question as it crosses the pipe, without the picture itself.
pub(super) fn question_head(task: &Task, n_bytes: usize) -> serde_json::Result<Vec<u8>> {
    let head = serde_json::to_vec(task)?;
    let mut message = lengths(head.len(), n_bytes);
    message.extend(head);
    Ok(message)
}

/// An answer as it crosses the pipe.
pub(super) fn answer_message(answer: &Answer) -> serde_json::Result<Vec<u8>> {
    let pictures = answer.pictures();
    let lengths_of = pictures.iter().map(|one| one.len() as u64).collect();
    let n_bytes = pictures.iter().map(|one| one.len()).sum();
    let head = serde_json::to_vec(&AnswerHead {
        answer,
        lengths: lengths_of,
    })?;
    let mut message = lengths(head.len(), n_bytes);
    message.extend(head);
    for picture in pictures {
        message.extend_from_slice(picture);
    }
    Ok(message)
}

fn lengths(n_head: usize, n_bytes: usize) -> Vec<u8> {
    let mut message = Vec::with_capacity(LENGTHS_BYTES + n_head + n_bytes);
    message.extend((n_head as u32).to_be_bytes());
    message.extend((n_bytes as u64).to_be_bytes());
    message
}

/// The lengths of head and pictures; none if no honest message has them.
pub(super) fn read_lengths(bytes: [u8; LENGTHS_BYTES]) -> Option<(usize, usize)> {
    let [a, b, c, d, picture @ ..] = bytes;
    let n_head = u32::from_be_bytes([a, b, c, d]) as usize;
    let n_bytes = usize::try_from(u64::from_be_bytes(picture)).ok()?;
    (n_head <= HEAD_BYTES_MAX && n_bytes <= PICTURE_BYTES_MAX).then_some((n_head, n_bytes))
}

/// The task of a head.
pub(super) fn read_question(head: &[u8]) -> serde_json::Result<Task> {
    serde_json::from_slice(head)
}

/// The answer of a head and the bytes behind it; none if they do not fit each other.
pub(super) fn read_answer(head: &[u8], bytes: &[u8]) -> Option<Answer> {
    let mut read: AnswerHead<Answer> = serde_json::from_slice(head).ok()?;
    read.answer.fill(&read.lengths, bytes)?;
    Some(read.answer)
}
