//! One child, from this side: started without anything, asked with a deadline, ended when it is dropped.

use std::io::{self, Read, Write};
use std::os::fd::AsFd;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{OFlags, fcntl_getfl, fcntl_setfl};

use super::Terms;
use super::task::{Answer, LENGTHS_BYTES, Task, question_head, read_answer, read_lengths};

/// A running child.
#[derive(Debug)]
pub(super) struct Process {
    child: Child,
    input: ChildStdin,
    output: ChildStdout,
}

impl Process {
    /// Starts a child: no environment, no folder of ours, nothing open but the two pipes.
    pub(super) fn start(program: &Path, terms: &Terms, has_libheif: bool) -> io::Result<Self> {
        let mut child = Command::new(program)
            .arg(super::COMMAND)
            .args(terms.arguments(has_libheif))
            .env_clear()
            .current_dir("/")
            // Out of reach of the terminal's interrupt: what runs is finished when the house closes in peace.
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let (Some(input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(io::Error::other("a child without pipes"));
        };
        without_blocking(&input)?;
        without_blocking(&output)?;
        Ok(Self {
            child,
            input,
            output,
        })
    }

    /// Has one task done. After an error the child is of no use any more.
    pub(super) fn ask(
        &mut self,
        task: &Task,
        bytes: &[u8],
        patience: Duration,
    ) -> io::Result<Answer> {
        let until = deadline(patience);
        let head = question_head(task, bytes.len())?;
        self.write(&head, until)?;
        self.write(bytes, until)?;
        let mut lengths = [0; LENGTHS_BYTES];
        self.read(&mut lengths, until)?;
        let (n_head, n_bytes) =
            read_lengths(lengths).ok_or_else(|| io::Error::other("lengths over all bounds"))?;
        let mut head = vec![0; n_head];
        self.read(&mut head, until)?;
        let mut pictures = vec![0; n_bytes];
        self.read(&mut pictures, until)?;
        read_answer(&head, &pictures).ok_or_else(|| io::Error::other("an answer that is none"))
    }

    fn write(&mut self, mut bytes: &[u8], until: Instant) -> io::Result<()> {
        while !bytes.is_empty() {
            match self.input.write(bytes) {
                Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
                Ok(n) => bytes = bytes.get(n..).unwrap_or_default(),
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    wait(&self.input, PollFlags::OUT, until)?;
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    fn read(&mut self, bytes: &mut [u8], until: Instant) -> io::Result<()> {
        let mut n_read = 0;
        while let Some(rest) = bytes.get_mut(n_read..).filter(|rest| !rest.is_empty()) {
            match self.output.read(rest) {
                Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
                Ok(n) => n_read += n,
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    wait(&self.output, PollFlags::IN, until)?;
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// How it ended by itself; none if it did not.
    pub(super) fn ended(mut self) -> Option<ExitStatus> {
        // Whoever closed the pipe is a moment before its end.
        for _ in 0..20 {
            match self.child.try_wait() {
                Ok(None) => std::thread::sleep(Duration::from_millis(5)),
                Ok(status) => return status,
                Err(_) => return None,
            }
        }
        None
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may be gone already; then there is nothing to end, and waiting only takes note of it.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[allow(clippy::disallowed_methods)] // patience with a process is measured on the machine's own clock
fn deadline(patience: Duration) -> Instant {
    Instant::now() + patience
}

#[allow(clippy::disallowed_methods)]
fn left(until: Instant) -> Duration {
    until.saturating_duration_since(Instant::now())
}

fn without_blocking(pipe: &impl AsFd) -> io::Result<()> {
    let flags = fcntl_getfl(pipe)?;
    Ok(fcntl_setfl(pipe, flags | OFlags::NONBLOCK)?)
}

/// Waits until the pipe can be used, or is closed, or the time is over.
fn wait(pipe: &impl AsFd, flags: PollFlags, until: Instant) -> io::Result<()> {
    let left = left(until);
    if left.is_zero() {
        return Err(io::ErrorKind::TimedOut.into());
    }
    let timeout = Timespec {
        tv_sec: i64::try_from(left.as_secs()).unwrap_or(i64::MAX),
        tv_nsec: left.subsec_nanos().into(),
    };
    match poll(&mut [PollFd::new(pipe, flags)], Some(&timeout)) {
        Ok(_) | Err(rustix::io::Errno::INTR) => Ok(()),
        Err(error) => Err(error.into()),
    }
}
