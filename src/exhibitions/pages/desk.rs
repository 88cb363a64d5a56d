//! The curator's desk: exhibitions, rooms and what hangs in them, labels, the tour. Everything by plain forms.

use actix_web::http::StatusCode;
use actix_web::web;
use askama::Template;
use serde::Deserialize;

use crate::app::App;
use crate::editions::Edition;
use crate::editions::actions as editions;
use crate::entries::actions::{self as entries, PublicEntry};
use crate::exhibitions::actions::{
    self, Exhibition, HungWork, Move, Room, RoomSheet, Sheet, StopChange, Summary, Together, Venue,
};
use crate::exhibitions::domain::{ExhibitionState, Gap, LabelKind, NewExhibition, Wall};
use crate::exhibitions::forms::{self, Fields, Values};
use crate::kernel::{
    ActionError, ActionResult, Actor, Country, EntryId, FieldErrors, Lang, PlacementId, StopId,
};
use crate::platform::web::{Form, PageResult, Ui, page, page_with, see_other};

/// Most works offered on one page of choosing.
const OFFERED_MAX: u64 = 60;

type Pairs = Form<Vec<(String, String)>>;

fn status_of(errors: &FieldErrors) -> StatusCode {
    if errors.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    }
}

/// What is wrong with the fields, where an action says so; other errors go on.
fn wrong_fields(outcome: ActionResult<()>) -> ActionResult<FieldErrors> {
    match outcome {
        Ok(()) => Ok(FieldErrors::new()),
        Err(ActionError::Fields(errors)) => Ok(errors),
        Err(error) => Err(error),
    }
}

fn place(ui: &Ui, slug: &str, rest: &str) -> String {
    ui.link(&format!("/desk/exhibitions/{slug}{rest}"))
}

#[derive(Template)]
#[template(path = "exhibitions/desk_list.html")]
struct ListPage {
    ui: Ui,
    exhibitions: Vec<Summary>,
    values: Values,
    errors: FieldErrors,
}

async fn list_page(app: &App, ui: Ui, values: Values, errors: FieldErrors) -> PageResult {
    let exhibitions = actions::list_for_desk(app, &ui.actor).await?;
    let status = status_of(&errors);
    page_with(
        status,
        &ListPage {
            ui,
            exhibitions,
            values,
            errors,
        },
    )
}

/// `GET /{lang}/desk/exhibitions`
pub async fn list(app: web::Data<App>, ui: Ui) -> PageResult {
    list_page(&app, ui, Values::default(), FieldErrors::new()).await
}

/// `POST /{lang}/desk/exhibitions`
pub async fn create(app: web::Data<App>, ui: Ui, Form(pairs): Pairs) -> PageResult {
    let fields = Fields::new(pairs);
    let values = fields.values();
    let (new, mut errors) = forms::exhibition(fields);
    if errors.is_empty() {
        let made = actions::create_exhibition(&app, &ui.actor, &new).await;
        errors = wrong_fields(made.map(|_| ()))?;
    }
    if !errors.is_empty() {
        return list_page(&app, ui, values, errors).await;
    }
    see_other(place(&ui, &new.slug, ""))
}

#[derive(Template)]
#[template(path = "exhibitions/desk_exhibition.html")]
struct OverviewPage {
    ui: Ui,
    sheet: Sheet,
    gaps: Vec<Gap>,
}

impl OverviewPage {
    fn place(&self, rest: &str) -> String {
        place(&self.ui, &self.sheet.exhibition.slug, rest)
    }

    fn state(&self) -> ExhibitionState {
        self.sheet.exhibition.state
    }

    /// Where it may go from here.
    fn ways(&self) -> Vec<ExhibitionState> {
        let from = self.state();
        ExhibitionState::ALL
            .iter()
            .copied()
            .filter(|next| from.may_become(*next))
            .collect()
    }

    fn languages(&self, gap: &Gap) -> String {
        let names: Vec<&str> = gap.languages.iter().map(|lang| lang.own_name()).collect();
        names.join(" · ")
    }
}

/// `GET /{lang}/desk/exhibitions/{slug}`
pub async fn show(app: web::Data<App>, ui: Ui, path: web::Path<(String, String)>) -> PageResult {
    let (_, slug) = path.into_inner();
    let sheet = find(&app, &ui, &slug).await?;
    let gaps = actions::list_gaps(&app, &ui.actor, sheet.exhibition.id).await?;
    page(&OverviewPage { ui, sheet, gaps })
}

async fn find(app: &App, ui: &Ui, slug: &str) -> ActionResult<Sheet> {
    ui.actor
        .require(crate::kernel::Permission::ExhibitionWrite)?;
    actions::find_by_slug(app, &ui.actor, slug).await
}

