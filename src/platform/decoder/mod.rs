//! Pictures are opened by children: processes of their own without network, files, environment or much memory, so that a picture that
//! breaks a decoder breaks nothing else. They are kept warm: starting one costs more than opening a small picture.
//!
//! What is pure and safe (type, limits, dropping metadata) is asked in this process by [`imaging`](super::imaging); what decodes is a
//! [`Task`](task::Task).

mod child;
mod confine;
mod process;
mod task;

use std::ffi::OsString;
use std::io::ErrorKind;
use std::os::unix::process::ExitStatusExt;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use tokio::sync::{OnceCell, Semaphore, SemaphorePermit};

use self::process::Process;
use self::task::{Answer, Task};
use super::imaging::{
    Corners, DerivativeSet, DerivativeSpec, Format, Header, Limits, PictureRefusal, Seen,
    iiif::Plan,
};
use crate::kernel::refusal::RefusalKind;
use crate::kernel::{ActionError, Refusal};

pub use child::serve;
pub use task::Abilities;
#[cfg(any(test, debug_assertions))]
pub use task::Failure;

/// The command of the program that makes it a child; for nobody to type.
pub const COMMAND: &str = "decoder-child";

/// Memory that all pictures may need that are opened at once, MiB. One that needs more waits until it is alone.
const MEMORY_MIB_MAX: u32 = 1024;

/// Memory that the coder of AVIF takes beside the opened picture, bytes, for the largest size that is made.
const AVIF_CODING_BYTES: u64 = 256 << 20;

/// What a child gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    /// Address space, bytes: the worst legal picture (80 million pixels of eight bytes, and three bytes of each as it is kept), the file,
    /// and the program itself.
    pub memory_bytes_max: u64,
    /// Processor time for one task, seconds.
    pub cpu_seconds_max: u64,
    /// Time for one task by the clock on the wall: for a machine that is overloaded, and for a child that does nothing.
    pub patience: Duration,
}

impl Default for Terms {
    fn default() -> Self {
        Self {
            memory_bytes_max: 1280 << 20,
            cpu_seconds_max: 20,
            patience: Duration::from_secs(60),
        }
    }
}

impl Terms {
    /// As a child is told, and whether it opens libheif before it locks itself in.
    fn arguments(&self, has_libheif: bool) -> [String; 3] {
        [
            self.memory_bytes_max.to_string(),
            self.cpu_seconds_max.to_string(),
            u64::from(has_libheif).to_string(),
        ]
    }

    /// As a child reads them.
    fn read(mut arguments: impl Iterator<Item = OsString>) -> Option<(Self, bool)> {
        let mut number = || arguments.next()?.to_str()?.parse::<u64>().ok();
        let terms = Self {
            memory_bytes_max: number()?,
            cpu_seconds_max: number()?,
            ..Self::default()
        };
        Some((terms, number()? == 1))
    }
}

/// The signal that ends who has used up the processor time it was given.
const SIGXCPU: i32 = 24;

/// Why no answer came. A picture that ended two children is [`PictureRefusal::Unreadable`], which is an answer.
#[derive(Debug, thiserror::Error)]
pub enum DecoderError {
    /// No child could be started: the machine is full, or the program is gone.
    #[error("no decoder could be started")]
    Start(#[source] std::io::Error),
    /// The house is closing.
    #[error("the decoders are closed")]
    Closed,
    /// No answer came in time, though the child had not used up its processor time: the machine is overloaded. This is no
    /// verdict on the picture.
    #[error("no decoder answered in time")]
    TimedOut,
    /// An answer to another question.
    #[error("a decoder answered something else")]
    Confused,
}

impl From<DecoderError> for ActionError {
    fn from(error: DecoderError) -> Self {
        match error {
            DecoderError::TimedOut => {
                tracing::error!("the machine is too busy to open pictures");
                Refusal::new("pictures-busy", RefusalKind::Unavailable).into()
            }
            other => Self::internal(other),
        }
    }
}

/// The children of one house. Cheap to clone.
#[derive(Clone)]
pub struct Decoder {
    inner: Arc<Inner>,
}

struct Inner {
    program: PathBuf,
    idle: Mutex<Vec<Process>>,
    /// Those that have opened libheif: it costs memory, and they may start threads.
    idle_with_libheif: Mutex<Vec<Process>>,
    abilities: OnceCell<Abilities>,
    places: Semaphore,
    memory: Semaphore,
    terms: Terms,
}

impl Decoder {
    /// Children of this very program. None is started before there is work.
    pub fn of_this_program() -> std::io::Result<Self> {
        // On Linux the name of the running file itself: also when a newer one was installed over it.
        let own = PathBuf::from("/proc/self/exe");
        let program = if own.exists() {
            own
        } else {
            std::env::current_exe()?
        };
        Ok(Self::of(program, Terms::default()))
    }

