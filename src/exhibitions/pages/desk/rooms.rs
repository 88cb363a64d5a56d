//! The desk's pages of rooms: a new one, one with what hangs in it and what may be hung, and where a work goes.

use actix_web::http::StatusCode;
use actix_web::web;
use askama::Template;
use serde::Deserialize;

use super::{Pairs, find, place, status_of, wrongs_of};
use crate::app::App;
use crate::editions::Edition;
use crate::editions::actions as editions;
use crate::entries::actions::{self as entries, PublicEntry};
use crate::exhibitions::actions::{self, Exhibition, Move, RoomSheet, Sheet, Together};
use crate::exhibitions::domain::Wall;
use crate::exhibitions::forms::{self, Fields, Values};
use crate::kernel::{ActionError, ActionResult, Actor, Country, EntryId, FieldErrors, PlacementId};
use crate::platform::web::{Form, PageResult, Ui, page, page_with, see_other};

/// Most works offered on one page of choosing.
const OFFERED_MAX: u64 = 60;

#[derive(Template)]
#[template(path = "exhibitions/desk_room_new.html")]
struct NewRoomPage {
    ui: Ui,
    exhibition: Exhibition,
    values: Values,
    errors: FieldErrors,
}

/// `GET /{lang}/desk/exhibitions/{slug}/rooms`
pub async fn new_room(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, String)>,
) -> PageResult {
    let (_, slug) = path.into_inner();
    let exhibition = find(&app, &ui, &slug).await?.exhibition;
    let values = Values::default().with("wall", "chalk");
    page(&NewRoomPage {
        ui,
        exhibition,
        values,
        errors: FieldErrors::new(),
    })
}

/// `POST /{lang}/desk/exhibitions/{slug}/rooms`
pub async fn add_room(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, String)>,
    Form(pairs): Pairs,
) -> PageResult {
    let (_, slug) = path.into_inner();
    let sheet = find(&app, &ui, &slug).await?;
    let exhibition = sheet.exhibition;
    let fields = Fields::new(pairs);
    let values = fields.values();
    let (new, errors) = forms::room(fields);
    let act = actions::add_room(&app, &ui.actor, exhibition.id, &new);
    let errors = wrongs_of(errors, act).await?;
    if !errors.is_empty() {
        let again = NewRoomPage {
            ui,
            exhibition,
            values,
            errors,
        };
        return page_with(StatusCode::UNPROCESSABLE_ENTITY, &again);
    }
    see_other(place(
        &ui,
        &slug,
        &format!("/rooms/{}", sheet.rooms.len() + 1),
    ))
}

/// Which works are offered for hanging.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Choice {
    edition: String,
    country: String,
    after: String,
}

#[derive(Template)]
#[template(path = "exhibitions/desk_room.html")]
struct RoomPage {
    ui: Ui,
    sheet: Sheet,
    at: usize,
    values: Values,
    errors: FieldErrors,
    choice: Choice,
    editions: Vec<Edition>,
    countries: Vec<Country>,
    offered: Vec<PublicEntry>,
    next: Option<EntryId>,
}

impl RoomPage {
    fn room(&self) -> &RoomSheet {
        &self.sheet.rooms[self.at]
    }

    fn place(&self, rest: &str) -> String {
        let slug = &self.sheet.exhibition.slug;
        place(&self.ui, slug, &format!("/rooms/{}{rest}", self.at + 1))
    }

    fn is_hung(&self, entry: &EntryId) -> bool {
        self.sheet
            .rooms
            .iter()
            .flat_map(RoomSheet::works)
            .any(|work| work.entry_id == *entry)
    }
}

async fn room_page(
    app: &App,
    ui: Ui,
    (slug, number): (&str, &str),
    choice: Choice,
    typed: Option<(Values, FieldErrors)>,
) -> PageResult {
    let sheet = find(app, &ui, slug).await?;
    let at = position(&sheet, number)?;
    let editions = editions::list_editions(app, &Actor::system()).await?;
    let wanted: Vec<_> = editions
        .iter()
        .filter(|edition| choice.edition.is_empty() || edition.number.to_string() == choice.edition)
        .map(|edition| edition.id)
        .collect();
    let country: Option<Country> = choice.country.parse().ok();
    let after: Option<EntryId> = choice.after.parse().ok();
    let db = app.db.read();
    let mut offered = entries::list_published(db, &wanted, country, after, OFFERED_MAX + 1).await?;
    let mut next = None;
    if offered.len() as u64 > OFFERED_MAX {
        offered.truncate(OFFERED_MAX as usize);
        next = offered.last().map(|entry| entry.id);
    }
    let (values, errors) =
        typed.unwrap_or_else(|| (Values::of_room(&sheet.rooms[at].room), FieldErrors::new()));
    let status = status_of(&errors);
    let countries = app.members.countries();
    let shown = RoomPage {
        ui,
        sheet,
        at,
        values,
        errors,
        choice,
        editions,
        countries,
        offered,
        next,
    };
    page_with(status, &shown)
}

