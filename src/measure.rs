//! Measurements for Prometheus, on a listener of their own: off unless `server.metrics_listen` is set, and never on
//! the public address. Routes, kinds and states only; nothing of a person.

use std::fmt::Write;

use actix_web::dev::Server;
use actix_web::{HttpResponse, HttpServer, web};
use anyhow::Context;
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};

use crate::app::App;
use crate::kernel::{ActionError, ActionResult};
use crate::platform::{mail, queue};

/// Seconds at which answers and jobs are counted apart.
const SECONDS: [f64; 11] = [
    0.001, 0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0, 60.0,
];

/// Starts to measure and listens, if the settings say where; awaiting the server serves.
pub fn start(app: &App) -> anyhow::Result<Option<Server>> {
    let listen = &app.config.server.metrics_listen;
    if listen.is_empty() {
        return Ok(None);
    }
    let handle = PrometheusBuilder::new()
        .set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), &SECONDS)?
        .install_recorder()
        .context("measuring cannot begin")?;
    let (app, handle) = (web::Data::new(app.clone()), web::Data::new(handle));
    let server = HttpServer::new(move || {
        actix_web::App::new()
            .app_data(app.clone())
            .app_data(handle.clone())
            .route("/metrics", web::get().to(show))
    })
    .workers(1)
    .disable_signals()
    .bind(listen.as_str())
    .with_context(|| format!("server.metrics_listen: {listen} cannot be listened on"))?
    .run();
    Ok(Some(server))
}

/// `GET /metrics`. What the database knows is asked of it each time: a gauge that is only moved when something
/// happens would keep the number of what is gone.
async fn show(
    app: web::Data<App>,
    handle: web::Data<PrometheusHandle>,
) -> ActionResult<HttpResponse> {
    handle.run_upkeep();
    let mut text = handle.render();
    let now = app.clock.now();
    let broken = |error: std::fmt::Error| ActionError::internal(error);
    writeln!(text, "# TYPE artkite_jobs gauge").map_err(broken)?;
    let mut behind_seconds = 0.0_f64;
    for count in queue::count(app.db.read()).await? {
        let (kind, state) = (&count.kind, count.state);
        writeln!(
            text,
            "artkite_jobs{{kind=\"{kind}\",state=\"{state}\"}} {}",
            count.n
        )
        .map_err(broken)?;
        if state == queue::JobState::Queued {
            behind_seconds = behind_seconds.max(now.since(count.first_run_at).as_secs_f64());
        }
    }
    writeln!(text, "# TYPE artkite_jobs_behind_seconds gauge").map_err(broken)?;
    writeln!(text, "artkite_jobs_behind_seconds {behind_seconds}").map_err(broken)?;
    writeln!(text, "# TYPE artkite_letters gauge").map_err(broken)?;
    for (state, n) in mail::count(app.db.read()).await? {
        writeln!(text, "artkite_letters{{state=\"{state}\"}} {n}").map_err(broken)?;
    }
    Ok(HttpResponse::Ok()
        .content_type("text/plain; version=0.0.4; charset=utf-8")
        .body(text))
}