    /// Children of another program that knows [`COMMAND`].
    pub fn of(program: PathBuf, terms: Terms) -> Self {
        let n_children = std::thread::available_parallelism().map_or(2, usize::from);
        Self {
            inner: Arc::new(Inner {
                program,
                idle: Mutex::default(),
                idle_with_libheif: Mutex::default(),
                abilities: OnceCell::new(),
                places: Semaphore::new(n_children),
                memory: Semaphore::new(MEMORY_MIB_MAX as usize),
                terms,
            }),
        }
    }

    /// [`imaging::look`](super::imaging::look) in a child. `header` is what [`probe`](super::imaging::probe) said of these bytes.
    ///
    /// # Errors
    /// A [`DecoderError`] where the machine is to blame. The picture's own refusals are in the inner result.
    pub async fn look(
        &self,
        bytes: Bytes,
        header: &Header,
        limits: &Limits,
    ) -> Result<Result<Seen, PictureRefusal>, DecoderError> {
        let task = Task::Look { limits: *limits };
        match self.ask(task, bytes, header.decoding_bytes()).await? {
            Some(Answer::Looked(result)) => Ok(result),
            Some(_) => Err(DecoderError::Confused),
            None => Ok(Err(PictureRefusal::Unreadable)),
        }
    }

    /// [`imaging::convert`](super::imaging::convert) in a child.
    ///
    /// # Errors
    /// As [`Decoder::look`].
    pub async fn convert(
        &self,
        bytes: Bytes,
        header: &Header,
        limits: &Limits,
    ) -> Result<Result<Vec<u8>, PictureRefusal>, DecoderError> {
        let task = Task::Convert { limits: *limits };
        self.made(task, bytes, header.decoding_bytes()).await
    }

    /// What this machine can do with libheif. Asked of a child once, for this process never opens it.
    ///
    /// # Errors
    /// As [`Decoder::look`].
    pub async fn abilities(&self) -> Result<Abilities, DecoderError> {
        let asked = self.inner.abilities.get_or_try_init(|| async {
            match self.ask(Task::Libheif, Bytes::new(), 0).await? {
                Some(Answer::Libheif(abilities)) => Ok(abilities),
                Some(_) => Err(DecoderError::Confused),
                // A libheif that ends its child is none.
                None => Ok(Abilities::default()),
            }
        });
        asked.await.copied()
    }

    /// [`imaging::derive`](super::imaging::derive) in a child.
    ///
    /// # Errors
    /// As [`Decoder::look`].
    pub async fn derive(
        &self,
        bytes: Bytes,
        header: &Header,
        spec: &DerivativeSpec,
        limits: &Limits,
    ) -> Result<Result<DerivativeSet, PictureRefusal>, DecoderError> {
        let task = Task::Derive {
            spec: spec.clone(),
            limits: *limits,
        };
        let coding = if spec.formats.contains(&Format::Avif) {
            AVIF_CODING_BYTES
        } else {
            0
        };
        let memory_bytes = header.decoding_bytes() + coding;
        match self.ask(task, bytes, memory_bytes).await? {
            Some(Answer::Derived(result)) => Ok(result),
            Some(_) => Err(DecoderError::Confused),
            None => Ok(Err(PictureRefusal::Unreadable)),
        }
    }

    /// [`imaging::straighten`](super::imaging::straighten) in a child, between corners that are known.
    ///
    /// # Errors
    /// As [`Decoder::look`].
    pub async fn straighten(
        &self,
        bytes: Bytes,
        header: &Header,
        corners: &Corners,
        limits: &Limits,
    ) -> Result<Result<Vec<u8>, PictureRefusal>, DecoderError> {
        let task = Task::Straighten {
            corners: *corners,
            limits: *limits,
        };
        // The whole picture, and the sheet beside it: of no more pixels, three bytes each.
        let sheet = 3 * u64::from(header.width) * u64::from(header.height);
        self.made(task, bytes, header.decoding_bytes() + sheet)
            .await
    }

