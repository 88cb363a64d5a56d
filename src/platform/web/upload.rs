//! Forms with one file: read as they arrive, bounded while they are read.

use std::time::{Duration, Instant};

use actix_multipart::Multipart;
use actix_web::{HttpRequest, web};
use bytes::Bytes;
use futures_util::StreamExt;

use super::form::{self, FORM_BYTES_MAX};
use crate::kernel::refusal::RefusalKind;
use crate::kernel::{ActionError, ActionResult, Refusal};

/// Most parts of a form.
const PARTS_MAX: usize = 64;
/// Longest silence between two pieces.
const SILENCE_MAX: Duration = Duration::from_secs(30);
/// Slowest that a form may arrive on the whole, in bytes a second, once `SILENCE_MAX` has passed.
const BYTES_PER_SECOND_MIN: f64 = 2_000.0;

/// A form that was read.
#[derive(Debug, Default)]
pub struct Upload {
    /// Its text fields, in order.
    pub texts: Vec<(String, String)>,
    /// Its file, if one was chosen.
    pub file: Option<UploadedFile>,
}

/// A file of a form.
#[derive(Debug)]
pub enum UploadedFile {
    /// Read to its end.
    Whole(Bytes),
    /// Longer than allowed: nothing of it was kept. Its length as far as it was read, bytes.
    TooLong(usize),
}

impl Upload {
    /// Reads a `multipart/form-data` body. The part `file_field` is the file, of at most `file_bytes_max` bytes; of a
    /// longer one nothing is kept, and reading goes on to twice the limit, so that the form can be given back with
    /// what was written in it. Every other part is text, all of them together within [`FORM_BYTES_MAX`].
    pub async fn read(
        request: &HttpRequest,
        payload: web::Payload,
        file_field: &str,
        file_bytes_max: usize,
    ) -> ActionResult<Self> {
        let mut upload = Self::default();
        let mut pace = Pace::begin();
        let mut text_bytes = 0;
        let mut multipart = Multipart::new(request.headers(), payload);
        let mut n_parts = 0;
        while let Some(part) = pace.wait(multipart.next()).await? {
            let mut part = part.map_err(|_| malformed())?;
            n_parts += 1;
            if n_parts > PARTS_MAX {
                return Err(too_large());
            }
            let name = part.name().unwrap_or_default().to_owned();
            let is_file = name == file_field;
            let mut bytes = Vec::new();
            let mut n_read = 0;
            while let Some(piece) = pace.wait(part.next()).await? {
                let piece = piece.map_err(|_| malformed())?;
                n_read += piece.len();
                pace.count(piece.len());
                if is_file {
                    if n_read > file_bytes_max {
                        bytes = Vec::new();
                    } else {
                        bytes.extend_from_slice(&piece);
                    }
                    if n_read > file_bytes_max.saturating_mul(2) {
                        return Err(too_large());
                    }
                } else {
                    text_bytes += piece.len();
                    if text_bytes > FORM_BYTES_MAX {
                        return Err(too_large());
                    }
                    bytes.extend_from_slice(&piece);
                }
            }
            if !is_file {
                let text = String::from_utf8(bytes).map_err(|_| malformed())?;
                upload.texts.push((name, text));
                continue;
            }
            // A browser sends the field of a file that was not chosen with an empty name and nothing in it.
            let is_named = part
                .content_disposition()
                .and_then(|disposition| disposition.get_filename())
                .is_some_and(|file_name| !file_name.is_empty());
            if n_read > file_bytes_max {
                upload.file = Some(UploadedFile::TooLong(n_read));
            } else if n_read > 0 || is_named {
                upload.file = Some(UploadedFile::Whole(bytes.into()));
            }
        }
        Ok(upload)
    }

    /// Takes the token of the form out and compares it with the session's.
    pub fn check_token(&mut self, request: &HttpRequest) -> ActionResult<()> {
        let sent = self.take("csrf").unwrap_or_default();
        form::check_token(request, &sent)
    }

    /// Takes a text field out.
    pub fn take(&mut self, name: &str) -> Option<String> {
        let at = self.texts.iter().position(|(found, _)| found == name)?;
        Some(self.texts.swap_remove(at).1)
    }
}

/// Watches that a body goes on arriving.
pub struct Pace {
    began: Instant,
    bytes: usize,
}

impl Pace {
    /// From now on.
    pub fn begin() -> Self {
        Self {
            began: Instant::now(),
            bytes: 0,
        }
    }

    /// So much more has arrived.
    pub fn count(&mut self, n_bytes: usize) {
        self.bytes += n_bytes;
    }

    /// What comes next, or a refusal if the body is too slow.
    pub async fn wait<T>(&self, next: impl Future<Output = T>) -> ActionResult<T> {
        let next = tokio::time::timeout(SILENCE_MAX, next)
            .await
            .map_err(|_| too_slow())?;
        let elapsed = self.began.elapsed();
        let is_slow = (self.bytes as f64) < elapsed.as_secs_f64() * BYTES_PER_SECOND_MIN;
        if elapsed > SILENCE_MAX && is_slow {
            return Err(too_slow());
        }
        Ok(next)
    }
}

fn too_slow() -> ActionError {
    Refusal::new("request-timeout", RefusalKind::Unavailable).into()
}

fn too_large() -> ActionError {
    Refusal::new("form-too-large", RefusalKind::TooLarge).into()
}

fn malformed() -> ActionError {
    Refusal::unprocessable("form-malformed").into()
}
