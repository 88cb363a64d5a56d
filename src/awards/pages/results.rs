//! The results of an edition: figures, how it was judged, the awarded works by tier.

use actix_web::web;
use askama::Template;

use super::{WorkView, views_of};
use crate::app::App;
use crate::awards::actions;
use crate::editions::actions as editions;
use crate::editions::{Edition, EditionState};
use crate::entries::actions as entries;
use crate::kernel::{ActionError, ActionResult, Actor, Country};
use crate::platform::web::{PageResult, Ui, page};

/// Works of a tier shown on the results page; the gallery has them all.
const WORKS_PER_TIER: usize = 24;

/// The public numbers of an edition.
pub struct Figures {
    /// Admitted entries by country, most first.
    pub countries: Vec<(Country, i64)>,
    /// Admitted entries.
    pub n_entries: i64,
    /// Awards by tier, the highest first.
    pub tiers: Vec<(crate::editions::AwardTier, usize)>,
    /// Awards in all.
    pub n_awards: usize,
}

/// The numbers of an edition whose results are public; otherwise there is nothing to find.
pub async fn figures_of(app: &App, number: i32) -> ActionResult<(Edition, Figures)> {
    let edition = editions::find_edition(app, &Actor::visitor(), number).await?;
    if !matches!(
        edition.state,
        EditionState::Published | EditionState::Archived
    ) {
        return Err(ActionError::NotFound);
    }
    let db = app.db.read();
    let mut countries = entries::count_by_country(db, edition.id).await?;
    countries.sort_by_key(|(country, n)| (-n, *country));
    let tiers = actions::count_by_tier(db, &edition).await?;
    let figures = Figures {
        n_entries: countries.iter().map(|(_, n)| n).sum(),
        n_awards: tiers.iter().map(|(_, n)| n).sum(),
        countries,
        tiers,
    };
    Ok((edition, figures))
}

struct TierView {
    name: String,
    name_lang: &'static str,
    n: usize,
    works: Vec<WorkView>,
    more: Option<String>,
}

#[derive(Template)]
#[template(path = "awards/results.html")]
struct ResultsPage {
    ui: Ui,
    edition: Edition,
    figures: Figures,
    tiers: Vec<TierView>,
}

/// `GET /{lang}/editions/{number}/results`
pub async fn show(app: web::Data<App>, ui: Ui, path: web::Path<(String, i32)>) -> PageResult {
    let (edition, figures) = figures_of(&app, path.1).await?;
    let works = actions::list_works(app.db.read(), std::slice::from_ref(&edition)).await?;
    // One query for the pictures of all tiers.
    let mut shown = Vec::new();
    for (tier, _) in &figures.tiers {
        let own = works.iter().filter(|work| work.tier.id == tier.id);
        shown.extend(own.take(WORKS_PER_TIER).cloned());
    }
    let mut views = views_of(&app, &ui, &shown).await?;
    let mut tiers = Vec::with_capacity(figures.tiers.len());
    for (tier, n) in &figures.tiers {
        let of_tier = |view: &WorkView| {
            shown
                .iter()
                .any(|work| work.fact.number == view.number && work.tier.id == tier.id)
        };
        let (own, rest): (Vec<_>, Vec<_>) = views.into_iter().partition(of_tier);
        views = rest;
        let n_public = works.iter().filter(|work| work.tier.id == tier.id).count();
        tiers.push(TierView {
            name: ui.pick(&tier.name).to_owned(),
            name_lang: ui.pick_lang(&tier.name),
            n: *n,
            more: (n_public > WORKS_PER_TIER).then(|| {
                format!(
                    "/gallery?edition={}&award={}",
                    edition.number, tier.position
                )
            }),
            works: own,
        });
    }
    page(&ResultsPage {
        ui,
        edition,
        figures,
        tiers,
    })
}
