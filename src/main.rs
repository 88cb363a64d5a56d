//! The `artkite` command: argv → one of the house's doors.

use anyhow::Context;
use artkite::app::App;
use artkite::commands::judging::{self, JudgingCommand};
use artkite::commands::{files, pictures};
use artkite::config::Config;
use artkite::demo::command::{self as demo, Demo};
use artkite::kernel::{Actor, Lang, Role};
use artkite::people::actions::{Invitee, invite_with_code};
use artkite::platform::clock::Clock;
use artkite::platform::db::Db;
use artkite::platform::decoder;
use artkite::{schedule, serve};
use clap::{Parser, Subcommand};
use tracing_subscriber::EnvFilter;

#[derive(Parser)]
#[command(
    name = "artkite",
    version,
    about = "Runs international youth drawing contests."
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Web, API and (unless worker.enabled = false) workers
    Serve,
    /// Workers alone
    Work,
    /// Brings the database up to date, or takes steps back
    Migrate {
        /// How many steps to take back
        #[arg(long, value_name = "N")]
        down: Option<u32>,
    },
    /// The real 9th edition with invented people and painted drawings, to look at
    Demo(Demo),
    /// Tries what must always hold in the data; exit 1 with what is broken
    Check {
        /// For programs
        #[arg(long)]
        json: bool,
        /// Reads every file and compares it with its name
        #[arg(long)]
        files: bool,
    },
    /// Prints the OpenAPI document
    Openapi,
    /// People who run the contest
    #[command(subcommand)]
    Admin(AdminCommand),
    /// Judging on plain CSV files, without a server
    #[command(subcommand)]
    Judging(JudgingCommand),
    /// Pictures: sizes of files, and single ones for everyone
    #[command(subcommand)]
    Pictures(PicturesCommand),
    /// The file store's keys (files.key_file)
    #[command(subcommand)]
    Files(FilesCommand),
}

#[derive(Subcommand)]
enum FilesCommand {
    /// Puts a new key first in files.key_file, made 0600 where there is none, and prints its name
    NewKey,
    /// Seals what lies plain or sealed with an older key; can be stopped at any moment and goes on when called again
    Seal,
}

#[derive(Subcommand)]
enum PicturesCommand {
    /// Makes the sizes of files or folders
    Derive(pictures::Derive),
    /// Puts a picture under the image service (/iiif/), for everyone
    Publish(pictures::Publish),
}

#[derive(Subcommand)]
enum AdminCommand {
    /// Makes an account and sends its first sign-in code; prints it where mail is files
    Invite {
        /// Mail address
        email: String,
        /// secretariat, chair, curator, auditor …
        #[arg(long)]
        role: String,
        /// How letters address the person
        #[arg(long, default_value = "")]
        name: String,
        /// Language of the letters: zh ja ko mn ru en vi
        #[arg(long, default_value = "en")]
        lang: String,
    },
}

fn main() -> std::process::ExitCode {
    // A child that opens pictures: nothing else of this process is touched before it has locked itself in.
    let mut arguments = std::env::args_os().skip(1);
    if arguments
        .next()
        .is_some_and(|command| command == decoder::COMMAND)
    {
        return match decoder::serve(arguments) {
            Ok(()) => std::process::ExitCode::SUCCESS,
            Err(_) => std::process::ExitCode::FAILURE,
        };
    }
    let cli = Cli::parse();
    if let Command::Serve | Command::Work | Command::Demo(_) = &cli.command {
        begin_with_memory_given_back();
    }
    if let Command::Judging(command) = &cli.command {
        return judge(command);
    }
    if let Command::Pictures(PicturesCommand::Derive(wish)) = &cli.command {
        return match pictures::derive(wish) {
            Ok(0) => std::process::ExitCode::SUCCESS,
            Ok(_) => std::process::ExitCode::FAILURE,
            Err(error) => {
                eprintln!("artkite: {error:#}");
                std::process::ExitCode::from(2)
            }
        };
    }
    let outcome = actix_web::rt::System::new().block_on(run(cli.command));
    match outcome {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("artkite: {error:#}");
            std::process::ExitCode::FAILURE
        }
    }
}

/// Once it has seen large blocks come and go, the C library of Linux no longer gives them back but keeps some for each of many threads: two
/// hundred photos that arrive at once would leave the house with twice the memory. It asks how it should be only when a program starts, so
/// this one starts once more in its own place. Where that fails it goes on as it is.
#[cfg(target_os = "linux")]
fn begin_with_memory_given_back() {
    use std::os::unix::process::CommandExt;
    const THRESHOLD: &str = "MALLOC_MMAP_THRESHOLD_";
    if std::env::var_os(THRESHOLD).is_some() {
        return;
    }
    let mut arguments = std::env::args_os();
    let mut again = std::process::Command::new("/proc/self/exe");
    if let Some(name) = arguments.next() {
        again.arg0(name);
    }
    let _ = again.args(arguments).env(THRESHOLD, "131072").exec();
}

#[cfg(not(target_os = "linux"))]
fn begin_with_memory_given_back() {}

