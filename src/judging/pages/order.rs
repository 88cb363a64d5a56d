//! A judge's pages in rounds of orders: one list to be put in order, or two works side by side.

use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, web};
use askama::Template;

use super::super::actions::{self, OrderSheet, PairSheet, Work};
use super::super::domain::{Ahead, RoundState, check_takes_cards};
use super::super::forms;
use super::judge::{clock, unknown_view, zoom_words};
use crate::app::App;
use crate::kernel::{ActionError, FieldErrors, Refusal, RoundId};
use crate::platform::web::{Form, PageResult, Ui, json, page, page_with, see_other};

/// A work with its place, as the form shows it.
struct Row {
    work: Work,
    /// From 1; empty where it is not placed yet.
    place: String,
}

#[derive(Template)]
#[template(path = "judging/order.html")]
struct OrderPage {
    ui: Ui,
    sheet: OrderSheet,
    rows: Vec<Row>,
    n_placed: usize,
    saved: Option<String>,
    is_open: bool,
    is_dry_run: bool,
    errors: FieldErrors,
    notice: Option<String>,
}

fn order_page(
    app: &App,
    ui: Ui,
    mut sheet: OrderSheet,
    errors: FieldErrors,
    no: Option<Refusal>,
) -> OrderPage {
    let mut waiting = std::mem::take(&mut sheet.works);
    let mut rows = Vec::with_capacity(waiting.len());
    for (place, ids) in sheet.places.iter().enumerate() {
        for id in ids {
            if let Some(at) = waiting.iter().position(|work| work.assignment == *id) {
                rows.push(Row {
                    work: waiting.remove(at),
                    place: (place + 1).to_string(),
                });
            }
        }
    }
    let n_placed = rows.len();
    rows.extend(waiting.into_iter().map(|work| Row {
        work,
        place: String::new(),
    }));
    let round = &sheet.own.round;
    OrderPage {
        saved: clock(sheet.saved_at, &sheet.own.edition),
        is_open: check_takes_cards(round.state, round.deadline_at, app.clock.now()).is_ok(),
        is_dry_run: round.state == RoundState::DryRun,
        notice: no.map(|no| ui.sentence("refusal", no.code, &no.facts)),
        n_placed,
        rows,
        errors,
        sheet,
        ui,
    }
}

/// The list of a ranking round.
pub(super) async fn show_order(
    app: &App,
    ui: Ui,
    id: RoundId,
    query: &[(String, String)],
) -> PageResult {
    if !query.is_empty() {
        return Err(unknown_view());
    }
    let sheet = actions::find_order(app, &ui.actor, id).await?;
    page(&order_page(app, ui, sheet, FieldErrors::new(), None))
}

fn wants_json(request: &HttpRequest) -> bool {
    request
        .headers()
        .get(header::ACCEPT)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.starts_with("application/json"))
}

/// The key of a form that may have waited for the network, and its other fields.
fn without_key(pairs: Vec<(String, String)>) -> (Option<String>, Vec<(String, String)>) {
    let key = pairs
        .iter()
        .find(|(name, _)| name == "key")
        .map(|(_, value)| value.clone());
    let rest = pairs
        .into_iter()
        .filter(|(name, _)| name != "key")
        .collect();
    (key, rest)
}

/// `POST /{lang}/judging/rounds/{round_id}/order`: from the script, which wants JSON, or as a plain form.
pub async fn cast_order(
    app: web::Data<App>,
    ui: Ui,
    request: HttpRequest,
    path: web::Path<(String, RoundId)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> PageResult {
    let id = path.1;
    let (key, fields) = without_key(pairs);
    let outcome = match forms::read_places(&fields) {
        Ok(places) => actions::cast_order(&app, &ui.actor, id, key.as_deref(), &places).await,
        Err(errors) => Err(errors.into()),
    };
    let (errors, no) = match outcome {
        Ok(done) if wants_json(&request) => {
            return json(&super::super::api::OrderedView::from(done));
        }
        Ok(_) => return see_other(ui.link(&format!("/judging/rounds/{id}"))),
        Err(ActionError::Fields(errors)) if !wants_json(&request) => (errors, None),
        Err(ActionError::Refused(no)) if !wants_json(&request) => (FieldErrors::new(), Some(no)),
        Err(error) => return Err(error),
    };
    let sheet = actions::find_order(&app, &ui.actor, id).await?;
    let again = order_page(&app, ui, sheet, errors, no);
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &again)
}

#[derive(Template)]
#[template(path = "judging/pair.html")]
struct PairPage {
    ui: Ui,
    sheet: PairSheet,
    /// The two works, each with its side and the key that prefers it; empty when all had their looks.
    sides: Vec<(Work, &'static str, &'static str)>,
    saved: Option<String>,
    is_open: bool,
    is_dry_run: bool,
    zoom_words: String,
}

/// Two works of a round of pairs; `?again=1` shows the last two once more.
pub(super) async fn show_pair(
    app: &App,
    ui: Ui,
    id: RoundId,
    query: &[(String, String)],
) -> PageResult {
    let again = match query {
        [] => false,
        [(name, value)] if name == "again" && value == "1" => true,
        _ => return Err(unknown_view()),
    };
    let mut sheet = actions::find_pair(app, &ui.actor, id, again).await?;
    let sides = sheet.pair.take().map_or_else(Vec::new, |(first, second)| {
        vec![
            (first, "first", "ArrowLeft"),
            (second, "second", "ArrowRight"),
        ]
    });
    let round = &sheet.own.round;
    page(&PairPage {
        saved: clock(sheet.saved_at, &sheet.own.edition),
        is_open: check_takes_cards(round.state, round.deadline_at, app.clock.now()).is_ok(),
        is_dry_run: round.state == RoundState::DryRun,
        zoom_words: zoom_words(&ui),
        sides,
        sheet,
        ui,
    })
}

/// `POST /{lang}/judging/rounds/{round_id}/comparison`: fields `first`, `second`, `ahead`.
pub async fn cast_comparison(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, RoundId)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> PageResult {
    let (key, fields) = without_key(pairs);
    let mut errors = FieldErrors::new();
    let (mut first, mut second, mut ahead) = (None, None, None);
    for (name, value) in &fields {
        match name.as_str() {
            "first" => first = value.parse().ok(),
            "second" => second = value.parse().ok(),
            "ahead" => ahead = value.parse::<Ahead>().ok(),
            other => errors.add(other.to_owned(), "unknown-field"),
        }
    }
    let (Some(first), Some(second), Some(ahead), true) = (first, second, ahead, errors.is_empty())
    else {
        if errors.is_empty() {
            errors.add("ahead", "malformed");
        }
        return Err(errors.into());
    };
    actions::cast_comparison(
        &app,
        &ui.actor,
        path.1,
        key.as_deref(),
        (first, second),
        ahead,
    )
    .await?;
    see_other(ui.link(&format!("/judging/rounds/{}", path.1)))
}

/// Whether this is what was said before.
pub(super) fn was_said(said: &Option<Ahead>, side: &str) -> bool {
    said.is_some_and(|said| said.as_str() == side)
}
