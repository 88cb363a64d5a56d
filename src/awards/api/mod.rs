//! Awards as JSON: the public's works and results, the secretariat's board.

use actix_web::web;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

mod cases;
mod objections;
mod release;

pub use cases::*;
pub use objections::*;
pub use release::*;

use super::actions;
use super::pages::gallery::{GalleryQuery, ids_of, part_after, select};
use super::pages::results::figures_of;
use crate::app::App;
use crate::artworks::view::PictureView;
use crate::entries::actions as entries;
use crate::kernel::{ActionError, AwardTierId, Country, EntryId, Lang, MemberCode, Translated};
use crate::platform::web::door::Visitor;
use crate::platform::web::{Form, PageResult, Ui, json};

/// A public awarded work.
#[derive(Debug, Serialize, ToSchema)]
pub struct WorkJson {
    /// Its public code.
    pub number: String,
    /// The number of its edition.
    pub edition: i32,
    /// Its award, by language.
    pub award: Translated,
    /// The child's title.
    pub title: String,
    /// The language of title and statement.
    pub title_lang: Lang,
    /// The child's words; may be empty.
    pub statement: String,
    /// The maker's name, where it may be shown.
    pub name: Option<String>,
    /// The maker's age, where it may be shown.
    pub age: Option<i32>,
    /// Where from.
    pub member: MemberCode,
    /// Its country.
    pub country: Country,
    /// Its picture; absent while it is being made.
    pub picture: Option<PictureView>,
}

/// A part of the works.
#[derive(Debug, Serialize, ToSchema)]
pub struct WorkList {
    /// In order: newest edition first, then by award.
    pub items: Vec<WorkJson>,
    /// The `after` of the next part.
    pub next: Option<String>,
}

async fn json_of(app: &App, works: &[actions::Work]) -> crate::kernel::ActionResult<Vec<WorkJson>> {
    let shown = entries::list_public(app.db.read(), &ids_of(works)).await?;
    Ok(shown
        .into_iter()
        .filter_map(|entry| {
            let work = works.iter().find(|work| work.fact.id == entry.id)?;
            Some(WorkJson {
                edition: work.edition_number,
                award: work.tier.name.clone(),
                number: entry.number,
                title: entry.title,
                title_lang: entry.title_lang,
                statement: entry.statement,
                name: entry.maker.name,
                age: entry.maker.age,
                member: entry.maker.member,
                country: entry.country,
                picture: entry.picture,
            })
        })
        .collect())
}

/// Public awarded works, filtered as in the gallery.
#[utoipa::path(get, path = "/api/v1/works", tag = "awards",
    params(("edition" = Option<String>, Query), ("country" = Option<String>, Query), ("member" = Option<String>, Query), ("division" = Option<String>, Query), ("award" = Option<String>, Query), ("colour" = Option<String>, Query, description = "red, orange, yellow, green, turquoise, blue, violet, pink, brown, black: works with much of it"), ("after" = Option<String>, Query)),
    responses((status = 200, body = WorkList)))]
pub async fn list_works(
    app: web::Data<App>,
    ui: Ui,
    query: web::Query<GalleryQuery>,
) -> PageResult {
    let (_, selection) = select(&app, &ui, &query).await?;
    let (part, next) = part_after(&selection.works, &query.after);
    json(&WorkList {
        items: json_of(&app, part).await?,
        next: next.map(ToOwned::to_owned),
    })
}

/// One public awarded work.
#[utoipa::path(get, path = "/api/v1/works/{entry_number}", tag = "awards", params(("entry_number" = String, Path)), responses((status = 200, body = WorkJson)))]
pub async fn show_work(app: web::Data<App>, ui: Ui, path: web::Path<String>) -> PageResult {
    let (_, mut selection) = select(&app, &ui, &GalleryQuery::default()).await?;
    selection.works.retain(|work| work.fact.number == *path);
    let found = json_of(&app, &selection.works).await?;
    json(found.first().ok_or(ActionError::NotFound)?)
}