/// `POST /{lang}/desk/exhibitions/{slug}/state`
pub async fn change_state(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, String)>,
    Form(pairs): Pairs,
) -> PageResult {
    let (_, slug) = path.into_inner();
    let sheet = find(&app, &ui, &slug).await?;
    let mut fields = Fields::new(pairs);
    let next: Option<ExhibitionState> = fields.parsed("state");
    fields.finish().into_result(())?;
    if let Some(next) = next {
        actions::change_state(&app, &ui.actor, sheet.exhibition.id, next).await?;
    }
    see_other(place(&ui, &slug, ""))
}

#[derive(Template)]
#[template(path = "exhibitions/desk_settings.html")]
struct SettingsPage {
    ui: Ui,
    exhibition: Exhibition,
    values: Values,
    errors: FieldErrors,
}

/// `GET /{lang}/desk/exhibitions/{slug}/settings`
pub async fn settings(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, String)>,
) -> PageResult {
    let (_, slug) = path.into_inner();
    let exhibition = find(&app, &ui, &slug).await?.exhibition;
    let values = Values::of_exhibition(&exhibition);
    page(&SettingsPage {
        ui,
        exhibition,
        values,
        errors: FieldErrors::new(),
    })
}

/// `POST /{lang}/desk/exhibitions/{slug}/settings`
pub async fn update(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, String)>,
    Form(pairs): Pairs,
) -> PageResult {
    let (_, slug) = path.into_inner();
    let exhibition = find(&app, &ui, &slug).await?.exhibition;
    let fields = Fields::new(pairs);
    let values = fields.values();
    let (new, mut errors) = forms::exhibition(fields);
    let new = NewExhibition {
        cover_entry_id: exhibition.cover_entry_id,
        ..new
    };
    if errors.is_empty() {
        let done = actions::update_exhibition(&app, &ui.actor, exhibition.id, &new).await;
        errors = wrong_fields(done)?;
    }
    if !errors.is_empty() {
        let again = SettingsPage {
            ui,
            exhibition,
            values,
            errors,
        };
        return page_with(StatusCode::UNPROCESSABLE_ENTITY, &again);
    }
    see_other(place(&ui, &new.slug, ""))
}

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
    let (new, mut errors) = forms::room(fields);
    if errors.is_empty() {
        let made = actions::add_room(&app, &ui.actor, exhibition.id, &new).await;
        errors = wrong_fields(made.map(|_| ()))?;
    }
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
    let (new, mut errors) = forms::room(fields);
    if errors.is_empty() {
        errors = wrong_fields(actions::update_room(&app, &ui.actor, room, &new).await)?;
    }
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

#[derive(Template)]
#[template(path = "exhibitions/desk_labels.html")]
struct LabelsPage {
    ui: Ui,
    exhibition: Exhibition,
    room: Room,
    work: HungWork,
    values: Values,
    errors: FieldErrors,
}

impl LabelsPage {
    /// The languages in which a label is asked for, first those announced.
    fn languages(&self) -> &[Lang] {
        &self.exhibition.languages.0
    }

    fn kinds(&self) -> &'static [LabelKind] {
        LabelKind::ALL
    }

    fn is_cover(&self) -> bool {
        self.exhibition.cover_entry_id == Some(self.work.entry_id)
    }
}

async fn labels_page(
    app: &App,
    ui: Ui,
    id: PlacementId,
    typed: Option<(Values, FieldErrors)>,
) -> PageResult {
    let (exhibition, room, work) = actions::find_placement(app, &ui.actor, id).await?;
    let sheet = actions::find_by_slug(app, &ui.actor, &exhibition.slug).await?;
    let pause = sheet
        .rooms
        .iter()
        .flat_map(|room| &room.bays)
        .find(|bay| bay.works.iter().any(|work| work.id == id))
        .and_then(|bay| bay.pause.as_ref());
    let (values, errors) =
        typed.unwrap_or_else(|| (Values::of_work(&work, pause), FieldErrors::new()));
    let status = status_of(&errors);
    page_with(
        status,
        &LabelsPage {
            ui,
            exhibition,
            room,
            work,
            values,
            errors,
        },
    )
}

/// `GET /{lang}/desk/placements/{id}`
pub async fn labels(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, uuid::Uuid)>,
) -> PageResult {
    labels_page(&app, ui, PlacementId(path.into_inner().1), None).await
}

