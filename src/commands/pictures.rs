//! `artkite pictures derive`: the derivative set of files and folders, as the house makes it for entries.
//! `artkite pictures publish`: a picture that is no entry's, under the image service.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::Context;
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;

use crate::app::App;
use crate::artworks::domain::too_many_bytes;
use crate::artworks::image_service::publish_picture;
use crate::config::NO_AVIF;
use crate::kernel::{ActionError, Actor, Lang};
use crate::platform::imaging::{self, DerivativeSpec, Fact, Format, Limits, PictureRefusal};

/// Most files that one call takes.
pub const FILES_MAX: usize = 100_000;

/// What is to be made of which files.
#[derive(Debug, Args)]
pub struct Derive {
    /// Pictures, or folders of pictures
    #[arg(required = true, value_name = "IN")]
    pub inputs: Vec<PathBuf>,
    /// Folder for the sizes; made if it is not there
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// Widths, px; a picture is never enlarged
    #[arg(long, value_delimiter = ',', default_values_t = DerivativeSpec::default().widths)]
    pub widths: Vec<u32>,
    /// Types: jpeg, webp, avif (where libheif is installed)
    #[arg(long, value_delimiter = ',', default_value = "jpeg,webp")]
    pub formats: Vec<String>,
    /// Effort of WebP, 0 to 6: more makes smaller files and takes longer
    #[arg(long, default_value_t = DerivativeSpec::default().webp_method, value_parser = clap::value_parser!(u8).range(0..=6))]
    pub effort: u8,
    /// Pictures at once; 0 = one per core
    #[arg(long, default_value_t = 0)]
    pub jobs: usize,
    /// One JSON line per picture on stdout
    #[arg(long)]
    pub json: bool,
}

/// A picture for everyone.
#[derive(Debug, Args)]
pub struct Publish {
    /// The picture: JPEG, PNG, WebP or TIFF; HEIC where libheif is installed
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Its name in addresses: /iiif/3/ID/info.json. One that is in use takes the new picture
    #[arg(long, value_name = "ID")]
    pub id: String,
}

/// Puts a picture under the image service and prints the address of its description.
pub async fn publish(app: &App, wish: &Publish) -> anyhow::Result<()> {
    let shown = wish.file.display();
    let size = std::fs::metadata(&wish.file)
        .with_context(|| format!("cannot read {shown}"))?
        .len() as usize;
    let published = if size > app.config.limits.original_bytes_max {
        Err(too_many_bytes(size, app.config.limits.original_bytes_max).into())
    } else {
        let bytes = std::fs::read(&wish.file).with_context(|| format!("cannot read {shown}"))?;
        publish_picture(app, &Actor::system(), &wish.id, bytes.into()).await
    };
    match published {
        Ok(address) => Ok(writeln!(std::io::stdout(), "{address}")?),
        Err(ActionError::Refused(refusal)) => {
            let words = &app.i18n;
            let why = words.sentence(Lang::En, "refusal", refusal.code, &refusal.facts);
            anyhow::bail!("{shown}: {why}")
        }
        Err(error) => Err(error.into()),
    }
}

/// What became of one picture.
#[derive(Debug, PartialEq, Serialize)]
struct Report {
    file: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    refusal: Option<Refused>,
    #[serde(skip_serializing_if = "Option::is_none")]
    picture: Option<Made>,
}

#[derive(Debug, PartialEq, Serialize)]
struct Refused {
    code: &'static str,
    facts: serde_json::Map<String, serde_json::Value>,
}

#[derive(Debug, PartialEq, Serialize)]
struct Made {
    width: u32,
    height: u32,
    /// Base64.
    thumbhash: String,
    is_damaged: bool,
    derivatives: Vec<MadeSize>,
}

#[derive(Debug, PartialEq, Serialize)]
struct MadeSize {
    file: String,
    width: u32,
    height: u32,
    bytes: usize,
}