/// How many awards of a tier were given.
#[derive(Debug, Serialize, ToSchema)]
pub struct TierCount {
    /// 1 is the highest.
    pub position: i32,
    /// Its name by language.
    pub name: Translated,
    /// How many.
    pub n: usize,
}

/// How many entries of a country took part.
#[derive(Debug, Serialize, ToSchema)]
pub struct CountryCount {
    /// The country.
    pub country: Country,
    /// How many.
    pub n: i64,
}

/// The public numbers of an edition.
#[derive(Debug, Serialize, ToSchema)]
pub struct Results {
    /// Entries that took part.
    pub n_entries: i64,
    /// By country, most first.
    pub countries: Vec<CountryCount>,
    /// Awards in all.
    pub n_awards: usize,
    /// By tier, the highest first.
    pub tiers: Vec<TierCount>,
}

/// The results of an edition, once they are public.
#[utoipa::path(get, path = "/api/v1/editions/{number}/results", tag = "awards", params(("number" = i32, Path)), responses((status = 200, body = Results)))]
pub async fn show_results(app: web::Data<App>, path: web::Path<i32>) -> PageResult {
    let (_, figures) = figures_of(&app, path.into_inner()).await?;
    json(&Results {
        n_entries: figures.n_entries,
        countries: figures
            .countries
            .into_iter()
            .map(|(country, n)| CountryCount { country, n })
            .collect(),
        n_awards: figures.n_awards,
        tiers: figures
            .tiers
            .into_iter()
            .map(|(tier, n)| TierCount {
                position: tier.position,
                name: tier.name,
                n,
            })
            .collect(),
    })
}

/// An entry and its tier.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AwardBody {
    /// The entry.
    pub entry_id: EntryId,
    /// Its tier; left out, the award is taken back.
    pub tier_id: Option<AwardTierId>,
    /// Why; kept with the award.
    #[serde(default)]
    pub reason: String,
    /// The tier in which you saw it, `none` where you saw it without an award: if it stands elsewhere by now, nothing is changed. Left out, it is
    /// moved wherever it stands.
    pub seen: Option<String>,
}

/// What was done.
#[derive(Debug, Serialize, ToSchema)]
pub struct Done {
    /// Always true.
    pub is_done: bool,
}

/// Gives an award, moves it to another tier, or takes it back.
#[utoipa::path(post, path = "/api/v1/editions/{number}/awards", tag = "awards", params(("number" = i32, Path)), request_body = AwardBody, responses((status = 200, body = Done)))]
pub async fn give(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<i32>,
    Form(body): Form<AwardBody>,
) -> PageResult {
    actions::give_seen(
        &app,
        &actor,
        path.into_inner(),
        body.entry_id,
        body.tier_id,
        &body.reason,
        body.seen.as_deref(),
    )
    .await?;
    json(&Done { is_done: true })
}

/// How the tiers are filled.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FillingBody {
    /// How many reserves stand behind the last tier; five where left out.
    pub n_reserves: Option<usize>,
}

/// What filling gave.
#[derive(Debug, Serialize, ToSchema)]
pub struct FillingJson {
    /// Awards placed by rank.
    pub n_given: usize,
    /// Places that stayed empty.
    pub n_empty: usize,
    /// Tiers in which a tie lies across the cut.
    pub tied_tier_ids: Vec<AwardTierId>,
}

/// Fills the tiers from the panel's order.
#[utoipa::path(post, path = "/api/v1/editions/{number}/awards/filling", tag = "awards", params(("number" = i32, Path)), request_body = FillingBody, responses((status = 200, body = FillingJson)))]
pub async fn fill(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<i32>,
    Form(body): Form<FillingBody>,
) -> PageResult {
    let n_reserves = body.n_reserves.unwrap_or(actions::RESERVES);
    let filling = actions::fill_by_rank(&app, &actor, path.into_inner(), n_reserves).await?;
    json(&FillingJson {
        n_given: filling.given.len(),
        n_empty: filling.n_empty,
        tied_tier_ids: filling.tied.iter().map(|(tier, _)| *tier).collect(),
    })
}
