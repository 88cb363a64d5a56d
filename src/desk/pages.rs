//! The queue, the outbox and the journal, as pages of the desk.

use actix_web::web;
use askama::Template;

use super::actions::{self, LetterSheet, NamedLine, Paged};
use super::api::{JobsQuery, JournalQuery, LettersQuery};
use crate::app::App;
use crate::kernel::{Instant, JobId, JournalId, LetterId};
use crate::platform::mail::LetterState;
use crate::platform::queue::{Count, JobRow, JobState};
use crate::platform::web::{Form, PageResult, Ui, page, see_other};

/// A form that carries nothing but its token.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bare {}

/// One kind of work at a glance.
struct KindRow {
    kind: String,
    n_waiting: i64,
    n_running: i64,
    n_dead: i64,
    /// When the first that waits was to run.
    first_run_at: Option<Instant>,
}

#[derive(Template)]
#[template(path = "desk/jobs.html")]
struct JobsPage {
    ui: Ui,
    kinds: Vec<KindRow>,
    dead: Paged<JobRow, JobId>,
}

/// `GET /{lang}/desk/jobs`
pub async fn jobs(app: web::Data<App>, ui: Ui, query: web::Query<JobsQuery>) -> PageResult {
    let (counts, dead) = actions::list_jobs(&app, &ui.actor, query.before).await?;
    page(&JobsPage {
        kinds: kinds_of(counts),
        dead,
        ui,
    })
}

fn kinds_of(counts: Vec<Count>) -> Vec<KindRow> {
    let mut kinds: Vec<KindRow> = Vec::new();
    for count in counts {
        if kinds.last().is_none_or(|last| last.kind != count.kind) {
            kinds.push(KindRow {
                kind: count.kind,
                n_waiting: 0,
                n_running: 0,
                n_dead: 0,
                first_run_at: None,
            });
        }
        let Some(row) = kinds.last_mut() else {
            continue;
        };
        match count.state {
            JobState::Queued => {
                row.n_waiting = count.n;
                row.first_run_at = Some(count.first_run_at);
            }
            JobState::Running => row.n_running = count.n,
            JobState::Dead => row.n_dead = count.n,
        }
    }
    kinds
}

/// `POST /{lang}/desk/jobs/{job_id}/retry`
pub async fn retry_job(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, JobId)>,
    _: Form<Bare>,
) -> PageResult {
    actions::retry_job(&app, &ui.actor, path.into_inner().1).await?;
    see_other(ui.link("/desk/jobs"))
}

#[derive(Template)]
#[template(path = "desk/letters.html")]
struct LettersPage {
    ui: Ui,
    state: LetterState,
    counts: Vec<(LetterState, i64)>,
    letters: Paged<LetterSheet, LetterId>,
}

/// `GET /{lang}/desk/letters`
pub async fn letters(app: web::Data<App>, ui: Ui, query: web::Query<LettersQuery>) -> PageResult {
    let state = query.state.unwrap_or(LetterState::Waiting);
    let (found, letters) = actions::list_letters(&app, &ui.actor, state, query.before).await?;
    let n_in = |state| {
        let count = found.iter().find(|(found, _)| *found == state);
        count.map_or(0, |(_, n)| *n)
    };
    page(&LettersPage {
        counts: LetterState::ALL.iter().map(|s| (*s, n_in(*s))).collect(),
        state,
        letters,
        ui,
    })
}

/// `POST /{lang}/desk/letters/{letter_id}/resending`
pub async fn resend_letter(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, LetterId)>,
    _: Form<Bare>,
) -> PageResult {
    actions::resend_letter(&app, &ui.actor, path.into_inner().1).await?;
    see_other(ui.link("/desk/letters"))
}

#[derive(Template)]
#[template(path = "desk/journal.html")]
struct JournalPage {
    ui: Ui,
    is_about_one: bool,
    lines: Paged<NamedLine, JournalId>,
}

/// `GET /{lang}/desk/journal`
pub async fn journal(app: web::Data<App>, ui: Ui, query: web::Query<JournalQuery>) -> PageResult {
    let about = query.subject()?;
    let is_about_one = about.is_some();
    let lines = actions::list_journal(&app, &ui.actor, about, query.before).await?;
    page(&JournalPage {
        ui,
        is_about_one,
        lines,
    })
}
