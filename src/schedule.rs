//! Every background job on one page.

use std::sync::Arc;
use std::time::Duration;

use serde::Deserialize;

use crate::app::App;
use crate::kernel::LetterId;
use crate::platform::mail::{self, Mailer};
use crate::platform::queue::{Handlers, Job, Queue};
use crate::{artworks, awards};

#[derive(Deserialize)]
struct LetterIds {
    letter_id: LetterId,
}

/// Who does which kind of job.
pub fn handlers(app: &App) -> anyhow::Result<Handlers> {
    let mailer = Arc::new(Mailer::open(&app.config.mail)?);
    let pictures = app.clone();
    let tiles = app.clone();
    let letters = app.clone();
    let results = app.clone();
    Ok(Handlers::new()
        .on(artworks::actions::MAKE_DERIVATIVES, move |job: Job| {
            artworks::jobs::make_derivatives(pictures.clone(), job)
        })
        .on(artworks::image_service::MAKE_TILES, move |job: Job| {
            artworks::jobs::make_tiles(tiles.clone(), job)
        })
        .on(awards::actions::WRITE_RESULT_LETTERS, move |job: Job| {
            awards::jobs::write_result_letters(results.clone(), job)
        })
        .on_terms(
            mail::DELIVER_LETTER,
            mail::deliver_letter_terms(n_jobs(app)),
            move |job: Job| {
                let (app, mailer) = (letters.clone(), mailer.clone());
                async move {
                    let ids: LetterIds = job.ids()?;
                    mail::deliver_letter(&app.db, &app.clock, &mailer, ids.letter_id).await
                }
            },
        ))
}

/// Jobs at once.
fn n_jobs(app: &App) -> usize {
    match app.config.worker.jobs {
        0 => std::thread::available_parallelism().map_or(2, usize::from),
        n => n,
    }
}

/// Between two rounds of tidying up.
const TIDY_EVERY: Duration = Duration::from_secs(600);

/// Takes away what nobody will ask for any more, again and again.
async fn tidy(app: &App) {
    loop {
        match artworks::uploads::sweep(app).await {
            Ok(0) => {}
            Ok(n) => tracing::info!(n, "abandoned uploads were taken away"),
            Err(error) => tracing::error!(%error, "abandoned uploads could not be taken away"),
        }
        tokio::time::sleep(TIDY_EVERY).await;
    }
}

/// Works until `shutdown` is ready and what runs has ended.
pub async fn work(app: &App, shutdown: impl Future<Output = ()>) -> anyhow::Result<()> {
    let handlers = handlers(app)?;
    let work = Queue::run(
        app.db.clone(),
        app.clock.clone(),
        handlers,
        n_jobs(app),
        shutdown,
    );
    tokio::select! {
        () = work => {}
        () = tidy(app) => {}
        () = sign_journal(app) => {}
    }
    Ok(())
}

/// How often the journal is signed where something was written. What was written since is still in the chain; only whoever could rewrite
/// the whole rest of it within this time would not be found.
const SIGN_EVERY: std::time::Duration = std::time::Duration::from_secs(600);

/// Signs the journal again and again; never ready.
async fn sign_journal(app: &App) {
    loop {
        tokio::time::sleep(SIGN_EVERY).await;
        if let Err(error) = sign_once(app).await {
            tracing::error!(%error, "the journal could not be signed");
        }
    }
}

async fn sign_once(app: &App) -> Result<(), sea_orm::DbErr> {
    let tx = app.db.write().await?;
    app.sign_journal(&tx).await?;
    tx.commit().await
}
