//! The first page, and whether the house is alive.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use jiff::tz::TimeZone;

use crate::app::App;
use crate::awards;
use crate::editions::{Edition, EditionState, actions as editions};
use crate::exhibitions::actions::{self as exhibitions, TourStop};
use crate::exhibitions::domain::Phase;
use crate::exhibitions::pages::WorkView;
use crate::kernel::refusal::RefusalKind;
use crate::kernel::{ActionResult, Actor, Instant, Refusal};
use crate::platform::web::{PageResult, Ui, page, ui::accepted_lang};

/// Awarded works on the first page.
const N_AWARDED: usize = 8;
/// Stops of the tour on the first page.
const N_STOPS: usize = 4;

/// A work and the exhibition that it leads to.
struct Cover {
    slug: String,
    work: WorkView,
}

#[derive(Template)]
#[template(path = "home.html")]
struct HomePage {
    ui: Ui,
    edition: Option<Edition>,
    tour: Vec<TourStop>,
    /// The best of the newest contest whose results are public.
    awarded: Vec<crate::awards::pages::WorkView>,
    /// What hangs beside the call: the cover of an exhibition that is on.
    cover: Option<Cover>,
    now: Instant,
}

impl HomePage {
    /// Where the current call stands for who might enter: `soon`, `open`, `looking`, `results` or `cancelled`.
    fn phase(&self) -> &'static str {
        let Some(edition) = &self.edition else {
            return "none";
        };
        match edition.state {
            EditionState::Cancelled => "cancelled",
            EditionState::Published | EditionState::Archived => "results",
            EditionState::Draft | EditionState::Announced => "soon",
            EditionState::Open if edition.takes_entries(self.now).is_ok() => "open",
            EditionState::Open if edition.opens_at.is_some_and(|at| self.now < at) => "soon",
            _ => "looking",
        }
    }

    /// A moment in the contest's own zone.
    fn moment(&self, at: &Instant) -> String {
        let zone = self.edition.as_ref().map(Edition::time_zone);
        self.ui.moment(at, &zone.unwrap_or(TimeZone::UTC))
    }

    fn is_past(&self, at: &Instant) -> bool {
        *at <= self.now
    }

    fn number(&self) -> i32 {
        self.edition.as_ref().map_or(0, |edition| edition.number)
    }

    /// Where those who judge or organise go.
    fn work_path(&self) -> &'static str {
        if self.ui.may("desk:read") {
            "/desk"
        } else if self.ui.may("scorecard:write") {
            "/judging"
        } else {
            "/sign-in"
        }
    }

    /// Youngest and oldest age that may enter.
    fn ages(&self) -> Option<(i64, i64)> {
        let divisions = &self.edition.as_ref()?.divisions;
        let youngest = divisions.iter().map(|part| part.age_min).min()?;
        let oldest = divisions.iter().map(|part| part.age_max).max()?;
        Some((youngest.into(), oldest.into()))
    }
}

/// `GET /` → the best of our languages for this browser.
pub async fn choose_language(request: HttpRequest) -> HttpResponse {
    HttpResponse::Found()
        .insert_header((header::LOCATION, format!("/{}/", accepted_lang(&request))))
        .insert_header((header::VARY, "Accept-Language"))
        .finish()
}

/// `GET /{lang}/`
pub async fn show(app: web::Data<App>, ui: Ui) -> PageResult {
    let shown = exhibitions::list_exhibitions(&app).await?;
    let cover = shown
        .iter()
        .filter(|summary| summary.phase == Phase::Now)
        .find_map(|summary| {
            Some(Cover {
                slug: summary.exhibition.slug.clone(),
                work: WorkView::new(&app, &ui, summary.cover.as_ref()?, String::new(), ""),
            })
        });
    let results = editions::list_editions(&app, &Actor::visitor()).await?;
    let results = results.iter().find(|edition| {
        matches!(
            edition.state,
            EditionState::Published | EditionState::Archived
        )
    });
    let awarded = match results {
        Some(edition) => {
            let mut works =
                awards::actions::list_works(app.db.read(), std::slice::from_ref(edition)).await?;
            works.truncate(N_AWARDED);
            awards::pages::views_of(&app, &ui, &works).await?
        }
        None => Vec::new(),
    };
    page(&HomePage {
        awarded,
        edition: editions::find_current(&app).await?,
        tour: exhibitions::tour_of(&shown, N_STOPS),
        cover,
        now: app.clock.now(),
        ui,
    })
}

/// `GET /healthz`: the process answers.
pub async fn is_alive() -> &'static str {
    "ok\n"
}

/// `GET /readyz`: the database answers and is up to date.
pub async fn is_ready(app: web::Data<App>) -> ActionResult<&'static str> {
    if app.db.is_migrated().await? {
        Ok("ready\n")
    } else {
        Err(Refusal::new("not-ready", RefusalKind::Unavailable).into())
    }
}
