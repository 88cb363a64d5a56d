//! Exhibitions for programs: the same actions as the pages.

mod views;

use actix_web::http::StatusCode;
use actix_web::web;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::actions;
use super::domain::{ExhibitionState, Gap, LabelKind, NewExhibition, NewRoom, NewStop, NewVenue};
use crate::app::App;
use crate::kernel::{
    ActionError, ActionResult, EntryId, ExhibitionId, FieldErrors, MemberCode, PlacementId,
    Translated, VenueId,
};
use crate::platform::web::door::Visitor;
use crate::platform::web::{Form, PageResult, json, json_with};

pub use views::*;

/// Something that was made.
#[derive(Debug, Serialize, ToSchema)]
pub struct MadeView {
    /// Its id.
    pub id: uuid::Uuid,
}

fn made(id: impl Into<uuid::Uuid>) -> PageResult {
    json_with(StatusCode::CREATED, &MadeView { id: id.into() })
}

/// Every public exhibition, the newest first.
#[utoipa::path(get, path = "/api/v1/exhibitions", tag = "exhibitions", responses((status = 200, body = ExhibitionListView)))]
pub async fn list_exhibitions(app: web::Data<App>) -> PageResult {
    let exhibitions = actions::list_exhibitions(&app).await?;
    json(&ExhibitionListView {
        exhibitions: exhibitions
            .iter()
            .map(ExhibitionSummaryView::from)
            .collect(),
    })
}

/// An exhibition as it hangs today.
#[utoipa::path(get, path = "/api/v1/exhibitions/{slug}", tag = "exhibitions", params(("slug" = String, Path, description = "Its place in the address")), responses((status = 200, body = ExhibitionView)))]
pub async fn show_exhibition(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    slug: web::Path<String>,
) -> PageResult {
    let sheet = actions::find_by_slug(&app, &actor, &slug).await?;
    json(&ExhibitionView::from(&sheet))
}

/// Makes an exhibition, in draft.
#[utoipa::path(post, path = "/api/v1/exhibitions", tag = "exhibitions", request_body = NewExhibition, responses((status = 201, body = MadeView)))]
pub async fn create_exhibition(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    Form(new): Form<NewExhibition>,
) -> PageResult {
    made(actions::create_exhibition(&app, &actor, &new).await?)
}

async fn id_of(app: &App, actor: &crate::kernel::Actor, slug: &str) -> ActionResult<ExhibitionId> {
    let sheet = actions::find_by_slug(app, actor, slug).await?;
    Ok(sheet.exhibition.id)
}

/// Writes title, sentence, days, languages and thanks anew.
#[utoipa::path(put, path = "/api/v1/exhibitions/{slug}", tag = "exhibitions", params(("slug" = String, Path, description = "Its place in the address")), request_body = NewExhibition, responses((status = 200, body = ExhibitionView)))]
pub async fn update_exhibition(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    slug: web::Path<String>,
    Form(new): Form<NewExhibition>,
) -> PageResult {
    let id = id_of(&app, &actor, &slug).await?;
    actions::update_exhibition(&app, &actor, id, &new).await?;
    json(&ExhibitionView::from(
        &actions::find_by_slug(&app, &actor, &new.slug).await?,
    ))
}

/// Where an exhibition goes.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StateInput {
    /// The next state.
    pub state: ExhibitionState,
}

/// Moves an exhibition on; public only without gaps.
#[utoipa::path(put, path = "/api/v1/exhibitions/{slug}/state", tag = "exhibitions", params(("slug" = String, Path, description = "Its place in the address")), request_body = StateInput, responses((status = 200, body = ExhibitionView)))]
pub async fn change_state(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    slug: web::Path<String>,
    Form(input): Form<StateInput>,
) -> PageResult {
    let id = id_of(&app, &actor, &slug).await?;
    actions::change_state(&app, &actor, id, input.state).await?;
    json(&ExhibitionView::from(
        &actions::find_by_slug(&app, &actor, &slug).await?,
    ))
}

/// What is missing before an exhibition may open.
#[derive(Debug, Serialize, ToSchema)]
pub struct GapListView {
    /// In the order of a walk through it.
    pub gaps: Vec<Gap>,
}

/// What is missing before an exhibition may open.
#[utoipa::path(get, path = "/api/v1/exhibitions/{slug}/gaps", tag = "exhibitions", params(("slug" = String, Path, description = "Its place in the address")), responses((status = 200, body = GapListView)))]
pub async fn list_gaps(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    slug: web::Path<String>,
) -> PageResult {
    let id = id_of(&app, &actor, &slug).await?;
    json(&GapListView {
        gaps: actions::list_gaps(&app, &actor, id).await?,
    })
}

