//! Editions as JSON.

use actix_web::http::StatusCode;
use actix_web::web;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::actions;
use super::domain::{Edition, EditionState};
use super::forms::EditionBody;
use crate::app::App;
use crate::platform::web::door::Visitor;
use crate::platform::web::{Form, PageResult, json, json_with};

/// An edition with everything that is public of it.
#[derive(Debug, Serialize, ToSchema)]
pub struct EditionView {
    /// Its number.
    pub number: i32,
    /// Where it stands.
    #[schema(value_type = String)]
    pub state: EditionState,
    /// Whether an entry sent now is taken.
    pub takes_entries: bool,
    /// What still misses before the call can open, as codes.
    pub missing_before_open: Vec<&'static str>,
    /// Changes when anything of the edition does; sent back with a change.
    pub stamp: String,
    /// The settings.
    #[serde(flatten)]
    pub settings: EditionBody,
}

impl EditionView {
    fn of(app: &App, edition: &Edition) -> Self {
        Self {
            number: edition.number,
            state: edition.state,
            takes_entries: edition.takes_entries(app.clock.now()).is_ok(),
            missing_before_open: edition.missing_before_open(),
            stamp: edition.stamp(),
            settings: EditionBody::of(edition),
        }
    }
}

/// All editions that one may see.
#[derive(Debug, Serialize, ToSchema)]
pub struct EditionList {
    /// The newest first.
    pub items: Vec<EditionView>,
}

/// Every edition, the newest first; drafts for the secretariat alone.
#[utoipa::path(get, path = "/api/v1/editions", tag = "editions", responses((status = 200, body = EditionList)))]
pub async fn list_editions(app: web::Data<App>, Visitor(actor): Visitor) -> PageResult {
    let editions = actions::list_editions(&app, &actor).await?;
    json(&EditionList {
        items: editions
            .iter()
            .map(|edition| EditionView::of(&app, edition))
            .collect(),
    })
}

/// One edition.
#[utoipa::path(get, path = "/api/v1/editions/{number}", tag = "editions", params(("number" = i32, Path)), responses((status = 200, body = EditionView)))]
pub async fn show_edition(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<i32>,
) -> PageResult {
    let edition = actions::find_edition(&app, &actor, path.into_inner()).await?;
    json(&EditionView::of(&app, &edition))
}

/// What a new edition begins with.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewEdition {
    /// Its number.
    pub number: i32,
    /// The year it is named after.
    pub year: i32,
    /// The number of the edition whose settings it takes over; the built-in template where left out.
    pub copy_of: Option<i32>,
}

/// Makes an edition in draft.
#[utoipa::path(post, path = "/api/v1/editions", tag = "editions", request_body = NewEdition, responses((status = 201, body = EditionView)))]
pub async fn create_edition(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    Form(new): Form<NewEdition>,
) -> PageResult {
    let edition = actions::create_next(&app, &actor, new.number, new.year, new.copy_of).await?;
    json_with(StatusCode::CREATED, &EditionView::of(&app, &edition))
}

/// Settings, with the stamp of what one saw.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EditionChange {
    /// The stamp of the edition as it was read; someone else's change in between is then not overwritten.
    pub stamp: Option<String>,
    /// All settings.
    pub settings: EditionBody,
}

/// Writes all settings of an edition.
#[utoipa::path(put, path = "/api/v1/editions/{number}", tag = "editions", params(("number" = i32, Path)), request_body = EditionChange, responses((status = 200, body = EditionView)))]
pub async fn update_edition(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<i32>,
    Form(change): Form<EditionChange>,
) -> PageResult {
    let number = path.into_inner();
    let stored = actions::find_edition(&app, &actor, number).await?;
    let edition = change.settings.into_edition(&stored, &app.clock);
    actions::update_edition(&app, &actor, &edition, change.stamp.as_deref()).await?;
    let edition = actions::find_edition(&app, &actor, number).await?;
    json(&EditionView::of(&app, &edition))
}

/// The state that an edition enters.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewState {
    /// One that may follow.
    #[schema(value_type = String)]
    pub state: EditionState,
}

/// Moves an edition on.
#[utoipa::path(post, path = "/api/v1/editions/{number}/states", tag = "editions", params(("number" = i32, Path)), request_body = NewState, responses((status = 200, body = EditionView)))]
pub async fn enter_state(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<i32>,
    Form(new): Form<NewState>,
) -> PageResult {
    let number = path.into_inner();
    let edition = actions::find_edition(&app, &actor, number).await?;
    actions::change_state(&app, &actor, edition.id, new.state).await?;
    let edition = actions::find_edition(&app, &actor, number).await?;
    json(&EditionView::of(&app, &edition))
}