/// `POST /{lang}/desk/placements/{id}`
pub async fn write_labels(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, uuid::Uuid)>,
    Form(pairs): Pairs,
) -> PageResult {
    let id = PlacementId(path.into_inner().1);
    let fields = Fields::new(pairs);
    let values = fields.values();
    let (labels, mut errors) = forms::labels(fields);
    let (exhibition, room, work) = actions::find_placement(&app, &ui.actor, id).await?;
    if errors.is_empty() {
        for (kind, text) in &labels.texts {
            let written = actions::write_label(&app, &ui.actor, id, *kind, text).await;
            errors.0.extend(wrong_fields(written)?.0);
        }
        let written = actions::write_pause(&app, &ui.actor, id, labels.pause.as_ref()).await;
        errors.0.extend(wrong_fields(written)?.0);
    }
    if !errors.is_empty() {
        return labels_page(&app, ui, id, Some((values, errors))).await;
    }
    if labels.is_cover && exhibition.cover_entry_id != Some(work.entry_id) {
        actions::set_cover(&app, &ui.actor, exhibition.id, work.entry_id).await?;
    }
    let sheet = actions::find_by_slug(&app, &ui.actor, &exhibition.slug).await?;
    let number = sheet
        .rooms
        .iter()
        .find(|sheet| sheet.room.id == room.id)
        .map_or(1, |sheet| sheet.number);
    see_other(place(
        &ui,
        &exhibition.slug,
        &format!("/rooms/{number}#work-{id}"),
    ))
}

#[derive(Template)]
#[template(path = "exhibitions/desk_stops.html")]
struct StopsPage {
    ui: Ui,
    sheet: Sheet,
    venues: Vec<Venue>,
    members: Vec<(String, String)>,
    values: Values,
    errors: FieldErrors,
}

impl StopsPage {
    fn place(&self, rest: &str) -> String {
        place(&self.ui, &self.sheet.exhibition.slug, rest)
    }
}

async fn stops_page(
    app: &App,
    ui: Ui,
    slug: &str,
    values: Values,
    errors: FieldErrors,
) -> PageResult {
    let sheet = find(app, &ui, slug).await?;
    let venues = actions::list_venues(app, &ui.actor).await?;
    let members = app
        .members
        .all()
        .iter()
        .map(|member| (member.code.to_string(), ui.pick(&member.name).to_owned()))
        .collect();
    let status = status_of(&errors);
    page_with(
        status,
        &StopsPage {
            ui,
            sheet,
            venues,
            members,
            values,
            errors,
        },
    )
}

/// `GET /{lang}/desk/exhibitions/{slug}/stops`
pub async fn stops(app: web::Data<App>, ui: Ui, path: web::Path<(String, String)>) -> PageResult {
    let (_, slug) = path.into_inner();
    let values = Values::default().with("zone", "Asia/Seoul");
    stops_page(&app, ui, &slug, values, FieldErrors::new()).await
}

/// `POST /{lang}/desk/exhibitions/{slug}/stops`
pub async fn add_stop(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, String)>,
    Form(pairs): Pairs,
) -> PageResult {
    let (_, slug) = path.into_inner();
    let id = find(&app, &ui, &slug).await?.exhibition.id;
    let fields = Fields::new(pairs);
    let values = fields.values();
    let (new, mut errors) = forms::stop(fields);
    if errors.is_empty() {
        let made = actions::add_stop(&app, &ui.actor, id, &new).await;
        errors = wrong_fields(made.map(|_| ()))?;
    }
    if !errors.is_empty() {
        return stops_page(&app, ui, &slug, values, errors).await;
    }
    see_other(place(&ui, &slug, "/stops"))
}

/// `POST /{lang}/desk/exhibitions/{slug}/venues`
pub async fn add_venue(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, String)>,
    Form(pairs): Pairs,
) -> PageResult {
    let (_, slug) = path.into_inner();
    let fields = Fields::new(pairs);
    let values = fields.values().with("zone", "Asia/Seoul");
    let (new, mut errors) = forms::venue(fields);
    if errors.is_empty() {
        let made = actions::add_venue(&app, &ui.actor, &new).await;
        errors = wrong_fields(made.map(|_| ()))?;
    }
    if !errors.is_empty() {
        return stops_page(&app, ui, &slug, values, errors).await;
    }
    see_other(place(&ui, &slug, "/stops"))
}

/// `POST /{lang}/desk/exhibitions/{slug}/stops/{stop_id}`: to other days, or cancelled.
pub async fn change_stop(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, String, uuid::Uuid)>,
    Form(pairs): Pairs,
) -> PageResult {
    let (_, slug, id) = path.into_inner();
    let mut fields = Fields::new(pairs);
    let is_cancelled = fields.text("deed") == "cancel";
    let (opens_on, closes_on) = (fields.day("opens_on"), fields.day("closes_on"));
    fields.finish().into_result(())?;
    let change = match (opens_on, closes_on) {
        _ if is_cancelled => StopChange::Cancel,
        (Some(opens_on), Some(closes_on)) => StopChange::Move {
            opens_on,
            closes_on,
        },
        _ => {
            let mut errors = FieldErrors::new();
            errors.add("opens_on", "not-a-day");
            return Err(errors.into());
        }
    };
    actions::change_stop(&app, &ui.actor, StopId(id), change).await?;
    see_other(place(&ui, &slug, "/stops"))
}

fn walls() -> &'static [Wall] {
    Wall::ALL
}