/// The answer on stdout; a no or a failure by the exit code: 1 the answer is no, 2 wrong use.
fn judge(command: &JudgingCommand) -> std::process::ExitCode {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    match judging::run(command, &mut out, &mut std::io::stderr()) {
        Ok(true) => std::process::ExitCode::SUCCESS,
        Ok(false) => std::process::ExitCode::FAILURE,
        Err(failed) => {
            eprintln!("artkite: {failed}");
            std::process::ExitCode::from(failed.exit)
        }
    }
}

async fn run(command: Command) -> anyhow::Result<()> {
    if let Command::Demo(wish) = &command {
        start_log("warn"); // the terminal belongs to the progress bar
        return demo::run(wish).await;
    }
    let config = Config::load()?;
    start_log("info");
    match command {
        Command::Demo(_) => Ok(()),    // done above, on settings of its own
        Command::Judging(_) => Ok(()), // needs no house; done before one is opened
        Command::Check { json, files } => {
            let app = App::open(config, Clock::wall()).await?;
            let report = artkite::check::run(&app, files).await?;
            print_check(&report, json)?;
            match report.broken.len() {
                0 => Ok(()),
                n => anyhow::bail!("{n} of {} rules do not hold", report.n_rules),
            }
        }
        Command::Openapi => {
            use std::io::Write;
            let document = serde_json::to_string_pretty(artkite::api_doc::document())?;
            Ok(writeln!(std::io::stdout(), "{document}")?)
        }
        Command::Pictures(PicturesCommand::Derive(_)) => Ok(()), // needs no house; done before one is opened
        Command::Pictures(PicturesCommand::Publish(wish)) => {
            let app = App::open(config, Clock::wall()).await?;
            pictures::publish(&app, &wish).await
        }
        Command::Files(FilesCommand::NewKey) => files::new_key(&config).await,
        Command::Files(FilesCommand::Seal) => files::seal(&config).await,
        Command::Serve => {
            let app = App::open(config, Clock::wall()).await?;
            app.refuse_what_cannot_be_made().await?;
            tracing::info!(listen = %app.config.server.listen, "serving");
            let server = serve::start(&app)?;
            start_measuring(&app)?;
            let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
            let worker = app.config.worker.enabled.then(|| {
                let app = app.clone();
                actix_web::rt::spawn(async move {
                    schedule::work(&app, async {
                        // A sender that is gone means the same: stop.
                        let _ = stopped.await;
                    })
                    .await
                })
            });
            let served = server.await.context("the web server stopped");
            drop(stop);
            if let Some(worker) = worker {
                worker.await.context("the worker stopped")??;
            }
            served
        }
        Command::Work => {
            let app = App::open(config, Clock::wall()).await?;
            app.refuse_what_cannot_be_made().await?;
            start_measuring(&app)?;
            tracing::info!("working");
            schedule::work(&app, told_to_stop()).await
        }
        Command::Migrate { down } => {
            let db = Db::open(&config.database.url, 1).await?;
            match down {
                Some(n) => db.migrate_down(n).await?,
                None => {
                    db.migrate().await?;
                }
            }
            Ok(())
        }
        Command::Admin(AdminCommand::Invite {
            email,
            role,
            name,
            lang,
        }) => {
            let invitee = Invitee {
                email: email.parse().context("this is not a mail address")?,
                name,
                lang: lang
                    .parse::<Lang>()
                    .context("one of zh ja ko mn ru en vi")?,
                role: role.parse::<Role>().context("a role such as secretariat")?,
                edition: None,
                member: None,
            };
            let app = App::open(config, Clock::wall()).await?;
            let code = invite_with_code(&app, &Actor::system(), &invitee).await?;
            if app.config.mail.url.starts_with("file:") {
                use std::io::Write;
                writeln!(std::io::stdout(), "{code}")?;
            }
            Ok(())
        }
    }
}

/// Measures where the settings ask for it, until the process ends.
fn start_measuring(app: &App) -> anyhow::Result<()> {
    if let Some(server) = artkite::measure::start(app)? {
        actix_web::rt::spawn(server);
    }
    Ok(())
}

fn print_check(report: &artkite::check::Report, json: bool) -> anyhow::Result<()> {
    use std::io::Write;
    let mut out = std::io::stdout().lock();
    if json {
        writeln!(out, "{}", serde_json::to_string_pretty(report)?)?;
        return Ok(());
    }
    for broken in &report.broken {
        let examples = broken.examples.join(", ");
        writeln!(
            out,
            "{}: {} ({}: {examples})",
            broken.code, broken.rule, broken.n
        )?;
    }
    writeln!(
        out,
        "{} rules, {} files, {} left over",
        report.n_rules, report.n_files, report.n_leftovers
    )?;
    Ok(())
}

/// Ready when the operator (Ctrl-C) or the system (SIGTERM) asks to stop.
async fn told_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
        }
        Err(_) => {
            let _ = tokio::signal::ctrl_c().await;
        }
    }
}

fn start_log(level: &str) {
    let filter = EnvFilter::try_from_env("ARTKITE_LOG").unwrap_or_else(|_| EnvFilter::new(level));
    tracing_subscriber::fmt()
        .json()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .init();
}