fn position(sheet: &Sheet, number: &str) -> ActionResult<usize> {
    let number: usize = number.parse().map_err(|_| ActionError::NotFound)?;
    match number.checked_sub(1) {
        Some(at) if at < sheet.rooms.len() => Ok(at),
        _ => Err(ActionError::NotFound),
    }
}

/// `GET /{lang}/desk/exhibitions/{slug}/rooms/{n}`
pub async fn room(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, String, String)>,
    query: web::Query<Choice>,
) -> PageResult {
    let (_, slug, number) = path.into_inner();
    room_page(&app, ui, (&slug, &number), query.into_inner(), None).await
}

/// `POST /{lang}/desk/exhibitions/{slug}/rooms/{n}`
pub async fn update_room(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, String, String)>,
    Form(pairs): Pairs,
) -> PageResult {
    let (_, slug, number) = path.into_inner();
    let sheet = find(&app, &ui, &slug).await?;
    let room = sheet.rooms[position(&sheet, &number)?].room.id;
    let fields = Fields::new(pairs);
    let values = fields.values();
    let (new, errors) = forms::room(fields);
    let act = actions::update_room(&app, &ui.actor, room, &new);
    let errors = wrongs_of(errors, act).await?;
    if !errors.is_empty() {
        let typed = Some((values, errors));
        return room_page(&app, ui, (&slug, &number), Choice::default(), typed).await;
    }
    see_other(place(&ui, &slug, &format!("/rooms/{number}")))
}

/// `POST /{lang}/desk/exhibitions/{slug}/rooms/{n}/works`: hangs what was ticked.
pub async fn hang(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, String, String)>,
    Form(pairs): Pairs,
) -> PageResult {
    let (_, slug, number) = path.into_inner();
    let sheet = find(&app, &ui, &slug).await?;
    let room = sheet.rooms[position(&sheet, &number)?].room.id;
    let mut fields = Fields::new(pairs);
    let ids: Vec<EntryId> = fields
        .all("entry")
        .iter()
        .filter_map(|id| id.parse().ok())
        .collect();
    let mut errors = fields.finish();
    if ids.is_empty() {
        errors.add("entry", "no-work-chosen");
    }
    if !errors.is_empty() {
        let values = Values::of_room(&sheet.rooms[position(&sheet, &number)?].room);
        let typed = Some((values, errors));
        return room_page(&app, ui, (&slug, &number), Choice::default(), typed).await;
    }
    actions::hang(&app, &ui.actor, room, &ids).await?;
    see_other(place(&ui, &slug, &format!("/rooms/{number}")))
}

/// What is done to a room as a whole.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoomDeed {
    deed: String,
}

/// `POST /{lang}/desk/exhibitions/{slug}/rooms/{n}/arrangement`: proposes a hang, moves the room, or closes it.
pub async fn arrange_room(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, String, String)>,
    Form(form): Form<RoomDeed>,
) -> PageResult {
    let (_, slug, number) = path.into_inner();
    let sheet = find(&app, &ui, &slug).await?;
    let room = sheet.rooms[position(&sheet, &number)?].room.id;
    match form.deed.as_str() {
        "rearrange" => actions::rearrange(&app, &ui.actor, room).await?,
        "forward" => actions::move_room_forward(&app, &ui.actor, room).await?,
        "remove" => actions::remove_room(&app, &ui.actor, room).await?,
        _ => return Err(ActionError::NotFound),
    }
    match form.deed.as_str() {
        "rearrange" => see_other(place(&ui, &slug, &format!("/rooms/{number}"))),
        _ => see_other(place(&ui, &slug, "")),
    }
}

/// Where a work goes: `earlier`, `later`, `with-before`, `apart`, `down`, or a room's id.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceForm {
    to: String,
    /// Where the browser goes afterwards: the room's number.
    room: u32,
    slug: String,
}

/// `POST /{lang}/desk/placements/{id}/place`
pub async fn move_work(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, uuid::Uuid)>,
    Form(form): Form<PlaceForm>,
) -> PageResult {
    let id = PlacementId(path.into_inner().1);
    let actor = &ui.actor;
    match form.to.as_str() {
        "earlier" => actions::move_placement(&app, actor, id, Move::Earlier).await?,
        "later" => actions::move_placement(&app, actor, id, Move::Later).await?,
        "with-before" => actions::set_together(&app, actor, id, Together::WithBefore).await?,
        "apart" => actions::set_together(&app, actor, id, Together::Apart).await?,
        "down" => actions::take_down(&app, actor, id).await?,
        room => {
            let room = room.parse().map_err(|_| ActionError::NotFound)?;
            actions::move_placement(&app, actor, id, Move::ToRoom(room)).await?
        }
    }
    let back = format!("/rooms/{}#work-{id}", form.room);
    see_other(place(&ui, &form.slug, &back))
}

fn walls() -> &'static [Wall] {
    Wall::ALL
}
