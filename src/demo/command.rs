//! `artkite demo`: serves at once, builds behind it, and says on the terminal where to look.

use std::collections::HashMap;
use std::io::{IsTerminal, Write};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};

use super::build::{Progress, Wish, build, prepare};
use super::staff;
use crate::app::App;
use crate::config::Config;
use crate::platform::clock::Clock;
use crate::{schedule, serve};

/// Entries of the real 9th edition.
const ENTRIES: u32 = 456;

/// What is to be shown, and where.
#[derive(Debug, Args)]
pub struct Demo {
    /// Folder of its database, pictures and letters; a demonstration that is there goes on
    #[arg(long, value_name = "DIR", default_value = "var/demo")]
    pub data_dir: PathBuf,
    /// Address and port
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// Entries of the 9th edition, in the true proportions of the countries
    #[arg(long, value_name = "N", default_value_t = ENTRIES, value_parser = clap::value_parser!(u32).range(10..=456))]
    pub entries: u32,
    /// Builds and ends, without a web server
    #[arg(long)]
    pub no_serve: bool,
}

/// Builds, and serves until it is told to stop.
///
/// # Errors
/// A sentence with a hint.
pub async fn run(demo: &Demo) -> anyhow::Result<()> {
    claim(&demo.data_dir, demo.entries)?;
    let app = App::open(settings(demo)?, Clock::wall())
        .await
        .with_context(|| {
            format!(
                "the demonstration in {} cannot be opened; another folder: --data-dir DIR",
                demo.data_dir.display()
            )
        })?;
    let wish = Wish {
        n_entries: demo.entries,
        long_side_px: None,
        n_painters: 0,
    };
    prepare(&app, wish).await?;
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let worker = {
        let app = app.clone();
        actix_web::rt::spawn(async move {
            schedule::work(&app, async {
                // A sender that is gone means the same: stop.
                let _ = stopped.await;
            })
            .await
        })
    };
    if demo.no_serve {
        build_and_tell(&app, wish).await?;
    } else {
        let server = serve::start(&app).with_context(|| {
            format!(
                "nothing can listen on {}; another place: --listen 127.0.0.1:8081",
                demo.listen
            )
        })?;
        greet(&app).await?;
        let building = {
            let app = app.clone();
            actix_web::rt::spawn(async move {
                if let Err(error) = build_and_tell(&app, wish).await {
                    let mut err = std::io::stderr().lock();
                    let _ = writeln!(
                        err,
                        "artkite: the demonstration stopped growing: {error:#}\n\
                         What is there stays and is served; started again, it goes on."
                    );
                }
            })
        };
        let served = server.await;
        building.abort();
        served.context("the web server stopped")?;
    }
    drop(stop);
    worker.await.context("the worker stopped")?
}

/// The embedded settings with everything in one folder; the surroundings of the process do not count.
fn settings(demo: &Demo) -> anyhow::Result<Config> {
    let place = |name: &str| demo.data_dir.join(name).display().to_string();
    let own = HashMap::from([
        (
            "ARTKITE__DATABASE__URL".to_owned(),
            format!("sqlite:{}", place("artkite.db")),
        ),
        (
            "ARTKITE__FILES__URL".to_owned(),
            format!("file:{}", place("uploads")),
        ),
        (
            "ARTKITE__MAIL__URL".to_owned(),
            format!("file:{}", place("outbox")),
        ),
        (
            "ARTKITE__SERVER__LISTEN".to_owned(),
            demo.listen.to_string(),
        ),
        (
            "ARTKITE__SERVER__PUBLIC_URL".to_owned(),
            format!("http://{}", demo.listen),
        ),
    ]);
    Ok(Config::load_from(None, Some(own))?)
}

/// A folder holds one demonstration, of one size.
fn claim(folder: &Path, n_entries: u32) -> anyhow::Result<()> {
    let note = folder.join("demo-entries.txt");
    match std::fs::read_to_string(&note) {
        Ok(text) if text.trim() == n_entries.to_string() => Ok(()),
        Ok(text) => anyhow::bail!(
            "{} holds a demonstration of {} entries; go on with --entries {}, or take another folder: --data-dir DIR",
            folder.display(),
            text.trim(),
            text.trim()
        ),
        Err(_) => {
            let hint = || {
                format!(
                    "{} cannot be written to; another folder: --data-dir DIR",
                    folder.display()
                )
            };
            std::fs::create_dir_all(folder).with_context(hint)?;
            std::fs::write(&note, format!("{n_entries}\n")).with_context(hint)
        }
    }
}

/// Where to look, and how to sign in.
async fn greet(app: &App) -> anyhow::Result<()> {
    let url = &app.config.server.public_url;
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "The demonstration is at {url}/en/ and fills while you look; the results come last."
    )?;
    writeln!(
        out,
        "  {url}/en/gallery   {url}/en/editions/9/results   {url}/en/exhibitions/five-countries"
    )?;
    writeln!(
        out,
        "Sign in at {url}/en/sign-in with an address and its code (good for a day):"
    )?;
    for (email, code) in staff::codes(app).await? {
        writeln!(out, "  {email:<26} {code}")?;
    }
    writeln!(
        out,
        "  {url}/en/desk/editions/10/screening   {url}/en/desk/editions/9/rounds   {url}/en/judging"
    )?;
    Ok(())
}

/// Builds; a bar shows how far it is, or lines where nobody looks at a terminal.
async fn build_and_tell(app: &App, wish: Wish) -> anyhow::Result<()> {
    let is_terminal = std::io::stderr().is_terminal();
    let bar = ProgressBar::new(u64::from(wish.n_entries));
    bar.set_style(ProgressStyle::with_template(
        "{bar:32} {pos}/{len} {msg} {elapsed} ~{eta}",
    )?);
    bar.set_message("drawings");
    let line = |text: &str| {
        // Nobody may be listening any more; that does not stop the work.
        let _ = writeln!(std::io::stderr().lock(), "{text}");
    };
    let told = |progress: Progress| match progress {
        Progress::Entered(n) => {
            bar.set_position(n);
            if !is_terminal && n.is_multiple_of(50) && n > 0 {
                line(&format!("{n} of {} drawings", wish.n_entries));
            }
        }
        Progress::Began(part) => {
            bar.set_message(part);
            if !is_terminal {
                line(part);
            }
        }
    };
    build(app, wish, &told).await?;
    bar.finish_and_clear();
    let seconds = bar.elapsed().as_secs();
    line(&format!("The demonstration is whole ({seconds} s)."));
    Ok(())
}
