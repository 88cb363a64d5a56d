//! `artkite files new-key` and `artkite files seal`: the keys of the file store, and what lies there brought under the first.

use std::io::{IsTerminal, Write};

use anyhow::Context;
use futures_util::{StreamExt, stream};
use indicatif::{ProgressBar, ProgressStyle};

use crate::config::Config;
use crate::platform::files::{ContentHash, Files, FilesError, Sealing};

/// Files that are listed at once.
const LISTED: usize = 1000;

/// Files that are sealed at once; each takes four times its length in memory.
const AT_ONCE: usize = 4;

const NO_FILE: &str = "files.key_file is empty: name the file that holds, or is to hold, the key";

/// Puts a new key first in the key file and prints its name.
pub async fn new_key(config: &Config) -> anyhow::Result<()> {
    anyhow::ensure!(!config.files.key_file.is_empty(), NO_FILE);
    let id = Files::add_key(&config.files, config.limits.disk_free_bytes_min).await?;
    let mut out = std::io::stdout();
    writeln!(out, "{id}")?;
    eprintln!(
        "This key is first in {}. Keep a copy of that file in another place: without it all pictures are lost.",
        config.files.key_file
    );
    Ok(())
}

/// Seals every file that does not lie sealed with the first key. Files that cannot be opened are named and left as they are.
pub async fn seal(config: &Config) -> anyhow::Result<()> {
    anyhow::ensure!(!config.files.key_file.is_empty(), NO_FILE);
    let files = Files::open(&config.files, config.limits.disk_free_bytes_min)?;
    files.refuse_bad_settings().await?;
    let bar = if std::io::stderr().is_terminal() {
        let style = ProgressStyle::with_template("{bar:32} {pos}/{len} · {eta}")?;
        ProgressBar::new(count(&files).await?).with_style(style)
    } else {
        ProgressBar::hidden()
    };
    let (mut n_sealed, mut n_before, mut left) = (0_u64, 0_u64, Vec::new());
    let mut after = None;
    loop {
        let page = list(&files, &mut after).await?;
        let n_listed = page.len();
        let mut sealing = stream::iter(page)
            .map(async |hash| files.seal(&hash).await)
            .buffer_unordered(AT_ONCE);
        while let Some(sealed) = sealing.next().await {
            bar.inc(1);
            match sealed {
                Ok(Sealing::Done) => n_sealed += 1,
                Ok(Sealing::WasDone) => n_before += 1,
                Ok(Sealing::Gone) => {}
                Err(
                    error @ (FilesError::Damaged(_)
                    | FilesError::Missing(_)
                    | FilesError::UnknownKey { .. }),
                ) => left.push(error.to_string()),
                // The store itself: the other files would fare no better.
                Err(error) => return Err(error.into()),
            }
        }
        if n_listed < LISTED {
            break;
        }
    }
    bar.finish_and_clear();
    let mut out = std::io::stdout();
    writeln!(
        out,
        "{n_sealed} files sealed, {n_before} were before, {} left as they are",
        left.len()
    )?;
    for line in &left {
        writeln!(out, "{line}")?;
    }
    anyhow::ensure!(left.is_empty(), "{} files were not sealed", left.len());
    for id in files.retire_keys().await? {
        writeln!(out, "key {id} is no longer needed")?;
    }
    Ok(())
}

/// The next files in the store's order.
async fn list(files: &Files, after: &mut Option<ContentHash>) -> anyhow::Result<Vec<ContentHash>> {
    let page = files.list(after.as_ref(), LISTED).await;
    let page: Vec<_> = page
        .context("the file store cannot be listed")?
        .iter()
        .map(|file| file.hash)
        .collect();
    *after = page.last().copied();
    Ok(page)
}

async fn count(files: &Files) -> anyhow::Result<u64> {
    let (mut n, mut after) = (0, None);
    loop {
        let n_listed = list(files, &mut after).await?.len();
        n += n_listed as u64;
        if n_listed < LISTED {
            return Ok(n);
        }
    }
}