/// Adds a room behind the others.
#[utoipa::path(post, path = "/api/v1/exhibitions/{slug}/rooms", tag = "exhibitions", params(("slug" = String, Path, description = "Its place in the address")), request_body = NewRoom, responses((status = 201, body = MadeView)))]
pub async fn add_room(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    slug: web::Path<String>,
    Form(new): Form<NewRoom>,
) -> PageResult {
    let id = id_of(&app, &actor, &slug).await?;
    made(actions::add_room(&app, &actor, id, &new).await?)
}

/// Works to hang.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HangInput {
    /// In the order wanted.
    pub entry_ids: Vec<EntryId>,
}

/// How many were hung.
#[derive(Debug, Serialize, ToSchema)]
pub struct HungView {
    /// Those that did not hang in the exhibition before.
    pub n_hung: usize,
}

/// Hangs works in a room, behind those that hang there.
#[utoipa::path(post, path = "/api/v1/exhibitions/{slug}/rooms/{n}/placements", tag = "exhibitions", params(("slug" = String, Path, description = "Its place in the address"), ("n" = usize, Path, description = "The room, from 1")), request_body = HangInput, responses((status = 201, body = HungView)))]
pub async fn hang(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<(String, usize)>,
    Form(input): Form<HangInput>,
) -> PageResult {
    let (slug, number) = path.into_inner();
    let sheet = actions::find_room(&app, &actor, &slug, number).await?;
    let room = sheet.rooms[number - 1].room.id;
    if input.entry_ids.is_empty() {
        let mut errors = FieldErrors::new();
        errors.add("entry_ids", "no-work-chosen");
        return Err(errors.into());
    }
    let n_hung = actions::hang(&app, &actor, room, &input.entry_ids).await?;
    json_with(StatusCode::CREATED, &HungView { n_hung })
}

/// Takes a work down.
#[utoipa::path(delete, path = "/api/v1/placements/{id}", tag = "exhibitions", params(("id" = uuid::Uuid, Path, description = "The placement")), responses((status = 204, description = "Taken down")))]
pub async fn take_down(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    id: web::Path<uuid::Uuid>,
) -> PageResult {
    actions::take_down(&app, &actor, PlacementId(*id)).await?;
    Ok(actix_web::HttpResponse::NoContent().finish())
}

/// A label in some languages.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LabelInput {
    /// What it says.
    pub text: Translated,
}

/// Writes a label in place of the one of its kind.
#[utoipa::path(put, path = "/api/v1/placements/{id}/labels/{kind}", tag = "exhibitions", params(("id" = uuid::Uuid, Path, description = "The placement"), ("kind" = String, Path, description = "title, childs-words, alt or extended")), request_body = LabelInput, responses((status = 204, description = "Written")))]
pub async fn write_label(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<(uuid::Uuid, String)>,
    Form(input): Form<LabelInput>,
) -> PageResult {
    let (id, kind) = path.into_inner();
    let kind: LabelKind = kind.parse().map_err(|_| ActionError::NotFound)?;
    actions::write_label(&app, &actor, PlacementId(id), kind, &input.text).await?;
    Ok(actix_web::HttpResponse::NoContent().finish())
}

/// A venue that is known.
#[derive(Debug, Serialize, ToSchema)]
pub struct VenueView {
    /// Its id.
    pub id: VenueId,
    /// Its name.
    pub name: Translated,
    /// The member government it lies in.
    pub member_code: Option<MemberCode>,
    /// How to find it.
    pub address: String,
}

/// Every venue.
#[derive(Debug, Serialize, ToSchema)]
pub struct VenueListView {
    /// In the order they became known.
    pub venues: Vec<VenueView>,
}

/// Every venue, for curators.
#[utoipa::path(get, path = "/api/v1/venues", tag = "exhibitions", responses((status = 200, body = VenueListView)))]
pub async fn list_venues(app: web::Data<App>, Visitor(actor): Visitor) -> PageResult {
    let venues = actions::list_venues(&app, &actor).await?;
    let view = |venue: actions::Venue| VenueView {
        id: venue.id,
        name: venue.name,
        member_code: venue.member_code,
        address: venue.address,
    };
    json(&VenueListView {
        venues: venues.into_iter().map(view).collect(),
    })
}

/// Makes a venue known.
#[utoipa::path(post, path = "/api/v1/venues", tag = "exhibitions", request_body = NewVenue, responses((status = 201, body = MadeView)))]
pub async fn add_venue(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    Form(new): Form<NewVenue>,
) -> PageResult {
    made(actions::add_venue(&app, &actor, &new).await?)
}

/// Plans a stop; stops may overlap.
#[utoipa::path(post, path = "/api/v1/exhibitions/{slug}/stops", tag = "exhibitions", params(("slug" = String, Path, description = "Its place in the address")), request_body = NewStop, responses((status = 201, body = MadeView)))]
pub async fn add_stop(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    slug: web::Path<String>,
    Form(new): Form<NewStop>,
) -> PageResult {
    let id = id_of(&app, &actor, &slug).await?;
    made(actions::add_stop(&app, &actor, id, &new).await?)
}