    /// [`pyramid::build`](super::imaging::pyramid::build) in a child.
    ///
    /// # Errors
    /// As [`Decoder::look`].
    pub async fn tiles(
        &self,
        bytes: Bytes,
        header: &Header,
        limits: &Limits,
    ) -> Result<Result<Vec<u8>, PictureRefusal>, DecoderError> {
        let task = Task::Tiles { limits: *limits };
        self.made(task, bytes, header.decoding_bytes()).await
    }

    /// [`pyramid::view_of_original`](super::imaging::pyramid::view_of_original) in a child.
    ///
    /// # Errors
    /// As [`Decoder::look`].
    pub async fn view(
        &self,
        bytes: Bytes,
        header: &Header,
        plan: &Plan,
        limits: &Limits,
    ) -> Result<Result<Vec<u8>, PictureRefusal>, DecoderError> {
        let task = Task::View {
            plan: *plan,
            limits: *limits,
        };
        self.made(task, bytes, header.decoding_bytes()).await
    }

    async fn made(
        &self,
        task: Task,
        bytes: Bytes,
        memory_bytes: u64,
    ) -> Result<Result<Vec<u8>, PictureRefusal>, DecoderError> {
        match self.ask(task, bytes, memory_bytes).await? {
            Some(Answer::Made(result)) => Ok(result.map(|file| file.bytes)),
            Some(_) => Err(DecoderError::Confused),
            None => Ok(Err(PictureRefusal::Unreadable)),
        }
    }

    /// Has a child fail on purpose; what it could do that it must not, or none if it died.
    #[cfg(any(test, debug_assertions))]
    pub async fn fail(&self, failure: Failure) -> Result<Option<Vec<String>>, DecoderError> {
        match self.ask(Task::Fail(failure), Bytes::new(), 0).await? {
            Some(Answer::BrokeOut(could)) => Ok(Some(could)),
            Some(_) => Err(DecoderError::Confused),
            None => Ok(None),
        }
    }

    /// The answer, or none if two children died of it, or one used up its processor time for it.
    async fn ask(
        &self,
        task: Task,
        bytes: Bytes,
        memory_bytes: u64,
    ) -> Result<Option<Answer>, DecoderError> {
        let _memory = self.take_memory(memory_bytes).await?;
        let place = self.inner.places.acquire().await;
        let _place = place.map_err(|_| DecoderError::Closed)?;
        let inner = self.inner.clone();
        match tokio::task::spawn_blocking(move || inner.ask(&task, &bytes)).await {
            Ok(answer) => answer,
            Err(error) if error.is_panic() => std::panic::resume_unwind(error.into_panic()),
            Err(_) => Err(DecoderError::Closed),
        }
    }

    async fn take_memory(&self, bytes: u64) -> Result<SemaphorePermit<'_>, DecoderError> {
        let mib = u32::try_from(bytes >> 20)
            .unwrap_or(u32::MAX)
            .clamp(1, MEMORY_MIB_MAX);
        let permit = self.inner.memory.acquire_many(mib).await;
        permit.map_err(|_| DecoderError::Closed)
    }
}

impl Inner {
    /// A child may die for reasons of its own (the system was short of memory, somebody ended it): a second one is asked, a fresh one.
    fn ask(&self, task: &Task, bytes: &[u8]) -> Result<Option<Answer>, DecoderError> {
        let (terms, has_libheif) = (&self.terms, task.needs_libheif());
        let warm = self.idle(has_libheif).pop();
        for process in [warm, None] {
            let mut process = match process {
                Some(process) => process,
                None => Process::start(&self.program, terms, has_libheif)
                    .map_err(DecoderError::Start)?,
            };
            match process.ask(task, bytes, terms.patience) {
                Ok(answer) => {
                    self.idle(has_libheif).push(process);
                    return Ok(Some(answer));
                }
                Err(error) => {
                    let ended = process.ended();
                    tracing::warn!(%error, ?ended, "a decoding child was lost");
                    if error.kind() == ErrorKind::TimedOut {
                        return Err(DecoderError::TimedOut);
                    }
                    if ended.and_then(|status| status.signal()) == Some(SIGXCPU) {
                        return Ok(None);
                    }
                }
            }
        }
        Ok(None)
    }

    fn idle(&self, has_libheif: bool) -> std::sync::MutexGuard<'_, Vec<Process>> {
        let idle = if has_libheif {
            &self.idle_with_libheif
        } else {
            &self.idle
        };
        idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
