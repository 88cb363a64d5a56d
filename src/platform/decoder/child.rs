//! The child's side: reads a task, does it, answers, until nobody asks any more.

use std::ffi::OsString;
use std::io::{self, Read, Write};

use super::task::{LENGTHS_BYTES, answer_message, read_lengths, read_question};
use super::{Terms, confine};

/// Serves tasks on standard input and output. Called by the hidden command that [`super::Decoder`] starts, before anything else of the
/// process was touched, with the [`Terms`] as its arguments.
///
/// # Errors
/// When the confinement cannot be set up, or the pipe is broken in the middle of a message.
pub fn serve(arguments: impl Iterator<Item = OsString>) -> io::Result<()> {
    let (terms, has_libheif) =
        Terms::read(arguments).ok_or_else(|| io::Error::other("no terms"))?;
    if has_libheif {
        // Its files can be read now and never again. Where there are none, the task says so.
        libheif::load();
    }
    confine::lock_in(terms.memory_bytes_max, has_libheif)?;
    let (mut input, mut output) = (io::stdin().lock(), io::stdout().lock());
    let mut lengths = [0; LENGTHS_BYTES];
    loop {
        match input.read_exact(&mut lengths) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(()),
            Err(error) => return Err(error),
        }
        let (n_head, n_bytes) =
            read_lengths(lengths).ok_or_else(|| io::Error::other("lengths over all bounds"))?;
        let head = read_exactly(&mut input, n_head)?;
        let bytes = read_exactly(&mut input, n_bytes)?;
        let task = read_question(&head)?;
        confine::allow_time_for_one_task(terms.cpu_seconds_max)?;
        let answer = answer_message(&task.run(&bytes))?;
        output.write_all(&answer)?;
        output.flush()?;
    }
}

fn read_exactly(input: &mut impl Read, n: usize) -> io::Result<Vec<u8>> {
    let mut bytes = vec![0; n];
    input.read_exact(&mut bytes)?;
    Ok(bytes)
}
