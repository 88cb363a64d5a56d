//! Looking at the queue, the outbox and the journal; asking again.

use std::collections::HashMap;

use serde_json::json;
use uuid::Uuid;

use crate::app::App;
use crate::kernel::{
    ActionError, ActionResult, Actor, JobId, JournalId, LetterId, Permission, PersonId, Reach,
};
use crate::people;
use crate::platform::journal::{self, Subject};
use crate::platform::mail::{self, Letter, LetterState, Try};
use crate::platform::queue::{self, Count, JobRow};

/// Rows on one page.
pub const N_ROWS: usize = 50;

/// A page of a list, and where the next one begins.
#[derive(Debug, Clone)]
pub struct Paged<T, Id> {
    /// The rows.
    pub rows: Vec<T>,
    /// Ask for what stands before this; none at the end.
    pub next: Option<Id>,
}

impl<T, Id> Paged<T, Id> {
    /// Of one row more than a page holds: the page, and where the next begins.
    fn of(mut rows: Vec<T>, id: impl Fn(&T) -> Id) -> Self {
        let is_more = rows.len() > N_ROWS;
        rows.truncate(N_ROWS);
        let next = rows.last().map(id).filter(|_| is_more);
        Self { rows, next }
    }
}

/// The queue at a glance and its dead jobs, newest first.
pub async fn list_jobs(
    app: &App,
    actor: &Actor,
    before: Option<JobId>,
) -> ActionResult<(Vec<Count>, Paged<JobRow, JobId>)> {
    actor.require(Permission::JobWrite)?;
    let counts = queue::count(app.db.read()).await?;
    let dead = queue::list_dead(app.db.read(), before, N_ROWS as u64 + 1).await?;
    Ok((counts, Paged::of(dead, |job| job.id)))
}

/// Asks for a dead job again, with all its tries.
pub async fn retry_job(app: &App, actor: &Actor, id: JobId) -> ActionResult<()> {
    actor.require(Permission::JobWrite)?;
    let now = app.clock.now();
    let tx = app.db.write().await?;
    if !queue::retry(&tx, now, id).await? {
        return Err(ActionError::NotFound);
    }
    let subject = Subject::new("job", id);
    journal::record(&tx, now, actor, "job.retried", subject, json!({})).await?;
    Ok(tx.commit().await?)
}

/// A letter and what mail servers said to it.
#[derive(Debug, Clone)]
pub struct LetterSheet {
    /// The letter.
    pub letter: Letter,
    /// The tries, oldest first.
    pub tries: Vec<Try>,
}

/// How many letters are in each state, and those in one state, newest first.
pub async fn list_letters(
    app: &App,
    actor: &Actor,
    state: LetterState,
    before: Option<LetterId>,
) -> ActionResult<(Vec<(LetterState, i64)>, Paged<LetterSheet, LetterId>)> {
    actor.require(Permission::LetterApprove)?;
    let db = app.db.read();
    let counts = mail::count(db).await?;
    let letters = mail::list_in_state(db, state, before, N_ROWS as u64 + 1).await?;
    let ids: Vec<LetterId> = letters.iter().map(|letter| letter.id).collect();
    let mut tries: HashMap<LetterId, Vec<Try>> = HashMap::new();
    for one in mail::list_tries_of(db, &ids).await? {
        tries.entry(one.letter_id).or_default().push(one);
    }
    let sheets = letters
        .into_iter()
        .map(|letter| LetterSheet {
            tries: tries.remove(&letter.id).unwrap_or_default(),
            letter,
        })
        .collect();
    Ok((counts, Paged::of(sheets, |sheet| sheet.letter.id)))
}

/// Sends a bounced letter once more.
pub async fn resend_letter(app: &App, actor: &Actor, id: LetterId) -> ActionResult<()> {
    actor.require(Permission::LetterApprove)?;
    let now = app.clock.now();
    let tx = app.db.write().await?;
    if !mail::resend(&tx, now, id).await? {
        return Err(ActionError::NotFound);
    }
    let subject = Subject::new("letter", id);
    journal::record(&tx, now, actor, "letter.resent", subject, json!({})).await?;
    Ok(tx.commit().await?)
}

/// A line of the journal with the name of who did it.
#[derive(Debug, Clone)]
pub struct NamedLine {
    /// The line.
    pub line: journal::Line,
    /// The person's name, where a person did it.
    pub name: Option<String>,
}

/// The journal, newest first; or all about one subject, oldest first. For those who may read all of it: what a
/// coordinator or a chair may see is shown by the features, beside what it is about.
pub async fn list_journal(
    app: &App,
    actor: &Actor,
    about: Option<(String, Uuid)>,
    before: Option<JournalId>,
) -> ActionResult<Paged<NamedLine, JournalId>> {
    if actor.require(Permission::JournalRead)? < Reach::ReadAll {
        return Err(ActionError::NotAllowed);
    }
    let lines = match &about {
        Some((kind, id)) => journal::list_about_id(app.db.read(), kind, *id, N_ROWS as u64).await?,
        None => journal::list_latest(app.db.read(), before, N_ROWS as u64 + 1).await?,
    };
    let mut ids: Vec<PersonId> = lines
        .iter()
        .filter(|line| line.actor_kind == "person")
        .filter_map(|line| line.actor_id.map(PersonId))
        .collect();
    ids.sort_unstable();
    ids.dedup();
    let names: HashMap<Uuid, String> = people::actions::list_people(app, &ids)
        .await?
        .into_iter()
        .map(|person| (person.id.0, person.name))
        .collect();
    let rows = lines
        .into_iter()
        .map(|line| NamedLine {
            name: line.actor_id.and_then(|id| names.get(&id).cloned()),
            line,
        })
        .collect();
    Ok(Paged::of(rows, |row| row.line.id))
}

/// The newest signature under the journal, for everyone: it tells nothing of what the lines say.
pub async fn find_journal_head(app: &App) -> ActionResult<Option<journal::Checkpoint>> {
    Ok(journal::find_latest_checkpoint(app.db.read()).await?)
}