/// Makes the sizes; gives the number of pictures that were refused or could not be read or written.
pub fn derive(wish: &Derive) -> anyhow::Result<usize> {
    // What is opened here is the caller's own: no child is needed for it, and HEIC is taken where libheif is there.
    libheif::load();
    let spec = spec_of(wish)?;
    let files = list_files(&wish.inputs)?;
    std::fs::create_dir_all(&wish.out)
        .with_context(|| format!("cannot make the folder {}", wish.out.display()))?;
    let names = names_of(&files);
    let n_threads = match wish.jobs {
        0 => std::thread::available_parallelism().map_or(1, usize::from),
        n => n,
    }
    .min(files.len().max(1));
    let bar = if std::io::stderr().is_terminal() {
        ProgressBar::new(files.len() as u64).with_style(ProgressStyle::with_template(
            "{bar:32} {pos}/{len} · {eta}",
        )?)
    } else {
        ProgressBar::hidden()
    };
    let (next, n_failed, out) = (
        AtomicUsize::new(0),
        AtomicUsize::new(0),
        Mutex::new(std::io::stdout()),
    );
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..n_threads)
            .map(|_| {
                scope.spawn(|| -> anyhow::Result<()> {
                    while let Some((file, name)) = {
                        let at = next.fetch_add(1, Ordering::Relaxed);
                        files.get(at).zip(names.get(at))
                    } {
                        let report = derive_one(file, name, &wish.out, &spec);
                        bar.inc(1);
                        let report = report.unwrap_or_else(|error| {
                            bar.suspend(|| eprintln!("artkite: {error:#}"));
                            None
                        });
                        if report
                            .as_ref()
                            .is_none_or(|report| report.picture.is_none())
                        {
                            n_failed.fetch_add(1, Ordering::Relaxed);
                        }
                        let Some(report) = report else { continue };
                        if let Some(refused) = &report.refusal {
                            bar.suspend(|| eprintln!("artkite: {}: {}", report.file, refused.code));
                        }
                        if wish.json {
                            let line = serde_json::to_string(&report)?;
                            if let Ok(mut out) = out.lock() {
                                writeln!(out, "{line}")?;
                            }
                        }
                    }
                    Ok(())
                })
            })
            .collect();
        workers.into_iter().try_for_each(|worker| {
            worker
                .join()
                .map_err(|_| anyhow::anyhow!("a worker broke"))?
        })
    })?;
    bar.finish_and_clear();
    Ok(n_failed.into_inner())
}

fn spec_of(wish: &Derive) -> anyhow::Result<DerivativeSpec> {
    let formats = wish.formats.iter().map(|name| match name.as_str() {
        "jpeg" | "jpg" => Ok(Format::Jpeg),
        "webp" => Ok(Format::WebP),
        "avif" => match libheif::library() {
            Some(library) if library.encodes_av1() => Ok(Format::Avif),
            _ => anyhow::bail!("{NO_AVIF}"),
        },
        other => anyhow::bail!("{other} is not made; choose among jpeg, webp and avif"),
    });
    anyhow::ensure!(
        wish.widths.iter().all(|width| (1..=16_383).contains(width)),
        "a width is 1 to 16383 px"
    );
    Ok(DerivativeSpec {
        widths: wish.widths.clone(),
        formats: formats.collect::<anyhow::Result<_>>()?,
        webp_method: wish.effort,
        ..DerivativeSpec::default()
    })
}

/// The files named, and those in the folders named (not below them), in order of their names.
fn list_files(inputs: &[PathBuf]) -> anyhow::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for input in inputs {
        if input.is_dir() {
            let mut inside: Vec<PathBuf> = std::fs::read_dir(input)
                .with_context(|| format!("cannot read the folder {}", input.display()))?
                .filter_map(|entry| Some(entry.ok()?.path()))
                .filter(|path| path.is_file())
                .collect();
            inside.sort();
            files.append(&mut inside);
        } else {
            files.push(input.clone());
        }
        anyhow::ensure!(
            files.len() <= FILES_MAX,
            "more than {FILES_MAX} files; give them in parts"
        );
    }
    Ok(files)
}

/// A name for the sizes of each file: its own without the ending, with a number where two would be the same.
fn names_of(files: &[PathBuf]) -> Vec<String> {
    let mut seen = std::collections::HashMap::new();
    let stem = |path: &Path| {
        path.file_stem().map_or_else(
            || "picture".into(),
            |stem| stem.to_string_lossy().into_owned(),
        )
    };
    files
        .iter()
        .map(|file| {
            let stem = stem(file);
            let n = seen
                .entry(stem.clone())
                .and_modify(|n| *n += 1)
                .or_insert(1);
            if *n == 1 { stem } else { format!("{stem}-{n}") }
        })
        .collect()
}

