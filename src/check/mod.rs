//! What must always hold in the data, whatever happened: `artkite check`, and every test's end.
//!
//! It knows tables, not the features' types: it looks for what those types believe impossible. Most rules are one
//! sentence of plain SQL in [`rules`] that lists whatever breaks it; what needs the file store, the time or the
//! spelling of an id is code here. It reads and changes nothing.

mod rules;

use std::collections::BTreeSet;

use sea_orm::{ConnectionTrait, DatabaseBackend, DbErr, Statement};
use serde::Serialize;

use crate::app::App;
use crate::judging;
use crate::kernel::ActionError;
use crate::platform::files::{ContentHash, FRESH_FOR, FilesError};
use crate::platform::journal;

/// Most examples that are named of one broken rule.
const N_EXAMPLES: usize = 5;

/// Files that are listed at once.
const N_FILES: usize = 1000;

/// A running job whose worker has been silent for so long is stuck: another should have taken it up long ago.
const SILENT_MAX: jiff::SignedDuration = jiff::SignedDuration::from_secs(300);

/// A rule that does not hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Broken {
    /// Stable kebab-case code of the rule.
    pub code: &'static str,
    /// What should hold.
    pub rule: &'static str,
    /// How many break it.
    pub n: usize,
    /// Some of them.
    pub examples: Vec<String>,
}

/// What was looked at and what was found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// How many rules were tried.
    pub n_rules: usize,
    /// Files that rows name.
    pub n_files: usize,
    /// Files that no row names, put longer than an hour ago: what a killed process leaves. They cost room only.
    pub n_leftovers: usize,
    /// The rules that do not hold.
    pub broken: Vec<Broken>,
}

impl Report {
    fn note(&mut self, code: &'static str, rule: &'static str, found: Vec<String>) {
        self.n_rules += 1;
        if !found.is_empty() {
            self.broken.push(Broken {
                code,
                rule,
                n: found.len(),
                examples: found.into_iter().take(N_EXAMPLES).collect(),
            });
        }
    }
}

