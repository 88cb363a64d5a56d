//! The desk's page of the tour: its stops and the venues where they are.

use actix_web::web;
use askama::Template;

use super::{Pairs, find, place, status_of, wrongs_of};
use crate::app::App;
use crate::exhibitions::actions::{self, Sheet, StopChange, Venue};
use crate::exhibitions::forms::{self, Fields, Values};
use crate::kernel::{FieldErrors, StopId};
use crate::platform::web::{Form, PageResult, Ui, page_with, see_other};

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
    let (new, errors) = forms::stop(fields);
    let act = actions::add_stop(&app, &ui.actor, id, &new);
    let errors = wrongs_of(errors, act).await?;
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
    let (new, errors) = forms::venue(fields);
    let act = actions::add_venue(&app, &ui.actor, &new);
    let errors = wrongs_of(errors, act).await?;
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