fn derive_one(
    file: &Path,
    name: &str,
    out: &Path,
    spec: &DerivativeSpec,
) -> anyhow::Result<Option<Report>> {
    let shown = file.display().to_string();
    let limits = Limits::default();
    let size = std::fs::metadata(file)
        .with_context(|| format!("cannot read {shown}"))?
        .len() as usize;
    // Asked before reading: a film in the folder must not fill the memory.
    if size > limits.original_bytes_max {
        let bytes_max = limits.original_bytes_max;
        let refusal = PictureRefusal::TooManyBytes {
            bytes: size,
            bytes_max,
        };
        return Ok(Some(refused(shown, &refusal)));
    }
    let bytes = std::fs::read(file).with_context(|| format!("cannot read {shown}"))?;
    let made = imaging::probe(&bytes, &limits)
        .and_then(|header| imaging::derive(&bytes, &header, spec, &limits));
    let set = match made {
        Ok(set) => set,
        Err(refusal) => return Ok(Some(refused(shown, &refusal))),
    };
    let mut derivatives = Vec::with_capacity(set.derivatives.len());
    for size in set.derivatives {
        let path = out.join(format!("{name}-{}.{}", size.width, size.format.extension()));
        std::fs::write(&path, &size.bytes)
            .with_context(|| format!("cannot write {}", path.display()))?;
        derivatives.push(MadeSize {
            file: path.display().to_string(),
            width: size.width,
            height: size.height,
            bytes: size.bytes.len(),
        });
    }
    Ok(Some(Report {
        file: shown,
        refusal: None,
        picture: Some(Made {
            width: set.width,
            height: set.height,
            thumbhash: base64::Engine::encode(
                &base64::engine::general_purpose::STANDARD,
                &set.thumbhash,
            ),
            is_damaged: set.is_damaged,
            derivatives,
        }),
    }))
}

fn refused(file: String, refusal: &PictureRefusal) -> Report {
    let facts = refusal
        .facts()
        .into_iter()
        .map(|(name, fact)| {
            let value = match fact {
                Fact::Number(number) => number.into(),
                Fact::Word(word) => word.into(),
            };
            (name.to_owned(), value)
        })
        .collect();
    Report {
        file,
        refusal: Some(Refused {
            code: refusal.code(),
            facts,
        }),
        picture: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(inputs: Vec<PathBuf>, out: &Path) -> Derive {
        Derive {
            inputs,
            out: out.to_owned(),
            widths: vec![320, 640],
            formats: vec!["jpeg".into(), "webp".into()],
            effort: 0,
            jobs: 2,
            json: false,
        }
    }

    #[test]
    fn a_folder_becomes_its_sizes_and_what_is_no_picture_is_counted() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("out");
        let input = folder.path().join("in");
        std::fs::create_dir(&input).unwrap();
        let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pictures");
        for name in [
            "orientation_portrait_5.jpg",
            "drawing_small_rgba_600x450.png",
        ] {
            std::fs::copy(fixtures.join(name), input.join(name)).unwrap();
        }
        std::fs::write(input.join("words.jpg"), "no picture").unwrap();
        assert_eq!(derive(&wish(vec![input], &out)).unwrap(), 1);
        let mut made: Vec<String> = std::fs::read_dir(&out)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        made.sort();
        assert_eq!(
            made,
            [
                "drawing_small_rgba_600x450-320.jpg",
                "drawing_small_rgba_600x450-320.webp",
                "drawing_small_rgba_600x450-600.jpg",
                "drawing_small_rgba_600x450-600.webp",
                "orientation_portrait_5-320.jpg",
                "orientation_portrait_5-320.webp",
                "orientation_portrait_5-450.jpg",
                "orientation_portrait_5-450.webp",
            ]
        );
    }

    #[test]
    fn two_files_of_one_name_do_not_overwrite_each_other() {
        let files = ["a/x.jpg", "b/x.png", "c/y.jpg"].map(PathBuf::from);
        assert_eq!(names_of(&files), ["x", "x-2", "y"]);
    }

    #[test]
    fn a_wrong_type_or_width_is_said() {
        let out = Path::new("/nowhere");
        let mut wrong = wish(vec![], out);
        wrong.formats = vec!["gif".into()];
        assert!(derive(&wrong).unwrap_err().to_string().contains("gif"));
        let mut wrong = wish(vec![], out);
        wrong.widths = vec![0];
        assert!(derive(&wrong).is_err());
    }
}