/// Why it could not be checked.
#[derive(Debug, thiserror::Error)]
pub enum CheckError {
    /// The database did not answer.
    #[error("the database: {0}")]
    Db(#[from] DbErr),
    /// The file store did not answer.
    #[error(transparent)]
    Files(#[from] FilesError),
    /// An action could not look.
    #[error(transparent)]
    Action(#[from] ActionError),
}

/// Tries every rule. With `reads_files` every file is read and compared with its name, which takes about 1 s per
/// GB; without, it only has to be there.
pub async fn run(app: &App, reads_files: bool) -> Result<Report, CheckError> {
    let mut report = Report::default();
    for rule in rules::ALL {
        let found = list(app, rule.sql).await?;
        report.note(rule.code, rule.says, found);
    }
    check_jobs(app, &mut report).await?;
    check_chain(app, &mut report).await?;
    check_files(app, reads_files, &mut report).await?;
    Ok(report)
}

/// The first column of what a sentence of [`rules`] lists. `{id}` in braces is an id, spelled as people read it.
async fn list(app: &App, sql: &str) -> Result<Vec<String>, DbErr> {
    let backend = app.db.backend();
    let mut spelled = String::new();
    let mut rest = sql;
    while let Some((before, hole)) = rest.split_once('{') {
        let (column, after) = hole.split_once('}').unwrap_or((hole, ""));
        spelled.push_str(before);
        spelled.push_str(&match backend {
            // Ids are 16 bytes there.
            DatabaseBackend::Sqlite => format!("lower(hex({column}))"),
            _ => format!("replace(CAST({column} AS text), '-', '')"),
        });
        rest = after;
    }
    spelled.push_str(rest);
    let rows = app
        .db
        .read()
        .query_all_raw(Statement::from_string(backend, spelled))
        .await?;
    rows.iter()
        .map(|row| row.try_get_by_index::<String>(0))
        .collect()
}

/// Work that must be under way, and work that stands still.
async fn check_jobs(app: &App, report: &mut Report) -> Result<(), DbErr> {
    let keys: BTreeSet<String> = list(
        app,
        "SELECT dedupe_key FROM jobs WHERE dedupe_key IS NOT NULL",
    )
    .await?
    .into_iter()
    .map(|key| key.replace('-', ""))
    .collect();
    // A dead job counts: a person sees it and asks again. Its key stands behind `dead:ID:`.
    let has_job = |kind: &str, id: &str| {
        let key = format!("{}:{id}", kind.replace('-', ""));
        keys.contains(&key) || keys.iter().any(|one| one.ends_with(&format!(":{key}")))
    };
    let mut waiting = list(app, "SELECT {id} FROM letters WHERE state = 'waiting'").await?;
    waiting.retain(|id| !has_job("deliver-letter", id));
    report.note(
        "letter-without-job",
        "a letter that waits has the job that delivers it",
        waiting,
    );
    let mut waiting = list(
        app,
        "SELECT {id} FROM artworks WHERE picture_state = 'waiting'",
    )
    .await?;
    waiting.retain(|id| !has_job("make-derivatives", id));
    report.note(
        "picture-without-job",
        "a picture that waits for its sizes has the job that makes them",
        waiting,
    );
    let cutoff = app.clock.now().plus(-SILENT_MAX).as_ms();
    let stuck = format!(
        "SELECT {{id}} FROM jobs WHERE state = 'running' AND (heartbeat_at IS NULL OR heartbeat_at < {cutoff})"
    );
    report.note(
        "job-stuck",
        "a running job has a worker that is alive",
        list(app, &stuck).await?,
    );
    Ok(())
}

/// The journal against its own chain and signatures, and every tally against the journal and its own document.
async fn check_chain(app: &App, report: &mut Report) -> Result<(), CheckError> {
    let db = app.db.read();
    let faults = journal::prove(db, &app.journal_keys, app.clock.now()).await?;
    report.note(
        "journal-altered",
        "the journal is as it was written and signed",
        faults
            .into_iter()
            .map(|fault| format!("{} {}", fault.code, fault.at))
            .collect(),
    );
    report.note(
        "tally-altered",
        "a tally is as it was computed",
        judging::actions::list_altered_tallies(db).await?,
    );
    Ok(())
}

/// Rows and files, both ways.
async fn check_files(app: &App, reads_files: bool, report: &mut Report) -> Result<(), CheckError> {
    let named: BTreeSet<String> = list(
        app,
        "SELECT original_sha256 FROM artworks UNION SELECT straightened_sha256 FROM artworks \
         WHERE straightened_sha256 IS NOT NULL UNION SELECT sha256 FROM derivatives \
         UNION SELECT sha256 FROM pyramids UNION SELECT original_sha256 FROM published_pictures",
    )
    .await?
    .into_iter()
    .collect();
    report.n_files = named.len();
    let mut missing = named.clone();
    let cutoff = app
        .clock
        .now()
        .plus(-jiff::SignedDuration::try_from(FRESH_FOR).unwrap_or_default());
    let mut damaged = Vec::new();
    let mut after: Option<ContentHash> = None;
    loop {
        let files = app.files.list(after.as_ref(), N_FILES).await?;
        after = files.last().map(|file| file.hash);
        for file in &files {
            let name = file.hash.to_string();
            if !missing.remove(&name) {
                report.n_leftovers += usize::from(file.put_at < cutoff);
            } else if reads_files && app.files.get(&file.hash).await.is_err() {
                damaged.push(name);
            }
        }
        if files.len() < N_FILES {
            break;
        }
    }
    report.note(
        "file-missing",
        "the file of every original and size is there",
        missing.into_iter().collect(),
    );
    if reads_files {
        report.note("file-damaged", "a file is what its name says", damaged);
    }
    Ok(())
}
