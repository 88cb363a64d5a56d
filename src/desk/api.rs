//! The queue, the outbox and the journal, as JSON.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::actions::{self, NamedLine};
use crate::app::App;
use crate::kernel::{ActionError, Instant, JobId, JournalId, Lang, LetterId};
use crate::platform::mail::{LetterState, Outcome};
use crate::platform::queue::{Count, JobRow, JobState};
use crate::platform::web::door::Visitor;
use crate::platform::web::{PageResult, json};

/// Where a page begins.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct JobsQuery {
    /// The `next` of the page before.
    pub before: Option<JobId>,
}

/// How many jobs of a kind are in a state.
#[derive(Debug, Serialize, ToSchema)]
pub struct JobCountView {
    /// Which work.
    pub kind: String,
    /// The state.
    pub state: JobState,
    /// How many.
    pub n: i64,
    /// When the first of them was to run.
    pub first_run_at: Instant,
}

/// A job that failed for good.
#[derive(Debug, Serialize, ToSchema)]
pub struct DeadJobView {
    /// Its id.
    pub id: JobId,
    /// Which work.
    pub kind: String,
    /// The ids it carries.
    #[schema(value_type = Object)]
    pub payload: serde_json::Value,
    /// Tries begun.
    pub attempts: i32,
    /// When it was asked for.
    pub made_at: Instant,
    /// When it died.
    pub ended_at: Option<Instant>,
    /// Why the last try failed.
    pub error: Option<String>,
}

/// The queue.
#[derive(Debug, Serialize, ToSchema)]
pub struct JobsView {
    /// At a glance.
    pub counts: Vec<JobCountView>,
    /// What failed for good, newest first.
    pub dead: Vec<DeadJobView>,
    /// The `before` of the next page.
    pub next: Option<JobId>,
}

impl From<Count> for JobCountView {
    fn from(count: Count) -> Self {
        Self {
            kind: count.kind,
            state: count.state,
            n: count.n,
            first_run_at: count.first_run_at,
        }
    }
}

impl From<JobRow> for DeadJobView {
    fn from(job: JobRow) -> Self {
        Self {
            id: job.id,
            kind: job.kind,
            payload: job.payload,
            attempts: job.attempts,
            made_at: job.made_at,
            ended_at: job.ended_at,
            error: job.last_error,
        }
    }
}

/// The queue at a glance and what failed for good.
#[utoipa::path(get, path = "/api/v1/jobs", tag = "desk", params(JobsQuery), responses((status = 200, body = JobsView)))]
pub async fn list_jobs(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    query: web::Query<JobsQuery>,
) -> PageResult {
    let (counts, dead) = actions::list_jobs(&app, &actor, query.before).await?;
    json(&JobsView {
        counts: counts.into_iter().map(Into::into).collect(),
        next: dead.next,
        dead: dead.rows.into_iter().map(Into::into).collect(),
    })
}

/// Asks for a dead job again.
#[utoipa::path(post, path = "/api/v1/jobs/{job_id}/retry", tag = "desk", params(("job_id" = JobId, Path)), responses((status = 204, description = "It waits for its turn")))]
pub async fn retry_job(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    id: web::Path<JobId>,
) -> PageResult {
    actions::retry_job(&app, &actor, id.into_inner()).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Which letters, and where a page begins.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct LettersQuery {
    /// In this state; waiting if not said.
    pub state: Option<LetterState>,
    /// The `next` of the page before.
    pub before: Option<LetterId>,
}

/// One try to deliver a letter.
#[derive(Debug, Serialize, ToSchema)]
pub struct TryView {
    /// When.
    pub tried_at: Instant,
    /// How it ended.
    pub outcome: Outcome,
    /// What the mail server said.
    pub answer: String,
}

/// A letter, without what it says: the subject of a sign-in code is the code.
#[derive(Debug, Serialize, ToSchema)]
pub struct LetterView {
    /// Its id.
    pub id: LetterId,
    /// Which letter it is.
    pub kind: String,
    /// Where it is in its life.
    pub state: LetterState,
    /// To whom.
    pub to_address: String,
    /// The language it is written in.
    pub lang: Lang,
    /// When it was written.
    pub made_at: Instant,
    /// When a mail server took it.
    pub sent_at: Option<Instant>,
    /// The tries, oldest first.
    pub tries: Vec<TryView>,
}

/// The outbox.
#[derive(Debug, Serialize, ToSchema)]
pub struct LettersView {
    /// The letters, newest first.
    pub letters: Vec<LetterView>,
    /// The `before` of the next page.
    pub next: Option<LetterId>,
}

impl From<actions::LetterSheet> for LetterView {
    fn from(sheet: actions::LetterSheet) -> Self {
        let tries = sheet.tries.into_iter().map(|one| TryView {
            tried_at: one.tried_at,
            outcome: one.outcome,
            answer: one.answer,
        });
        Self {
            tries: tries.collect(),
            id: sheet.letter.id,
            kind: sheet.letter.kind,
            state: sheet.letter.state,
            to_address: sheet.letter.to_address,
            lang: sheet.letter.lang,
            made_at: sheet.letter.made_at,
            sent_at: sheet.letter.sent_at,
        }
    }
}

/// The letters in one state.
#[utoipa::path(get, path = "/api/v1/letters", tag = "desk", params(LettersQuery), responses((status = 200, body = LettersView)))]
pub async fn list_letters(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    query: web::Query<LettersQuery>,
) -> PageResult {
    let state = query.state.unwrap_or(LetterState::Waiting);
    let (_, letters) = actions::list_letters(&app, &actor, state, query.before).await?;
    json(&LettersView {
        next: letters.next,
        letters: letters.rows.into_iter().map(Into::into).collect(),
    })
}

/// Sends a bounced letter once more.
#[utoipa::path(post, path = "/api/v1/letters/{letter_id}/resending", tag = "desk", params(("letter_id" = LetterId, Path)), responses((status = 204, description = "It waits for its turn")))]
pub async fn resend_letter(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    id: web::Path<LetterId>,
) -> PageResult {
    actions::resend_letter(&app, &actor, id.into_inner()).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Which lines, and where a page begins.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct JournalQuery {
    /// Only about one subject, as `entry:ID`; the oldest first.
    pub about: Option<String>,
    /// The `next` of the page before.
    pub before: Option<JournalId>,
}

impl JournalQuery {
    /// The subject, if one is named.
    pub fn subject(&self) -> Result<Option<(String, Uuid)>, ActionError> {
        let Some(about) = &self.about else {
            return Ok(None);
        };
        let (kind, id) = about.split_once(':').ok_or(ActionError::NotFound)?;
        let id = id.parse().map_err(|_| ActionError::NotFound)?;
        Ok(Some((kind.to_owned(), id)))
    }
}

/// A line of the journal.
#[derive(Debug, Serialize, ToSchema)]
pub struct JournalLineView {
    /// Its id.
    pub id: JournalId,
    /// When.
    pub at: Instant,
    /// `person`, `system` or `visitor`.
    pub actor_kind: String,
    /// Which person.
    pub actor_id: Option<Uuid>,
    /// The deed: `entry.submitted`.
    pub verb: String,
    /// What it was done to: `entry` …
    pub subject_kind: String,
    /// Its id.
    pub subject_id: Uuid,
    /// Ids, codes and counts.
    #[schema(value_type = Object)]
    pub facts: serde_json::Value,
}

/// A page of the journal.
#[derive(Debug, Serialize, ToSchema)]
pub struct JournalView {
    /// The lines.
    pub lines: Vec<JournalLineView>,
    /// The `before` of the next page.
    pub next: Option<JournalId>,
}

impl From<NamedLine> for JournalLineView {
    fn from(named: NamedLine) -> Self {
        let line = named.line;
        Self {
            id: line.id,
            at: line.at,
            actor_kind: line.actor_kind,
            actor_id: line.actor_id,
            verb: line.verb,
            subject_kind: line.subject_kind,
            subject_id: line.subject_id,
            facts: line.facts,
        }
    }
}

/// Who did what when, newest first.
#[utoipa::path(get, path = "/api/v1/journal", tag = "desk", params(JournalQuery), responses((status = 200, body = JournalView)))]
pub async fn list_journal(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    query: web::Query<JournalQuery>,
) -> PageResult {
    let lines = actions::list_journal(&app, &actor, query.subject()?, query.before).await?;
    json(&JournalView {
        next: lines.next,
        lines: lines.rows.into_iter().map(Into::into).collect(),
    })
}

/// How far the journal is signed. Whoever keeps this can prove later that what stood before it was not changed.
#[derive(Debug, Serialize, ToSchema)]
pub struct JournalHeadView {
    /// The signature's own id.
    pub id: Uuid,
    /// The last line that is signed, from 1.
    pub seq: i64,
    /// Its hash, which covers all before it.
    pub hash: String,
    /// When it was signed.
    pub signed_at: Instant,
    /// Ed25519, base64.
    pub public_key: String,
    /// Over `artkite-journal-1`, the id, the time in milliseconds, the line's place and its hash, each with a line end; base64.
    pub signature: String,
}

/// The newest signature under the journal; `null` before the first.
#[utoipa::path(get, path = "/api/v1/journal/head", tag = "desk", responses((status = 200, body = Option<JournalHeadView>)))]
pub async fn show_journal_head(app: web::Data<App>) -> PageResult {
    let last = actions::find_journal_head(&app).await?;
    json(&last.map(|last| JournalHeadView {
        id: last.id,
        seq: last.seq,
        hash: last.hash,
        signed_at: last.at,
        public_key: last.public_key,
        signature: last.signature,
    }))
}
